/** What every part of review and decision asks: the audit, the day, the people, and what the body set. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { PersonRole } from '../../../shared/model/vocabulary.ts';
import { DEFAULT_CERTIFICATE_MONTHS } from '../../../shared/rules/certificate.ts';
import { MAJOR_LIMIT_MONTHS } from '../../../shared/rules/deadlines.ts';
import { decidedKinds } from '../../../shared/rules/gates.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { actorOf, type FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import { definedFields } from '../patches.ts';
import { auditsCarriedOut } from '../team/independence.ts';

export type Policy = Omit<Row<'decision_policy'>, 'id'>;

/** Proposals that a body changes: the standard leaves these to it. */
export const defaultPolicy = (): Policy => ({
  severities: [],
  certificateMonths: DEFAULT_CERTIFICATE_MONTHS,
  majorMonths: MAJOR_LIMIT_MONTHS,
  alwaysApart: [],
  soaOnCertificate: true,
  statement: t('decisionCore.defaultStatement'),
  revision: t('decisionCore.defaultRevision'),
  accreditation: '',
});

export function policyOf(context: FileContext): Policy {
  const row = context.file.queries.decision.policy();
  if (row === null) return defaultPolicy();
  const { id: _id, ...policy } = row;
  return policy;
}

const maySet: readonly PersonRole[] = ['lead_auditor', 'body_administrator'];

/** @throws NOT_ALLOWED for who neither leads nor runs the office */
export function setPolicy(context: FileContext, input: InputOf<'decision.setPolicy'>): Policy {
  const actor = actorOf(context);
  if (!maySet.includes(actor.role)) throw new AppError('NOT_ALLOWED', t('decisionCore.mayNotSetPolicy'));
  const known = context.file.queries.decision.policy();
  const patch = definedFields(input);
  context.file.ledger.write({ actor }, (tx) => {
    if (known !== null) return tx.update('decision_policy', known.id, patch);
    return tx.insert('decision_policy', { id: naturalId(context.file.engagementId, 'decision_policy'), ...defaultPolicy(), ...patch });
  });
  return policyOf(context);
}

/** Whether an audit ends with a certification decision. */
export const isDecided = (context: FileContext, audit: Row<'audit'>): boolean =>
  context.file.queries.engagement.show().kind === 'certification' && decidedKinds.includes(audit.kind);

/** @throws NOT_FOUND, and RULE for an audit that ends without a decision */
export function decidedAudit(context: FileContext, auditId: string): Row<'audit'> {
  const audit = auditOf(context, auditId);
  if (!isDecided(context, audit)) throw new AppError('RULE', t('decisionCore.notDecided', { number: audit.number }));
  return audit;
}

/** The decision that stands: the newest that nobody withdrew. */
export const standingDecision = (context: FileContext, auditId: string): Row<'decision'> | null =>
  context.file.queries.decision.decisions(auditId).findLast(({ withdrawnOn }) => withdrawnOn === null) ?? null;

export const isGrant = (outcome: Row<'decision'>['outcome']): boolean => outcome === 'grant' || outcome === 'grant_with_conditions';

/** The decision that granted, if it is the one that stands. */
export function grantOf(context: FileContext, auditId: string): Row<'decision'> | null {
  const decision = standingDecision(context, auditId);
  return decision !== null && isGrant(decision.outcome) ? decision : null;
}

/** The report that stands; null while none was issued or the audit was opened again. */
export const standingReport = (context: FileContext, auditId: string): Row<'report'> | null =>
  context.file.queries.reports.issued(auditId).findLast(({ reopenedAt }) => reopenedAt === null) ?? null;

/** @throws RULE that names the audits for somebody who carried any of them out (9.5.1) */
export function demandApart(context: FileContext, person: { readonly id: string; readonly name: string }): void {
  const audits = auditsCarriedOut(context, person.id);
  if (audits.length === 0) return;
  throw new AppError('RULE', t('decisionCore.onTheAudit', { name: person.name, audits: audits.join(', ') }), {
    hint: t('decisionCore.onTheAuditHint'),
  });
}

/** @throws RULE for somebody of the client: only the body and who works for it evaluates (9.5.1) */
export function demandBody(person: Row<'person'>): void {
  if (person.side === 'client') throw new AppError('RULE', t('decisionCore.ofTheClient', { name: person.name }));
}

export const missing = (entity: 'technical_review' | 'review_question' | 'decision' | 'gate_override') =>
  new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t(`entities.${entity}`) }));
