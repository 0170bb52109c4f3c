/** The frame of a short paper in portrait: page, properties, head and foot. Reports have their own, with a cover. */
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { t } from '../../../../shared/words/words.ts';
import { ink, leading, rule, size } from './look.ts';
import { bodyOf, type Sheet } from './paper.ts';
import { shortened } from './type-setter.ts';

/** Characters of a name in head and foot: what is higher than the margin would not be drawn. */
const LONGEST_NAME = 60;

export interface FrameFacts {
  readonly title: string;
  readonly client: string;
  readonly body: string;
  readonly program: { readonly name: string; readonly version: string };
  /** Instant that stands for "made at", so that the same state gives the same bytes. */
  readonly madeAt: string;
  /** After the client's name in the running head. */
  readonly headLeft: readonly string[];
  readonly headRight: string;
  readonly headRightWidth?: number;
}

export function portraitFrame(sheet: Sheet, facts: FrameFacts, onPages: (count: number) => void): Omit<TDocumentDefinitions, 'content'> {
  const { page } = sheet.look;
  const made = new Date(facts.madeAt);
  const small = { size: size.head, color: ink.muted };
  return {
    version: '1.7',
    compress: true,
    pageSize: page.size,
    pageMargins: [page.left, page.top, page.right, page.bottom],
    language: 'en',
    displayTitle: true,
    info: {
      title: facts.title,
      author: facts.body === '' ? facts.client : facts.body,
      creator: `${facts.program.name} ${facts.program.version}`,
      producer: facts.program.name,
      creationDate: made,
      modDate: made,
    },
    defaultStyle: { font: 'Sans', fontSize: size.text, lineHeight: leading.text, color: ink.text },
    header: () => ({
      margin: [page.left, 28, page.right, 0],
      stack: [
        {
          columns: [
            { width: '*', ...sheet.text([shortened(facts.client, LONGEST_NAME), ...facts.headLeft].join('  ·  '), small) },
            { width: facts.headRightWidth ?? 120, ...sheet.text(facts.headRight, { ...small, alignment: 'right' }) },
          ],
          columnGap: 12,
        },
        {
          canvas: [{ type: 'line', x1: 0, y1: 0, x2: page.measure, y2: 0, lineWidth: rule.thin, lineColor: ink.hairline }],
          margin: [0, 6, 0, 0],
        },
      ],
    }),
    footer: (current, total) => {
      onPages(total);
      return {
        margin: [page.left, 20, page.right, 0],
        columns: [
          {
            width: '*',
            fontSize: size.head,
            color: ink.muted,
            text: [
              { text: sheet.look.given.foot.mark || t('report.foot.confidential'), bold: true, color: ink.danger },
              '  ·  ',
              ...[sheet.set.runs(shortened(bodyOf(sheet, facts.body, facts.client), LONGEST_NAME), 'Sans')].flat(),
            ],
          },
          { width: 90, ...sheet.text(t('report.foot.page', { page: current, pages: total }), { ...small, alignment: 'right' }) },
        ],
      };
    },
  };
}
