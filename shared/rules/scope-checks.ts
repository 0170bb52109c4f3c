/**
 * What an auditor doubts about a scope (ISO/IEC 42001 4.3). All but one are warnings: a scope may be drawn narrowly, but
 * it has to be explained. Clauses 4 to 10 can never be excluded, only controls of Annex A (6.1.3).
 */
import { heavyAiActClasses } from '../model/system-fields.ts';
import type { AiActClass } from '../model/vocabulary.ts';

export interface ScopeSystem {
  readonly id: string;
  readonly name: string;
  readonly inScope: boolean;
  readonly scopeReason: string;
  readonly riskLevel: 'high' | 'limited' | 'minimal' | 'not_assessed';
  readonly impactLevel: 'high' | 'moderate' | 'low' | 'not_assessed';
  readonly aiActClass: AiActClass;
  /** Of the model: made by a third party, wholly or in part. */
  readonly thirdParty: boolean;
  /** The supplier as the client's inventory names it; empty for none. */
  readonly supplierName: string;
  readonly supplierIds: readonly string[];
}

export interface ScopeFacts {
  /** Wording for the whole engagement (`id` null) and for each site. */
  readonly statements: readonly { readonly id: string | null; readonly name: string; readonly text: string }[];
  readonly systems: readonly ScopeSystem[];
  /** `ai`: what it supplies is an AI system, an AI service or a model. */
  readonly suppliers: readonly { readonly id: string; readonly name: string; readonly ai: boolean }[];
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly inside: boolean;
    readonly reason: string;
    readonly supplierId: string | null;
  }[];
}

export type Because = 'risk' | 'impact' | 'aiAct';
type Named = { readonly id: string; readonly name: string };

export type ScopeWarning =
  | { readonly check: 'third_party_not_covered'; readonly clause: string; readonly supplier: Named; readonly systems: readonly string[] }
  | { readonly check: 'supplier_not_linked'; readonly clause: string; readonly systems: readonly string[] }
  | { readonly check: 'high_impact_outside'; readonly clause: string; readonly system: ScopeSystem; readonly because: readonly Because[] }
  | { readonly check: 'outside_without_reason'; readonly clause: string; readonly of: 'item' | 'system'; readonly thing: Named }
  | { readonly check: 'no_statement'; readonly clause: string }
  | { readonly check: 'no_activities'; readonly clause: string; readonly siteId: string | null; readonly name: string }
  | {
      readonly check: 'clauses_excluded';
      readonly clause: string;
      readonly siteId: string | null;
      readonly name: string;
      readonly refs: readonly string[];
    };

/** What organizations do with AI and around it, as scope wordings name it. */
const ACTIVITIES =
  /\b(design|develop|provi(?:d|s)|produc(?:e|es|ing|tion)|operat|deploy|deliver|maint(?:ain|enance)|support|train|test|sell|sale|host|manag(?:e|es|ing|ement of)|process(?:es|ing)|analy|monitor|integrat|distribut|implement|consult|research|use(?:s|d)?\b|using|usage|underwrit|manufactur|service)/i;

/** Whether a wording says what is done, not only who does it or with which product. */
export function namesActivities(wording: string): boolean {
  return ACTIVITIES.test(wording);
}

const NUMBER = '(?:10|[4-9])(?:\\.\\d+){0,3}';
const LIST = `${NUMBER}(?:\\s*(?:,|;|and|or|to|&|–|-)\\s*(?:and\\s+|clauses?\\s+)?${NUMBER})*(?![\\d])`;
const CLAUSES = `(?:sub)?clauses?\\s+(${LIST})`;
/** Only what says it in so many words: `excluded in line with clause 6.1.3` excludes no clause. */
const EXCLUSIONS = [
  new RegExp(
    `\\b(?:exclud(?:e|es|ed|ing)|exclusions?|except(?:ing)?|without|omit(?:s|ted|ting)?)(?:\\s+(?:for|of|the|requirements?)|:)*\\s+${CLAUSES}`,
    'gi',
  ),
  new RegExp(
    `\\b${CLAUSES}\\s+(?:(?:is|are|has been|have been)\\s+)?(?:excluded|omitted|left out|out of scope|outside (?:of )?the scope|not applicable|not included|(?:does|do) not apply)`,
    'gi',
  ),
];

