/** Puts the sections in the order that the kind of audit asks for, and makes the definition of the document. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { AuditKind } from '../../../../shared/model/vocabulary.ts';
import { shortDate } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import type { ReportModel } from '../report-model/shape.ts';
import { ink, leading, page, rule, size } from './look.ts';
import { createPaper, type Paper } from './paper.ts';
import { checklist, evidenceIndex } from './sections/annexes.ts';
import { auditData } from './sections/audit-data.ts';
import { closing } from './sections/closing.ts';
import { concerns } from './sections/concerns.ts';
import { conclusions } from './sections/conclusions.ts';
import { coverage } from './sections/coverage.ts';
import { earlierFindings, earlierTable, findings } from './sections/findings.ts';
import { control, cover, standardOf } from './sections/front.ts';
import { method } from './sections/method.ts';
import { samples } from './sections/samples.ts';
import type { Section } from './sections/section.ts';
import { statementOfApplicability } from './sections/soa.ts';
import { focus } from './sections/stage1.ts';
import { summary } from './sections/summary.ts';
import { textSection } from './sections/texts.ts';
import { paragraphs, shortened, type TypeSetter } from './type-setter.ts';

interface Planned {
  readonly section: Section;
  /** Whether the section has content; one without is named in "Does not apply to this audit". */
  readonly when?: (model: ReportModel) => boolean;
}

const always: Planned[] = [{ section: summary }, { section: auditData }, { section: conclusions }];
const written = (section: keyof ReportModel['texts']) => (model: ReportModel) => paragraphs(model.texts[section] ?? '').length > 0;
const changes: Planned = { section: textSection('report.section.changes', 'changes_since_last'), when: written('changes_since_last') };
const certificate: Planned = { section: textSection('report.section.certificateUse', 'certificate_use'), when: written('certificate_use') };
const earlier: Planned = {
  section: earlierFindings,
  when: (model) => model.earlierFindings.length > 0 || written('earlier_nonconformities')(model),
};
const controls: Planned = { section: statementOfApplicability, when: (model) => model.totals.controls > 0 };
/** ISO 19011 A.6 reports what was sampled; without a sample the table of what does not apply says so. */
const drawn: Planned = { section: samples, when: (model) => model.samples.length > 0 };
const closingPart: Planned[] = [drawn, controls, { section: coverage }];

/** Earlier nonconformities that are on record; a text alone stands in the conclusions (sections/conclusions.ts). */
const earlierOnRecord: Planned = { section: earlierTable, when: (model) => model.earlierFindings.length > 0 };

const followUp: Planned[] = [...always, changes, certificate, earlier, { section: method }, { section: findings }, ...closingPart];

/** The order of each kind of report; the order of Stage 1 and 2 follows from ISO/IEC 17021-1 9.3.1 and 9.4.8. */
const orders: Readonly<Record<AuditKind, readonly Planned[]>> = {
  stage_1: [
    ...always,
    earlierOnRecord,
    { section: method },
    { section: concerns },
    drawn,
    controls,
    { section: focus },
    { section: coverage },
  ],
  stage_2: [
    ...always,
    earlierOnRecord,
    { section: method },
    { section: findings },
    { section: concerns, when: (model) => model.gate !== null || model.areasOfConcern.length > 0 },
    ...closingPart,
  ],
  surveillance: followUp,
  recertification: followUp,
  special: followUp,
  transfer: followUp,
  gap_analysis: [...always, earlierOnRecord, { section: method }, { section: findings }, ...closingPart],
  internal: [...always, earlierOnRecord, { section: method }, { section: findings }, ...closingPart],
};

const annexes: readonly { readonly letter: string; readonly section: Section }[] = [
  { letter: 'A', section: checklist },
  { letter: 'B', section: evidenceIndex },
  { letter: 'C', section: closing },
];

function content(paper: Paper): Content[] {
  const { model } = paper;
  const sections = orders[model.audit.kind].filter((one) => one.when === undefined || one.when(model));
  return [
    ...cover(paper),
    ...control(paper),
    ...sections.flatMap((one, at) => one.section(paper, { number: String(at + 1), id: `section-${at + 1}` })),
    ...annexes.flatMap((one) =>
      one.section(paper, { number: t('report.annex', { letter: one.letter, title: '' }).trim(), id: `annex-${one.letter.toLowerCase()}` }),
    ),
  ];
}

