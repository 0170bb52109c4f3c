/**
 * Areas of concern (ISO/IEC 17021-1 9.3.1.2.3): the one place where they stand. A row of the Stage 1 checklist that is
 * called one has its text here, and here is how Stage 2 answered it (9.3.1.4).
 */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import type { RawRow } from '../checklist/checklist-queries.ts';
import { rawRowOf } from '../checklist/checklist-rows.ts';
import { storeResult } from '../checklist/store-result.ts';
import { type ActingPerson, actorOf, type FileContext } from '../context.ts';
import type { Tx } from '../ledger/write.ts';
import { definedFields } from '../patches.ts';
import { type ConcernRow, concernOf, setEvidence, stage1Before, stage1Of, toConcernRow, todayIn } from './stage1-parts.ts';

type Concern = Row<'area_of_concern'>;
const LONGEST_TITLE = 120;

const untreated = {
  treatment: 'open',
  treatmentText: '',
  treatedAuditId: null,
  treatedById: null,
  treatedByName: '',
  treatedOn: null,
  findingId: null,
} as const satisfies Partial<Concern>;

/** `AOC-1`, `AOC-2`, … inside a Stage 1; a number that was given is never given again while a later one stands. */
function nextNumber(context: FileContext, auditId: string): string {
  const used = context.file.queries.stage1.concerns(auditId).map(({ number }) => Number(/\d+$/.exec(number)?.[0] ?? 0));
  return `AOC-${Math.max(0, ...used) + 1}`;
}

type Raised = Pick<Concern, 'requirement' | 'unitKind' | 'unitId' | 'title' | 'text'> & Partial<Concern>;

function insert(context: FileContext, tx: Tx, actor: ActingPerson, auditId: string, raised: Raised): Concern {
  return tx.insert('area_of_concern', {
    id: context.ports.ids.uuid(),
    auditId,
    number: nextNumber(context, auditId),
    outlook: '',
    checklistItemId: null,
    documentId: null,
    soaItemIds: [],
    raisedById: actor.id,
    raisedByName: actor.name,
    ...untreated,
    position: context.file.queries.stage1.nextConcern(auditId),
    ...raised,
  });
}

