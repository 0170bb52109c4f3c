/** The programme as the window, the workbook and later the pack read it. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { ProgrammeVisitView } from '../../../shared/contract/programme.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { dayIn, sixMonthLimit } from '../../../shared/rules/deadlines.ts';
import { refRanges } from '../../../shared/rules/plan.ts';
import {
  type CycleDates,
  cycleDates,
  type ProgrammeCheck,
  type ProgrammeVisit,
  plansRequirement,
  programmeChecks,
  surveillanceCore,
  unplanned,
  visitDates,
  visitState,
} from '../../../shared/rules/programme.ts';
import { requiredSites, type SiteCheck, type SitePlan, siteChecks } from '../../../shared/rules/site-sampling.ts';
import { longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { catalogForAudit } from '../catalogs/catalogs-service.ts';
import { type FileContext, nowOf } from '../context.ts';
import { isHighRisk } from '../plan/plan-view.ts';

export type ProgrammeShown = OutputOf<'programme.show'>;
type Item = Row<'catalog_item'>;

export interface ProgrammeParts {
  readonly programme: Row<'programme'> | null;
  readonly engagement: Row<'engagement'>;
  readonly today: string;
  readonly cycle: CycleDates | null;
  readonly items: readonly Item[];
  readonly parents: ReadonlyMap<string, string | null>;
  /** Requirements and controls that apply, by the newest Statement of Applicability. */
  readonly applying: readonly Item[];
  readonly visits: readonly Row<'programme_visit'>[];
  readonly audits: readonly Row<'audit'>[];
  readonly subjects: readonly Row<'programme_subject'>[];
  readonly choices: readonly Row<'site_choice'>[];
  readonly sampling: Row<'site_sampling'> | null;
}

/** Controls that the newest Statement of Applicability leaves out: they need no visit. */
function excludedControls(context: FileContext): Set<string> {
  const { soa } = context.file.queries;
  const newest = soa.versions().at(-1);
  if (newest === undefined) return new Set();
  return new Set(
    soa.items(newest.id).flatMap(({ applicable, requirement }) => (applicable === 'no' && requirement !== null ? [requirement] : [])),
  );
}

export function programmeParts(context: FileContext): ProgrammeParts {
  const { queries } = context.file;
  const engagement = queries.engagement.show();
  const programme = queries.programme.programme();
  const items =
    programme === null
      ? catalogForAudit(context, engagement.standard, engagement.edition).items()
      : queries.catalogs.items(programme.catalogId);
  const excluded = excludedControls(context);
  return {
    programme,
    engagement,
    today: dayIn(nowOf(context), engagement.timeZone),
    cycle: programme === null ? null : cycleDates(programme),
    items,
    parents: new Map(items.map((item) => [item.requirement, item.parent])),
    applying: items.filter((item) => (item.kind === 'requirement' || item.kind === 'control') && !excluded.has(item.requirement)),
    visits: queries.programme.visits(),
    audits: queries.audits.all(),
    subjects: queries.programme.subjects(),
    choices: queries.programme.choices(),
    sampling: queries.programme.sampling(),
  };
}

const requirementsOf = (parts: ProgrammeParts, visitId: string): string[] =>
  parts.subjects.flatMap((subject) => (subject.visitId === visitId && subject.requirement !== null ? [subject.requirement] : []));

export function ruleVisits(parts: ProgrammeParts): ProgrammeVisit[] {
  return parts.visits.map((visit) => {
    const audit = parts.audits.find(({ id }) => id === visit.auditId);
    return {
      ...visit,
      audit: audit === undefined ? null : { startsOn: audit.startsOn, endsOn: audit.endsOn },
      requirements: requirementsOf(parts, visit.id),
    };
  });
}

export function sitePlanOf(context: FileContext, parts: ProgrammeParts): SitePlan {
  const { sampling } = parts;
  const unanswered = 'not_stated' as const;
  return {
    decision: sampling?.decision ?? 'open',
    answers: {
      oneSystem: sampling?.oneSystem ?? unanswered,
      centralAuthority: sampling?.centralAuthority ?? unanswered,
      centralReview: sampling?.centralReview ?? unanswered,
      similarSites: sampling?.similarSites ?? unanswered,
      schemeAllows: sampling?.schemeAllows ?? unanswered,
    },
    centralSiteId: sampling?.centralSiteId ?? null,
    provenEffective: sampling?.provenEffective ?? false,
    sites: context.file.queries.scope.sites().map(({ id }) => id),
    visits: parts.visits.map(({ id, kind }) => ({ id, kind, choices: parts.choices.filter(({ visitId }) => visitId === id) })),
  };
}

/** Clauses and areas with the requirements under them that apply. */
function groupsOf(parts: ProgrammeParts): { readonly item: Item; readonly under: readonly string[] }[] {
  const topOf = (requirement: string) => {
    let at = requirement;
    for (let parent = parts.parents.get(at) ?? null; parent !== null; parent = parts.parents.get(at) ?? null) at = parent;
    return at;
  };
  return parts.items
    .filter((item) => item.parent === null)
    .map((item) => ({ item, under: parts.applying.map(({ requirement }) => requirement).filter((one) => topOf(one) === item.requirement) }))
    .filter(({ under }) => under.length > 0);
}

