/**
 * Verification: recomputes every chain, compares each entry's columns with its body, plays history and compares it
 * with the tables, and hashes every piece of evidence. Says what is wrong, where, and since when.
 *
 * It shares with the writer only the form of an entry (entry.ts). It cannot prove that the end of a chain was not cut
 * off: that is what heads on paper are for (docs/security.md).
 */
import { createHash } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { type EntityName, entityNames, type Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { migrations } from '../file/migrations/index.ts';
import type { MigrationStep } from '../file/migrations/step.ts';
import type { EngagementFile } from '../file/open-file.ts';
import { canonicalJson, sha256Hex } from './canonical.ts';
import { instantOf, parseLedgerTime } from './clock.ts';
import { readOne, readRow, readRows } from './columns.ts';
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

/** A body of exactly the parts that the writer gives it: whatever else stands there, nobody of ours wrote it. */
const entryBody = z.strictObject({
  chain: z.string(),
  seq: z.int(),
  time: z.string(),
  actor: z.strictObject({ id: z.string(), name: z.string() }),
  entity: z.string(),
  row: z.string(),
  op: z.enum(['chain', 'insert', 'update', 'remove', 'purge', 'migrate']),
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string(),
  heads: z.record(z.string(), z.string()),
  prev: z.string(),
});

/** The body and its canonical text, or null when it has none: no JSON, parts missing or added, or nested without end. */
function parseBody(text: string): { body: EntryBody; canonical: string } | null {
  try {
    const body = entryBody.parse(JSON.parse(text));
    if (body.before === undefined || body.after === undefined) return null;
    return { body, canonical: canonicalJson(body) };
  } catch {
    return null;
  }
}

/** What can be said of one entry alone. @returns its body when it can be used at all. */
function checkEntry(row: NumberedRow, where: string, since: string | undefined, problems: Problems): EntryBody | null {
  const parsed = parseBody(row.body);
  if (parsed === null) {
    problems.add(t('ledger.unreadable'), where, since);
    return null;
  }
  const { body, canonical } = parsed;
  if (sha256Hex(row.body) !== row.hash) problems.add(t('ledger.wrongHash'), where, since);
  if (canonical !== row.body) {
    problems.add(t('ledger.notCanonical'), where, since);
    return body;
  }
  const expected = changeRow(body);
  const wrong = compared.filter((column) => expected[column] !== row[column]);
  if (wrong.length > 0) problems.add(t('ledger.wrongColumns', { columns: wrong.join(', ') }), where, since);
  return body;
}

/** The instant of an entry's time, unless somebody made it unreadable. */
const sinceOf = (time: string): string | undefined => (parseLedgerTime(time) === null ? undefined : instantOf(time));

/**
 * Walks all entries in the order of the file and compares what they make with the tables. Chains, links, order and
 * replay are checked on the way.
 */
async function walkEntries({ db, schemaVersion }: EngagementFile, options: VerifyOptions, problems: Problems) {
  const page = db.prepare('SELECT * FROM change WHERE number > ? ORDER BY number LIMIT ?') as Statement<[number, number], NumberedRow>;
  // What an entry says it knows must stand before it: entries that changed places are found by that.
  const has = db.prepare('SELECT 1 FROM change WHERE chain = ? AND seq = ? AND hash = ? AND number < ?');
  const total = (db.prepare('SELECT count(*) AS n FROM change') as Statement<[], { n: number }>).get()?.n ?? 0;
  const replay = createReplay(new Set(entityNames), options.steps ?? migrations);
  const chains = new Map<string, ChainState>();
  // Heads of other chains repeat from entry to entry: each is looked up once.
  const seenHeads = new Set<string>();
  let number = 0;
  // Rows numbered below 1 or beyond what JavaScript counts are nobody's of ours, and must not be passed over.
  let after = Number.MIN_SAFE_INTEGER;
  const walk = (rows: readonly NumberedRow[]): void => {
    for (const row of rows) {
      const where = t('ledger.entry', { chain: row.chain, seq: row.seq });
      const since = sinceOf(row.time);
      if (row.number !== number + 1) problems.add(t('ledger.numberGap'), where, since);
      number = row.number;
      after = Number.isSafeInteger(row.number) ? row.number : Number.POSITIVE_INFINITY;

      const body = checkEntry(row, where, since, problems);
      const before = chains.get(row.chain);
      if (before === undefined && row.op !== 'chain') problems.add(t('ledger.noBeginning'), where, since);
      if (row.seq !== (before?.seq ?? 0) + 1) problems.add(t('ledger.gap', { expected: (before?.seq ?? 0) + 1 }), where, since);
      if (body !== null && body.prev !== (before?.hash ?? '')) problems.add(t('ledger.wrongPrevious'), where, since);
      if (before !== undefined && row.time < before.time) problems.add(t('ledger.timeBackwards'), where, since);
      chains.set(row.chain, { seq: row.seq, hash: row.hash, time: row.time });
      if (body === null) continue;

      for (const [chain, head] of Object.entries(body.heads)) {
        const key = `${chain}:${head}`;
        if (seenHeads.has(key)) continue;
        seenHeads.add(key);
        const [seq = '', hash = ''] = head.split(':');
        if (has.get(chain, Number(seq), hash, row.number) === undefined)
          problems.add(t('ledger.unknownHead', { head: `${chain}:${seq}` }), where, since);
      }
      if (body.op === 'chain') {
        const parent = (body.after as { parent?: unknown } | null)?.parent;
        const [chain = '', seq = '', hash = ''] = typeof parent === 'string' ? parent.split(':') : [];
        if (typeof parent === 'string' && has.get(chain, Number(seq), hash, row.number) === undefined)
          problems.add(t('ledger.unknownParent', { parent: `${chain}:${seq}` }), where, since);
      }
      const fault = replay.apply(body);
      if (fault !== null) problems.add(t('ledger.notReplayable', { why: faultWords[fault]() }), where, since);
    }
  };
  for (let rows = page.all(after, PAGE); rows.length > 0; rows = page.all(after, PAGE)) {
    walk(rows);
    options.onProgress?.(Math.min(number, total), total);
    await breathe(options.signal);
  }
  // In one read transaction, so that another process cannot commit between the last entry and the tables.
  db.transaction(() => {
    for (let rows = page.all(after, PAGE); rows.length > 0; rows = page.all(after, PAGE)) walk(rows);
    replay.carryTo(schemaVersion);
    compareTables(db, replay.tables, problems);
  })();
  return chains;
}

/** Compares what history says with what the tables hold, row by row. */
function compareTables(db: Database, tables: Tables, problems: Problems): void {
  const lastOf = db.prepare('SELECT time FROM change WHERE row = ? ORDER BY number DESC LIMIT 1') as Statement<[string], { time: string }>;
  const since = (id: string): string | undefined => {
    const time = lastOf.get(id)?.time;
    return time === undefined ? undefined : sinceOf(time);
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

/** Hashes every kept content and the records of every population, and looks whether what was purged is gone. */
async function checkContents(file: EngagementFile, options: VerifyOptions, problems: Problems, notes: string[]): Promise<void> {
  const { db, blobs } = file;
  const ids = (db.prepare('SELECT id FROM evidence ORDER BY position, id') as Statement<[], { id: string }>).all();
  // Read row by row and again at a fault: others go on working meanwhile, and a purge is no damage.
  const one = db.prepare('SELECT * FROM evidence WHERE id = ?') as Statement<[string], unknown>;
  const rowOf = (id: string): Row<'evidence'> | null => readOne('evidence', one.get(id));
  const takenIn = db.prepare("SELECT time FROM change WHERE row = ? AND op = 'insert' ORDER BY number LIMIT 1") as Statement<
    [string],
    { time: string }
  >;
  // Content that several pieces name goes with the last of them, so the entry may stand on another piece.
  const purgedEntry = db.prepare("SELECT 1 FROM change WHERE row IN (SELECT id FROM evidence WHERE sha256 = ?) AND op = 'purge'");
  const keptElsewhere = db.prepare("SELECT 1 FROM evidence WHERE sha256 = ? AND content = 'kept'");
  const purged: string[] = [];
  const hashes = new Map<string, { hash: string; bytes: number; chunks: number }>();
  const chunksOf = db.prepare('SELECT count(*) AS n FROM blob_chunk WHERE sha256 = ?') as Statement<[string], { n: number }>;

  // Records of populations, and pictures and fonts of the papers.
  const namedContents = db.prepare(
    `SELECT name, contentSha256 AS sha256, contentBytes AS bytes FROM population WHERE contentSha256 IS NOT NULL
     UNION ALL SELECT name, sha256, bytes FROM look_file`,
  ) as Statement<[], { name: string; sha256: string; bytes: number }>;

  const hashOf = async (sha256: string) => {
    const known = hashes.get(sha256);
    if (known !== undefined) return known;
    const hash = createHash('sha256');
    let bytes = 0;
    let chunks = 0;
    for (const chunk of blobs.chunks(sha256)) {
      hash.update(chunk);
      bytes += chunk.length;
      chunks += 1;
      await breathe(options.signal);
    }
    const found = { hash: hash.digest('hex'), bytes, chunks };
    hashes.set(sha256, found);
    return found;
  };

  /** What is wrong with the content of a row, null when nothing is. */
  const faultOf = async (row: Row<'evidence'>): Promise<string | null> => {
    const { content, sha256 } = row;
    if (content === 'purged') {
      if (sha256 === null) return t('ledger.contentOdd', { content });
      if (keptElsewhere.get(sha256) !== undefined) return null;
      if (blobs.has(sha256)) return t('ledger.purgedStill');
      return purgedEntry.get(sha256) === undefined ? t('ledger.contentOdd', { content }) : null;
    }
    if (content === 'seen') return null;
    if (sha256 === null) return t('ledger.contentOdd', { content });
    const found = await hashOf(sha256);
    if (found.bytes === 0 && row.bytes > 0) return t('ledger.contentMissing');
    if (found.bytes !== row.bytes) return t('ledger.contentLength', { found: found.bytes, expected: row.bytes });
    // Chunks after a gap are read by nobody, and no hash covers them.
    const hidden = found.chunks !== chunksOf.get(sha256)?.n;
    return found.hash !== sha256 || hidden ? t('ledger.contentDiffers') : null;
  };

  // Issued reports are kept the same way; they are never purged.
  const reports = readRows('report', db.prepare('SELECT * FROM report ORDER BY issuedAt, id').all());
  for (const report of reports) {
    const found = await hashOf(report.sha256);
    const hidden = found.chunks !== chunksOf.get(report.sha256)?.n;
    if (found.hash !== report.sha256 || found.bytes !== report.bytes || hidden)
      problems.add(
        t('ledger.reportDiffers'),
        t('ledger.reportName', { number: report.number, date: report.issuedOn }),
        sinceOf(takenIn.get(report.id)?.time ?? ''),
      );
  }

  for (const { id } of ids) {
    let row = rowOf(id);
    let fault = row === null ? null : await faultOf(row);
    if (fault !== null) {
      if (row?.sha256) hashes.delete(row.sha256);
      row = rowOf(id);
      fault = row === null ? null : await faultOf(row);
    }
    if (row === null) continue;
    if (row.content === 'purged') purged.push(row.number);
    const time = takenIn.get(id)?.time;
    if (fault !== null) problems.add(fault, `${row.number} ${row.title}`, time === undefined ? undefined : sinceOf(time));
  }
  if (purged.length > 0) notes.push(t('ledger.purged', { count: purged.length, numbers: purged.join(', ') }));
  for (const { name, sha256, bytes } of namedContents.all()) {
    const found = await hashOf(sha256);
    const hidden = found.chunks !== chunksOf.get(sha256)?.n;
    if (found.bytes === 0) problems.add(t('ledger.contentMissing'), name);
    else if (found.bytes !== bytes) problems.add(t('ledger.contentLength', { found: found.bytes, expected: bytes }), name);
    else if (found.hash !== sha256 || hidden) problems.add(t('ledger.contentDiffers'), name);
  }
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

  const chains = await walkEntries(file, options, problems);
  await checkContents(file, options, problems, notes);

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
