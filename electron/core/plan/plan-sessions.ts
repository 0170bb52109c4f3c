/** Sessions of a plan: made, changed, moved, taken out, and recorded as held. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { isTimeZone } from '../../../shared/rules/deadlines.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import type { Tx } from '../ledger/write.ts';
import { definedFields } from '../patches.ts';
import { siteOf, systemOf } from '../scope/scope-rows.ts';
import { type PlanParts, planParts, viewOf } from './plan-view.ts';

type View = OutputOf<'plan.addSession'>;
type Subject = Pick<Row<'plan_subject'>, 'requirement' | 'aiSystemId' | 'memberId'>;
interface Wished {
  readonly requirements?: readonly string[] | undefined;
  readonly systems?: readonly string[] | undefined;
  readonly members?: readonly string[] | undefined;
}

const nobody: Subject = { requirement: null, aiSystemId: null, memberId: null };

/** @throws NOT_FOUND */
export function sessionOf(context: FileContext, id: string): Row<'plan_session'> {
  const session = context.file.queries.plan.session(id);
  if (session === null) throw new AppError('NOT_FOUND', t('planCore.noSession'));
  return session;
}

const keyOf = (subject: Subject) => subject.requirement ?? subject.aiSystemId ?? subject.memberId ?? '';

/** @throws NOT_FOUND for a requirement or system that is not there, RULE for a person who is not on the team. */
function subjectsWished(context: FileContext, parts: PlanParts, wished: Wished): { kinds: (keyof Subject)[]; subjects: Subject[] } {
  const kinds: (keyof Subject)[] = [];
  const subjects: Subject[] = [];
  if (wished.requirements !== undefined) {
    kinds.push('requirement');
    for (const requirement of new Set(wished.requirements)) {
      if (!parts.catalog.some((item) => item.requirement === requirement))
        throw new AppError('NOT_FOUND', t('planCore.noRequirement', { requirement }));
      subjects.push({ ...nobody, requirement });
    }
  }
  if (wished.systems !== undefined) {
    kinds.push('aiSystemId');
    for (const aiSystemId of new Set(wished.systems)) subjects.push({ ...nobody, aiSystemId: systemOf(context, aiSystemId).id });
  }
  if (wished.members !== undefined) {
    kinds.push('memberId');
    for (const memberId of new Set(wished.members)) {
      checkOnTeam(parts, memberId);
      subjects.push({ ...nobody, memberId });
    }
  }
  return { kinds, subjects };
}

function checkOnTeam(parts: PlanParts, memberId: string): void {
  if (parts.team.some(({ id }) => id === memberId)) return;
  throw new AppError('RULE', t('planCore.notOnTeam', { number: parts.audit.number }), { hint: t('planCore.notOnTeamHint') });
}

/** The id is natural: the same subject of a session is one row on every copy of the file. */
export function subjectRow(context: FileContext, sessionId: string, subject: Subject): Row<'plan_subject'> {
  return { id: naturalId(context.file.engagementId, 'plan_subject', sessionId, keyOf(subject)), sessionId, ...subject };
}

/** Makes the subjects of the named kinds what is wished. Answers whether anything was different. */
function setSubjects(
  context: FileContext,
  tx: Tx,
  sessionId: string,
  kinds: readonly (keyof Subject)[],
  wished: readonly Subject[],
): boolean {
  const before = context.file.queries.plan.subjectsOf(sessionId).filter((row) => kinds.some((kind) => row[kind] !== null));
  const keys = new Set(wished.map(keyOf));
  const known = new Set(before.map(keyOf));
  const gone = before.filter((row) => !keys.has(keyOf(row)));
  const added = wished.filter((subject) => !known.has(keyOf(subject)));
  for (const row of gone) tx.remove('plan_subject', row.id);
  for (const subject of added) tx.insert('plan_subject', subjectRow(context, sessionId, subject));
  return gone.length + added.length > 0;
}

/** An agreed plan that is changed says so until it is agreed anew (ISO/IEC 17021-1 9.2.3.4). */
export function markChanged(tx: Tx, audit: Row<'audit'>): void {
  if (audit.planAgreedOn !== null && !audit.planChanged) tx.update('audit', audit.id, { planChanged: true });
}

function checkTimes(session: Pick<Row<'plan_session'>, 'startMinute' | 'endMinute' | 'timeZone'>): void {
  if (session.endMinute <= session.startMinute) {
    const message = t('planCore.endsFirst');
    throw new AppError('RULE', message, { fields: { endMinute: message } });
  }
  if (!isTimeZone(session.timeZone)) {
    const message = t('planCore.zoneUnknown', { zone: session.timeZone });
    throw new AppError('INVALID_INPUT', message, { fields: { timeZone: message } });
  }
}

/** The session as it stands after a write. */
export function shown(context: FileContext, parts: PlanParts, id: string): View {
  return viewOf(parts, sessionOf(context, id), context.file.queries.plan.subjectsOf(id));
}

