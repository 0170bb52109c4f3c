/** The PDF of 500 findings against a program of pdfkit alone that draws the same, and its memory; each in fresh processes. */
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

let measured: { readonly ours: readonly Measured[]; readonly raw: readonly Measured[] } | null = null;

/** Both cases read the same runs, which take turns so that a busy machine slows both. */
function runs() {
  if (measured !== null) return measured;
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-bench-'));
  // The room of the export thread: a third of it is what V8 calls a semi-space.
  const room = `--max-semi-space-size=${YOUNG_MEBIBYTES / 3}`;
  const script = join(import.meta.dirname, 'report-child.ts');
  const child = <T>(mode: string): T => {
    const words = [...(mode === 'ours' ? [room] : []), script, mode, folder];
    return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1e8 })) as T;
  };
  try {
    child('record');
    const ours: Measured[] = [];
    const raw: Measured[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(child('ours'));
      raw.push(child('raw'));
    }
    const read = child<{ lost: number; first: string; same: number }>('read');
    if (read.lost > 0) throw new Error(`${read.lost} texts of the model are not in the report, first: ${read.first}`);
    if (Math.abs(read.same - 1) > 0.01) throw new Error(`The yardstick draws ${Math.round(read.same * 100)} % of the text.`);
    measured = { ours, raw };
    return measured;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const reportCases: readonly BenchCase[] = [
  {
    name: 'report-500',
    what: 'the PDF of 500 findings against raw pdfkit that draws the same texts, fills and rules; every text of the model is read back',
    run: async () => {
      const { ours, raw } = runs();
      const times = (list: readonly Measured[]) => list.map(({ cpu }) => cpu);
      return relativeLimit('report-500', times(ours), times(raw), 3);
    },
  },
  {
    name: 'report-500-memory (MB)',
    what: 'highest memory of a process that makes the PDF of 500 findings',
    run: async () =>
      absoluteLimit(
        'report-500-memory (MB)',
        runs().ours.map(({ megabytes }) => megabytes),
        350,
      ),
  },
];
