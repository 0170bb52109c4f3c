/** A decision pack with a large file of evidence keeps the memory low: contents go through in pieces, for checksums and for the zip. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { absoluteLimit, type BenchCase } from './measure.ts';

const MEGABYTES = 500;

export const packStream: BenchCase = {
  name: 'pack-stream',
  what: 'highest memory (MB) of a process that builds and checks a decision pack with a file of 500 MB',
  run: async () => {
    const out = execFileSync(process.execPath, [join(import.meta.dirname, 'pack-child.ts'), String(MEGABYTES)], { encoding: 'utf8' });
    const { ok, bytes, megabytes } = JSON.parse(out) as { ok: boolean; bytes: number; megabytes: number };
    if (!ok || bytes < MEGABYTES * 1024 * 1024) throw new Error('The pack is not whole.');
    return absoluteLimit('pack-stream', [megabytes], 350);
  },
};
