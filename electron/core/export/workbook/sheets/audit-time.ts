/** The sheet of audit time: how it was worked out, what the audit takes of it, planned against actual (ISO/IEC 17021-1 9.1.4). */
import { t } from '../../../../../shared/words/words.ts';
import type { ReportTimeLine } from '../../report-model/shape.ts';
import { lines, type WorkbookSource, withAuditColumn } from '../source.ts';
import type { SheetModel } from '../workbook-types.ts';

/** Null when no audit of the workbook has its time kept. */
export function auditTimeSheet(source: WorkbookSource): SheetModel | null {
  if (source.reports.every((report) => report.auditTime === null)) return null;
  const row = ({ label, input, days, justification, source: from, status }: ReportTimeLine) => ({
    cells: [
      label,
      input,
      days,
      lines([
        justification ?? '',
        from === '' ? '' : t('auditTimeReport.from', { source: from, status: t(`auditTimeScreen.status.${status}`) }),
      ]),
    ],
  });
  const { columns, rows } = withAuditColumn(
    source,
    [
      { header: t('auditTimeReport.columns.line'), kind: 'text', width: 46, key: true },
      { header: t('auditTimeReport.columns.input'), kind: 'text', width: 20 },
      { header: t('auditTimeReport.columns.days'), kind: 'number', width: 9 },
      { header: t('auditTimeReport.columns.justification'), kind: 'text', width: 70 },
    ],
    ({ auditTime }) => (auditTime === null ? [] : [...auditTime.lines, ...auditTime.shares, ...auditTime.taken].map(row)),
  );
  return { name: t('auditTimeReport.sheet'), frozenColumns: 1, columns, rows };
}
