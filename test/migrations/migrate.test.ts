import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listBackups } from '../../electron/core/file/backup.ts';
import { mapRow, migrate, newestVersion } from '../../electron/core/file/migrate.ts';
import { migrations } from '../../electron/core/file/migrations/index.ts';
import type { MigrationStep } from '../../electron/core/file/migrations/step.ts';
import { openEngagement } from '../../electron/core/file/open.ts';
import type { EngagementFile } from '../../electron/core/file/open-file.ts';
import { schemaText } from '../../electron/core/file/schema.ts';
import { columns } from '../../electron/core/ledger/columns.ts';
import { verifyFile } from '../../electron/core/ledger/verify.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { entityNames } from '../../shared/model/entities.ts';
import { addSites, aFile, siteRow, writeAs } from '../builders/file.ts';
import { type TestPorts, testPorts } from '../builders/ports.ts';

/** A step of the future: a table of its own, and every site's name in capitals. */
const known = migrations.length;
const capitals: MigrationStep = {
  version: known + 1,
  name: `${String(known + 1).padStart(4, '0')}-capital-sites`,
  up: (db) => {
    db.exec('CREATE TABLE colour (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL) STRICT');
    for (const row of db.prepare('SELECT id, name FROM site').all() as { id: string; name: string }[])
      db.prepare('UPDATE site SET name = ? WHERE id = ?').run(row.name.toUpperCase(), row.id);
  },
  mapRow: (entity, row) => (entity === 'site' ? { ...row, name: String(row.name).toUpperCase() } : row),
};
const steps = [...migrations, capitals];
const failing: MigrationStep = {
  ...capitals,
  up: (db) => {
    capitals.up(db);
    throw new Error('half-way');
  },
};
const orphaning: MigrationStep = {
  ...capitals,
  up: (db) =>
    void db.exec(
      "INSERT INTO audit_member (id, auditId, personId, name, role, position) VALUES ('m', 'nowhere', 'nobody', 'X', 'auditor', 0)",
    ),
};

let ports: TestPorts;
let path: string;
const open: EngagementFile[] = [];
const kept = (file: EngagementFile): EngagementFile => {
  open.push(file);
  return file;
};
const siteNames = (file: EngagementFile) => (file.db.prepare('SELECT name FROM site').all() as { name: string }[]).map(({ name }) => name);

beforeEach(() => {
  ports = testPorts();
  const file = aFile(ports);
  path = file.path;
  writeAs(file, (tx) => tx.insert('site', siteRow(ports.ids.uuid(), { name: 'Delft' })));
  file.close();
});
afterEach(() => {
  for (const file of open.splice(0)) file.close();
  ports.cleanUp();
});

