/** Audits of the cycle and who carries them out. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { AuditKind, PersonRole } from '../../../shared/model/vocabulary.ts';
import { isTimeZone } from '../../../shared/rules/deadlines.ts';
import { taskOfRole } from '../../../shared/rules/impartiality.ts';
import { t } from '../../../shared/words/words.ts';
import { catalogForAudit } from '../catalogs/catalogs-service.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { definedFields } from '../patches.ts';
import { demandIndependence, refuseIfApart, todayOf } from '../team/independence.ts';
import { personOf } from '../team/team-person.ts';
import { kindsOf, proposedCriteria, proposedNumber, proposedObjectives, proposedTitle } from './audit-defaults.ts';
import { addStandard, removeStandard, standardViews, useCatalog } from './audit-standards.ts';
import { type AuditHolds, noCounts } from './audits-queries.ts';

/** @throws NOT_FOUND */
export function auditOf(context: FileContext, id: string): Row<'audit'> {
  const audit = context.file.queries.audits.find(id);
  if (audit === null) throw new AppError('NOT_FOUND', t('auditCore.noAudit'));
  return audit;
}

function checkKind(kind: AuditKind, engagement: Row<'engagement'>): void {
  const fitting = kindsOf[engagement.kind];
  if (fitting.includes(kind)) return;
  const key = engagement.kind === 'certification' ? 'auditCore.consultancyOnly' : 'auditCore.certificationOnly';
  const kinds = fitting.map((one) => t(`vocabulary.auditKind.${one}`)).join(', ');
  throw new AppError('RULE', t(key, { kind: t(`vocabulary.auditKind.${kind}`) }), { hint: t('auditCore.kindHint', { kinds }) });
}

function checkTimes(audit: Pick<Row<'audit'>, 'startsOn' | 'endsOn' | 'timeZone'>): void {
  if (audit.startsOn !== null && audit.endsOn !== null && audit.endsOn < audit.startsOn) {
    throw new AppError('RULE', t('auditCore.endsFirst'), { fields: { endsOn: t('auditCore.endsFirst') } });
  }
  if (!isTimeZone(audit.timeZone)) {
    const message = t('auditCore.zoneUnknown', { zone: audit.timeZone });
    throw new AppError('INVALID_INPUT', message, { fields: { timeZone: message } });
  }
}

/** Who audits: nobody who reviews, decides or runs the office (ISO/IEC 17021-1 9.5.1), and nobody of the auditee. */
const teamRoles: readonly PersonRole[] = ['lead_auditor', 'auditor', 'technical_expert', 'observer', 'trainee'];

function checkMember(context: FileContext, audit: Row<'audit'>, person: Row<'person'>, role: PersonRole): void {
  const consultancy = context.file.queries.engagement.show().kind === 'consultancy';
  if (!consultancy) refuseIfApart(person, role);
  if (role === 'auditee' || person.role === 'auditee') throw new AppError('RULE', t('auditCore.auditeeOnTeam'));
  if (!consultancy && (role === 'consultant' || person.role === 'consultant')) throw new AppError('RULE', t('auditCore.consultantOnTeam'));
  if (!teamRoles.includes(role) && !(consultancy && role === 'consultant')) {
    throw new AppError('RULE', t('auditCore.notOfTheTeam', { role: t(`vocabulary.personRole.${role}`) }));
  }
  const members = context.file.queries.audits.members(audit.id);
  if (members.some((member) => member.personId === person.id)) {
    throw new AppError('CONFLICT', t('auditCore.memberTwice', { name: person.name }));
  }
  const leader = role === 'lead_auditor' ? members.find((member) => member.role === 'lead_auditor') : undefined;
  if (leader !== undefined) {
    throw new AppError('RULE', t('auditCore.twoLeaders', { name: leader.name }), {
      hint: t('auditCore.twoLeadersHint', { name: leader.name }),
    });
  }
}

const holdWords = {
  checklist: 'auditCore.holdsChecklist',
  interviews: 'auditCore.holdsInterviews',
  evidence: 'auditCore.holdsEvidence',
  findings: 'auditCore.holdsFindings',
  texts: 'auditCore.holdsTexts',
} as const satisfies Record<keyof AuditHolds, string>;

