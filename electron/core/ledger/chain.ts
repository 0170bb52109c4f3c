/**
 * Appends to `change`: knows the head of every chain in the file, the chain this installation goes on with, and the
 * clock. Every row's body holds the hash of its chain's previous row and the newest head of every other chain.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { Clock, Ids } from '../ports.ts';
import { formatLedgerTime, type LedgerTime, latestLedgerTime, nextLedgerTime } from './clock.ts';
import { type Actor, type ChangeOp, changeRow, type Head } from './entry.ts';
import type { HeadMemory } from './heads.ts';

export interface ChainParts {
  readonly db: Database;
  readonly engagementId: string;
  /** Version of the schema that the rows of a new chain are written under. */
  readonly schemaVersion: number;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly memory: HeadMemory;
}

/** What one entry says; the rest of its body is the chain's business. */
export interface NewEntry {
  readonly op: ChangeOp;
  readonly entity: string;
  readonly row: string;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Appends within one transaction. All its entries carry the same time. */
export interface Appender {
  put(entry: NewEntry): void;
  /** Tells the head memory what is about to be committed. @returns how many rows were appended. */
  finish(): number;
}

export interface ChainWriter {
  /** Call inside the transaction, before the first `put`. */
  begin(actor: Actor, reason: string): Appender;
  /** Call when the transaction has committed. */
  committed(): void;
  /** Call when it was rolled back: what this object knew is read anew. */
  reload(): void;
  heads(): Head[];
  head(): Head | null;
  entries(): number;
}

type HeadRow = Head & { readonly time: string };

// One look-up per chain, however long the chains are.
const HEADS = `
  WITH RECURSIVE chains (chain) AS (
    SELECT min(chain) FROM change
    UNION ALL
    SELECT (SELECT min(later.chain) FROM change AS later WHERE later.chain > chains.chain) FROM chains WHERE chains.chain IS NOT NULL
  )
  SELECT change.chain, change.seq, change.hash, change.time FROM chains
  JOIN change ON change.chain = chains.chain
    AND change.seq = (SELECT max(newest.seq) FROM change AS newest WHERE newest.chain = chains.chain)
  ORDER BY change.number DESC`;

/** Head of every chain in a file, that of the newest row first. */
export function readHeads(db: Database): Head[] {
  return (db.prepare(HEADS) as Statement<[], HeadRow>).all().map(({ chain, seq, hash }) => ({ chain, seq, hash }));
}

export function createChainWriter(parts: ChainParts): ChainWriter {
  const { db, memory } = parts;
  const append = db.prepare(
    `INSERT INTO change (chain, seq, time, actor, entity, row, op, field, before, after, reason, heads, body, hash)
     VALUES (@chain, @seq, @time, @actor, @entity, @row, @op, @field, @before, @after, @reason, @heads, @body, @hash)`,
  );
  const headRows = db.prepare(HEADS) as Statement<[], HeadRow>;
  // Rows of `change` are never deleted, so the highest number is how many there are; `verify` checks that.
  const total = db.prepare('SELECT coalesce(max(number), 0) AS n FROM change') as Statement<[], { n: number }>;

  let known: readonly Head[] = [];
  let own: Head | null = null;
  let claimed = false;
  let last: LedgerTime | null = null;
  let count = 0;
  let pending: { head: Head; time: LedgerTime; added: number } | null = null;

  const reload = () => {
    pending = null;
    const rows = headRows.all();
    known = rows.map(({ chain, seq, hash }) => ({ chain, seq, hash }));
    own = memory.continues(known);
    claimed = false;
    // Within a chain time only grows, so the newest time of the file stands in one of the heads.
    // A time that was tampered with is for `verify` to name; it must not keep the file from being opened.
    last = latestLedgerTime(rows.map(({ time }) => time));
    count = total.get()?.n ?? 0;
  };
  reload();

  return {
    reload,
    begin(actor, reason) {
      if (own !== null && !claimed) {
        claimed = memory.claim(own);
        if (!claimed) own = null;
      }
      const before = own;
      const time = nextLedgerTime(last, parts.clock);
      const stamp = formatLedgerTime(time);
      const others = Object.fromEntries(
        known.filter(({ chain }) => chain !== own?.chain).map((one) => [one.chain, `${one.seq}:${one.hash}`]),
      );
      let head: Head | null = own;
      let added = 0;
      const append1 = (at: Head, entry: NewEntry): Head => {
        const row = changeRow({ ...entry, chain: at.chain, seq: at.seq + 1, time: stamp, actor, reason, heads: others, prev: at.hash });
        append.run(row);
        added += 1;
        return { chain: row.chain, seq: row.seq, hash: row.hash };
      };
      return {
        put(entry) {
          if (head === null) {
            const parent = known[0];
            head = append1(
              { chain: parts.ids.chain(), seq: 0, hash: '' },
              {
                op: 'chain',
                entity: 'engagement',
                row: parts.engagementId,
                field: '',
                before: null,
                after: {
                  parent: parent === undefined ? null : `${parent.chain}:${parent.seq}:${parent.hash}`,
                  schema: parts.schemaVersion,
                },
              },
            );
          }
          head = append1(head, entry);
        },
        finish() {
          if (head === null || added === 0) return 0;
          memory.expect(head, before);
          pending = { head, time, added };
          return added;
        },
      };
    },
    committed() {
      if (pending === null) return;
      const { head, time, added } = pending;
      pending = null;
      memory.settle(head);
      own = head;
      claimed = true;
      last = time;
      count += added;
      known = [head, ...known.filter(({ chain }) => chain !== head.chain)];
    },
    heads: () => [...known].sort((a, b) => (a.chain === own?.chain ? -1 : b.chain === own?.chain ? 1 : a.chain < b.chain ? -1 : 1)),
    head: () => own ?? known[0] ?? null,
    entries: () => count,
  };
}
