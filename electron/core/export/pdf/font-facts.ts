/**
 * Reads from a TrueType or OpenType font what the report must know before it prints: which characters have a glyph and
 * how wide each is. pdfmake draws an empty box for a missing glyph without a word, and says nothing about heights.
 * Tables read: `head`, `hhea`, `hmtx`, `name`, `cmap` (formats 4 and 12), as in the OpenType specification 1.9.
 */

export interface FontFacts {
  has(codePoint: number): boolean;
  /** Advance width in thousandths of the font size; kerning is left out, which errs to the wide side. */
  width(codePoint: number): number;
  /** Height of a line per point of font size, at leading 1. */
  readonly lineHeight: number;
}

function tableOffset(view: DataView, tag: string): number {
  const tables = view.getUint16(4);
  for (let i = 0; i < tables; i += 1) {
    const at = 12 + i * 16;
    const name = String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
    if (name === tag) return view.getUint32(at + 8);
  }
  throw new Error(`font without a ${tag} table`);
}

/** Character → glyph for format 4: segments of the basic plane. */
function readFormat4(view: DataView, at: number, into: Map<number, number>): void {
  const segments = view.getUint16(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const ranges = deltas + segments * 2;
  for (let segment = 0; segment < segments; segment += 1) {
    const end = view.getUint16(ends + segment * 2);
    const start = view.getUint16(starts + segment * 2);
    const delta = view.getUint16(deltas + segment * 2);
    const range = view.getUint16(ranges + segment * 2);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const raw = range === 0 ? code : view.getUint16(ranges + segment * 2 + range + (code - start) * 2);
      if (range !== 0 && raw === 0) continue;
      const glyph = (raw + delta) & 0xffff;
      if (glyph !== 0) into.set(code, glyph);
    }
  }
}

/** Character → glyph for format 12: groups of any plane. */
function readFormat12(view: DataView, at: number, into: Map<number, number>): void {
  const groups = view.getUint32(at + 12);
  for (let group = 0; group < groups; group += 1) {
    const from = at + 16 + group * 12;
    const start = view.getUint32(from);
    const end = view.getUint32(from + 4);
    const glyph = view.getUint32(from + 8);
    if (end > 0x10ffff || start > end || into.size > 0x110000) throw new Error('font with a character map that is out of order');
    for (let code = start; code <= end; code += 1) into.set(code, glyph + code - start);
  }
}

/** @throws Error when the bytes are no font with a Unicode character map. */
export function readFontFacts(bytes: Uint8Array): FontFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unitsPerEm = view.getUint16(tableOffset(view, 'head') + 18);
  const hhea = tableOffset(view, 'hhea');
  const longMetrics = view.getUint16(hhea + 34);
  const hmtx = tableOffset(view, 'hmtx');
  const cmap = tableOffset(view, 'cmap');

  const glyphs = new Map<number, number>();
  const subtables = view.getUint16(cmap + 2);
  for (let i = 0; i < subtables; i += 1) {
    const platform = view.getUint16(cmap + 4 + i * 8);
    if (platform !== 0 && platform !== 3) continue;
    const at = cmap + view.getUint32(cmap + 8 + i * 8);
    const format = view.getUint16(at);
    if (format === 4) readFormat4(view, at, glyphs);
    if (format === 12) readFormat12(view, at, glyphs);
  }
  if (glyphs.size === 0) throw new Error('font without a Unicode character map');

  return {
    lineHeight: (view.getInt16(hhea + 4) - view.getInt16(hhea + 6) + view.getInt16(hhea + 8)) / unitsPerEm,
    has: (codePoint) => glyphs.has(codePoint),
    width: (codePoint) => {
      const glyph = glyphs.get(codePoint) ?? 0;
      return (view.getUint16(hmtx + Math.min(glyph, longMetrics - 1) * 4) * 1000) / unitsPerEm;
    },
  };
}

/**
 * The PostScript name (name 6), from the Windows or the Macintosh list; null when there is none that may be used. It is a
 * key in the PDF writer's store, which looks for an unknown one on the disk: nothing like a path passes.
 */
export function readPostScriptName(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = tableOffset(view, 'name');
  const texts = table + view.getUint16(table + 4);
  for (let i = 0; i < view.getUint16(table + 2); i += 1) {
    const entry = table + 6 + i * 12;
    if (view.getUint16(entry + 6) !== 6) continue;
    const [length, from] = [view.getUint16(entry + 8), texts + view.getUint16(entry + 10)];
    const wide = view.getUint16(entry) !== 1;
    let name = '';
    for (let at = 0; at < length; at += wide ? 2 : 1)
      name += String.fromCharCode(wide ? view.getUint16(from + at) : view.getUint8(from + at));
    return /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(name) && !name.includes('..') ? name : null;
  }
  return null;
}
