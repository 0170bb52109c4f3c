/**
 * The steps in the life of a finding. Each one looks its rule up in shared/model/finding-states.ts, is refused with
 * that rule's clause when state, grade or role do not fit, and is one write to the ledger.
 */
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { type FindingStep, findingSteps, type StepRule, stepsFrom } from '../../../shared/model/finding-states.ts';
import type { PersonRole } from '../../../shared/model/vocabulary.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext, nowOf } from '../context.ts';
import type { Tx } from '../ledger/write.ts';
import { type FindingRow, findingOf, findingRowOf, todayOf } from './finding-row.ts';

const roleNames = (roles: readonly PersonRole[]) => roles.map((role) => t(`vocabulary.personRole.${role}`).toLowerCase()).join(', ');

/** What comes next from here, as the way out of a refusal. */
function nextSteps(finding: Row<'finding'>): string {
  const steps = stepsFrom(finding.state, finding.grade);
  if (steps.length === 0) return t('findingRules.noNextSteps');
  return t('findingRules.nextSteps', { steps: steps.map((step) => t(`vocabulary.findingStep.${step}`)).join(', ') });
}

/** @throws RULE when state or grade do not allow the step, NOT_ALLOWED when the role does not; each names the clause. */
export function checkStep(finding: Row<'finding'>, step: FindingStep, role: PersonRole): StepRule {
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
  if (!rule.roles.includes(role)) {
    const values = { ...words, role: t(`vocabulary.personRole.${role}`).toLowerCase(), roles: roleNames(rule.roles) };
    throw new AppError('NOT_ALLOWED', t('findingRules.noStepRole', values));
  }
  return rule;
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
  const actor = actorOf(context);
  const finding = findingOf(context, id);
  checkStep(finding, step, actor.role);
  const today = todayOf(context);
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

export function issue(
  context: FileContext,
  input: OnDay & { readonly answerBy?: string | null | undefined; readonly verifyBy?: string | null | undefined },
): FindingRow {
  return takeStep(context, input.id, 'issue', { on: input.on }, (_tx, _finding, day) => ({
    state: 'issued',
    issuedAt: day === todayOf(context) ? nowOf(context) : noonOf(day, context.file.queries.engagement.show().timeZone),
    ...(input.answerBy === undefined ? {} : { answerBy: input.answerBy }),
    ...(input.verifyBy === undefined ? {} : { verifyBy: input.verifyBy }),
  }));
}

export function record(context: FileContext, input: OnDay): FindingRow {
  return takeStep(context, input.id, 'record', { on: input.on, dayInReason: true }, () => ({ state: 'recorded' }));
}

export function acknowledge(
  context: FileContext,
  input: OnDay & { readonly auditee: string; readonly understood: boolean; readonly view?: string | undefined },
): FindingRow {
  return takeStep(context, input.id, 'acknowledge', { on: input.on }, (_tx, _finding, day) => ({
    state: 'acknowledged',
    auditeeName: input.auditee,
    auditeeOn: day,
    auditeeUnderstood: input.understood,
    ...(input.view === undefined ? {} : { auditeeView: input.view }),
  }));
}

export function dispute(context: FileContext, input: OnDay & { readonly auditee: string; readonly view: string }): FindingRow {
  return takeStep(context, input.id, 'dispute', { on: input.on, reason: input.view }, (_tx, _finding, day) => ({
    state: 'disputed',
    auditeeName: input.auditee,
    auditeeOn: day,
    auditeeView: input.view,
  }));
}

interface ResponseInput extends OnDay {
  readonly submittedBy: string;
  readonly correction: { readonly text: string; readonly doneOn?: string | null | undefined; readonly extent?: string | undefined };
  readonly cause: { readonly text: string; readonly method: Row<'cause'>['method'] };
  readonly correctiveAction: {
    readonly text: string;
    readonly owner?: string | undefined;
    readonly plannedFor?: string | null | undefined;
  };
}

/** Correction, cause and corrective action as the auditee states them (9.4.9); each further answer is a new round. */
export function submitResponse(context: FileContext, input: ResponseInput): FindingRow {
  const actor = actorOf(context);
  return takeStep(context, input.id, 'submit_response', { on: input.on }, (tx, finding, day) => {
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
    return { state: returned ? 'rejected' : 'response_submitted' };
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

export function close(context: FileContext, input: OnDay): FindingRow {
  return takeStep(context, input.id, 'close', { on: input.on, dayInReason: true }, (_tx, finding) => {
    if (context.file.queries.findings.verifications(finding.id).at(-1)?.effective !== true)
      throw new AppError('RULE', t('findingRules.notVerified', { number: finding.number }));
    return { state: 'closed' };
  });
}

export function reopen(context: FileContext, input: OnDay & { readonly reason: string }): FindingRow {
  return takeStep(context, input.id, 'reopen', { on: input.on, reason: input.reason, dayInReason: true }, () => ({
    state: 'response_due',
  }));
}

export function withdraw(context: FileContext, input: OnDay & { readonly reason: string }): FindingRow {
  return takeStep(context, input.id, 'withdraw', { on: input.on, reason: input.reason, dayInReason: true }, () => ({
    state: 'withdrawn',
    withdrawnReason: input.reason,
  }));
}

interface ImplementationInput extends OnDay {
  readonly text: string;
  readonly evidence?: readonly string[] | undefined;
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
    if (action !== undefined) tx.update('corrective_action', action.id, { implementation: input.text, implementedOn: day });
    for (const evidenceId of new Set(input.evidence)) link(tx, evidenceId, finding.id);
    return { state: 'evidence_submitted' };
  });
}

/** Who verifies must have the step's role, and in a certification may never have advised the client (5.2.10). */
function verifierOf(context: FileContext, byId: string | undefined): { id: string; name: string } {
  const { queries } = context.file;
  const actor = actorOf(context);
  const person = queries.team.find(byId ?? actor.id);
  if (person === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.person') }));
  const { roles } = findingSteps.verify;
  if (queries.engagement.show().kind === 'certification' && (person.side === 'consultant' || queries.findings.everConsultant(person.id)))
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
    const by = verifierOf(context, input.byId);
    tx.insert('verification', {
      id: context.ports.ids.uuid(),
      findingId: finding.id,
      verifiedOn: day,
      byId: by.id,
      byName: by.name,
      method: input.method,
      effective: input.effective,
      text: input.text,
    });
    return { state: input.effective ? 'verification' : 'not_effective' };
  });
}
