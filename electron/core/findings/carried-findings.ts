/**
 * Nonconformities of earlier audits in a later one: which are to be verified there, and what came of it. Action on them is
 * part of every surveillance (ISO/IEC 17021-1 9.6.2.2) and of every report (9.4.8.3).
 */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { type FindingState, isPending } from '../../../shared/model/finding-states.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import { linkEvidence } from '../evidence/evidence-service.ts';
import { naturalId } from '../ids.ts';
import type { Tx } from '../ledger/write.ts';
import { raiser } from './finding-people.ts';
import { type FindingRow, findingOf, findingRows, todayOf } from './finding-row.ts';
import { checkPastLimit, verifierOf } from './findings-steps.ts';

function auditOf(context: FileContext, id: string): Row<'audit'> {
  const audit = context.file.queries.audits.find(id);
  if (audit === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.audit') }));
  return audit;
}

/** Open nonconformities of the audits before this one. */
function openBefore(context: FileContext, audit: Row<'audit'>): FindingRow[] {
  const earlier = new Set(
    context.file.queries.audits
      .all()
      .filter((one) => one.position < audit.position)
      .map((one) => one.id),
  );
  return findingRows(context, null).filter(
    (finding) => earlier.has(finding.auditId) && finding.grade !== 'opportunity' && isPending(finding.state),
  );
}

export function listEarlier(context: FileContext, input: { readonly auditId: string }) {
  const audit = auditOf(context, input.auditId);
  const rows = new Map(findingRows(context, null).map((finding) => [finding.id, finding]));
  const carried = context.file.queries.findingRecords.carriedIn(audit.id).flatMap((item) => {
    const finding = rows.get(item.findingId);
    return finding === undefined ? [] : [{ item, finding }];
  });
  const known = new Set(carried.map(({ item }) => item.findingId));
  return { carried, candidates: openBefore(context, audit).filter((finding) => !known.has(finding.id)) };
}

/** Puts open nonconformities of earlier audits on the list of this one: all of them, or those that are named. */
export function carryOver(context: FileContext, input: InputOf<'findings.carryOver'>) {
  const actor = raiser(context);
  const audit = auditOf(context, input.auditId);
  const { carried, candidates } = listEarlier(context, input);
  const wanted = input.ids ?? candidates.map((finding) => finding.id);
  const chosen = wanted.map((id) => {
    const found = candidates.find((finding) => finding.id === id);
    if (found === undefined) {
      const { number } = findingOf(context, id);
      throw new AppError('RULE', t('findingRules.notToCarry', { number, audit: audit.number }));
    }
    return found;
  });
  if (chosen.length === 0) throw new AppError('RULE', t('findingRules.nothingToCarry', { audit: audit.number }));
  context.file.ledger.write({ actor }, (tx) => {
    for (const [index, finding] of chosen.entries())
      tx.insert('carried_finding', {
        // The same nonconformity on the list of the same audit, on whichever device it was put there.
        id: naturalId(context.file.engagementId, 'carried_finding', audit.id, finding.id),
        auditId: audit.id,
        findingId: finding.id,
        result: 'open',
        text: '',
        concludedOn: null,
        byName: '',
        position: carried.length + index,
      });
  });
  return listEarlier(context, input);
}

function itemOf(context: FileContext, id: string): Row<'carried_finding'> {
  const item = context.file.queries.findingRecords.carried(id);
  if (item === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.carried_finding') }));
  return item;
}

/** States in which the plan was accepted, so that its effect can be judged (9.4.10). */
const verifiable: readonly FindingState[] = ['plan_accepted', 'implementation', 'evidence_submitted', 'not_effective'];

interface Verification {
  readonly result: 'effective' | 'not_effective';
  readonly input: InputOf<'findings.verifyEarlier'>;
  readonly by: { readonly id: string; readonly name: string };
  readonly day: string;
}

/** The verification in this audit, with what was shown as evidence of implementation where nothing was shown before. */
function writeVerification(context: FileContext, tx: Tx, item: Row<'carried_finding'>, finding: Row<'finding'>, facts: Verification): void {
  const { result, input, by, day } = facts;
  const action = context.file.queries.findings.correctiveActions(finding.id).at(-1);
  if (finding.state !== 'evidence_submitted' && action !== undefined)
    tx.update('corrective_action', action.id, {
      implementation: action.implementation === '' ? input.text : action.implementation,
      implementedOn: action.implementedOn ?? day,
    });
  for (const evidenceId of new Set(input.evidence)) linkEvidence(context, tx, evidenceId, 'finding', finding.id, 'implements');
  tx.insert('verification', {
    id: context.ports.ids.uuid(),
    findingId: finding.id,
    verifiedOn: day,
    byId: by.id,
    byName: by.name,
    method: input.method ?? 'next_audit',
    effective: result === 'effective',
    text: input.text,
    auditId: item.auditId,
  });
  const state = result === 'not_effective' ? 'not_effective' : input.close === true ? 'closed' : 'verification';
  tx.update('finding', finding.id, { state });
}

/** What this audit found about an earlier nonconformity. One that was not verified says why and stays open. */
export function verifyEarlier(context: FileContext, input: InputOf<'findings.verifyEarlier'>) {
  const actor = actorOf(context);
  const item = itemOf(context, input.id);
  const finding = findingOf(context, item.findingId);
  const by = verifierOf(context, finding.id, input.byId);
  const day = input.on ?? todayOf(context);
  const { result } = input;
  if ((input.evidence ?? []).some((id) => !context.file.queries.findings.hasEvidence(id)))
    throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.evidence') }));
  if (result !== 'not_verified' && !verifiable.includes(finding.state)) {
    const state = t(`vocabulary.findingState.${finding.state}`);
    throw new AppError('RULE', t('findingRules.notVerifiable', { number: finding.number, state }));
  }
  if (result === 'effective' && input.close === true) checkPastLimit(context, finding, day);
  context.file.ledger.write({ actor, reason: day === todayOf(context) ? '' : t('findingRules.asOf', { date: shortDate(day) }) }, (tx) => {
    if (result !== 'not_verified') writeVerification(context, tx, item, finding, { result, input, by, day });
    tx.update('carried_finding', item.id, { result, text: input.text, concludedOn: day, byName: by.name });
  });
  return listEarlier(context, { auditId: item.auditId });
}

/** Takes a nonconformity off the list, as long as nothing was concluded about it there. */
export function dropEarlier(context: FileContext, input: { readonly id: string }) {
  const actor = raiser(context);
  const item = itemOf(context, input.id);
  if (item.result !== 'open')
    throw new AppError('RULE', t('findingRules.carriedConcluded', { number: findingOf(context, item.findingId).number }));
  context.file.ledger.write({ actor }, (tx) => tx.remove('carried_finding', item.id));
  return listEarlier(context, { auditId: item.auditId });
}
