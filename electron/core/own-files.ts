/** Files for work that the program starts itself (the sample): its own resources by path, all else as the host allows. */
import { basename, relative, resolve, sep } from 'node:path';
import type { Files, Ports } from './ports.ts';

/** Whether a path lies inside the folder, by its text alone: resources hold no links. */
function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === resolve(path);
}

/**
 * A page may name no file by its path, and these files change nothing about that: they are handed only to calls that a
 * handler makes (`context.call`), never to calls that come in.
 */
export function withOwnFiles(ports: Ports): Ports {
  const files: Files = {
    incoming: (file) =>
      'path' in file && isInside(ports.resources, file.path)
        ? { kind: 'path', path: resolve(file.path), name: basename(file.path) }
        : ports.files.incoming(file),
    at: (file) => ports.files.at(file),
  };
  return { ...ports, files };
}
