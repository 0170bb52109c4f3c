/** Stage 1 as a worked record (ISO/IEC 17021-1 9.3.1.2): objectives, readiness, the document review. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { type Stage1Letter, stage1Letter } from '../../../shared/model/stage1-vocabulary.ts';
import { expectedStates, type Stage1Gap, stage1Gaps } from '../../../shared/rules/stage1.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import { evidenceOf } from '../evidence/evidence-service.ts';
import type { HandlersOf } from '../handlers.ts';
import { naturalId } from '../ids.ts';
import { definedFields } from '../patches.ts';
import { addConcern, removeConcern, treatConcern, updateConcern } from './stage1-concerns.ts';
import { confirmTeam, judgeValidity, showGate } from './stage1-gate.ts';
import { concernRows, setEvidence, stage1Of, stage2After, todayIn } from './stage1-parts.ts';

type Objective = OutputOf<'stage1.setObjective'>;
type Document = OutputOf<'stage1.addDocument'>;

const objectiveId = (context: FileContext, auditId: string, letter: Stage1Letter) =>
  naturalId(context.file.engagementId, 'stage1_objective', auditId, letter);

/** All seven, those without a word included. */
export function objectivesOf(context: FileContext, auditId: string): Objective[] {
  const known = new Map(context.file.queries.stage1.objectives(auditId).map((row) => [row.objective, row]));
  const evidence = context.file.queries.stage1.evidence(auditId);
  return stage1Letter.options.map((objective) => {
    const row = known.get(objective);
    return {
      objective,
      state: row?.state ?? 'open',
      text: row?.text ?? '',
      evidence: evidence.filter((one) => one.ownerId === row?.id).map(({ id, number, title }) => ({ id, number, title })),
    };
  });
}

function setObjective(context: FileContext, { auditId, objective, evidence, ...patch }: InputOf<'stage1.setObjective'>): Objective {
  stage1Of(context, auditId);
  const id = objectiveId(context, auditId, objective);
  const known = context.file.queries.stage1.objectives(auditId).some((row) => row.id === id);
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    if (known) tx.update('stage1_objective', id, definedFields(patch));
    else tx.insert('stage1_objective', { id, auditId, objective, state: 'open', text: '', ...definedFields(patch) });
    if (evidence !== undefined) setEvidence(context, tx, { kind: 'stage1_objective', id }, evidence);
  });
  const found = objectivesOf(context, auditId).find((one) => one.objective === objective);
  if (found === undefined) throw new Error(`Objective ${objective} was written and is not there.`);
  return found;
}

export function readinessOf(context: FileContext, auditId: string): OutputOf<'stage1.setReadiness'> {
  const row = context.file.queries.stage1.readiness(auditId);
  return {
    verdict: row?.verdict ?? 'open',
    concludedByName: row?.concludedByName ?? '',
    concludedOn: row?.concludedOn ?? null,
    communicatedTo: row?.communicatedTo ?? '',
    communicatedOn: row?.communicatedOn ?? null,
    text: context.file.queries.reports.text(auditId, 'readiness_conclusion')?.text ?? '',
  };
}

function setReadiness(context: FileContext, { auditId, verdict, on, ...told }: InputOf<'stage1.setReadiness'>) {
  const audit = stage1Of(context, auditId);
  const actor = actorOf(context);
  const known = context.file.queries.stage1.readiness(auditId);
  const concluded =
    verdict === undefined || verdict === known?.verdict
      ? {}
      : verdict === 'open'
        ? { verdict, concludedById: null, concludedByName: '', concludedOn: null }
        : { verdict, concludedById: actor.id, concludedByName: actor.name, concludedOn: on ?? todayIn(context, audit) };
  const patch: Partial<Row<'stage1_readiness'>> = { ...definedFields(told), ...concluded };
  context.file.ledger.write({ actor }, (tx) => {
    if (known !== null) tx.update('stage1_readiness', known.id, patch);
    else
      tx.insert('stage1_readiness', {
        id: naturalId(context.file.engagementId, 'stage1_readiness', auditId),
        auditId,
        verdict: 'open',
        concludedById: null,
        concludedByName: '',
        concludedOn: null,
        communicatedTo: '',
        communicatedOn: null,
        ...patch,
      });
  });
  return readinessOf(context, auditId);
}

