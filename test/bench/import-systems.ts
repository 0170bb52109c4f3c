/** The import of 2,133 AI systems: preview, writing and memory, each in fresh processes. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { absoluteLimit, type BenchCase } from './measure.ts';

const ROUNDS = 5;
const SYSTEMS = 2133;
const COLUMNS = 62;
const REAL = resolve(import.meta.dirname, '../../../shared/real-inputs/ai-inventory/2024_consolidated_ai_inventory_raw_v2.csv');

interface Measured {
  readonly systems: number;
  readonly preview: number;
  readonly write: number;
  readonly list: number;
  readonly megabytes: number;
}

/** An inventory of the same size and kinds of trouble, for where the published one is not at hand. */
function inventory(): Buffer {
  const titles = [
    'Use Case Name',
    'Agency',
    'Bureau',
    'Intended purpose',
    ...Array.from({ length: COLUMNS - 4 }, (_none, n) => `Question ${n}`),
  ];
  const rows = Array.from({ length: SYSTEMS }, (_none, n) => [
    `System ${n} für Prüfung`,
    `Agency ${n % 40}`,
    `Bureau ${n % 300}`,
    `"Reads documents.\nThen it sorts them${n % 50 === 0 ? ', and so on'.repeat(400) : ''}. "`,
    ...Array.from({ length: COLUMNS - 4 }, (_blank, column) => (column % 3 === 0 ? `answer ${(n * 31 + column) % 97} of the agency ` : '')),
  ]);
  return Buffer.from([titles, ...rows].map((row) => row.join(',')).join('\r\n'), 'latin1');
}

let measured: readonly Measured[] | null = null;

/** All cases read the same runs. */
function runs(): readonly Measured[] {
  if (measured !== null) return measured;
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-bench-'));
  try {
    let source = REAL;
    if (!existsSync(REAL)) {
      source = join(folder, 'inventory.csv');
      writeFileSync(source, inventory());
    }
    measured = Array.from({ length: ROUNDS }, () => {
      const out = execFileSync(process.execPath, [join(import.meta.dirname, 'import-child.ts'), source], { encoding: 'utf8' });
      return JSON.parse(out) as Measured;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const short = measured.find(({ systems }) => systems !== SYSTEMS);
  if (short !== undefined) throw new Error(`${short.systems} of ${SYSTEMS} systems were imported.`);
  return measured;
}

const limited = (name: string, what: string, limit: number, value: (one: Measured) => number): BenchCase => ({
  name,
  what,
  run: async () => absoluteLimit(name, runs().map(value), limit),
});

export const importCases: readonly BenchCase[] = [
  limited('import-preview', 'the preview of 2,133 AI systems', 2000, ({ preview }) => preview),
  limited('import-write', '2,133 AI systems written in one transaction, backup before it included', 5000, ({ write }) => write),
  limited(
    'import-memory (MB)',
    'highest memory of a process that previews and imports 2,133 AI systems',
    400,
    ({ megabytes }) => megabytes,
  ),
  limited('systems-list', 'the register of 2,133 AI systems read once more', 100, ({ list }) => list),
];
