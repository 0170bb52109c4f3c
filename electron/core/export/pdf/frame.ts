/** The frame of a short paper in portrait: page, properties, head and foot. Reports have their own, with a cover. */
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { FieldValues } from '../../../../shared/rules/report-look.ts';
import { ink, leading, size } from './look.ts';
import type { Sheet } from './paper.ts';
import { type Running, runningFoot, runningHead } from './running.ts';

const HEAD_TOP = 28;

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
  /** What the fields of a template stand for. */
  readonly values: FieldValues;
}

export function portraitFrame(sheet: Sheet, facts: FrameFacts, onPages: (count: number) => void): Omit<TDocumentDefinitions, 'content'> {
  const { page } = sheet.look;
  const made = new Date(facts.madeAt);
  const running: Running = {
    client: facts.client,
    body: facts.body,
    after: facts.headLeft,
    right: facts.headRight,
    ownRight: false,
    values: facts.values,
  };
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
    header: (current, total) => runningHead(sheet, running, page, HEAD_TOP, { page: current, pages: total }),
    footer: (current, total) => {
      onPages(total);
      return runningFoot(sheet, running, page, { page: current, pages: total });
    },
  };
}