function documentOf(context: FileContext, id: string): Row<'reviewed_document'> {
  const document = context.file.queries.stage1.document(id);
  if (document === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.reviewed_document') }));
  return document;
}

function toDocument(context: FileContext, row: Row<'reviewed_document'>): Document {
  const evidence = row.evidenceId === null ? null : context.file.queries.evidence.byId(row.evidenceId);
  return { ...row, evidence: evidence === null ? [] : [{ id: evidence.id, number: evidence.number, title: evidence.title }] };
}

export const documentsOf = (context: FileContext, auditId: string): Document[] =>
  context.file.queries.stage1.documents(auditId).map((row) => toDocument(context, row));

/** @throws RULE for a document that is called not adequate and nothing says why; NOT_FOUND for what is named and not there */
function checkDocument(
  context: FileContext,
  audit: Row<'audit'>,
  next: Pick<Row<'reviewed_document'>, 'verdict' | 'reason' | 'evidenceId' | 'requirements'>,
) {
  if (next.verdict === 'not_adequate' && next.reason.trim() === '') {
    const message = t('stage1Core.documentNeedsReason');
    throw new AppError('RULE', message, { fields: { reason: message } });
  }
  if (next.evidenceId !== null) evidenceOf(context, next.evidenceId);
  for (const requirement of next.requirements) {
    if (context.file.queries.catalogs.itemFor(audit.catalogId, requirement) === null)
      throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.catalog_item') }), {
        fields: { requirements: t('input.notAccepted') },
      });
  }
}

/** Who judged and when follows the verdict. */
function judged(
  context: FileContext,
  audit: Row<'audit'>,
  verdict: Row<'reviewed_document'>['verdict'],
  on: string | undefined,
): Partial<Row<'reviewed_document'>> {
  if (verdict === 'open') return { reviewedById: null, reviewedByName: '', reviewedOn: null };
  const actor = actorOf(context);
  return { reviewedById: actor.id, reviewedByName: actor.name, reviewedOn: on ?? todayIn(context, audit) };
}

function addDocument(context: FileContext, { auditId, title, on, ...input }: InputOf<'stage1.addDocument'>): Document {
  const audit = stage1Of(context, auditId);
  const facts = {
    version: '',
    datedOn: null,
    requirements: [],
    verdict: 'open' as const,
    reason: '',
    evidenceId: null,
    ...definedFields(input),
  };
  checkDocument(context, audit, facts);
  const row = context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
    tx.insert('reviewed_document', {
      id: context.ports.ids.uuid(),
      auditId,
      title,
      reviewedById: null,
      reviewedByName: '',
      reviewedOn: null,
      position: context.file.queries.stage1.nextDocument(auditId),
      ...facts,
      requirements: [...new Set(facts.requirements)],
      ...judged(context, audit, facts.verdict, on),
    }),
  );
  return toDocument(context, row);
}

function updateDocument(context: FileContext, { id, on, ...input }: InputOf<'stage1.updateDocument'>): Document {
  const document = documentOf(context, id);
  const audit = stage1Of(context, document.auditId);
  const patch = definedFields(input);
  checkDocument(context, audit, { ...document, ...patch });
  const verdict = patch.verdict !== undefined && patch.verdict !== document.verdict ? judged(context, audit, patch.verdict, on) : {};
  const requirements = patch.requirements === undefined ? {} : { requirements: [...new Set(patch.requirements)] };
  const row = context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
    tx.update('reviewed_document', id, { ...patch, ...requirements, ...verdict }),
  );
  return toDocument(context, row);
}

