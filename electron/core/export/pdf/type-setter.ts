/**
 * Turns a person's text into runs that a font can show, and measures it. Every string of a report passes through here:
 * a character that the wanted family lacks is set in the other one, and one that no font has is printed as its code
 * (`[U+4E2D]`) and listed, because pdfmake would leave a blank without saying so.
 */
import type { Family, Fonts } from './fonts.ts';
import { type PaperLook, productPaper } from './paper-look.ts';

export interface Run {
  readonly text: string;
  readonly font?: Family;
}

export interface MissingGlyph {
  readonly character: string;
  /** `U+4E2D` */
  readonly code: string;
  readonly times: number;
}

export interface TextLook {
  readonly family: Family;
  readonly bold: boolean;
  readonly size: number;
}

export interface TypeSetter {
  /** Colours, page and what else a template says: everything that is set with it asks here. */
  readonly look: PaperLook;
  /** Height of a set line per point of font size, at leading 1. */
  lineHeight(family: Family): number;
  /** The text as one string where one font suffices, else as runs. */
  runs(text: string, family: Family, bold?: boolean): string | Run[];
  /** Number of lines that the text takes in a column; errs to the high side. */
  lines(text: string, width: number, look: TextLook): number;
  /**
   * Cuts a text into pieces of at most `most` lines each, at words. Joined with a space the pieces are the text again.
   * pdfmake drops what is taller than a page from rows that must not break, so no such row may grow without end.
   */
  pieces(text: string, width: number, look: TextLook, most: number): string[];
  missing(): MissingGlyph[];
}

const codeOf = (codePoint: number) => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
/** Control characters have no shape; tabs and the like become a space, the rest goes. */
const printable = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\v\f\u0085\u2028\u2029]/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2060\ufeff\u00ad]/g, '')
    .normalize('NFC');

/** Paragraphs of a text: its lines, empty ones left out. */
export function paragraphs(text: string): string[] {
  return printable(text)
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** A name cut to the room of a running head; the whole of it stands on the cover. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

export function createTypeSetter(fonts: Fonts, look: PaperLook = productPaper): TypeSetter {
  const lost = new Map<number, number>();
  const others: Record<Family, readonly Family[]> = { Sans: ['Serif', 'Mark'], Serif: ['Sans', 'Mark'], Mark: ['Sans', 'Serif'] };
  /** The family that has the character: the wanted one where it can. */
  const familyFor = (code: number, family: Family, bold: boolean): Family | undefined =>
    fonts.facts(family, bold).has(code) ? family : others[family].find((one) => fonts.facts(one, bold).has(code));

  const runs = (raw: string, family: Family, bold = false): string | Run[] => {
    const text = printable(raw);
    const found: { text: string; family: Family }[] = [];
    const put = (piece: string, where: Family) => {
      const last = found.at(-1);
      if (last !== undefined && last.family === where) last.text += piece;
      else found.push({ text: piece, family: where });
    };
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      const where = character === '\n' ? family : familyFor(code, family, bold);
      if (where !== undefined) put(character, where);
      else {
        lost.set(code, (lost.get(code) ?? 0) + 1);
        put(`[${codeOf(code)}]`, family);
      }
    }
    if (found.length === 0) return '';
    if (found.length === 1 && found[0]?.family === family) return found[0].text;
    return found.map((run) => (run.family === family ? { text: run.text } : { text: run.text, font: run.family }));
  };

  const widthOf = (word: string, look: TextLook): number => {
    let width = 0;
    for (const character of word) {
      const code = character.codePointAt(0) ?? 0;
      const family = familyFor(code, look.family, look.bold);
      width += family === undefined ? 4500 : fonts.facts(family, look.bold).width(code);
    }
    return (width * look.size) / 1000;
  };

  /** Greedy filling of lines; a word wider than the column is cut as pdfmake cuts it. */
  const fill = (text: string, width: number, look: TextLook, onLine: (words: string[]) => void) => {
    const space = widthOf(' ', look);
    let line: string[] = [];
    let used = 0;
    const flush = () => {
      if (line.length > 0) onLine(line);
      line = [];
      used = 0;
    };
    for (const word of text.split(' ')) {
      let rest = word;
      let restWidth = widthOf(rest, look);
      while (restWidth > width && rest.length > 1) {
        flush();
        const head = [...rest];
        let part = '';
        while (head.length > 0 && widthOf(part + head[0], look) <= width) part += head.shift();
        if (part === '') part = head.shift() ?? '';
        onLine([`${part}\u0000`]);
        rest = head.join('');
        restWidth = widthOf(rest, look);
      }
      if (used > 0 && used + space + restWidth > width) flush();
      used += (used > 0 ? space : 0) + restWidth;
      line.push(rest);
    }
    flush();
  };

  return {
    look,
    lineHeight: (family) => fonts.facts(family, false).lineHeight,
    runs,
    lines(text, width, look) {
      let lines = 0;
      for (const paragraph of printable(text).split('\n')) {
        if (paragraph === '') lines += 1;
        else fill(paragraph, width, look, () => (lines += 1));
      }
      return lines;
    },
    pieces(text, width, look, most) {
      const lines: string[] = [];
      fill(printable(text).replaceAll('\n', ' '), width, look, (words) => lines.push(words.join(' ')));
      const found: string[] = [];
      for (let at = 0; at < lines.length; at += most) {
        // A line that ends in U+0000 is the inside of one long word: its pieces join without a space.
        found.push(
          lines
            .slice(at, at + most)
            .map((one) => (one.endsWith('\u0000') ? one.slice(0, -1) : `${one} `))
            .join('')
            .trimEnd(),
        );
      }
      return found;
    },
    missing: () =>
      [...lost.entries()]
        .sort((a, b) => a[0] - b[0])
        .map(([code, times]) => ({ character: String.fromCodePoint(code), code: codeOf(code), times })),
  };
}
