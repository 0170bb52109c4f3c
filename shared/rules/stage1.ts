/**
 * Rules of Stage 1 and of the way to Stage 2 (ISO/IEC 17021-1 9.3.1.2.2 to 9.3.1.2.4, 9.3.1.4). Pure: what is open is
 * listed, what must hold before Stage 2 is judged, nothing is decided for the auditor.
 */
import type { IsoDate } from '../model/scalars.ts';
import type {
  CompetenceState,
  ConcernTreatment,
  DocumentVerdict,
  ObjectiveState,
  ReadinessVerdict,
  Stage1Letter,
  Stage1Validity,
} from '../model/stage1-vocabulary.ts';
import { addMonths, daysBetween } from './deadlines.ts';

/**
 * Many bodies set three or six months as their policy; ISO/IEC 17021-1 9.3.1.2.4 sets no maximum and asks for a judgement.
 * So this is only where a new engagement begins, and the body's own figure is entered over it.
 */
export const DEFAULT_INTERVAL_MONTHS = 6;

export interface ExpectedDocument {
  readonly requirement: string;
  /** The Statement of Applicability, or the checklist, leaves the control out. */
  readonly excluded: boolean;
}
export interface DocumentFacts {
  readonly id: string;
  readonly requirements: readonly string[];
  readonly verdict: DocumentVerdict;
}
export type ExpectedState = 'missing' | 'open' | 'adequate' | 'not_adequate' | 'excluded';

/**
 * How each piece of documented information that the standard asks for stands: without a document, with one that nobody
 * judged yet, or judged. One document that is not adequate makes the requirement so, whatever the others say.
 */
export function expectedStates(
  expected: readonly ExpectedDocument[],
  documents: readonly DocumentFacts[],
): { requirement: string; state: ExpectedState; documents: string[] }[] {
  return expected.map(({ requirement, excluded }) => {
    const answering = documents.filter((one) => one.requirements.includes(requirement));
    const verdicts = new Set(answering.map((one) => one.verdict));
    const state = verdicts.has('not_adequate')
      ? 'not_adequate'
      : verdicts.has('open')
        ? 'open'
        : verdicts.has('adequate')
          ? 'adequate'
          : excluded
            ? 'excluded'
            : 'missing';
    return { requirement, state, documents: answering.map(({ id }) => id) };
  });
}

export interface Stage1Facts {
  readonly objectives: readonly { readonly objective: Stage1Letter; readonly state: ObjectiveState; readonly text: string }[];
  readonly readiness: ReadinessVerdict;
  readonly readinessText: string;
  readonly communicated: boolean;
  /** Documents expected and not there, and there without a verdict. */
  readonly missing: number;
  readonly unjudged: number;
}
export type Stage1Gap =
  | { readonly what: 'objectives'; readonly letters: readonly Stage1Letter[] }
  | { readonly what: 'objective_text'; readonly letters: readonly Stage1Letter[] }
  | { readonly what: 'readiness' | 'readiness_text' | 'ready_against_objectives' | 'not_communicated' }
  | { readonly what: 'documents_missing' | 'documents_open'; readonly count: number };

/** What a Stage 1 still lacks before its conclusions can be told to the client (9.3.1.2.2, 9.3.1.2.3). */
export function stage1Gaps(facts: Stage1Facts): Stage1Gap[] {
  const letters = (test: (one: Stage1Facts['objectives'][number]) => boolean) =>
    facts.objectives.filter(test).map(({ objective }) => objective);
  const open = letters(({ state }) => state === 'open');
  const untold = letters(({ state, text }) => state !== 'open' && text.trim() === '');
  const unmet = letters(({ state }) => state === 'not_met');
  return [
    ...(open.length > 0 ? [{ what: 'objectives', letters: open } as const] : []),
    ...(untold.length > 0 ? [{ what: 'objective_text', letters: untold } as const] : []),
    ...(facts.missing > 0 ? [{ what: 'documents_missing', count: facts.missing } as const] : []),
    ...(facts.unjudged > 0 ? [{ what: 'documents_open', count: facts.unjudged } as const] : []),
    ...(facts.readiness === 'open' ? [{ what: 'readiness' } as const] : []),
    ...(facts.readinessText.trim() === '' ? [{ what: 'readiness_text' } as const] : []),
    ...(facts.readiness === 'ready' && unmet.length > 0 ? [{ what: 'ready_against_objectives' } as const] : []),
    ...(facts.readiness !== 'open' && !facts.communicated ? [{ what: 'not_communicated' } as const] : []),
  ];
}

