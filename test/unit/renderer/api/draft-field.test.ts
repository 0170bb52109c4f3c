import { beforeEach, expect, test } from 'vitest';
import { DraftField, type DraftPorts } from '../../../../renderer/api/draft-field.ts';
import { DRAFT_EVERY_MS } from '../../../../renderer/api/draft-machine.ts';

/** A clock that stands until it is moved; timers fire in order. */
class FakeClock {
  now = 0;
  private timers: { at: number; callback: () => void }[] = [];

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.now + ms, callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  }

  async move(ms: number): Promise<void> {
    const until = this.now + ms;
    for (;;) {
      const next = this.timers.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.now = next.at;
      this.timers = this.timers.filter((one) => one !== next);
      next.callback();
      await settle();
    }
    this.now = until;
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

let clock: FakeClock;
let disk: { full: boolean; drafts: Map<string, string>; entries: string[] };
let shown: { unsaved: Map<string, string>; pending: Set<string> };

beforeEach(() => {
  clock = new FakeClock();
  disk = { full: false, drafts: new Map(), entries: [] };
  shown = { unsaved: new Map(), pending: new Set() };
});

function write(text: string): Promise<void> {
  if (disk.full) return Promise.reject(new Error('disk full'));
  disk.entries.push(text);
  return Promise.resolve();
}

function field(saved = '', line = false, slowly: ((text: string) => Promise<void>) | null = null): DraftField {
  const ports: DraftPorts = {
    now: () => clock.now,
    after: (ms, callback) => clock.after(ms, callback),
    saveDraft: async (key, text) => {
      if (slowly !== null) return slowly(text);
      if (disk.full) throw new Error('disk full');
      disk.drafts.set(key, text);
    },
    discardDraft: async (key) => {
      disk.drafts.delete(key);
    },
    envelope: () => ({ code: 'DISK_FULL', message: 'The disk is full.', ref: 'TEST' }),
    report: {
      begin: () => () => undefined,
      failed: (entry) => shown.unsaved.set(entry.key, entry.text),
      well: (key) => shown.unsaved.delete(key),
      pending: (key, isPending) => (isPending ? shown.pending.add(key) : shown.pending.delete(key)),
    },
  };
  return new DraftField('note:1:text', saved, write, ports, line);
}

test('what was typed 200 ms ago is in the draft table before the field is left', async () => {
  const one = field();
  one.type('seen');
  await clock.move(200);
  expect(disk.drafts.get('note:1:text')).toBe('seen');
  expect(disk.entries).toEqual([]);
  expect(shown.pending.has('note:1:text')).toBe(true);
});

test('leaving the field makes one entry and empties the draft table', async () => {
  const one = field();
  one.type('seen');
  await clock.move(200);
  expect(await one.commit()).toBe(true);
  await settle();
  expect(disk.entries).toEqual(['seen']);
  expect(disk.drafts.size).toBe(0);
  expect(shown.pending.size).toBe(0);
});

test('a full disk keeps the text in the field, says so, and writes it once there is room again', async () => {
  disk.full = true;
  const one = field();
  one.type('seen');
  expect(await one.commit()).toBe(false);
  expect(one.view()).toMatchObject({ text: 'seen', dirty: true, problem: { code: 'DISK_FULL' } });
  expect(shown.unsaved.get('note:1:text')).toBe('seen');
  await clock.move(9_999);
  expect(disk.entries).toEqual([]);
  disk.full = false;
  await clock.move(2);
  expect(disk.entries).toEqual(['seen']);
  expect(one.view()).toMatchObject({ text: 'seen', dirty: false, problem: null });
  expect(shown.unsaved.size).toBe(0);
});

test('a draft that cannot be written shows as not saved before anything is committed', async () => {
  disk.full = true;
  const one = field();
  one.type('seen');
  await clock.move(200);
  expect(shown.unsaved.get('note:1:text')).toBe('seen');
});

test('an open line is empty after Enter and its next line is its own entry', async () => {
  const one = field('', true);
  one.type('first');
  await one.commit();
  expect(one.view().text).toBe('');
  one.type('second');
  await one.commit();
  expect(disk.entries).toEqual(['first', 'second']);
});

test('restored text is marked as such until it is in the ledger', async () => {
  const one = field('old');
  one.restore('old and newer');
  expect(one.view()).toMatchObject({ text: 'old and newer', restored: true, dirty: true });
  await one.commit();
  expect(one.view().restored).toBe(false);
  expect(disk.entries).toEqual(['old and newer']);
});

test('tells its listeners only when something to see has changed', async () => {
  const one = field('a');
  let calls = 0;
  const stop = one.subscribe(() => {
    calls += 1;
  });
  one.type('a');
  expect(calls).toBe(0);
  one.type('ab');
  expect(calls).toBe(1);
  stop();
  one.type('abc');
  expect(calls).toBe(1);
});

test('while a draft write is slow the newest text waits for it, and none in between', async () => {
  const written: string[] = [];
  let finish: () => void = () => undefined;
  const one = field('', false, (text) => {
    written.push(text);
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  });
  let text = '';
  for (let key = 0; key < 40; key += 1) {
    text += 'x';
    one.type(text);
    await clock.move(50);
  }
  expect(written).toHaveLength(1);
  finish();
  await settle();
  expect(written).toHaveLength(2);
  // At most what was typed within the last wait is not in what goes now.
  expect(text.length - (written[1]?.length ?? 0)).toBeLessThanOrEqual(DRAFT_EVERY_MS / 50);
});
