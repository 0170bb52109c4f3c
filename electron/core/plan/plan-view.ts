/** The plan as the window, the paper and the workbook read it: sessions with names, what does not fit, what is covered. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { PlanSession } from '../../../shared/contract/plan.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { addDays } from '../../../shared/rules/deadlines.ts';
import {
  auditMinutes,
  type CoverageKind,
  clockTime,
  dailyLoad,
  isClash,
  likeliestSession,
  type PlannedSession,
  type PlanProblem,
  planCoverage,
  planProblems,
  refRanges,
  workingDay,
} from '../../../shared/rules/plan.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { fitsStage } from '../checklist/checklist-units.ts';
import type { FileContext } from '../context.ts';

/** Longest audit of which every day is shown even when nothing is planned on it. */
const MOST_DAYS = 40;

/** What the plan needs of an AI system. */
type PlanSystem = Pick<Row<'ai_system'>, 'id' | 'name' | 'version' | 'inScope' | 'riskLevel' | 'aiActClass' | 'impactLevel'>;

export interface PlanParts {
  readonly audit: Row<'audit'>;
  readonly team: readonly Row<'audit_member'>[];
  readonly catalog: readonly Row<'catalog_item'>[];
  readonly systems: readonly PlanSystem[];
  readonly sites: readonly Row<'site'>[];
}

export function planParts(context: FileContext, auditId: string): PlanParts {
  const { queries } = context.file;
  const audit = auditOf(context, auditId);
  return {
    audit,
    team: queries.audits.members(auditId),
    catalog: queries.catalogs.items(audit.catalogId),
    systems: queries.scope.systems(),
    sites: queries.scope.sites(),
  };
}

/** A session with its subjects in the order of standard, inventory and team. */
export function viewOf(parts: PlanParts, session: Row<'plan_session'>, subjects: readonly Row<'plan_subject'>[]): PlanSession {
  const requirements = new Set(subjects.map(({ requirement }) => requirement));
  const systems = new Set(subjects.map(({ aiSystemId }) => aiSystemId));
  const members = new Set(subjects.map(({ memberId }) => memberId));
  const named = parts.catalog.filter((item) => requirements.has(item.requirement));
  return {
    ...session,
    requirements: named.map(({ requirement, ref, shortTitle }) => ({ requirement, ref, title: shortTitle })),
    refs: refRanges(
      named.map(({ requirement }) => requirement),
      parts.catalog,
    ),
    systems: parts.systems.filter(({ id }) => systems.has(id)).map(({ id, name }) => ({ id, name: name.slice(0, 300) })),
    members: parts.team.filter(({ id }) => members.has(id)).map(({ id, name, role }) => ({ id, name, role })),
    siteName: parts.sites.find(({ id }) => id === session.siteId)?.name ?? null,
  };
}

/** All sessions of an audit, in the order of time. */
export function sessionViews(context: FileContext, parts: PlanParts): PlanSession[] {
  const bySession = new Map<string, Row<'plan_subject'>[]>();
  for (const subject of context.file.queries.plan.subjects(parts.audit.id)) {
    const known = bySession.get(subject.sessionId);
    if (known === undefined) bySession.set(subject.sessionId, [subject]);
    else known.push(subject);
  }
  return context.file.queries.plan.sessions(parts.audit.id).map((session) => viewOf(parts, session, bySession.get(session.id) ?? []));
}

const planned = (session: PlanSession): PlannedSession => ({
  ...session,
  requirements: session.requirements.map(({ requirement }) => requirement),
  systems: session.systems.map(({ id }) => id),
  members: session.members.map(({ id }) => id),
});

type ProblemLine = OutputOf<'plan.list'>['problems'][number];

function problemLine(problem: PlanProblem, parts: PlanParts, sessions: ReadonlyMap<string, PlanSession>): ProblemLine {
  const [first, second] = problem.sessions.map((id) => sessions.get(id));
  const name =
    'memberId' in problem ? (parts.team.find(({ id }) => id === problem.memberId)?.name ?? '') : 'name' in problem ? problem.name : '';
  // What two sessions share begins with the later of them.
  const at = second ?? first;
  const time = problem.kind === 'no_break' || at === undefined ? '' : clockTime(at.startMinute);
  const day = at === undefined ? '' : shortDate(at.day);
  return {
    kind: problem.kind,
    clash: isClash(problem),
    sessions: [...problem.sessions],
    text: t(`planCore.problem.${problem.kind}`, {
      name,
      first: first?.title ?? '',
      second: second?.title ?? '',
      when: t('planCore.when', { day, time }).trim(),
      from: clockTime(workingDay.from),
      to: clockTime(workingDay.to),
    }),
  };
}

