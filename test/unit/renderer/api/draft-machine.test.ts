import { expect, test } from 'vitest';
import {
  DRAFT_EVERY_MS,
  type DraftEffect,
  type DraftEvent,
  type DraftState,
  IDLE_MS,
  isDirty,
  newDraft,
  nextDue,
  RETRY_MS,
  step,
} from '../../../../renderer/api/draft-machine.ts';

/** Plays events at their times and collects the effects with the time at which they came. */
function play(start: DraftState, events: readonly (readonly [number, DraftEvent])[]) {
  let state = start;
  const effects: (readonly [number, DraftEffect])[] = [];
  for (const [at, event] of events) {
    const next = step(state, event, at);
    state = next.state;
    effects.push(...next.effects.map((effect) => [at, effect] as const));
  }
  return { state, effects };
}

const typed = (text: string): DraftEvent => ({ type: 'typed', text });
const time: DraftEvent = { type: 'time' };

test('keeps a draft 200 ms after the first key, also when typing never pauses', () => {
  let state = newDraft('');
  const drafts: number[] = [];
  let text = '';
  for (let at = 0; at <= 2000; at += 50) {
    text += 'x';
    state = step(state, typed(text), at).state;
    const due = nextDue(state);
    if (due !== null && due <= at) {
      const next = step(state, time, at);
      state = next.state;
      if (next.effects.some((effect) => effect.type === 'saveDraft' && effect.text === text)) drafts.push(at);
    }
  }
  expect(drafts.length).toBeGreaterThanOrEqual(4);
  let last = 0;
  for (const at of drafts) {
    // 50 ms is the distance of the keys in this test.
    expect(at - last).toBeLessThanOrEqual(DRAFT_EVERY_MS + 50);
    last = at;
  }
});

test('writes one entry when the field is left, and drops the draft once it is in the ledger', () => {
  const { state, effects } = play(newDraft('a'), [
    [0, typed('ab')],
    [400, time],
    [500, { type: 'commit' }],
    [510, { type: 'written' }],
  ]);
  expect(effects).toEqual([
    [400, { type: 'saveDraft', text: 'ab' }],
    [500, { type: 'write', text: 'ab' }],
    [510, { type: 'discardDraft' }],
  ]);
  expect(isDirty(state)).toBe(false);
  expect(nextDue(state)).toBeNull();
});

test('leaves the ledger alone when the field is left as it was', () => {
  expect(play(newDraft('a'), [[0, { type: 'commit' }]]).effects).toEqual([]);
  const back = play(newDraft('a'), [
    [0, typed('ab')],
    [100, typed('a')],
    [200, { type: 'commit' }],
  ]);
  expect(back.effects).toEqual([]);
  expect(nextDue(back.state)).toBeNull();
});

test('makes an entry by itself after 30 s without a key, counted from the last one', () => {
  const before = play(newDraft(''), [
    [0, typed('a')],
    [20_000, typed('ab')],
    [IDLE_MS, time],
  ]);
  expect(before.effects.filter(([, effect]) => effect.type === 'write')).toEqual([]);
  const after = step(before.state, time, 20_000 + IDLE_MS);
  expect(after.effects).toContainEqual({ type: 'write', text: 'ab' });
});

test('keeps the text when a write fails and tries again every 10 s until it is well', () => {
  const failed = play(newDraft(''), [
    [0, typed('ab')],
    [100, { type: 'commit' }],
    [110, { type: 'writeFailed' }],
  ]);
  expect(failed.state.text).toBe('ab');
  expect(isDirty(failed.state)).toBe(true);
  expect(failed.state.retryDue).toBe(110 + RETRY_MS);
  const again = play(failed.state, [
    [110 + RETRY_MS, time],
    [10_120, { type: 'writeFailed' }],
    [10_120 + RETRY_MS, time],
    [20_130, { type: 'written' }],
  ]);
  expect(again.effects.filter(([, effect]) => effect.type === 'write').map(([at]) => at)).toEqual([10_110, 20_120]);
  expect(isDirty(again.state)).toBe(false);
  expect(nextDue(again.state)).toBeNull();
});

test('a draft that cannot be written counts as a failed save', () => {
  const { state } = play(newDraft(''), [
    [0, typed('ab')],
    [400, time],
    [410, { type: 'draftFailed' }],
  ]);
  expect(state.failed).toBe(true);
  expect(state.retryDue).toBe(410 + RETRY_MS);
});

