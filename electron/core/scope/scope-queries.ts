/** What is read about sites, AI systems, the boundary of the scope and saved mappings. */
import type { Database, Statement } from 'better-sqlite3';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRows } from '../ledger/columns.ts';

/** A row of the register, without long texts. */
export type SystemGlance = OutputOf<'scope.systems'>['systems'][number];

/** In which checklists a site or system stands. */
export interface UnitUse {
  readonly rows: number;
  readonly audits: string;
  readonly links: number;
  /** AI systems that name the site. */
  readonly systems: number;
  /** Items of the boundary that name it. */
  readonly items: number;
}

export function createScopeQueries(db: Database) {
  const sites = db.prepare('SELECT * FROM site ORDER BY position, id');
  const site = db.prepare('SELECT * FROM site WHERE id = ?');
  const nextSite = db.prepare('SELECT coalesce(max(position) + 1, 0) AS position FROM site') as Statement<[], { position: number }>;
  const glances = db.prepare(`
    SELECT id, name, reference, version, owner, businessUnit, status, lifeCycleStage, inScope, scopeReason, isoRoles,
           riskLevel, aiActClass, impactLevel, position
    FROM ai_system ORDER BY position, id
  `) as Statement<[], Omit<SystemGlance, 'inScope' | 'isoRoles'> & { inScope: number; isoRoles: string }>;
  const wholeSystems = db.prepare('SELECT * FROM ai_system ORDER BY position, id');
  const thirdParty = db.prepare(`
    SELECT id, supplierName, modelOrigin IN ('third_party', 'both') AS thirdParty FROM ai_system
  `) as Statement<[], { id: string; supplierName: string; thirdParty: number }>;
  const items = db.prepare('SELECT * FROM scope_item ORDER BY position, id');
  const item = db.prepare('SELECT * FROM scope_item WHERE id = ?');
  const nextItem = db.prepare('SELECT coalesce(max(position) + 1, 0) AS position FROM scope_item') as Statement<[], { position: number }>;
  const mappings = db.prepare('SELECT * FROM import_mapping WHERE target = ? ORDER BY position, id');
  const nextMapping = db.prepare('SELECT coalesce(max(position) + 1, 0) AS position FROM import_mapping') as Statement<
    [],
    { position: number }
  >;
  const system = db.prepare('SELECT * FROM ai_system WHERE id = ?');
  const nextSystem = db.prepare('SELECT coalesce(max(position) + 1, 0) AS position FROM ai_system') as Statement<[], { position: number }>;
  const use = db.prepare(`
    SELECT
      (SELECT count(*) FROM checklist_item WHERE unitId = @id) AS rows,
      coalesce((SELECT group_concat(number, ', ') FROM (
        SELECT number FROM audit WHERE id IN (SELECT auditId FROM checklist_item WHERE unitId = @id) ORDER BY position)), '') AS audits,
      (SELECT count(*) FROM link WHERE (fromId = @id OR toId = @id) AND kind <> 'supplies') AS links,
      (SELECT count(*) FROM ai_system WHERE instr(siteIds, @id) > 0) AS systems,
      (SELECT count(*) FROM scope_item WHERE siteId = @id) AS items
  `) as Statement<[{ id: string }], UnitUse>;

  return {
    sites: (): Row<'site'>[] => readRows('site', sites.all()),
    site: (id: string): Row<'site'> | null => readOne('site', site.get(id)),
    nextSitePosition: (): number => nextSite.get()?.position ?? 0,
    /** The register in its order, without long texts: two thousand systems are no reason to wait. */
    systems: (): SystemGlance[] =>
      glances.all().map((raw) => ({
        ...raw,
        inScope: raw.inScope === 1,
        isoRoles: JSON.parse(raw.isoRoles) as SystemGlance['isoRoles'],
      })),
    wholeSystems: (): Row<'ai_system'>[] => readRows('ai_system', wholeSystems.all()),
    /** What each system says of third parties, by its id. */
    thirdParties: (): Map<string, { readonly supplierName: string; readonly thirdParty: boolean }> =>
      new Map(thirdParty.all().map((raw) => [raw.id, { supplierName: raw.supplierName, thirdParty: raw.thirdParty === 1 }])),
    system: (id: string): Row<'ai_system'> | null => readOne('ai_system', system.get(id)),
    nextSystemPosition: (): number => nextSystem.get()?.position ?? 0,
    whereUsed: (id: string): UnitUse => use.get({ id }) ?? { rows: 0, audits: '', links: 0, systems: 0, items: 0 },
    items: (): Row<'scope_item'>[] => readRows('scope_item', items.all()),
    item: (id: string): Row<'scope_item'> | null => readOne('scope_item', item.get(id)),
    nextItemPosition: (): number => nextItem.get()?.position ?? 0,
    mappings: (target: Row<'import_mapping'>['target']): Row<'import_mapping'>[] => readRows('import_mapping', mappings.all(target)),
    nextMappingPosition: (): number => nextMapping.get()?.position ?? 0,
  };
}
