/** The report of an audit: its texts, what it still lacks, and the files made from it. */
import { buildReportModel } from '../export/report-model.ts';
import { exportPdf, runExport } from '../export/run-export.ts';
import { buildWorkbookModel } from '../export/workbook/workbook-model.ts';
import type { HandlersOf } from '../handlers.ts';
import { completeness } from './reports-completeness.ts';
import { issuedReports, issueReport, reopenReport, saveIssued } from './reports-issue.ts';
import { listTexts, setText } from './reports-texts.ts';

export const reportHandlers = {
  'reports.texts': listTexts,
  'reports.setText': setText,
  'reports.completeness': completeness,
  'reports.issue': issueReport,
  'reports.issued': issuedReports,
  'reports.reopen': reopenReport,
  'reports.saveIssued': saveIssued,

  'reports.export': async (context, { auditId, to, task }) => {
    const target = context.ports.files.at(to);
    return await exportPdf(context, { kind: 'report', model: buildReportModel(context, auditId) }, target, task);
  },

  'reports.workbook': async (context, { auditId, to, task }) => {
    const target = context.ports.files.at(to);
    const model = buildWorkbookModel(context, auditId ?? null);
    const { fileName, bytes, sha256, sheets } = await runExport(context, { kind: 'workbook', model }, target, task);
    return { fileName, bytes, sha256, sheets: [...sheets] };
  },
} satisfies HandlersOf<'reports.'>;
