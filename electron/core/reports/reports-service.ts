/** The report of an audit: its texts, what it still lacks, and the files made from it. */
import { join } from 'node:path';
import { buildReportModel } from '../export/report-model.ts';
import { runExport } from '../export/run-export.ts';
import { buildWorkbookModel } from '../export/workbook/workbook-model.ts';
import type { HandlersOf } from '../handlers.ts';
import { completeness } from './reports-completeness.ts';
import { listTexts, setText } from './reports-texts.ts';

export const reportHandlers = {
  'reports.texts': listTexts,
  'reports.setText': setText,
  'reports.completeness': completeness,

  'reports.export': async (context, { auditId, to, task }) => {
    const target = context.ports.files.at(to);
    const model = buildReportModel(context, auditId);
    const { fileName, bytes, sha256, pages } = await runExport(
      context,
      { kind: 'report', model, fontFolder: join(context.ports.resources, 'fonts') },
      target,
      task,
    );
    return { fileName, bytes, sha256, pages };
  },

  'reports.workbook': async (context, { auditId, to, task }) => {
    const target = context.ports.files.at(to);
    const model = buildWorkbookModel(context, auditId ?? null);
    const { fileName, bytes, sha256, sheets } = await runExport(context, { kind: 'workbook', model }, target, task);
    return { fileName, bytes, sha256, sheets: [...sheets] };
  },
} satisfies HandlersOf<'reports.'>;
