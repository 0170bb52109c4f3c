/**
 * What of the file may leave it. Words of an imported list belong to whoever licensed them: whatever is made to leave
 * (report, workbook, plan, what goes to the client) reads the file through these queries, which give the program's own title
 * or the bare reference in their place.
 *
 * The words are withheld where all titles come from, in the statements that read the catalogs, and not in each document: so
 * no document, made today or later, can print them by oversight.
 */
import type { Database } from 'better-sqlite3';
import { entities } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { createQueries, type Queries } from '../queries.ts';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Stands for the name of the standard while the sentence is taken apart. */
const NAME = '\u0001';

/** The catalog items as they may be read outside; a table of a WITH clause stands before the real one of its name. */
function itemsOutside(): string {
  const [before = '', after = ''] = t('catalogCore.asWorded', { standard: NAME }).split(NAME);
  const standard = `k.standard || CASE k.edition WHEN '' THEN '' ELSE ':' || k.edition END`;
  const own = (field: string) => `coalesce((
    SELECT p.${field} FROM main.catalog_item p JOIN main.catalog o ON o.id = p.catalogId
    WHERE p.requirement = i.requirement AND o.origin = 'program' LIMIT 1), ${quoted(before)} || ${standard} || ${quoted(after)})`;
  const instead: Readonly<Record<string, string>> = { title: own('title'), shortTitle: own('shortTitle'), description: "''" };
  const fields = Object.keys(entities.catalog_item.shape).map((field) =>
    instead[field] === undefined ? `i.${field}` : `CASE k.mayLeave WHEN 1 THEN i.${field} ELSE ${instead[field]} END AS ${field}`,
  );
  return `catalog_item AS (SELECT ${fields.join(', ')} FROM main.catalog_item i JOIN main.catalog k ON k.id = i.catalogId)`;
}

/** The database with every statement that reads catalog items reading them as they may leave. */
function readOutside(db: Database): Database {
  const items = itemsOutside();
  const withItems = (sql: string): string => {
    if (!/\bcatalog_item\b/.test(sql)) return sql;
    const started = /^\s*WITH\s+(RECURSIVE\s+)?/i.exec(sql);
    return started === null ? `WITH ${items} ${sql}` : `WITH ${started[1] ?? ''}${items}, ${sql.slice(started[0].length)}`;
  };
  return new Proxy(db, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => target.prepare(withItems(sql));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** The file's queries as they may leave it: the very same while nothing has to be withheld. Prepared when first needed. */
export function createOutsideQueries(db: Database, inside: Queries): () => Queries {
  let outside: Queries | null = null;
  return () => {
    if (inside.catalogs.all().every(({ mayLeave }) => mayLeave)) return inside;
    outside ??= createQueries(readOutside(db));
    return outside;
  };
}

/**
 * Whether the history of a requirement may be told outside. Of a list that was removed nobody can tell any more whether its
 * words may leave: only those that may are told.
 */
export function mayBeTold({ catalogs }: Queries): (catalogItemId: string) => boolean {
  const free = catalogs.all().filter(({ mayLeave }) => mayLeave);
  const told = new Set(free.flatMap(({ id }) => catalogs.items(id).map((item) => item.id)));
  return (id) => told.has(id);
}

/** What a handler is given, to make something of that leaves the file. */
export function forOutside(context: FileContext): FileContext {
  const queries = context.file.outside();
  return queries === context.file.queries ? context : { ...context, file: { ...context.file, queries, outside: () => queries } };
}
