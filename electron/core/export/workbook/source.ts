/** What the sheets are made from: the report models (so that numbers agree with the PDF), people and history. */
import type { OutputOf } from '../../../../shared/contract/index.ts';
import type { PlanSession } from '../../../../shared/contract/plan.ts';
import type { Row } from '../../../../shared/model/entities.ts';
import { t } from '../../../../shared/words/words.ts';
import type { PrintedResult, ReportModel } from '../report-model/shape.ts';
import { resultMarks, type SheetColumn, type SheetRow } from './workbook-types.ts';

export type HistoryLine = OutputOf<'ledger.history'>['changes'][number];

export interface WorkbookSource {
  /** One per audit, in the order of the engagement; at least one. */
  readonly reports: readonly ReportModel[];
  /** Sessions of each audit's plan, by audit id. */
  readonly plans: ReadonlyMap<string, readonly PlanSession[]>;
  readonly people: readonly Row<'person'>[];
  /** Names of audits that a person is on, by person id. */
  readonly onAudits: ReadonlyMap<string, readonly string[]>;
  /** Oldest first; null in a client's copy, which must not hold what was left out of it. */
  readonly history: readonly HistoryLine[] | null;
}

const marks: Readonly<Record<PrintedResult, string>> = {
  ...resultMarks,
  adequate: resultMarks.conforms,
  area_of_concern: resultMarks.minor,
  not_reviewed: resultMarks.not_sampled,
};

/** `■ Major`: mark and word, so that no state hangs on colour alone. Empty when nothing was concluded. */
export function markedResult(result: PrintedResult | null): string {
  return result === null ? '' : `${marks[result]} ${t(`vocabulary.result.${result}`)}`;
}

/** Puts the audit's number before the columns of a sheet when the workbook holds several audits. */
export function withAuditColumn(
  source: WorkbookSource,
  columns: readonly SheetColumn[],
  rowsOf: (report: ReportModel) => readonly SheetRow[],
): { columns: readonly SheetColumn[]; rows: readonly SheetRow[] } {
  if (source.reports.length === 1) return { columns, rows: source.reports.flatMap((report) => [...rowsOf(report)]) };
  return {
    columns: [{ header: t('workbook.columns.audit'), kind: 'text', width: 8 }, ...columns],
    rows: source.reports.flatMap((report) =>
      rowsOf(report).map((row) => ({
        cells: [report.audit.number, ...row.cells],
        ...(row.kinds === undefined ? {} : { kinds: [undefined, ...row.kinds] }),
      })),
    ),
  };
}

export const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
export const lines = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');
