import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '../../electron/core/file/migrations/index.ts';
import { openEngagement } from '../../electron/core/file/open.ts';
import { verifyFile } from '../../electron/core/ledger/verify.ts';
import { aFileAtVersion } from '../builders/old-file.ts';
import { type TestPorts, testPorts } from '../builders/ports.ts';

let ports: TestPorts;
beforeEach(() => {
  ports = testPorts();
});
afterEach(() => ports.cleanUp());

const site = '0190aaaa-0000-7000-8000-000000000001';

it('gives sites of an older file no number of people and no shifts, and its history still makes its tables', async () => {
  const path = aFileAtVersion(ports, 5, [
    ['site', { id: site, name: 'Delft', address: '', activities: 'Office', scopeStatement: '', position: 0 }],
  ]);
  const file = openEngagement(ports, { path });
  try {
    expect(file.schemaVersion).toBe(migrations.length);
    expect(file.db.prepare('SELECT name, headcount, shifts, centralFunction FROM site').all()).toEqual([
      { name: 'Delft', headcount: null, shifts: '', centralFunction: 0 },
    ]);
    for (const table of [
      'contact',
      'obligation',
      'application',
      'application_review',
      'competence',
      'impartiality_declaration',
      'member_notice',
    ])
      expect(file.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
    // The tables themselves refuse an override of an audit that names none.
    const person = file.db.prepare('SELECT id FROM person').pluck().get();
    file.db
      .prepare("INSERT INTO impartiality_declaration VALUES ('d', ?, 'consultancy', 'x', '2026-01-01', NULL, NULL, '[]', '', NULL, '', 0)")
      .run(person);
    expect(() =>
      file.db.prepare("INSERT INTO impartiality_override VALUES ('o', ?, 'X', 'd', 'audit', NULL, 'y', 'Z', '2026-01-01')").run(person),
    ).toThrow(/CHECK/);
    file.db.exec('DELETE FROM impartiality_declaration');
    const { problems } = await verifyFile(file, { heads: [], signal: new AbortController().signal, steps: migrations });
    expect(problems).toEqual([]);
  } finally {
    file.close();
  }
});
