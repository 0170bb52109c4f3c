/**
 * The steps in the life of a finding. Each one looks its rule up in shared/model/finding-states.ts, is refused with
 * that rule's clause when state, grade or role do not fit, and is one write to the ledger.
 */
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { type FindingStep, findingSteps, rolesOf, type StepRule, stepsFrom } from '../../../shared/model/finding-states.ts';
import type { EscalationOutcome, OpinionOutcome } from '../../../shared/model/finding-vocabulary.ts';
import type { EngagementKind, PersonRole } from '../../../shared/model/vocabulary.ts';
import { datesFrom, type StandardLimit, standardLimit } from '../../../shared/rules/deadlines.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext, nowOf } from '../context.ts';
import type { Tx } from '../ledger/write.ts';
import { limitFacts, policyOf } from './finding-policy.ts';
import { type FindingRow, findingOf, findingRowOf, todayOf } from './finding-row.ts';

const roleNames = (roles: readonly PersonRole[]) => roles.map((role) => t(`vocabulary.personRole.${role}`).toLowerCase()).join(', ');

/** What comes next from here, as the way out of a refusal. */
function nextSteps(finding: Row<'finding'>): string {
  const steps = stepsFrom(finding.state, finding.grade);
  if (steps.length === 0) return t('findingRules.noNextSteps');
  return t('findingRules.nextSteps', { steps: steps.map((step) => t(`vocabulary.findingStep.${step}`)).join(', ') });
}

/** @throws RULE when state or grade do not allow the step, NOT_ALLOWED when the role does not; each names the clause. */
export function checkStep(finding: Row<'finding'>, step: FindingStep, role: PersonRole, kind: EngagementKind): StepRule {
  const rule = findingSteps[step];
  const words = { step: t(`vocabulary.findingStep.${step}`), number: finding.number, clause: rule.clause };
  const hint = nextSteps(finding);
  if (!rule.grades.includes(finding.grade))
    throw new AppError(
      'RULE',
      t('findingRules.noStepGrade', { ...words, grade: t(`vocabulary.gradeLong.${finding.grade}`).toLowerCase() }),
      {
        hint,
      },
    );
  if (!rule.from.includes(finding.state))
    throw new AppError('RULE', t('findingRules.noStepState', { ...words, state: t(`vocabulary.findingState.${finding.state}`) }), { hint });
  const roles = rolesOf(step, kind);
  if (!roles.includes(role)) {
    const values = { ...words, role: t(`vocabulary.personRole.${role}`).toLowerCase(), roles: roleNames(roles) };
    throw new AppError('NOT_ALLOWED', t('findingRules.noStepRole', values));
  }
  return rule;
}

/** The acting person and the finding, once the step is allowed to them. @throws as `checkStep`, ACTOR_UNKNOWN, NOT_FOUND */
export function beginStep(context: FileContext, id: string, step: FindingStep) {
  const actor = actorOf(context);
  const finding = findingOf(context, id);
  checkStep(finding, step, actor.role, context.file.queries.engagement.show().kind);
  return { actor, finding, today: todayOf(context) };
}

interface StepOptions {
  readonly on?: string | undefined;
  /** Why: kept in the ledger. */
  readonly reason?: string;
  /** The day has no column of its own, so the reason names it when it is not today. */
  readonly dayInReason?: boolean;
}

type Patch = Partial<Row<'finding'>> & Pick<Row<'finding'>, 'state'>;

function reasonOf(options: StepOptions, today: string): string {
  const reason = options.reason ?? '';
  if (options.dayInReason !== true || options.on === undefined || options.on === today) return reason;
  const date = shortDate(options.on);
  return reason === '' ? t('findingRules.asOf', { date }) : t('findingRules.asOfBecause', { date, reason });
}

