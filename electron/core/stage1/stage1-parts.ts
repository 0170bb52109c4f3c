/** What the steps of Stage 1 share: look-ups that refuse, names for what a list shows, and the evidence of an owner. */
import type { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import type { concernRow } from '../../../shared/contract/stage1.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { AuditKind } from '../../../shared/model/vocabulary.ts';
import { dateIn } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { type FileContext, nowOf } from '../context.ts';
import { linkEvidence, evidenceOf as pieceOf } from '../evidence/evidence-service.ts';
import type { Tx } from '../ledger/write.ts';
import type { EvidenceOf, ListedConcern } from './stage1-queries.ts';

export type ConcernRow = z.output<typeof concernRow>;

/** Audits that a Stage 1 goes before: initial certification, and recertification after a significant change (9.6.3.1.3). */
const afterStage1: readonly AuditKind[] = ['stage_2', 'recertification'];

/** @throws NOT_FOUND, RULE when the audit is no Stage 1 */
export function stage1Of(context: FileContext, auditId: string): Row<'audit'> {
  const audit = auditOf(context, auditId);
  if (audit.kind !== 'stage_1') throw new AppError('RULE', t('stage1Core.notStage1', { number: audit.number }));
  return audit;
}

/** @throws NOT_FOUND, RULE when no Stage 1 goes before an audit of this kind */
export function stage2Of(context: FileContext, auditId: string): Row<'audit'> {
  const audit = auditOf(context, auditId);
  if (!afterStage1.includes(audit.kind)) throw new AppError('RULE', t('stage1Core.notStage2', { number: audit.number }));
  return audit;
}

/** The Stage 1 that an audit follows: the last one since the audit of its own kind before it. */
export function stage1Before(context: FileContext, audit: Row<'audit'>): Row<'audit'> | null {
  if (!afterStage1.includes(audit.kind)) return null;
  const before = context.file.queries.audits.all().filter((one) => one.position < audit.position);
  const since = before.findLast((one) => afterStage1.includes(one.kind))?.position ?? -1;
  return before.findLast((one) => one.kind === 'stage_1' && one.position > since) ?? null;
}

/** The audit that follows a Stage 1. */
export function stage2After(context: FileContext, stage1: Row<'audit'>): Row<'audit'> | null {
  const after = context.file.queries.audits.all().find((one) => one.position > stage1.position && afterStage1.includes(one.kind));
  return after !== undefined && stage1Before(context, after)?.id === stage1.id ? after : null;
}

export const todayIn = (context: FileContext, audit: Row<'audit'>): string => dateIn(nowOf(context), audit.timeZone);

const named = ({ id, number, title }: EvidenceOf) => ({ id, number, title });
export const evidenceNamed = (context: FileContext, ownerId: string) => context.file.queries.stage1.evidenceOf(ownerId).map(named);

/** Replaces the evidence of an objective or an area of concern. @throws NOT_FOUND */
export function setEvidence(
  context: FileContext,
  tx: Tx,
  owner: { readonly kind: 'stage1_objective' | 'area_of_concern'; readonly id: string },
  wanted: readonly string[],
): void {
  const known = context.file.queries.stage1.evidenceOf(owner.id);
  for (const { linkId, id } of known) if (!wanted.includes(id)) tx.remove('link', linkId);
  for (const id of new Set(wanted)) linkEvidence(context, tx, pieceOf(context, id).id, owner.kind, owner.id, 'supports');
}

/** @throws NOT_FOUND */
export function concernOf(context: FileContext, id: string): ListedConcern {
  const concern = context.file.queries.stage1.concern(id);
  if (concern === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.area_of_concern') }));
  return concern;
}

/** How a concern stands: a finding that was withdrawn answers nothing. */
export function treatmentOf(concern: Pick<ListedConcern, 'treatment' | 'findingState'>): ListedConcern['treatment'] {
  return concern.treatment === 'finding' && concern.findingState === 'withdrawn' ? 'open' : concern.treatment;
}

const organization = () => t('checklistCore.organization');

/** The concern as lists, report and workbook show it. */
export function toConcernRow(context: FileContext, concern: ListedConcern): ConcernRow {
  const { ref, requirementTitle, unitLabel, finding, findingState: _state, document, rowRef, ...row } = concern;
  const soaItems = row.soaItemIds.flatMap((id) => context.file.queries.stage1.soaItem(id) ?? []);
  return {
    ...row,
    ref,
    requirementTitle,
    unit: unitLabel ?? organization(),
    finding,
    evidence: evidenceNamed(context, concern.id),
    sources: [
      ...(row.checklistItemId === null ? [] : [{ kind: 'checklist_item' as const, id: row.checklistItemId, label: rowRef }]),
      ...(row.documentId === null ? [] : [{ kind: 'reviewed_document' as const, id: row.documentId, label: document }]),
      ...soaItems.map((item) => ({ kind: 'soa_item' as const, id: item.id, label: item.ref })),
    ],
  };
}

/** Areas of concern of a Stage 1, in the order in which they were raised. */
export const concernRows = (context: FileContext, stage1Id: string): ConcernRow[] =>
  context.file.queries.stage1.concerns(stage1Id).map((one) => toConcernRow(context, one));
