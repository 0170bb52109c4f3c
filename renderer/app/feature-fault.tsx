/** A screen that failed while it was drawn: the rest of the window still works. */
import { Button } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../shared/words/words.ts';
import { copyText } from '../components/copy-text.ts';
import classes from './feature-fault.module.css';

export function FeatureFault({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const [copied, setCopied] = useState(false);
  const details = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
  return (
    <div className={classes.fault} role="alert">
      <h1 className={classes.title}>{t('window.fault.title')}</h1>
      <p className={classes.safe}>{t('window.fault.safe')}</p>
      <div className={classes.deeds}>
        <Button
          autoFocus
          onClick={() => {
            reset();
            void router.invalidate();
          }}
        >
          {t('window.fault.again')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            void copyText(details).then(setCopied);
          }}
        >
          {copied ? t('window.fault.copied') : t('window.fault.copy')}
        </Button>
      </div>
      <details className={classes.details}>
        <summary>{t('window.fault.details')}</summary>
        <pre className={classes.text}>{details}</pre>
      </details>
    </div>
  );
}
