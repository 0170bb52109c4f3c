/** Texts that a person writes for the report, one per section; the order is that of the report. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { type ReportSection, reportSection } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';

/** @throws NOT_FOUND */
export function reportedAudit(context: FileContext, id: string): Row<'audit'> {
  const audit = context.file.queries.audits.find(id);
  if (audit === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.audit') }));
  return audit;
}

/** Answers `reports.texts`: the sections that hold text, in the order of the report. */
export function listTexts(context: FileContext, input: { auditId: string }): { texts: { section: ReportSection; text: string }[] } {
  reportedAudit(context, input.auditId);
  const written = new Map(context.file.queries.reports.texts(input.auditId).map((row) => [row.section, row.text]));
  return {
    texts: reportSection.options.flatMap((section) => {
      const text = written.get(section);
      return text === undefined || text === '' ? [] : [{ section, text }];
    }),
  };
}

/** Answers `reports.setText`. An empty text clears the section. */
export function setText(context: FileContext, input: { auditId: string; section: ReportSection; text: string }): Record<string, never> {
  const { auditId, section, text } = input;
  reportedAudit(context, auditId);
  const known = context.file.queries.reports.text(auditId, section);
  if (known === null && text === '') return {};
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    if (known !== null) tx.update('report_text', known.id, { text });
    else tx.insert('report_text', { id: naturalId(context.file.engagementId, 'report_text', auditId, section), auditId, section, text });
  });
  return {};
}
