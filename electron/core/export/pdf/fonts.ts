/** The fonts of the report, read once, with what must be known of each: see docs/dependencies.md for their licence. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FontFacts, readFontFacts, readPostScriptName } from './font-facts.ts';

/**
 * What a font is for: text, tables and charts in Sans; cover, level-1 headings, statements and recommendation in Serif;
 * marks and whatever the two lack in Mark, which is always our own Source Sans. A template chooses the files behind the
 * first two.
 */
export type Family = 'Sans' | 'Serif' | 'Mark';

/**
 * Names of the fonts, which are their PostScript names too. That matters: pdfmake hands the name of a font in an SVG to
 * pdfkit, which would open a file of that name from the disk unless it already knows a font so called.
 */
const bundled = {
  sans: {
    normal: 'SourceSans3-Regular',
    bold: 'SourceSans3-Semibold',
    italics: 'SourceSans3-It',
    bolditalics: 'SourceSans3-SemiboldIt',
  },
  serif: {
    normal: 'SourceSerif4-Regular',
    bold: 'SourceSerif4-Semibold',
    italics: 'SourceSerif4-It',
    bolditalics: 'SourceSerif4-SemiboldIt',
  },
} as const satisfies Record<string, Styles>;

interface Styles {
  readonly normal: string;
  readonly bold: string;
  readonly italics: string;
  readonly bolditalics: string;
}

/** An own font of a template: its files by style; italics that are missing are set upright. */
export interface OwnFont {
  readonly normal: Buffer;
  readonly bold: Buffer;
  readonly italics?: Buffer;
  readonly bolditalics?: Buffer;
}
export type FontChoice = 'sans' | 'serif' | 'own';

export interface Fonts {
  /** Name → bytes, for pdfmake's file system in memory. */
  readonly bytes: ReadonlyMap<string, Buffer>;
  readonly descriptors: Readonly<Record<Family, Styles>>;
  facts(family: Family, bold: boolean): FontFacts;
}

/** @param folder Folder with the eight font files. @throws the system's error when one cannot be read. */
export function loadFonts(folder: string): Fonts {
  const bytes = new Map<string, Buffer>();
  for (const family of Object.values(bundled))
    for (const name of Object.values(family)) bytes.set(name, readFileSync(join(folder, `${name}.ttf`)));
  return withDescriptors(bytes, { Sans: bundled.sans, Serif: bundled.serif, Mark: bundled.sans }, new Map());
}

function withDescriptors(bytes: ReadonlyMap<string, Buffer>, descriptors: Fonts['descriptors'], known: Map<string, FontFacts>): Fonts {
  return {
    bytes,
    descriptors,
    facts(family, bold) {
      const name = descriptors[family][bold ? 'bold' : 'normal'];
      const facts = known.get(name) ?? readFontFacts(bytes.get(name) as Buffer);
      known.set(name, facts);
      return facts;
    },
  };
}

/** The files behind text and headings as a template chooses them. @throws Error when an own font has no name */
export function chosenFonts(fonts: Fonts, text: FontChoice, headings: FontChoice, own: OwnFont | null): Fonts {
  if (text === 'sans' && headings === 'serif') return fonts;
  const bytes = new Map(fonts.bytes);
  const nameOf = (file: Buffer | undefined, other: string): string => {
    if (file === undefined) return other;
    const name = readPostScriptName(file);
    if (name === null || fonts.bytes.has(name)) throw new Error('own font without a name of its own');
    bytes.set(name, file);
    return name;
  };
  const ownStyles = (): Styles => {
    if (own === null) throw new Error('a look with an own font came without it');
    const [normal, bold] = [nameOf(own.normal, ''), nameOf(own.bold, '')];
    return { normal, bold, italics: nameOf(own.italics, normal), bolditalics: nameOf(own.bolditalics, bold) };
  };
  const stylesOf = (choice: FontChoice): Styles => (choice === 'own' ? ownStyles() : bundled[choice]);
  return withDescriptors(bytes, { Sans: stylesOf(text), Serif: stylesOf(headings), Mark: bundled.sans }, new Map());
}
