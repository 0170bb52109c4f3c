/** The workbook of 10,000 rows against exceljs' stream writer alone, and the memory of 100,000 rows; each in a fresh process. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { YOUNG_MEBIBYTES } from '../../electron/core/export/run-export.ts';
import { absoluteLimit, type BenchCase, relativeLimit } from './measure.ts';

const ROUNDS = 5;

interface Measured {
  /** Time of the processor: what others do on this machine does not count. */
  readonly cpu: number;
  readonly megabytes: number;
}

/** @returns what each run of the modes measured; they take turns so that a busy machine slows both */
function measured(modes: readonly ('ours' | 'raw')[], rows: number, rounds: number): Measured[][] {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-bench-'));
  // The room of the export thread: a third of it is what V8 calls a semi-space.
  const room = `--max-semi-space-size=${YOUNG_MEBIBYTES / 3}`;
  const found: Measured[][] = modes.map(() => []);
  try {
    for (let round = 0; round < rounds; round += 1)
      for (const [at, mode] of modes.entries()) {
        const words = [room, join(import.meta.dirname, 'workbook-child.ts'), mode, String(rows), folder];
        found[at]?.push(JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })) as Measured);
      }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}

export const workbookCases: readonly BenchCase[] = [
  {
    name: 'workbook-10k',
    what: 'a workbook of 10,000 rows of 12 columns against the stream writer of exceljs with shared styles and inline strings',
    run: async () => {
      const [ours = [], raw = []] = measured(['ours', 'raw'], 10_000, ROUNDS);
      const times = (list: readonly Measured[]) => list.map(({ cpu }) => cpu);
      return relativeLimit('workbook-10k', times(ours), times(raw), 1.3);
    },
  },
  {
    name: 'workbook-100k-memory (MB)',
    what: 'highest memory of a process that writes a workbook of 100,000 rows of 12 columns, its data included',
    run: async () => {
      const [ours = []] = measured(['ours'], 100_000, 1);
      return absoluteLimit(
        'workbook-100k-memory (MB)',
        ours.map(({ megabytes }) => megabytes),
        300,
      );
    },
  },
];