/** Takes one step: checks its rule, then writes what `work` says and the patch it answers, at once. */
function takeStep(
  context: FileContext,
  id: string,
  step: FindingStep,
  options: StepOptions,
  work: (tx: Tx, finding: Row<'finding'>, day: string) => Patch,
): FindingRow {
  const { actor, finding, today } = beginStep(context, id, step);
  context.file.ledger.write({ actor, reason: reasonOf(options, today) }, (tx) =>
    tx.update('finding', id, work(tx, finding, options.on ?? today)),
  );
  return findingRowOf(context, id);
}

/** Noon of a day in the body's zone, as an instant: what a step "on" an earlier day is dated with. */
function noonOf(day: string, timeZone: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '12:00' }).toInstant().toString({ fractionalSecondDigits: 3 });
}

function lastResponse(context: FileContext, id: string): Row<'response'> | null {
  return context.file.queries.findings.responses(id).at(-1) ?? null;
}

interface OnDay {
  readonly id: string;
  readonly on?: string | undefined;
}

interface IssueDates {
  readonly on?: string | undefined;
  readonly answerBy?: string | null | undefined;
  readonly verifyBy?: string | null | undefined;
}

/** What issuing writes: dates that were neither set before nor given now follow from the rules of the engagement. */
function issuePatch(context: FileContext, finding: Row<'finding'>, input: IssueDates, day: string): Patch {
  const { queries } = context.file;
  const kind = queries.audits.find(finding.auditId)?.kind ?? 'stage_2';
  const limit = standardLimit(kind, finding.grade, limitFacts(context));
  const proposed = datesFrom(day, finding.grade, policyOf(context), limit);
  const verifyBy = input.verifyBy === undefined ? (finding.verifyBy ?? proposed.verifyBy) : input.verifyBy;
  checkLimit(finding, verifyBy, limit);
  return {
    state: 'issued',
    issuedAt: day === todayOf(context) ? nowOf(context) : noonOf(day, queries.engagement.show().timeZone),
    answerBy: input.answerBy === undefined ? (finding.answerBy ?? proposed.answerBy) : input.answerBy,
    verifyBy,
  };
}

/** No date of the body reaches beyond the limit of the standard. @throws RULE with the clause */
export function checkLimit(finding: Row<'finding'>, verifyBy: string | null, limit: StandardLimit | null): void {
  if (limit === null || verifyBy === null || verifyBy <= limit.until) return;
  const { number } = finding;
  const message = t('findingRules.beyondLimit', { number, until: shortDate(limit.until), clause: limit.clause });
  throw new AppError('RULE', message, { fields: { verifyBy: message } });
}

export function issue(context: FileContext, input: IssueDates & { readonly id: string }): FindingRow {
  return takeStep(context, input.id, 'issue', { on: input.on }, (_tx, finding, day) => issuePatch(context, finding, input, day));
}

/** Several drafts in one write: all of them or none. */
export function issueMany(context: FileContext, input: IssueDates & { readonly ids: readonly string[] }): { findings: FindingRow[] } {
  const ids = [...new Set(input.ids)];
  const begun = ids.map((id) => beginStep(context, id, 'issue'));
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    for (const { finding, today } of begun) tx.update('finding', finding.id, issuePatch(context, finding, input, input.on ?? today));
  });
  return { findings: ids.map((id) => findingRowOf(context, id)) };
}

export function record(context: FileContext, input: OnDay): FindingRow {
  return takeStep(context, input.id, 'record', { on: input.on, dayInReason: true }, () => ({ state: 'recorded' }));
}

export function acknowledge(
  context: FileContext,
  input: OnDay & { readonly auditee: string; readonly understood: boolean; readonly view?: string | undefined },
): FindingRow {
  return takeStep(context, input.id, 'acknowledge', { on: input.on }, (tx, finding, day) => {
    if (finding.state === 'disputed') endOpinion(context, tx, finding, { outcome: 'agreed', text: input.view ?? '', day });
    return {
      state: 'acknowledged',
      auditeeName: input.auditee,
      auditeeOn: day,
      auditeeUnderstood: input.understood,
      ...(input.view === undefined ? {} : { auditeeView: input.view }),
    };
  });
}

