/** What the audit-time sheet of an audit prints, as plain data (ISO/IEC 17021-1 9.1.4: the justification is kept). */
import { AppError } from '../../../shared/contract/errors.ts';
import type { AuditKind } from '../../../shared/model/vocabulary.ts';
import { dateIn } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { type FileContext, nowOf } from '../context.ts';
import { reportAuditTime } from './report-model/audit-time.ts';
import type { LedgerHead, ReportAuditTime } from './report-model/shape.ts';

export interface AuditTimeModel {
  readonly program: { readonly name: string; readonly version: string };
  readonly generatedAt: string;
  readonly generatedOn: string;
  readonly client: string;
  readonly body: string;
  readonly standard: string;
  readonly audit: {
    readonly number: string;
    readonly title: string;
    readonly kind: AuditKind;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
    readonly plannedHundredths: number | null;
    readonly actualHundredths: number | null;
  };
  readonly time: ReportAuditTime;
  readonly heads: readonly LedgerHead[];
}

/** @throws NOT_FOUND for an unknown audit, RULE while nothing is kept about its time */
export function buildAuditTimeModel(context: FileContext, auditId: string): AuditTimeModel {
  const { queries, ledger } = context.file;
  const audit = queries.audits.find(auditId);
  if (audit === null) throw new AppError('NOT_FOUND', t('report.failure.noAudit'));
  const time = reportAuditTime(context, audit);
  if (time === null)
    throw new AppError('RULE', t('auditTimeReport.nothingKept', { audit: audit.title }), { hint: t('auditTimeReport.nothingKeptHint') });
  const engagement = queries.engagement.show();
  const generatedAt = nowOf(context);
  return {
    program: { name: t('report.program'), version: context.ports.version },
    generatedAt,
    generatedOn: dateIn(generatedAt, audit.timeZone),
    client: engagement.clientLegalName || engagement.clientName,
    body: engagement.bodyName,
    standard: `${engagement.standard}:${engagement.edition}`,
    audit: {
      number: audit.number,
      title: audit.title,
      kind: audit.kind,
      startsOn: audit.startsOn,
      endsOn: audit.endsOn,
      plannedHundredths: audit.plannedHundredths,
      actualHundredths: audit.actualHundredths,
    },
    time,
    heads: ledger.heads().map(({ chain, seq, hash }) => ({ chain, seq, hash })),
  };
}
