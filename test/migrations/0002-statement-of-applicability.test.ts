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

it('gives audits of an older file no pinned version, keeps its links, and its history still makes its tables', async () => {
  const path = aFileAtVersion(ports, 1, [
    [
      'catalog',
      {
        id: '0190aaaa-0000-7000-8000-000000000001',
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
        id: '0190aaaa-0000-7000-8000-000000000002',
        kind: 'stage_2',
        number: 'S2',
        title: 'Stage 2',
        catalogId: '0190aaaa-0000-7000-8000-000000000001',
        criteria: '',
        objectives: '',
        startsOn: null,
        endsOn: null,
        timeZone: 'Europe/Amsterdam',
        places: '',
        plannedHundredths: null,
        actualHundredths: null,
        position: 0,
      },
    ],
    [
      'link',
      { id: '0190aaaa-0000-7000-8000-000000000003', fromKind: 'evidence', fromId: 'e', toKind: 'audit', toId: 'a', kind: 'supports' },
    ],
  ]);
  const file = openEngagement(ports, { path });
  try {
    expect(file.schemaVersion).toBe(migrations.length);
    expect(file.db.prepare('SELECT number, soaVersionId FROM audit').all()).toEqual([{ number: 'S2', soaVersionId: null }]);
    expect(file.db.prepare('SELECT id, fromKind, kind FROM link').all()).toEqual([
      { id: '0190aaaa-0000-7000-8000-000000000003', fromKind: 'evidence', kind: 'supports' },
    ]);
    expect(
      file.db
        .prepare("SELECT name FROM sqlite_schema WHERE tbl_name = 'link' AND type = 'index' AND sql IS NOT NULL ORDER BY name")
        .pluck()
        .all(),
    ).toEqual(['link_by_from', 'link_by_to']);
    const { problems } = await verifyFile(file, { heads: [], signal: new AbortController().signal, steps: migrations });
    expect(problems).toEqual([]);
  } finally {
    file.close();
  }
});
