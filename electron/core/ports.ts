/**
 * What the core needs from its host. Each host (engine process, command line, tests) hands in one `Ports`; the core
 * knows no Electron, no argv and no environment.
 */
import type { FileAt, FileIn } from '../../shared/contract/define.ts';
import type { Progress } from '../../shared/contract/names.ts';

export interface Clock {
  /** Now, in milliseconds since 1970. */
  now(): number;
}

export interface Ids {
  /** A new UUID version 7 in lower case. */
  uuid(): string;
  /** Name of a new chain: 8 characters of `0-9A-Z`. */
  chain(): string;
  /** Short reference for a person to quote, e.g. `7K2Q`. */
  ref(): string;
}

/** A file that came in: where to read it, and the name a person knows it by. */
export type IncomingFile =
  | { readonly kind: 'path'; readonly path: string; readonly name: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly name: string };

export interface Files {
  /** Resolves what the contract calls `fileIn`. @throws AppError NOT_ALLOWED for a path from a page, NOT_FOUND for an unknown token. */
  incoming(file: FileIn): IncomingFile;
  /** Resolves a chosen file to its absolute path. @throws AppError as above. */
  at(file: FileAt): string;
}

export interface AppData {
  /** Absolute folder of this installation's own data: settings, recent list, chain heads, backups. */
  readonly folder: string;
}

export type LogLevel = 'info' | 'warning' | 'error';
export interface Log {
  /** Writes one line. Never pass texts of the engagement or fields that the contract marks secret. */
  write(level: LogLevel, where: string, message: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
}

/** Renders in another thread: see electron/core/export. */
export interface ExportThread {
  /** Path of the built worker script. */
  readonly script: string;
}

export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly files: Files;
  readonly appData: AppData;
  readonly log: Log;
  readonly exportThread: ExportThread;
  /** Folder with `catalogs/`, `fonts/` and `sample/`. */
  readonly resources: string;
  /** Version of the program, for reports and the workbook's properties. */
  readonly version: string;
  readonly machine: { readonly name: string; readonly user: string; readonly pid: number };
  /** Called after the commit with the topics that a command touched. */
  readonly announce: (topics: readonly string[]) => void;
  readonly progress: (progress: Progress) => void;
}
