/** The block of one finding: bar in the colour of its grade, a head row that repeats, and its parts in a fixed order. */
import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces';
import { longDate, shortDate } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import type { ReportAnswer, ReportFinding } from '../report-model/shape.ts';
import { gradeLook, ink, leading, resultLook, rule, size } from './look.ts';
import { keepWithNext, type Paper } from './paper.ts';
import { withRoom } from './room.ts';
import { fitted } from './tables.ts';
import type { TextLook } from './type-setter.ts';

/** Columns: label, letter, text, reference. */
const LABEL = 98;
const LETTER = 12;
const REFERENCE = 48;
const PAD = 8;
const textOf = (paper: Paper) => paper.look.page.measure - rule.bar - LABEL - LETTER - REFERENCE - PAD * 2 - 4 * 3;
const wideOf = (paper: Paper) => textOf(paper) + LETTER + REFERENCE + 8;
/** Blocks up to this height stay on one page. */
const WHOLE = 330;
/** Room that a longer block wants where it begins. */
const START = 130;
const LINES = 16;
const ROW_PADDING = 6.4;

const tableLook: TextLook = { family: 'Sans', bold: false, size: size.table };
const statementLook: TextLook = { family: 'Serif', bold: false, size: size.statement };

/** `8.4  AI system impact assessment`: the reference never stands alone at the end of a line. */
export const requirementName = (one: { readonly ref: string; readonly title: string }) => `${one.ref}\u00a0 ${one.title}`;

interface Rows {
  readonly body: TableCell[][];
  readonly first: boolean[];
  height: number;
  /** Rows of statement that stay with the head. */
  keep: number;
}

interface Part {
  readonly label: string;
  readonly text: string;
  readonly look?: TextLook;
  /** Stands in muted type before the text, in a line of its own. */
  readonly lead?: string;
}

function addPart(paper: Paper, rows: Rows, part: Part): void {
  const look = part.look ?? tableLook;
  const lines = fitted(paper, [part.text], [wideOf(paper)], [look], look.family === 'Serif' ? 12 : LINES);
  for (const [sub, [texts]] of lines.entries()) {
    const stack: Content[] = (texts ?? []).map((text, at) =>
      paper.text(text, {
        family: look.family,
        size: look.size,
        lineHeight: look.family === 'Serif' ? 1 : leading.table,
        ...(at > 0 ? { margin: [0, 2, 0, 0] } : {}),
      }),
    );
    if (sub === 0 && part.lead !== undefined) stack.unshift(paper.text(part.lead, { color: ink.muted }));
    rows.body.push([
      sub === 0 ? paper.text(part.label, { size: size.label, color: ink.muted }) : { text: '' },
      { stack, colSpan: 3 },
      {},
      {},
    ]);
    rows.first.push(sub === 0);
    rows.height +=
      ROW_PADDING +
      (texts ?? []).reduce((sum, text) => sum + paper.set.lines(text, wideOf(paper), look), part.lead === undefined ? 0 : 1) *
        look.size *
        paper.set.lineHeight(look.family);
  }
}

function addEvidence(paper: Paper, rows: Rows, finding: ReportFinding): void {
  let labelled = false;
  for (const line of finding.objectiveEvidence) {
    for (const [sub, [texts]] of fitted(paper, [line.text], [textOf(paper)], [tableLook], LINES).entries()) {
      rows.body.push([
        labelled ? { text: '' } : paper.text(t('report.findings.evidence'), { size: size.label, color: ink.muted }),
        sub === 0 ? paper.text(line.letter, { color: ink.muted }) : { text: '' },
        { stack: (texts ?? []).map((text) => paper.text(text)) },
        sub === 0 ? paper.text(line.reference, { size: size.head, color: ink.muted, alignment: 'right' }) : { text: '' },
      ]);
      rows.first.push(!labelled);
      labelled = true;
      rows.height +=
        3 +
        (texts ?? []).reduce((sum, text) => sum + paper.set.lines(text, textOf(paper), tableLook), 0) *
          size.table *
          paper.set.lineHeight('Sans');
    }
  }
}

