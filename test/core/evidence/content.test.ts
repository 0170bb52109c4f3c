/** Content of evidence: taken in by two passes, stored once, written out whole, deleted on purpose. */
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { refusal, refusalWithoutWrite } from '../../builders/refusal.ts';
import { png } from './pictures.ts';

let e: TestEngagement;
beforeEach(async () => {
  e = await anEngagement();
});
afterEach(() => e.close());

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
function file(name: string, content: string | Uint8Array): { path: string } {
  writeFileSync(e.ports.path(name), content);
  return { path: e.ports.path(name) };
}
function folder(name: string): { path: string } {
  mkdirSync(e.ports.path(name));
  return { path: e.ports.path(name) };
}
const add = (name: string, content: string | Uint8Array, more: object = {}) =>
  e.call('evidence.add', { auditId: null, file: file(name, content), ...more });

/** Stored contents by hash, with their bytes put together. */
function contents(): Map<string, Buffer> {
  const db = new Database(e.path, { readonly: true });
  try {
    const found = new Map<string, Buffer>();
    for (const { sha256: hash, bytes } of db.prepare('SELECT sha256, bytes FROM blob_chunk ORDER BY sha256, position').all() as {
      sha256: string;
      bytes: Buffer;
    }[])
      found.set(hash, Buffer.concat([found.get(hash) ?? Buffer.alloc(0), bytes]));
    return found;
  } finally {
    db.close();
  }
}

