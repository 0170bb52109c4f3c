/** Engagement files as an older program left them: only the first steps were run, and the ledger tells every row. */

import { migrate } from '../../electron/core/file/migrate.ts';
import { migrations } from '../../electron/core/file/migrations/index.ts';
import { APPLICATION_ID, applyPragmas, connect, PAGE_BYTES } from '../../electron/core/file/sqlite.ts';
import { createChainWriter } from '../../electron/core/ledger/chain.ts';
import { createHeadMemory } from '../../electron/core/ledger/heads.ts';
import { engagementRow, INES, personRow } from './file.ts';
import type { TestPorts } from './ports.ts';

export type OldRow = readonly [entity: string, row: Readonly<Record<string, unknown>> & { readonly id: string }];

/**
 * A file at a version, with an engagement, its first person and the given rows, as that version knew them: what the
 * version's table has no column for is left out. Lists are given as arrays, flags as booleans.
 * @returns its path
 */
export function aFileAtVersion(ports: TestPorts, version: number, rows: readonly OldRow[], name = 'old.aims'): string {
  const path = ports.path(name);
  const db = connect(path, { key: null, mustExist: false });
  try {
    db.pragma(`page_size = ${PAGE_BYTES}`);
    applyPragmas(db);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(db, migrations.slice(0, version));
    const engagement = engagementRow();
    const memory = createHeadMemory({
      folder: ports.appData.folder,
      engagementId: engagement.id,
      pid: ports.machine.pid,
      token: 'old',
      log: ports.log,
    });
    const chain = createChainWriter({
      db,
      engagementId: engagement.id,
      schemaVersion: version,
      clock: ports.clock,
      ids: ports.ids,
      memory,
    });
    db.transaction(() => {
      const out = chain.begin(INES, '');
      const given: readonly OldRow[] = [['engagement', engagement], ['person', personRow()], ...rows];
      for (const [entity, row] of given) {
        const columns = (db.pragma(`table_info(${entity})`) as { name: string }[]).map((column) => column.name);
        const kept = Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
        const bound = Object.fromEntries(
          Object.entries(kept).map(([key, value]) => [
            key,
            typeof value === 'boolean' ? Number(value) : Array.isArray(value) ? JSON.stringify(value) : value,
          ]),
        );
        db.prepare(`INSERT INTO ${entity} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`).run(bound);
        out.put({ op: 'insert', entity, row: row.id, field: '', before: null, after: kept });
      }
      out.finish();
    }).immediate();
    chain.committed();
    memory.release();
  } finally {
    db.close();
  }
  return path;
}
