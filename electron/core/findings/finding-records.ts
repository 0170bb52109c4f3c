/**
 * Records about an issued finding. What was issued is never overwritten silently: each change is a new version with its
 * reason, and the body alone makes it (ISO/IEC 17021-1 9.4.5.3, 9.4.5.4).
 */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { isPending } from '../../../shared/model/finding-states.ts';
import type { EscalationGround, EscalationOutcome } from '../../../shared/model/finding-vocabulary.ts';
import { standardLimit } from '../../../shared/rules/deadlines.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { definedFields } from '../patches.ts';
import { checkContent, contentAfter, isNonconformity, writeContent } from './finding-content.ts';
import { raiser } from './finding-people.ts';
import { gradeCodeOf, limitFacts } from './finding-policy.ts';
import { type FindingRow, findingOf, findingRowOf, todayOf } from './finding-row.ts';
import { beginStep, checkLimit } from './findings-steps.ts';

type Change = Row<'finding_amendment'>['changes'][number];

/** What a finding says, field by field, as the versions of an amendment show it. */
function textOf(context: FileContext, id: string): ReadonlyMap<string, string> {
  const { findings } = context.file.queries;
  const finding = findingRowOf(context, id);
  const lines = findings.objectiveEvidence(id).map(({ reference, text }) => (reference === '' ? text : `${reference} ${text}`));
  return new Map([
    ['title', finding.title],
    ['grade', finding.gradeLabel],
    ['statement', finding.statement],
    ['gradeReason', finding.gradeReason],
    ['requirements', finding.requirements.map(({ ref, title }) => `${ref} ${title}`).join('\n')],
    ['units', finding.units.join('\n')],
    ['objectiveEvidence', lines.join('\n')],
    ['criterion', finding.criterion],
    ['process', finding.process],
    ['sites', finding.sites.join('\n')],
    ['systems', finding.systems.join('\n')],
  ]);
}

const LONGEST = 20_000;
const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** Makes a change and writes what it changed as the next version, in one write. @throws RULE when nothing changes */
function newVersion(
  context: FileContext,
  begun: ReturnType<typeof beginStep>,
  facts: { readonly kind: Row<'finding_amendment'>['kind']; readonly reason: string; readonly on: string | undefined },
  work: Parameters<FileContext['file']['ledger']['write']>[1],
): FindingRow {
  const { actor, finding, today } = begun;
  const before = textOf(context, finding.id);
  context.file.ledger.write({ actor, reason: facts.reason }, (tx) => {
    work(tx);
    const after = textOf(context, finding.id);
    const changes: Change[] = [...after]
      .filter(([field, text]) => before.get(field) !== text)
      .map(([field, text]) => ({ field, before: cut(before.get(field) ?? ''), after: cut(text) }));
    if (changes.length === 0) throw new AppError('RULE', t('findingRules.nothingAmended', { number: finding.number }));
    tx.insert('finding_amendment', {
      id: context.ports.ids.uuid(),
      findingId: finding.id,
      version: 2 + context.file.queries.findingRecords.amendmentCount(finding.id),
      kind: facts.kind,
      changes,
      reason: facts.reason,
      madeOn: facts.on ?? today,
      byId: actor.id,
      byName: actor.name,
    });
  });
  return findingRowOf(context, finding.id);
}

