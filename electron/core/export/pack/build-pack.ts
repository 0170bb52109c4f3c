/**
 * Builds a pack: sets the papers in the export thread, reads every content once for its checksums and once for the zip,
 * signs, and writes under a temporary name. The engine's own thread writes the zip, since it alone holds the open file and
 * its key; it gives others their turn at every chunk, and looks there whether it was cancelled.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { t } from '../../../../shared/words/words.ts';
import { type FileContext, stopIfCancelled } from '../../context.ts';
import { refuseEngagementTarget } from '../../file/disk.ts';
import { givenLook } from '../../templates/stored-look.ts';
import { writeAtomically } from '../atomic-file.ts';
import type { ExportJob } from '../jobs.ts';
import { renderInThread } from '../run-export.ts';
import { type BagFile, makeBag, PUBLIC_KEY, SIGNATURE } from './bag.ts';
import { publicKeyFile, type SigningKey, signatureFile } from './minisign.ts';
import type { PackModel, PackPaper } from './pack-model.ts';
import { bagInfo, contentFiles, INDEX, indexPage, LEDGER_PATH, recordFiles, textFile, VERIFY, verifyText } from './pack-texts.ts';
import { slugOf } from './records/audit-work.ts';
import { writeZip } from './write-zip.ts';

export interface BuiltPack {
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Files of the payload. */
  readonly files: number;
  /** What was signed, as the seal records it. */
  readonly tagManifestSha256: string;
}

/** Shares of the whole: setting papers, hashing, writing. */
const SET = 50;
const HASHED = 75;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A content that lets others work between its chunks. @throws CANCELLED */
function stepwise(context: FileContext, { path, content }: BagFile): BagFile {
  return {
    path,
    async *content() {
      for await (const chunk of content()) {
        stopIfCancelled(context);
        yield chunk;
        await breathe();
      }
    },
  };
}

async function setPaper(context: FileContext, { job }: PackPaper, onShare: (share: number) => void): Promise<Uint8Array> {
  const whole: ExportJob =
    job.kind === 'workbook' ? job : { ...job, fontFolder: join(context.ports.resources, 'fonts'), look: givenLook(context) };
  const { content } = await renderInThread(context.ports.exportThread.script, { job: whole, path: null }, context.signal, (done, total) =>
    onShare(total === 0 ? 0 : done / total),
  );
  if (content === null) throw new Error('A paper that was asked for in memory came back without its content.');
  return content;
}

/** One line for each entry: its hash, a space, and the canonical JSON that was hashed. */
function ledgerFile({ ledger }: PackModel): BagFile {
  return {
    path: LEDGER_PATH,
    *content() {
      for (const { hash, body } of ledger.lines()) yield Buffer.from(`${hash} ${body}\n`, 'utf8');
    },
  };
}

/** Small pieces become larger ones, so that giving others their turn costs little. */
function inPieces({ path, content }: BagFile, size = 256 * 1024): BagFile {
  return {
    path,
    async *content() {
      let waiting: Uint8Array[] = [];
      let bytes = 0;
      for await (const chunk of content()) {
        waiting.push(chunk);
        bytes += chunk.length;
        if (bytes < size) continue;
        yield Buffer.concat(waiting);
        waiting = [];
        bytes = 0;
      }
      if (bytes > 0) yield Buffer.concat(waiting);
    },
  };
}

async function sha256Of(context: FileContext, path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    stopIfCancelled(context);
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}

/**
 * @param target absolute path that the person chose
 * @throws CANCELLED, CANNOT_WRITE, DISK_FULL, DAMAGED; what stood at the target is unchanged then
 */
export async function buildPack(
  context: FileContext,
  model: PackModel,
  key: SigningKey,
  target: string,
  task: string | undefined,
): Promise<BuiltPack> {
  stopIfCancelled(context);
  refuseEngagementTarget(target, context.session.file?.path ?? null);
  const tell = (done: number, what: string) => {
    if (task !== undefined) context.ports.progress({ task, done: Math.min(100, Math.round(done)), total: 100, what });
  };
  return await writeAtomically(target, context.ports.ids.ref(), async (temporary) => {
    const titles = new Map<string, string>();
    const payload: BagFile[] = [];
    for (const [index, paper] of model.papers.entries()) {
      const share = (part: number) =>
        tell(((index + part) / model.papers.length) * SET, t('pack.progress.setting', { title: paper.title }));
      share(0);
      const bytes = await setPaper(context, paper, share);
      payload.push({ path: paper.path, content: () => [bytes] });
      titles.set(paper.path, paper.title);
    }
    for (const { title, file } of [...recordFiles(model), ...contentFiles(model)]) {
      payload.push(file);
      titles.set(file.path, title);
    }
    for (const { path, title, chunks } of model.contents) {
      payload.push({ path, content: chunks });
      titles.set(path, title);
    }
    payload.push(inPieces(ledgerFile(model)));
    titles.set(LEDGER_PATH, t('pack.file.ledger'));

    const folder = `decision-pack-${slugOf(model.source.audit.number)}`;
    const steps = payload.map((file) => stepwise(context, file));
    const bag = await makeBag(
      {
        payload: steps,
        tags: (checked) => [
          textFile(INDEX, indexPage(model, key, checked, titles)),
          textFile(VERIFY, verifyText(model, key, folder)),
          textFile(PUBLIC_KEY, publicKeyFile(key)),
        ],
        info: bagInfo(model, key),
      },
      (done) => tell(SET + (done / steps.length) * (HASHED - SET), t('pack.progress.hashing')),
    );
    const seconds = Math.floor(Date.parse(model.ledger.at) / 1000);
    const signature = signatureFile(key, bag.tagManifest, `timestamp:${seconds}\tfile:tagmanifest-sha256.txt\tledger:${model.ledger.at}`);
    let written = 0;
    const files = [...bag.files, textFile(SIGNATURE, signature)].map((file) => ({
      path: file.path,
      async *content() {
        yield* file.content();
        written += 1;
        tell(HASHED + (written / (bag.files.length + 1)) * (100 - HASHED), t('pack.progress.writing'));
      },
    }));
    await writeZip(folder, files, temporary, context.signal);
    return {
      fileName: basename(target),
      bytes: (await stat(temporary)).size,
      sha256: await sha256Of(context, temporary),
      files: bag.payload.length,
      tagManifestSha256: createHash('sha256').update(bag.tagManifest).digest('hex'),
    };
  });
}
