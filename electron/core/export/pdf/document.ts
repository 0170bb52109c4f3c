/** Puts the sections in the order that the kind of audit asks for, and makes the definition of the document. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { ReportPart } from '../../../../shared/model/report-look.ts';
import type { AuditKind } from '../../../../shared/model/vocabulary.ts';
import { arranged, filled } from '../../../../shared/rules/report-look.ts';
import { shortDate } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import type { ReportModel } from '../report-model/shape.ts';
import { fieldValues } from './field-values.ts';
import { ink, leading, rule, size } from './look.ts';
import { bodyOf, createPaper, type Paper } from './paper.ts';
import { checklist, evidenceIndex } from './sections/annexes.ts';
import { auditData } from './sections/audit-data.ts';
import { closing } from './sections/closing.ts';
import { concerns } from './sections/concerns.ts';
import { conclusions } from './sections/conclusions.ts';
import { coverage } from './sections/coverage.ts';
import { earlierFindings, earlierTable, findings } from './sections/findings.ts';
import { control, cover, standardOf } from './sections/front.ts';
import { gapsAndRoadmap } from './sections/gaps.ts';
import { method } from './sections/method.ts';
import { samples } from './sections/samples.ts';
import type { Section } from './sections/section.ts';
import { statementOfApplicability } from './sections/soa.ts';
import { focus } from './sections/stage1.ts';
import { summary } from './sections/summary.ts';
import { textSection } from './sections/texts.ts';
import { paragraphs, shortened, type TypeSetter } from './type-setter.ts';

interface Planned {
  /** What a template knows the section by. */
  readonly part: ReportPart;
  readonly section: Section;
  /** Whether the section has content; one without is named in "Does not apply to this audit". */
  readonly when?: (model: ReportModel) => boolean;
}

const always: Planned[] = [
  { part: 'summary', section: summary },
  { part: 'audit_data', section: auditData },
  { part: 'conclusions', section: conclusions },
];
const written = (section: keyof ReportModel['texts']) => (model: ReportModel) => paragraphs(model.texts[section] ?? '').length > 0;
const changes: Planned = {
  part: 'changes',
  section: textSection('report.section.changes', 'changes_since_last'),
  when: written('changes_since_last'),
};
const certificate: Planned = {
  part: 'certificate',
  section: textSection('report.section.certificateUse', 'certificate_use'),
  when: written('certificate_use'),
};
const earlier: Planned = {
  part: 'earlier',
  section: earlierFindings,
  when: (model) => model.earlierFindings.length > 0 || written('earlier_nonconformities')(model),
};
const controls: Planned = { part: 'soa', section: statementOfApplicability, when: (model) => model.totals.controls > 0 };
/** ISO 19011 A.6 reports what was sampled; without a sample the table of what does not apply says so. */
const drawn: Planned = { part: 'samples', section: samples, when: (model) => model.samples.length > 0 };
const closingPart: Planned[] = [drawn, controls, { part: 'coverage', section: coverage }];

/** Earlier nonconformities that are on record; a text alone stands in the conclusions (sections/conclusions.ts). */
const earlierOnRecord: Planned = { part: 'earlier', section: earlierTable, when: (model) => model.earlierFindings.length > 0 };
const occasion: Planned = { part: 'occasion', section: textSection('report.section.occasion', 'occasion') };
const cycle: Planned = { part: 'cycle', section: textSection('report.section.cycleReview', 'cycle_review') };
const operation: Planned = { part: 'operation', section: textSection('report.section.continuingOperation', 'continuing_operation') };
const howDone: Planned = { part: 'method', section: method };
const found: Planned = { part: 'findings', section: findings };
const gaps: Planned = { part: 'findings', section: gapsAndRoadmap };
const concernsTreated: Planned = {
  part: 'concerns',
  section: concerns,
  when: (model) => model.gate !== null || model.areasOfConcern.length > 0,
};

/**
 * The order of each kind of report; what a kind has besides the others follows from ISO/IEC 17021-1 9.3.1 (the stages),
 * 9.6.2.2 (surveillance), 9.6.3 (recertification) and 9.6.4 (special audits).
 */
const orders: Readonly<Record<AuditKind, readonly Planned[]>> = {
  stage_1: [
    ...always,
    earlierOnRecord,
    { part: 'method', section: method },
    { part: 'concerns', section: concerns },
    drawn,
    controls,
    { part: 'focus', section: focus },
    { part: 'coverage', section: coverage },
  ],
  stage_2: [...always, earlierOnRecord, howDone, found, concernsTreated, ...closingPart],
  surveillance: [...always, changes, operation, certificate, earlier, howDone, found, ...closingPart],
  recertification: [...always, changes, cycle, operation, certificate, earlier, howDone, concernsTreated, found, ...closingPart],
  special: [...always, changes, occasion, certificate, earlier, howDone, found, ...closingPart],
  transfer: [...always, changes, certificate, earlier, howDone, found, ...closingPart],
  gap_analysis: [...always, earlierOnRecord, howDone, gaps, ...closingPart],
  internal: [...always, changes, earlier, howDone, found, ...closingPart],
};

