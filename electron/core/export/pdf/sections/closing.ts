/** Annex C: distribution, signatures, the end of the ledger and how to compare it (elements 1 and 9). */
import type { Column, Content } from 'pdfmake/interfaces';
import { recipientsOf } from '../../../../../shared/rules/distribution.ts';
import { dateIn, longDate, timeOf, wholeNumber } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import type { LedgerHead } from '../../report-model/shape.ts';
import { ink, size } from '../look.ts';
import type { Paper, Sheet } from '../paper.ts';
import { keyValueTable, listTable } from '../tables.ts';
import { inFours } from './annexes.ts';
import { leaderWord } from './front.ts';
import type { Section } from './section.ts';

function distribution(paper: Paper): Content[] {
  const copies = recipientsOf(paper.model.texts.distribution ?? '');
  if (copies.length === 0) return paper.written(undefined, t('vocabulary.reportSection.distribution').toLowerCase());
  return [
    listTable(
      paper,
      [
        { head: t('report.closing.copy'), width: 34 },
        { head: t('report.closing.recipient'), width: 'rest' },
      ],
      copies.map((copy, at) => [String(at + 1), copy]),
    ),
  ];
}

function signatures(paper: Paper): Content {
  const { model } = paper;
  const line = (width: number): Content => ({
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.7, lineColor: ink.text }],
    margin: [0, 38, 0, 4],
  });
  const signature = (head: string, name: string): Column => ({
    width: (paper.look.page.measure - 24) / 2,
    stack: [
      paper.text(head, { size: size.label, color: ink.muted }),
      line((paper.look.page.measure - 24) / 2 - 20),
      paper.text(name, { size: size.table }),
      paper.text(t('report.closing.placeDate'), { size: size.label, color: ink.muted }),
    ],
  });
  const nameOf = (name: string, role: string) => (role === '' ? name : t('report.closing.nameAndRole', { name, role }));
  return {
    unbreakable: true,
    margin: [0, 14, 0, 8],
    columnGap: 24,
    columns: [
      signature(
        t('report.closing.forTeam'),
        model.leadAuditor === '' ? t('report.none') : nameOf(model.leadAuditor, leaderWord(model).toLowerCase()),
      ),
      signature(
        t('report.closing.forClient'),
        model.client.representativeName === ''
          ? t('report.none')
          : nameOf(model.client.representativeName, model.client.representativeRole),
      ),
    ],
  };
}

/** Where the ledger ended, chain by chain. */
export function ledgerEnd(paper: Sheet, heads: readonly LedgerHead[]): Content[] {
  if (heads.length === 0) return [paper.text(t('report.closing.noChain'), { margin: [0, 0, 0, 6] })];
  const rows = heads.map((head) => [
    { label: t('report.closing.device'), value: head.chain },
    { label: t('report.closing.entry'), value: wholeNumber(head.seq) },
    { label: t('report.closing.checksum'), value: inFours(head.hash) },
  ]);
  return rows.map((one) => keyValueTable(paper, one, { margin: [0, 0, 0, 6] }));
}

function characters(paper: Paper): Content[] {
  const missing = paper.set.missing();
  if (missing.length === 0) return [];
  return [
    ...paper.heading2({ number: '', title: t('report.section.characters'), id: 'characters', parent: 'annex-c', reserve: 60 }),
    paper.text(t('report.closing.characters'), { margin: [0, 0, 0, 4] }),
    listTable(
      paper,
      [
        { head: t('report.closing.character'), width: 100 },
        { head: t('report.closing.times'), width: 60, alignment: 'right' },
      ],
      missing.map((one) => [one.code, wholeNumber(one.times)]),
      { width: 200, dense: true },
    ),
  ];
}

export const closing: Section = (paper, place) => {
  const { model } = paper;
  const { generatedAt, timeZone } = model;
  return [
    ...paper.heading1({ number: place.number, title: t('report.section.distribution'), id: place.id, newPage: true }),
    ...distribution(paper),
    signatures(paper),
    ...paper.heading2({ number: '', title: t('report.section.check'), id: 'check', parent: place.id, gap: 14 }),
    paper.text(
      [
        t(model.engagement.kind === 'certification' ? 'report.closing.owner' : 'report.closing.ownerConsultancy'),
        t('report.closing.chain'),
      ].join(' '),
      { margin: [0, 0, 0, 6] },
    ),
    ...ledgerEnd(paper, model.ledger.heads),
    paper.text(t('report.closing.compare'), { margin: [0, 4, 0, 6] }),
    keyValueTable(paper, [
      {
        label: t('report.closing.madeWith'),
        value: t('report.closing.madeWithText', {
          program: model.program.name,
          version: model.program.version,
          when: `${longDate(dateIn(generatedAt, timeZone))}, ${timeOf(generatedAt, timeZone)}`,
          zone: timeZone,
        }),
      },
    ]),
    // Last of all: every text of the report has passed through the type setter by now.
    ...characters(paper),
  ];
};