/** A core requirement of every surveillance as the catalog has it: by its reference, or what stands under it. */
function coreOf(parts: ProgrammeParts): string[] {
  const refs: readonly string[] = surveillanceCore;
  return parts.applying
    .filter(({ ref }) => refs.some((core) => ref === core || ref.startsWith(`${core}.`)))
    .map(({ requirement }) => requirement);
}

const clauses: Readonly<Record<(ProgrammeCheck | SiteCheck)['kind'] | 'majors_limit', string>> = {
  no_date: 'ISO/IEC 17021-1 9.1.3.2',
  no_surveillance: 'ISO/IEC 17021-1 9.1.3.2',
  no_recertification: 'ISO/IEC 17021-1 9.1.3.2',
  expired: 'ISO/IEC 17021-1 9.6.3.2.5',
  decision_before_stage_2: 'ISO/IEC 17021-1 9.5.2',
  year_without_surveillance: 'ISO/IEC 17021-1 9.1.3.3',
  first_surveillance_late: 'ISO/IEC 17021-1 9.1.3.3',
  recertification_late: 'ISO/IEC 17021-1 9.6.3',
  overdue: 'ISO/IEC 17021-1 9.1.3',
  outside_window: 'ISO/IEC 17021-1 9.1.3',
  surveillance_lacks: 'ISO/IEC 17021-1 9.6.2.2',
  majors_limit: 'ISO/IEC 17021-1 9.5.3.2',
  sampling_open: 'IAF MD 1:2023',
  not_eligible: 'IAF MD 1:2023 clause 5',
  eligibility_open: 'IAF MD 1:2023 clause 5',
  no_central: 'IAF MD 1:2023',
  central_left_out: 'IAF MD 1:2023 6.1.3',
  too_few_sites: 'IAF MD 1:2023 6.1.3, 6.2.1',
  too_few_random: 'IAF MD 1:2023 6.1.3',
  same_sites_again: 'IAF MD 1:2023 6.2.1',
};

/** Majors of Stage 2 that are not verified yet when the cycle is to begin, with the six months of 9.5.3.2. */
function majorsCheck(context: FileContext, parts: ProgrammeParts): ProgrammeShown['checks'] {
  const stage2 = parts.audits.findLast(({ kind }) => kind === 'stage_2');
  if (stage2 === undefined || stage2.endsOn === null || parts.cycle?.decided === true) return [];
  const open = context.file.queries.audits
    .findingGlances()
    .filter((one) => one.auditId === stage2.id && one.grade === 'major' && one.state !== 'closed' && one.state !== 'withdrawn');
  const limit = sixMonthLimit(stage2.endsOn, parts.today);
  if (open.length === 0 || (parts.cycle !== null && parts.cycle.start <= limit.until && limit.daysLeft >= 0)) return [];
  return [
    {
      late: limit.daysLeft < 0,
      visitId: parts.visits.find(({ auditId }) => auditId === stage2.id)?.id ?? null,
      clause: clauses.majors_limit,
      text: t('programmeCore.check.majors_limit', { numbers: open.map(({ number }) => number).join(', '), on: longDate(limit.until) }),
    },
  ];
}

function checksOf(context: FileContext, parts: ProgrammeParts, sitePlan: SitePlan): ProgrammeShown['checks'] {
  if (parts.programme === null) return [];
  const refOf = new Map(parts.items.map((item) => [item.requirement, item.ref]));
  const titleOf = (id: string) => parts.visits.find((visit) => visit.id === id)?.title ?? '';
  const found = [
    ...programmeChecks({
      cycle: parts.cycle,
      initial: parts.engagement.cycle !== 'renewed',
      visits: ruleVisits(parts),
      today: parts.today,
      core: coreOf(parts),
      parents: parts.parents,
    }),
    ...siteChecks(sitePlan),
  ];
  const lines = found.map((check) => ({
    late: check.late,
    visitId: 'visitId' in check ? check.visitId : null,
    clause: clauses[check.kind],
    text: t(`programmeCore.check.${check.kind}`, {
      visit: 'visitId' in check ? titleOf(check.visitId) : '',
      on: 'on' in check ? longDate(check.on) : '',
      year: 'year' in check ? check.year : '',
      refs: 'requirements' in check ? check.requirements.map((one) => refOf.get(one) ?? one).join(', ') : '',
      planned: 'planned' in check ? check.planned : '',
      least: 'least' in check ? check.least : '',
    }),
  }));
  return [...lines, ...majorsCheck(context, parts)].toSorted((a, b) => Number(b.late) - Number(a.late));
}

