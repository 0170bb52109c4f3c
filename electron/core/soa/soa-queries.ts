/** What is read about Statements of Applicability. */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from '../../../shared/model/entities.ts';
import { readOne, readRows } from '../ledger/columns.ts';

export interface SystemOfItem {
  readonly linkId: string;
  readonly itemId: string;
  readonly id: string;
  readonly name: string;
}

export interface Pin {
  readonly versionId: string;
  readonly auditId: string;
  readonly number: string;
}

export function createSoaQueries(db: Database) {
  const versions = db.prepare('SELECT * FROM soa_version ORDER BY position, id');
  const version = db.prepare('SELECT * FROM soa_version WHERE id = ?');
  const nextVersion = db.prepare('SELECT coalesce(max(position) + 1, 0) AS position FROM soa_version') as Statement<
    [],
    { position: number }
  >;
  const items = db.prepare('SELECT * FROM soa_item WHERE versionId = ? ORDER BY position, id');
  const item = db.prepare('SELECT * FROM soa_item WHERE id = ?');
  const pins = db.prepare(
    'SELECT soaVersionId AS versionId, id AS auditId, number FROM audit WHERE soaVersionId IS NOT NULL ORDER BY position, id',
  ) as Statement<[], Pin>;
  const systems = db.prepare(`
    SELECT l.id AS linkId, l.fromId AS itemId, s.id AS id, s.name || CASE s.version WHEN '' THEN '' ELSE ' ' || s.version END AS name
    FROM soa_item i JOIN link l ON l.fromId = i.id AND l.fromKind = 'soa_item' AND l.toKind = 'ai_system' JOIN ai_system s ON s.id = l.toId
    WHERE i.versionId = ? ORDER BY s.position, s.id
  `) as Statement<[string], SystemOfItem>;

  return {
    versions: (): Row<'soa_version'>[] => readRows('soa_version', versions.all()),
    version: (id: string): Row<'soa_version'> | null => readOne('soa_version', version.get(id)),
    nextPosition: (): number => nextVersion.get()?.position ?? 0,
    /** In the order of the client's list; what the auditor added stands at the end. */
    items: (versionId: string): Row<'soa_item'>[] => readRows('soa_item', items.all(versionId)),
    item: (id: string): Row<'soa_item'> | null => readOne('soa_item', item.get(id)),
    /** Which audit judges by which version. */
    pins: (): Pin[] => pins.all(),
    /** AI systems that the rows of a version concern. */
    systems: (versionId: string): SystemOfItem[] => systems.all(versionId),
  };
}