export function addSession(context: FileContext, input: InputOf<'plan.addSession'>): View {
  const parts = planParts(context, input.auditId);
  const { requirements, systems, members, ...facts } = input;
  if (facts.siteId !== undefined && facts.siteId !== null) siteOf(context, facts.siteId);
  const session: Row<'plan_session'> = {
    id: context.ports.ids.uuid(),
    auditId: parts.audit.id,
    day: facts.day,
    startMinute: facts.startMinute,
    endMinute: facts.endMinute,
    timeZone: facts.timeZone ?? parts.audit.timeZone,
    kind: facts.kind ?? 'session',
    title: facts.title,
    siteId: facts.siteId ?? null,
    room: facts.room ?? '',
    remote: facts.remote ?? false,
    means: facts.means ?? '',
    risks: facts.risks ?? '',
    auditees: facts.auditees ?? '',
    note: facts.note ?? '',
    held: 'open',
    heldText: '',
    deviationReason: '',
  };
  checkTimes(session);
  const wished = subjectsWished(context, parts, { requirements, systems, members });
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    tx.insert('plan_session', session);
    setSubjects(context, tx, session.id, wished.kinds, wished.subjects);
    markChanged(tx, parts.audit);
  });
  return shown(context, parts, session.id);
}

export function updateSession(context: FileContext, { id, requirements, systems, members, ...facts }: InputOf<'plan.updateSession'>): View {
  const before = sessionOf(context, id);
  const parts = planParts(context, before.auditId);
  if (facts.siteId !== undefined && facts.siteId !== null) siteOf(context, facts.siteId);
  const wished = subjectsWished(context, parts, { requirements, systems, members });
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    const after = tx.update('plan_session', id, definedFields(facts));
    const moved = setSubjects(context, tx, id, wished.kinds, wished.subjects);
    if (moved || JSON.stringify(after) !== JSON.stringify(before)) markChanged(tx, parts.audit);
  });
  return shown(context, parts, id);
}

export function moveSession(context: FileContext, { id, member, ...times }: InputOf<'plan.moveSession'>): View {
  const before = sessionOf(context, id);
  const parts = planParts(context, before.auditId);
  const patch = definedFields(times);
  checkTimes({ ...before, ...patch });
  const given = context.file.queries.plan.subjectsOf(id).find((row) => member !== undefined && row.memberId === member.from);
  if (member !== undefined) {
    checkOnTeam(parts, member.to);
    if (given === undefined) {
      const name = parts.team.find((one) => one.id === member.from)?.name ?? '';
      throw new AppError('RULE', t('planCore.notInSession', { name }));
    }
  }
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    const after = tx.update('plan_session', id, patch);
    const changed = JSON.stringify(after) !== JSON.stringify(before);
    let handed = false;
    if (given !== undefined && member !== undefined && member.from !== member.to) {
      const row = subjectRow(context, id, { ...nobody, memberId: member.to });
      tx.remove('plan_subject', given.id);
      if (!context.file.queries.plan.subjectsOf(id).some((one) => one.id === row.id)) tx.insert('plan_subject', row);
      handed = true;
    }
    if (changed || handed) markChanged(tx, parts.audit);
  });
  return shown(context, parts, id);
}

export function removeSession(context: FileContext, { id }: InputOf<'plan.removeSession'>): Record<string, never> {
  const { audit } = planParts(context, sessionOf(context, id).auditId);
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    for (const subject of context.file.queries.plan.subjectsOf(id)) tx.remove('plan_subject', subject.id);
    tx.remove('plan_session', id);
    markChanged(tx, audit);
  });
  return {};
}

/** What was held does not change the agreed plan. @throws RULE without a reason for what was different. */
export function recordHeld(context: FileContext, { id, ...patch }: InputOf<'plan.recordHeld'>): View {
  const before = sessionOf(context, id);
  const after = { ...before, ...definedFields(patch) };
  if ((after.held === 'changed' || after.held === 'not_held') && after.deviationReason.trim() === '') {
    const message = t('planCore.needsReason');
    throw new AppError('RULE', message, { fields: { deviationReason: message } });
  }
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('plan_session', id, definedFields(patch)));
  return shown(context, planParts(context, before.auditId), id);
}

export function place(context: FileContext, { sessionId, what }: InputOf<'plan.place'>): View {
  const session = sessionOf(context, sessionId);
  const parts = planParts(context, session.auditId);
  if (session.kind !== 'session') throw new AppError('RULE', t('planCore.onlySessions', { title: session.title }));
  if ('siteId' in what) {
    const site = siteOf(context, what.siteId);
    const taken = parts.sites.find(({ id }) => id === session.siteId);
    if (taken?.id === site.id) throw new AppError('CONFLICT', t('planCore.alreadyIn', { what: site.name }));
    if (taken !== undefined)
      throw new AppError('RULE', t('planCore.siteTaken', { site: taken.name }), { hint: t('planCore.siteTakenHint') });
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      tx.update('plan_session', sessionId, { siteId: site.id });
      markChanged(tx, parts.audit);
    });
    return shown(context, parts, sessionId);
  }
  const wish = 'requirement' in what ? { requirements: [what.requirement] } : { systems: [what.systemId] };
  const [subject] = subjectsWished(context, parts, wish).subjects;
  if (subject === undefined) throw new Error('A wish for one subject gave none.');
  const row = subjectRow(context, sessionId, subject);
  if (context.file.queries.plan.subjectsOf(sessionId).some(({ id }) => id === row.id)) {
    const label =
      parts.catalog.find(({ requirement }) => requirement === subject.requirement)?.ref ??
      parts.systems.find(({ id }) => id === subject.aiSystemId)?.name;
    throw new AppError('CONFLICT', t('planCore.alreadyIn', { what: label ?? '' }));
  }
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    tx.insert('plan_subject', row);
    markChanged(tx, parts.audit);
  });
  return shown(context, parts, sessionId);
}
