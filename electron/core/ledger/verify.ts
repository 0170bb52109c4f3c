/**
 * Verification: recomputes every chain, compares each entry's columns with its body, plays history and compares it
 * with the tables, and hashes every piece of evidence. Says what is wrong, where, and since when.
 *
 * It shares with the writer only the form of an entry (entry.ts). It cannot prove that the end of a chain was not cut
 * off: that is what heads on paper are for (docs/security.md).
 */
import { createHash } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import { AppError } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { type EntityName, entityNames, type Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { migrations } from '../file/migrations/index.ts';
import type { MigrationStep } from '../file/migrations/step.ts';
import type { EngagementFile } from '../file/open-file.ts';
import { canonicalJson, sha256Hex } from './canonical.ts';
import { instantOf } from './clock.ts';
import { readRow } from './columns.ts';
import { type ChangeRow, changeRow, type EntryBody, type Head } from './entry.ts';
import { createReplay, type ReplayFault, type Tables } from './replay.ts';

export type Verified = OutputOf<'ledger.verify'>;
type Problem = Verified['problems'][number];

export interface VerifyOptions {
  /** Entries `CHAIN:SEQ:HASH` that must be in the file. */
  readonly heads: readonly string[];
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  readonly steps?: readonly MigrationStep[];
}

type NumberedRow = ChangeRow & { readonly number: number };

/** Entries looked at before others get their turn. */
const PAGE = 500;
/** A file that is wrong everywhere is not listed line by line. */
const PROBLEMS_LISTED = 200;

/** Gives other calls their turn, among them the one that cancels. @throws CANCELLED */
async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  if (signal.aborted) throw new AppError('CANCELLED', t('errors.cancelled'));
}

const faultWords: Readonly<Record<ReplayFault, () => string>> = {
  unknownEntity: () => t('ledger.replayUnknownEntity'),
  exists: () => t('ledger.replayExists'),
  missing: () => t('ledger.replayMissing'),
  before: () => t('ledger.replayBefore'),
};

/** Gathers problems: all are counted, the first ones are listed. */
function problemList() {
  const listed: Problem[] = [];
  let total = 0;
  return {
    listed,
    get total() {
      return total;
    },
    add(what: string, where: string, since?: string) {
      total += 1;
      if (listed.length < PROBLEMS_LISTED) listed.push({ what, where, ...(since === undefined ? {} : { since }) });
    },
  };
}
type Problems = ReturnType<typeof problemList>;

interface ChainState {
  seq: number;
  hash: string;
  time: string;
}

const compared = [
  'chain',
  'seq',
  'time',
  'actor',
  'entity',
  'row',
  'op',
  'field',
  'before',
  'after',
  'reason',
  'heads',
] as const satisfies readonly (keyof ChangeRow)[];

const isBody = (value: unknown): value is EntryBody =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as EntryBody).chain === 'string' &&
  typeof (value as EntryBody).prev === 'string';

function parseBody(text: string): EntryBody | null {
  try {
    const value: unknown = JSON.parse(text);
    return isBody(value) ? value : null;
  } catch {
    return null;
  }
}

/** What can be said of one entry alone. @returns its body when it can be used at all. */
function checkEntry(row: NumberedRow, where: string, since: string, problems: Problems): EntryBody | null {
  const body = parseBody(row.body);
  if (body === null) {
    problems.add(t('ledger.unreadable'), where, since);
    return null;
  }
  if (sha256Hex(row.body) !== row.hash) problems.add(t('ledger.wrongHash'), where, since);
  if (canonicalJson(body) !== row.body) {
    problems.add(t('ledger.notCanonical'), where, since);
    return body;
  }
  const expected = changeRow(body);
  const wrong = compared.filter((column) => expected[column] !== row[column]);
  if (wrong.length > 0) problems.add(t('ledger.wrongColumns', { columns: wrong.join(', ') }), where, since);
  return body;
}

