/** Interviews as the list shows them: by day, each with its state. Pure. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dateIn } from '../../../shared/words/dates.ts';

export type Interview = OutputOf<'interviews.list'>['interviews'][number];
export type InterviewState = 'planned' | 'open' | 'done';

export interface InterviewRow {
  readonly interview: Interview;
  readonly state: InterviewState;
  /** Day of the audit's zone, planned or held; null without one. */
  readonly day: string | null;
  /** First of its day: the day stands above it. */
  readonly head: boolean;
}

export function stateOf(interview: Pick<Interview, 'startedAt' | 'endedAt'>): InterviewState {
  if (interview.startedAt === null) return 'planned';
  return interview.endedAt === null ? 'open' : 'done';
}

export function interviewRows(interviews: readonly Interview[], timeZone: string): InterviewRow[] {
  let last: string | null | undefined;
  return interviews.map((interview) => {
    const when = interview.startedAt ?? interview.plannedAt;
    const day = when === null ? null : dateIn(when, timeZone);
    const head = day !== last;
    last = day;
    return { interview, state: stateOf(interview), day, head };
  });
}

/** The interview that a person most likely wants: the open one, else the next planned, else the last. */
export function likelyInterview(rows: readonly InterviewRow[]): string | null {
  const found = rows.find((row) => row.state === 'open') ?? rows.find((row) => row.state === 'planned') ?? rows.at(-1);
  return found?.interview.id ?? null;
}