export function dispute(context: FileContext, input: OnDay & { readonly auditee: string; readonly view: string }): FindingRow {
  return takeStep(context, input.id, 'dispute', { on: input.on, reason: input.view }, (tx, finding, day) => {
    tx.insert('diverging_opinion', {
      id: context.ports.ids.uuid(),
      findingId: finding.id,
      auditeeName: input.auditee,
      view: input.view,
      statedOn: day,
      outcome: null,
      resolution: '',
      resolvedOn: null,
      resolvedByName: '',
    });
    return { state: 'disputed', auditeeName: input.auditee, auditeeOn: day, auditeeView: input.view };
  });
}

interface OpinionEnd {
  readonly outcome: OpinionOutcome;
  readonly text: string;
  readonly day: string;
}

/** Ends the opinion that is open. A dispute of an older file has no row of its own yet: it gets one from the finding. */
function endOpinion(context: FileContext, tx: Tx, finding: Row<'finding'>, { outcome, text, day }: OpinionEnd): void {
  const open = context.file.queries.findingRecords
    .opinions(finding.id)
    .findLast((one) => one.outcome === null || one.outcome === 'unresolved');
  const end = { outcome, resolution: text, resolvedOn: day, resolvedByName: actorOf(context).name };
  if (open !== undefined) tx.update('diverging_opinion', open.id, end);
  else
    tx.insert('diverging_opinion', {
      id: context.ports.ids.uuid(),
      findingId: finding.id,
      auditeeName: finding.auditeeName,
      view: finding.auditeeView,
      statedOn: finding.auditeeOn ?? day,
      ...end,
    });
}

const afterDispute = { agreed: 'acknowledged', upheld: 'response_due', amended: 'issued', unresolved: 'disputed' } as const;

/** How a diverging opinion ended (9.4.5.4). One that stays unresolved is recorded and the dispute stands (9.4.7). */
export function resolveDispute(
  context: FileContext,
  input: OnDay & { readonly outcome: keyof typeof afterDispute; readonly text: string },
): FindingRow {
  return takeStep(context, input.id, 'resolve_dispute', { on: input.on, reason: input.text }, (tx, finding, day) => {
    const records = context.file.queries.findingRecords;
    const since = records.opinions(finding.id).at(-1)?.statedOn ?? finding.auditeeOn ?? '';
    if (input.outcome === 'amended' && !records.amendments(finding.id).some((one) => one.madeOn >= since))
      throw new AppError('RULE', t('findingRules.notAmended', { number: finding.number }));
    endOpinion(context, tx, finding, { outcome: input.outcome, text: input.text, day });
    return { state: afterDispute[input.outcome] };
  });
}

interface RoundInput {
  readonly submittedBy: string;
  readonly correction: { readonly text: string; readonly doneOn?: string | null | undefined; readonly extent?: string | undefined };
  readonly cause: { readonly text: string; readonly method: Row<'cause'>['method'] };
  readonly correctiveAction: {
    readonly text: string;
    readonly owner?: string | undefined;
    readonly plannedFor?: string | null | undefined;
  };
  readonly enclosed?: string | undefined;
}

/** Inserts a further round of answers: the rows, not the step. */
export function addRound(context: FileContext, tx: Tx, finding: Row<'finding'>, day: string, input: RoundInput): void {
  const actor = actorOf(context);
  const newId = () => context.ports.ids.uuid();
  const { correction, cause, correctiveAction } = input;
  const response = tx.insert('response', {
    id: newId(),
    findingId: finding.id,
    round: (lastResponse(context, finding.id)?.round ?? 0) + 1,
    submittedOn: day,
    submittedBy: input.submittedBy,
    recordedById: actor.id,
    recordedByName: actor.name,
    correctionVerdict: null,
    causeVerdict: null,
    correctiveActionVerdict: null,
    reviewComment: '',
    reviewedByName: '',
    reviewedOn: null,
    enclosed: input.enclosed ?? '',
  });
  const of = { findingId: finding.id, responseId: response.id };
  tx.insert('correction', {
    id: newId(),
    ...of,
    text: correction.text,
    doneOn: correction.doneOn ?? null,
    extent: correction.extent ?? '',
  });
  tx.insert('cause', { id: newId(), ...of, text: cause.text, method: cause.method });
  tx.insert('corrective_action', {
    id: newId(),
    ...of,
    text: correctiveAction.text,
    owner: correctiveAction.owner ?? '',
    plannedFor: correctiveAction.plannedFor ?? null,
    implementation: '',
    implementedOn: null,
  });
}

