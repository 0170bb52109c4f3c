/** Puts the sections in the order that the kind of audit asks for, and makes the definition of the document. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { ReportPart } from '../../../../shared/model/report-look.ts';
import type { AuditKind } from '../../../../shared/model/vocabulary.ts';
import { arranged, filled } from '../../../../shared/rules/report-look.ts';
import { shortDate } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import type { ReportModel } from '../report-model/shape.ts';
import { fieldValues } from './field-values.ts';
import { ink, leading, size } from './look.ts';
import { bodyOf, createPaper, type Paper } from './paper.ts';
import { type Running, runningFoot, runningHead } from './running.ts';
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
import { paragraphs, type TypeSetter } from './type-setter.ts';

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
  const body = [
    ...sections.flatMap(({ part, section }, at) =>
      section(dressed(paper, part, at === 0), { number: String(at + 1), id: `section-${at + 1}` }),
    ),
    ...inOrder(paper, annexes).flatMap(({ part, section }, at) => {
      const letter = String.fromCharCode(65 + at);
      const number = t('report.annex', { letter, title: '' }).trim();
      return section(dressed(paper, part, false), { number, id: `annex-${letter.toLowerCase()}` });
    }),
  ];
  return [...cover(paper), ...control(paper, body), ...body];
}

/** Points between the edge of the page and the running head. */
const HEAD_TOP = 28;

function runningOf(paper: Paper): Running {
  const { model } = paper;
  const number =
    model.issue === null ? model.audit.number : t('report.head.issued', { audit: model.audit.number, number: model.issue.number });
  return {
    client: model.client.name,
    body: model.body.name,
    after: [t(`vocabulary.auditKind.${model.audit.kind}`), standardOf(model)],
    right: t('report.head.right', { number, date: shortDate(model.issue?.issuedOn ?? model.generatedOn) }),
    ownRight: true,
    values: fieldValues(paper),
  };
}

function footMarks({ model }: Paper) {
  return [
    ...(model.copy === null ? [] : [{ text: t('clientCopy.title') }]),
    ...(model.draft.is ? [{ text: t('report.foot.draft'), color: ink.danger }] : []),
  ];
}

/**
 * @param onPages told the number of pages once the layout is done
 * @returns the definition for pdfmake: plain objects and strings, no path and no address in it
 */
export function reportDocument(model: ReportModel, set: TypeSetter, onPages: (pages: number) => void): TDocumentDefinitions {
  const paper = createPaper(model, set);
  const { page } = paper.look;
  const running = runningOf(paper);
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
    header: (current, total) => (current === 1 ? null : runningHead(paper, running, page, HEAD_TOP, { page: current, pages: total })),
    footer: (current, total) => {
      onPages(total);
      return current === 1 ? null : runningFoot(paper, running, page, { page: current, pages: total }, footMarks(paper));
    },
    content: content(paper),
  };
}