/** They stand after all sections, lettered in the order they have. */
const annexes: readonly Planned[] = [
  { part: 'checklist', section: checklist },
  { part: 'evidence', section: evidenceIndex },
  { part: 'closing', section: closing },
];

/** In the order of the template, without those it leaves out. */
function inOrder(paper: Paper, planned: readonly Planned[]): Planned[] {
  const order = arranged(
    planned.map(({ part }) => part),
    paper.look.given.sections,
  );
  return order.flatMap((part) => planned.filter((one) => one.part === part));
}

/** The paper of one section: its own text of the template stands under the heading; the first one begins a page. */
function dressed(paper: Paper, part: ReportPart, first: boolean): Paper {
  const own = paper.look.given.texts[part] ?? '';
  if (own.trim() === '' && !first) return paper;
  return {
    ...paper,
    heading1: (options) => [
      ...paper.heading1({ ...options, newPage: options.newPage || first }),
      ...paper.body(filled(own, fieldValues(paper))),
      ...(own.trim() === '' ? [] : [{ text: ' ', fontSize: 1, margin: [0, 0, 0, 5] as [number, number, number, number] }]),
    ],
  };
}

function content(paper: Paper): Content[] {
  const { model } = paper;
  const sections = inOrder(
    paper,
    orders[model.audit.kind].filter((one) => one.when === undefined || one.when(model)),
  );
  return [
    ...cover(paper),
    ...control(paper),
    ...sections.flatMap(({ part, section }, at) =>
      section(dressed(paper, part, at === 0), { number: String(at + 1), id: `section-${at + 1}` }),
    ),
    ...inOrder(paper, annexes).flatMap(({ part, section }, at) => {
      const letter = String.fromCharCode(65 + at);
      const number = t('report.annex', { letter, title: '' }).trim();
      return section(dressed(paper, part, false), { number, id: `annex-${letter.toLowerCase()}` });
    }),
  ];
}

/** Characters of a name in head and foot: what is higher than the margin would not be drawn. */
const LONGEST_NAME = 60;
/** And of a whole line of a template there. */
const LONGEST_RUNNING = 110;

/** Number of the page and of all, as fields. */
interface PagePlace {
  readonly page: string;
  readonly pages: string;
}

function runningHead(paper: Paper, width: number, place: PagePlace): Content {
  const { model } = paper;
  const left = t('report.head.left', {
    client: shortened(model.client.name, LONGEST_NAME),
    kind: t(`vocabulary.auditKind.${model.audit.kind}`),
    standard: standardOf(model),
  });
  const number =
    model.issue === null ? model.audit.number : t('report.head.issued', { audit: model.audit.number, number: model.issue.number });
  const right = t('report.head.right', { number, date: shortDate(model.issue?.issuedOn ?? model.generatedOn) });
  const { page, given } = paper.look;
  const own = (pattern: string, standard: string) =>
    pattern.trim() === '' ? standard : shortened(filled(pattern, { ...fieldValues(paper), ...place }), LONGEST_RUNNING);
  const measure = width - page.left - page.right;
  return {
    margin: [page.left, 28, page.right, 0],
    stack: [
      {
        columns: [
          { width: '*', ...paper.text(own(given.head.left, left), { size: size.head, color: ink.muted }) },
          { width: 190, ...paper.text(own(given.head.right, right), { size: size.head, color: ink.muted, alignment: 'right' }) },
        ],
        columnGap: 12,
      },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: measure, y2: 0, lineWidth: rule.thin, lineColor: ink.hairline }], margin: [0, 6, 0, 0] },
    ],
  };
}

function runningFoot(paper: Paper, current: number, total: number): Content {
  const { model } = paper;
  const { page, given } = paper.look;
  const owner =
    given.foot.left.trim() === ''
      ? shortened(bodyOf(paper, model.body.name, model.client.name), LONGEST_NAME)
      : shortened(filled(given.foot.left, { ...fieldValues(paper), page: String(current), pages: String(total) }), LONGEST_RUNNING);
  const mark = given.foot.mark.trim() === '' ? t('report.foot.confidential') : filled(given.foot.mark, fieldValues(paper));
  return {
    margin: [page.left, 20, page.right, 0],
    columns: [
      {
        width: '*',
        fontSize: size.head,
        color: ink.muted,
        text: [
          { ...paper.text(mark, { bold: true, color: ink.danger }) },
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
  const { page } = paper.look;
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
      author: model.leadAuditor === '' ? bodyOf(paper, model.body.name, '') : model.leadAuditor,
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
    header: (current, total, size) =>
      current === 1 ? null : runningHead(paper, size.width, { page: String(current), pages: String(total) }),
    footer: (current, total) => {
      onPages(total);
      return current === 1 ? null : runningFoot(paper, current, total);
    },
    content: content(paper),
  };
}
