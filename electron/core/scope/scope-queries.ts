/** What is read about sites and AI systems. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readRow, readRows } from '../ledger/columns.ts';

/** In which checklists a site or system stands. */
export interface UnitUse {
  readonly rows: number;
  readonly audits: string;
  readonly links: number;
}

export function createScopeQueries(db: Database) {
  const sites = db.prepare('SELECT * FROM site ORDER BY position, id');
  const site = db.prepare('SELECT * FROM site WHERE id = ?');
  const nextSite = db.prepare('SELECT coalesce(max(position) + 1, 0) AS position FROM site') as Statement<[], { position: number }>;
  const systems = db.prepare('SELECT * FROM ai_system ORDER BY position, id');
  const system = db.prepare('SELECT * FROM ai_system WHERE id = ?');
  const nextSystem = db.prepare('SELECT coalesce(max(position) + 1, 0) AS position FROM ai_system') as Statement<[], { position: number }>;
  const use = db.prepare(`
    SELECT
      (SELECT count(*) FROM checklist_item WHERE unitId = @id) AS rows,
      coalesce((SELECT group_concat(number, ', ') FROM (
        SELECT number FROM audit WHERE id IN (SELECT auditId FROM checklist_item WHERE unitId = @id) ORDER BY position)), '') AS audits,
      (SELECT count(*) FROM link WHERE fromId = @id OR toId = @id) AS links
  `) as Statement<[{ id: string }], UnitUse>;

  return {
    sites: (): Row<'site'>[] => readRows('site', sites.all()),
    site(id: string): Row<'site'> | null {
      const raw = site.get(id);
      return raw === undefined ? null : readRow('site', raw);
    },
    nextSitePosition: (): number => nextSite.get()?.position ?? 0,
    systems: (): Row<'ai_system'>[] => readRows('ai_system', systems.all()),
    system(id: string): Row<'ai_system'> | null {
      const raw = system.get(id);
      return raw === undefined ? null : readRow('ai_system', raw);
    },
    nextSystemPosition: (): number => nextSystem.get()?.position ?? 0,
    whereUsed: (id: string): UnitUse => use.get({ id }) ?? { rows: 0, audits: '', links: 0 },
  };
}
