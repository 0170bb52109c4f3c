/**
 * Columns of every entity and how a value is kept in SQLite. Derived once from the schemas of shared/model, so that
 * there is one list of fields; a test compares it with the tables that the migrations make.
 */
import { z } from 'zod';
import { type EntityName, entities, entityNames, type Row } from '../../../shared/model/entities.ts';
import { canonicalJson } from './canonical.ts';

/** `json` columns hold canonical JSON of a list, `flag` columns 0 or 1. */
export type ColumnKind = 'text' | 'integer' | 'flag' | 'json';
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly nullable: boolean;
}

export type SqlValue = string | number | null;
export type FieldValue = string | number | boolean | null | readonly unknown[];

function kindOf(schema: z.ZodType): { kind: ColumnKind; nullable: boolean } {
  if (schema instanceof z.ZodNullable) return { kind: kindOf(schema.unwrap() as z.ZodType).kind, nullable: true };
  if (schema instanceof z.ZodArray) return { kind: 'json', nullable: false };
  if (schema instanceof z.ZodBoolean) return { kind: 'flag', nullable: false };
  if (schema instanceof z.ZodNumber) return { kind: 'integer', nullable: false };
  return { kind: 'text', nullable: false };
}

export const columns = Object.fromEntries(
  entityNames.map((name) => [
    name,
    Object.entries(entities[name].shape).map(([field, schema]): Column => ({ name: field, ...kindOf(schema as z.ZodType) })),
  ]),
) as unknown as Readonly<Record<EntityName, readonly Column[]>>;

const kinds = Object.fromEntries(
  entityNames.map((name) => [name, new Map(columns[name].map((column) => [column.name, column.kind]))]),
) as unknown as Readonly<Record<EntityName, ReadonlyMap<string, ColumnKind>>>;

/** The kind of a field, or undefined when the entity has no such field. */
export function columnKind(entity: EntityName, field: string): ColumnKind | undefined {
  return kinds[entity].get(field);
}

export function toSql(kind: ColumnKind, value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case 'flag':
      return value === true ? 1 : 0;
    case 'json':
      return canonicalJson(value);
    case 'integer':
      return value as number;
    case 'text':
      return value as string;
  }
}

export function fromSql(kind: ColumnKind, value: unknown): FieldValue {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case 'flag':
      return value === 1;
    case 'json':
      return JSON.parse(value as string) as readonly unknown[];
    case 'integer':
      return value as number;
    case 'text':
      return value as string;
  }
}

/** Turns a row as SQLite gives it (`SELECT *` of the entity's table) into the row of the model. */
export function readRow<E extends EntityName>(entity: E, raw: unknown): Row<E> {
  const source = raw as Record<string, unknown>;
  const row: Record<string, FieldValue> = {};
  for (const column of columns[entity]) row[column.name] = fromSql(column.kind, source[column.name]);
  return row as Row<E>;
}

/** The row that a look-up found, null when it found none. */
export function readOne<E extends EntityName>(entity: E, raw: unknown): Row<E> | null {
  return raw === undefined ? null : readRow(entity, raw);
}

export function readRows<E extends EntityName>(entity: E, raw: readonly unknown[]): Row<E>[] {
  return raw.map((one) => readRow(entity, one));
}
