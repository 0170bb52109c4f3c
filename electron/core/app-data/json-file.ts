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
import { removeRemains } from '../file/disk.ts';
import { isAlive, pause } from '../file/processes.ts';
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

const LOCK_STALE_MS = 10_000;
const LOCK_TRIES = 400;

/** Removes a lock whose maker cannot be at work any more; one whose number cannot be read yet gets ten seconds. */
function dropStale(lock: string): void {
  const text = readFileSync(lock, 'utf8');
  const pid = Number(text);
  const known = Number.isInteger(pid) && pid > 0;
  const stale = known ? !isAlive(pid, '') : Date.now() - statSync(lock).mtimeMs > LOCK_STALE_MS;
  if (stale) removeRemains(lock, text);
}

/** Windows refuses a name for a moment while its former file is being deleted. */
const mayPass = (error: unknown): boolean => {
  const { code } = error as { code?: unknown };
  return code === 'EEXIST' || (process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(String(code)));
};

/**
 * Runs `work` while no other process of this installation does so for the same path. A lock left by a killed process
 * is removed. @returns what `work` answers, or null when the lock could not be had.
 * @throws the file system's error at once when the folder cannot be written: waiting would help nobody.
 */
export function exclusively<T>(path: string, work: () => T): T | null {
  const lock = `${path}.lock`;
  mkdirSync(dirname(path), { recursive: true });
  for (let tries = 0; tries < LOCK_TRIES; tries += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if (!mayPass(error)) throw error;
      try {
        dropStale(lock);
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
