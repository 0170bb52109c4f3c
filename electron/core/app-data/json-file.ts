/**
 * Small JSON files of this installation. Written whole through a temp name and a rename; a file that cannot be read is
 * set aside under another name and the program goes on without it: app data is a convenience, never the truth.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { isAlive } from '../file/processes.ts';
import type { Log } from '../ports.ts';

/** Writes a whole file and makes it last before it gets its name. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temp = `${path}.${process.pid}.part`;
  const handle = openSync(temp, 'w', 0o600);
  try {
    if (typeof content === 'string') writeSync(handle, content);
    else writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temp, path);
}

/** Waits without spinning; only used between two looks at a lock. */
const pause = (milliseconds: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

const LOCK_STALE_MS = 10_000;
const LOCK_TRIES = 400;

/** Whether whoever made the lock can still be at work; one whose number cannot be read yet gets ten seconds. */
function isStale(lock: string): boolean {
  const pid = Number(readFileSync(lock, 'utf8'));
  if (Number.isInteger(pid) && pid > 0) return !isAlive(pid, '');
  return Date.now() - statSync(lock).mtimeMs > LOCK_STALE_MS;
}

/**
 * Runs `work` while no other process of this installation does so for the same path. A lock left by a killed process
 * is removed. @returns what `work` answers, or null when the lock could not be had.
 */
export function exclusively<T>(path: string, work: () => T): T | null {
  const lock = `${path}.lock`;
  mkdirSync(dirname(path), { recursive: true });
  for (let tries = 0; tries < LOCK_TRIES; tries += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
    } catch {
      try {
        if (isStale(lock)) rmSync(lock, { force: true });
      } catch {
        // It went away between the two looks; the next try may have it.
      }
      pause(5);
      continue;
    }
    try {
      return work();
    } finally {
      rmSync(lock, { force: true });
    }
  }
  return null;
}

export interface JsonFile<T> {
  read(): T;
  /** Reads, changes and writes, one process at a time. Never throws: what cannot be written is logged. */
  change(edit: (now: T) => T): T;
}

export function jsonFile<T>(path: string, schema: z.ZodType<T>, empty: T, log: Log): JsonFile<T> {
  const read = (): T => {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch {
      return empty;
    }
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      const aside = `${path}.broken-${Date.now()}`;
      try {
        if (existsSync(path)) renameSync(path, aside);
        log.write('warning', 'app-data', 'set a broken file aside', { file: aside.split(/[\\/]/).at(-1) ?? '' });
      } catch {
        log.write('warning', 'app-data', 'a broken file could not be set aside');
      }
      return empty;
    }
  };
  return {
    read,
    change(edit) {
      try {
        const changed = exclusively(path, () => {
          const next = edit(read());
          writeWhole(path, `${JSON.stringify(next, null, 2)}\n`);
          return next;
        });
        if (changed !== null) return changed;
        log.write('warning', 'app-data', 'another process keeps a file locked');
      } catch (error) {
        log.write('warning', 'app-data', 'could not write', { code: String((error as { code?: unknown }).code ?? 'unknown') });
      }
      return read();
    },
  };
}
