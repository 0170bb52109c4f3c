/** The sheets of the field work: checklist, findings, evidence, interviews, coverage, history. */

import type { EntityName } from '../../../../../shared/model/entities.ts';
import { dateIn } from '../../../../../shared/words/dates.ts';
import type { en } from '../../../../../shared/words/en.ts';
import { t } from '../../../../../shared/words/words.ts';
import { ownQuestionText } from '../../report-model/own-question-text.ts';
import type { ReportFinding, ReportModel } from '../../report-model/shape.ts';
import { type HistoryLine, joined, lines, markedResult, type WorkbookSource, withAuditColumn } from '../source.ts';
import type { SheetModel } from '../workbook-types.ts';

export function checklistSheet(source: WorkbookSource): SheetModel {
  const { columns, rows } = withAuditColumn(
    source,
    [
      { header: t('workbook.columns.ref'), kind: 'text', width: 9, key: true },
      { header: t('workbook.columns.requirement'), kind: 'text', width: 34 },
      { header: t('workbook.columns.unit'), kind: 'text', width: 16 },
      { header: t('workbook.columns.result'), kind: 'text', width: 17, states: true },
      ...(integrated(source) ? [{ header: t('workbook.columns.also'), kind: 'text' as const, width: 28 }] : []),
      { header: t('workbook.columns.progress'), kind: 'text', width: 15 },
      { header: t('workbook.columns.examined'), kind: 'text', width: 66 },
      ...(asksOwn(source) ? [{ header: t('workbook.columns.ownQuestions'), kind: 'text' as const, width: 44 }] : []),
      { header: t('workbook.columns.reason'), kind: 'text', width: 34 },
      { header: t('workbook.columns.evidence'), kind: 'text', width: 20 },
      { header: t('workbook.columns.finding'), kind: 'text', width: 10 },
      { header: t('workbook.columns.auditor'), kind: 'text', width: 16 },
    ],
    (report) =>
      report.checklist.map((line) => ({
        cells: [
          line.ref,
          line.title,
          line.unit.label,
          markedResult(line.result),
          ...(integrated(source) ? [lines(line.also.map((one) => `${one.standard}: ${markedResult(one.result)}`))] : []),
          t(`vocabulary.progress.${line.progress}`),
          lines(line.examined),
          ...(asksOwn(source) ? [lines(line.questions.map(ownQuestionText))] : []),
          line.reason,
          joined(line.evidence),
          joined(line.findings),
          joined(line.auditors.map((auditor) => auditor.name)),
        ],
      })),
  );
  return { name: t('workbook.sheets.checklist'), frozenColumns: source.reports.length === 1 ? 2 : 3, columns, rows };
}

/** Whether any of the audits is concluded on several standards. */
const integrated = (source: WorkbookSource) => source.reports.some((report) => report.standards.length > 0);

/** Whether a checklist of any of the audits has questions of its own. */
const asksOwn = (source: WorkbookSource) => source.reports.some((report) => report.checklist.some(({ questions }) => questions.length > 0));

function findingCells(finding: ReportFinding) {
  const answer = finding.answers.at(-1);
  const main = finding.requirements[0];
  return [
    finding.number,
    markedResult(finding.grade),
    main?.ref ?? '',
    joined(finding.requirements.map((one) => `${one.ref} ${one.title}`)),
    joined(finding.units),
    finding.title,
    finding.statement,
    lines(finding.objectiveEvidence.map((one) => `${one.letter}) ${one.text}${one.reference === '' ? '' : ` [${one.reference}]`}`)),
    finding.gradeReason,
    finding.auditee.view,
    answer?.correction?.text ?? '',
    answer?.cause?.text ?? '',
    answer?.correctiveAction?.text ?? '',
    finding.answerBy,
    finding.verifyBy,
    t(`vocabulary.findingState.${finding.state}`),
  ];
}