describe('opening an older file', () => {
  it('backs it up, runs all pending steps, and says so in the ledger with both versions', async () => {
    const file = kept(openEngagement(ports, { path, steps }));
    expect(file.schemaVersion).toBe(known + 1);
    expect(siteNames(file)).toEqual(['DELFT']);
    expect(listBackups(ports, file.engagementId).map(({ reason }) => reason)).toEqual(['migrate']);
    const entry = file.db.prepare('SELECT op, before, after FROM change ORDER BY number DESC LIMIT 1').get();
    expect(entry).toEqual({ op: 'migrate', before: String(known), after: String(known + 1) });
    // Old entries say `Delft`; replay carries them through the step and meets the table.
    const result = await verifyFile(file, { heads: [], signal: new AbortController().signal, steps });
    expect(result.problems).toEqual([]);
    addSites(file, ports, 1);
    expect((await verifyFile(file, { heads: [], signal: new AbortController().signal, steps })).problems).toEqual([]);
  });

  it('keeps a backup that the older program could open', () => {
    const file = kept(openEngagement(ports, { path, steps }));
    const [backup] = listBackups(ports, file.engagementId);
    const copy = new Database(join(ports.appData.folder, 'backups', file.engagementId, backup?.key ?? ''), { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(known);
    copy.close();
  });

  it.each([
    ['throws', failing, /half-way/],
    ['leaves rows that point nowhere', orphaning, /point nowhere/],
  ])('leaves version and rows as they were when a step %s', (_name, step, message) => {
    const before = readFileSync(path);
    expect(() => openEngagement(ports, { path, steps: [...migrations, step] })).toThrow(message);
    const db = new Database(path, { readonly: true });
    expect(db.pragma('user_version', { simple: true })).toBe(known);
    expect(db.prepare('SELECT name FROM site').get()).toEqual({ name: 'Delft' });
    expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'colour'").get()).toEqual({ n: 0 });
    db.close();
    expect(readFileSync(path).length).toBe(before.length);
    expect(readdirSync(ports.folder).filter((name) => name.includes('lock'))).toEqual([]);
    expect(kept(openEngagement(ports, { path })).ledger.entries()).toBe(4);
  });

  it('read-only migrates a private copy and leaves the file alone', async () => {
    const before = readFileSync(path);
    const file = kept(openEngagement(ports, { path, steps, readOnly: true }));
    expect(siteNames(file)).toEqual(['DELFT']);
    expect((await verifyFile(file, { heads: [], signal: new AbortController().signal, steps })).problems).toEqual([]);
    file.close();
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(join(ports.appData.folder, 'snapshots'))).toEqual([]);
  });

  it('refuses a file that a newer program migrated, naming both versions', () => {
    kept(openEngagement(ports, { path, steps })).close();
    try {
      kept(openEngagement(ports, { path }));
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      expect((error as AppError).code).toBe('TOO_NEW');
      expect((error as AppError).message).toContain(`schema ${known + 1}, this program knows ${known}`);
      return;
    }
    throw new Error('It was opened.');
  });
});

describe('the steps', () => {
  const build = (list: readonly MigrationStep[]) => {
    const db = new Database(':memory:');
    migrate(db, list);
    return db;
  };

  it('make the same schema step by step as all at once', () => {
    const fresh = build(steps);
    const grown = build(migrations);
    migrate(grown, steps);
    expect(schemaText(grown)).toBe(schemaText(fresh));
  });

  it('are numbered without a gap', () => {
    expect(newestVersion(migrations)).toBe(migrations.length);
    expect(() => newestVersion([...migrations, { ...capitals, version: known + 2 }])).toThrow(`place ${known + 1}`);
    expect(() => newestVersion([...migrations, { ...capitals, name: '9999-x' }])).toThrow(`place ${known + 1}`);
  });

  it('map a row through every step between two versions', () => {
    expect(mapRow(steps, known, known + 1, 'site', { name: 'Delft' })).toEqual({ name: 'DELFT' });
    expect(mapRow(steps, known + 1, known + 1, 'site', { name: 'Delft' })).toEqual({ name: 'Delft' });
    expect(mapRow(steps, known, known + 1, 'person', { name: 'Ines' })).toEqual({ name: 'Ines' });
  });

  it('make a table per entity with its fields as columns', () => {
    const db = build(migrations);
    for (const entity of entityNames) {
      const made = (db.pragma(`table_info(${entity})`) as { name: string; notnull: number }[]).map(
        ({ name, notnull }) => `${name} ${notnull}`,
      );
      expect(made.sort()).toEqual(columns[entity].map(({ name, nullable }) => `${name} ${nullable ? 0 : 1}`).sort());
    }
  });

  /** Steps of released versions may never change: files out there have been through exactly these bytes. */
  const released: Readonly<Record<string, string>> = {
    '0016-own-lists.ts': 'bd8fcb318d5066e946745e40c394d6df2ac5a7075495fd55da0f49569d4d6c3f',
    '0017-report-look.ts': 'bde04231a02b8dd90f77c25cec4793036af24e9759e51ff30d1813901c631065',
    '0018-report-texts.ts': '5ef52649ba24a98fcfffe8eb8b4c5595f57a0fd2f0f7f0a1ea6c084fc69d0c4c',
    '0019-pack-records.ts': '9842ab32b0df90140758a32c40b13baa7ecf72c9018160b5463e9a96e480be70',
    '0015-decision.ts': '9a703c5c56cd481f2b8b569f01770673061997a0162f42479a3b6c5634df1be9',
    '0014-stage-1.ts': '6d3f9ee42611a7172147c63f714e18b2cd3beffd612c4bf305fd5f06ed22a4e5',
    '0013-programme.ts': '15c136bd827d9f70c53cd3c997d3d981f2227da34ed63a359e70d8d2524de84f',
    '0012-audit-time.ts': '32185f537a1b07b7d64f1989f756c69cead041078bb05bdbe64cc2ae336e4669',
    '0011-sampling.ts': 'fbc5dd5f3d6b0f160bfab9ded8e896e265f82a09eedeaf490012171594f60799',
    '0010-interview-plan.ts': '95f2c1f557be34eb50b32bdb6c51db1dd572a0def6f06a2e4a872e1ade54261c',
    '0009-client-round-trip.ts': '7b89fa12a490d9cd7e1dd022071f60b511c0d4d64707a2fb65cdb8e2ef383dbf',
    '0008-standards-and-own-checklists.ts': '4b731ceced73c90e4a5e1756322e1be15738f8d140a79e315ea89d2835e5baf8',
    '0007-findings-across-audits.ts': '440125d7aa9d9d36c5b32eb0ba3c4a08c7b12c5ff8c9ff716990cbbcaf7d4c4d',
    '0006-client-and-team.ts': 'c418500ab93700304545b60292fe80fb3cd0a628ae66eab3e9671aae1347da97',
    '0005-issued-reports.ts': 'd7f6b89a71cfba549cd48636a5db00efced4cd883d17ea1b237393f32957cea4',
    '0004-audit-plan.ts': 'cb112109bd77ea779c1880782c3ed1dae1b208c5948a5f9e13c245f3a38a3a0d',
    '0003-inventory-suppliers-boundary.ts': '43c4b82b4526367eec63b067ac6dd4d0dbb2d9a234f52d0a85714879ed0c16a0',
    '0002-statement-of-applicability.ts': 'f3c87435c4e2c4dbee82bb19e27d9c0b5da9f8eac2dbab5bb061bf132cbc27b5',
    '0001-init.ts': 'bd8912a0970f553a17c66a19c5bd916d513f2e4a1c80ac194ef1366dac379bf8',
  };

  it('that are released stay as they are, byte by byte', () => {
    const folder = join(import.meta.dirname, '../../electron/core/file/migrations');
    const files = readdirSync(folder).filter((name) => /^\d{4}-/.test(name));
    expect(files.length).toBe(migrations.length);
    for (const [name, hash] of Object.entries(released))
      expect({
        name,
        hash: createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      }).toEqual({ name, hash });
    expect(files.filter((name) => !(name in released))).toEqual([]);
  });
});
