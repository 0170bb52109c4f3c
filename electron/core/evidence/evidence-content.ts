/**
 * Takes the content of a file into the engagement and writes it out again. Content comes in two passes: hash first,
 * then store, so that the same content is stored once and a file that changes meanwhile is noticed.
 */
import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { fileSize } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { type FileContext, stopIfCancelled } from '../context.ts';
import { writeAtomically } from '../export/atomic-file.ts';
import { isSameFile } from '../file/disk.ts';
import type { OpenFile } from '../file/open-file.ts';
import type { IncomingFile } from '../ports.ts';
import { displayName } from './file-name.ts';
import { HEAD_BYTES, mediaTypeOf } from './media-type.ts';
import { readPicture } from './picture-size.ts';

const PIECE_BYTES = 256 * 1024;
/** The field `bytes` of evidence holds no more. */
const MAX_BYTES = 1_000_000_000;

export interface StoredContent {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly fileName: string;
}

/** Content is added and purged one after the other, per file: else a purge could drop chunks that an addition counts on. */
const turns = new WeakMap<OpenFile, Promise<unknown>>();

/** Runs `work` when all earlier work on the content of this file has ended. */
export async function inTurn<T>(file: OpenFile, work: () => T | Promise<T>): Promise<T> {
  const before = turns.get(file) ?? Promise.resolve();
  const mine = before.then(work, work);
  turns.set(
    file,
    mine.catch(() => undefined),
  );
  return mine;
}

type Report = (done: number, total: number, what: string) => void;

export function reporter(context: FileContext, task: string | undefined): Report {
  return (done, total, what) => {
    if (task !== undefined) context.ports.progress({ task, done, total, what });
  };
}

async function sizeOf(source: IncomingFile, name: string): Promise<number> {
  if (source.kind === 'bytes') return source.bytes.length;
  const facts = await stat(source.path);
  // A pipe or a device would be read without an end.
  if (!facts.isFile()) throw new AppError('CANNOT_READ', t('evidenceRules.notAFile', { name }));
  return facts.size;
}

