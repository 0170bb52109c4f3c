/**
 * The records of a population: one line of JSON each, `[id, stratum, cell, …]`, stored as one content in chunks. A row of
 * the ledger for each of 100,000 records would make a file of a hundred megabytes that nobody reads; the population's row
 * holds the hash of all of them, and `verify` compares it.
 */
import { createHash } from 'node:crypto';
import type { Row } from '../../../shared/model/entities.ts';
import type { FileContext } from '../context.ts';
import { inTurn } from '../evidence/evidence-content.ts';

export interface PopulationRecord {
  readonly id: string;
  readonly stratum: string;
  readonly cells: readonly string[];
}

/** Lines that are put together before they are stored. */
const LINES = 2000;

function* contentOf(records: readonly PopulationRecord[]): Generator<Buffer> {
  for (let from = 0; from < records.length; from += LINES) {
    const lines = records.slice(from, from + LINES).map(({ id, stratum, cells }) => `${JSON.stringify([id, stratum, ...cells])}\n`);
    yield Buffer.from(lines.join(''), 'utf8');
  }
}

export interface StoredRecords {
  readonly sha256: string;
  readonly bytes: number;
}

/** Stores the records; nothing names them until a population does. */
export async function storeRecords(context: FileContext, records: readonly PopulationRecord[]): Promise<StoredRecords> {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const piece of contentOf(records)) {
    hash.update(piece);
    bytes += piece.length;
  }
  const sha256 = hash.digest('hex');
  const { blobs, queries } = context.file;
  await inTurn(context.file, async () => {
    if (queries.sampling.withContent(sha256) > 0 && blobs.has(sha256)) return;
    blobs.drop(sha256);
    await blobs.put(sha256, contentOf(records));
  });
  return { sha256, bytes };
}

function* linesOf(chunks: Iterable<Uint8Array>): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** All records of a list, what is excluded among them, in the order of the file. */
export function* storedRecords(context: FileContext, { contentSha256 }: Row<'population'>): Generator<PopulationRecord> {
  if (contentSha256 === null) return;
  for (const line of linesOf(context.file.blobs.chunks(contentSha256))) {
    const [id = '', stratum = '', ...cells] = JSON.parse(line) as string[];
    yield { id, stratum, cells };
  }
}

/** Records that a sample can be drawn from. Of a typed number they are called by their place, from 1. */
export function availableRecords(context: FileContext, population: Row<'population'>): PopulationRecord[] {
  const exclusions = context.file.queries.sampling.exclusions(population.id);
  if (population.kind === 'list') {
    const out = new Set(exclusions.map(({ record }) => record));
    return [...storedRecords(context, population)].filter(({ id }) => !out.has(id));
  }
  const strata = population.strata.length === 0 ? [{ name: '', size: population.size }] : population.strata;
  const excluded = exclusions.reduce((sum, { records }) => sum + records, 0);
  const records = strata.flatMap(({ name, size }) =>
    Array.from({ length: size }, (_none, index) => ({
      id: name === '' ? String(index + 1) : `${name} ${index + 1}`,
      stratum: name,
      cells: [],
    })),
  );
  return records.slice(0, Math.max(0, records.length - excluded));
}
