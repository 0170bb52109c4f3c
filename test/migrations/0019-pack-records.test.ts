import { expect, it } from 'vitest';
import { migrations } from '../../electron/core/file/migrations/index.ts';
import { openEngagement } from '../../electron/core/file/open.ts';
import { verifyFile } from '../../electron/core/ledger/verify.ts';
import { aFileAtVersion } from '../builders/old-file.ts';
import { testPorts } from '../builders/ports.ts';

it('gives an older file places for the agreement, complaints and what does not apply in a pack, and its history still fits', async () => {
  const ports = testPorts();
  const file = openEngagement(ports, { path: aFileAtVersion(ports, 18, []) });
  try {
    for (const table of ['agreement', 'complaint', 'pack_exemption'])
      expect(file.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
    const complaint = (kind: string) => () =>
      file.db.prepare("INSERT INTO complaint VALUES ('x', ?, 'Late answer', '', NULL, '', '', NULL, 0)").run(kind);
    expect(complaint('rumour')).toThrow(/CHECK/);
    expect(() => file.db.prepare("INSERT INTO agreement VALUES ('x', 'A-1', '1', NULL, '', NULL, '', 'perhaps', NULL)").run()).toThrow(
      /CHECK/,
    );
    const check = await verifyFile(file, { heads: [], signal: new AbortController().signal, steps: migrations });
    expect(check).toMatchObject({ ok: true, problems: [] });
  } finally {
    file.close();
    ports.cleanUp();
  }
});
