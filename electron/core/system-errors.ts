/** Maps what SQLite and the file system throw to the named errors; null for what nobody expected. */
import { AppError } from '../../shared/contract/errors.ts';
import { t } from '../../shared/words/words.ts';

function codeOf(thrown: unknown): string {
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** @returns the error itself when it is expected, a named one for a known system failure, else null (a bug). */
export function asAppError(thrown: unknown): AppError | null {
  if (thrown instanceof AppError) return thrown;
  const code = codeOf(thrown);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('DISK_FULL', t('errors.diskFull'), { cause: thrown });
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') return new AppError('READ_ONLY', t('errors.readOnly'), { cause: thrown });
  if (code.startsWith('SQLITE_CORRUPT')) return new AppError('DAMAGED', t('errors.damaged'), { cause: thrown });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new AppError('LOCKED', t('errors.busy'), { cause: thrown });
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN') || code === 'EACCES' || code === 'EPERM' || code === 'EIO') {
    return new AppError('CANNOT_WRITE', t('errors.cannotWrite'), { cause: thrown });
  }
  return null;
}
