/** Side, work area and foot of the window while no file is open. */
import type { ReactNode } from 'react';
import { t } from '../../shared/words/words.ts';
import classes from './plain-layout.module.css';
import { ProductMark } from './product-mark.tsx';

export interface PlainLayoutProps {
  readonly side?: ReactNode;
  /** One quiet sentence at the end of the side. */
  readonly note?: string | undefined;
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

export function PlainLayout({ side, note, foot, children }: PlainLayoutProps) {
  return (
    <div className={classes.frame}>
      <aside className={classes.side} data-pane aria-label={t('window.product')}>
        <div className={classes.name}>
          <ProductMark />
          <span>{t('window.product')}</span>
        </div>
        {side}
        {note === undefined ? null : <p className={classes.note}>{note}</p>}
      </aside>
      <main className={classes.work} data-pane tabIndex={-1}>
        {children}
      </main>
      {foot}
    </div>
  );
}
