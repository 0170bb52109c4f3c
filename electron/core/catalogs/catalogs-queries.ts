/** What is read about the catalogs copied into the engagement. */
import type { Database } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRows } from '../ledger/columns.ts';

export function createCatalogQueries(db: Database) {
  const all = db.prepare('SELECT * FROM catalog ORDER BY standard, edition, version, id');
  const one = db.prepare('SELECT * FROM catalog WHERE id = ?');
  const items = db.prepare('SELECT * FROM catalog_item WHERE catalogId = ? ORDER BY position');
  const item = db.prepare('SELECT * FROM catalog_item WHERE id = ?');
  const forAudit = db.prepare(`
    SELECT c.* FROM catalog_item c JOIN audit a ON a.id = @auditId
    WHERE c.requirement = @requirement
      AND (c.catalogId = a.catalogId OR c.catalogId IN (SELECT s.catalogId FROM audit_standard s WHERE s.auditId = a.id))
  `);
  const byRequirement = db.prepare('SELECT * FROM catalog_item WHERE catalogId = ? AND requirement = ?');

  return {
    all: (): Row<'catalog'>[] => readRows('catalog', all.all()),
    find: (id: string): Row<'catalog'> | null => readOne('catalog', one.get(id)),
    /** Headings included, in the order of the standard. */
    items: (catalogId: string): Row<'catalog_item'>[] => readRows('catalog_item', items.all(catalogId)),
    item: (id: string): Row<'catalog_item'> | null => readOne('catalog_item', item.get(id)),
    /** In any of the standards that the audit is concluded on. */
    itemForAudit: (auditId: string, requirement: string): Row<'catalog_item'> | null =>
      readOne('catalog_item', forAudit.get({ auditId, requirement })),
    itemFor: (catalogId: string, requirement: string): Row<'catalog_item'> | null =>
      readOne('catalog_item', byRequirement.get(catalogId, requirement)),
  };
}
