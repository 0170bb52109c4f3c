/** Findings over the audits of a cycle: how many of each grade by clause, control, site and AI system. */
import type { FindingState } from '../model/finding-states.ts';
import type { Grade } from '../model/vocabulary.ts';

export type TrendBy = 'clause' | 'control' | 'site' | 'system';

export interface TrendFinding {
  readonly auditId: string;
  readonly grade: Grade;
  readonly state: FindingState;
  readonly requirements: readonly { readonly ref: string; readonly title: string }[];
  readonly sites: readonly string[];
  readonly systems: readonly string[];
}

export interface TrendCount {
  readonly auditId: string;
  readonly major: number;
  readonly minor: number;
  readonly opportunity: number;
}

export interface TrendRow {
  readonly by: TrendBy;
  readonly key: string;
  readonly label: string;
  /** One per audit, in the audits' order. */
  readonly counts: readonly TrendCount[];
  /** Nonconformities that are not closed. */
  readonly open: number;
  /** Nonconformities in more than one audit. */
  readonly recurs: boolean;
}

interface Place {
  readonly by: TrendBy;
  readonly key: string;
  readonly label: string;
}

/** Clauses are counted by their number of two parts (`9.1`), controls one by one. */
function placesOf(finding: TrendFinding, titleOf: (clause: string) => string): Place[] {
  const places = finding.requirements.map(({ ref, title }): Place => {
    if (ref.startsWith('A.')) return { by: 'control', key: ref, label: title };
    const clause = ref.split('.').slice(0, 2).join('.');
    return { by: 'clause', key: clause, label: clause === ref ? title : titleOf(clause) };
  });
  const named = (by: 'site' | 'system', names: readonly string[]) => names.map((name): Place => ({ by, key: name, label: '' }));
  const all = [...places, ...named('site', finding.sites), ...named('system', finding.systems)];
  return [...new Map(all.map((place) => [`${place.by} ${place.key}`, place])).values()];
}

const byNumber = new Intl.Collator('en', { numeric: true });
const order: readonly TrendBy[] = ['clause', 'control', 'site', 'system'];

/**
 * Withdrawn findings and drafts are left out: they are no results.
 * @param titleOf how the catalog calls a clause whose subclauses alone have findings (`6.1` of `6.1.3`); empty when it does not.
 */
export function findingTrend(
  findings: readonly TrendFinding[],
  auditIds: readonly string[],
  titleOf: (clause: string) => string,
): TrendRow[] {
  const standing = findings.filter(({ state }) => state !== 'withdrawn' && state !== 'draft');
  const rows = new Map<string, { place: Place; of: TrendFinding[] }>();
  for (const finding of standing)
    for (const place of placesOf(finding, titleOf)) {
      const key = `${place.by} ${place.key}`;
      const known = rows.get(key) ?? { place, of: [] };
      rows.set(key, { place: known.place.label === '' ? place : known.place, of: [...known.of, finding] });
    }
  return [...rows.values()]
    .map(({ place, of }): TrendRow => {
      const nonconformities = of.filter(({ grade }) => grade !== 'opportunity');
      return {
        ...place,
        counts: auditIds.map((auditId) => {
          const count = (grade: Grade) => of.filter((one) => one.auditId === auditId && one.grade === grade).length;
          return { auditId, major: count('major'), minor: count('minor'), opportunity: count('opportunity') };
        }),
        open: nonconformities.filter(({ state }) => state !== 'closed').length,
        recurs: new Set(nonconformities.map(({ auditId }) => auditId)).size > 1,
      };
    })
    .sort((a, b) => order.indexOf(a.by) - order.indexOf(b.by) || byNumber.compare(a.key, b.key));
}
