/** What is read about the catalogs copied into the engagement. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRows } from '../ledger/columns.ts';

/** A requirement as an imported list words it. */
export interface ImportedWords {
  readonly catalogId: string;
  /** Title of the list. */
  readonly list: string;
  readonly standard: string;
  readonly edition: string;
  readonly source: string;
  readonly importedAt: string | null;
  readonly importedByName: string;
  readonly mayLeave: boolean;
  readonly requirement: string;
  readonly title: string;
  readonly description: string;
}

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

  const usedBy = db
    .prepare(`
    SELECT number FROM audit WHERE catalogId = @id OR id IN (SELECT auditId FROM audit_standard WHERE catalogId = @id)
      OR id IN (SELECT ci.auditId FROM checklist_item ci JOIN catalog_item c ON c.id = ci.catalogItemId WHERE c.catalogId = @id)
    ORDER BY position
  `)
    .pluck() as Statement<[{ id: string }], string>;
  const imported = db.prepare(`
    SELECT c.id AS catalogId, c.title AS list, c.standard, c.edition, c.source, c.importedAt, c.importedByName, c.mayLeave, i.requirement, i.title, i.description
    FROM catalog_item i JOIN catalog c ON c.id = i.catalogId
    WHERE c.origin = 'imported' AND i.requirement IN (SELECT value FROM json_each(?)) ORDER BY c.importedAt, c.id
  `) as Statement<[string], Omit<ImportedWords, 'mayLeave'> & { mayLeave: number }>;

  return {
    all: (): Row<'catalog'>[] => readRows('catalog', all.all()),
    find: (id: string): Row<'catalog'> | null => readOne('catalog', one.get(id)),
    /** Headings included, in the order of the standard. */
    items: (catalogId: string): Row<'catalog_item'>[] => readRows('catalog_item', items.all(catalogId)),
    /** Numbers of the audits that are judged by it. */
    usedBy: (id: string): string[] => usedBy.all({ id }),
    /** What the imported lists say on some requirements, the older list first. */
    imported: (requirements: readonly string[]): ImportedWords[] =>
      imported.all(JSON.stringify(requirements)).map((one) => ({ ...one, mayLeave: one.mayLeave === 1 })),
    item: (id: string): Row<'catalog_item'> | null => readOne('catalog_item', item.get(id)),
    /** In any of the standards that the audit is concluded on. */
    itemForAudit: (auditId: string, requirement: string): Row<'catalog_item'> | null =>
      readOne('catalog_item', forAudit.get({ auditId, requirement })),
    itemFor: (catalogId: string, requirement: string): Row<'catalog_item'> | null =>
      readOne('catalog_item', byRequirement.get(catalogId, requirement)),
  };
}
