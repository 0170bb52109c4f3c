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

const id = (n: number) => `0190aaaa-0000-7000-8000-${String(n).padStart(12, '0')}`;

it('gives audits of an older file a plan that nobody agreed yet, and its history still makes its tables', async () => {
  const path = aFileAtVersion(ports, 3, [
    [
      'catalog',
      {
        id: id(1),
        framework: '42001',
        standard: 'ISO/IEC 42001',
        edition: '2023',
        title: 'T',
        version: '1',
        source: '',
        digest: 'a'.repeat(64),
      },
    ],
    [
      'audit',
      {
        id: id(2),
        kind: 'stage_2',
        number: 'S2',
        title: 'Stage 2',
        catalogId: id(1),
        criteria: '',
        objectives: '',
        startsOn: null,
        endsOn: null,
        timeZone: 'Europe/Amsterdam',
        places: '',
        plannedHundredths: 750,
        actualHundredths: null,
        soaVersionId: null,
        position: 0,
      },
    ],
  ]);
  const file = openEngagement(ports, { path });
  try {
    expect(file.schemaVersion).toBe(migrations.length);
    expect(file.db.prepare('SELECT number, plannedHundredths, planAgreedOn, planAgreedWith, planChanged FROM audit').all()).toEqual([
      { number: 'S2', plannedHundredths: 750, planAgreedOn: null, planAgreedWith: '', planChanged: 0 },
    ]);
    for (const table of ['plan_session', 'plan_subject', 'meeting', 'attendance'])
      expect(file.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    // The tables themselves refuse what no plan can hold.
    const insert = (end: number) => () =>
      file.db
        .prepare(
          "INSERT INTO plan_session VALUES ('x', ?, '2026-11-16', 600, ?, 'UTC', 'session', '', NULL, '', 0, '', '', '', '', 'open', '', '')",
        )
        .run(id(2), end);
    expect(insert(600)).toThrow(/CHECK/);
    const { problems } = await verifyFile(file, { heads: [], signal: new AbortController().signal, steps: migrations });
    expect(problems).toEqual([]);
  } finally {
    file.close();
  }
});
