/** Text that could not be saved: what happened, what is safe, and the ways out, above the record. */
import { Button } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../shared/words/words.ts';
import { commitAll } from '../api/draft-fields.ts';
import { useSaved } from '../api/saved-state.ts';
import { copyText } from '../components/copy-text.ts';
import { KeyHint } from '../components/key-hint.tsx';
import { clockTime } from './saved-indicator.tsx';
import classes from './unsaved-banner.module.css';

export function UnsavedBanner() {
  const unsaved = useSaved((s) => s.unsaved);
  const lastSavedAt = useSaved((s) => s.lastSavedAt);
  const [copied, setCopied] = useState(false);
  const [first] = unsaved;
  if (first === undefined) return null;
  return (
    <div className={classes.banner} role="alert">
      <IconAlertOctagon className={classes.icon} size={16} stroke={1.6} aria-hidden="true" />
      <div className={classes.words}>
        <p className={classes.title}>
          {unsaved.length === 1 ? t('window.unsaved.title') : t('window.unsaved.titleSeveral', { count: unsaved.length })}
        </p>
        <p className={classes.text}>
          {first.error.message} {first.error.hint ?? ''}{' '}
          {lastSavedAt === null ? '' : t('window.unsaved.safeUntil', { time: clockTime(lastSavedAt) })}
        </p>
        <div className={classes.deeds}>
          <Button onClick={() => void commitAll()} rightSection={<KeyHint keys="Ctrl+S" joined onFill />} aria-keyshortcuts="Control+S">
            {t('window.unsaved.again')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              void copyText(unsaved.map((entry) => entry.text).join('\n\n')).then(setCopied);
            }}
          >
            {copied ? t('window.unsaved.copied') : t(unsaved.length === 1 ? 'window.unsaved.copy' : 'window.unsaved.copyAll')}
          </Button>
          <span className={classes.since}>{t('window.unsaved.sinceLine', { time: clockTime(first.since) })}</span>
          <span className={classes.code}>
            {first.error.code} · {first.error.ref}
          </span>
        </div>
      </div>
    </div>
  );
}
