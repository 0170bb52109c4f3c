/** Names of channels and messages between page, preload, main and engine. No zod here: preload stays small. */
import type { ErrorEnvelope, Result } from './errors.ts';

export const channels = {
  call: 'fieldbook:call',
  changed: 'fieldbook:changed',
  progress: 'fieldbook:progress',
  takeFile: 'fieldbook:take-file',
} as const;

/** Progress of long work: `total` 0 means unknown. */
export interface Progress {
  readonly task: string;
  readonly done: number;
  readonly total: number;
  readonly what: string;
}

/** A file that the page may name by its token. */
export interface TakenFile {
  readonly token: string;
  readonly name: string;
  readonly bytes: number;
  /** A folder that was dropped; its files come in through `evidence.addFolder`. */
  readonly folder: boolean;
}

/** What preload puts on `window.fieldbook`; `F` is the DOM's `File`, which shared code does not know. */
export interface Bridge<F> {
  call(method: string, input: unknown): Promise<Result<unknown>>;
  onChanged(listener: (topics: readonly string[]) => void): () => void;
  onProgress(listener: (progress: Progress) => void): () => void;
  takeFiles(files: readonly F[]): Promise<readonly TakenFile[]>;
}

/** From main to the engine process. */
export type ToEngine =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly type: 'grant'; readonly token: string; readonly path: string; readonly mode: 'read' | 'write' }
  | { readonly type: 'shutdown' };

/** From the engine process to main. */
export type FromEngine =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly id: number; readonly result: Result<unknown> }
  | { readonly type: 'changed'; readonly topics: readonly string[] }
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'fatal'; readonly error: ErrorEnvelope }
  | { readonly type: 'closed' };
