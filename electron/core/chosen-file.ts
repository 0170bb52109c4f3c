/** A file that a person chose to be read and that lies on disk: it may not be written, so `files.at` is not asked for it. */
import type { FileAt } from '../../shared/contract/define.ts';
import type { Ports } from './ports.ts';

/** @returns its absolute path @throws NOT_ALLOWED for a path from a page, NOT_FOUND for an unknown token */
export function chosenPath(ports: Pick<Ports, 'files'>, file: FileAt): string {
  const incoming = ports.files.incoming(file);
  if (incoming.kind !== 'path') throw new Error('A file that was chosen lies on disk.');
  return incoming.path;
}
