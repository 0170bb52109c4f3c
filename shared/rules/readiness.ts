/**
 * How ready a management system is for its certification, from the results of a gap analysis: a score between 0 and 1
 * over what was looked at, and gates that cap the verdict whatever the score. No standard defines either; the report
 * says that it is no certification audit.
 */
import type { ResultClass } from '../model/vocabulary.ts';

type PrintedClass = ResultClass | 'adequate' | 'area_of_concern' | 'not_reviewed';

/** What a gate asks for: requirements without which no certification audit makes sense. */
export const readinessGates = [
  { gate: 'scope', refs: ['4.3'] },
  { gate: 'policy', refs: ['5.2'] },
  { gate: 'risk', refs: ['6.1.2', '6.1.3'] },
  { gate: 'impact', refs: ['6.1.4', '8.4'] },
  { gate: 'internal_audit', refs: ['9.2.1', '9.2.2'] },
  { gate: 'review', refs: ['9.3.1', '9.3.2', '9.3.3'] },
  { gate: 'operation', refs: ['8.1', '8.2', '8.3'] },
] as const;
export type ReadinessGate = (typeof readinessGates)[number]['gate'];
export type GateState = 'met' | 'not_met' | 'not_seen';

export interface ReadinessLine {
  readonly ref: string;
  readonly result: PrintedClass | null;
}

export interface Readiness {
  /** Null while nothing was looked at. */
  readonly scorePercent: number | null;
  /** Requirements with a result among those that apply. */
  readonly assessed: number;
  readonly applicable: number;
  readonly gates: readonly { readonly gate: ReadinessGate; readonly refs: readonly string[]; readonly state: GateState }[];
  readonly ready: boolean;
}

/** What a result adds: in place, in place but improvable, in part, nothing. */
const worth: Readonly<Partial<Record<PrintedClass, number>>> = {
  conforms: 100,
  adequate: 100,
  opportunity: 75,
  minor: 50,
  area_of_concern: 50,
  major: 0,
};

/** @param lines one per requirement and unit; a requirement counts by its worst line */
export function readinessOf(lines: readonly ReadinessLine[]): Readiness {
  const byRef = new Map<string, (PrintedClass | null)[]>();
  for (const { ref, result } of lines) byRef.set(ref, [...(byRef.get(ref) ?? []), result]);
  const applicable = [...byRef].filter(([, results]) => !results.every((one) => one === 'not_applicable'));
  const worthOf = (results: readonly (PrintedClass | null)[]): number | null => {
    const known = results.flatMap((one) => (one === null ? [] : (worth[one] ?? [])));
    return known.length === 0 ? null : Math.min(...known);
  };
  const scores = applicable.flatMap(([, results]) => worthOf(results) ?? []);
  const gates = readinessGates.map(({ gate, refs }) => {
    const states = refs.map((ref) => worthOf(byRef.get(ref) ?? []));
    const state: GateState = states.some((one) => one !== null && one < 75)
      ? 'not_met'
      : states.some((one) => one === null)
        ? 'not_seen'
        : 'met';
    return { gate, refs, state };
  });
  return {
    scorePercent: scores.length === 0 ? null : Math.round(scores.reduce((sum, one) => sum + one, 0) / scores.length),
    assessed: scores.length,
    applicable: applicable.length,
    gates,
    ready: gates.every(({ state }) => state === 'met'),
  };
}
