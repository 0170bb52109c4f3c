import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngagement } from '../../../electron/core/file/create.ts';
import { migrations } from '../../../electron/core/file/migrations/index.ts';
import { type OpenOptions, openEngagement } from '../../../electron/core/file/open.ts';
import type { EngagementFile } from '../../../electron/core/file/open-file.ts';
import { readPragmas } from '../../../electron/core/file/sqlite.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { addSites, aFile, engagementRow, personRow } from '../../builders/file.ts';
import { type TestPorts, testPorts } from '../../builders/ports.ts';

let ports: TestPorts;
const open: EngagementFile[] = [];
const kept = <T extends EngagementFile>(file: T): T => {
  open.push(file);
  return file;
};

beforeEach(() => {
  ports = testPorts();
});
afterEach(() => {
  for (const file of open.splice(0)) file.close();
  ports.cleanUp();
});

function failure(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}
const opening = (options: Partial<OpenOptions> = {}) => openEngagement(ports, { path: ports.path('lumenfold.aims'), ...options });
const refusal = (options: Partial<OpenOptions> = {}) => failure(() => kept(opening(options))).code;

/** A closed file whose last closing this computer does not remember, so that every page is looked at. */
function aClosedFile(passphrase?: string): string {
  const file = aFile(ports, passphrase === undefined ? {} : { passphrase });
  file.close();
  return file.path;
}
function alter(path: string, sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

describe('creating a file', () => {
  it('makes the engagement and its first person and leaves nothing but file and lock in the folder', () => {
    const file = kept(aFile(ports));
    expect(file.queries.engagement.show().clientName).toBe('Lumenfold AI B.V.');
    expect(file.queries.engagement.person(personRow().id)?.name).toBe('Ines Vogt');
    expect(file.ledger.entries()).toBe(3);
    expect(readdirSync(ports.folder).sort()).toEqual(['app-data', 'lumenfold.aims', '~$lumenfold.aims.lock']);
    file.close();
    expect(readdirSync(ports.folder).sort()).toEqual(['app-data', 'lumenfold.aims']);
  });

  it('never writes over a file that is there', () => {
    writeFileSync(ports.path('lumenfold.aims'), 'letters to my grandmother');
    expect(failure(() => aFile(ports)).code).toBe('FILE_EXISTS');
    expect(readFileSync(ports.path('lumenfold.aims'), 'utf8')).toBe('letters to my grandmother');
  });

  it('leaves nothing behind when a row cannot be taken', () => {
    const wrong = engagementRow({ timeZone: '' });
    expect(() => createEngagement(ports, { path: ports.path('x.aims'), engagement: wrong, person: personRow() })).toThrow();
    expect(readdirSync(ports.folder)).toEqual(['app-data']);
  });

  it('says so when the folder is not there', () => {
    expect(failure(() => aFile(ports, { name: 'no/such/folder.aims' })).code).toBe('CANNOT_WRITE');
  });

  it('opens under the pragmas that the design asks for, with 4096-byte pages and its own application id', () => {
    const file = kept(aFile(ports));
    expect(readPragmas(file.db)).toEqual({
      journal_mode: 'delete',
      synchronous: 3,
      temp_store: 2,
      trusted_schema: 0,
      recursive_triggers: 1,
      cell_size_check: 1,
      mmap_size: 0,
      secure_delete: 1,
      foreign_keys: 1,
    });
    expect(file.db.pragma('page_size', { simple: true })).toBe(4096);
    expect(file.db.pragma('application_id', { simple: true })).toBe(0x41494d53);
    expect(file.db.pragma('user_version', { simple: true })).toBe(migrations.length);
  });
});

describe('opening a file', () => {
  it('opens what it made, with the ledger as it was', () => {
    aClosedFile();
    const file = kept(opening());
    expect(file.readOnly).toBe('no');
    expect(file.ledger.entries()).toBe(3);
  });

  it('says FILE_MISSING when there is none, and makes none', () => {
    expect(refusal()).toBe('FILE_MISSING');
    expect(existsSync(ports.path('lumenfold.aims'))).toBe(false);
  });

  it.each([
    ['a PDF', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4096 - 9, 7)])],
    ['a zip', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(4092, 9)])],
    ['a text of 4096 letters', Buffer.alloc(4096, 'a')],
    ['zeros', Buffer.alloc(8192)],
    ['an empty file', Buffer.alloc(0)],
    ['a size that is no multiple of 4096', Buffer.alloc(5000, 0x99)],
  ])('says NOT_OURS of %s and leaves it alone', (_name, bytes) => {
    writeFileSync(ports.path('lumenfold.aims'), bytes);
    expect(refusal()).toBe('NOT_OURS');
    expect(refusal({ passphrase: 'some passphrase' })).toBe('NOT_OURS');
    expect(readFileSync(ports.path('lumenfold.aims')).equals(bytes)).toBe(true);
  });

  it('says NOT_OURS of a folder and of a database of another program', () => {
    expect(failure(() => openEngagement(ports, { path: ports.folder })).code).toBe('NOT_OURS');
    alter(ports.path('lumenfold.aims'), 'CREATE TABLE recipe (name TEXT)');
    expect(refusal()).toBe('NOT_OURS');
  });

  it('refuses a newer version, naming both, and does not change the file', () => {
    const path = aClosedFile();
    alter(path, 'PRAGMA user_version = 900');
    const before = readFileSync(path);
    const error = failure(() => opening());
    expect(error.code).toBe('TOO_NEW');
    expect(error.message).toContain(`schema 900, this program knows ${migrations.length}`);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('takes the statistics that another program left', () => {
    alter(aClosedFile(), 'ANALYZE');
    expect(kept(opening()).readOnly).toBe('no');
  });

  it('says DAMAGED of pages that do not fit together, unless nothing but this computer had the file', () => {
    const path = aClosedFile();
    const bytes = readFileSync(path);
    // The second page holds a table's root: its page type becomes one that does not exist.
    bytes[4096] = 0x77;
    writeFileSync(path, bytes);
    expect(refusal()).toBe('DAMAGED');
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('says DAMAGED of a file cut off at a page', () => {
    const path = aClosedFile();
    truncateSync(path, 4096 * Math.floor(statSync(path).size / 4096 / 2));
    expect(refusal()).toBe('DAMAGED');
  });

  it('opens read-only when asked: no lock, no write', () => {
    const path = aClosedFile();
    const before = readFileSync(path);
    const file = kept(opening({ readOnly: true }));
    expect(file.readOnly).toBe('asked');
    expect(existsSync(ports.path('~$lumenfold.aims.lock'))).toBe(false);
    expect(failure(() => addSites(file, ports, 1)).code).toBe('READ_ONLY');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('looks at every page again when the file was changed since it was closed here', async () => {
    const { createSession } = await import('../../../electron/core/session.ts');
    const session = createSession(ports);
    session.adopt(aFile(ports), null);
    await session.close();
    const path = ports.path('lumenfold.aims');
    const { mtime, atime } = statSync(path);
    const bytes = readFileSync(path);
    // Free-list count in the header: quick_check finds it, plain reading does not.
    bytes.writeUInt32BE(3, 36);
    writeFileSync(path, bytes);
    utimesSync(path, atime, new Date(mtime.getTime() + 60_000));
    expect(refusal()).toBe('DAMAGED');
  });
});

describe('a second opener', () => {
  it('works read-only on a private snapshot that goes away at the end', () => {
    const first = kept(aFile(ports));
    const second = kept(opening());
    expect(second.readOnly).toBe('in_use');
    expect(second.heldBy).toContain('test-machine');
    expect(readdirSync(`${ports.appData.folder}/snapshots`)).toHaveLength(1);
    addSites(first, ports, 2);
    expect(second.ledger.entries()).toBe(3);
    expect(failure(() => addSites(second, ports, 1)).code).toBe('READ_ONLY');
    expect(() => second.drafts.save({ key: 'k', text: 'x', at: 'now' })).toThrow(/readonly/i);
    second.close();
    expect(readdirSync(`${ports.appData.folder}/snapshots`)).toHaveLength(0);
    expect(first.ledger.entries()).toBe(5);
  });

  it('copies an encrypted file as it is', () => {
    const first = kept(aFile(ports, { passphrase: 'a long passphrase', clientName: 'MARKER-CLIENT' }));
    const second = kept(opening({ passphrase: 'a long passphrase' }));
    expect(second.readOnly).toBe('in_use');
    const [snapshot = ''] = readdirSync(`${ports.appData.folder}/snapshots`);
    const bytes = readFileSync(`${ports.appData.folder}/snapshots/${snapshot}`);
    expect(bytes.equals(readFileSync(first.path))).toBe(true);
    expect(bytes.includes('MARKER-CLIENT')).toBe(false);
    expect(second.queries.engagement.show().clientName).toBe('MARKER-CLIENT');
  });

  it('steps back to a snapshot when a program without a lock is writing', () => {
    const path = aClosedFile();
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    try {
      const file = kept(opening());
      expect(file.readOnly).toBe('in_use');
      expect(existsSync(ports.path('~$lumenfold.aims.lock'))).toBe(false);
    } finally {
      other.exec('ROLLBACK');
      other.close();
    }
  });
});

describe('the lock', () => {
  const lock = () => ports.path('~$lumenfold.aims.lock');
  const aLock = (patch: Record<string, unknown>) => {
    const facts = {
      person: 'Tomas Reyes',
      machine: 'test-machine',
      installation: '',
      user: 'tomas',
      pid: 1,
      started: '',
      time: 'x',
      token: 't',
    };
    writeFileSync(lock(), JSON.stringify({ ...facts, ...patch }));
  };
  /** A number that no process has: the largest that Linux hands out is smaller. */
  const DEAD = 2 ** 30;

  it('names machine, user and process', () => {
    kept(aFile(ports));
    expect(JSON.parse(readFileSync(lock(), 'utf8'))).toMatchObject({ machine: 'test-machine', user: 'ines', pid: process.pid });
  });

  it('of a dead process of this computer is taken over silently', () => {
    const file = kept(aFile(ports));
    const { installation } = JSON.parse(readFileSync(lock(), 'utf8')) as { installation: string };
    file.close();
    aLock({ pid: DEAD, installation });
    expect(kept(opening()).readOnly).toBe('no');
    expect(JSON.parse(readFileSync(lock(), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('of another computer is asked about, and taken over when the person says so', () => {
    aClosedFile();
    aLock({ machine: 'other-machine', pid: DEAD });
    const error = failure(() => opening());
    expect(error.code).toBe('LOCKED');
    expect(error.message).toContain('Tomas Reyes');
    expect(error.message).toContain('other-machine');
    expect(kept(opening({ takeOver: true })).readOnly).toBe('no');
  });

  it('of a computer of the same name but another installation counts as another computer', () => {
    aClosedFile();
    aLock({ pid: DEAD, installation: 'another-installation' });
    expect(refusal()).toBe('LOCKED');
  });

  it('that cannot be read is asked about', () => {
    aClosedFile();
    writeFileSync(lock(), 'half a lo');
    expect(refusal()).toBe('LOCKED');
  });

  it('of somebody else is not removed at closing', () => {
    const file = aFile(ports);
    aLock({ machine: 'other-machine' });
    file.close();
    expect(JSON.parse(readFileSync(lock(), 'utf8'))).toMatchObject({ machine: 'other-machine' });
  });
});

describe('a file under a passphrase', () => {
  it('asks for the passphrase, refuses a wrong one, and opens with the right one in any Unicode form', () => {
    aClosedFile('caf\u00e9 au lait');
    expect(refusal()).toBe('NEEDS_PASSPHRASE');
    const before = readFileSync(ports.path('lumenfold.aims'));
    expect(refusal({ passphrase: 'coffee' })).toBe('WRONG_PASSPHRASE');
    expect(readFileSync(ports.path('lumenfold.aims')).equals(before)).toBe(true);
    expect(existsSync(ports.path('~$lumenfold.aims.lock'))).toBe(false);
    const file = kept(opening({ passphrase: 'cafe\u0301 au lait' }));
    expect(file.encrypted).toBe(true);
    expect(file.queries.engagement.show().clientName).toBe('Lumenfold AI B.V.');
  });

  it('has no word of its content on the disk', () => {
    const file = kept(aFile(ports, { passphrase: 'a long passphrase', clientName: 'MARKER-CLIENT' }));
    addSites(file, ports, 3);
    file.drafts.save({ key: 'note', text: 'MARKER-DRAFT', at: '2026-11-18T08:00:00.000Z' });
    const bytes = readFileSync(file.path);
    for (const marker of ['MARKER-CLIENT', 'MARKER-DRAFT', 'Delft', 'CREATE TABLE', 'SQLite format'])
      expect(bytes.includes(marker)).toBe(false);
  });
});

describe('a journal that a killed program left', () => {
  /** A file with a hot journal: the journal of an unfinished transaction beside the half-written database. */
  function aHotFile(): { path: string; clientName: string } {
    const path = aClosedFile();
    const db = new Database(path);
    db.pragma('cache_size = 1');
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN');
    db.prepare('UPDATE engagement SET clientName = ?').run('Half written');
    // A tiny cache makes SQLite write pages, and so sync its journal, before the commit.
    const add = db.prepare('INSERT INTO draft (key, text, at) VALUES (?, ?, ?)');
    for (let made = 0; made < 200; made += 1) add.run(`k${made}`, 'x'.repeat(2000), '');
    copyFileSync(path, ports.path('hot.aims'));
    copyFileSync(`${path}-journal`, ports.path('hot.aims-journal'));
    db.exec('ROLLBACK');
    db.close();
    return { path: ports.path('hot.aims'), clientName: 'Lumenfold AI B.V.' };
  }

  it.each([false, true])('is rolled back before anything is read (read-only asked: %s)', (readOnly) => {
    const hot = aHotFile();
    const file = kept(openEngagement(ports, { path: hot.path, readOnly }));
    expect(file.queries.engagement.show().clientName).toBe(hot.clientName);
    expect(file.drafts.list()).toEqual([]);
    expect(existsSync(`${hot.path}-journal`)).toBe(false);
  });

  it('is rolled back even where the file has grown to an odd size', () => {
    const hot = aHotFile();
    appendFileSync(hot.path, Buffer.alloc(100));
    expect(kept(openEngagement(ports, { path: hot.path })).queries.engagement.show().clientName).toBe(hot.clientName);
  });
});
