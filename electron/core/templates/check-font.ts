/**
 * Own fonts for the papers: TrueType files whose maker allows embedding, with the letters that every report prints.
 * Tables as in the OpenType specification 1.9; nothing is taken from a table that does not lie inside the file.
 */
import { lookLimits } from '../../../shared/model/report-look.ts';
import { fileSize } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { readFontFacts, readPostScriptName } from '../export/pdf/font-facts.ts';

/** The program's own fonts, by PostScript name: an own font of that name would be taken for one of them. */
export const isBundledName = (name: string) => /^Source(Sans3|Serif4)-/.test(name);
const needed = ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'OS/2', 'post'];
/** Every letter of English with its digits and marks, and what the papers set themselves. */
const LETTERS = [...Array.from({ length: 0x7e - 0x20 + 1 }, (_, at) => String.fromCharCode(0x20 + at)), ...'\u00a0·×–—‘’“”…éèüöäßçñ'].join(
  '',
);

interface FontTables {
  readonly view: DataView;
  readonly at: ReadonlyMap<string, { readonly offset: number; readonly length: number }>;
}

class FontFault extends Error {}
const fault = (what: string) => new FontFault(what);

function tablesOf(bytes: Uint8Array): FontTables {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = view.getUint32(0);
  // 0x00010000, or `true` of old Apple fonts.
  if (kind !== 0x00010000 && kind !== 0x74727565) throw fault(t('looks.problem.notFont', { what: t('looks.problem.fontKind') }));
  const at = new Map<string, { offset: number; length: number }>();
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const entry = 12 + i * 16;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const [offset, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)];
    if (offset + length > bytes.length) throw fault(t('looks.problem.notFont', { what: t('looks.problem.fontTable', { table: tag }) }));
    at.set(tag, { offset, length });
  }
  const missing = needed.find((tag) => !at.has(tag));
  if (missing !== undefined) throw fault(t('looks.problem.notFont', { what: t('looks.problem.fontTable', { table: missing }) }));
  if (at.has('fvar')) throw fault(t('looks.problem.fontVariable'));
  return { view, at };
}

const start = (tables: FontTables, tag: string) => tables.at.get(tag)?.offset ?? 0;

/** `fsType` of OS/2: restricted, not to be subset, bitmaps only. We embed subsets of outlines, to read and to print. */
function checkEmbedding(tables: FontTables): void {
  const type = tables.view.getUint16(start(tables, 'OS/2') + 8);
  const restricted = (type & 0x000e) === 0x0002;
  if (restricted || (type & 0x0300) !== 0)
    throw fault(t('looks.problem.fontNotEmbeddable', { type: `0x${type.toString(16).padStart(4, '0')}` }));
}

function checkHeight(tables: FontTables): void {
  const { view } = tables;
  const hhea = start(tables, 'hhea');
  const height = (view.getInt16(hhea + 4) - view.getInt16(hhea + 6) + view.getInt16(hhea + 8)) / view.getUint16(start(tables, 'head') + 18);
  if (!(height >= 0.8 && height <= 2))
    throw fault(t('looks.problem.fontHeight', { height: Number.isFinite(height) ? height.toFixed(2) : '0' }));
}

function checkLetters(bytes: Uint8Array): void {
  let facts: ReturnType<typeof readFontFacts>;
  try {
    facts = readFontFacts(bytes);
  } catch (error) {
    throw fault(t('looks.problem.notFont', { what: error instanceof Error ? error.message : '' }));
  }
  const lacking = [...LETTERS].filter((letter) => !facts.has(letter.codePointAt(0) ?? 0));
  if (lacking.length > 0) throw fault(t('looks.problem.fontLetters', { letters: lacking.slice(0, 12).join(' ') }));
}

export type CheckedFont = { readonly fault: string; readonly name: '' } | { readonly fault: null; readonly name: string };

/** @returns what keeps these bytes from being a font of the papers, or the name of the font. */
export function checkFont(bytes: Uint8Array): CheckedFont {
  if (bytes.length > lookLimits.fontBytes)
    return { fault: t('looks.problem.tooManyBytes', { size: fileSize(bytes.length), limit: fileSize(lookLimits.fontBytes) }), name: '' };
  try {
    const tables = tablesOf(bytes);
    checkEmbedding(tables);
    checkHeight(tables);
    const name = readPostScriptName(bytes);
    if (name === null) throw fault(t('looks.problem.fontName'));
    if (isBundledName(name)) return { fault: t('looks.problem.fontNameTaken', { name }), name: '' };
    checkLetters(bytes);
    return { fault: null, name };
  } catch (error) {
    if (error instanceof FontFault) return { fault: error.message, name: '' };
    // DataView answers every read past the end with a RangeError: a font that was cut off.
    if (error instanceof RangeError)
      return { fault: t('looks.problem.notFont', { what: t('looks.problem.fontTable', { table: '' }) }), name: '' };
    throw error;
  }
}