test('keys struck while a write is under way become a second entry, never a lost one', () => {
  const { state, effects } = play(newDraft(''), [
    [0, typed('ab')],
    [100, { type: 'commit' }],
    [105, typed('abc')],
    [106, { type: 'commit' }],
    [110, { type: 'written' }],
    [120, { type: 'written' }],
  ]);
  expect(effects.filter(([, effect]) => effect.type === 'write').map(([, effect]) => effect)).toEqual([
    { type: 'write', text: 'ab' },
    { type: 'write', text: 'abc' },
  ]);
  expect(state.saved).toBe('abc');
  expect(isDirty(state)).toBe(false);
});

test('an open line is empty after its entry, but for what was typed on meanwhile', () => {
  const { state } = play(newDraft('', true), [
    [0, typed('first')],
    [100, { type: 'commit' }],
    [105, typed('S')],
    [110, { type: 'written' }],
  ]);
  expect(state.text).toBe('S');
  expect(state.saved).toBe('');
  expect(isDirty(state)).toBe(true);
  expect(nextDue(state)).not.toBeNull();
});

test('lines sent one after the other, faster than they are written, become one entry each and in their order', () => {
  const { state, effects } = play(newDraft('', true), [
    [0, typed('first')],
    [100, { type: 'commit' }],
    [105, typed('second')],
    [106, { type: 'commit' }],
    [107, typed('third')],
    [108, { type: 'commit' }],
    [109, typed('f')],
    [110, { type: 'written' }],
    [120, { type: 'written' }],
    [130, { type: 'written' }],
  ]);
  expect(effects.filter(([, effect]) => effect.type === 'write').map(([, effect]) => effect)).toEqual([
    { type: 'write', text: 'first' },
    { type: 'write', text: 'second' },
    { type: 'write', text: 'third' },
  ]);
  expect(state).toMatchObject({ text: 'f', writing: null, queued: [] });
  expect(step(state, time, 131).effects).toEqual([{ type: 'saveDraft', text: 'f' }]);
});

test('a draft holds the lines that are on their way, and all of them come back when one cannot be written', () => {
  const before = play(newDraft('', true), [
    [0, typed('first')],
    [10, { type: 'commit' }],
    [20, typed('second')],
    [30, { type: 'commit' }],
    [40, typed('th')],
    [500, time],
  ]);
  expect(before.effects.at(-1)).toEqual([500, { type: 'saveDraft', text: 'first\nsecond\nth' }]);
  const { state } = step(before.state, { type: 'writeFailed' }, 510);
  expect(state).toMatchObject({ text: 'first\nsecond\nth', writing: null, queued: [], failed: true });
});

test('an open line keeps its text when its entry fails', () => {
  const { state } = play(newDraft('', true), [
    [0, typed('first')],
    [100, { type: 'commit' }],
    [110, { type: 'writeFailed' }],
  ]);
  expect(state.text).toBe('first');
});

test('a value changed elsewhere reaches a field that is not being typed in, and no other', () => {
  expect(step(newDraft('a'), { type: 'outside', text: 'b' }, 0).state.text).toBe('b');
  const dirty = step(newDraft('a'), typed('ax'), 0).state;
  expect(step(dirty, { type: 'outside', text: 'b' }, 1).state.text).toBe('ax');
});

test('text found from an earlier run waits in its field until the person does something', () => {
  const { state, effects } = play(newDraft('a'), [[0, { type: 'restored', text: 'ab' }]]);
  expect(state.text).toBe('ab');
  expect(effects).toEqual([]);
  expect(nextDue(state)).toBeNull();
  expect(step(state, { type: 'commit' }, 10).effects).toEqual([{ type: 'write', text: 'ab' }]);
});

test('text found from an earlier run that is in the ledger already is dropped', () => {
  expect(step(newDraft('ab'), { type: 'restored', text: 'ab' }, 0).effects).toEqual([{ type: 'discardDraft' }]);
});

test('discarding goes back to what the ledger holds and drops the draft', () => {
  const { state, effects } = play(newDraft('a'), [
    [0, typed('ab')],
    [400, time],
    [500, { type: 'discard' }],
  ]);
  expect(state.text).toBe('a');
  expect(effects.at(-1)).toEqual([500, { type: 'discardDraft' }]);
  expect(nextDue(state)).toBeNull();
});
