import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '../../electron/core/file/migrations/index.ts';
import { openEngagement } from '../../electron/core/file/open.ts';
import { verifyFile } from '../../electron/core/ledger/verify.ts';
import { blankSystem } from '../../electron/core/scope/system-row.ts';
import { aFileAtVersion } from '../builders/old-file.ts';
import { type TestPorts, testPorts } from '../builders/ports.ts';

let ports: TestPorts;
beforeEach(() => {
  ports = testPorts();
});
afterEach(() => ports.cleanUp());

const SYSTEM = '0190aaaa-0000-7000-8000-000000000001';
const LINK = '0190aaaa-0000-7000-8000-000000000003';

it('gives systems of an older file the unanswered fields, keeps links, and its history still makes its tables', async () => {
  const path = aFileAtVersion(ports, 2, [
    ['site', { id: '0190aaaa-0000-7000-8000-000000000002', name: 'Porto', address: '', activities: 'Annotation', position: 0 }],
    [
      'ai_system',
      {
        id: SYSTEM,
        name: 'LendScore',
        version: '4.2',
        purpose: 'Scores credit applications.',
        isoRoles: ['provider'],
        riskLevel: 'high',
        model: 'Gradient boosting',
        owner: 'Jan Mertens',
        status: 'production',
        inScope: true,
        scopeReason: '',
        position: 0,
      },
    ],
    ['link', { id: LINK, fromKind: 'evidence', fromId: 'e', toKind: 'ai_system', toId: SYSTEM, kind: 'supports' }],
  ]);
  const file = openEngagement(ports, { path });
  try {
    expect(file.schemaVersion).toBe(migrations.length);
    expect(file.queries.scope.system(SYSTEM)).toEqual({
      ...blankSystem(SYSTEM, 'LendScore', 0),
      version: '4.2',
      purpose: 'Scores credit applications.',
      isoRoles: ['provider'],
      riskLevel: 'high',
      model: 'Gradient boosting',
      owner: 'Jan Mertens',
    });
    expect(file.db.prepare('SELECT name, activities, scopeStatement FROM site').all()).toEqual([
      { name: 'Porto', activities: 'Annotation', scopeStatement: '' },
    ]);
    expect(file.db.prepare('SELECT id, kind FROM link').all()).toEqual([{ id: LINK, kind: 'supports' }]);
    const { problems } = await verifyFile(file, { heads: [], signal: new AbortController().signal, steps: migrations });
    expect(problems).toEqual([]);
  } finally {
    file.close();
  }
});