/** Characters of a name in head and foot: what is higher than the margin would not be drawn. */
const LONGEST_NAME = 60;

function runningHead(paper: Paper, width: number): Content {
  const { model } = paper;
  const left = t('report.head.left', {
    client: shortened(model.client.name, LONGEST_NAME),
    kind: t(`vocabulary.auditKind.${model.audit.kind}`),
    standard: standardOf(model),
  });
  const number =
    model.issue === null ? model.audit.number : t('report.head.issued', { audit: model.audit.number, number: model.issue.number });
  const right = t('report.head.right', { number, date: shortDate(model.issue?.issuedOn ?? model.generatedOn) });
  const measure = width - page.left - page.right;
  return {
    margin: [page.left, 28, page.right, 0],
    stack: [
      {
        columns: [
          { width: '*', ...paper.text(left, { size: size.head, color: ink.muted }) },
          { width: 190, ...paper.text(right, { size: size.head, color: ink.muted, alignment: 'right' }) },
        ],
        columnGap: 12,
      },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: measure, y2: 0, lineWidth: rule.thin, lineColor: ink.hairline }], margin: [0, 6, 0, 0] },
    ],
  };
}

function runningFoot(paper: Paper, current: number, total: number): Content {
  const { model } = paper;
  const owner = shortened(model.body.name === '' ? model.client.name : model.body.name, LONGEST_NAME);
  return {
    margin: [page.left, 20, page.right, 0],
    columns: [
      {
        width: '*',
        fontSize: size.head,
        color: ink.muted,
        text: [
          { text: t('report.foot.confidential'), bold: true, color: ink.danger },
          ...(model.copy === null ? [] : [{ text: '  ·  ' }, { text: t('clientCopy.title'), bold: true }]),
          ...(model.draft.is ? [{ text: '  ·  ' }, { text: t('report.foot.draft'), bold: true, color: ink.danger }] : []),
          { text: '  ·  ' },
          ...[paper.set.runs(owner, 'Sans')].flat().map((run) => (typeof run === 'string' ? { text: run } : run)),
        ],
      },
      {
        width: 90,
        ...paper.text(t('report.foot.page', { page: current, pages: total }), { size: size.head, color: ink.muted, alignment: 'right' }),
      },
    ],
  };
}

/**
 * @param onPages told the number of pages once the layout is done
 * @returns the definition for pdfmake: plain objects and strings, no path and no address in it
 */
export function reportDocument(model: ReportModel, set: TypeSetter, onPages: (pages: number) => void): TDocumentDefinitions {
  const paper = createPaper(model, set);
  const made = new Date(model.generatedAt);
  const title = `${t(`report.title.${model.audit.kind}`)}: ${model.client.name}`;
  return {
    pageSize: page.size,
    pageMargins: [page.left, page.top, page.right, page.bottom],
    version: '1.7',
    language: model.language,
    displayTitle: true,
    info: {
      title,
      author: model.leadAuditor === '' ? model.body.name : model.leadAuditor,
      subject: t('report.info.subject', {
        kind: t(`vocabulary.auditKind.${model.audit.kind}`),
        client: model.client.name,
        standard: standardOf(model),
      }),
      creator: `${model.program.name} ${model.program.version}`,
      producer: model.program.name,
      creationDate: made,
      modDate: made,
    },
    defaultStyle: { font: 'Sans', fontSize: size.text, lineHeight: leading.text, color: ink.text },
    ...(model.draft.is
      ? { watermark: { text: t('report.draftMark'), font: 'Sans', color: ink.danger, opacity: 0.07, bold: true, fontSize: 150 } }
      : {}),
    header: (current, _total, size) => (current === 1 ? null : runningHead(paper, size.width)),
    footer: (current, total) => {
      onPages(total);
      return current === 1 ? null : runningFoot(paper, current, total);
    },
    content: content(paper),
  };
}