/** Walks all entries in the order of the file. Chains, links, order and replay are checked on the way. */
async function walkEntries(
  { db, schemaVersion }: EngagementFile,
  options: VerifyOptions,
  problems: Problems,
): Promise<{ tables: Tables; chains: Map<string, ChainState> }> {
  const page = db.prepare('SELECT * FROM change WHERE number > ? ORDER BY number LIMIT ?') as Statement<[number, number], NumberedRow>;
  const has = db.prepare('SELECT 1 FROM change WHERE chain = ? AND seq = ? AND hash = ?');
  const total = (db.prepare('SELECT count(*) AS n FROM change') as Statement<[], { n: number }>).get()?.n ?? 0;
  const replay = createReplay(new Set(entityNames), options.steps ?? migrations);
  const chains = new Map<string, ChainState>();
  // Heads of other chains repeat from entry to entry: each is looked up once.
  const seenHeads = new Set<string>();
  let number = 0;
  for (let rows = page.all(0, PAGE); rows.length > 0; rows = page.all(number, PAGE)) {
    for (const row of rows) {
      const where = t('ledger.entry', { chain: row.chain, seq: row.seq });
      const since = instantOf(row.time);
      if (row.number !== number + 1) problems.add(t('ledger.numberGap'), where, since);
      number = row.number;

      const body = checkEntry(row, where, since, problems);
      const before = chains.get(row.chain);
      if (before === undefined && row.op !== 'chain') problems.add(t('ledger.noBeginning'), where, since);
      if (row.seq !== (before?.seq ?? 0) + 1) problems.add(t('ledger.gap', { expected: (before?.seq ?? 0) + 1 }), where, since);
      if (body !== null && body.prev !== (before?.hash ?? '')) problems.add(t('ledger.wrongPrevious'), where, since);
      if (before !== undefined && row.time < before.time) problems.add(t('ledger.timeBackwards'), where, since);
      chains.set(row.chain, { seq: row.seq, hash: row.hash, time: row.time });
      if (body === null) continue;

      for (const [chain, head] of Object.entries(body.heads ?? {})) {
        const key = `${chain}:${head}`;
        if (seenHeads.has(key)) continue;
        seenHeads.add(key);
        const [seq = '', hash = ''] = head.split(':');
        if (has.get(chain, Number(seq), hash) === undefined)
          problems.add(t('ledger.unknownHead', { head: `${chain}:${seq}` }), where, since);
      }
      if (body.op === 'chain') {
        const parent = (body.after as { parent?: unknown } | null)?.parent;
        const [chain = '', seq = '', hash = ''] = typeof parent === 'string' ? parent.split(':') : [];
        if (typeof parent === 'string' && has.get(chain, Number(seq), hash) === undefined)
          problems.add(t('ledger.unknownParent', { parent: `${chain}:${seq}` }), where, since);
      }
      const fault = replay.apply(body);
      if (fault !== null) problems.add(t('ledger.notReplayable', { why: faultWords[fault]() }), where, since);
    }
    options.onProgress?.(Math.min(number, total), total);
    await breathe(options.signal);
  }
  replay.carryTo(schemaVersion);
  return { tables: replay.tables, chains };
}

/** Compares what history says with what the tables hold, row by row. Synchronous: no write comes between. */
function compareTables(db: Database, tables: Tables, problems: Problems): void {
  const lastOf = db.prepare('SELECT time FROM change WHERE row = ? ORDER BY number DESC LIMIT 1') as Statement<[string], { time: string }>;
  const since = (id: string): string | undefined => {
    const time = lastOf.get(id)?.time;
    return time === undefined ? undefined : instantOf(time);
  };
  const whereOf = (entity: EntityName, id: string) => t('ledger.row', { entity: t(`entities.${entity}`), id });
  for (const entity of entityNames) {
    const expected = new Map(tables.get(entity));
    const rows = (db.prepare(`SELECT * FROM ${entity}`) as Statement<[], Record<string, unknown>>).all();
    for (const raw of rows) {
      const id = String(raw.id);
      const row = expected.get(id);
      expected.delete(id);
      if (row === undefined) {
        problems.add(t('ledger.rowExtra'), whereOf(entity, id), since(id));
        continue;
      }
      const wrong = differingFields(entity, raw, row);
      if (wrong.length > 0) problems.add(t('ledger.rowDiffers', { fields: wrong.join(', ') }), whereOf(entity, id), since(id));
    }
    for (const id of expected.keys()) problems.add(t('ledger.rowMissing'), whereOf(entity, id), since(id));
  }
}

function differingFields(entity: EntityName, raw: Record<string, unknown>, expected: Readonly<Record<string, unknown>>): string[] {
  let row: Record<string, unknown>;
  try {
    row = readRow(entity, raw) as Record<string, unknown>;
  } catch {
    return Object.keys(raw);
  }
  return [...new Set([...Object.keys(row), ...Object.keys(expected)])].filter(
    (field) => canonicalJson(row[field] ?? null) !== canonicalJson(expected[field] ?? null),
  );
}

