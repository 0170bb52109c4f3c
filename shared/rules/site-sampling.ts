/** Which sites the visits of a cycle go to, held against IAF MD 1:2023: eligibility, number, random share, rotation. */
import type { SiteChoiceWay, SiteDecision } from '../model/programme-entities.ts';
import type { AuditKind } from '../model/vocabulary.ts';
import { multiSiteSample } from './multi-site.ts';

export const eligibilityQuestions = ['oneSystem', 'centralAuthority', 'centralReview', 'similarSites', 'schemeAllows'] as const;
export type EligibilityQuestion = (typeof eligibilityQuestions)[number];
type Answer = 'yes' | 'no' | 'not_stated';
export type Eligibility = Readonly<Record<EligibilityQuestion, Answer>>;

/** Sites may be sampled only where every question is answered with yes (IAF MD 1:2023 clause 5, scheme rules first). */
export function mayBeSampled(answers: Eligibility): 'yes' | 'no' | 'open' {
  const all = eligibilityQuestions.map((question) => answers[question]);
  return all.includes('no') ? 'no' : all.includes('not_stated') ? 'open' : 'yes';
}

/** The visit in the terms of IAF MD 1; null for visits that it has no number for. */
export function multiSiteVisit(kind: AuditKind): 'initial' | 'surveillance' | 'recertification' | null {
  if (kind === 'stage_2') return 'initial';
  return kind === 'surveillance' || kind === 'recertification' ? kind : null;
}

export interface SitePlan {
  readonly decision: SiteDecision;
  readonly answers: Eligibility;
  readonly centralSiteId: string | null;
  readonly provenEffective: boolean;
  /** All sites, the central function among them. */
  readonly sites: readonly string[];
  readonly visits: readonly {
    readonly id: string;
    readonly kind: AuditKind;
    readonly choices: readonly { readonly siteId: string; readonly way: SiteChoiceWay }[];
  }[];
}

/** How many sites besides the central function a visit has to go to; null where there is nothing to work out. */
export function requiredSites(plan: Omit<SitePlan, 'visits' | 'answers'>, kind: AuditKind) {
  const visit = multiSiteVisit(kind);
  const sites = plan.sites.filter((id) => id !== plan.centralSiteId).length;
  if (visit === null || sites === 0 || plan.decision === 'open') return null;
  return multiSiteSample({
    sites,
    visit,
    suitable: plan.decision === 'sampling',
    ...(visit === 'recertification' && plan.decision === 'sampling' ? { provenEffective: plan.provenEffective } : {}),
  });
}

export type SiteCheck =
  | { readonly kind: 'sampling_open' | 'not_eligible' | 'eligibility_open' | 'no_central'; readonly late: boolean }
  | { readonly kind: 'central_left_out'; readonly late: false; readonly visitId: string }
  | {
      readonly kind: 'too_few_sites' | 'too_few_random';
      readonly late: boolean;
      readonly visitId: string;
      readonly planned: number;
      readonly least: number;
    }
  | { readonly kind: 'same_sites_again'; readonly late: false; readonly visitId: string };

export function siteChecks(plan: SitePlan): SiteCheck[] {
  if (plan.sites.length < 2) return [];
  const found: SiteCheck[] = [];
  if (plan.decision === 'open') return [{ kind: 'sampling_open', late: false }];
  const eligible = mayBeSampled(plan.answers);
  if (plan.decision === 'sampling' && eligible !== 'yes')
    found.push({ kind: eligible === 'no' ? 'not_eligible' : 'eligibility_open', late: eligible === 'no' });
  if (plan.centralSiteId === null) found.push({ kind: 'no_central', late: false });
  const visited = new Set<string>();
  for (const visit of plan.visits) {
    const required = requiredSites(plan, visit.kind);
    if (required === null) continue;
    const others = visit.choices.filter(({ siteId }) => siteId !== plan.centralSiteId);
    const count = { visitId: visit.id, late: false };
    if (plan.centralSiteId !== null && others.length === visit.choices.length)
      found.push({ kind: 'central_left_out', ...count, late: false });
    if (others.length < required.sites) found.push({ kind: 'too_few_sites', ...count, planned: others.length, least: required.sites });
    const random = others.filter(({ way }) => way === 'random').length;
    // Where all sites are visited there is nothing to draw.
    const all = plan.sites.filter((id) => id !== plan.centralSiteId).every((id) => others.some(({ siteId }) => siteId === id));
    if (!all && random < required.random) found.push({ kind: 'too_few_random', ...count, planned: random, least: required.random });
    // Not suitable for sampling: the second surveillance goes to other sites than the first (6.2.1).
    if (plan.decision === 'all' && visit.kind === 'surveillance') {
      const unseen = plan.sites.filter((id) => id !== plan.centralSiteId && !visited.has(id));
      if (others.some(({ siteId }) => visited.has(siteId)) && unseen.some((id) => !others.some(({ siteId }) => siteId === id)))
        found.push({ kind: 'same_sites_again', late: false, visitId: visit.id });
      for (const { siteId } of others) visited.add(siteId);
    }
  }
  return found;
}

/**
 * Sites that the visit takes without being drawn: all of them at an initial audit or recertification without sampling,
 * those that no surveillance has seen yet at a surveillance (6.2.1). Null where sites are sampled: then they are drawn.
 */
export function sitesWithoutDraw(plan: SitePlan, visitId: string): string[] | null {
  const visit = plan.visits.find(({ id }) => id === visitId);
  if (visit === undefined || plan.decision !== 'all') return null;
  const others = plan.sites.filter((id) => id !== plan.centralSiteId);
  if (visit.kind !== 'surveillance') return others;
  const at = plan.visits.indexOf(visit);
  const seen = new Set(
    plan.visits
      .slice(0, at)
      .filter(({ kind }) => kind === 'surveillance')
      .flatMap(({ choices }) => choices.map(({ siteId }) => siteId)),
  );
  const least = requiredSites(plan, visit.kind)?.sites ?? 0;
  return [...others.filter((id) => !seen.has(id)), ...others.filter((id) => seen.has(id))].slice(0, least);
}
