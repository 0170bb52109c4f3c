/** The export thread: renders one job into the file it is given, says how far it is, and ends. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { t } from '../../../shared/words/words.ts';
import type { ExportJob, FromWorker, Rendered, WorkerInput } from './jobs.ts';
import { renderAuditTime } from './pdf/render-audit-time.ts';
import { renderCertificate } from './pdf/render-certificate.ts';
import { renderForm } from './pdf/render-form.ts';
import { renderPlan } from './pdf/render-plan.ts';
import { renderProof } from './pdf/render-proof.ts';
import { type RenderedReport, renderReport } from './pdf/render-report.ts';
import { renderWorkbook } from './workbook/render-workbook.ts';
import { renderResponseBook } from './workbook/response-book.ts';

type OnProgress = (done: number, total: number, what: string) => void;
/** What a renderer made: the content itself for a paper, a file for a workbook, whose writer streams. */
type Made = Rendered & { readonly bytes?: Uint8Array };
type Renderer<K extends ExportJob['kind']> = (
  job: Extract<ExportJob, { kind: K }>,
  path: string | null,
  onProgress: OnProgress,
) => Promise<Made>;

/** A paper other than the report, which tells more about its progress. */
async function paperMade(
  what: string,
  onProgress: OnProgress,
  render: (onShare: (share: number) => void) => Promise<RenderedReport>,
): Promise<Made> {
  onProgress(0, 0, what);
  const paper = await render((share) => onProgress(Math.round(share * 100), 100, what));
  return { pages: paper.pages, sheets: [], missingGlyphs: paper.missingGlyphs.map((one) => one.code), bytes: paper.bytes };
}

/** A stream whose content stays in memory. */
function collector(): { readonly stream: Writable; bytes(): Uint8Array } {
  const chunks: Uint8Array[] = [];
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, bytes: () => Buffer.concat(chunks) };
}

const renderers: { readonly [K in ExportJob['kind']]: Renderer<K> } = {
  report: async (job, _path, onProgress) => {
    onProgress(0, 0, t('report.progressNote.layout'));
    const report = await renderReport(
      job.model,
      job.fontFolder,
      (share) => onProgress(Math.round(share * 100), 100, t('report.progressNote.pages')),
      job.look,
    );
    onProgress(100, 100, t('report.progressNote.writing'));
    return { pages: report.pages, sheets: [], missingGlyphs: report.missingGlyphs.map((one) => one.code), bytes: report.bytes };
  },
  plan: (job, _path, onProgress) =>
    paperMade(t('planPaper.progress'), onProgress, (share) => renderPlan(job.model, job.fontFolder, share, job.look)),
  form: (job, _path, onProgress) =>
    paperMade(t('responseForm.progress'), onProgress, (share) => renderForm(job.model, job.fontFolder, share, job.look)),
  'audit-time': (job, _path, onProgress) =>
    paperMade(t('auditTimeReport.progress'), onProgress, (share) => renderAuditTime(job.model, job.fontFolder, share, job.look)),
  proof: (job, _path, onProgress) => paperMade(t('looks.progress'), onProgress, () => renderProof(job.fontFolder, job.look)),
  certificate: (job, _path, onProgress) =>
    paperMade(t('certificatePaper.progress'), onProgress, (share) => renderCertificate(job.model, job.fontFolder, share, job.look)),
  response: async (job, path, onProgress) => {
    if (path === null) throw new Error('A workbook is written to a file.');
    onProgress(0, 0, t('responseBook.progress'));
    const { sheets } = await renderResponseBook(job.model, path);
    return { pages: 0, sheets, missingGlyphs: [] };
  },
  workbook: async (job, path, onProgress) => {
    const memory = path === null ? collector() : null;
    const { sheets } = await renderWorkbook(job.model, memory?.stream ?? path ?? '', (done, total, name) =>
      onProgress(done, total, t('report.progressNote.sheet', { name })),
    );
    return { pages: 0, sheets, missingGlyphs: [], ...(memory === null ? {} : { bytes: memory.bytes() }) };
  },
};

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const port = parentPort;
if (port === null) throw new Error('The export worker runs as a thread only.');
const send = (message: FromWorker) => port.postMessage(message);

const { job, path } = workerData as WorkerInput;
const onProgress: OnProgress = (done, total, what) => send({ type: 'progress', done, total, what });
/** The table's type is per kind, so the kind is narrowed here. */
function render(one: ExportJob): Promise<Made> {
  switch (one.kind) {
    case 'report':
      return renderers.report(one, path, onProgress);
    case 'plan':
      return renderers.plan(one, path, onProgress);
    case 'form':
      return renderers.form(one, path, onProgress);
    case 'audit-time':
      return renderers['audit-time'](one, path, onProgress);
    case 'proof':
      return renderers.proof(one, path, onProgress);
    case 'response':
      return renderers.response(one, path, onProgress);
    case 'certificate':
      return renderers.certificate(one, path, onProgress);
    case 'workbook':
      return renderers.workbook(one, path, onProgress);
  }
}

try {
  const { bytes: content, ...rendered } = await render(job);
  if (path !== null) {
    if (content !== undefined) await writeFile(path, content);
    send({ type: 'done', written: { ...rendered, bytes: (await stat(path)).size, sha256: await sha256Of(path) }, content: null });
  } else if (content !== undefined) {
    const sha256 = createHash('sha256').update(content).digest('hex');
    send({ type: 'done', written: { ...rendered, bytes: content.length, sha256 }, content });
  }
} catch (thrown) {
  const code = (thrown as { code?: unknown } | null)?.code;
  send({
    type: 'failed',
    code: typeof code === 'string' ? code : '',
    stack: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
  });
}
