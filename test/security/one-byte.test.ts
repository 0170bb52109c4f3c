/**
 * One byte of an entry altered, whichever it is, is named by `verify` with the entry, or the file counts as damaged:
 * never is it passed over, and never does it end as a fault of the program. And what else a hostile hand can do to the
 * rows of the ledger and to stored content.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDispatch } from '../../electron/core/dispatch.ts';
import type { BlobStore } from '../../electron/core/file/blobs.ts';
import { openEngagement } from '../../electron/core/file/open.ts';
import type { EngagementFile } from '../../electron/core/file/open-file.ts';
import { canonicalJson, sha256Hex } from '../../electron/core/ledger/canonical.ts';
import { type Verified, verifyFile } from '../../electron/core/ledger/verify.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Row } from '../../shared/model/entities.ts';
import { callOf } from '../builders/engagement.ts';
import { addSites, aFile, evidenceRow, INES, tamperWith, writeAs } from '../builders/file.ts';
import { type TestPorts, testPorts } from '../builders/ports.ts';

let ports: TestPorts;
let path: string;

beforeEach(() => {
  ports = testPorts();
  const file = aFile(ports);
  path = file.path;
  addSites(file, ports, 2);
  file.close();
});
afterEach(() => ports.cleanUp());

/** Changes the closed file behind the program's back. */
const tamper = (work: (db: Database.Database) => void) => tamperWith(path, work);

async function verdict(): Promise<Verified> {
  const file = openEngagement(ports, { path, readOnly: true });
  try {
    return await verifyFile(file, { heads: [], signal: new AbortController().signal });
  } finally {
    file.close();
  }
}
const said = ({ problems }: Verified): string => problems.map(({ what, where }) => `${where}: ${what}`).join('\n');

interface Entry {
  readonly number: number;
  readonly chain: string;
  readonly time: string;
  readonly actor: string;
  readonly body: string;
  readonly hash: string;
}
function lastEntry(): Entry {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare('SELECT * FROM change ORDER BY number DESC LIMIT 1').get() as Entry;
  } finally {
    db.close();
  }
}

describe('one altered byte', () => {
  it('anywhere in an entry is named, or the file is damaged', async () => {
    const untouched = readFileSync(path);
    const entry = lastEntry();
    const from = untouched.indexOf(entry.time + entry.actor);
    const to = untouched.indexOf(entry.hash, from) + entry.hash.length;
    expect(from).toBeGreaterThan(0);
    expect(to - from).toBeGreaterThan(400);
    const odd: string[] = [];
    // Every byte of the time and where the actor begins, then every fifth: punctuation, letters and digits of body and hash are all met.
    for (let at = from; at < to; at += at < from + 50 ? 1 : 5) {
      const bytes = Buffer.from(untouched);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      const outcome = await verdict().then(
        ({ ok, problems }) => (ok || problems.length === 0 ? 'passed over' : 'named'),
        (error: unknown) => (error instanceof AppError ? error.code : String(error)),
      );
      if (outcome !== 'named' && outcome !== 'DAMAGED') odd.push(`byte ${at - from}: ${outcome}`);
    }
    expect(odd).toEqual([]);
  });
});

describe('an entry', () => {
  /** Puts another body into the last entry, with the hash that belongs to it. */
  const rewrite = (edit: (body: Record<string, unknown>) => unknown) =>
    tamper((db) => {
      const { number, body } = lastEntry();
      const text = canonicalJson(edit(JSON.parse(body) as Record<string, unknown>));
      db.prepare('UPDATE change SET body = ?, hash = ? WHERE number = ?').run(text, sha256Hex(text), number);
    });

  it('whose text lacks a part, has one too many or another kind of part is named', async () => {
    const untouched = readFileSync(path);
    const edits: ((body: Record<string, unknown>) => unknown)[] = [
      ({ actor: _actor, ...rest }) => rest,
      ({ after: _after, ...rest }) => rest,
      (body) => ({ ...body, op: 'exchange' }),
      (body) => ({ ...body, heads: { ABCDEFGH: 7 } }),
      (body) => ({ ...body, heads: null }),
      (body) => ({ ...body, seq: '4' }),
      (body) => ({ ...body, more: 1 }),
      () => [],
    ];
    for (const edit of edits) {
      writeFileSync(path, untouched);
      rewrite(edit);
      expect(said(await verdict())).toMatch(/entry \w+:\d+: The text of this entry cannot be read/);
    }
  });

  it('nested without end is named and exhausts nothing', async () => {
    tamper((db) => db.prepare('UPDATE change SET body = ? WHERE number = 3').run('['.repeat(200_000) + ']'.repeat(200_000)));
    expect(said(await verdict())).toContain('cannot be read');
  });

  it('with a number that nobody counts to, below or beyond, is named', async () => {
    const untouched = readFileSync(path);
    for (const number of [-5n, 9_007_199_254_740_995n]) {
      writeFileSync(path, untouched);
      tamper((db) => {
        const row = db.prepare('SELECT * FROM change ORDER BY number DESC LIMIT 1').get() as Record<string, unknown>;
        const forged = { ...row, number, chain: 'FORGED01', seq: 1 };
        const names = Object.keys(forged);
        db.prepare(`INSERT INTO change (${names.join()}) VALUES (${names.map((name) => `@${name}`).join()})`).run(forged);
      });
      const found = await verdict();
      expect(found.ok).toBe(false);
      expect(said(found)).toContain('not numbered without gaps');
    }
  });

  it('that changed places with one of another chain is named, though both are whole', async () => {
    // A second installation goes on in a chain of its own.
    const other = testPorts({ seed: 7 });
    const file = openEngagement(other, { path });
    addSites(file, other, 1);
    file.close();
    expect((await verdict()).ok).toBe(true);
    tamper((db) => {
      // The last entry of the first chain, and the first of the second, which names it as known.
      const { number } = db.prepare("SELECT number FROM change WHERE op = 'chain' ORDER BY number DESC LIMIT 1").get() as {
        number: number;
      };
      db.prepare('UPDATE change SET number = 1000 WHERE number = ?').run(number);
      db.prepare('UPDATE change SET number = ? WHERE number = ?').run(number, number - 1);
      db.prepare('UPDATE change SET number = ? WHERE number = 1000').run(number - 1);
    });
    const found = await verdict();
    other.cleanUp();
    expect(found.ok).toBe(false);
    expect(said(found)).toMatch(/names|begins after/);
  });

  it('that is tampered with can still be read in the history', async () => {
    tamper((db) => db.prepare("UPDATE change SET actor = 'no JSON', before = '{', after = '[' WHERE number = 3").run());
    const dispatch = createDispatch(ports);
    const call = callOf(dispatch, ports.logged);
    await call('engagement.open', { file: { path }, readOnly: true });
    const { changes } = await call('ledger.history');
    expect(changes.find(({ number }) => number === 3)).toMatchObject({ who: '', before: '{', after: '[' });
    await dispatch.session.close();
  });
});

