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

it('gives an older file empty tables of sampling, which refuse what no sample can hold', async () => {
  const path = aFileAtVersion(ports, 10, []);
  const file = openEngagement(ports, { path });
  try {
    expect(file.schemaVersion).toBe(migrations.length);
    for (const table of ['population', 'population_exclusion', 'sample', 'sample_item', 'sampling_table'])
      expect(file.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    // A missing record is a deviation and nothing else.
    const item = (result: string | null, missing: number) => () =>
      file.db
        .prepare(
          "INSERT INTO sample_item VALUES ('x', 's', 1, 'CHG-1', '', '[]', 'drawn', NULL, '', ?, ?, '', '', '[]', NULL, '', NULL, '')",
        )
        .run(result, missing);
    expect(item('conforms', 1)).toThrow(/CHECK/);
    expect(item(null, 1)).toThrow(/CHECK/);
    const { problems } = await verifyFile(file, { heads: [], signal: new AbortController().signal, steps: migrations });
    expect(problems).toEqual([]);
  } finally {
    file.close();
  }
});