/** Days of the audit, those with sessions included, in order. */
function daysOf(audit: Row<'audit'>, sessions: readonly PlanSession[]): string[] {
  const days = new Set(sessions.map(({ day }) => day));
  const first = audit.startsOn ?? audit.endsOn;
  const last = audit.endsOn ?? audit.startsOn;
  if (first !== null && last !== null)
    for (let day = first, n = 0; day <= last && n < MOST_DAYS; day = addDays(day, 1), n += 1) days.add(day);
  return [...days].sort();
}

/** High by the client's rating, by the AI Act or by the impact assessment. */
export function isHighRisk(system: PlanSystem): boolean {
  return (
    system.riskLevel === 'high' ||
    system.impactLevel === 'high' ||
    system.aiActClass === 'high_annex_i' ||
    system.aiActClass === 'high_annex_iii'
  );
}

/** The whole plan of an audit. @throws NOT_FOUND */
export function planView(context: FileContext, auditId: string): OutputOf<'plan.list'> {
  const parts = planParts(context, auditId);
  const { audit, team } = parts;
  const sessions = sessionViews(context, parts);
  const rows = sessions.map(planned);
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const frame = { startsOn: audit.startsOn, endsOn: audit.endsOn, meetings: audit.kind !== 'gap_analysis' };
  const load = dailyLoad(rows, team);
  const time = auditMinutes(load, team);
  return {
    audit,
    days: daysOf(audit, sessions),
    team: [...team],
    sites: parts.sites.map(({ id, name }) => ({ id, name })),
    systems: parts.systems
      .filter(({ inScope }) => inScope)
      .map((system) => ({ id: system.id, name: system.name.slice(0, 300), high: isHighRisk(system) })),
    requirements: parts.catalog.map(({ requirement, ref, shortTitle, kind, parent }) => ({
      requirement,
      ref,
      title: shortTitle,
      kind,
      parent,
    })),
    sessions,
    problems: planProblems(rows, team, frame).map((problem) => problemLine(problem, parts, byId)),
    load,
    auditMinutes: time.minutes,
    remoteMinutes: time.remoteMinutes,
  };
}

interface Wanted {
  readonly kind: CoverageKind;
  readonly id: string;
  readonly ref: string;
  readonly title: string;
}

/**
 * What has to be in a session: the requirements of the checklist that apply (before there is one, those of the catalog
 * for this kind of audit), without the controls that the pinned SoA leaves out; AI systems in scope with high risk; sites.
 */
function wantedOf(context: FileContext, parts: PlanParts): Wanted[] {
  const { plan } = context.file.queries;
  const listed = plan.listedRequirements(parts.audit.id);
  const excluded = plan.excludedControls(parts.audit.id);
  const applies = (item: Row<'catalog_item'>) =>
    !excluded.has(item.requirement) && (listed.size > 0 ? listed.get(item.requirement) === true : fitsStage(item, parts.audit.kind));
  return [
    ...parts.catalog
      .filter((item) => (item.kind === 'requirement' || item.kind === 'control') && applies(item))
      .map((item) => ({
        kind: item.kind === 'control' ? ('control' as const) : ('clause' as const),
        id: item.requirement,
        ref: item.ref,
        title: item.shortTitle,
      })),
    ...parts.systems
      .filter((system) => system.inScope && isHighRisk(system))
      .map(({ id, name, version }) => ({ kind: 'system' as const, id, ref: '', title: `${name} ${version}`.trim().slice(0, 1000) })),
    ...parts.sites.map(({ id, name }) => ({ kind: 'site' as const, id, ref: '', title: name })),
  ];
}

/** @throws NOT_FOUND */
export function coverageView(context: FileContext, auditId: string): OutputOf<'plan.coverage'> {
  const parts = planParts(context, auditId);
  const sessions = sessionViews(context, parts).map(planned);
  const parents = new Map(parts.catalog.map((item) => [item.requirement, item.parent]));
  const { counts, uncovered } = planCoverage(wantedOf(context, parts), sessions, parents);
  return {
    counts,
    uncovered: uncovered.map((one) => ({
      ...one,
      likeliest: one.kind === 'clause' || one.kind === 'control' ? likeliestSession(one.id, sessions, parents) : null,
    })),
  };
}
