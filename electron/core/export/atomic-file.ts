/**
 * Writes a file so that a reader never sees half of it: to a new name beside the target, synced, then renamed over it.
 * Whatever fails, what stood at the target before is unchanged and nothing is left beside it.
 */
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { partName } from '../file/disk.ts';

function codeOf(thrown: unknown): string {
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** Names what the system says when a file that a person chose cannot be written; other errors pass through. */
export function asWriteProblem(thrown: unknown): unknown {
  switch (codeOf(thrown)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError('CANNOT_WRITE', t('report.failure.folderMissing'), { cause: thrown });
    case 'EISDIR':
      return new AppError('CANNOT_WRITE', t('report.failure.notAFile'), { cause: thrown });
    case 'ENAMETOOLONG':
      return new AppError('CANNOT_WRITE', t('report.failure.nameTooLong'), { cause: thrown });
    case 'EACCES':
    case 'EPERM':
    case 'EBUSY':
    case 'EROFS':
    case 'ETXTBSY':
      return new AppError('CANNOT_WRITE', t('report.failure.notAllowed'), { cause: thrown });
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new AppError('DISK_FULL', t('report.failure.diskFull'), { cause: thrown });
    default:
      return thrown;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no way to open a folder for syncing; its rename is journaled.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFile(path: string): Promise<void> {
  const handle: FileHandle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * @param target absolute path that the person chose
 * @param ref makes the temporary name unique
 * @param write fills the temporary file; it exists and is empty
 * @param mode permissions of the file, less what the system takes away
 * @returns what `write` returns
 * @throws AppError CANNOT_WRITE or DISK_FULL, or whatever `write` throws
 */
export async function writeAtomically<T>(target: string, ref: string, write: (temporary: string) => Promise<T>, mode = 0o666): Promise<T> {
  const folder = dirname(target);
  const temporary = partName(target, ref);
  try {
    if (await isFolder(target)) throw Object.assign(new Error('target is a folder'), { code: 'EISDIR' });
    await (await open(temporary, 'wx', mode)).close();
    const answer = await write(temporary);
    await syncFile(temporary);
    await rename(temporary, target);
    await syncFolder(folder);
    return answer;
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw asWriteProblem(thrown);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
