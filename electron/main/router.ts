/**
 * One window's way to its engine process: calls go through by number, a fresh process starts with the first call after
 * one has ended. Knows nothing of Electron, so that its rules are tested with a stand-in for the process.
 */
import type { ErrorEnvelope, Result } from '../../shared/contract/errors.ts';
import type { FromEngine, Progress, ToEngine } from '../../shared/contract/names.ts';
import { t } from '../../shared/words/words.ts';

/** The part of Electron's `UtilityProcess` that the router uses. */
export interface EngineProcess {
  postMessage(message: ToEngine): void;
  on(event: 'message', listener: (message: FromEngine) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export interface EngineLinkOptions {
  /** Starts one engine process. */
  readonly start: () => EngineProcess;
  readonly onChanged: (topics: readonly string[]) => void;
  readonly onProgress: (progress: Progress) => void;
  /** Short reference for an error that the engine could not number itself. */
  readonly ref: () => string;
}

export interface EngineLink {
  call(method: string, input: unknown): Promise<Result<unknown>>;
  /** Lets the engine use a path under a token; remembered, so that a fresh engine knows it too. */
  grant(token: string, path: string, mode: 'read' | 'write'): void;
  /** Asks a running engine to close its file with a backup; resolves when the process has ended. */
  shutdown(): Promise<void>;
}

/** A backup of a large file takes a while; an engine that is silent this long is ended. */
const SHUTDOWN_MS = 60_000;

export function createEngineLink(options: EngineLinkOptions): EngineLink {
  const grants = new Map<string, Extract<ToEngine, { type: 'grant' }>>();
  const pending = new Map<number, (result: Result<unknown>) => void>();
  let lastId = 0;
  /** Why the last process ended, when no call was waiting that could have been told. */
  let untold: ErrorEnvelope | null = null;
  let ending = false;
  let running: { readonly process: EngineProcess; readonly ended: Promise<void> } | null = null;

  const answerAll = (error: ErrorEnvelope): void => {
    for (const answer of pending.values()) answer({ ok: false, error });
    pending.clear();
  };
  const stopped = (): ErrorEnvelope => ({
    code: 'ENGINE_STOPPED',
    message: t('shell.engineStopped'),
    hint: t('shell.engineStoppedHint'),
    ref: options.ref(),
  });

  const start = () => {
    const process = options.start();
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    let fatal: ErrorEnvelope | null = null;
    process.on('message', (message) => {
      switch (message.type) {
        case 'result':
          pending.get(message.id)?.(message.result);
          pending.delete(message.id);
          return;
        case 'changed':
          options.onChanged(message.topics);
          return;
        case 'progress':
          options.onProgress(message.progress);
          return;
        case 'fatal':
          fatal = message.error;
          process.kill();
          return;
        case 'ready':
        case 'closed':
          return;
      }
    });
    process.on('exit', () => {
      if (running?.process === process) running = null;
      const error = fatal ?? stopped();
      if (pending.size === 0 && !ending) {
        // The page learns it by asking for the state of its file again.
        untold = error;
        options.onChanged(['file']);
      }
      answerAll(error);
      end();
    });
    for (const grant of grants.values()) process.postMessage(grant);
    return { process, ended };
  };

  return {
    call(method, input) {
      if (untold !== null) {
        const error = untold;
        untold = null;
        return Promise.resolve({ ok: false, error });
      }
      running ??= start();
      const { process } = running;
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        pending.set(id, resolve);
        process.postMessage({ type: 'call', id, method, input });
      });
    },
    grant(token, path, mode) {
      const message = { type: 'grant', token, path, mode } as const;
      grants.set(token, message);
      running?.process.postMessage(message);
    },
    async shutdown() {
      if (running === null) return;
      const { process, ended } = running;
      ending = true;
      process.postMessage({ type: 'shutdown' });
      const timer = setTimeout(() => process.kill(), SHUTDOWN_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