export function findingsSheet(source: WorkbookSource): SheetModel {
  const { columns, rows } = withAuditColumn(
    source,
    [
      { header: t('workbook.columns.number'), kind: 'text', width: 9, key: true },
      { header: t('workbook.columns.grade'), kind: 'text', width: 14, states: true },
      { header: t('workbook.columns.ref'), kind: 'text', width: 9 },
      { header: t('workbook.columns.requirement'), kind: 'text', width: 24 },
      { header: t('workbook.columns.units'), kind: 'text', width: 16 },
      { header: t('workbook.columns.title'), kind: 'text', width: 28 },
      { header: t('workbook.columns.statement'), kind: 'text', width: 36 },
      { header: t('workbook.columns.objectiveEvidence'), kind: 'text', width: 54 },
      { header: t('workbook.columns.gradeReason'), kind: 'text', width: 34 },
      { header: t('workbook.columns.clientView'), kind: 'text', width: 28 },
      { header: t('workbook.columns.correction'), kind: 'text', width: 34 },
      { header: t('workbook.columns.cause'), kind: 'text', width: 34 },
      { header: t('workbook.columns.correctiveAction'), kind: 'text', width: 34 },
      { header: t('workbook.columns.answerBy'), kind: 'date', width: 12 },
      { header: t('workbook.columns.verifiedBy'), kind: 'date', width: 12 },
      { header: t('workbook.columns.state'), kind: 'text', width: 18 },
    ],
    (report) => [...report.findings, ...report.withdrawn].map((finding) => ({ cells: findingCells(finding) })),
  );
  return { name: t('workbook.sheets.findings'), frozenColumns: source.reports.length === 1 ? 2 : 3, columns, rows };
}

/** Nonconformities of earlier audits on the list of the audit, and what it found about them; null when there are none. */
export function earlierSheet(source: WorkbookSource): SheetModel | null {
  const { columns, rows } = withAuditColumn(
    source,
    [
      { header: t('workbook.columns.number'), kind: 'text', width: 12, key: true },
      { header: t('workbook.columns.grade'), kind: 'text', width: 14, states: true },
      { header: t('workbook.columns.ref'), kind: 'text', width: 9 },
      { header: t('workbook.columns.title'), kind: 'text', width: 34 },
      { header: t('workbook.columns.statement'), kind: 'text', width: 44 },
      { header: t('workbook.columns.state'), kind: 'text', width: 18 },
      { header: t('workbook.columns.inThisAudit'), kind: 'text', width: 18 },
      { header: t('workbook.columns.date'), kind: 'date', width: 12 },
      { header: t('workbook.columns.auditor'), kind: 'text', width: 18 },
      { header: t('workbook.columns.examined'), kind: 'text', width: 54 },
    ],
    (report) =>
      report.earlierFindings.flatMap((finding) =>
        finding.carried === null
          ? []
          : [
              {
                cells: [
                  finding.fullNumber,
                  markedResult(finding.grade),
                  finding.requirements[0]?.ref ?? '',
                  finding.title,
                  finding.statement,
                  t(`vocabulary.findingState.${finding.state}`),
                  t(`vocabulary.carriedResult.${finding.carried.result}`),
                  finding.carried.concludedOn,
                  finding.carried.byName,
                  finding.carried.text,
                ],
              },
            ],
      ),
  );
  if (rows.length === 0) return null;
  return { name: t('workbook.sheets.earlier'), frozenColumns: source.reports.length === 1 ? 2 : 3, columns, rows };
}

export function evidenceSheet(source: WorkbookSource): SheetModel {
  const { columns, rows } = withAuditColumn(
    source,
    [
      { header: t('workbook.columns.number'), kind: 'text', width: 9, key: true },
      { header: t('workbook.columns.evidence'), kind: 'text', width: 44 },
      { header: t('workbook.columns.versionOrDate'), kind: 'text', width: 24 },
      { header: t('workbook.columns.kind'), kind: 'text', width: 12 },
      { header: t('workbook.columns.received'), kind: 'date', width: 12 },
      { header: t('workbook.columns.periodFrom'), kind: 'date', width: 12 },
      { header: t('workbook.columns.periodTo'), kind: 'date', width: 12 },
      { header: t('workbook.columns.kept'), kind: 'text', width: 30 },
      { header: t('workbook.columns.bytes'), kind: 'number', width: 11 },
      { header: t('workbook.columns.sha256'), kind: 'text', width: 66 },
    ],
    (report) =>
      report.evidence.map((one) => ({
        cells: [
          one.number,
          one.title,
          one.versionOrDate,
          one.kind,
          dateIn(one.receivedAt, report.timeZone),
          one.periodFrom,
          one.periodTo,
          t(`vocabulary.evidenceContent.${one.content}`),
          one.content === 'kept' ? one.bytes : null,
          one.sha256,
        ],
      })),
  );
  return { name: t('workbook.sheets.evidence'), frozenColumns: source.reports.length === 1 ? 2 : 3, columns, rows };
}

