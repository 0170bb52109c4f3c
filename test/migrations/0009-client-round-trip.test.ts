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

it('gives an older file the tables of the round trip, empty, and its history still makes its tables', async () => {
  const path = aFileAtVersion(ports, 8, []);
  const file = openEngagement(ports, { path });
  try {
    expect(file.schemaVersion).toBe(migrations.length);
    for (const table of ['response_issue', 'response_issue_row', 'response_return'])
      expect(file.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    expect(file.db.prepare("SELECT name FROM pragma_table_info('response') WHERE name = 'enclosed'").pluck().get()).toBe('enclosed');
    expect(() => file.db.prepare("INSERT INTO response_issue VALUES ('a', 'b', 0, 'workbook', '', '', '', '', '', '')").run()).toThrow(
      /CHECK|FOREIGN/,
    );
    const { problems } = await verifyFile(file, { heads: [], signal: new AbortController().signal, steps: migrations });
    expect(problems).toEqual([]);
  } finally {
    file.close();
  }
});

it('gives an answer of an older row no enclosures', () => {
  const step = migrations.find(({ name }) => name.endsWith('client-round-trip'));
  expect(step?.mapRow?.('response', { id: 'x' })).toEqual({ id: 'x', enclosed: '' });
  expect(step?.mapRow?.('finding', { id: 'x' })).toEqual({ id: 'x' });
});