function removeDocument(context: FileContext, id: string): void {
  const { title } = documentOf(context, id);
  const numbers = context.file.queries.stage1.concernsOfDocument(id);
  if (numbers.length > 0) throw new AppError('RULE', t('stage1Core.documentNamed', { title, numbers: numbers.join(', ') }));
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('reviewed_document', id));
}

/** The documented information that the audited standard asks for, and how each stands in the review. */
export function expectedOf(context: FileContext, audit: Row<'audit'>): OutputOf<'stage1.show'>['expected'] {
  const { catalogs, stage1 } = context.file.queries;
  const items = catalogs.items(audit.catalogId).filter((item) => item.documented);
  const excluded = stage1.excluded(audit.id);
  const states = expectedStates(
    items.map(({ requirement }) => ({ requirement, excluded: excluded.has(requirement) })),
    stage1.documents(audit.id),
  );
  const named = new Map(items.map((item) => [item.requirement, item]));
  return states.map((one) => ({ ...one, ref: named.get(one.requirement)?.ref ?? '', title: named.get(one.requirement)?.title ?? '' }));
}

function gapText(gap: Stage1Gap): string {
  switch (gap.what) {
    case 'objectives':
    case 'objective_text':
      return t(`stage1Core.gap.${gap.what}`, { letters: gap.letters.join(', ') });
    case 'documents_missing':
    case 'documents_open':
      return t(`stage1Core.gap.${gap.what}`, { count: gap.count });
    default:
      return t(`stage1Core.gap.${gap.what}`);
  }
}

/** What a Stage 1 lacks, in words. */
export function gapsOf(context: FileContext, audit: Row<'audit'>): { what: Stage1Gap['what']; text: string }[] {
  const expected = expectedOf(context, audit);
  const readiness = readinessOf(context, audit.id);
  const documents = context.file.queries.stage1.documents(audit.id);
  return stage1Gaps({
    objectives: objectivesOf(context, audit.id),
    readiness: readiness.verdict,
    readinessText: readiness.text,
    communicated: readiness.communicatedOn !== null,
    missing: expected.filter(({ state }) => state === 'missing').length,
    unjudged: documents.filter(({ verdict }) => verdict === 'open').length,
  }).map((gap) => ({ what: gap.what, text: gapText(gap) }));
}

export const stage1Handlers = {
  'stage1.show': (context, { auditId }) => {
    const audit = stage1Of(context, auditId);
    const next = stage2After(context, audit);
    const concerns = concernRows(context, auditId);
    const named = new Set(concerns.flatMap((one) => one.soaItemIds));
    return {
      objectives: objectivesOf(context, auditId),
      readiness: readinessOf(context, auditId),
      documents: documentsOf(context, auditId),
      expected: expectedOf(context, audit),
      concerns,
      soaConcerns: context.file.queries.stage1.soaConcerns(auditId).filter(({ id }) => !named.has(id)),
      gaps: gapsOf(context, audit),
      next: next === null ? null : { auditId: next.id, number: next.number },
    };
  },
  'stage1.setObjective': setObjective,
  'stage1.setReadiness': setReadiness,
  'stage1.addDocument': addDocument,
  'stage1.updateDocument': updateDocument,
  'stage1.removeDocument': (context, { id }) => {
    removeDocument(context, id);
    return {};
  },
  'stage1.addConcern': addConcern,
  'stage1.updateConcern': updateConcern,
  'stage1.removeConcern': (context, { id }) => {
    removeConcern(context, id);
    return {};
  },
  'stage1.treatConcern': treatConcern,
  'stage1.gate': (context, { auditId }) => showGate(context, auditId),
  'stage1.confirmTeam': confirmTeam,
  'stage1.judgeValidity': judgeValidity,
} satisfies HandlersOf<'stage1.'>;