describe('what is no part of history', () => {
  it('may change without harm: drafts and the search index', async () => {
    tamper((db) => {
      db.prepare("INSERT INTO draft (key, text, at) VALUES ('note', 'typed by somebody', 'never')").run();
      db.prepare("UPDATE search SET body = 'other words'").run();
      db.prepare('DELETE FROM search_row').run();
    });
    expect(await verdict()).toMatchObject({ ok: true, problems: [] });
  });
});

describe('stored content', () => {
  const CONTENT = Buffer.from('Log of decisions, system Orpheus. '.repeat(20_000));
  const SHA = createHash('sha256').update(CONTENT).digest('hex');
  let row: Row<'evidence'>;
  const withContent = async (): Promise<EngagementFile> => {
    const file = openEngagement(ports, { path });
    await file.blobs.put(SHA, [CONTENT]);
    row = evidenceRow(ports.ids.uuid(), SHA, CONTENT.length);
    writeAs(file, (tx) => tx.insert('evidence', row));
    return file;
  };

  it('with chunks in another order, or with bytes hidden behind a gap, is named', async () => {
    (await withContent()).close();
    const untouched = readFileSync(path);
    tamper((db) => {
      db.prepare('UPDATE blob_chunk SET position = 99 WHERE position = 0').run();
      db.prepare('UPDATE blob_chunk SET position = 0 WHERE position = 1').run();
      db.prepare('UPDATE blob_chunk SET position = 1 WHERE position = 99').run();
    });
    expect(said(await verdict())).toContain('is not what was taken in');
    writeFileSync(path, untouched);
    tamper((db) => db.prepare('INSERT INTO blob_chunk (sha256, position, bytes) VALUES (?, 50, ?)').run(SHA, Buffer.from('smuggled')));
    expect(said(await verdict())).toContain('is not what was taken in');
  });

  it('that is purged while it is being verified is no damage', async () => {
    const file = await withContent();
    const chunks: BlobStore['chunks'] = function* (sha256) {
      let read = 0;
      for (const chunk of file.blobs.chunks(sha256)) {
        yield chunk;
        read += 1;
        if (read === 1)
          file.ledger.write({ actor: INES, reason: 'asked to' }, (tx) => {
            tx.update('evidence', row.id, { content: 'purged' });
            tx.purgeContent(row.id, SHA);
          });
      }
    };
    const found = await verifyFile({ ...file, blobs: { ...file.blobs, chunks } }, { heads: [], signal: new AbortController().signal });
    file.close();
    expect(found).toMatchObject({ ok: true, problems: [] });
    expect(found.notes.join()).toContain('E-001');
  });

  it('stays in the file when only its row was altered, so that it can be found again', async () => {
    (await withContent()).close();
    tamper((db) => db.prepare('UPDATE evidence SET sha256 = ?').run(`${SHA[0] === '0' ? '1' : '0'}${SHA.slice(1)}`));
    const dispatch = createDispatch(ports, { checkOutputs: true });
    const call = callOf(dispatch, ports.logged);
    await call('engagement.open', { file: { path } });
    expect(dispatch.session.file?.blobs.has(SHA)).toBe(true);
    expect((await call('ledger.verify')).ok).toBe(false);
    await dispatch.session.close();
  });
});
