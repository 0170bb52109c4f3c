/** Putting a finished file in its place so that it lasts: sync of file and folder, and never over something that is there. */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';

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

/** A name beside `path` for a file that is not finished; hidden, and named after the program's temp files. */
export function partName(path: string, unique: string): string {
  return join(dirname(path), `.${basename(path)}.${unique}.part`);
}

export function fileExists(path: string): AppError {
  return new AppError('FILE_EXISTS', t('files.exists', { name: basename(path) }), { hint: t('files.existsHint') });
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
