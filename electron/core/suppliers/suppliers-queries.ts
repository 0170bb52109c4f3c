/** What is read about suppliers and the AI systems they serve. */
import type { Database, Statement } from 'better-sqlite3';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRows } from '../ledger/columns.ts';

type OfSystem = OutputOf<'scope.system'>['suppliers'][number];
type Served = OutputOf<'suppliers.show'>['systems'][number];

export function createSupplierQueries(db: Database) {
  const suppliers = db.prepare('SELECT * FROM supplier ORDER BY position, id');
  const supplier = db.prepare('SELECT * FROM supplier WHERE id = ?');
  const next = db.prepare('SELECT coalesce(max(position) + 1, 0) AS position FROM supplier') as Statement<[], { position: number }>;
  const counts = db.prepare("SELECT fromId AS id, count(*) AS systems FROM link WHERE kind = 'supplies' GROUP BY fromId") as Statement<
    [],
    { id: string; systems: number }
  >;
  const pairs = db.prepare("SELECT fromId AS supplierId, toId AS systemId FROM link WHERE kind = 'supplies'") as Statement<
    [],
    { supplierId: string; systemId: string }
  >;
  const ofSystem = db.prepare(`
    SELECT s.* FROM link l JOIN supplier s ON s.id = l.fromId
    WHERE l.toId = ? AND l.kind = 'supplies' ORDER BY s.position, s.id
  `) as Statement<[string]>;
  const served = db.prepare(`
    SELECT a.id, a.name, a.version, a.inScope FROM link l JOIN ai_system a ON a.id = l.toId
    WHERE l.fromId = ? AND l.kind = 'supplies' ORDER BY a.position, a.id
  `) as Statement<[string], Omit<Served, 'inScope'> & { inScope: number }>;
  const linksOfSystem = db.prepare("SELECT id FROM link WHERE toId = ? AND kind = 'supplies'").pluck() as Statement<[string], string>;
  const linksOfSupplier = db.prepare("SELECT id FROM link WHERE fromId = ? AND kind = 'supplies'").pluck() as Statement<[string], string>;
  const link = db.prepare('SELECT id FROM link WHERE id = ?').pluck() as Statement<[string], string>;
  const items = db.prepare('SELECT count(*) FROM scope_item WHERE supplierId = ?').pluck() as Statement<[string], number>;

  return {
    suppliers: (): Row<'supplier'>[] => readRows('supplier', suppliers.all()),
    supplier: (id: string): Row<'supplier'> | null => readOne('supplier', supplier.get(id)),
    nextPosition: (): number => next.get()?.position ?? 0,
    /** How many AI systems each supplier serves; those that serve none are not in it. */
    counts: (): Map<string, number> => new Map(counts.all().map(({ id, systems }) => [id, systems])),
    pairs: (): { supplierId: string; systemId: string }[] => pairs.all(),
    ofSystem: (systemId: string): OfSystem[] =>
      readRows('supplier', ofSystem.all(systemId)).map(({ id, name, kinds, criticality }) => ({ id, name, kinds, criticality })),
    served: (supplierId: string): Served[] => served.all(supplierId).map((raw) => ({ ...raw, inScope: raw.inScope === 1 })),
    linksOfSystem: (systemId: string): string[] => linksOfSystem.all(systemId),
    linksOfSupplier: (supplierId: string): string[] => linksOfSupplier.all(supplierId),
    hasLink: (id: string): boolean => link.get(id) !== undefined,
    /** Items of the boundary that name the supplier. */
    inBoundary: (supplierId: string): number => items.get(supplierId) ?? 0,
  };
}
