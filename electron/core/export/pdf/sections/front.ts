/** Cover, document control and contents. */
import type { Content } from 'pdfmake/interfaces';
import { reportPart } from '../../../../../shared/model/report-look.ts';
import { filled, mayBeLeftOut } from '../../../../../shared/rules/report-look.ts';
import { longDate, wholeNumber } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import type { ReportModel } from '../../report-model/shape.ts';
import { settleContents } from '../contents.ts';
import { fieldValues } from '../field-values.ts';
import { ink, leading, rule, size } from '../look.ts';
import { bodyOf, type Paper } from '../paper.ts';
import { roomFor } from '../room.ts';
import { listTable } from '../tables.ts';

export const standardOf = (model: ReportModel) => `${model.engagement.standard}:${model.engagement.edition}`;

/** What the person is who leads the audit: a consultancy has no lead auditor. */
export const leaderWord = (model: ReportModel) =>
  t(`vocabulary.personRole.${model.team.find(({ name }) => name === model.leadAuditor)?.role ?? 'lead_auditor'}`);

/** `Draft: 3 elements are missing, 1 finding is a draft`, or that nothing is missing. */
export function stateOf(model: ReportModel): string {
  const { draft, issue } = model;
  if (issue !== null) return t('report.cover.stateIssued', { number: issue.number, date: longDate(issue.issuedOn) });
  const what = [
    ...(draft.missing.length > 0 ? [t('report.cover.missing', { count: draft.missing.length })] : []),
    ...(draft.draftFindings.length > 0 ? [t('report.cover.draftFindings', { count: draft.draftFindings.length })] : []),
  ];
  if (what.length === 0) return t('report.cover.stateComplete');
  return t('report.cover.stateDraft', { what: what.join(', ') });
}

/** `16 to 19 November 2026`; one date when both are the same; empty when neither is known. */
function longRange(from: string | null, to: string | null): string {
  if (from === null || to === null || from === to) return longDate(from ?? to);
  const start = from.slice(0, 7) === to.slice(0, 7) ? String(Number(from.slice(8, 10))) : longDate(from);
  return t('report.cover.range', { from: start, to: longDate(to) });
}

/** Room of logo and accreditation mark on the cover. */
const LOGO = { width: 250, height: 54 } as const;
const MARK = { width: 96, height: 54 } as const;

function bodyName(paper: Paper): Content[] {
  const name = bodyOf(paper, paper.model.body.name, paper.model.program.name);
  const [first = '', ...rest] = name.split(' ');
  return [
    { ...paper.text(first.toUpperCase(), { bold: true, size: 12.5, color: paper.look.accent }), characterSpacing: 1.9 },
    ...(rest.length === 0
      ? []
      : [{ ...paper.text(rest.join(' ').toUpperCase(), { size: 8, color: ink.muted, margin: [0, 1, 0, 0] }), characterSpacing: 2.4 }]),
  ];
}

/** An accreditation covers certification: no other report may carry its mark. */
function accreditation(paper: Paper): Content[] {
  const { accreditation: mark, given } = paper.look;
  if (paper.model.engagement.kind !== 'certification') return [];
  return [
    ...(mark === null ? [] : [{ image: mark, fit: [MARK.width, MARK.height] as [number, number], alignment: 'right' as const }]),
    ...(given.identity.accreditation.trim() === ''
      ? []
      : [paper.text(given.identity.accreditation, { size: size.head, color: ink.muted, alignment: 'right', margin: [0, 2, 0, 0] })]),
  ];
}

function bodyMark(paper: Paper): Content {
  const { accent, logo, page } = paper.look;
  const left: Content[] = logo === null ? bodyName(paper) : [{ image: logo, fit: [LOGO.width, LOGO.height] }];
  const right = accreditation(paper);
  return {
    stack: [
      ...(right.length === 0
        ? left
        : [
            {
              columns: [
                { width: '*', stack: left },
                { width: 140, stack: right },
              ],
              columnGap: 12,
            },
          ]),
      {
        canvas: [{ type: 'line' as const, x1: 0, y1: 0, x2: page.measure, y2: 0, lineWidth: 1.4, lineColor: accent }],
        margin: [0, 9, 0, 0],
      },
    ],
  };
}