function viewOf(finding: ReportFinding): string {
  const { name, on, understood, view } = finding.auditee;
  const head =
    understood === null
      ? ''
      : name === '' || on === null
        ? understood
          ? t('report.findings.understood')
          : ''
        : t(understood ? 'report.findings.understoodBy' : 'report.findings.notUnderstoodBy', { name, date: longDate(on) });
  const text = [head, view].filter((one) => one !== '').join('\n');
  return text === '' ? t('report.findings.viewAwaited') : text;
}

function addDue(paper: Paper, rows: Rows, finding: ReportFinding): void {
  const dates: [string, string | null][] = [
    [t('report.findings.dueAnswer'), finding.answerBy],
    [t('report.findings.dueVerify'), finding.verifyBy],
  ];
  let labelled = false;
  for (const [what, date] of dates) {
    if (date === null) continue;
    rows.body.push([
      labelled ? { text: '' } : paper.text(t('report.findings.due'), { size: size.label, color: ink.muted }),
      { ...paper.text(what), colSpan: 2 },
      {},
      paper.text(shortDate(date), { bold: true, alignment: 'right' }),
    ]);
    rows.first.push(!labelled);
    rows.height += 14;
    labelled = true;
  }
}

const verdictOf = (verdict: 'accepted' | 'returned' | null) => (verdict === null ? '' : t(`report.findings.verdict.${verdict}`));
const joined = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n');
/** Facts about a text in one line under it. */
const facts = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' ');

function answerParts(answer: ReportAnswer): Part[] {
  const parts: Part[] = [];
  const lead = t('report.findings.answered', { name: answer.submittedBy, date: longDate(answer.submittedOn) });
  if (answer.correction !== null) {
    const { text, extent, doneOn, verdict } = answer.correction;
    parts.push({
      label: t('report.findings.correction'),
      lead,
      text: joined([
        text,
        extent === '' ? '' : t('report.findings.extent', { extent }),
        facts(doneOn === null ? '' : t('report.findings.doneOn', { date: longDate(doneOn) }), verdictOf(verdict)),
      ]),
    });
  }
  if (answer.cause !== null) {
    const word = t(`vocabulary.causeMethod.${answer.cause.method}`).toLowerCase();
    parts.push({
      label: t('report.findings.cause'),
      text: joined([answer.cause.text, facts(t('report.findings.method', { method: word }), verdictOf(answer.cause.verdict))]),
    });
  }
  if (answer.correctiveAction !== null) {
    const action = answer.correctiveAction;
    parts.push({
      label: t('report.findings.correctiveAction'),
      text: joined([
        action.text,
        facts(
          action.owner === '' ? '' : t('report.findings.owner', { owner: action.owner }),
          action.plannedFor === null ? '' : t('report.findings.plannedFor', { date: longDate(action.plannedFor) }),
          verdictOf(action.verdict),
        ),
      ]),
    });
    const carriedOut = joined([
      action.implementation,
      action.implementedOn === null ? '' : t('report.findings.implementedOn', { date: longDate(action.implementedOn) }),
    ]);
    if (carriedOut !== '') parts.push({ label: t('report.findings.implementation'), text: carriedOut });
  }
  const review = joined([
    answer.reviewComment,
    answer.reviewedOn === null ? '' : t('report.findings.reviewBy', { name: answer.reviewedByName, date: longDate(answer.reviewedOn) }),
  ]);
  if (review !== '') parts.push({ label: t('report.findings.review'), text: review });
  return parts;
}

function verificationParts(finding: ReportFinding): Part[] {
  return finding.verifications.map((one) => {
    const word = t(`vocabulary.verificationMethod.${one.method}`).toLowerCase();
    return {
      label: t('report.findings.verification'),
      lead: t('report.findings.verifiedBy', {
        outcome: t(one.effective ? 'report.findings.effective' : 'report.findings.notEffective'),
        name: one.byName,
        date: longDate(one.verifiedOn),
        method: word,
      }),
      text: one.text,
    };
  });
}

function requirementText(paper: Paper, finding: ReportFinding): string {
  const [main, ...others] = finding.requirements;
  if (main === undefined) return t('report.none');
  const standard = `${paper.model.engagement.standard}:${paper.model.engagement.edition}`;
  const full = t('report.findings.fullRequirement', { standard, ref: main.ref, title: main.title });
  return others.length === 0 ? full : t('report.findings.seeAlso', { requirement: full, others: others.map((one) => one.ref).join(', ') });
}

