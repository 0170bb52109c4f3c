/**
 * Who may audit, review and decide (ISO/IEC 17021-1 5.2.10, 9.5.1). Judged from the declarations of this file alone;
 * an override needs a justification and somebody else's name, and stays on file.
 */
import { AppError } from '../../../shared/contract/errors.ts';
import type { IndependentTask } from '../../../shared/model/client-vocabulary.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { PersonRole } from '../../../shared/model/vocabulary.ts';
import { dayIn } from '../../../shared/rules/deadlines.ts';
import { type ConsultancyBlock, carriesOut, consultancyBlock, standsApart, taskOfRole } from '../../../shared/rules/impartiality.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext, nowOf } from '../context.ts';

type Override = Row<'impartiality_override'>;

export interface TaskAt {
  readonly task: IndependentTask;
  /** Null for review and decision. */
  readonly auditId: string | null;
  readonly day: string;
}

export function todayOf(context: FileContext): string {
  return dayIn(nowOf(context), context.file.queries.engagement.show().timeZone);
}

const isConsultancy = (context: FileContext) => context.file.queries.engagement.show().kind === 'consultancy';

/** What keeps a person out on a day; nothing does in a consultancy, which certifies nobody. */
export function blockOf(context: FileContext, personId: string, day: string): ConsultancyBlock | null {
  if (isConsultancy(context)) return null;
  const declared = context.file.queries.teamRecords.declarations.all().filter((one) => one.personId === personId);
  return consultancyBlock(declared, day);
}

/** The override of exactly this declaration for exactly this task; a newer declaration needs a new one. */
export function overrideOf(
  context: FileContext,
  personId: string,
  { task, auditId }: Omit<TaskAt, 'day'>,
  declarationId: string,
): Override | null {
  return (
    context.file.queries.teamRecords
      .overrides()
      .find((one) => one.personId === personId && one.task === task && one.auditId === auditId && one.declarationId === declarationId) ??
    null
  );
}

/** The override that lets a blocked person in. @throws NOT_ALLOWED when the person would let themself in */
export function overrideRow(
  context: FileContext,
  person: Row<'person'>,
  at: Omit<TaskAt, 'day'>,
  block: ConsultancyBlock,
  justification: string,
): Override {
  const actor = actorOf(context);
  if (actor.id === person.id)
    throw new AppError('NOT_ALLOWED', t('teamCore.ownOverride', { name: person.name }), { hint: t('teamCore.ownOverrideHint') });
  return {
    id: context.ports.ids.uuid(),
    personId: person.id,
    personName: person.name,
    declarationId: block.declarationId,
    task: at.task,
    auditId: at.auditId,
    justification,
    byName: actor.name,
    at: nowOf(context),
  };
}

/**
 * Lets a person take up a task, or says why not. Answers the override to write with it, null when none is needed.
 * @throws NOT_INDEPENDENT when a declaration keeps the person out and no justification was given
 */
export function demandIndependence(
  context: FileContext,
  person: Row<'person'>,
  at: TaskAt,
  justification: string | undefined,
): Override | null {
  const block = blockOf(context, person.id, at.day);
  if (block === null || overrideOf(context, person.id, at, block.declarationId) !== null) return null;
  if (justification !== undefined) return overrideRow(context, person, at, block, justification);
  const message =
    block.until === null
      ? t('teamCore.blockedOpen', { name: person.name, task: t(`vocabulary.independentTask.${at.task}`) })
      : t('teamCore.blocked', { name: person.name, task: t(`vocabulary.independentTask.${at.task}`), until: shortDate(block.until) });
  throw new AppError('NOT_INDEPENDENT', message, { hint: t('teamCore.blockedHint') });
}

/** Audits that a person carried out, by number: whoever did reviews and decides nothing of this client (9.5.1). */
export function auditsCarriedOut(context: FileContext, personId: string): string[] {
  return context.file.queries.teamRecords
    .auditsDone(personId)
    .filter((one) => one.role === null || carriesOut(one.role))
    .map((one) => one.number);
}

/** @throws RULE for a reviewer or decision maker who was on an audit of this engagement */
export function refuseIfAudited(context: FileContext, person: Pick<Row<'person'>, 'id' | 'name'>, role: PersonRole): void {
  if (isConsultancy(context) || !standsApart(role)) return;
  const audits = auditsCarriedOut(context, person.id);
  if (audits.length === 0) return;
  const words = { name: person.name, audits: audits.join(', '), role: t(`vocabulary.personRole.${role}`).toLowerCase() };
  throw new AppError('RULE', t('teamCore.audited', words), { hint: t('teamCore.auditedHint') });
}

/** @throws RULE when the person reviews or decides: who does is kept off every audit (9.5.1) */
export function refuseIfApart(person: Row<'person'>, role: PersonRole): void {
  if (!standsApart(person.role) || !carriesOut(role)) return;
  const words = { name: person.name, role: t(`vocabulary.personRole.${person.role}`).toLowerCase() };
  throw new AppError('RULE', t('teamCore.apart', words), { hint: t('teamCore.apartHint') });
}

/** Gate of a change of role. Answers the override to write with it. @throws as the two above */
export function demandRole(
  context: FileContext,
  person: Row<'person'>,
  role: PersonRole,
  justification: string | undefined,
): Override | null {
  refuseIfAudited(context, person, role);
  const task = taskOfRole(role);
  if (task !== 'review' && task !== 'decision') return null;
  return demandIndependence(context, person, { task, auditId: null, day: todayOf(context) }, justification);
}
