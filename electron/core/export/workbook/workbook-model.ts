/** The workbook of one audit or of the whole engagement, made from the same report models as the PDF. */
import { AppError } from '../../../../shared/contract/errors.ts';
import { t } from '../../../../shared/words/words.ts';
import type { FileContext } from '../../context.ts';
import { forOutside, mayBeTold } from '../../file/outside.ts';
import { changeOf } from '../../ledger/ledger-service.ts';
import { planParts, sessionViews } from '../../plan/plan-view.ts';
import { type ClientCopy, clientSource } from '../client-copy.ts';
import { buildReportModel } from '../report-model.ts';
import { auditTimeSheet } from './sheets/audit-time.ts';
import { auditDataSheet, peopleSheet, summarySheet, systemsSheet } from './sheets/facts.ts';
import {
  checklistSheet,
  coverageSheet,
  earlierSheet,
  evidenceSheet,
  findingsSheet,
  historySheet,
  interviewsSheet,
  seenSheet,
} from './sheets/field-work.ts';
import { planSheet } from './sheets/plan.ts';
import { sampleSheets } from './sheets/samples.ts';
import { soaSheet } from './sheets/soa.ts';
import { stage1Sheets } from './sheets/stage1.ts';
import type { HistoryLine, WorkbookSource } from './source.ts';
import type { WorkbookModel } from './workbook-types.ts';

/** As many entries as a sheet can hold besides its head. */
const WHOLE_HISTORY = 1_048_575;

/** All changes, oldest first, without words that may not leave. */
function historyOf(context: FileContext): HistoryLine[] {
  const told = mayBeTold(context.file.queries);
  const lines = context.file.queries.ledger.history({ limit: WHOLE_HISTORY }).rows.map(changeOf).reverse();
  return lines.map((line) =>
    line.entity !== 'catalog_item' || told(line.id) ? line : { ...line, before: '', after: t('catalogCore.withheld') },
  );
}

/** The sheets of a source, in the order that an auditor reads them. Pure. */
export function workbookOf(source: WorkbookSource): WorkbookModel {
  const first = source.reports[0];
  if (first === undefined) throw new AppError('RULE', t('workbook.noAudit'));
  const soa = soaSheet(source);
  const earlier = earlierSheet(source);
  const auditTime = auditTimeSheet(source);
  const several = source.reports.length > 1;
  const standard = `${first.engagement.standard}:${first.engagement.edition}`;
  return {
    title: `${t('workbook.title')} · ${first.client.name}`,
    subject: standard,
    author: first.leadAuditor || first.body.name || first.program.name,
    company: first.body.name,
    heading: [first.client.name, several ? '' : first.audit.title, standard].filter((part) => part !== '').join(' · '),
    footing: [t('workbook.confidential'), first.body.name].filter((part) => part !== '').join(' · '),
    madeAt: first.generatedAt,
    sheets: [
      summarySheet(source),
      auditDataSheet(source),
      checklistSheet(source),
      ...stage1Sheets(source),
      findingsSheet(source),
      ...(earlier === null ? [] : [earlier]),
      evidenceSheet(source),
      interviewsSheet(source),
      peopleSheet(source),
      systemsSheet(source),
      ...sampleSheets(source),
      ...(soa === null ? [] : [soa]),
      ...source.reports.map((report) => coverageSheet(report, several)),
      ...source.reports.map((report) => seenSheet(report, several)),
      planSheet(source),
      ...(auditTime === null ? [] : [auditTime]),
      ...(source.history === null ? [] : [historySheet(source.history)]),
    ],
  };
}

/**
 * Reads what the workbook holds from the open file.
 * @param auditId one audit, or null for all audits of the engagement
 * @param copy what a client's copy leaves out; null for the full workbook
 * @throws AppError NOT_FOUND for an unknown audit, RULE when the engagement has no audit yet
 */
export function buildWorkbookModel(context: FileContext, auditId: string | null, copy: ClientCopy | null = null): WorkbookModel {
  return readWorkbook(forOutside(context), auditId, copy);
}

function readWorkbook(context: FileContext, auditId: string | null, copy: ClientCopy | null): WorkbookModel {
  const { queries } = context.file;
  const audits = auditId === null ? queries.audits.all().map((audit) => audit.id) : [auditId];
  const onAudits = new Map<string, string[]>();
  for (const audit of queries.audits.all()) {
    for (const member of queries.audits.members(audit.id))
      onAudits.set(member.personId, [...(onAudits.get(member.personId) ?? []), audit.number]);
  }
  const source: WorkbookSource = {
    reports: audits.map((id) => buildReportModel(context, id)),
    plans: new Map(audits.map((id) => [id, sessionViews(context, planParts(context, id))])),
    people: queries.team.all(),
    onAudits,
    history: historyOf(context),
  };
  return workbookOf(copy === null ? source : clientSource(source, copy));
}
