/** The frame of screens without an open file: a side with the product's name and deeds, the work area, the foot. */
import type { ReactNode } from 'react';
import { t } from '../../shared/words/words.ts';
import { useRead } from '../api/use-read.ts';
import { PlainLayout } from '../components/plain-layout.tsx';
import classes from './foot-bar.module.css';
import { FootKeys } from './foot-keys.tsx';

export interface PlainFrameProps {
  readonly side?: ReactNode;
  readonly note?: string;
  readonly children: ReactNode;
}

export function PlainFrame({ side, note, children }: PlainFrameProps) {
  const settings = useRead('settings.show', {}).data;
  return (
    <PlainLayout
      side={side}
      note={note}
      foot={
        <footer className={classes.bar}>
          <FootKeys />
          <div className={classes.facts}>
            <span>{t('window.foot.nothingLeaves')}</span>
            {settings === undefined ? null : <span>{t('window.foot.version', { version: settings.version })}</span>}
            {settings === undefined || settings.settings.myName === '' ? null : <span>{settings.settings.myName}</span>}
          </div>
        </footer>
      }
    >
      {children}
    </PlainLayout>
  );
}
