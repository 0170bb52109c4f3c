import { describe, expect, it } from 'vitest';
import { sessionTimer, type TimedSession } from '../../../shared/rules/session-timer.ts';

const session = (over: Partial<TimedSession>): TimedSession => ({
  id: 'a',
  title: 'Model risk',
  kind: 'session',
  day: '2026-11-18',
  startMinute: 14 * 60,
  endMinute: 15 * 60 + 30,
  timeZone: 'Europe/Amsterdam',
  held: 'open',
  members: [{ id: 'ines' }],
  ...over,
});
const morning = session({ id: 'm', startMinute: 9 * 60, endMinute: 10 * 60 });
const pause = session({ id: 'p', kind: 'break', startMinute: 15 * 60, endMinute: 15 * 60 + 10 });
const later = session({ id: 'l', startMinute: 16 * 60, endMinute: 17 * 60 });
const day = [morning, session({}), pause, later];

describe('the timer of the session', () => {
  it.each([
    ['before the first session', '2026-11-18T07:00:00.000Z', null],
    ['as it begins', '2026-11-18T13:00:00.000Z', { id: 'a', total: 90, left: 90 }],
    ['within a begun minute', '2026-11-18T13:32:30.000Z', { id: 'a', total: 90, left: 58 }],
    ['in its last second', '2026-11-18T14:29:59.000Z', { id: 'a', left: 1 }],
    ['at its end', '2026-11-18T14:30:00.000Z', { id: 'a', left: 0 }],
    ['over its time', '2026-11-18T14:34:10.000Z', { id: 'a', left: -4 }],
    ['when the next one has begun', '2026-11-18T15:00:00.000Z', { id: 'l', left: 60 }],
    ['long after the last one', '2026-11-18T18:01:00.000Z', null],
    ['on another day', '2026-11-19T13:30:00.000Z', null],
  ] as const)('%s', (_when, now, expected) => {
    const timer = sessionTimer(day, now, 'ines');
    if (expected === null) expect(timer).toBeNull();
    else expect(timer).toMatchObject(expected);
  });

  it('is of the sessions of the person at the keyboard, and of those that name nobody', () => {
    const now = '2026-11-18T13:30:00.000Z';
    expect(sessionTimer(day, now, 'priya')).toBeNull();
    expect(sessionTimer([session({ members: [] })], now, 'priya')?.left).toBe(60);
    expect(sessionTimer(day, now, null)?.id).toBe('a');
  });

  it('is silent once the session is recorded as held', () => {
    expect(sessionTimer([session({ held: 'as_planned' })], '2026-11-18T14:34:00.000Z', 'ines')).toBeNull();
    expect(sessionTimer([session({ held: 'as_planned' })], '2026-11-18T14:00:00.000Z', 'ines')?.left).toBe(30);
  });
});