describe('a file taken in', () => {
  it('is one row with hash, size, name and kind, and its bytes are in the file', async () => {
    const bytes = Buffer.from('ref;title\nA.6.2.6;Operation and monitoring\n');
    const { value, left } = await withLedger(e.path, () => add('soa 3.2.csv', bytes));
    expect(deeds(left)).toEqual(['insert evidence']);
    expect(value.sameContentAs).toEqual([]);
    expect(value.evidence).toMatchObject({
      number: 'E-001',
      title: 'soa 3.2',
      kind: 'sheet',
      mediaType: 'text/csv',
      fileName: 'soa 3.2.csv',
      content: 'kept',
      bytes: bytes.length,
      sha256: sha256(bytes),
    });
    expect(rowIn(e.path, 'evidence', value.evidence.id)).toEqual(value.evidence);
    expect(contents()).toEqual(new Map([[sha256(bytes), bytes]]));
  });

  it('of 30 MB comes out byte for byte, with progress on both ways', async () => {
    const bytes = randomBytes(30_000_001);
    const { evidence } = await add('video.bin', bytes, { task: 'add-video' });
    expect(evidence).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes), mediaType: 'application/octet-stream' });
    const told = e.ports.progressed.filter((one) => one.task === 'add-video');
    expect(told.at(-1)).toMatchObject({ done: bytes.length * 2, total: bytes.length * 2 });
    expect(told.map((one) => one.done)).toEqual(told.map((one) => one.done).toSorted((a, b) => a - b));

    const to = e.ports.path('copy.bin');
    const { value, left } = await withLedger(e.path, () =>
      e.call('evidence.saveCopy', { id: evidence.id, to: { path: to }, task: 'save-video' }),
    );
    expect(value).toEqual({ bytes: bytes.length });
    expect(left).toEqual([]);
    expect(readFileSync(to).equals(bytes)).toBe(true);
    expect(e.ports.progressed.findLast((one) => one.task === 'save-video')).toMatchObject({ done: bytes.length, total: bytes.length });
    expect(readdirSync(e.ports.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('of a file that grows while it is read is refused, and not stored without an end', async () => {
    const { path } = file('events.log', randomBytes(9_000_000));
    const { progress } = e.ports;
    Object.assign(e.ports, {
      progress: (one: Parameters<typeof progress>[0]) => {
        progress(one);
        if (one.done > 9_000_000 && one.done < 40_000_000) appendFileSync(path, randomBytes(4_000_000));
      },
    });
    const refused = await refusal(e.call('evidence.add', { auditId: null, file: { path }, task: 'add-log' }));
    expect(refused.code).toBe('CANNOT_READ');
    expect(Math.max(...e.ports.progressed.map(({ done }) => done))).toBeLessThanOrEqual(18_000_000);
    expect(contents().size).toBe(0);
  });

  it('never is that of the engagement itself, which would grow by what it takes in', async () => {
    await add('video.bin', randomBytes(9_000_000));
    const refused = await refusalWithoutWrite(e.path, () => e.call('evidence.add', { auditId: null, file: { path: e.path } }));
    expect(refused.code).toBe('NOT_ALLOWED');
  });

  it('with content that is there already is stored once and named', async () => {
    const first = await add('policy.md', '# AI policy, version 4\n', { title: 'POL-01' });
    const second = await add('copy of policy.md', '# AI policy, version 4\n');
    expect(second.sameContentAs).toEqual([{ id: first.evidence.id, number: 'E-001', title: 'POL-01' }]);
    expect(second.evidence.number).toBe('E-002');
    expect(contents().size).toBe(1);
  });

  it('twice at the same moment is stored once', async () => {
    const both = await Promise.all([
      add('a.txt', 'the same\n'),
      e.call('evidence.add', { auditId: null, file: file('b.txt', 'the same\n') }),
    ]);
    expect(both.map((one) => one.evidence.number).toSorted()).toEqual(['E-001', 'E-002']);
    expect(both.flatMap((one) => one.sameContentAs)).toHaveLength(1);
    expect(contents()).toEqual(new Map([[sha256(Buffer.from('the same\n')), Buffer.from('the same\n')]]));
  });

  it('replaces the rest of an addition that was cut off', async () => {
    const bytes = Buffer.from('whole content\n');
    const db = new Database(e.path);
    db.prepare('INSERT INTO blob_chunk (sha256, position, bytes) VALUES (?, 0, ?)').run(sha256(bytes), Buffer.from('half'));
    db.close();
    await add('whole.txt', bytes);
    expect(contents().get(sha256(bytes))).toEqual(bytes);
  });

  it('with a number that is taken is refused before and after reading, and leaves no bytes', async () => {
    await e.call('evidence.addSeen', { auditId: null, title: 'Seen', number: 'E-007' });
    const input = { auditId: null, number: 'E-007', file: file('a.txt', 'text\n') };
    expect((await refusalWithoutWrite(e.path, () => e.call('evidence.add', input))).code).toBe('CONFLICT');

    const racing = e.call('evidence.add', { ...input, number: 'E-008', file: file('b.txt', 'other text\n') });
    await e.call('evidence.addSeen', { auditId: null, title: 'Quicker', number: 'E-008' });
    expect((await refusal(racing)).code).toBe('CONFLICT');
    expect(contents().size).toBe(0);
  });
});

describe('a file that cannot be taken in', () => {
  it.each([
    ['that is gone', () => ({ path: e.ports.path('gone.txt') })],
    ['that is a folder', () => folder('folder')],
    ['that is empty', () => file('empty.txt', '')],
  ])('%s is CANNOT_READ, and nothing is written', async (_what, source) => {
    const error = await refusalWithoutWrite(e.path, () => e.call('evidence.add', { auditId: null, file: source() }));
    expect(error.code).toBe('CANNOT_READ');
    expect(error.message).not.toContain(e.ports.folder);
  });

  // The clock of progress is the reading itself, so the file changes exactly between the two passes.
  const between = (act: () => void) => {
    let done = false;
    const { progressed } = e.ports;
    const push = progressed.push.bind(progressed);
    progressed.push = (...items) => {
      const total = items[0]?.total ?? 0;
      if (!done && items[0]?.done === total / 2) {
        done = true;
        act();
      }
      return push(...items);
    };
  };

  it('because it changes between the two passes is CANNOT_READ and leaves no bytes', async () => {
    const source = file('log.txt', 'line one\n');
    between(() => writeFileSync(source.path, 'line two\n'));
    const error = await refusalWithoutWrite(e.path, () => e.call('evidence.add', { auditId: null, file: source, task: 'add-log' }));
    expect(error).toMatchObject({ code: 'CANNOT_READ', message: expect.stringContaining('changed') });
    expect(contents().size).toBe(0);
  });

  it('because it grows between the two passes is CANNOT_READ and leaves no bytes', async () => {
    const source = file('log.txt', 'line one\n');
    between(() => appendFileSync(source.path, 'line two\n'));
    expect((await refusalWithoutWrite(e.path, () => e.call('evidence.add', { auditId: null, file: source, task: 'add-log' }))).code).toBe(
      'CANNOT_READ',
    );
    expect(contents().size).toBe(0);
  });

  it('because it vanishes between the two passes is CANNOT_READ and leaves no bytes', async () => {
    const source = file('log.txt', 'line one\n');
    between(() => rmSync(source.path));
    expect((await refusalWithoutWrite(e.path, () => e.call('evidence.add', { auditId: null, file: source, task: 'add-log' }))).code).toBe(
      'CANNOT_READ',
    );
    expect(contents().size).toBe(0);
  });

  it.each(['reading', 'storing'])('because it was cancelled while %s leaves no rows and no bytes', async (when) => {
    const source = file('big.bin', randomBytes(12_000_000));
    const { progressed } = e.ports;
    const push = progressed.push.bind(progressed);
    let cancelled: Promise<{ cancelled: boolean }> | null = null;
    progressed.push = (...items) => {
      const share = (items[0]?.done ?? 0) / (items[0]?.total ?? 1);
      if (cancelled === null && share > (when === 'reading' ? 0.1 : 0.8)) cancelled = e.call('engagement.cancel', { task: 'add-big' });
      return push(...items);
    };
    const error = await refusalWithoutWrite(e.path, () => e.call('evidence.add', { auditId: null, file: source, task: 'add-big' }));
    expect(error.code).toBe('CANCELLED');
    expect(await cancelled).toEqual({ cancelled: true });
    expect(contents().size).toBe(0);
    expect((await e.call('evidence.add', { auditId: null, file: source, task: 'add-big' })).evidence.bytes).toBe(12_000_000);
  });
});

describe('a pasted picture', () => {
  const paste = (bytes: Uint8Array, name = 'pasted.png') =>
    e.call('evidence.add', { auditId: null, file: { base64: Buffer.from(bytes).toString('base64'), name } });

  it('is kept and shown again with its size', async () => {
    const bytes = png(320, 200);
    const { evidence } = await paste(bytes, '../../photo\u0007.png');
    expect(evidence).toMatchObject({ kind: 'picture', mediaType: 'image/png', fileName: 'photo.png' });
    const { value, left } = await withLedger(e.path, () => e.call('evidence.preview', { id: evidence.id }));
    expect(value).toEqual({ mediaType: 'image/png', width: 320, height: 200, base64: bytes.toString('base64') });
    expect(left).toEqual([]);
  });

  it('that is none, or would unfold too far, is refused', async () => {
    expect((await refusalWithoutWrite(e.path, () => paste(Buffer.from('MZ program')))).code).toBe('NOT_A_PICTURE');
    expect((await refusalWithoutWrite(e.path, () => paste(png(30_000, 30_000)))).code).toBe('TOO_LARGE');
    expect(contents().size).toBe(0);
  });

  it('is not shown when a file from disk only says that it is one', async () => {
    const liar = await add('liar.png', png(10, 10).subarray(0, 40));
    expect((await refusal(e.call('evidence.preview', { id: liar.evidence.id }))).code).toBe('NOT_A_PICTURE');
    const text = await add('notes.txt', 'text\n');
    expect((await refusal(e.call('evidence.preview', { id: text.evidence.id }))).code).toBe('NOT_A_PICTURE');
    const wide = await add('wide.png', png(30_000, 30_000));
    expect((await refusal(e.call('evidence.preview', { id: wide.evidence.id }))).code).toBe('TOO_LARGE');
  });
});

describe('a copy', () => {
  it('replaces the target only when it is whole: damaged content leaves the old file', async () => {
    const { evidence } = await add('policy.md', '# AI policy\n');
    const to = e.ports.path('copy.md');
    writeFileSync(to, 'old');
    const db = new Database(e.path);
    db.prepare('UPDATE blob_chunk SET bytes = ? WHERE sha256 = ?').run(Buffer.from('# AI poison\n'), evidence.sha256);
    db.close();
    expect((await refusal(e.call('evidence.saveCopy', { id: evidence.id, to: { path: to } }))).code).toBe('DAMAGED');
    expect(readFileSync(to, 'utf8')).toBe('old');
    expect(readdirSync(e.ports.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is never written over the engagement itself, nor into a folder that is not there', async () => {
    const { evidence } = await add('policy.md', '# AI policy\n');
    const own = await refusalWithoutWrite(e.path, () => e.call('evidence.saveCopy', { id: evidence.id, to: { path: e.path } }));
    expect(own.code).toBe('NOT_ALLOWED');
    const nowhere = await refusal(e.call('evidence.saveCopy', { id: evidence.id, to: { path: e.ports.path('no/such/x.md') } }));
    expect(nowhere.code).toBe('CANNOT_WRITE');
    expect(existsSync(e.ports.path('no'))).toBe(false);
  });
});

describe('content deleted on purpose', () => {
  it('is gone, while hash, reason and actor stay, and verify says so without calling it a problem', async () => {
    const { evidence } = await add('payslips.csv', 'name;pay\n');
    const { value, left } = await withLedger(e.path, () =>
      e.call('evidence.purge', { id: evidence.id, reason: 'Personal data, asked by the client.' }),
    );
    expect(value).toEqual({ ...evidence, content: 'purged' });
    expect(deeds(left)).toEqual(['update evidence content', 'purge evidence content']);
    expect(left.every((row) => row.reason === 'Personal data, asked by the client.' && row.actor.name === 'Ines Vogt')).toBe(true);
    expect(contents().size).toBe(0);
    const check = await e.call('ledger.verify', {});
    expect(check).toMatchObject({ ok: true, problems: [] });
    expect(check.notes.length).toBeGreaterThan(0);
    for (const work of [
      () => e.call('evidence.saveCopy', { id: evidence.id, to: { path: e.ports.path('x.csv') } }),
      () => e.call('evidence.preview', { id: evidence.id }),
      () => e.call('evidence.purge', { id: evidence.id, reason: 'again' }),
    ])
      expect(await refusalWithoutWrite(e.path, work)).toMatchObject({
        code: 'RULE',
        message: expect.stringContaining('deleted on purpose'),
      });
  });

  it('stays while other evidence keeps the same content, and goes with the last', async () => {
    const first = await add('a.txt', 'shared\n');
    const second = await add('b.txt', 'shared\n');
    await e.call('evidence.purge', { id: first.evidence.id, reason: 'Twice.' });
    expect(contents().size).toBe(1);
    expect((await e.call('ledger.verify', {})).ok).toBe(true);
    await e.call('evidence.saveCopy', { id: second.evidence.id, to: { path: e.ports.path('b2.txt') } });
    expect(readFileSync(e.ports.path('b2.txt'), 'utf8')).toBe('shared\n');
    await e.call('evidence.purge', { id: second.evidence.id, reason: 'Asked.' });
    expect(contents().size).toBe(0);
    expect((await add('c.txt', 'shared\n')).sameContentAs).toEqual([]);
    expect(contents().size).toBe(1);
  });

  it('is for lead auditor, administrator and consultant, with a reason', async () => {
    const { evidence } = await add('a.txt', 'text\n');
    const lead = (await e.call('team.list', {})).people[0]?.id ?? '';
    for (const role of ['auditor', 'technical_expert', 'observer', 'trainee', 'reviewer', 'decision_maker'] as const) {
      // A reviewer may not enter people.
      await e.call('team.actAs', { id: lead });
      const { id } = await e.call('team.add', { name: `A ${role}`, role, side: 'body' });
      await e.call('team.actAs', { id });
      expect((await refusalWithoutWrite(e.path, () => e.call('evidence.purge', { id: evidence.id, reason: 'x' }))).code).toBe(
        'NOT_ALLOWED',
      );
    }
    await e.call('team.actAs', { id: lead });
    expect((await refusalWithoutWrite(e.path, () => e.call('evidence.purge', { id: evidence.id, reason: ' ' }))).code).toBe(
      'INVALID_INPUT',
    );
    const { id } = await e.call('team.add', { name: 'Lotte Maas', role: 'body_administrator', side: 'body' });
    await e.call('team.actAs', { id });
    expect((await e.call('evidence.purge', { id: evidence.id, reason: 'Asked.' })).content).toBe('purged');
    expect(rowsIn(e.path, 'evidence')).toHaveLength(1);
  });
});

it('takes nothing in and still finds, shows and copies when the file is open for reading only', async () => {
  const { evidence } = await add('policy.md', '# AI policy, version 4\n');
  await e.call('engagement.close', {});
  await e.call('engagement.open', { file: { path: e.path }, readOnly: true });
  const error = await refusalWithoutWrite(e.path, () => add('other.md', '# Other\n'));
  expect(error.code).toBe('READ_ONLY');
  expect((await e.call('search.find', { words: 'policy' })).hits).toMatchObject([{ kind: 'evidence', id: evidence.id }]);
  expect((await e.call('search.find', { words: 'polciy' })).nearest?.word).toBe('policy');
  await e.call('evidence.saveCopy', { id: evidence.id, to: { path: e.ports.path('copy.md') } });
  expect(readFileSync(e.ports.path('copy.md'), 'utf8')).toBe('# AI policy, version 4\n');
});
