/** A 500 MB file of evidence goes in and out piece by piece: its memory, measured in fresh processes. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { absoluteLimit, type BenchCase } from './measure.ts';

const MEGABYTES = 500;
const ROUNDS = 2;

export const evidenceStream: BenchCase = {
  name: 'evidence-stream',
  what: 'highest memory (MB) of a process that takes a file of 500 MB in and writes it out again',
  run: async () => {
    const runs = Array.from({ length: ROUNDS }, () => {
      const out = execFileSync(process.execPath, [join(import.meta.dirname, 'evidence-child.ts'), String(MEGABYTES)], { encoding: 'utf8' });
      return JSON.parse(out) as { same: boolean; megabytes: number };
    });
    if (runs.some(({ same }) => !same)) throw new Error('The copy is not the file that was taken in.');
    return absoluteLimit(
      'evidence-stream',
      runs.map(({ megabytes }) => megabytes),
      200,
    );
  },
};
