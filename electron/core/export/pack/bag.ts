/**
 * A bag (BagIt 1.0, RFC 8493): payload under `data/`, checksums of it in two manifests, and checksums of those and of
 * the other tag files in tag manifests. The same payload and facts give the same bytes.
 */
import { createHash } from 'node:crypto';

type Content = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** One file of the bag. `content` is read twice, for the checksums and for the zip, and must give the same both times. */
export interface BagFile {
  /** Path below the bag's folder with `/` between the parts; payload begins with `data/`. */
  readonly path: string;
  readonly content: () => Content;
}

export interface Checked {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sha512: string;
}

export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const SIGNATURE = `${TAG_MANIFEST}.minisig`;
export const PUBLIC_KEY = 'minisign.pub';
const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Letters, digits and `._-` between slashes, no part of dots alone: a name that every system and every shell bears. */
const SOUND_PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;
export const isSoundPath = (path: string): boolean => path.length <= 240 && SOUND_PATH.test(path);

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

export async function checksumsOf({ path, content }: BagFile): Promise<Checked> {
  const short = createHash('sha256');
  const long = createHash('sha512');
  let bytes = 0;
  for await (const chunk of content()) {
    short.update(chunk);
    long.update(chunk);
    bytes += chunk.length;
  }
  return { path, bytes, sha256: short.digest('hex'), sha512: long.digest('hex') };
}

/** As `sha256sum` and `sha512sum` print and read it. */
const manifest = (files: readonly Checked[], algorithm: 'sha256' | 'sha512'): string =>
  files.map((file) => `${file[algorithm]}  ${file.path}\n`).join('');

const textFile = (path: string, text: string): BagFile => ({ path, content: () => [Buffer.from(text, 'utf8')] });

/** `Label: value`; RFC 8493 2.2.2 lets long values go on in indented lines, ours stay on one. */
const infoLine = ([label, value]: readonly [string, string]): string => `${label}: ${value.replace(/\s+/gu, ' ').trim()}\n`;

export interface BagParts {
  /** Files below `data/`. */
  readonly payload: readonly BagFile[];
  /** Further tag files at the top, made when the payload is known: an index, a page that says how to check, a public key. */
  readonly tags: (payload: readonly Checked[]) => readonly BagFile[];
  /** Lines of `bag-info.txt`; `Payload-Oxum` is added. */
  readonly info: readonly (readonly [string, string])[];
}

export interface Bag {
  /** All files in the order in which they are written. */
  readonly files: readonly BagFile[];
  readonly payload: readonly Checked[];
  /** What a signature is made over. */
  readonly tagManifest: Buffer;
}

/** @throws Error: an unsound path, or one that stands twice, is a fault of ours */
function checkPaths(files: readonly BagFile[]): void {
  const paths = files.map(({ path }) => path);
  if (!paths.every(isSoundPath)) throw new Error('A path of the bag is not sound.');
  // Two names that differ in case alone would be one file on Windows and macOS.
  if (new Set(paths.map((path) => path.toLowerCase())).size !== paths.length) throw new Error('A path stands twice in the bag.');
}

/**
 * Reads every file once and makes the manifests.
 * @param onFile called after each payload file with how many were read
 * @throws Error for a path that is unsound or stands twice: both are faults of ours
 */
export async function makeBag({ payload, tags, info }: BagParts, onFile?: (done: number) => void): Promise<Bag> {
  checkPaths(payload);
  const ordered = [...payload].sort(byPath);
  const checked: Checked[] = [];
  for (const file of ordered) {
    checked.push(await checksumsOf(file));
    onFile?.(checked.length);
  }
  const more = tags(checked);
  checkPaths([...payload, ...more]);
  const octets = checked.reduce((sum, { bytes }) => sum + bytes, 0);
  const tagFiles = [
    textFile('bagit.txt', DECLARATION),
    textFile('bag-info.txt', [...info, ['Payload-Oxum', `${octets}.${checked.length}`] as const].map(infoLine).join('')),
    textFile('manifest-sha256.txt', manifest(checked, 'sha256')),
    textFile('manifest-sha512.txt', manifest(checked, 'sha512')),
    ...more,
  ].sort(byPath);
  const checkedTags: Checked[] = [];
  for (const file of tagFiles) checkedTags.push(await checksumsOf(file));
  const short = manifest(checkedTags, 'sha256');
  return {
    files: [...tagFiles, textFile(TAG_MANIFEST, short), textFile('tagmanifest-sha512.txt', manifest(checkedTags, 'sha512')), ...ordered],
    payload: checked,
    tagManifest: Buffer.from(short, 'utf8'),
  };
}
