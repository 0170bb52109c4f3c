/** The known list of what an engagement file of each version holds, by exact SQL; anything else is not ours. */
import Database, { type Database as SqliteDatabase, type Statement } from 'better-sqlite3';
import type { MigrationStep } from './migrations/step.ts';

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
}

/** Tables that SQLite's ANALYZE of another program leaves; harmless, because this program never plans by them at will. */
const tolerated = new Set(['sqlite_stat1', 'sqlite_stat4']);

const readSchema = (db: SqliteDatabase): SchemaRow[] =>
  (db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema') as Statement<[], SchemaRow>).all();

/** Names of the tables that FTS5 makes for itself; their SQL belongs to SQLite's version, not to ours. */
function shadowNames(rows: readonly SchemaRow[]): ReadonlySet<string> {
  const virtual = rows.filter(({ sql }) => sql !== null && /^CREATE VIRTUAL TABLE \w+ USING fts5/i.test(sql));
  return new Set(virtual.flatMap(({ name }) => ['data', 'idx', 'content', 'docsize', 'config'].map((part) => `${name}_${part}`)));
}

const describe = (row: SchemaRow, shadows: ReadonlySet<string>): string =>
  JSON.stringify([row.type, row.name, row.tbl_name, shadows.has(row.name) ? '' : row.sql]);

const known = new WeakMap<readonly MigrationStep[], Map<number, ReadonlySet<string>>>();

/** Every row that `sqlite_schema` must have at a version: made by running the steps on an empty database in memory. */
function expectedAt(version: number, steps: readonly MigrationStep[]): ReadonlySet<string> {
  const ofSteps = known.get(steps) ?? new Map<number, ReadonlySet<string>>();
  known.set(steps, ofSteps);
  const found = ofSteps.get(version);
  if (found !== undefined) return found;
  const db = new Database(':memory:');
  try {
    for (const step of steps) if (step.version <= version) step.up(db);
    const rows = readSchema(db);
    const shadows = shadowNames(rows);
    const list = new Set(rows.map((row) => describe(row, shadows)));
    ofSteps.set(version, list);
    return list;
  } finally {
    db.close();
  }
}

/** Names of objects that are missing, added or changed, compared with what the version must have; empty when it fits. */
export function schemaDifferences(db: SqliteDatabase, version: number, steps: readonly MigrationStep[]): string[] {
  const expected = expectedAt(version, steps);
  const rows = readSchema(db).filter(({ name, tbl_name }) => !tolerated.has(name) && !tolerated.has(tbl_name));
  const shadows = shadowNames(rows.filter((row) => expected.has(describe(row, new Set()))));
  const present = new Set(rows.map((row) => describe(row, shadows)));
  const added = rows.filter((row) => !expected.has(describe(row, shadows))).map(({ name }) => name);
  const missing = [...expected].filter((row) => !present.has(row)).map((row) => String((JSON.parse(row) as unknown[])[1]));
  return [...new Set([...missing, ...added])].sort();
}

/** Every object with its SQL, sorted: the readable documentation and the comparison of fresh with migrated files. */
export function schemaText(db: SqliteDatabase): string {
  return readSchema(db)
    .filter(({ sql }) => sql !== null)
    .map(({ name, sql }) => `-- ${name}\n${sql};`)
    .sort()
    .join('\n\n');
}
