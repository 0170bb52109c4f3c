import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '../../electron/core/file/migrations/index.ts';
import { openEngagement } from '../../electron/core/file/open.ts';
import { verifyFile } from '../../electron/core/ledger/verify.ts';
import { aFileAtVersion, type OldRow } from '../builders/old-file.ts';
import { type TestPorts, testPorts } from '../builders/ports.ts';

let ports: TestPorts;
beforeEach(() => {
  ports = testPorts();
});
afterEach(() => ports.cleanUp());

const id = (n: number) => `0190aaaa-0000-7000-8000-${String(n).padStart(12, '0')}`;
const before = migrations.findIndex(({ name }) => name.endsWith('-stage-1'));

const catalogItem = (n: number, ref: string, title: string): OldRow => [
  'catalog_item',
  {
    id: id(n),
    catalogId: id(1),
    requirement: `42001:${ref}`,
    ref,
    kind: 'requirement',
    parent: null,
    title,
    shortTitle: title,
    ask: [],
    lookAt: [],
    stage: 'both',
    documented: true,
    description: '',
    digest: 'b'.repeat(64),
    position: n,
  },
];
const row = (n: number, item: number, ref: string, position: number, result: string, reason: string): OldRow[] => [
  [
    'checklist_item',
    {
      id: id(n),
      auditId: id(2),
      catalogItemId: id(item),
      requirement: `42001:${ref}`,
      unitKind: 'organization',
      unitId: null,
      progress: 'done',
      position,
    },
  ],
  ['requirement_result', { id: id(n + 50), checklistItemId: id(n), framework: '42001', result, reason }],
];

it('makes a record of each area of concern that was a result with a reason, and its history still makes its tables', async () => {
  const path = aFileAtVersion(ports, before, [
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
        origin: 'program',
        mayLeave: true,
      },
    ],
    [
      'audit',
      {
        id: id(2),
        kind: 'stage_1',
        number: 'S1',
        title: 'Stage 1',
        catalogId: id(1),
        criteria: '',
        objectives: '',
        startsOn: null,
        endsOn: null,
        timeZone: 'Europe/Amsterdam',
        places: '',
        plannedHundredths: null,
        actualHundredths: null,
        soaVersionId: null,
        planAgreedOn: null,
        planAgreedWith: '',
        planChanged: false,
        position: 0,
      },
    ],
    catalogItem(10, '8.4', 'AI system impact assessment'),
    catalogItem(11, '6.1.3', 'AI risk treatment'),
    // Written later, and first in the order of the checklist.
    ...row(20, 10, '8.4', 5, 'area_of_concern', 'REL-02 names no trigger. The register ends in 2024.'),
    ...row(21, 11, '6.1.3', 2, 'area_of_concern', ''),
    ...row(22, 10, '8.4', 7, 'not_reviewed', 'The owner was away.'),
  ]);
  const file = openEngagement(ports, { path });
  try {
    expect(file.schemaVersion).toBe(migrations.length);
    expect(file.db.prepare('SELECT number, title, text, checklistItemId, treatment FROM area_of_concern ORDER BY position').all()).toEqual([
      { number: 'AOC-1', title: 'AI risk treatment', text: '', checklistItemId: id(21), treatment: 'open' },
      {
        number: 'AOC-2',
        title: 'REL-02 names no trigger',
        text: 'REL-02 names no trigger. The register ends in 2024.',
        checklistItemId: id(20),
        treatment: 'open',
      },
    ]);
    expect(file.db.prepare('SELECT result, reason FROM requirement_result ORDER BY id').all()).toEqual([
      { result: 'area_of_concern', reason: '' },
      { result: 'area_of_concern', reason: '' },
      { result: 'not_reviewed', reason: 'The owner was away.' },
    ]);
    const { problems } = await verifyFile(file, { heads: [], signal: new AbortController().signal, steps: migrations });
    expect(problems).toEqual([]);
  } finally {
    file.close();
  }
});

it('refuses in the tables themselves what no Stage 1 can hold', () => {
  const file = openEngagement(ports, { path: aFileAtVersion(ports, before, []) });
  try {
    for (const table of ['stage1_objective', 'stage1_readiness', 'reviewed_document', 'area_of_concern', 'stage2_gate'])
      expect(file.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    const objective = (letter: string) => () =>
      file.db.prepare("INSERT INTO stage1_objective VALUES ('x', 'nowhere', ?, 'open', '')").run(letter);
    expect(objective('h')).toThrow(/CHECK/);
    expect(objective('a')).toThrow(/FOREIGN KEY/);
  } finally {
    file.close();
  }
});
