/** Writes files into a zip whose bytes depend on nothing but the files: fixed dates, fixed modes, nothing compressed. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { BagFile } from './bag.ts';

/** The first date that a zip can hold, in local time as the format counts: the same bytes in every time zone. */
const NO_DATE = new Date(1980, 0, 1);
/** Compression is left out: its bytes differ between releases of zlib, and most of a pack is compressed already. */
const entryOptions = { mtime: NO_DATE, mode: 0o100644, compress: false, forceDosTimestamp: true } as const;

/**
 * @param folder the one folder that all files stand in
 * @param path file to fill
 * @throws CANCELLED through `signal`, or what reading and writing throw
 */
export async function writeZip(folder: string, files: readonly BagFile[], path: string, signal: AbortSignal): Promise<void> {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  // yazl passes on no error of a source and tells of its own by an event: left alone, the output would wait for ever.
  const fail = (thrown: Error) => output.destroy(thrown);
  zip.on('error', fail);
  for (const file of files)
    zip.addReadStreamLazy(`${folder}/${file.path}`, entryOptions, (done) => done(null, Readable.from(file.content()).on('error', fail)));
  zip.end();
  await pipeline(output, createWriteStream(path), { signal });
}