/** Hashes every kept content and looks whether what was purged is gone. */
async function checkEvidence(file: EngagementFile, options: VerifyOptions, problems: Problems, notes: string[]): Promise<void> {
  const { db, blobs } = file;
  const rows = (db.prepare('SELECT * FROM evidence ORDER BY position, id') as Statement<[], unknown>)
    .all()
    .map((raw) => readRow('evidence', raw));
  const takenIn = db.prepare("SELECT time FROM change WHERE row = ? AND op = 'insert' ORDER BY number LIMIT 1") as Statement<
    [string],
    { time: string }
  >;
  // Content that several pieces name goes with the last of them, so the entry may stand on another piece.
  const purgedEntry = db.prepare("SELECT 1 FROM change WHERE row IN (SELECT id FROM evidence WHERE sha256 = ?) AND op = 'purge'");
  const keptElsewhere = new Set(rows.flatMap(({ content, sha256 }) => (content === 'kept' && sha256 !== null ? [sha256] : [])));
  const purged: string[] = [];
  const hashes = new Map<string, { hash: string; bytes: number }>();

  const check = async (row: Row<'evidence'>, since: string | undefined): Promise<void> => {
    const where = `${row.number} ${row.title}`;
    if (row.content === 'purged') {
      purged.push(row.number);
      if (row.sha256 !== null && keptElsewhere.has(row.sha256)) return;
      if (row.sha256 !== null && blobs.has(row.sha256)) problems.add(t('ledger.purgedStill'), where, since);
      if (purgedEntry.get(row.sha256) === undefined) problems.add(t('ledger.contentOdd', { content: row.content }), where, since);
      return;
    }
    if (row.content === 'seen' || row.sha256 === null) {
      if (row.content === 'kept') problems.add(t('ledger.contentOdd', { content: row.content }), where, since);
      return;
    }
    if (!hashes.has(row.sha256)) {
      const hash = createHash('sha256');
      let bytes = 0;
      for (const chunk of blobs.chunks(row.sha256)) {
        hash.update(chunk);
        bytes += chunk.length;
        await breathe(options.signal);
      }
      hashes.set(row.sha256, { hash: hash.digest('hex'), bytes });
    }
    const found = hashes.get(row.sha256);
    if (found === undefined || (found.bytes === 0 && row.bytes > 0)) problems.add(t('ledger.contentMissing'), where, since);
    else if (found.bytes !== row.bytes) problems.add(t('ledger.contentLength', { found: found.bytes, expected: row.bytes }), where, since);
    else if (found.hash !== row.sha256) problems.add(t('ledger.contentDiffers'), where, since);
  };

  for (const row of rows) {
    const time = takenIn.get(row.id)?.time;
    await check(row, time === undefined ? undefined : instantOf(time));
  }
  if (purged.length > 0) notes.push(t('ledger.purged', { count: purged.length, numbers: purged.join(', ') }));
  const orphans = blobs.orphans().length;
  if (orphans > 0) notes.push(t('ledger.orphans', { count: orphans }));
}

/**
 * Verifies an open file. Reads only; other calls get their turn between pages.
 * @throws CANCELLED
 */
export async function verifyFile(file: EngagementFile, options: VerifyOptions): Promise<Verified> {
  const { db } = file;
  const problems = problemList();
  const notes: string[] = [];
  const pages = db.pragma('quick_check(5)') as { quick_check: string }[];
  for (const { quick_check: said } of pages)
    if (said !== 'ok') problems.add(t('ledger.pages', { what: said }), file.path.split(/[\\/]/).at(-1) ?? '');

  const { tables, chains } = await walkEntries(file, options, problems);
  compareTables(db, tables, problems);
  await checkEvidence(file, options, problems, notes);

  const has = db.prepare('SELECT 1 FROM change WHERE chain = ? AND seq = ? AND hash = ?');
  for (const head of options.heads) {
    const [chain = '', seq = '', hash = ''] = head.split(':');
    if (has.get(chain, Number(seq), hash) === undefined)
      problems.add(t('ledger.headMissing', { head: `${chain}:${seq}` }), `${chain}:${seq}`);
  }
  for (const [chain, state] of chains) {
    const known = file.memory.known(chain);
    if (known !== null && known.seq > state.seq) notes.push(t('ledger.ahead', { chain, seq: known.seq, found: state.seq }));
  }
  if (problems.total > problems.listed.length) notes.push(t('ledger.moreProblems', { count: problems.total - problems.listed.length }));
  const heads: Head[] = file.ledger.heads();
  return { ok: problems.total === 0, problems: problems.listed, notes, heads };
}
