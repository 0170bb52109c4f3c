/**
 * Running head and foot of every paper, each on one line: what is higher than the margin would not be drawn. A template's
 * patterns stand here where the paper has a value for each of their fields.
 */
import type { Content, ContentText } from 'pdfmake/interfaces';
import { type FieldValues, fieldsIn, filled } from '../../../../shared/rules/report-look.ts';
import { t } from '../../../../shared/words/words.ts';
import { ink, rule, size } from './look.ts';
import { bodyOf, type Sheet } from './paper.ts';
import type { PageMeasures } from './paper-look.ts';
import { shortened } from './type-setter.ts';

export interface Running {
  readonly client: string;
  readonly body: string;
  /** After the client's name at the left of the head. */
  readonly after: readonly string[];
  /** Which paper it is, at the right of the head. */
  readonly right: string;
  /** Whether a template may say so in other words: it names the version of a report, which other papers have none of. */
  readonly ownRight: boolean;
  /** What the fields of a template stand for in this paper, without the page. */
  readonly values: FieldValues;
}

interface PagePlace {
  readonly page: number;
  readonly pages: number;
}

/** Columns of the right end: the narrowest that takes it leaves most to the client's name. */
const RIGHT_WIDTHS = [130, 190, 260] as const;
const GAP = 12;
/** Letters that a name is cut by at a time, and those that always stay. */
const STEP = 3;
const LEAST = 12;
/** Of a template's whole line; a longer one is cut before it is measured. */
const LONGEST = 140;

const small = { family: 'Sans', bold: false, size: size.head } as const;

/** The line with as much of the name as its width takes; the whole name stands on the first page. */
function onOneLine(sheet: Sheet, name: string, width: number, lineOf: (name: string) => string): string {
  for (let most = [...name].length; most > LEAST; most -= STEP) {
    const line = lineOf(shortened(name, most));
    if (sheet.set.lines(line, width, small) <= 1) return line;
  }
  return lineOf(shortened(name, LEAST));
}

/** The template's pattern with its fields replaced; null where there is none, or this paper lacks what it names. */
function patterned(pattern: string, values: FieldValues): string | null {
  if (pattern.trim() === '' || fieldsIn(pattern).some((field) => !Object.hasOwn(values, field))) return null;
  return shortened(filled(pattern, values), LONGEST);
}

const withPage = ({ values }: Running, place: PagePlace): FieldValues => ({
  ...values,
  page: String(place.page),
  pages: String(place.pages),
});

/** @param top points between the edge of the page and the line */
export function runningHead(sheet: Sheet, running: Running, page: PageMeasures, top: number, place: PagePlace): Content {
  const values = withPage(running, place);
  const { head } = sheet.look.given;
  const right = (running.ownRight ? patterned(head.right, values) : null) ?? running.right;
  const rightWidth = RIGHT_WIDTHS.find((width) => sheet.set.lines(right, width, small) <= 1) ?? RIGHT_WIDTHS[2];
  const leftWidth = page.measure - rightWidth - GAP;
  const own = patterned(head.left, values);
  const left =
    own === null
      ? onOneLine(sheet, running.client, leftWidth, (name) => [name, ...running.after].filter((part) => part !== '').join('  ·  '))
      : onOneLine(sheet, own, leftWidth, (line) => line);
  const style = { size: size.head, color: ink.muted };
  return {
    margin: [page.left, top, page.right, 0],
    stack: [
      {
        columns: [
          { width: '*', ...sheet.text(left, style) },
          {
            width: rightWidth,
            ...sheet.text(
              onOneLine(sheet, right, rightWidth, (line) => line),
              { ...style, alignment: 'right' },
            ),
          },
        ],
        columnGap: GAP,
      },
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: page.measure, y2: 0, lineWidth: rule.thin, lineColor: ink.hairline }],
        margin: [0, 6, 0, 0],
      },
    ],
  };
}

const PAGE_WIDTH = 90;

/** @param marks between the mark of confidentiality and whose paper it is: `Draft` */
export function runningFoot(
  sheet: Sheet,
  running: Running,
  page: PageMeasures,
  place: PagePlace,
  marks: readonly { readonly text: string; readonly color?: string }[] = [],
): Content {
  const values = withPage(running, place);
  const { foot } = sheet.look.given;
  const mark = patterned(foot.mark, values) ?? t('report.foot.confidential');
  const before = [mark, ...marks.map(({ text }) => text)].join('  ·  ');
  const owner = patterned(foot.left, values) ?? bodyOf(sheet, running.body, running.client);
  const width = page.measure - PAGE_WIDTH;
  // The words before it are bold and so wider than they are measured.
  const line = onOneLine(sheet, owner, width - before.length, (name) => `${before}  ·  ${name}`).slice(before.length);
  const bold = (text: string, color?: string): ContentText => sheet.text(text, { bold: true, ...(color === undefined ? {} : { color }) });
  return {
    margin: [page.left, 20, page.right, 0],
    columns: [
      {
        width: '*',
        fontSize: size.head,
        color: ink.muted,
        text: [bold(mark, ink.danger), ...marks.flatMap(({ text, color }) => ['  ·  ', bold(text, color)]), sheet.text(line)],
      },
      {
        width: PAGE_WIDTH,
        ...sheet.text(t('report.foot.page', { page: place.page, pages: place.pages }), {
          size: size.head,
          color: ink.muted,
          alignment: 'right',
        }),
      },
    ],
  };
}
