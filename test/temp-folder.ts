/**
 * Where tests make their files: in memory where the system offers that with room to spare (Linux: /dev/shm). The program
 * has every save synced to the drive, as it must; thousands of test engagements waited for the drive and tested nothing
 * by it. Whoever names a TMPDIR keeps it. Benchmarks do not use this: they measure the drive too.
 */
import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** Bytes that must be free, of which a whole run uses a small part. */
const ROOM = 4 * 1024 ** 3;

/** A folder for temporary files. @returns its path; the system's own where memory is not offered. */
export function tempFolder(): string {
  if (process.env.TMPDIR !== undefined || process.platform !== 'linux') return tmpdir();
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < ROOM) return tmpdir();
    const folder = join(MEMORY, `fieldbook-tests-${process.getuid?.() ?? 0}`);
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    // No such file system, or not for us: the usual place does as well, only slower.
    return tmpdir();
  }
}