/** The parts of a block in their fixed order; an opportunity has no answer and no dates. */
function fill(paper: Paper, rows: Rows, finding: ReportFinding): void {
  addPart(paper, rows, {
    label: t('report.findings.statement'),
    text: finding.statement === '' ? finding.title : finding.statement,
    look: statementLook,
  });
  const oneStatementRow = rows.body.length === 2;
  addPart(paper, rows, { label: t('report.findings.requirement'), text: requirementText(paper, finding) });
  rows.keep = oneStatementRow ? 2 : 1;
  addPart(paper, rows, {
    label: t('report.findings.concerns'),
    text: finding.units.length === 0 ? t('report.findings.wholeOrganization') : finding.units.join(' · '),
  });
  addEvidence(paper, rows, finding);
  if (finding.furtherEvidence.length > 0)
    addPart(paper, rows, { label: t('report.findings.furtherEvidence'), text: finding.furtherEvidence.join(', ') });
  if (finding.gradeReason !== '') addPart(paper, rows, { label: t('report.findings.reason'), text: finding.gradeReason });
  if (finding.grade !== 'opportunity') {
    addPart(paper, rows, { label: t('report.findings.view'), text: viewOf(finding) });
    addDue(paper, rows, finding);
    for (const answer of finding.answers) for (const part of answerParts(answer)) addPart(paper, rows, part);
    for (const part of verificationParts(finding)) addPart(paper, rows, part);
    addPart(paper, rows, { label: t('report.findings.stateNow'), text: t(`vocabulary.findingState.${finding.state}`) });
  }
}

/** @param anchor whether the block is the target of links to the finding. */
export function findingBlock(paper: Paper, finding: ReportFinding, options: { number?: string } = {}): Content[] {
  const look = gradeLook[finding.grade];
  const [main] = finding.requirements;
  const number = options.number ?? finding.number;
  const rows: Rows = { body: [], first: [], height: 30, keep: 1 };
  rows.body.push([
    { ...paper.text(number, { bold: true, size: 10.2 }), id: `finding-${finding.fullNumber}`, fillColor: look.tint },
    {
      fillColor: look.tint,
      colSpan: 3,
      columns: [
        {
          width: 'auto',
          text: [
            { text: `${resultLook[finding.grade].mark} `, color: resultLook[finding.grade].color, font: 'Mark' },
            { text: finding.ownGrade === '' ? t(`report.findings.${finding.grade}`) : finding.ownGrade, bold: true, fontSize: size.text },
          ],
        },
        { width: '*', ...paper.text(main === undefined ? '' : requirementName(main), { alignment: 'right', margin: [0, 0.8, 0, 0] }) },
      ],
      columnGap: 14,
    },
    {},
    {},
  ]);
  rows.first.push(true);
  fill(paper, rows, finding);

  const last = rows.body.length;
  const lastColumn = 3;
  const table: ContentTable = {
    table: {
      headerRows: 1,
      keepWithHeaderRows: rows.keep,
      dontBreakRows: true,
      widths: [LABEL, LETTER, textOf(paper), REFERENCE],
      body: rows.body,
    },
    layout: {
      hLineWidth: (line) => (line <= 1 ? 0 : line === last ? rule.strong : rows.first[line] === true ? rule.thin : 0),
      hLineColor: (line) => (line === last ? ink.text : ink.hairline),
      vLineWidth: (line) => (line === 0 ? rule.bar : 0),
      vLineColor: () => look.bar,
      paddingLeft: (column) => (column === 0 ? PAD : 0),
      paddingRight: (column) => (column === lastColumn ? PAD : 4),
      paddingTop: (row) => (row === 0 ? 6.5 : rows.first[row] === true ? 3.6 : 1.2),
      paddingBottom: (row) => (row === 0 ? 6.5 : row + 1 >= last || rows.first[row + 1] === true ? 4 : 1.2),
    },
    fontSize: size.table,
    lineHeight: leading.table,
    margin: [0, 0, 0, 16],
  };
  if (rows.height <= WHOLE) return [withRoom({ unbreakable: true, stack: [table] }, rows.height)];
  // A long block begins where head, statement and requirement have room; pdfmake keeps those rows with the head.
  const [start, ...rest] = keepWithNext({ text: ' ', fontSize: 1, lineHeight: 1 }, START, 0);
  return start === undefined || typeof start === 'string' ? [table] : [withRoom(start as object, START) as Content, ...rest, table];
}