/** Top of the facts on the cover, from the lower edge of the page. */
const FACTS_FROM_FOOT = 190;

function facts(paper: Paper): Content {
  const { model } = paper;
  const { page } = paper.look;
  const label = (text: string) => paper.text(text, { size: size.label, color: ink.muted });
  const value = (text: string) => paper.text(text, { size: size.label });
  return {
    // At the foot of the cover, whatever stands above: its own height is bounded by names of at most 300 characters.
    absolutePosition: { x: page.left, y: page.height - FACTS_FROM_FOOT },
    table: {
      widths: [110, 132, 84, page.measure - 110 - 132 - 84 - 36],
      body: [
        [
          label(t('report.cover.report')),
          value(model.audit.number),
          label(t('report.cover.version')),
          value(longDate(model.issue?.issuedOn ?? model.generatedOn)),
        ],
        [label(leaderWord(model)), value(model.leadAuditor), label(t('report.cover.state')), value(stateOf(model))],
        [
          label(t('report.cover.confidentiality')),
          { ...value(t(model.scale === null ? 'report.cover.confidentialityText' : 'report.cover.confidentialityOwn')), colSpan: 3 },
          {},
          {},
        ],
      ],
    },
    layout: {
      hLineWidth: (line) => (line === 0 || line === 3 ? rule.strong : rule.thin),
      hLineColor: (line) => (line === 0 || line === 3 ? ink.text : ink.hairline),
      vLineWidth: () => 0,
      paddingLeft: (column) => (column === 0 ? 0 : 6),
      paddingRight: (column) => (column === 3 ? 0 : 6),
      paddingTop: () => 4,
      paddingBottom: () => 4,
    },
  };
}

const A4_HEIGHT = 841.89;

/** A long name is set smaller: the facts stand at the foot of the cover, and nothing may run into them. */
function clientSize(paper: Paper): number {
  const linesAt = (points: number) =>
    paper.set.lines(paper.model.client.name, paper.look.page.measure, { family: 'Serif', bold: true, size: points });
  return [22, 17].find((points) => linesAt(points) <= 3) ?? 13;
}

export function cover(paper: Paper): Content[] {
  const { model } = paper;
  const places = model.audit.places.replaceAll('\n', ', ');
  const dates = longRange(model.audit.startsOn, model.audit.endsOn);
  const hasPicture = paper.look.logo !== null || paper.look.accreditation !== null;
  return [
    bodyMark(paper),
    // The page of Letter is lower, and a picture above takes room: the title comes up by as much.
    paper.text(t(`report.title.${model.audit.kind}`), {
      family: 'Serif',
      bold: true,
      size: 34,
      margin: [0, 148 - (A4_HEIGHT - paper.look.page.height) - (hasPicture ? 30 : 0), 0, 12],
    }),
    paper.text(t('report.subject'), { size: 15, color: ink.muted }),
    paper.text(standardOf(model), { size: 15, color: ink.muted, margin: [0, 2, 0, 44] }),
    paper.text(model.client.name, { family: 'Serif', bold: true, size: clientSize(paper), color: paper.look.accent, margin: [0, 0, 0, 4] }),
    // A long address stands in the audit data only: the cover is one page.
    ...(model.client.address === '' || model.client.address.length > 200
      ? []
      : [paper.text(model.client.address, { size: 10, margin: [0, 0, 0, 3] })]),
    ...(dates === ''
      ? []
      : [
          paper.text(
            places === '' || places.length > 160
              ? t('report.cover.auditedNoPlace', { dates })
              : t('report.cover.audited', { dates, places }),
            { size: 10 },
          ),
        ]),
    ...paper.body(filled(paper.look.given.texts.cover ?? '', fieldValues(paper)), {
      size: size.table,
      color: ink.muted,
      margin: [0, 10, 0, 0],
    }),
    facts(paper),
  ];
}

/** Versions issued before this one: a reader who holds one of them sees what became of it. */
function earlierVersions({ issue }: ReportModel): string[][] {
  return (issue?.earlier ?? []).map((one) => [
    t('report.control.version', { number: one.number }),
    longDate(one.issuedOn),
    one.changes === '' ? t('report.control.first') : one.changes,
    one.issuedByName,
  ]);
}