export function interviewsSheet(source: WorkbookSource): SheetModel {
  const { columns, rows } = withAuditColumn(
    source,
    [
      { header: t('workbook.columns.number'), kind: 'text', width: 8, key: true },
      { header: t('workbook.columns.date'), kind: 'date', width: 12 },
      { header: t('workbook.columns.title'), kind: 'text', width: 40 },
      { header: t('workbook.columns.role'), kind: 'text', width: 40 },
      { header: t('workbook.columns.place'), kind: 'text', width: 30 },
      { header: t('workbook.columns.requirements'), kind: 'text', width: 40 },
    ],
    (report) =>
      report.interviews.map((one) => ({
        cells: [
          one.number,
          one.startedAt === null ? null : dateIn(one.startedAt, report.timeZone),
          one.title,
          one.role,
          joined([one.place, one.means]),
          one.requirements.join(', '),
        ],
      })),
  );
  return { name: t('workbook.sheets.interviews'), frozenColumns: 1, columns, rows };
}

/** One sheet per audit: units differ between audits. */
export function coverageSheet(report: ReportModel, several: boolean): SheetModel {
  const name = t('workbook.sheets.coverage');
  return {
    name: several ? `${name} ${report.audit.number}` : name,
    frozenColumns: 2,
    columns: [
      { header: t('workbook.columns.ref'), kind: 'text', width: 9, key: true },
      { header: t('workbook.columns.requirement'), kind: 'text', width: 44 },
      ...report.units.map((unit) => ({ header: unit.label, kind: 'text' as const, width: 18, states: true })),
    ],
    rows: report.coverage.map((line) => ({
      cells: [line.ref, line.title, ...line.cells.map((cell) => (cell === 'undecided' ? t('workbook.noResult') : markedResult(cell)))],
    })),
  };
}

/** What was seen of each clause and area, and under it the holes. One sheet per audit: units differ between audits. */
export function seenSheet(report: ReportModel, several: boolean): SheetModel {
  const name = t('workbook.sheets.seen');
  const empty = report.units.map(() => null);
  return {
    name: several ? `${name} ${report.audit.number}` : name,
    frozenColumns: 2,
    columns: [
      { header: t('workbook.columns.ref'), kind: 'text', width: 9, key: true },
      { header: t('workbook.columns.seenOf'), kind: 'text', width: 60 },
      ...report.units.map((unit) => ({ header: unit.label, kind: 'text' as const, width: 18 })),
    ],
    rows: [
      ...report.seen.groups.map((group) => ({
        cells: [
          group.ref,
          group.title,
          ...group.cells.map((cell) =>
            cell === null
              ? null
              : joined([
                  t('workbook.seenCell', { seen: cell.seen, planned: cell.planned, state: t(`coverage.state.${cell.state}`) }),
                  cell.samples === 0 ? '' : t('coverage.look.samples', { count: cell.samples }),
                ]),
          ),
        ],
      })),
      ...report.seen.holes.map((what) => ({ cells: [t('workbook.hole'), what, ...empty] })),
    ],
  };
}

export function historySheet(history: readonly HistoryLine[]): SheetModel {
  return {
    name: t('workbook.sheets.history'),
    frozenColumns: 1,
    columns: [
      { header: t('workbook.columns.time'), kind: 'instant', width: 20 },
      { header: t('workbook.columns.person'), kind: 'text', width: 18 },
      { header: t('workbook.columns.what'), kind: 'text', width: 12 },
      { header: t('workbook.columns.record'), kind: 'text', width: 20 },
      { header: t('workbook.columns.changedField'), kind: 'text', width: 18 },
      { header: t('workbook.columns.before'), kind: 'text', width: 34 },
      { header: t('workbook.columns.after'), kind: 'text', width: 34 },
      { header: t('workbook.columns.reason'), kind: 'text', width: 34 },
      { header: t('workbook.columns.entry'), kind: 'text', width: 16 },
    ],
    rows: history.map((change) => ({
      cells: [
        change.at,
        change.who,
        t(`workbook.ops.${change.op as keyof typeof en.workbook.ops}`),
        t(`entities.${change.entity as EntityName}`),
        change.field,
        change.before,
        change.after,
        change.reason,
        `${change.chain}:${change.seq}`,
      ],
    })),
  };
}
