/** How far the work of a dialog is, and the file that came out of it. */
import type { Progress } from '../../shared/contract/names.ts';
import { fileSize, wholeNumber } from '../../shared/words/dates.ts';
import { t } from '../../shared/words/words.ts';
import { Meter } from './stacked-bar.tsx';
import classes from './task-status.module.css';

export interface Written {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly more: string;
}

/** What is being written, null while nothing runs, and how far it is. */
export interface Running {
  readonly running: string | null;
  readonly progress: Progress | null;
}

export function TaskStatus({ task, written }: { readonly task: Running; readonly written: Written | null }) {
  const { running, progress } = task;
  return (
    <div role="status">
      {running === null ? null : (
        <>
          <p>{t('reports.writing', { name: running })}</p>
          {progress === null || progress.total === 0 ? null : (
            <Meter
              value={progress.done}
              total={progress.total}
              label={t('reports.progress', {
                what: progress.what,
                done: wholeNumber(progress.done),
                total: wholeNumber(progress.total),
              })}
            />
          )}
        </>
      )}
      {written === null ? null : (
        <div>
          <p className={classes.file}>{t('reports.writtenFile', { name: written.name, size: fileSize(written.bytes) })}</p>
          <p className={classes.note}>{written.more}</p>
          <p className="mono">
            {t('reports.hash')} {written.sha256.match(/.{1,4}/g)?.join(' ')}
          </p>
        </div>
      )}
    </div>
  );
}
