/** The full-text search of an open file, and where each kind of row is to be found on screen. */
import type { Database, Statement } from 'better-sqlite3';
import type { EntityName, Row } from '../../../shared/model/entities.ts';
import type { IndexedWord } from './search-text.ts';

export interface RawHit {
  readonly entity: EntityName;
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

/** The row that a hit opens, with what it is called. Fields that a kind of row has not are empty. */
export interface Place {
  readonly auditId: string | null;
  readonly ownerKind: string;
  readonly ownerId: string | null;
  readonly number: string;
  readonly title: string;
}

export interface NamedRow {
  readonly entity: EntityName;
  readonly id: string;
}

/** A word in the title weighs five times one in the text. */
const TITLE_WEIGHT = '5.0';
/** More hits than this nobody reads: relevance over all of them would cost more than it tells. */
const MOST_RANKED = 500;

/**
 * One statement per entity that can be found: id → place. A row that is gone, or stands nowhere, has none.
 * `catalog_item` leads to its first row in the checklist of the newest audit that has one.
 */
const places: { readonly [E in EntityName]?: string } = {
  note: `
    SELECT coalesce(ci.auditId, i.auditId) AS auditId, n.ownerKind, n.ownerId, coalesce(c.ref, i.number, '') AS number,
      coalesce(c.title, i.title, '') AS title
    FROM note n LEFT JOIN checklist_item ci ON n.ownerKind = 'checklist_item' AND ci.id = n.ownerId
      LEFT JOIN catalog_item c ON c.id = ci.catalogItemId LEFT JOIN interview i ON n.ownerKind = 'interview' AND i.id = n.ownerId
    WHERE n.id = ?`,
  requirement_result: `
    SELECT ci.auditId, 'checklist_item' AS ownerKind, ci.id AS ownerId, c.ref AS number, c.title AS title
    FROM requirement_result r JOIN checklist_item ci ON ci.id = r.checklistItemId JOIN catalog_item c ON c.id = ci.catalogItemId
    WHERE r.id = ?`,
  catalog_item: `
    SELECT a.id AS auditId, CASE WHEN ci.id IS NULL THEN 'catalog_item' ELSE 'checklist_item' END AS ownerKind, ci.id AS ownerId,
      c.ref AS number, c.title AS title
    FROM catalog_item c LEFT JOIN checklist_item ci ON ci.requirement = c.requirement AND ci.catalogItemId = c.id
      LEFT JOIN audit a ON a.id = ci.auditId
    WHERE c.id = ? ORDER BY a.position DESC, ci.position LIMIT 1`,
  soa_item: `
    SELECT NULL AS auditId, 'soa_version' AS ownerKind, versionId AS ownerId, controlRef AS number, title FROM soa_item WHERE id = ?`,
  finding: `SELECT auditId, 'finding' AS ownerKind, id AS ownerId, number, title FROM finding WHERE id = ?`,
  evidence: `SELECT auditId, 'evidence' AS ownerKind, id AS ownerId, number, title FROM evidence WHERE id = ?`,
  interview: `SELECT auditId, 'interview' AS ownerKind, id AS ownerId, number, title FROM interview WHERE id = ?`,
  audit: `SELECT id AS auditId, 'audit' AS ownerKind, id AS ownerId, number, title FROM audit WHERE id = ?`,
  report_text: `
    SELECT r.auditId, 'audit' AS ownerKind, r.auditId AS ownerId, a.number, r.section AS title
    FROM report_text r JOIN audit a ON a.id = r.auditId WHERE r.id = ?`,
  ai_system: `SELECT NULL AS auditId, 'ai_system' AS ownerKind, id AS ownerId, '' AS number, trim(name || ' ' || version) AS title FROM ai_system WHERE id = ?`,
  person: `SELECT NULL AS auditId, 'person' AS ownerKind, id AS ownerId, '' AS number, name AS title FROM person WHERE id = ?`,
  supplier: `SELECT NULL AS auditId, 'supplier' AS ownerKind, id AS ownerId, '' AS number, name AS title FROM supplier WHERE id = ?`,
  scope_item: `SELECT NULL AS auditId, 'scope_item' AS ownerKind, id AS ownerId, '' AS number, name AS title FROM scope_item WHERE id = ?`,
  site: `SELECT NULL AS auditId, 'site' AS ownerKind, id AS ownerId, '' AS number, name AS title FROM site WHERE id = ?`,
  sample: `SELECT auditId, 'sample' AS ownerKind, id AS ownerId, number, title FROM sample WHERE id = ?`,
  sample_item: `
    SELECT s.auditId, 'sample' AS ownerKind, s.id AS ownerId, s.number, s.title || ': ' || i.record AS title
    FROM sample_item i JOIN sample s ON s.id = i.sampleId WHERE i.id = ?`,
  population: `
    SELECT p.auditId, 'sample' AS ownerKind, s.id AS ownerId, '' AS number, p.name AS title
    FROM population p LEFT JOIN sample s ON s.populationId = p.id WHERE p.id = ? ORDER BY s.position LIMIT 1`,
  ...Object.fromEntries(
    (['objective_evidence', 'correction', 'cause', 'corrective_action', 'verification'] as const).map((entity) => [
      entity,
      `SELECT f.auditId, 'finding' AS ownerKind, f.id AS ownerId, f.number, f.title
       FROM ${entity} part JOIN finding f ON f.id = part.findingId WHERE part.id = ?`,
    ]),
  ),
};

/** Rows whose reference or number a word may be; the newest audit first. */
const NAMED = `
  SELECT entity, id FROM (
    SELECT 'catalog_item' AS entity, id, 0 AS turn, 0 AS newest, position FROM catalog_item
      WHERE lower(ref) = @name AND kind IN ('requirement', 'control')
    UNION ALL SELECT 'finding', f.id, 1, -a.position, f.position FROM finding f JOIN audit a ON a.id = f.auditId
      WHERE lower(f.number) = @name OR lower(f.number) = lower(a.number) || '-' || @name
    UNION ALL SELECT 'evidence', id, 2, 0, position FROM evidence WHERE lower(number) = @name
    UNION ALL SELECT 'interview', i.id, 3, -a.position, i.position FROM interview i JOIN audit a ON a.id = i.auditId
      WHERE lower(i.number) = @name
  ) ORDER BY turn, newest, position, id LIMIT 20`;

export function createSearchQueries(db: Database) {
  const newest = db.prepare('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?').pluck() as Statement<
    [string, number],
    number
  >;
  const ranked = db
    .prepare(`SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search, ${TITLE_WEIGHT}, 1.0), rowid LIMIT ?`)
    .pluck() as Statement<[string, number], number>;
  // The text is read for the rows that are shown only: FTS5's own snippets cost a query each.
  const text = db.prepare(`
    SELECT r.entity, r.id, s.title, s.body FROM search_row r JOIN search s ON s.rowid = r.number WHERE r.number = ?
  `) as Statement<[number], RawHit>;
  const named = db.prepare(NAMED) as Statement<[{ name: string }], NamedRow>;
  const prepared = new Map(Object.entries(places).map(([entity, sql]) => [entity, db.prepare(sql) as Statement<[string], Place>] as const));
  // Lives in the connection's memory only: nothing of it reaches the file.
  db.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab(main, search, row)');
  const has = db.prepare('SELECT 1 FROM temp.search_word WHERE term >= @from AND term < @until LIMIT 1');
  const words = db.prepare(
    'SELECT term, doc AS rows FROM temp.search_word WHERE term >= @from AND term < @until AND length(term) BETWEEN @least AND @most',
  ) as Statement<[{ from: string; until: string; least: number; most: number }], IndexedWord>;

  return {
    /**
     * Best first; of very many the newest, those with the words in the title before the others. `match` is FTS5 syntax
     * and comes from search-text.ts alone.
     */
    find(match: string, limit: number): RawHit[] {
      const found = newest.all(match, MOST_RANKED + 1);
      const rows =
        found.length <= MOST_RANKED ? ranked.all(match, limit) : [...new Set([...newest.all(`title : (${match})`, limit), ...found])];
      return rows.slice(0, limit).flatMap((row) => text.get(row) ?? []);
    },
    /** The newest rows with the words in their title. */
    findTitles: (match: string, limit: number): RawHit[] => newest.all(`title : (${match})`, limit).flatMap((row) => text.get(row) ?? []),
    /** Rows with exactly this reference or number, given in lower case. */
    named: (name: string): NamedRow[] => named.all({ name }),
    place: (entity: EntityName, id: string): Place | null => prepared.get(entity)?.get(id) ?? null,
    /** Whether any word of the file begins so. */
    hasWord: (start: string): boolean => has.get({ from: start, until: `${start}\u{10ffff}` }) !== undefined,
    /** Words that begin with a letter, by their length. */
    wordsFrom: (letter: string, least: number, most: number): IterableIterator<IndexedWord> =>
      words.iterate({ from: letter, until: `${letter}\u{10ffff}`, least, most }),
  };
}

export type SearchQueries = ReturnType<typeof createSearchQueries>;
export type SectionOfText = Row<'report_text'>['section'];
