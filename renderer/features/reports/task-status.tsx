/** How far the work of a dialog is, and the file that came out of it. */
import { fileSize, wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { Meter } from '../../components/stacked-bar.tsx';
import classes from './reports-screen.module.css';
import type { Task } from './use-task.ts';

export interface Written {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly more: string;
}

export function TaskStatus({ task, written }: { readonly task: Task; readonly written: Written | null }) {
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
