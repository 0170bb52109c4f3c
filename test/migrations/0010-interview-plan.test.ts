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

it('keeps interviews of an older file without a plan and their names unprinted, and finds rows of the SoA by their words', async () => {
  const path = aFileAtVersion(ports, 7, [
    [
      'catalog',
      { id: id(1), framework: '42001', standard: 'S', edition: '2023', title: 'T', version: '1', source: '', digest: 'a'.repeat(64) },
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
        plannedHundredths: null,
        actualHundredths: null,
        soaVersionId: null,
        planAgreedOn: null,
        planAgreedWith: '',
        planChanged: false,
        position: 0,
      },
    ],
    [
      'interview',
      {
        id: id(3),
        auditId: id(2),
        number: 'I-01',
        title: 'Model risk',
        personId: null,
        personLabel: 'Marit de Vries',
        place: '',
        means: '',
        startedAt: null,
        endedAt: null,
        position: 0,
      },
    ],
    [
      'soa_version',
      {
        id: id(4),
        catalogId: id(1),
        number: '1',
        datedOn: null,
        approvedBy: '',
        approvedOn: null,
        source: '',
        evidenceId: null,
        columns: [],
        note: '',
        position: 0,
      },
    ],
    [
      'soa_item',
      {
        id: id(5),
        versionId: id(4),
        controlRef: 'A.6.2.8',
        requirement: null,
        title: 'Recording of event logs',
        origin: 'annex_a',
        inSource: true,
        sourceRow: null,
        applicable: 'yes',
        inclusionGrounds: [],
        inclusionText: 'Kept for the regulator',
        exclusionGround: null,
        exclusionText: '',
        linkedRisks: '',
        implementation: '',
        how: '',
        documents: '',
        owner: '',
        dueOn: null,
        auditorNote: '',
        decision: 'open',
        position: 0,
      },
    ],
  ]);
  const file = openEngagement(ports, { path });
  try {
    expect(file.queries.interviews.find(id(3))).toMatchObject({
      role: '',
      nameHidden: true,
      plannedAt: null,
      plannedMinutes: null,
      plannedRequirements: [],
    });
    expect(file.queries.search.find('"regulator"', 10).map((hit) => `${hit.entity} ${hit.id}`)).toEqual([`soa_item ${id(5)}`]);
    const { problems } = await verifyFile(file, { heads: [], signal: new AbortController().signal, steps: migrations });
    expect(problems).toEqual([]);
  } finally {
    file.close();
  }
});