/** Correction, cause and corrective action as the auditee states them (9.4.9); each further answer is a new round. */
export function submitResponse(context: FileContext, input: RoundInput & OnDay): FindingRow {
  return takeStep(context, input.id, 'submit_response', { on: input.on }, (tx, finding, day) => {
    addRound(context, tx, finding, day, input);
    return { state: 'response_submitted' };
  });
}

type Verdict = NonNullable<Row<'response'>['causeVerdict']>;

/** One verdict each on correction, cause and corrective action (9.4.10); a single "returned" sends all of it back. */
export function reviewResponse(
  context: FileContext,
  input: OnDay & {
    readonly correction: Verdict;
    readonly cause: Verdict;
    readonly correctiveAction: Verdict;
    readonly comment?: string | undefined;
  },
): FindingRow {
  const actor = actorOf(context);
  return takeStep(context, input.id, 'review_response', { on: input.on }, (tx, finding, day) => {
    const response = lastResponse(context, finding.id);
    if (response === null) throw new AppError('RULE', t('findingRules.threeVerdicts', { number: finding.number }));
    tx.update('response', response.id, {
      correctionVerdict: input.correction,
      causeVerdict: input.cause,
      correctiveActionVerdict: input.correctiveAction,
      reviewComment: input.comment ?? '',
      reviewedByName: actor.name,
      reviewedOn: day,
    });
    const returned = [input.correction, input.cause, input.correctiveAction].includes('returned');
    return { state: returned ? 'rejected' : 'under_review' };
  });
}

export function acceptPlan(context: FileContext, input: OnDay): FindingRow {
  return takeStep(context, input.id, 'accept_plan', { on: input.on, dayInReason: true }, (_tx, finding) => {
    const response = lastResponse(context, finding.id);
    const verdicts = [response?.correctionVerdict, response?.causeVerdict, response?.correctiveActionVerdict];
    if (verdicts.some((verdict) => verdict !== 'accepted'))
      throw new AppError('RULE', t('findingRules.threeVerdicts', { number: finding.number }), {
        hint: t('findingRules.threeVerdictsHint'),
      });
    return { state: 'plan_accepted' };
  });
}

/**
 * A major that was verified only after the limit of the standard does not close as if nothing were: a second Stage 2, or an
 * exception with its justification, must have been decided (9.5.3.2; at a recertification 9.6.3.2.2). @throws RULE
 */
export function checkPastLimit(context: FileContext, finding: Row<'finding'>, verifiedOn: string): void {
  const { audits, findingRecords } = context.file.queries;
  const kind = audits.find(finding.auditId)?.kind ?? 'stage_2';
  const limit = standardLimit(kind, finding.grade, limitFacts(context));
  if (limit === null || verifiedOn <= limit.until) return;
  const waysOn: readonly EscalationOutcome[] = ['second_stage_2', 'override'];
  if (findingRecords.escalations(finding.id).some((one) => one.ground === 'past_limit' && waysOn.includes(one.outcome))) return;
  const values = { number: finding.number, until: shortDate(limit.until), clause: limit.clause };
  throw new AppError('RULE', t('findingRules.pastLimit', values), { hint: t('findingRules.pastLimitHint') });
}

export function close(context: FileContext, input: OnDay): FindingRow {
  return takeStep(context, input.id, 'close', { on: input.on, dayInReason: true }, (_tx, finding) => {
    const verification = context.file.queries.findings.verifications(finding.id).at(-1);
    if (verification?.effective !== true) throw new AppError('RULE', t('findingRules.notVerified', { number: finding.number }));
    checkPastLimit(context, finding, verification.verifiedOn);
    return { state: 'closed' };
  });
}

