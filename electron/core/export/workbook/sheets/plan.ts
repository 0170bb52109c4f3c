/** The sheet of the audit plan: what was planned, and what was held instead (ISO/IEC 17021-1 9.2.3, 9.4.8.2). */
import { clockTime } from '../../../../../shared/rules/plan.ts';
import { t } from '../../../../../shared/words/words.ts';
import { auditorsOf, wayOf } from '../../plan-model.ts';
import { lines, type WorkbookSource, withAuditColumn } from '../source.ts';
import type { SheetModel } from '../workbook-types.ts';

export function planSheet(source: WorkbookSource): SheetModel {
  const { columns, rows } = withAuditColumn(
    source,
    [
      { header: t('workbook.columns.date'), kind: 'date', width: 12, key: true },
      { header: t('workbook.columns.from'), kind: 'text', width: 8 },
      { header: t('workbook.columns.to'), kind: 'text', width: 8 },
      { header: t('workbook.columns.subject'), kind: 'text', width: 50 },
      { header: t('workbook.columns.requirements'), kind: 'text', width: 26 },
      { header: t('workbook.columns.auditor'), kind: 'text', width: 24 },
      { header: t('workbook.columns.way'), kind: 'text', width: 18 },
      { header: t('workbook.columns.held'), kind: 'text', width: 14 },
      { header: t('workbook.columns.deviation'), kind: 'text', width: 40 },
    ],
    (report) =>
      (source.plans.get(report.audit.id) ?? []).map((session) => ({
        cells: [
          session.day,
          clockTime(session.startMinute),
          clockTime(session.endMinute),
          lines([session.title, session.systems.map(({ name }) => name).join(', '), session.note]),
          session.refs.join(', '),
          auditorsOf(session),
          [session.siteName ?? '', wayOf(session)].filter((part) => part !== '').join(': '),
          session.held === 'open' ? '' : t(`plan.held.${session.held}`),
          lines([session.heldText, session.deviationReason]),
        ],
      })),
  );
  return { name: t('workbook.sheets.plan'), frozenColumns: 1, columns, rows };
}
