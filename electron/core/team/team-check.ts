/**
 * What is on file for the team of each audit, the review and the decision, and what is missing (ISO/IEC 17021-1 5.2, 7.1.2,
 * 9.2.2, 9.2.3.5, 9.5.1). A consultancy is asked for competence and absences only: it certifies nobody.
 */
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { NeededFor } from '../../../shared/model/client-vocabulary.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { type AreaCover, countsForTeam, coverOf, standingIn } from '../../../shared/rules/competence.ts';
import {
  CONSULTANCY_CLAUSE,
  consultancyBlock,
  INDEPENDENCE_CLAUSE,
  lacksSafeguard,
  taskOfRole,
} from '../../../shared/rules/impartiality.ts';
import { dateRange, shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { competenceAreas } from './competence-areas.ts';
import { auditsCarriedOut, todayOf } from './independence.ts';

export type TeamCheck = OutputOf<'team.check'>;
export type Gap = TeamCheck['gaps'][number];
type Person = Row<'person'>;
type Member = Row<'audit_member'>;

interface Facts {
  readonly certifies: boolean;
  readonly today: string;
  readonly areas: readonly Row<'competence_area'>[];
  readonly people: readonly Person[];
  readonly competence: readonly Row<'competence'>[];
  readonly declarations: readonly Row<'impartiality_declaration'>[];
  readonly absences: readonly Row<'absence'>[];
  readonly overrides: readonly Row<'impartiality_override'>[];
  readonly notices: readonly Row<'member_notice'>[];
  readonly audits: readonly { readonly audit: Row<'audit'>; readonly members: readonly Member[] }[];
}

function factsOf(context: FileContext): Facts {
  const { queries } = context.file;
  const { teamRecords: records } = queries;
  return {
    certifies: queries.engagement.show().kind === 'certification',
    today: todayOf(context),
    areas: competenceAreas(context),
    people: queries.team.all(),
    competence: records.competence.all(),
    declarations: records.declarations.all(),
    absences: records.absences.all(),
    overrides: records.overrides(),
    notices: records.notices(),
    audits: queries.audits.all().map((audit) => ({ audit, members: queries.audits.members(audit.id) })),
  };
}

const nameless = { auditId: null, personId: null } as const;
/** The day that counts for an audit: its first one, or today while it has no date. */
const dayOf = (audit: Row<'audit'>, today: string) => audit.startsOn ?? today;

function standsApartGroup(role: Person['role']): 'reviewer' | 'decision_maker' | null {
  return role === 'reviewer' || role === 'decision_maker' ? role : null;
}

/** Evidence of a person, also of somebody whose row went. */
const evidenceOf = (facts: Facts, personId: string) => facts.competence.filter((one) => one.personId === personId);

function groupsOf(facts: Facts): TeamCheck['groups'] {
  const teams = facts.audits.map(({ audit, members }) => {
    const holders = members
      .filter((member) => countsForTeam(member.role))
      .map((one) => ({ name: one.name, evidence: evidenceOf(facts, one.personId) }));
    const day = dayOf(audit, facts.today);
    return {
      group: 'team' as const,
      auditId: audit.id,
      label: audit.title,
      day,
      cover: mutable(coverOf(facts.areas, 'team', holders, day)),
    };
  });
  if (!facts.certifies) return teams;
  const apart = (['reviewer', 'decision_maker'] as const).map((group) => {
    const holders = facts.people
      .filter((one) => one.role === group)
      .map((one) => ({ name: one.name, evidence: evidenceOf(facts, one.id) }));
    const cover = mutable(coverOf(facts.areas, group, holders, facts.today));
    return { group, auditId: null, label: t(`vocabulary.personRole.${group}`), day: facts.today, cover };
  });
  return [...teams, ...apart];
}

const mutable = (cover: readonly AreaCover[]) => cover.map((one) => ({ ...one, by: [...one.by] }));

/** One gap per group and kind of hole, each naming its areas: six lines that say the same are read by nobody. */
function competenceGaps(facts: Facts, groups: TeamCheck['groups']): Gap[] {
  const nameOf = new Map(facts.areas.map((area) => [area.id, area.name]));
  return groups.flatMap((group) => {
    const members = facts.audits.find(({ audit }) => audit.id === group.auditId)?.members ?? [];
    if (group.group === 'team' ? members.length === 0 : !facts.people.some((one) => one.role === group.group)) return [];
    return (['none', 'expired', 'stated'] as const).flatMap((standing) => {
      const holes = group.cover.filter((one) => one.standing === standing);
      if (holes.length === 0) return [];
      const what = holes.map((one) => nameOf.get(one.areaId) ?? '').join('; ');
      const message = t(`teamCore.gap.competence_${standing}`, { group: group.label, count: holes.length, what });
      return [
        {
          kind: 'competence' as const,
          clause: group.group === 'team' ? '9.2.2, 7.1.2' : '7.1.2',
          message,
          auditId: group.auditId,
          personId: null,
        },
      ];
    });
  });
}

/** Who takes part in the certification: on an audit in a role that counts, reviewing or deciding. */
function takePart(facts: Facts, person: Person): boolean {
  if (taskOfRole(person.role) === 'review' || taskOfRole(person.role) === 'decision') return true;
  return facts.audits.some(({ members }) => members.some((member) => member.personId === person.id && taskOfRole(member.role) !== null));
}

/** Declarations that nobody made, and threats without a safeguard. */
function declarationGaps(facts: Facts): Gap[] {
  return facts.people
    .filter((person) => takePart(facts, person))
    .flatMap((person): Gap[] => {
      const own = facts.declarations.filter((one) => one.personId === person.id && one.withdrawnOn === null);
      const about = { auditId: null, personId: person.id };
      if (own.length === 0)
        return [{ kind: 'no_declaration', clause: '5.2.13', message: t('teamCore.gap.no_declaration', { name: person.name }), ...about }];
      return own.filter(lacksSafeguard).map((one) => ({
        kind: 'no_safeguard',
        clause: '5.2.3',
        message: t('teamCore.gap.no_safeguard', { name: person.name, what: t(`vocabulary.declarationKind.${one.kind}`).toLowerCase() }),
        ...about,
      }));
    });
}

/** People who take part although a declaration keeps them out, without an override for it. */
function consultancyGaps(facts: Facts): Gap[] {
  const gapFor = (person: { id: string; name: string }, role: Person['role'], auditId: string | null, day: string): Gap[] => {
    const task = taskOfRole(role);
    const block =
      task === null
        ? null
        : consultancyBlock(
            facts.declarations.filter((one) => one.personId === person.id),
            day,
          );
    if (task === null || block === null) return [];
    const overridden = facts.overrides.some(
      (one) => one.personId === person.id && one.task === task && one.auditId === auditId && one.declarationId === block.declarationId,
    );
    if (overridden) return [];
    const until = block.until === null ? t('teamCore.gap.noEnd') : t('teamCore.gap.until', { until: shortDate(block.until) });
    const message = t('teamCore.gap.consultancy', { name: person.name, task: t(`vocabulary.independentTask.${task}`), until });
    return [{ kind: 'consultancy', clause: CONSULTANCY_CLAUSE, message, auditId, personId: person.id }];
  };
  return [
    ...facts.audits.flatMap(({ audit, members }) =>
      members.flatMap((member) => gapFor({ id: member.personId, name: member.name }, member.role, audit.id, dayOf(audit, facts.today))),
    ),
    ...facts.people.filter((one) => standsApartGroup(one.role) !== null).flatMap((one) => gapFor(one, one.role, null, facts.today)),
  ];
}

/** Reviewers and decision makers: there has to be one, and none who audited (9.5.1). */
function apartGaps(context: FileContext, facts: Facts): Gap[] {
  const missing = (['reviewer', 'decision_maker'] as const)
    .filter((role) => !facts.people.some((person) => person.role === role))
    .map(
      (role): Gap => ({
        kind: role === 'reviewer' ? 'no_reviewer' : 'no_decision_maker',
        clause: role === 'reviewer' ? '9.5.2' : '9.5.1',
        message: t(`teamCore.gap.no_${role}`),
        ...nameless,
      }),
    );
  const audited = facts.people
    .filter((person) => standsApartGroup(person.role) !== null)
    .flatMap((person): Gap[] => {
      const audits = auditsCarriedOut(context, person.id);
      if (audits.length === 0) return [];
      const words = { name: person.name, audits: audits.join(', '), role: t(`vocabulary.personRole.${person.role}`).toLowerCase() };
      return [
        { kind: 'not_apart', clause: INDEPENDENCE_CLAUSE, message: t('teamCore.gap.not_apart', words), auditId: null, personId: person.id },
      ];
    });
  return [...missing, ...audited];
}

function memberGaps(facts: Facts, audit: Row<'audit'>, member: Member): Gap[] {
  const about = { auditId: audit.id, personId: member.personId };
  const words = { name: member.name, audit: audit.title };
  const gaps: Gap[] = [];
  if (facts.certifies && member.guidedById === null && (member.role === 'trainee' || member.role === 'technical_expert'))
    gaps.push({ kind: 'not_guided', clause: '9.2.2', message: t(`teamCore.gap.not_guided_${member.role}`, words), ...about });
  const { startsOn, endsOn } = audit;
  const away =
    startsOn === null || endsOn === null
      ? undefined
      : facts.absences.find((one) => one.personId === member.personId && one.fromOn <= endsOn && one.toOn >= startsOn);
  if (away !== undefined)
    gaps.push({
      kind: 'absent',
      clause: '9.2.2',
      message: t('teamCore.gap.absent', { ...words, days: dateRange(away.fromOn, away.toOn) }),
      ...about,
    });
  if (!facts.certifies) return gaps;
  const notice = facts.notices.find((one) => one.auditId === audit.id && one.personId === member.personId);
  if (notice === undefined || notice.sentOn === null)
    gaps.push({ kind: 'not_told', clause: '9.2.3.5', message: t('teamCore.gap.not_told', words), ...about });
  if (notice?.outcome === 'open')
    gaps.push({ kind: 'objection_open', clause: '9.2.3.5', message: t('teamCore.gap.objection_open', words), ...about });
  if (notice?.outcome === 'upheld')
    gaps.push({ kind: 'objection_open', clause: '9.2.3.5', message: t('teamCore.gap.objection_upheld', words), ...about });
  return gaps;
}

function auditGaps(facts: Facts): Gap[] {
  return facts.audits.flatMap(({ audit, members }) => {
    const led = members.some((member) => member.role === 'lead_auditor' || member.role === 'consultant');
    const leader: Gap[] = led
      ? []
      : [
          {
            kind: 'no_leader',
            clause: '9.2.2',
            message: t('teamCore.gap.no_leader', { audit: audit.title }),
            auditId: audit.id,
            personId: null,
          },
        ];
    return [...leader, ...members.flatMap((member) => memberGaps(facts, audit, member))];
  });
}

function personLine(facts: Facts, person: Person): TeamCheck['people'][number] {
  const own = facts.declarations.filter((one) => one.personId === person.id && one.withdrawnOn === null);
  const block = facts.certifies ? consultancyBlock(own, facts.today) : null;
  return {
    id: person.id,
    name: person.name,
    role: person.role,
    standings: facts.areas.map((area) => standingIn(evidenceOf(facts, person.id), area.id, facts.today)),
    declaredOn: own.reduce<string | null>((newest, one) => (newest === null || one.declaredOn > newest ? one.declaredOn : newest), null),
    block,
    overridden: block !== null && facts.overrides.some((one) => one.personId === person.id && one.declarationId === block.declarationId),
  };
}

/** Answers `team.check`. */
export function teamCheck(context: FileContext): TeamCheck {
  const facts = factsOf(context);
  const groups = groupsOf(facts);
  return {
    today: facts.today,
    areas: [...facts.areas],
    people: facts.people.filter((person) => person.side !== 'client').map((person) => personLine(facts, person)),
    groups,
    gaps: [
      ...(facts.certifies ? [...consultancyGaps(facts), ...apartGaps(context, facts), ...declarationGaps(facts)] : []),
      ...auditGaps(facts),
      ...competenceGaps(facts, groups),
    ],
    overrides: [...facts.overrides],
  };
}

/** Which groups a role belongs to in the matrix. */
export const groupOfRole = (role: Person['role']): NeededFor | null => (countsForTeam(role) ? 'team' : standsApartGroup(role));