export interface Interval {
  /** Last day of Stage 1. */
  readonly from: IsoDate;
  /** First day of Stage 2. */
  readonly to: IsoDate;
  readonly days: number;
  /** Last day on which Stage 2 may begin without a judgement. */
  readonly until: IsoDate;
  readonly passed: boolean;
}

/** Time between the stages against the body's figure; null while a date is missing. */
export function intervalOf(stage1EndsOn: IsoDate | null, stage2StartsOn: IsoDate | null, months: number): Interval | null {
  if (stage1EndsOn === null || stage2StartsOn === null) return null;
  const until = addMonths(stage1EndsOn, months);
  return { from: stage1EndsOn, to: stage2StartsOn, days: daysBetween(stage1EndsOn, stage2StartsOn), until, passed: stage2StartsOn > until };
}

export interface GateFacts {
  readonly hasStage1: boolean;
  readonly readiness: ReadinessVerdict;
  readonly concerns: readonly { readonly number: string; readonly treatment: ConcernTreatment }[];
  readonly competence: CompetenceState;
  readonly interval: Interval | null;
  /** The client works with another Statement of Applicability than in Stage 1, or the auditor noted a change. */
  readonly changed: boolean;
  readonly validity: Stage1Validity;
}
export type GateProblem =
  | { readonly what: 'no_stage1' | 'readiness_open' | 'not_ready' | 'competence_open' | 'competence_refused' | 'dates' }
  | { readonly what: 'interval' | 'changed' | 'repeat' }
  | { readonly what: 'concerns'; readonly numbers: readonly string[] };

/** Whether the standing of Stage 1 has to be judged with a reason (9.3.1.2.4). */
export const mustJudge = (facts: Pick<GateFacts, 'interval' | 'changed'>): boolean => facts.interval?.passed === true || facts.changed;

/** What stands in the way of Stage 2 beginning; areas of concern are answered during it and are no part of this. */
export function entryProblems(facts: GateFacts): GateProblem[] {
  if (!facts.hasStage1) return [{ what: 'no_stage1' }];
  return [
    ...(facts.readiness === 'open' ? [{ what: 'readiness_open' } as const] : []),
    ...(facts.readiness === 'not_ready' ? [{ what: 'not_ready' } as const] : []),
    ...(facts.competence === 'open' ? [{ what: 'competence_open' } as const] : []),
    ...(facts.competence === 'not_confirmed' ? [{ what: 'competence_refused' } as const] : []),
    ...(facts.interval === null ? [{ what: 'dates' } as const] : []),
    ...(facts.validity === 'open' && facts.interval?.passed === true ? [{ what: 'interval' } as const] : []),
    ...(facts.validity === 'open' && facts.changed ? [{ what: 'changed' } as const] : []),
    ...(facts.validity === 'repeat' || facts.validity === 'repeat_part' ? [{ what: 'repeat' } as const] : []),
  ];
}

/** What is open at the end of Stage 2: its entry, and each area of concern without an answer (9.3.1.4). */
export function gateProblems(facts: GateFacts): GateProblem[] {
  const open = facts.concerns.filter(({ treatment }) => treatment === 'open').map(({ number }) => number);
  return [...entryProblems(facts), ...(open.length > 0 ? [{ what: 'concerns', numbers: open } as const] : [])];
}
