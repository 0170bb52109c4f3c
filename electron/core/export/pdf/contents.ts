/**
 * The table of contents: it never runs over the end of its page. Set closer, on a page of its own, or without the parts
 * of the sections, whichever comes first to do; a last page with two lines on it helps nobody.
 */
import type { Content, ContentText } from 'pdfmake/interfaces';
import { ink, size } from './look.ts';
import type { TypeSetter } from './type-setter.ts';

/** How pdfmake sets the rows of its contents: two points above and below (layout `noBorders`). */
const PADDING = 4;
/** Column of the page numbers, with its paddings and those of the titles. */
const NUMBERS = 42;

interface RowLook {
  readonly size: number;
  /** Above the line; less than nothing takes from the padding. */
  readonly above: number;
}
type Setting = Readonly<Record<'section' | 'part', RowLook>>;

const normal: Setting = { section: { size: size.text, above: 1.6 }, part: { size: 8.8, above: -1.8 } };
const close: Setting = { section: { size: 9.2, above: -1.8 }, part: { size: 8.2, above: -4.6 } };

type Level = keyof Setting;

/** What a heading carries for the contents, as it stands there when there is room. */
export function inContents(level: Level) {
  return { tocItem: true as const, ...rowOf(level, normal) };
}

function rowOf(level: Level, setting: Setting) {
  const { size: fontSize, above } = setting[level];
  return {
    tocStyle: { bold: level === 'section', fontSize, lineHeight: 1, color: level === 'section' ? ink.text : ink.muted },
    tocMargin: [level === 'section' ? 0 : 14, above, 0, 0] as [number, number, number, number],
    tocNumberStyle: { bold: false, fontSize, lineHeight: 1 },
  };
}

type Entry = ContentText & ReturnType<typeof inContents>;

const levelOf = (entry: Entry): Level => (entry.tocStyle.bold ? 'section' : 'part');

/** The headings that stand in the contents, in their order. */
function entriesIn(contents: readonly Content[]): Entry[] {
  return contents.flatMap((content): Entry[] => {
    if (typeof content !== 'object') return [];
    if (Array.isArray(content)) return entriesIn(content);
    if ('stack' in content) return entriesIn(content.stack);
    return 'tocItem' in content && content.tocItem === true ? [content as Entry] : [];
  });
}

const plainOf = (text: unknown): string =>
  typeof text === 'string'
    ? text
    : Array.isArray(text)
      ? text.map(plainOf).join('')
      : text !== null && typeof text === 'object' && 'text' in text
        ? plainOf(text.text)
        : '';

function heightOf(entries: readonly Entry[], setting: Setting, set: TypeSetter): number {
  const line = set.lineHeight('Sans');
  return entries.reduce((sum, entry) => {
    const level = levelOf(entry);
    const look = setting[level];
    const width = set.look.page.measure - entry.tocMargin[0] - NUMBERS;
    const lines = set.lines(plainOf(entry.text), width, { family: 'Sans', bold: level === 'section', size: look.size });
    return sum + Math.max(1, lines) * look.size * line + look.above + PADDING;
  }, 0);
}

/**
 * Chooses how the contents are set and writes it into the headings.
 * @param sections everything that follows the contents
 * @param room height that is left on the page of the document control, and on a page of its own
 * @returns whether the contents go to a page of their own
 */
export function settleContents(
  sections: readonly Content[],
  set: TypeSetter,
  room: { readonly shared: number; readonly own: number },
): { readonly ownPage: boolean } {
  const entries = entriesIn(sections);
  for (const [height, ownPage] of [
    [room.shared, false],
    [room.own, true],
  ] as const)
    for (const setting of [normal, close]) {
      if (heightOf(entries, setting, set) > height) continue;
      for (const entry of entries) Object.assign(entry, rowOf(levelOf(entry), setting));
      return { ownPage };
    }
  const sectionsOnly = entries.filter((entry) => levelOf(entry) === 'section');
  for (const entry of entries) if (levelOf(entry) === 'part') Object.assign(entry, { tocItem: false });
  return { ownPage: heightOf(sectionsOnly, normal, set) > room.shared };
}
