/** Bytes of a text file as text. Spreadsheet programs write UTF-8 with and without a mark, UTF-16, and Windows-1252. */
import type { TableEncoding } from './table.ts';

const starts = (bytes: Uint8Array, ...mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);

/**
 * @returns null for bytes that are no text: a NUL never stands in a text of one of these encodings.
 * What is not valid UTF-8 is read as Windows-1252, which gives every other byte a character (WHATWG Encoding).
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: TableEncoding } | null {
  if (starts(bytes, 0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  if (starts(bytes, 0xfe, 0xff)) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' };
  if (bytes.includes(0)) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: starts(bytes, 0xef, 0xbb, 0xbf) ? 'utf-8-bom' : 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}
