/** The fonts of the report, read once, with what must be known of each: see docs/dependencies.md for their licence. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FontFacts, readFontFacts } from './font-facts.ts';

/** Text, tables and charts in Sans; cover, level-1 headings, statements and recommendation in Serif. */
export type Family = 'Sans' | 'Serif';

/**
 * Names of the fonts, which are their PostScript names too. That matters: pdfmake hands the name of a font in an SVG to
 * pdfkit, which would open a file of that name from the disk unless it already knows a font so called.
 */
const files = {
  Sans: {
    normal: 'SourceSans3-Regular',
    bold: 'SourceSans3-Semibold',
    italics: 'SourceSans3-It',
    bolditalics: 'SourceSans3-SemiboldIt',
  },
  Serif: {
    normal: 'SourceSerif4-Regular',
    bold: 'SourceSerif4-Semibold',
    italics: 'SourceSerif4-It',
    bolditalics: 'SourceSerif4-SemiboldIt',
  },
} as const satisfies Record<Family, Record<string, string>>;

export interface Fonts {
  /** Name → bytes, for pdfmake's file system in memory. */
  readonly bytes: ReadonlyMap<string, Buffer>;
  readonly descriptors: typeof files;
  facts(family: Family, bold: boolean): FontFacts;
}

/** @param folder Folder with the eight font files. @throws the system's error when one cannot be read. */
export function loadFonts(folder: string): Fonts {
  const bytes = new Map<string, Buffer>();
  for (const family of Object.values(files))
    for (const name of Object.values(family)) bytes.set(name, readFileSync(join(folder, `${name}.ttf`)));
  const facts = new Map<string, FontFacts>();
  return {
    bytes,
    descriptors: files,
    facts(family, bold) {
      const name = files[family][bold ? 'bold' : 'normal'];
      const known = facts.get(name) ?? readFontFacts(bytes.get(name) as Buffer);
      facts.set(name, known);
      return known;
    },
  };
}