function visitsOf(context: FileContext, parts: ProgrammeParts, sitePlan: SitePlan): ProgrammeVisitView[] {
  const rules = ruleVisits(parts);
  const dates = visitDates(rules, parts.cycle);
  const groups = groupsOf(parts);
  const systems = context.file.queries.scope.systems();
  const sites = new Map(context.file.queries.scope.sites().map(({ id, name }) => [id, name]));
  return parts.visits.flatMap((visit) => {
    const rule = rules.find(({ id }) => id === visit.id);
    const known = dates.get(visit.id);
    if (rule === undefined || known === undefined) return [];
    const named = parts.items.filter((item) => rule.requirements.includes(item.requirement));
    const planned = new Set(parts.subjects.flatMap((one) => (one.visitId === visit.id && one.aiSystemId !== null ? [one.aiSystemId] : [])));
    const audit = parts.audits.find(({ id }) => id === visit.auditId);
    const sample = requiredSites(sitePlan, visit.kind);
    return [
      {
        ...visit,
        from: known.span?.from ?? null,
        to: known.span?.to ?? null,
        origin: known.origin,
        state: visitState(known, parts.today),
        audit: audit === undefined ? null : { id: audit.id, number: audit.number, title: audit.title },
        requirements: named.map(({ requirement, ref, shortTitle }) => ({ requirement, ref, title: shortTitle })),
        refs: refRanges(rule.requirements, parts.items),
        systems: systems.filter(({ id }) => planned.has(id)).map(({ id, name }) => ({ id, name: name.slice(0, 300) })),
        sites: parts.choices
          .filter(({ visitId }) => visitId === visit.id)
          .map(({ id, siteId, way, reason, seed }) => ({ id, siteId, name: sites.get(siteId) ?? '', way, reason, seed })),
        cells: groups.map(({ under }) => under.filter((requirement) => plansRequirement(rule, requirement, parts.parents)).length),
        sample:
          sample === null
            ? null
            : {
                sites: sample.sites,
                random: sample.random,
                lines: sample.lines.map(({ label, input, sites: number, source }) => ({ label, input, sites: number, source })),
              },
      },
    ];
  });
}

function coverageOf(context: FileContext, parts: ProgrammeParts, sitePlan: SitePlan): ProgrammeShown['coverage'] {
  const wanted = parts.applying.map(({ requirement }) => requirement);
  const missing = unplanned(wanted, ruleVisits(parts), parts.parents);
  const judging = new Set(parts.visits.filter(({ kind }) => kind !== 'stage_1').map(({ id }) => id));
  const seen = new Set(parts.subjects.flatMap((one) => (judging.has(one.visitId) && one.aiSystemId !== null ? [one.aiSystemId] : [])));
  const visited = new Set(parts.choices.filter(({ visitId }) => judging.has(visitId)).map(({ siteId }) => siteId));
  const { scope } = context.file.queries;
  return {
    planned: wanted.length - missing.length,
    total: wanted.length,
    missing: [
      ...parts.applying
        .filter(({ requirement }) => missing.includes(requirement))
        .map(({ requirement, ref, shortTitle }) => ({ kind: 'requirement' as const, id: requirement, name: `${ref} ${shortTitle}` })),
      ...scope
        .systems()
        .filter((system) => system.inScope && isHighRisk(system) && !seen.has(system.id))
        .map(({ id, name }) => ({ kind: 'system' as const, id, name })),
      // Where sites are sampled, not each one is visited in a cycle.
      ...(sitePlan.decision === 'sampling'
        ? []
        : scope
            .sites()
            .filter(({ id }) => !visited.has(id))
            .map(({ id, name }) => ({ kind: 'site' as const, id, name }))),
    ],
  };
}

export function programmeView(context: FileContext): ProgrammeShown {
  const applies = context.file.queries.engagement.show().kind === 'certification';
  const parts = programmeParts(context);
  const sitePlan = sitePlanOf(context, parts);
  const { scope } = context.file.queries;
  return {
    programme: parts.programme,
    applies,
    today: parts.today,
    cycle: parts.cycle,
    visits: visitsOf(context, parts, sitePlan),
    groups: groupsOf(parts).map(({ item, under }) => ({
      requirement: item.requirement,
      ref: item.ref,
      title: item.shortTitle,
      total: under.length,
    })),
    coverage: parts.programme === null ? { planned: 0, total: parts.applying.length, missing: [] } : coverageOf(context, parts, sitePlan),
    checks: checksOf(context, parts, sitePlan),
    sampling: parts.sampling,
    changes: context.file.queries.programme.changes(),
    options: {
      requirements: parts.items.map(({ requirement, ref, shortTitle, kind }) => ({ requirement, ref, title: shortTitle, kind })),
      systems: scope
        .systems()
        .filter(({ inScope }) => inScope)
        .map(({ id, name }) => ({ id, name: name.slice(0, 300) })),
      sites: scope.sites().map(({ id, name }) => ({ id, name })),
      audits: parts.audits.map(({ id, number, title, kind }) => ({ id, number, title, kind })),
    },
  };
}