export function reopen(context: FileContext, input: OnDay & { readonly reason: string }): FindingRow {
  return takeStep(context, input.id, 'reopen', { on: input.on, reason: input.reason, dayInReason: true }, () => ({
    state: 'response_due',
  }));
}

export function withdraw(context: FileContext, input: OnDay & { readonly reason: string }): FindingRow {
  return takeStep(context, input.id, 'withdraw', { on: input.on, reason: input.reason, dayInReason: true }, (tx, finding, day) => {
    if (finding.state === 'disputed') endOpinion(context, tx, finding, { outcome: 'withdrawn', text: input.reason, day });
    return { state: 'withdrawn', withdrawnReason: input.reason };
  });
}

interface ImplementationInput extends OnDay {
  readonly text: string;
  readonly evidence?: readonly string[] | undefined;
  /** False: carried out in part. */
  readonly complete?: boolean | undefined;
}

/** Evidence that the corrective action was carried out (9.4.10), linked as what implements it. */
export function submitEvidence(
  context: FileContext,
  input: ImplementationInput,
  link: (tx: Tx, evidenceId: string, findingId: string) => void,
): FindingRow {
  const { findings } = context.file.queries;
  if ((input.evidence ?? []).some((evidenceId) => !findings.hasEvidence(evidenceId)))
    throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.evidence') }));
  return takeStep(context, input.id, 'submit_evidence', { on: input.on }, (tx, finding, day) => {
    const response = lastResponse(context, finding.id);
    const action = findings.correctiveActions(finding.id).find((one) => one.responseId === response?.id);
    if (action !== undefined)
      tx.update('corrective_action', action.id, {
        implementation: input.text,
        implementedOn: input.complete === false ? null : day,
      });
    for (const evidenceId of new Set(input.evidence)) link(tx, evidenceId, finding.id);
    return { state: input.complete === false ? 'implementation' : 'evidence_submitted' };
  });
}

/**
 * Who verifies must have the step's role, may not have advised on this finding (5.2), and in a certification may never have
 * advised the client (5.2.10).
 */
export function verifierOf(context: FileContext, findingId: string, byId: string | undefined): { id: string; name: string } {
  const { queries } = context.file;
  const actor = actorOf(context);
  const person = queries.team.find(byId ?? actor.id);
  if (person === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.person') }));
  const { kind } = queries.engagement.show();
  const roles = rolesOf('verify', kind);
  const advice = queries.findingRecords.consultations(findingId).find((one) => one.personId === person.id);
  if (advice !== undefined)
    throw new AppError('NOT_ALLOWED', t('findingRules.consultedVerifies', { name: person.name, what: advice.what.slice(0, 200) }));
  if (kind === 'certification' && (person.side === 'consultant' || queries.findings.everConsultant(person.id)))
    throw new AppError('NOT_ALLOWED', t('findingRules.consultantVerifies', { name: person.name }));
  if (!roles.includes(person.role)) {
    const values = { name: person.name, role: t(`vocabulary.personRole.${person.role}`).toLowerCase(), roles: roleNames(roles) };
    throw new AppError('NOT_ALLOWED', t('findingRules.verifierRole', values));
  }
  return { id: person.id, name: person.name };
}

export function verify(
  context: FileContext,
  input: OnDay & {
    readonly method: Row<'verification'>['method'];
    readonly effective: boolean;
    readonly text: string;
    readonly byId?: string | undefined;
  },
): FindingRow {
  return takeStep(context, input.id, 'verify', { on: input.on }, (tx, finding, day) => {
    const by = verifierOf(context, finding.id, input.byId);
    tx.insert('verification', {
      id: context.ports.ids.uuid(),
      findingId: finding.id,
      verifiedOn: day,
      byId: by.id,
      byName: by.name,
      method: input.method,
      effective: input.effective,
      text: input.text,
      auditId: null,
    });
    return { state: input.effective ? 'verification' : 'not_effective' };
  });
}
