/** Runs an export in a thread of its own, with progress and cancel, and puts the file where the person chose. */
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { type AppContext, type FileContext, stopIfCancelled } from '../context.ts';
import { refuseEngagementTarget } from '../file/disk.ts';
import { givenLook } from '../templates/stored-look.ts';
import { writeAtomically } from './atomic-file.ts';
import type { ExportJob, FromWorker, WorkerInput, WrittenFile } from './jobs.ts';

export interface Exported extends WrittenFile {
  /** Name without folder: no path goes back to the page. */
  readonly fileName: string;
}

/**
 * Room for what is made and thrown away at once, in MiB. Left alone it grows until a report of 500 findings takes half as
 * much memory again, and little time is won by it.
 */
export const YOUNG_MEBIBYTES = 12;

/**
 * Renders into `path`. The thread is ended as soon as the signal aborts: rendering has no step at which it could look.
 * @throws AppError CANCELLED; an error with the system's code for what the system refused; Error for a fault of ours
 */
export function renderInThread(
  script: string,
  input: WorkerInput,
  signal: AbortSignal,
  onProgress: (done: number, total: number, what: string) => void,
): Promise<{ readonly written: WrittenFile; readonly content: Uint8Array | null }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: input, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEBIBYTES } });
    let settled = false;
    const settle = (end: () => void) => {
      if (settled) return;
      settled = true;
      signal.removeEventListener('abort', cancel);
      // The file may be renamed or removed only when the thread can no longer write to it.
      void worker.terminate().then(end, end);
    };
    const cancel = () => settle(() => reject(new AppError('CANCELLED', t('errors.cancelled'))));
    signal.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'progress') {
        if (!settled) onProgress(message.done, message.total, message.what);
      } else if (message.type === 'done') settle(() => resolve({ written: message.written, content: message.content }));
      else settle(() => reject(Object.assign(new Error(message.stack), message.code === '' ? {} : { code: message.code })));
    });
    worker.on('error', (thrown) => settle(() => reject(thrown)));
    worker.on('exit', (code) => settle(() => reject(new Error(`The export thread ended early (${code}).`))));
    if (signal.aborted) cancel();
  });
}

/**
 * @param target absolute path of the file to make or replace
 * @param task name under which the window follows and cancels the work
 * @throws AppError NOT_ALLOWED, CANCELLED, CANNOT_WRITE or DISK_FULL; the file that stood there before is unchanged then
 */
export async function runExport(context: AppContext, job: ExportJob, target: string, task: string | undefined): Promise<Exported> {
  stopIfCancelled(context);
  const { ports, session } = context;
  refuseEngagementTarget(target, session.file?.path ?? null);
  const { written } = await writeAtomically(target, ports.ids.ref(), (path) =>
    renderInThread(ports.exportThread.script, { job, path }, context.signal, (done, total, what) => {
      if (task !== undefined) ports.progress({ task, done, total, what });
    }),
  );
  if (written.missingGlyphs.length > 0)
    ports.log.write('warning', 'export', 'characters without a shape', { count: written.missingGlyphs.length });
  return { ...written, fileName: basename(target) };
}

type PdfJob = Extract<ExportJob, { fontFolder: string }>;
/** A paper to set, without the place of the fonts, which the host knows, and the look, which the engagement keeps. */
export type Paper =
  Exclude<PdfJob, { kind: 'proof' }> extends infer J ? (J extends PdfJob ? Omit<J, 'fontFolder' | 'look'> : never) : never;

/** Sets a paper as PDF. @throws as `runExport` */
export async function exportPdf(context: FileContext, paper: Paper, target: string, task: string | undefined) {
  const job: ExportJob = { ...paper, fontFolder: join(context.ports.resources, 'fonts'), look: givenLook(context) };
  const { fileName, bytes, sha256, pages } = await runExport(context, job, target, task);
  return { fileName, bytes, sha256, pages };
}
