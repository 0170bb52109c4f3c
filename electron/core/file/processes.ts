/** Processes that meet at a file: whether one that left its number there still runs, and waiting for one that does. */
import { readFileSync } from 'node:fs';

/**
 * Something that tells two processes of the same number apart: on Linux the start time in clock ticks since boot;
 * elsewhere empty, and the number alone decides.
 */
export function startOf(pid: number): string {
  if (process.platform !== 'linux') return '';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command stands in brackets and may hold spaces; the start time is the 20th field after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** Whether process `pid` of this computer runs and is the one that started at `started` (empty: not known). */
export function isAlive(pid: number, started: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, and belongs to another user.
    if ((error as { code?: unknown }).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return now === '' || started === '' || now === started;
}

/** Waits without spinning; only used between two looks at a lock. */
export const pause = (milliseconds: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