function auditOf(context: FileContext, finding: Row<'finding'>): Row<'audit'> {
  const audit = context.file.queries.audits.find(finding.auditId);
  if (audit === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.audit') }));
  return audit;
}

export function amend(context: FileContext, input: InputOf<'findings.amend'>): FindingRow {
  const { id, reason, on, ...patch } = input;
  const begun = beginStep(context, id, 'amend');
  const content = contentAfter(context, begun.finding, begun.finding.grade, patch);
  checkContent(context, auditOf(context, begun.finding), content, true);
  return newVersion(context, begun, { kind: 'amendment', reason, on }, (tx) => writeContent(context, tx, id, content, patch));
}

export function regrade(context: FileContext, input: InputOf<'findings.regrade'>): FindingRow {
  const begun = beginStep(context, input.id, 'regrade');
  // A nonconformity is never recorded as an opportunity, whoever asks (9.4.5.2).
  if (!isNonconformity(input.grade)) throw new AppError('RULE', t('findingRules.mayNotBecomeOpportunity'));
  const { kind } = auditOf(context, begun.finding);
  const gradeCode = gradeCodeOf(context, kind, input.grade, input.gradeCode);
  const { id, grade, reason, on } = input;
  return newVersion(context, begun, { kind: 'regrading', reason, on }, (tx) => {
    tx.update('finding', id, { grade, gradeCode, gradeReason: reason });
  });
}

/** Outcomes that only make sense for a limit that has passed. */
const afterLimit: readonly EscalationOutcome[] = ['second_stage_2', 'override'];
const ofLimits: readonly EscalationGround[] = ['past_limit', 'overdue_major'];

export function escalate(context: FileContext, input: InputOf<'findings.escalate'>) {
  const { actor, finding, today } = beginStep(context, input.id, 'escalate');
  const { ground, outcome, reason } = input;
  if (afterLimit.includes(outcome) && !ofLimits.includes(ground)) throw new AppError('RULE', t('findingRules.outcomeOfLimit'));
  const escalation = context.file.ledger.write({ actor, reason }, (tx) =>
    tx.insert('finding_escalation', {
      id: context.ports.ids.uuid(),
      findingId: finding.id,
      ground,
      subject: input.subject ?? '',
      outcome,
      reason,
      reference: input.reference ?? '',
      decidedOn: input.on ?? today,
      byId: actor.id,
      byName: actor.name,
    }),
  );
  return { finding: findingRowOf(context, finding.id), escalation };
}

export function relate(context: FileContext, input: InputOf<'findings.relate'>): Row<'finding_relation'> {
  const actor = raiser(context);
  const finding = findingOf(context, input.id);
  const reference = input.reference?.trim() ?? '';
  if (input.otherId === null) {
    if (reference === '')
      throw new AppError('RULE', t('findingRules.relationNeedsOther'), { fields: { reference: t('findingRules.relationNeedsOther') } });
  } else {
    if (input.otherId === finding.id) throw new AppError('RULE', t('findingRules.relationToItself'));
    const other = findingOf(context, input.otherId);
    if (input.kind === 'repeat' && !(isNonconformity(finding.grade) && isNonconformity(other.grade)))
      throw new AppError('RULE', t('findingRules.repeatOfNonconformity'));
    const known = context.file.queries.findingRecords.relations(finding.id);
    if (known.some((one) => one.kind === input.kind && (one.otherId === other.id || one.findingId === other.id)))
      throw new AppError('RULE', t('findingRules.relationKnown', { number: finding.number, other: other.number }));
  }
  return context.file.ledger.write({ actor, reason: input.reason }, (tx) =>
    tx.insert('finding_relation', {
      id: context.ports.ids.uuid(),
      findingId: finding.id,
      otherId: input.otherId,
      kind: input.kind,
      reference,
      reason: input.reason,
    }),
  );
}

export function unrelate(context: FileContext, input: InputOf<'findings.unrelate'>): Record<string, never> {
  const actor = raiser(context);
  if (context.file.queries.findingRecords.relation(input.relationId) === null)
    throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.finding_relation') }));
  context.file.ledger.write({ actor }, (tx) => tx.remove('finding_relation', input.relationId));
  return {};
}

export function recordConsultation(context: FileContext, input: InputOf<'findings.recordConsultation'>): Row<'finding_consultation'> {
  const actor = raiser(context);
  const finding = findingOf(context, input.id);
  const person = context.file.queries.team.find(input.personId);
  if (person === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.person') }));
  return context.file.ledger.write({ actor, reason: input.what }, (tx) =>
    tx.insert('finding_consultation', {
      id: context.ports.ids.uuid(),
      findingId: finding.id,
      personId: person.id,
      personName: person.name,
      what: input.what,
      notedOn: input.on ?? todayOf(context),
    }),
  );
}

/** Dates of several findings at once, all or none. After the issue a change of dates needs its reason. */
export function setDates(context: FileContext, input: InputOf<'findings.setDates'>): { findings: FindingRow[] } {
  const actor = raiser(context);
  const findings = [...new Set(input.ids)].map((id) => findingOf(context, id));
  const reason = input.reason?.trim() ?? '';
  const dates = definedFields({ answerBy: input.answerBy, verifyBy: input.verifyBy });
  if (Object.keys(dates).length === 0) throw new AppError('RULE', t('findingRules.noDates'));
  const limits = limitFacts(context);
  for (const finding of findings) {
    const { number, state } = finding;
    if (!isNonconformity(finding.grade) || (state !== 'draft' && !isPending(state)))
      throw new AppError('RULE', t('findingRules.datesNotFor', { number, state: t(`vocabulary.findingState.${state}`) }));
    if (state !== 'draft' && reason === '')
      throw new AppError('RULE', t('findingRules.datesNeedReason', { number }), {
        fields: { reason: t('findingRules.datesNeedReason', { number }) },
      });
    checkLimit(finding, dates.verifyBy ?? null, standardLimit(auditOf(context, finding).kind, finding.grade, limits));
  }
  context.file.ledger.write({ actor, reason }, (tx) => {
    for (const finding of findings) tx.update('finding', finding.id, dates);
  });
  return { findings: findings.map(({ id }) => findingRowOf(context, id)) };
}