/** One buffer for the whole file: a piece is used up before the next is read. Streams make a new one each time, which piles up. */
async function* readInPieces(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const buffer = new Uint8Array(PIECE_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, PIECE_BYTES, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function* piecesOf(context: FileContext, source: IncomingFile): AsyncGenerator<Uint8Array> {
  const pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = source.kind === 'bytes' ? [source.bytes] : readInPieces(source.path);
  for await (const piece of pieces) {
    stopIfCancelled(context);
    yield piece;
  }
  stopIfCancelled(context);
}

/** What the file system says about a source that cannot be read, as the error a person understands. */
function readFailure(error: unknown, name: string): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (error instanceof AppError || typeof code !== 'string' || code.startsWith('SQLITE_')) return error;
  const reading = ['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'EIO', 'EBUSY', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ENXIO', 'ETIMEDOUT'];
  return reading.includes(code) ? new AppError('CANNOT_READ', t('errors.cannotRead', { name }), { cause: error }) : error;
}

/** First pass: size, hash and kind of what is there now. */
async function examine(context: FileContext, source: IncomingFile, name: string, report: Report) {
  const size = await sizeOf(source, name);
  if (size === 0) throw new AppError('CANNOT_READ', t('evidenceRules.empty', { name }));
  if (size > MAX_BYTES) throw new AppError('TOO_LARGE', t('evidenceRules.tooLarge', { name, limit: fileSize(MAX_BYTES) }));
  const hash = createHash('sha256');
  const head = new Uint8Array(HEAD_BYTES);
  let bytes = 0;
  for await (const piece of piecesOf(context, source)) {
    if (bytes < HEAD_BYTES) head.set(piece.subarray(0, HEAD_BYTES - bytes), bytes);
    hash.update(piece);
    bytes += piece.length;
    report(bytes, size * 2, t('evidenceRules.reading', { name }));
  }
  if (bytes !== size) throw new AppError('CANNOT_READ', t('evidenceRules.changedWhileRead', { name }));
  return { sha256: hash.digest('hex'), bytes, mediaType: mediaTypeOf(head.subarray(0, bytes), name) };
}

/** Second pass, only for content that no evidence keeps yet. Leaves nothing behind when it fails or is cancelled. */
async function store(context: FileContext, source: IncomingFile, name: string, sha256: string, bytes: number, report: Report) {
  const { blobs, queries } = context.file;
  if (queries.evidence.withContent(sha256).length > 0 && blobs.has(sha256)) return;
  // Chunks that no evidence names are the rest of an addition that was cut off.
  blobs.drop(sha256);
  let stored = 0;
  try {
    const found = await blobs.put(sha256, piecesOf(context, source), (more) => {
      stored += more;
      // A file that grows while it is read, a log for one, would be stored without an end.
      if (stored > bytes) throw new AppError('CANNOT_READ', t('evidenceRules.changedWhileRead', { name }));
      report(bytes + stored, bytes * 2, t('evidenceRules.storing', { name }));
    });
    if (found !== sha256) throw new AppError('CANNOT_READ', t('evidenceRules.changedWhileRead', { name }));
    stopIfCancelled(context);
  } catch (error) {
    blobs.drop(sha256);
    throw error;
  }
}

/**
 * Takes the content in, then runs `record` in the same turn, which writes the evidence row that names it. When
 * `record` fails, content that nothing else keeps is dropped again.
 * @throws READ_ONLY, NOT_ALLOWED, CANNOT_READ, TOO_LARGE, NOT_A_PICTURE (pasted content that is no sound picture), CANCELLED
 */
export async function takeIn<T>(
  context: FileContext,
  source: IncomingFile,
  task: string | undefined,
  record: (content: StoredContent) => T,
  pasted: 'picture' | 'any' = 'picture',
): Promise<T> {
  if (context.file.readOnly !== 'no') throw new AppError('READ_ONLY', t('errors.readOnly'));
  const name = displayName(source.name);
  // What is pasted claims to be a picture; a file from disk is evidence whatever it is.
  if (source.kind === 'bytes') {
    if (pasted === 'picture') readPicture(source.bytes);
  } else if (isSameFile(source.path, context.file.path)) throw new AppError('NOT_ALLOWED', t('evidenceRules.engagementItself'));
  return inTurn(context.file, async () => {
    stopIfCancelled(context);
    const report = reporter(context, task);
    try {
      const found = await examine(context, source, name, report);
      const keptBefore = context.file.queries.evidence.withContent(found.sha256).length > 0;
      await store(context, source, name, found.sha256, found.bytes, report);
      try {
        return record({ ...found, fileName: name });
      } catch (error) {
        if (!keptBefore) context.file.blobs.drop(found.sha256);
        throw error;
      }
    } catch (error) {
      throw readFailure(error, name);
    }
  });
}

/** The kept content, checked against its hash at the end. @throws RULE when nothing is kept, DAMAGED when it is not the content that came in. */
export function* keptContent(file: OpenFile, evidence: Row<'evidence'>): Generator<Uint8Array> {
  const sha256 = requireKept(evidence);
  const hash = createHash('sha256');
  for (const chunk of file.blobs.chunks(sha256)) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== sha256) throw new AppError('DAMAGED', t('evidenceRules.contentDamaged', { number: evidence.number }));
}

/** The hash of content that is in the file. @throws RULE when it was seen only, or purged. */
export function requireKept(evidence: Row<'evidence'>): string {
  if (evidence.content === 'purged') throw new AppError('RULE', t('evidenceRules.purged', { number: evidence.number }));
  if (evidence.content === 'seen' || evidence.sha256 === null)
    throw new AppError('RULE', t('evidenceRules.notKept', { number: evidence.number }));
  return evidence.sha256;
}

/**
 * Gives the memory of a chunk back at once. Buffers from SQLite are cleared away only when some 64 MB of them have piled
 * up, which is most of what a copy of a large file would need.
 */
function letGo(chunk: Uint8Array): void {
  if (chunk.buffer instanceof ArrayBuffer && chunk.byteLength === chunk.buffer.byteLength) chunk.buffer.transfer(0);
}

/**
 * Writes the content to a temp name beside the target, makes it durable, then renames: the target is the old file or
 * the whole new one, never half of it.
 * @returns bytes written
 */
export async function writeCopy(
  context: FileContext,
  evidence: Row<'evidence'>,
  target: string,
  task: string | undefined,
): Promise<number> {
  const report = reporter(context, task);
  const fill = async (temp: string): Promise<number> => {
    const handle = await open(temp, 'r+');
    let written = 0;
    try {
      for (const chunk of keptContent(context.file, evidence)) {
        stopIfCancelled(context);
        await handle.writeFile(chunk);
        written += chunk.length;
        letGo(chunk);
        report(written, evidence.bytes, t('evidenceRules.copying'));
      }
    } finally {
      await handle.close();
    }
    return written;
  };
  return await writeAtomically(target, context.ports.ids.uuid(), fill, 0o600);
}
