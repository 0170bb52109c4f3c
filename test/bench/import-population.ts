/** A population of 100,000 records: import, memory of it, and the draw from it, each in fresh processes. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { absoluteLimit, type BenchCase } from './measure.ts';

const ROUNDS = 3;
const RECORDS = 100_000;

interface Measured {
  readonly records: number;
  readonly imported: number;
  readonly draws: readonly number[];
  readonly megabytes: number;
}

/** Decisions of a credit system, as its log exports them. */
function decisions(): string {
  const rows = Array.from({ length: RECORDS }, (_none, n) => {
    const day = `2026-${String((n % 10) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
    return `DEC-${String(n + 1).padStart(6, '0')},LendScore 4.${n % 3},${day},${(n * 37) % 50_000}.50,branch ${n % 211},${n % 17 === 0 ? 'refused' : 'granted'}`;
  });
  return ['id,system,decided on,amount,branch,decision', ...rows].join('\n');
}

let measured: readonly Measured[] | null = null;

/** All cases read the same runs. */
function runs(): readonly Measured[] {
  if (measured !== null) return measured;
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-bench-'));
  try {
    const source = join(folder, 'decisions.csv');
    writeFileSync(source, decisions());
    measured = Array.from({ length: ROUNDS }, () => {
      const out = execFileSync(process.execPath, [join(import.meta.dirname, 'population-child.ts'), source], { encoding: 'utf8' });
      return JSON.parse(out) as Measured;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const short = measured.find(({ records }) => records !== RECORDS);
  if (short !== undefined) throw new Error(`${short.records} of ${RECORDS} records were imported.`);
  return measured;
}

const limited = (name: string, what: string, limit: number, values: (one: Measured) => readonly number[]): BenchCase => ({
  name,
  what,
  run: async () => absoluteLimit(name, runs().flatMap(values), limit),
});

export const populationCases: readonly BenchCase[] = [
  limited('import-population', 'a population of 100,000 records imported', 6000, ({ imported }) => [imported]),
  limited(
    'import-population-memory (MB)',
    'highest memory of a process that imports a population of 100,000 records',
    500,
    ({ megabytes }) => [megabytes],
  ),
  limited('draw-100k', 'a sample drawn from 100,000 records, all of it written', 1000, ({ draws }) => draws),
];
