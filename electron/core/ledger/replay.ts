/**
 * Plays history: entries in, tables out. Pure. Entries written under an older schema are carried through the steps'
 * `mapRow` when the file's migration entry is met, just as the live rows were.
 */
import type { MigrationStep } from '../file/migrations/step.ts';
import { canonicalJson } from './canonical.ts';
import type { EntryBody } from './entry.ts';

export type PlainRow = Readonly<Record<string, unknown>>;
/** Entity → id → row. */
export type Tables = Map<string, Map<string, PlainRow>>;

/** Why an entry cannot be applied. */
export type ReplayFault = 'unknownEntity' | 'exists' | 'missing' | 'before';

const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

export interface Replay {
  readonly tables: Tables;
  /** Applies the next entry, in the order of the file. @returns what is wrong with it, null when it fits. */
  apply(entry: EntryBody): ReplayFault | null;
  /** Carries the tables to a version that the file's history does not name: that of a private copy (see open.ts). */
  carryTo(version: number): void;
}

const isRow = (value: unknown): value is PlainRow => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param known names of the entities that have tables. */
export function createReplay(known: ReadonlySet<string>, steps: readonly MigrationStep[]): Replay {
  const tables: Tables = new Map([...known].map((entity) => [entity, new Map<string, PlainRow>()]));

  let version = 0;

  const migrateAll = (from: number, to: number) => {
    version = to;
    for (const step of steps) {
      if (step.version <= from || step.version > to) continue;
      const added = step.addRows?.(tables) ?? [];
      for (const [entity, rows] of tables) {
        for (const [id, row] of rows) {
          const next = step.mapRow(entity, row);
          if (next === null) rows.delete(id);
          else rows.set(id, next);
        }
      }
      for (const [entity, row] of added) tables.get(entity)?.set(String(row.id), row);
    }
  };

  return {
    tables,
    carryTo(target) {
      if (version > 0 && version < target) migrateAll(version, target);
    },
    apply(entry) {
      if (entry.op === 'chain') {
        // The file has one version at a time: only its very first chain says from where it starts.
        if (version === 0) version = Number((entry.after as { schema?: unknown } | null)?.schema ?? 1);
        return null;
      }
      if (entry.op === 'purge') return null;
      if (entry.op === 'migrate') {
        migrateAll(Number(entry.before), Number(entry.after));
        return null;
      }
      const rows = tables.get(entry.entity);
      if (rows === undefined) return 'unknownEntity';
      const now = rows.get(entry.row);
      switch (entry.op) {
        case 'insert':
          if (now !== undefined) return 'exists';
          if (!isRow(entry.after)) return 'before';
          rows.set(entry.row, entry.after);
          return null;
        case 'update':
          if (now === undefined) return 'missing';
          rows.set(entry.row, { ...now, [entry.field]: entry.after });
          return same(now[entry.field], entry.before) ? null : 'before';
        case 'remove':
          if (now === undefined) return 'missing';
          rows.delete(entry.row);
          return same(now, entry.before) ? null : 'before';
      }
    },
  };
}