/** Clauses 4 to 10 that a wording excludes, in its own order; empty for none. */
export function clausesExcluded(wording: string): string[] {
  const found = EXCLUSIONS.flatMap((pattern) => [...wording.matchAll(pattern)].map((match) => match[1] ?? ''));
  return [...new Set(found.flatMap((list) => list.match(new RegExp(NUMBER, 'g')) ?? []))];
}

function heavyBecause(system: ScopeSystem): Because[] {
  const because: Because[] = [];
  if (system.riskLevel === 'high') because.push('risk');
  if (system.impactLevel === 'high') because.push('impact');
  if (heavyAiActClasses.includes(system.aiActClass)) because.push('aiAct');
  return because;
}

const isEmpty = (text: string) => text.trim() === '';

function wordingChecks({ statements }: ScopeFacts): ScopeWarning[] {
  return statements.flatMap(({ id, name, text }): ScopeWarning[] => {
    // A site without a wording of its own is covered by the wording of the whole.
    if (isEmpty(text)) return id === null ? [{ check: 'no_statement', clause: '4.3' }] : [];
    const refs = clausesExcluded(text);
    return [
      ...(refs.length === 0 ? [] : [{ check: 'clauses_excluded' as const, clause: '4.3', siteId: id, name, refs }]),
      ...(namesActivities(text) ? [] : [{ check: 'no_activities' as const, clause: '4.3', siteId: id, name }]),
    ];
  });
}

function supplierChecks({ systems, suppliers, items }: ScopeFacts): ScopeWarning[] {
  const covered = new Set(items.filter((item) => item.inside).map((item) => item.supplierId));
  const within = systems.filter((system) => system.inScope);
  const served = new Map<string, string[]>();
  for (const system of within)
    for (const supplier of system.supplierIds) served.set(supplier, [...(served.get(supplier) ?? []), system.name]);
  const open = suppliers.flatMap((supplier): ScopeWarning[] => {
    const names = served.get(supplier.id) ?? [];
    if (!supplier.ai || names.length === 0 || covered.has(supplier.id)) return [];
    return [{ check: 'third_party_not_covered', clause: '4.3, 8.1, A.10.3', supplier, systems: names }];
  });
  const unlinked = within.filter((system) => system.supplierIds.length === 0 && (system.thirdParty || !isEmpty(system.supplierName)));
  return [
    ...open,
    ...(unlinked.length === 0
      ? []
      : [{ check: 'supplier_not_linked' as const, clause: 'A.10.3', systems: unlinked.map(({ name }) => name) }]),
  ];
}

/** Every doubt about the scope: wording first, then third parties, then what is left outside. */
export function checkScope(facts: ScopeFacts): ScopeWarning[] {
  const outside = facts.systems.filter((system) => !system.inScope);
  const heavy = outside.flatMap((system): ScopeWarning[] => {
    const because = heavyBecause(system);
    return because.length === 0 ? [] : [{ check: 'high_impact_outside', clause: '4.3', system, because }];
  });
  const unexplained = [
    ...facts.items
      .filter((item) => !item.inside && isEmpty(item.reason))
      .map(
        (item): ScopeWarning => ({ check: 'outside_without_reason', clause: '4.3', of: 'item', thing: { id: item.id, name: item.name } }),
      ),
    ...outside
      .filter((system) => isEmpty(system.scopeReason) && heavyBecause(system).length === 0)
      .map(({ id, name }): ScopeWarning => ({ check: 'outside_without_reason', clause: '4.3', of: 'system', thing: { id, name } })),
  ];
  return [...wordingChecks(facts), ...supplierChecks(facts), ...heavy, ...unexplained];
}
