/**
 * How results add up. Minor, major and opportunity are never stored: they follow from the findings that stand on a
 * row, and the worst one wins. Every mark, bar and count of the product comes from here.
 */
import type { FindingState } from '../model/finding-states.ts';
import { type Grade, type ResultClass, resultClass, type StoredResult } from '../model/vocabulary.ts';

/** From the worst to the least: the order of roll-ups, and of the segments of a bar. */
export const worstFirst: readonly ResultClass[] = resultClass.options;

const rank = new Map(worstFirst.map((one, index) => [one, index]));

/** The worst class of a list; null when the list holds none. */
export function worstOf(classes: Iterable<ResultClass | null>): ResultClass | null {
  let worst: ResultClass | null = null;
  for (const one of classes) {
    if (one !== null && (worst === null || (rank.get(one) ?? 0) < (rank.get(worst) ?? 0))) worst = one;
  }
  return worst;
}

/**
 * Class of what a person stored. A Stage 1 grades nothing (ISO/IEC 17021-1 9.3.1.2): an area of concern is no
 * nonconformity, so it stands with the opportunities: something to act on that breaks no requirement yet.
 */
const classes: Readonly<Record<StoredResult, ResultClass>> = {
  conforms: 'conforms',
  not_applicable: 'not_applicable',
  not_sampled: 'not_sampled',
  adequate: 'conforms',
  area_of_concern: 'opportunity',
  not_reviewed: 'not_sampled',
};

export function classOfResult(stored: StoredResult | null): ResultClass | null {
  return stored === null ? null : classes[stored];
}

export interface StandingFinding {
  readonly grade: Grade;
  readonly state: FindingState;
}

/** Class shown for a row: the worst finding that is not withdrawn, else what is stored; null while nothing is concluded. */
export function shownClass(stored: StoredResult | null, findings: readonly StandingFinding[]): ResultClass | null {
  const graded = worstOf(findings.filter((finding) => finding.state !== 'withdrawn').map((finding) => finding.grade));
  return graded ?? classOfResult(stored);
}

export type ClassCounts = Record<ResultClass, number>;

export const noClasses = (): ClassCounts => ({ major: 0, minor: 0, opportunity: 0, conforms: 0, not_sampled: 0, not_applicable: 0 });

export interface RollUp {
  /** Things with a conclusion in each of their rows, the excluded ones left out. */
  readonly concluded: number;
  /** All things, the excluded ones left out. */
  readonly total: number;
  /** Things whose every row is not applicable. */
  readonly excluded: number;
  /** Worst class of every concluded thing, excluded ones included: adds up to `concluded + excluded`. */
  readonly classes: ClassCounts;
}

/**
 * Rolls rows up by what they belong to: a requirement with its units, an AI system with its requirements, a site.
 * @param things rows of each thing as the classes shown; a thing without rows was not looked at and stays open.
 */
export function rollUp(things: Iterable<readonly (ResultClass | null)[]>): RollUp {
  const counts = noClasses();
  let concluded = 0;
  let total = 0;
  let excluded = 0;
  for (const rows of things) {
    const worst = worstOf(rows);
    const complete = rows.length > 0 && !rows.includes(null);
    if (worst !== null && complete) counts[worst] += 1;
    if (worst === 'not_applicable' && complete) {
      excluded += 1;
      continue;
    }
    total += 1;
    if (complete) concluded += 1;
  }
  return { concluded, total, excluded, classes: counts };
}

/** Collects the classes shown under a key, in the order in which the keys are first met. */
export function classesBy<R extends { readonly shown: ResultClass | null }>(
  rows: Iterable<R>,
  keyOf: (row: R) => string | null,
): Map<string, (ResultClass | null)[]> {
  const groups = new Map<string, (ResultClass | null)[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row.shown]);
    else group.push(row.shown);
  }
  return groups;
}
