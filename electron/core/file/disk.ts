/** Putting a finished file in its place so that it lasts: sync of file and folder, and never over something that is there. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { pause } from './processes.ts';

export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a rename last. Windows has no such call and does not need it. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** File systems end a name at 255 bytes; what is added to it here takes less than 60. */
const NAME_BYTES = 190;

/** The beginning of a name, cut between two characters, so that it has room for an ending. */
function shortened(name: string): string {
  let kept = '';
  for (const character of name) {
    if (Buffer.byteLength(kept + character) > NAME_BYTES) break;
    kept += character;
  }
  return kept;
}

/** A name beside `path` for a file that is not finished; hidden, and named after the program's temp files. */
export function partName(path: string, unique: string): string {
  return join(dirname(path), `.${shortened(basename(path))}.${unique}.part`);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Removes what a killed program left unfinished beside an engagement file: half-made copies, some of them readable
 * without the passphrase that the file has since been given. Call only while holding the file's lock.
 */
export function sweepParts(path: string): void {
  const beginning = `.${shortened(basename(path))}.`;
  let names: string[];
  try {
    names = readdirSync(dirname(path));
  } catch {
    return;
  }
  for (const name of names) {
    const [unique, ending = ''] = name.startsWith(beginning) ? name.slice(beginning.length).split('.part') : [];
    if (unique !== undefined && UUID.test(unique) && name.includes('.part') && (ending === '' || ending === '-journal'))
      rmSync(join(dirname(path), name), { force: true });
  }
}

/** Where a file really lies: lock, journal and a new passphrase belong to it and not to a link that leads to it. */
export function ownPlace(path: string): string {
  try {
    return lstatSync(path).isSymbolicLink() ? realpathSync(path) : path;
  } catch {
    // Not there, or a link that leads nowhere: whoever reads it will say so.
    return path;
  }
}

/** Whether two paths lead to one file that is there. */
export function isSameFile(a: string, b: string): boolean {
  const of = (path: string) => {
    try {
      return statSync(path, { bigint: true });
    } catch {
      return undefined;
    }
  };
  const [one, other] = [of(a), of(b)];
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

/**
 * An export never takes the place of an engagement: not of the open one, whatever path leads to it, and not of another.
 * @throws NOT_ALLOWED
 */
export function refuseEngagementTarget(target: string, openPath: string | null): void {
  const isOpen = openPath !== null && isSameFile(target, openPath);
  if (!isOpen && !(extname(target).toLowerCase() === '.aims' && existsSync(target))) return;
  throw new AppError('NOT_ALLOWED', t('files.targetIsEngagement', { name: basename(target) }));
}

export function fileExists(path: string): AppError {
  return new AppError('FILE_EXISTS', t('files.exists', { name: basename(path) }), { hint: t('files.existsHint') });
}

/** The lock beside a file and SQLite's journal add up to eight bytes to its name. */
const LONGEST_NAME_BYTES = 247;

/** Whether a new file may stand at `path`. @throws CANNOT_WRITE when its name is too long, FILE_EXISTS when it is taken. */
export function demandNewPlace(path: string): void {
  if (Buffer.byteLength(basename(path)) > LONGEST_NAME_BYTES) throw new AppError('CANNOT_WRITE', t('report.failure.nameTooLong'));
  if (existsSync(path)) throw fileExists(path);
}

/** A guard this old was left by a program that was killed while it held it, which takes less than a millisecond. */
const GUARD_STALE_MS = 10_000;

/**
 * Removes a file that a dead process left, if it still says what was read in it. One process at a time: of two that
 * find the same remains, the slower one must not remove what the faster one has put there meanwhile. Look again after it.
 */
export function removeRemains(path: string, text: string): void {
  const guard = join(dirname(path), `.~${createHash('sha256').update(basename(path)).digest('hex').slice(0, 16)}.taking`);
  try {
    writeFileSync(guard, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
    const since = statSync(guard, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > GUARD_STALE_MS) rmSync(guard, { force: true });
    else pause(5);
    return;
  }
  try {
    if (existsSync(path) && readFileSync(path, 'utf8') === text) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/** Gives a finished temp file its name unless that name is taken. @throws FILE_EXISTS with the temp file still there. */
export function publishNew(temp: string, target: string): void {
  syncFile(temp);
  try {
    // A hard link fails when the name is taken, also against a second program in the same moment.
    linkSync(temp, target);
    rmSync(temp);
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code === 'EEXIST' || existsSync(target)) throw fileExists(target);
    // Memory sticks (exFAT, FAT) know no hard links.
    renameSync(temp, target);
  }
  syncFolder(dirname(target));
}

/** Gives a finished temp file a name that is ours to replace. */
export function publishOver(temp: string, target: string): void {
  syncFile(temp);
  renameSync(temp, target);
  syncFolder(dirname(target));
}
