/** What a file's first bytes say about it, before SQLite is let near it. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';

export const HEAD_BYTES = 4096;
const SQLITE_MAGIC = 'SQLite format 3\0';

/** First bytes of files that are certainly something else; at least four, so that a random salt is never mistaken. */
const foreignMagic: readonly string[] = [
  '25504446', // PDF
  '504b0304', // zip and all that is built on it
  '504b0506',
  '89504e470d0a1a0a', // PNG
  'ffd8ffe0', // JPEG
  'ffd8ffe1',
  'ffd8ffdb',
  'ffd8ffee',
  '474946383761', // GIF
  '474946383961',
  'd0cf11e0a1b11ae1', // old office files
  '7f454c46', // ELF
  '377abcaf271c', // 7z
  '526172211a07', // RAR
  'fd377a585a00', // xz
  '28b52ffd', // zstd
  '377f0682', // SQLite write-ahead log
  '377f0683',
  'd9d505f920a163d7', // SQLite rollback journal
  '00010000', // fonts and old Access files
  '7b5c727466', // RTF
];

export type HeaderClass = 'plain' | 'sealed' | 'foreign';

const isText = (head: Uint8Array): boolean => head.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127));

/**
 * Sorts a file by its first bytes and its size: `plain` is an SQLite database, `sealed` may be one under a passphrase
 * (its first page looks random), `foreign` is neither. SQLite's pages of 4096 bytes make every size a multiple of it.
 */
export function classifyHeader(head: Uint8Array, size: number): HeaderClass {
  if (size === 0 || size % 4096 !== 0) return 'foreign';
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (bytes.toString('latin1', 0, 16) === SQLITE_MAGIC) return 'plain';
  const hex = bytes.toString('hex', 0, 16);
  if (foreignMagic.some((magic) => hex.startsWith(magic))) return 'foreign';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' || isText(bytes)) return 'foreign';
  if (bytes.every((byte) => byte === bytes[0])) return 'foreign';
  return 'sealed';
}

export interface FileHead {
  readonly head: Uint8Array;
  readonly size: number;
}

/** The first page and the size of a file. The handle is closed before SQLite opens the file: closing it later would drop SQLite's locks. */
export function readHead(path: string): FileHead {
  const handle = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const length = readSync(handle, head, 0, HEAD_BYTES, 0);
    return { head: head.subarray(0, length), size: statSync(path).size };
  } finally {
    closeSync(handle);
  }
}

/** Whether an encrypted file happens to begin like a file of another kind. */
export function sealsAsForeign({ head, size }: FileHead): boolean {
  return classifyHeader(head, size) !== 'sealed';
}
