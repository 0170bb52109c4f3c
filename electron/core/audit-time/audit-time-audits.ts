/** What audits take of the calculated time, and why they were planned with or took something else (ISO/IEC 17021-1 9.1.4). */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { deviationsOf, partHundredths, proposedPart } from '../../../shared/rules/audit-time/stored.ts';
import { signedDays } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { actorOf, type FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import { definedFields } from '../patches.ts';
import { type AuditWithTime, auditView, keptView } from './audit-time-view.ts';

function answer(context: FileContext, auditId: string): AuditWithTime {
  const use = context.file.queries.auditTime.takenBy(auditId);
  const calculation = use?.auditTimeId === undefined || use.auditTimeId === null ? [] : [keptView(context, use.auditTimeId)];
  return auditView(context, auditOf(context, auditId), use, calculation);
}

/** Writes the days of the audit and what is kept beside them in one step. */
function keep(
  context: FileContext,
  audit: Row<'audit'>,
  days: Partial<Pick<Row<'audit'>, 'plannedHundredths' | 'actualHundredths'>>,
  patch: Partial<Row<'audit_time_use'>>,
): AuditWithTime {
  const known = context.file.queries.auditTime.takenBy(audit.id);
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    tx.update('audit', audit.id, days);
    if (known !== null) return tx.update('audit_time_use', known.id, patch);
    return tx.insert('audit_time_use', {
      id: naturalId(context.file.engagementId, 'audit_time_use', audit.id),
      auditId: audit.id,
      auditTimeId: null,
      part: proposedPart(audit.kind),
      requiredHundredths: null,
      plannedReason: '',
      actualReason: '',
      notCountedHundredths: null,
      ...patch,
    });
  });
  return answer(context, audit.id);
}

/** @throws RULE with the field `reason` where a difference has none */
function checkReason(of: 'planned' | 'actual', times: Parameters<typeof deviationsOf>[0]): void {
  const missing = deviationsOf(times).find((one) => one.of === of && one.reason.trim() === '');
  if (missing === undefined) return;
  const message = t(`auditTimeCore.reasonNeeded.${of}`, { difference: signedDays(missing.differenceHundredths) });
  throw new AppError('RULE', message, { fields: { reason: message } });
}

const timesOf = (audit: Row<'audit'>, use: Row<'audit_time_use'> | null) => ({
  plannedHundredths: audit.plannedHundredths,
  actualHundredths: audit.actualHundredths,
  requiredHundredths: use?.requiredHundredths ?? null,
  plannedReason: use?.plannedReason ?? '',
  actualReason: use?.actualReason ?? '',
});

export function applyTo(context: FileContext, { id, auditId, part: wished }: InputOf<'audit-time.apply'>): AuditWithTime {
  const audit = auditOf(context, auditId);
  const { result, problem } = keptView(context, id);
  if (result === null) throw new AppError('RULE', t('auditTimeCore.nothingToApply'), { hint: problem?.message ?? '' });
  const part = wished ?? proposedPart(audit.kind);
  const required = partHundredths(result, part);
  return keep(context, audit, { plannedHundredths: required }, { auditTimeId: id, part, requiredHundredths: required, plannedReason: '' });
}

export function setPlanned(context: FileContext, { auditId, plannedHundredths, reason }: InputOf<'audit-time.setPlanned'>): AuditWithTime {
  const audit = auditOf(context, auditId);
  const use = context.file.queries.auditTime.takenBy(auditId);
  const patch = definedFields({ plannedReason: reason?.trim() });
  checkReason('planned', { ...timesOf(audit, use), plannedHundredths, ...patch });
  return keep(context, audit, { plannedHundredths }, patch);
}

export function recordActual(context: FileContext, input: InputOf<'audit-time.recordActual'>): AuditWithTime {
  const { auditId, actualHundredths, reason, notCountedHundredths } = input;
  const audit = auditOf(context, auditId);
  const use = context.file.queries.auditTime.takenBy(auditId);
  const patch = definedFields({ actualReason: reason?.trim(), notCountedHundredths });
  checkReason('actual', { ...timesOf(audit, use), actualHundredths, ...patch });
  return keep(context, audit, { actualHundredths }, patch);
}
