/** The end of an import: how many rows are ready, what is left out, and the one deed. */
import { Button, Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import classes from './table-import.module.css';
import type { ImportStanding, TablePreview } from './table-shapes.ts';

export interface ImportAcceptProps<F extends string> {
  readonly preview: TablePreview<F>;
  readonly busy: ImportStanding['busy'];
  /** What the button does, e.g. `Import 12 AI systems`. */
  readonly deed: string;
  /** Why it waits besides wrong rows; null when it does not. */
  readonly waits: string | null;
  /** Further counts beside ready, wrong and left out. */
  readonly counts?: readonly string[];
  readonly leaveOutWrong: boolean;
  readonly onLeaveOutWrong: (on: boolean) => void;
  readonly onAccept: () => void;
  readonly children?: ReactNode;
}

export function ImportAccept<F extends string>(props: ImportAcceptProps<F>) {
  const { preview, busy, deed, counts = [], leaveOutWrong, onLeaveOutWrong, onAccept, children } = props;
  const waits =
    props.waits ??
    (preview.wrong > 0 && !leaveOutWrong
      ? t('tableImport.waitsFor', { count: wholeNumber(preview.wrong) })
      : preview.ready === 0
        ? t('tableImport.nothing')
        : null);
  return (
    <footer className={classes.accept}>
      <p className={classes.counts}>
        <strong>{t('tableImport.ready', { count: wholeNumber(preview.ready) })}</strong>
        {[
          t('tableImport.wrong', { count: wholeNumber(preview.wrong) }),
          t('tableImport.leftOut', { count: wholeNumber(preview.leftOut) }),
          ...counts,
        ]
          .map((one) => ` · ${one}`)
          .join('')}
      </p>
      {preview.wrong === 0 ? null : (
        <Checkbox
          label={t('tableImport.leaveOutWrong')}
          checked={leaveOutWrong}
          onChange={(event) => onLeaveOutWrong(event.currentTarget.checked)}
        />
      )}
      {children}
      <div className={classes.deed}>
        <Button disabled={waits !== null || busy?.kind === 'reading'} loading={busy?.kind === 'writing'} onClick={onAccept}>
          {deed}
        </Button>
        {waits === null ? null : <span className={classes.quiet}>{waits}</span>}
      </div>
    </footer>
  );
}