/** What the template leaves out is said: a reader must not take it for missing. */
function leftOut(paper: Paper): Content[] {
  const parts = reportPart.options.filter((part) => mayBeLeftOut(part) && paper.look.given.sections.leftOut.includes(part));
  if (parts.length === 0) return [];
  const names = parts.map((part) => t(`looks.part.${part}`)).join(', ');
  return [paper.text(t('report.control.leftOut', { names }), { size: size.caption, color: ink.muted, margin: [0, 10, 0, 0] })];
}

/** Height of texts one under the other, each with the points below it. */
function heightOfTexts(paper: Paper, texts: readonly string[], fontSize: number, below: number): number {
  const look = { family: 'Sans', bold: false, size: fontSize } as const;
  const line = fontSize * paper.set.lineHeight('Sans') * leading.text;
  return texts.reduce((sum, text) => sum + paper.set.lines(text, paper.look.page.measure, look) * line + below, 0);
}

/** Tables of more rows may go over pages: what is left on the last one is not known before. */
const MEASURED_ROWS = 12;
const TITLE = 19;

/**
 * Document control and contents.
 * @param sections what the contents list: how it stands there is settled here
 */
export function control(paper: Paper, sections: readonly Content[]): Content[] {
  const { model } = paper;
  const { page } = paper.look;
  const [head] = model.ledger.heads;
  const title = (text: string, margin: [number, number, number, number]) =>
    paper.text(text, { family: 'Serif', bold: true, size: TITLE, margin });
  const versions = earlierVersions(model);
  const tables: Content[] = [
    listTable(
      paper,
      [
        { head: t('report.control.state'), width: 108 },
        { head: t('report.control.date'), width: 80 },
        { head: t('report.control.what'), width: 'rest' },
        { head: model.issue === null ? leaderWord(model) : t('report.control.by'), width: 78 },
      ],
      [
        ...versions,
        [
          stateOf(model),
          longDate(model.issue?.issuedOn ?? model.generatedOn),
          head === undefined
            ? t('report.control.noEntry')
            : [model.issue?.changes ?? '', t('report.control.entry', { entry: wholeNumber(model.ledger.entries), chain: head.chain })]
                .filter((one) => one !== '')
                .join(' '),
          model.issue?.issuedByName ?? model.leadAuditor,
        ],
      ],
    ),
    ...(model.draft.missing.length === 0
      ? []
      : [
          listTable(
            paper,
            [
              { head: t('report.control.element'), width: 170 },
              { head: t('report.control.lacks'), width: 'rest' },
            ],
            model.draft.missing.map((one) => [`${one.element}  ${one.title}`, one.detail]),
            { dense: true },
          ),
        ]),
  ];
  const copy = model.copy === null ? [] : [t('clientCopy.title'), ...model.copy.said];
  const missing = model.draft.missing.length === 0 ? [] : [t('report.control.missingTitle')];
  const after = leftOut(paper);

  const titleHeight = TITLE * paper.set.lineHeight('Serif') * leading.text;
  const text = (texts: readonly string[]) => heightOfTexts(paper, texts, size.text, 2) + (texts.length === 0 ? 0 : 8);
  const own = page.height - page.top - page.bottom - titleHeight - 2 - (after.length === 0 ? 0 : 40);
  const taken = titleHeight + 9 + tables.reduce((sum: number, table) => sum + roomFor([table]), 0) + text(copy) + text(missing) + 14;
  const measured = versions.length < MEASURED_ROWS && model.draft.missing.length <= MEASURED_ROWS;
  const { ownPage } = settleContents(sections, paper.set, { shared: measured ? own - taken : 0, own });

  const [state, ...lacking] = tables;
  return [
    { ...title(t('report.control.title'), [0, 0, 0, 9]), pageBreak: 'before' },
    ...(state === undefined ? [] : [state]),
    ...copy.map((one, at) => paper.text(one, at === 0 ? { bold: true, margin: [0, 8, 0, 2] } : { margin: [0, 0, 0, 2] })),
    ...missing.map((one) => paper.text(one, { bold: true, color: ink.danger, margin: [0, 8, 0, 2] })),
    ...lacking,
    { ...title(t('report.control.contents'), [0, ownPage ? 0 : 14, 0, 2]), ...(ownPage ? { pageBreak: 'before' as const } : {}) },
    { toc: {} },
    ...after,
  ];
}
