/** Files that the page may name: only those the shell granted, by token. */
import { basename } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { t } from '../../shared/words/words.ts';
import type { Files } from '../core/ports.ts';

export interface GrantedFiles extends Files {
  grant(token: string, path: string, mode: 'read' | 'write'): void;
}

/** `read`: content may be taken in. `write`: the file may also be opened as an engagement or written. */
export function grantedFiles(): GrantedFiles {
  const grants = new Map<string, { readonly path: string; readonly mode: 'read' | 'write' }>();
  const granted = (token: string) => {
    const grant = grants.get(token);
    if (grant === undefined) throw new AppError('NOT_FOUND', t('errors.tokenUnknown'));
    return grant;
  };
  const noPath = () => new AppError('NOT_ALLOWED', t('errors.pathNotAllowed'));
  return {
    grant(token, path, mode) {
      grants.set(token, { path, mode });
    },
    incoming(file) {
      if ('path' in file) throw noPath();
      if ('base64' in file) return { kind: 'bytes', bytes: Buffer.from(file.base64, 'base64'), name: file.name };
      const { path } = granted(file.token);
      return { kind: 'path', path, name: basename(path) };
    },
    at(file) {
      if ('path' in file) throw noPath();
      const { path, mode } = granted(file.token);
      // What was given only to be read is never opened for writing nor replaced by an export.
      if (mode !== 'write') throw noPath();
      return path;
    },
  };
}
