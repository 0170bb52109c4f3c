/** Reads a zip that came from somebody: one entry at a time, nothing on disk, sizes and counts limited. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';

export const ZIP_LIMITS = { entries: 20_000, textBytes: 8 * 1024 * 1024 } as const;

export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
}

export interface OpenZip {
  readonly entries: readonly ZipEntry[];
  /** A whole small file. @throws Error when it is larger than `ZIP_LIMITS.textBytes` or damaged */
  read(name: string): Promise<Buffer>;
  /** @throws Error when the entry is damaged */
  checksums(name: string, signal?: AbortSignal): Promise<{ readonly bytes: number; readonly sha256: string; readonly sha512: string }>;
  /** The content piece by piece. @throws Error when the entry is damaged */
  stream(name: string): Promise<Readable>;
  close(): void;
}

/** @throws Error when the file is no sound zip, names an entry twice or holds more than the limit */
export async function openZip(path: string): Promise<OpenZip> {
  const zip = await yauzl.openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
  const found = new Map<string, yauzl.Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (found.size >= ZIP_LIMITS.entries) throw new Error('too many entries');
      if (found.has(entry.fileName)) throw new Error('an entry stands twice');
      found.set(entry.fileName, entry);
    }
  } catch (thrown) {
    zip.close();
    throw thrown;
  }
  const stream = async (name: string): Promise<Readable> => {
    const entry = found.get(name);
    if (entry === undefined) throw new Error('no such entry');
    return zip.openReadStreamPromise(entry);
  };
  return {
    entries: [...found.values()].map((entry) => ({ name: entry.fileName, bytes: entry.uncompressedSize })),
    async read(name) {
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of await stream(name)) {
        bytes += (chunk as Buffer).length;
        if (bytes > ZIP_LIMITS.textBytes) throw new Error('too large');
        chunks.push(chunk as Buffer);
      }
      return Buffer.concat(chunks);
    },
    async checksums(name, signal) {
      const short = createHash('sha256');
      const long = createHash('sha512');
      let bytes = 0;
      for await (const chunk of await stream(name)) {
        signal?.throwIfAborted();
        short.update(chunk as Buffer);
        long.update(chunk as Buffer);
        bytes += (chunk as Buffer).length;
      }
      return { bytes, sha256: short.digest('hex'), sha512: long.digest('hex') };
    },
    stream,
    close: () => zip.close(),
  };
}