export const auditHandlers = {
  'audits.list': (context) => {
    const counts = context.file.queries.audits.counts();
    return { audits: context.file.queries.audits.all().map((audit) => ({ ...audit, ...(counts.get(audit.id) ?? noCounts) })) };
  },

  'audits.show': (context, { id }) => {
    const audit = auditOf(context, id);
    return { audit, members: context.file.queries.audits.members(id), standards: standardViews(context, audit) };
  },

  'audits.addStandard': (context, { auditId, ...wanted }) => addStandard(context, auditOf(context, auditId), wanted),
  'audits.removeStandard': (context, { id }) => {
    removeStandard(context, { id });
    return {};
  },
  'audits.useCatalog': (context, { auditId, catalogId }) => useCatalog(context, auditOf(context, auditId), catalogId),

  'audits.create': (context, { kind, ...input }) => {
    const { queries, ledger } = context.file;
    const actor = actorOf(context);
    const engagement = queries.engagement.show();
    checkKind(kind, engagement);
    const audits = queries.audits.all();
    const number = input.number ?? proposedNumber(kind, audits);
    if (audits.some((audit) => audit.number === number)) {
      const message = t('auditCore.numberTaken', { number });
      throw new AppError('CONFLICT', message, { fields: { number: message } });
    }
    const catalog = catalogForAudit(context, engagement.standard, engagement.edition);
    const audit: Row<'audit'> = {
      id: context.ports.ids.uuid(),
      kind,
      number,
      title: input.title ?? proposedTitle(kind, number),
      catalogId: catalog.id,
      criteria: input.criteria ?? proposedCriteria(engagement),
      objectives: input.objectives ?? proposedObjectives(kind, engagement),
      startsOn: input.startsOn ?? null,
      endsOn: input.endsOn ?? null,
      timeZone: input.timeZone ?? engagement.timeZone,
      places: input.places ?? '',
      plannedHundredths: input.plannedHundredths ?? null,
      actualHundredths: input.actualHundredths ?? null,
      soaVersionId: null,
      planAgreedOn: null,
      planAgreedWith: '',
      planChanged: false,
      position: queries.audits.nextPosition(),
    };
    checkTimes(audit);
    return ledger.write({ actor }, (tx) => {
      catalog.copy(tx);
      return tx.insert('audit', audit);
    });
  },

  'audits.update': (context, { id, ...input }) => {
    const patch = definedFields(input);
    checkTimes({ ...auditOf(context, id), ...patch });
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('audit', id, patch));
  },

  'audits.remove': (context, { id }) => {
    const { queries, ledger } = context.file;
    const audit = auditOf(context, id);
    const holds = queries.audits.holds(id);
    const held = (Object.keys(holdWords) as (keyof AuditHolds)[]).filter((key) => holds[key] === 1).map((key) => t(holdWords[key]));
    if (queries.plan.hasPlan(id)) held.push(t('planCore.holdsPlan'));
    if (queries.teamRecords.auditIsNamed(id)) held.push(t('teamCore.holdsNotices'));
    if (queries.stage1.holds(id)) held.push(t('stage1Core.holds'));
    if (held.length > 0) throw new AppError('RULE', t('auditCore.holds', { number: audit.number, what: held.join(', ') }));
    ledger.write({ actor: actorOf(context) }, (tx) => {
      for (const member of queries.audits.members(id)) tx.remove('audit_member', member.id);
      for (const standard of queries.audits.standards(id)) tx.remove('audit_standard', standard.id);
      for (const question of queries.checklist.ownQuestions(id)) tx.remove('own_question', question.id);
      const time = queries.auditTime.takenBy(id);
      if (time !== null) tx.remove('audit_time_use', time.id);
      // The visit stays in the programme and waits for another audit.
      for (const visit of queries.programme.visitsOfAudit(id)) tx.update('programme_visit', visit.id, { auditId: null });
      tx.remove('audit', id);
    });
    return {};
  },

  'audits.addMember': (context, { auditId, personId, role, justification }) => {
    const { queries, ledger } = context.file;
    const audit = auditOf(context, auditId);
    const person = personOf(context, personId);
    checkMember(context, audit, person, role);
    // Who only watches has no part in the certification (5.2.10).
    const at = { task: 'audit', auditId, day: audit.startsOn ?? todayOf(context) } as const;
    const override = taskOfRole(role) === null ? null : demandIndependence(context, person, at, justification);
    const position = Math.max(-1, ...queries.audits.members(auditId).map((member) => member.position)) + 1;
    return ledger.write({ actor: actorOf(context) }, (tx) => {
      if (override !== null) tx.insert('impartiality_override', override);
      return tx.insert('audit_member', {
        id: context.ports.ids.uuid(),
        auditId,
        personId,
        name: person.name,
        role,
        guidedById: null,
        position,
      });
    });
  },

  'audits.removeMember': (context, { id }) => {
    const member = context.file.queries.audits.member(id);
    if (member === null) throw new AppError('NOT_FOUND', t('auditCore.noMember'));
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      // Whom the person guided needs another auditor; the team's gaps say so.
      const { auditId, personId } = member;
      for (const one of context.file.queries.audits.members(auditId))
        if (one.guidedById === personId) tx.update('audit_member', one.id, { guidedById: null });
      // The sessions stay; the plan says that nobody holds them.
      for (const subject of context.file.queries.plan.subjectsOfMember(id)) tx.remove('plan_subject', subject.id);
      tx.remove('audit_member', id);
    });
    return {};
  },
} satisfies HandlersOf<'audits.'>;
