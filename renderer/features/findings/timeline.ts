/** The line of dates of a nonconformity: from issue to the last limit, with today on it. */

export interface TimelineDates {
  readonly issued: string;
  readonly answerBy: string | null;
  readonly answeredOn: string | null;
  readonly verifyBy: string | null;
  readonly today: string;
}

export interface TimelinePoint {
  readonly key: 'issued' | 'answer_by' | 'verify_by';
  readonly date: string;
  /** Share of the line, 0 to 1. */
  readonly at: number;
  /** Too near an end to stand beside its words: it takes a line of its own. */
  readonly crowded: boolean;
}

export interface Timeline {
  readonly points: readonly TimelinePoint[];
  /** Where today stands, held to the ends of the line. */
  readonly today: number;
  /** Days from today to the limit that is waited for; negative when it has passed; null without limits. */
  readonly daysToNext: number | null;
  readonly next: 'answer_by' | 'verify_by' | null;
}

/** Between these shares the words of a date have room beside those of both ends, in the narrowest pane too. */
const ROOM = { from: 0.2, to: 0.45 } as const;

const DAY = 86_400_000;
const dayOf = (iso: string) => Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY);

/** Lays the dates on the line; the answer counts as passed once it is in. */
export function layTimeline(dates: TimelineDates): Timeline {
  const start = dayOf(dates.issued);
  const limits = [
    { key: 'answer_by' as const, date: dates.answerBy, done: dates.answeredOn !== null },
    { key: 'verify_by' as const, date: dates.verifyBy, done: false },
  ].filter((limit): limit is typeof limit & { date: string } => limit.date !== null);
  const today = dayOf(dates.today);
  const end = Math.max(start + 1, ...limits.map((limit) => dayOf(limit.date)));
  const share = (day: number) => Math.min(1, Math.max(0, (day - start) / (end - start)));
  // An answer that has not come stays what is waited for, however late it is, until the last limit has passed too.
  const waiting = limits.filter((limit) => !limit.done);
  const allPassed = waiting.every((limit) => dayOf(limit.date) < today);
  const next = (allPassed ? waiting.at(-1) : waiting[0]) ?? null;
  return {
    points: [
      { key: 'issued', date: dates.issued.slice(0, 10), at: 0, crowded: false },
      ...limits.map((limit, index) => {
        const at = share(dayOf(limit.date));
        return { key: limit.key, date: limit.date, at, crowded: index < limits.length - 1 && (at < ROOM.from || at > ROOM.to) };
      }),
    ],
    today: share(today),
    daysToNext: next === null ? null : dayOf(next.date) - today,
    next: next?.key ?? null,
  };
}
