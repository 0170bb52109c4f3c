/** The report of an audit: its texts, what it still lacks, and the files made from it. */
import { clientCopyOf, clientReport } from '../export/client-copy.ts';
import { buildReportModel } from '../export/report-model.ts';
import { exportPdf, runExport } from '../export/run-export.ts';
import { buildWorkbookModel } from '../export/workbook/workbook-model.ts';
import type { HandlersOf } from '../handlers.ts';
import { changesSince, unchangedIssue } from './reports-changes.ts';
import { completeness } from './reports-completeness.ts';
import { issuedReport, issuedReports, issueReport, reopenReport, saveIssued } from './reports-issue.ts';
import { listTexts, setText } from './reports-texts.ts';

export const reportHandlers = {
  'reports.texts': listTexts,
  'reports.setText': setText,
  'reports.completeness': completeness,
  'reports.issue': issueReport,
  'reports.issued': issuedReports,
  'reports.changes': (context, { id, limit }) => changesSince(context, issuedReport(context, id), limit),
  'reports.reopen': reopenReport,
  'reports.saveIssued': saveIssued,

  'reports.export': async (context, { auditId, to, task, copy, leaveOut }) => {
    const target = context.ports.files.at(to);
    const printed =
      copy === 'client'
        ? clientReport(buildReportModel(context, auditId, unchangedIssue(context, auditId)), clientCopyOf(context, leaveOut ?? {}))
        : buildReportModel(context, auditId);
    return await exportPdf(context, { kind: 'report', model: printed }, target, task);
  },

  'reports.workbook': async (context, { auditId, to, task, copy, leaveOut }) => {
    const target = context.ports.files.at(to);
    const model = buildWorkbookModel(context, auditId ?? null, copy === 'client' ? clientCopyOf(context, leaveOut ?? {}) : null);
    const { fileName, bytes, sha256, sheets } = await runExport(context, { kind: 'workbook', model }, target, task);
    return { fileName, bytes, sha256, sheets: [...sheets] };
  },
} satisfies HandlersOf<'reports.'>;
