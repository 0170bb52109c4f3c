import { expect, it } from 'vitest';
import { migrations } from '../../electron/core/file/migrations/index.ts';
import { openEngagement } from '../../electron/core/file/open.ts';
import { verifyFile } from '../../electron/core/ledger/verify.ts';
import { aFileAtVersion } from '../builders/old-file.ts';
import { testPorts } from '../builders/ports.ts';

it('gives an older file a table of issued reports that refuses one of no audit, and its history still makes its tables', async () => {
  const ports = testPorts();
  const file = openEngagement(ports, { path: aFileAtVersion(ports, 4, []) });
  try {
    expect(file.db.prepare('SELECT count(*) FROM report').pluck().get()).toBe(0);
    expect(() => file.db.prepare("INSERT INTO report (id, auditId) VALUES ('x', 'y')").run()).toThrow('NOT NULL');
    const check = await verifyFile(file, { heads: [], signal: new AbortController().signal, steps: migrations });
    expect(check).toMatchObject({ ok: true, problems: [] });
  } finally {
    file.close();
    ports.cleanUp();
  }
});
