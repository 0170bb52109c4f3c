/**
 * A file that comes from somebody else may be hostile or changed behind the program's back. Each test changes a closed
 * file the way an attacker with a hex editor or an SQLite shell could, and expects it to be named.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../electron/core/file/migrations/index.ts';
import { openEngagement } from '../../electron/core/file/open.ts';
import type { EngagementFile } from '../../electron/core/file/open-file.ts';
import { canonicalJson, sha256Hex } from '../../electron/core/ledger/canonical.ts';
import type { EntryBody } from '../../electron/core/ledger/entry.ts';
import { type Verified, verifyFile } from '../../electron/core/ledger/verify.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { addSites, aFile, evidenceRow, siteRow, tamperWith, writeAs } from '../builders/file.ts';
import { type TestPorts, testPorts } from '../builders/ports.ts';

let ports: TestPorts;
let path: string;
const open: EngagementFile[] = [];

const CONTENT = Buffer.from('Risk register of the AI system, version 3. '.repeat(9000));
const SHA = createHash('sha256').update(CONTENT).digest('hex');

beforeEach(async () => {
  ports = testPorts();
  const file = aFile(ports);
  path = file.path;
  addSites(file, ports, 3);
  await file.blobs.put(SHA, [CONTENT]);
  writeAs(file, (tx) => tx.insert('evidence', evidenceRow(ports.ids.uuid(), SHA, CONTENT.length)));
  file.close();
});
afterEach(() => {
  for (const file of open.splice(0)) file.close();
  ports.cleanUp();
});

/** Changes the closed file behind the program's back. */
const tamper = (work: (db: Database.Database) => void) => tamperWith(path, work);
/** Puts a second row into a table, like its first one but for what is named; whatever columns the schema has by now. */
function double(db: Database.Database, table: 'site' | 'engagement', patch: Record<string, unknown>): void {
  const row = db.prepare(`SELECT * FROM ${table} LIMIT 1`).get() as Record<string, unknown>;
  const names = Object.keys(row);
  db.prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map((name) => `@${name}`).join()})`).run({ ...row, ...patch });
}
async function verdict(): Promise<Verified> {
  const file = openEngagement(ports, { path });
  open.push(file);
  return await verifyFile(file, { heads: [], signal: new AbortController().signal });
}
function refusal(): AppError {
  try {
    open.push(openEngagement(ports, { path }));
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('The file was opened.');
}
const said = (result: Verified) => result.problems.map(({ what, where }) => `${where}: ${what}`).join('\n');

it('finds nothing wrong with a file that nobody touched', async () => {
  expect(await verdict()).toMatchObject({ ok: true, problems: [], notes: [] });
});

describe('the ledger', () => {
  it('shows one changed byte in the file of an entry, with the entry and its time', async () => {
    const bytes = readFileSync(path);
    const at = bytes.indexOf('"name":"Delft"');
    expect(at).toBeGreaterThan(0);
    bytes[at + 9] = 'G'.charCodeAt(0);
    writeFileSync(path, bytes);
    const result = await verdict();
    expect(result.ok).toBe(false);
    expect(result.problems[0]?.where).toMatch(/^entry [0-9A-Z]{8}:\d+$/);
    expect(result.problems[0]?.since).toMatch(/^2026-11-18T/);
  });

  it.each(['before', 'after', 'actor', 'reason', 'field', 'entity', 'row', 'time', 'heads'])(
    'shows a changed column %s',
    async (column) => {
      tamper((db) =>
        db.prepare(`UPDATE change SET ${column} = ? WHERE number = 5`).run(column === 'time' ? '2026-11-18T08:00:00.000Z-0000' : '"x"'),
      );
      const result = await verdict();
      expect(said(result)).toContain(`do not repeat its text (${column})`);
    },
  );

  it('shows an entry that was rewritten together with its hash', async () => {
    tamper((db) => {
      const { body } = db.prepare('SELECT body FROM change WHERE number = 4').get() as { body: string };
      const forged = JSON.parse(body) as EntryBody & { after: { name: string } };
      const text = canonicalJson({ ...forged, after: { ...forged.after, name: 'Gouda' } });
      db.prepare('UPDATE change SET body = ?, after = ?, hash = ? WHERE number = 4').run(
        text,
        canonicalJson({ ...forged.after, name: 'Gouda' }),
        sha256Hex(text),
      );
      db.exec("UPDATE site SET name = 'Gouda' WHERE position = 0");
    });
    expect(said(await verdict())).toContain('does not follow the one before it');
  });

  it('shows an entry taken out of the middle, and one put in twice', async () => {
    tamper((db) => db.exec('DELETE FROM change WHERE number = 5'));
    const missing = await verdict();
    expect(said(missing)).toContain('Entries are missing before this one: 5 was expected');
    expect(said(missing)).toContain('not numbered without gaps');
  });

  it('shows an end that was cut off, because the tables know more', async () => {
    tamper((db) => db.exec('DELETE FROM change WHERE number >= 7'));
    expect(said(await verdict())).toContain('history does not know it');
  });
});

describe('the tables', () => {
  it('show a field changed behind the ledger, with the field and its last entry', async () => {
    tamper((db) => db.exec("UPDATE site SET name = 'Gouda' WHERE position = 1"));
    const result = await verdict();
    expect(said(result)).toMatch(/site [0-9a-f-]{36}: The record differs from its history in name/);
    expect(result.problems[0]?.since).toMatch(/^2026-11-18T/);
  });

  it('show a row added and a row removed behind the ledger', async () => {
    tamper((db) => {
      double(db, 'site', { id: ports.ids.uuid(), position: 9 });
      db.exec('DELETE FROM site WHERE position = 2');
    });
    const text = said(await verdict());
    expect(text).toContain('history does not know it');
    expect(text).toContain('its table does not hold it');
  });
});

describe('the evidence', () => {
  it('shows one changed byte of a stored content', async () => {
    const bytes = readFileSync(path);
    const at = bytes.lastIndexOf('Risk register of the AI system, version 3.');
    bytes[at] = 'D'.charCodeAt(0);
    writeFileSync(path, bytes);
    expect(said(await verdict())).toBe(
      'E-001 Risk register: The content of this evidence is not what was taken in: its SHA-256 is another one.',
    );
  });

  it('shows a missing chunk and missing content', async () => {
    tamper((db) => db.exec('DELETE FROM blob_chunk WHERE position = 1'));
    expect(said(await verdict())).toContain(`and should have ${CONTENT.length}`);
    for (const file of open.splice(0)) file.close();
    tamper((db) => db.exec('DELETE FROM blob_chunk'));
    expect(said(await verdict())).toContain('is not in the file');
  });

  it('says of a purge what went and that it was on purpose, and nothing is wrong', async () => {
    const file = openEngagement(ports, { path });
    const { id } = file.db.prepare('SELECT id FROM evidence').get() as { id: string };
    writeAs(file, (tx) => {
      tx.update('evidence', id, { content: 'purged' });
      tx.purgeContent(id, SHA);
    });
    file.close();
    const result = await verdict();
    expect(result.problems).toEqual([]);
    expect(result.notes.join()).toContain('E-001');
    expect(readFileSync(path).includes('Risk register of the AI system, version 3.')).toBe(false);
  });

  it('shows content that was marked as purged and kept all the same', async () => {
    tamper((db) => db.exec("UPDATE evidence SET content = 'purged'"));
    const text = said(await verdict());
    expect(text).toContain('the file still holds it');
    expect(text).toContain('differs from its history in content');
  });
});

describe('the schema', () => {
  const alter = (sql: string) => {
    const db = new Database(path);
    db.unsafeMode(true);
    db.exec(sql);
    db.close();
  };

  it.each([
    ['a dropped trigger', 'DROP TRIGGER change_is_never_updated', 'change_is_never_updated'],
    ['a trigger more', "CREATE TRIGGER evil AFTER INSERT ON site BEGIN UPDATE engagement SET clientName = 'owned'; END", 'evil'],
    ['a view', 'CREATE VIEW everything AS SELECT * FROM change', 'everything'],
    ['a table', "CREATE TABLE extra (x TEXT DEFAULT (load_extension('x')))", 'extra'],
    ['an index', 'CREATE INDEX handy ON site (name)', 'handy'],
    [
      'a weakened trigger',
      'DROP TRIGGER change_is_never_deleted; CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change BEGIN SELECT 1; END',
      'change_is_never_deleted',
    ],
    ['a dropped table', 'DROP TABLE draft', 'draft'],
    ['a column more', 'ALTER TABLE site ADD COLUMN note TEXT', 'site'],
  ])('with %s is not ours, and the part is named', (_name, sql, part) => {
    alter(sql);
    const before = readFileSync(path);
    const error = refusal();
    expect(error.code).toBe('NOT_OURS');
    expect(error.message).toContain(`‘${part}’`);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('rewritten in place so that a table is really a view is not ours', () => {
    alter(
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'name TEXT NOT NULL', 'name TEXT') WHERE name = 'site'",
    );
    expect(refusal().code).toBe('NOT_OURS');
  });

  it.each([
    ['user_version 0', 'PRAGMA user_version = 0', 'NOT_OURS'],
    ['a negative user_version', 'PRAGMA user_version = -1', 'NOT_OURS'],
    ['a user_version of the future', `PRAGMA user_version = ${migrations.length + 1}`, 'TOO_NEW'],
    ['a user_version of the past', `PRAGMA user_version = ${migrations.length - 1}`, 'NOT_OURS'],
    ['another application_id', 'PRAGMA application_id = 7', 'NOT_OURS'],
  ])('with %s is refused', (_name, sql, code) => {
    alter(sql);
    expect(refusal().code).toBe(code);
  });

  it('with two engagements, or an engagement id that is a path, is damaged', () => {
    const other = ports.ids.uuid();
    tamper((db) => double(db, 'engagement', { id: other }));
    expect(refusal().code).toBe('DAMAGED');
    tamper((db) => {
      db.prepare('DELETE FROM engagement WHERE id = ?').run(other);
      db.exec("UPDATE engagement SET id = '../../evil'");
    });
    expect(refusal().code).toBe('DAMAGED');
  });
});

describe('names that look like SQL', () => {
  const hostile = ["Robert'); DROP TABLE change;--", '"; DELETE FROM site; --', '\u0000', "' OR 1=1", '‮txt.exe', '=1+1'];

  it('stay text in rows, history and search', async () => {
    const file = openEngagement(ports, { path });
    open.push(file);
    for (const name of hostile) writeAs(file, (tx) => tx.insert('site', siteRow(ports.ids.uuid(), { name, activities: name })), name);
    const names = (file.db.prepare('SELECT name FROM site').all() as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(hostile));
    expect((await verifyFile(file, { heads: [], signal: new AbortController().signal })).problems).toEqual([]);
  });

  it('may stand in the name of a file', () => {
    const odd = ports.path("it's; DROP TABLE change;-- 'x'.aims");
    writeFileSync(odd, readFileSync(path));
    const file = openEngagement(ports, { path: odd });
    open.push(file);
    addSites(file, ports, 1);
    expect(file.ledger.entries()).toBeGreaterThan(6);
  });
});
