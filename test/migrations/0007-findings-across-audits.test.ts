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
const catalog = { id: id(1), framework: '42001', standard: 'ISO/IEC 42001', edition: '2023', title: 'T', version: '1', source: '' };
const audit = {
  id: id(2),
  kind: 'stage_2',
  number: 'S2',
  title: 'Stage 2',
  catalogId: id(1),
  criteria: '',
  objectives: '',
  startsOn: null,
  endsOn: '2026-11-19',
  timeZone: 'Europe/Amsterdam',
  places: '',
  plannedHundredths: null,
  actualHundredths: null,
  soaVersionId: null,
  planAgreedOn: null,
  planAgreedWith: '',
  planChanged: false,
  position: 0,
};
const finding = {
  id: id(3),
  auditId: id(2),
  number: 'S2-NC-01',
  grade: 'major',
  title: 'No assessment',
  statement: 'None was made.',
  gradeReason: 'Twice.',
  state: 'verification',
  raisedById: id(9),
  raisedByName: 'Ines Vogt',
  raisedAt: '2026-11-17T10:00:00.000Z',
  issuedAt: '2026-11-19T10:00:00.000Z',
  auditeeName: 'Ruben Claes',
  auditeeOn: '2026-11-19',
  auditeeUnderstood: true,
  auditeeView: '',
  answerBy: null,
  verifyBy: null,
  withdrawnReason: '',
  position: 4,
};

it('keeps findings of an older file as they were, graded by their class, and its history still makes its tables', async () => {
  const path = aFileAtVersion(ports, 6, [
    ['catalog', { ...catalog, digest: 'a'.repeat(64) }],
    ['audit', audit],
    ['finding', finding],
    [
      'objective_evidence',
      { id: id(4), findingId: id(3), text: 'Register of 16 November', evidenceId: null, interviewId: null, position: 0 },
    ],
    [
      'verification',
      {
        id: id(5),
        findingId: id(3),
        verifiedOn: '2027-01-22',
        byId: id(9),
        byName: 'Ines Vogt',
        method: 'remote',
        effective: true,
        text: 'Seen.',
      },
    ],
  ]);
  const file = openEngagement(ports, { path });
  try {
    expect(file.schemaVersion).toBe(migrations.length);
    expect(file.db.prepare('SELECT * FROM finding').all()).toEqual([
      {
        ...finding,
        auditeeUnderstood: 1,
        gradeCode: 'major',
        criterion: '',
        process: '',
        siteIds: '[]',
        systemIds: '[]',
      },
    ]);
    expect(file.db.prepare('SELECT text, noteId FROM objective_evidence').all()).toEqual([
      { text: 'Register of 16 November', noteId: null },
    ]);
    expect(file.db.prepare('SELECT effective, auditId FROM verification').all()).toEqual([{ effective: 1, auditId: null }]);
    // The tables themselves refuse what no record can say.
    const amendment = (version: number, kind: string) => () =>
      file.db
        .prepare("INSERT INTO finding_amendment VALUES (?, ?, ?, ?, '[]', 'why', '2026-11-20', ?, 'Ines Vogt')")
        .run(id(6), id(3), version, kind, id(9));
    expect(amendment(1, 'amendment')).toThrow(/CHECK/);
    expect(amendment(2, 'conversion')).toThrow(/CHECK/);
    const { problems } = await verifyFile(file, { heads: [], signal: new AbortController().signal, steps: migrations });
    expect(problems).toEqual([]);
  } finally {
    file.close();
  }
});
