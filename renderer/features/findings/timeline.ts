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
}

export interface Timeline {
  readonly points: readonly TimelinePoint[];
  /** Where today stands, held to the ends of the line. */
  readonly today: number;
  /** Days from today to the limit that comes next; negative when the last one has passed; null without limits. */
  readonly daysToNext: number | null;
  readonly next: 'answer_by' | 'verify_by' | null;
}

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
  const waiting = limits.filter((limit) => !limit.done);
  const next = waiting.find((limit) => dayOf(limit.date) >= today) ?? waiting.at(-1) ?? null;
  return {
    points: [
      { key: 'issued', date: dates.issued.slice(0, 10), at: 0 },
      ...limits.map((limit) => ({ key: limit.key, date: limit.date, at: share(dayOf(limit.date)) })),
    ],
    today: share(today),
    daysToNext: next === null ? null : dayOf(next.date) - today,
    next: next?.key ?? null,
  };
}
