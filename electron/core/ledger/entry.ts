/** One row of the ledger: its shape, its canonical body, and its hash. Writing and verifying share this and nothing else. */
import { canonicalJson, sha256Hex } from './canonical.ts';

export type ChangeOp = 'chain' | 'insert' | 'update' | 'remove' | 'purge' | 'migrate';

export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** Head of a chain: its newest row. */
export interface Head {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

/** What is hashed. `before` and `after` are plain JSON values; `heads` maps every other chain to `seq:hash`. */
export interface EntryBody {
  readonly chain: string;
  readonly seq: number;
  readonly time: string;
  readonly actor: Actor;
  readonly entity: string;
  readonly row: string;
  readonly op: ChangeOp;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string;
  readonly heads: Readonly<Record<string, string>>;
  /** Hash of this chain's previous row; empty for its first. */
  readonly prev: string;
}

/** The row as the table `change` holds it (without its number). */
export interface ChangeRow {
  readonly chain: string;
  readonly seq: number;
  readonly time: string;
  readonly actor: string;
  readonly entity: string;
  readonly row: string;
  readonly op: ChangeOp;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string;
  readonly heads: string;
  readonly body: string;
  readonly hash: string;
}

const valueText = (value: unknown): string | null => (value === null ? null : canonicalJson(value));

/** The row that belongs to a body: columns repeat the body, `hash` is SHA-256 of its canonical JSON. */
export function changeRow(body: EntryBody): ChangeRow {
  const text = canonicalJson(body);
  return {
    chain: body.chain,
    seq: body.seq,
    time: body.time,
    actor: canonicalJson(body.actor),
    entity: body.entity,
    row: body.row,
    op: body.op,
    field: body.field,
    before: valueText(body.before),
    after: valueText(body.after),
    reason: body.reason,
    heads: canonicalJson(body.heads),
    body: text,
    hash: sha256Hex(text),
  };
}