/** The first sentence, as a title that a person may change; the requirement's own where nothing was written. */
function firstSentence(text: string, otherwise: string): string {
  const first = (/^[^.!?\n]+/.exec(text.trim())?.[0] ?? '').trim();
  if (first === '') return otherwise;
  return first.length <= LONGEST_TITLE ? first : `${first.slice(0, LONGEST_TITLE - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** @throws RULE for an answered concern: its words are what was answered */
function refuseAnswered({ number, treatment }: Pick<Concern, 'number' | 'treatment'>): void {
  if (treatment === 'open') return;
  throw new AppError('RULE', t('stage1Core.concernAnswered', { number }), { hint: t('stage1Core.concernAnsweredHint', { number }) });
}

/**
 * A row of a Stage 1 gets or loses its result: the concern that the row holds follows, in the same step.
 * @param text what the concern is; left out, the text of before stays
 * @throws RULE when the row may not let go of its concern
 */
export function followResult(context: FileContext, tx: Tx, raw: RawRow, isConcern: boolean, text: string | undefined): void {
  const known = context.file.queries.stage1.concernsOfRow(raw.id);
  if (isConcern) {
    const [first] = known;
    if (first === undefined) {
      const { requirement, unitKind, unitId } = raw;
      const title = firstSentence(text ?? '', raw.title);
      insert(context, tx, actorOf(context), raw.auditId, {
        requirement,
        unitKind,
        unitId,
        title,
        text: text ?? '',
        checklistItemId: raw.id,
      });
    } else if (text !== undefined && text !== first.text) {
      refuseAnswered(first);
      // A title that nobody changed follows the text.
      const title = first.title === firstSentence(first.text, raw.title) ? firstSentence(text, raw.title) : first.title;
      tx.update('area_of_concern', first.id, { text, title });
    }
    return;
  }
  for (const concern of known) {
    refuseAnswered(concern);
    // What was worked out about it is not lost to a slip of the hand: it is removed where it stands, on purpose.
    if (concern.outlook !== '' || concern.soaItemIds.length > 0 || known.length > 1)
      throw new AppError('RULE', t('stage1Core.rowHoldsConcern', { number: concern.number, ref: raw.ref }), {
        hint: t('stage1Core.rowHoldsConcernHint', { number: concern.number }),
      });
    removeRow(context, tx, concern.id);
  }
}

function removeRow(context: FileContext, tx: Tx, id: string): void {
  setEvidence(context, tx, { kind: 'area_of_concern', id }, []);
  tx.remove('area_of_concern', id);
}

function checkSoaItems(context: FileContext, ids: readonly string[] | undefined): void {
  for (const id of ids ?? []) {
    if (context.file.queries.stage1.soaItem(id) === null)
      throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.soa_item') }));
  }
}

/** @throws NOT_FOUND, RULE */
export function addConcern(context: FileContext, input: InputOf<'stage1.addConcern'>): ConcernRow {
  const { auditId, requirement, unit, title, text, outlook, checklistItemId = null, documentId = null, soaItems = [] } = input;
  const audit = stage1Of(context, auditId);
  const { queries, ledger } = context.file;
  if (queries.catalogs.itemFor(audit.catalogId, requirement) === null)
    throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.catalog_item') }));
  if (documentId !== null && queries.stage1.document(documentId)?.auditId !== auditId)
    throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.reviewed_document') }));
  checkSoaItems(context, soaItems);
  const row = checklistItemId === null ? null : rawRowOf(context, checklistItemId);
  const otherUnit = row !== null && unit !== undefined && (unit.kind !== row.unitKind || unit.id !== row.unitId);
  if (row !== null && (row.auditId !== auditId || row.requirement !== requirement || otherUnit))
    throw new AppError('RULE', t('stage1Core.rowOfOther', { ref: row.ref }));
  const actor = actorOf(context);
  const place = row === null ? { unitKind: unit?.kind ?? 'organization', unitId: unit?.id ?? null } : row;
  checkUnit(context, place);
  const made = ledger.write({ actor }, (tx) => {
    if (row !== null && row.stored !== 'area_of_concern') storeResult(context, tx, row, { result: 'area_of_concern', reason: '' });
    return insert(context, tx, actor, auditId, {
      requirement,
      unitKind: place.unitKind,
      unitId: place.unitId,
      title,
      text,
      outlook: outlook ?? '',
      checklistItemId,
      documentId,
      soaItemIds: [...new Set(soaItems)],
    });
  });
  return toConcernRow(context, concernOf(context, made.id));
}

function checkUnit(context: FileContext, { unitKind, unitId }: Pick<Concern, 'unitKind' | 'unitId'>): void {
  const { scope } = context.file.queries;
  const known =
    unitKind === 'organization'
      ? unitId === null
      : unitId !== null && (unitKind === 'system' ? scope.system(unitId) : scope.site(unitId)) !== null;
  if (!known) throw new AppError('NOT_FOUND', t('stage1Core.noUnit'), { fields: { unit: t('stage1Core.noUnit') } });
}

/** @throws NOT_FOUND, RULE when Stage 2 has answered it */
export function updateConcern(context: FileContext, { id, soaItems, ...patch }: InputOf<'stage1.updateConcern'>): ConcernRow {
  const concern = concernOf(context, id);
  refuseAnswered(concern);
  checkSoaItems(context, soaItems);
  context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
    tx.update('area_of_concern', id, {
      ...definedFields(patch),
      ...(soaItems === undefined ? {} : { soaItemIds: [...new Set(soaItems)] }),
    }),
  );
  return toConcernRow(context, concernOf(context, id));
}

/** The row of the checklist that it came from has no result any more, unless another concern stands on it. */
export function removeConcern(context: FileContext, id: string): void {
  const concern = concernOf(context, id);
  refuseAnswered(concern);
  const { queries, ledger } = context.file;
  const itemId = concern.checklistItemId;
  const row = itemId !== null && queries.stage1.concernsOfRow(itemId).length === 1 ? rawRowOf(context, itemId) : null;
  ledger.write({ actor: actorOf(context) }, (tx) => {
    removeRow(context, tx, id);
    if (row?.stored === 'area_of_concern') storeResult(context, tx, row, { result: null, reason: '' });
  });
}

/** The answer is part of the report of the audit that gave it (9.3.1.4). @throws RULE while that report stands */
function refuseReported(context: FileContext, auditId: string): void {
  const report = context.file.queries.reports.issued(auditId).findLast((one) => one.reopenedAt === null);
  if (report !== undefined) throw new AppError('RULE', t('issuing.frozen', { number: report.number }), { hint: t('issuing.frozenHint') });
}

/** @throws NOT_FOUND, RULE when the audit did not follow the Stage 1, or the answer says nothing */
export function treatConcern(context: FileContext, input: InputOf<'stage1.treatConcern'>): ConcernRow {
  const { id, auditId, treatment, text, on, findingId = null, evidence } = input;
  const concern = concernOf(context, id);
  const audit = auditOf(context, auditId);
  const { number } = concern;
  if (stage1Before(context, audit)?.id !== concern.auditId)
    throw new AppError('RULE', t('stage1Core.notItsStage2', { number, audit: audit.number }));
  refuseReported(context, auditId);
  const words = text ?? concern.treatmentText;
  if ((treatment === 'resolved' || treatment === 'carried_on') && words.trim() === '') {
    const message = t('stage1Core.answerNeedsText', { number });
    throw new AppError('RULE', message, { fields: { text: message } });
  }
  if (treatment === 'finding') checkFinding(context, number, auditId, findingId);
  const actor = actorOf(context);
  const answer: Partial<Concern> =
    treatment === 'open'
      ? untreated
      : {
          treatment,
          treatmentText: words,
          treatedAuditId: auditId,
          treatedById: actor.id,
          treatedByName: actor.name,
          treatedOn: on ?? todayIn(context, audit),
          findingId: treatment === 'finding' ? findingId : null,
        };
  context.file.ledger.write({ actor }, (tx) => {
    tx.update('area_of_concern', id, answer);
    if (evidence !== undefined || treatment === 'open') setEvidence(context, tx, { kind: 'area_of_concern', id }, evidence ?? []);
  });
  return toConcernRow(context, concernOf(context, id));
}

function checkFinding(context: FileContext, number: string, auditId: string, findingId: string | null): void {
  const finding = findingId === null ? null : context.file.queries.findings.byId(findingId);
  if (finding !== null && finding.auditId === auditId && finding.state !== 'withdrawn') return;
  const message = t('stage1Core.answerNeedsFinding', { number });
  throw new AppError('RULE', message, { fields: { findingId: message } });
}
