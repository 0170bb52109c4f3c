/**
 * Evidence content, and the records of populations, inside the engagement file: 256 KiB chunks keyed by the SHA-256 of the whole. The same content is
 * stored once. Chunks are no part of the ledger; the row that names the hash is.
 */
import { createHash } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';

export const CHUNK_BYTES = 256 * 1024;
/** Chunks of one transaction: 4 MiB, so that memory and the rollback journal stay small. */
const CHUNKS_PER_WRITE = 16;

export interface BlobStore {
  has(sha256: string): boolean;
  /**
   * Stores content whose hash was computed beforehand. The source is read chunk by chunk; writing happens in several
   * small transactions, and nothing names the content until an evidence row does. When the source fails or stops, what
   * was stored so far is removed again.
   * @returns the hash of what was really read, so that the caller can tell a file that changed meanwhile.
   */
  put(sha256: string, source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, onBytes?: (bytes: number) => void): Promise<string>;
  /** The content, chunk by chunk. */
  chunks(sha256: string): IterableIterator<Uint8Array>;
  /** Hashes of content that no evidence and no population names (left by an import that was cut off). */
  orphans(): string[];
  /**
   * Removes such content, unless history names it: then an evidence row was altered, and what it stood for must still
   * be there when somebody looks into it. @returns how many contents.
   */
  dropOrphans(): number;
  drop(sha256: string): void;
}

/**
 * Cuts any stream of bytes into chunks of exactly `CHUNK_BYTES`, the last one shorter. A chunk's buffer is used again
 * `CHUNKS_PER_WRITE` chunks later, when SQLite has copied it: new ones would pile up faster than they are cleared away.
 */
async function* inChunks(source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const buffers = Array.from({ length: CHUNKS_PER_WRITE }, () => new Uint8Array(CHUNK_BYTES));
  let next = 0;
  let chunk = buffers[0] ?? new Uint8Array(CHUNK_BYTES);
  let filled = 0;
  for await (const piece of source) {
    let offset = 0;
    while (offset < piece.length) {
      const taken = Math.min(CHUNK_BYTES - filled, piece.length - offset);
      chunk.set(piece.subarray(offset, offset + taken), filled);
      filled += taken;
      offset += taken;
      if (filled === CHUNK_BYTES) {
        yield chunk;
        next = (next + 1) % buffers.length;
        chunk = buffers[next] ?? chunk;
        filled = 0;
      }
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}

export function createBlobStore(db: Database): BlobStore {
  const first = db.prepare('SELECT 1 FROM blob_chunk WHERE sha256 = ? LIMIT 1');
  const add = db.prepare('INSERT INTO blob_chunk (sha256, position, bytes) VALUES (?, ?, ?)');
  const read = db.prepare('SELECT bytes FROM blob_chunk WHERE sha256 = ? AND position = ?') as Statement<
    [string, number],
    { bytes: Buffer }
  >;
  const remove = db.prepare('DELETE FROM blob_chunk WHERE sha256 = ?');
  const orphans = db.prepare(
    `SELECT DISTINCT sha256 FROM blob_chunk
      WHERE sha256 NOT IN (SELECT sha256 FROM evidence WHERE sha256 IS NOT NULL UNION SELECT sha256 FROM report
        UNION SELECT contentSha256 FROM population WHERE contentSha256 IS NOT NULL
        UNION SELECT sha256 FROM look_file)
       -- A logo or font that was replaced stays for the way back.
       AND NOT EXISTS (SELECT 1 FROM change WHERE entity = 'look_file' AND instr(body, blob_chunk.sha256) > 0)`,
  ) as Statement<[], { sha256: string }>;
  // A hash is 64 hex digits: nothing else in the text of an entry reads like it by chance.
  const named = db.prepare(
    "SELECT 1 FROM change WHERE entity IN ('evidence', 'report', 'population', 'look_file') AND instr(body, ?) > 0 LIMIT 1",
  );
  const addMany = db.transaction((sha256: string, from: number, chunks: readonly Uint8Array[]) => {
    for (const [index, chunk] of chunks.entries()) add.run(sha256, from + index, chunk);
  });

  return {
    has: (sha256) => first.get(sha256) !== undefined,
    async put(sha256, source, onBytes) {
      const hash = createHash('sha256');
      let waiting: Uint8Array[] = [];
      let position = 0;
      const flush = () => {
        addMany(sha256, position, waiting);
        position += waiting.length;
        waiting = [];
      };
      try {
        for await (const chunk of inChunks(source)) {
          hash.update(chunk);
          waiting.push(chunk);
          onBytes?.(chunk.length);
          if (waiting.length === CHUNKS_PER_WRITE) flush();
        }
        if (waiting.length > 0) flush();
      } catch (error) {
        // Half a content must never be taken for the whole by the next `has`.
        if (position > 0) remove.run(sha256);
        throw error;
      }
      return hash.digest('hex');
    },
    *chunks(sha256) {
      for (let position = 0; ; position += 1) {
        const row = read.get(sha256, position);
        if (row === undefined) return;
        yield row.bytes;
      }
    },
    orphans: () => orphans.all().map(({ sha256 }) => sha256),
    dropOrphans() {
      const found = orphans.all().filter(({ sha256 }) => named.get(sha256) === undefined);
      for (const { sha256 } of found) remove.run(sha256);
      return found.length;
    },
    drop: (sha256) => void remove.run(sha256),
  };
}
