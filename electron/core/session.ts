/**
 * What one host process holds between calls: the open file, who is at the keyboard, and the work under way. One
 * session has at most one file.
 */
import { AppError } from '../../shared/contract/errors.ts';
import { t } from '../../shared/words/words.ts';
import { type FileKeeping, openKeeping } from './app-data/keeping.ts';
import type { ActingPerson } from './context.ts';
import type { EngagementFile } from './file/open-file.ts';
import type { Ports } from './ports.ts';

export interface Verification {
  readonly at: string;
  readonly ok: boolean;
}

export interface Session {
  readonly file: EngagementFile | null;
  readonly actor: ActingPerson | null;
  /** Result of the last full check of this file in this session. */
  readonly verified: Verification | null;
  /** Backups, recent list and memory of who acts, for the open file. */
  readonly keeping: FileKeeping | null;
  /** Says who is at the keyboard; remembered on this computer for the next opening. */
  setActor(person: ActingPerson): void;
  setVerified(verification: Verification): void;
  /** Takes over a file that was just opened or created. @throws FILE_OPEN_ALREADY */
  adopt(file: EngagementFile, actor: ActingPerson | null): void;
  /** Exchanges the open file for the same one opened anew (after a change of passphrase). */
  replace(file: EngagementFile): void;
  /** Backs up, closes and lets go of the file. Other work is cancelled first; `asker` is the call that asks. */
  close(asker?: AbortSignal): Promise<void>;
  /** Cancels all other work and waits until it has stopped. */
  quiet(asker?: AbortSignal): Promise<void>;
  /** Runs a call; `task` is the name under which it can be cancelled. */
  track<T>(task: string | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(task: string): boolean;
}

interface Tracked {
  readonly task: string | undefined;
  readonly controller: AbortController;
  readonly done: Promise<unknown>;
}

export function createSession(ports: Ports): Session {
  let file: EngagementFile | null = null;
  let keeping: FileKeeping | null = null;
  let actor: ActingPerson | null = null;
  let verified: Verification | null = null;
  const running = new Set<Tracked>();

  const quiet = async (asker?: AbortSignal): Promise<void> => {
    // Calls go on coming in while the first ones end: quiet is only when none is left.
    for (;;) {
      const others = [...running].filter((one) => one.controller.signal !== asker);
      if (others.length === 0) return;
      for (const one of others) one.controller.abort();
      await Promise.allSettled(others.map((one) => one.done));
    }
  };

  return {
    get file() {
      return file;
    },
    get actor() {
      return actor;
    },
    get verified() {
      return verified;
    },
    get keeping() {
      return keeping;
    },
    setActor(person) {
      actor = person;
      keeping?.rememberActor(person.id);
    },
    setVerified(verification) {
      verified = verification;
    },
    adopt(opened, person) {
      if (file !== null) throw new AppError('FILE_OPEN_ALREADY', t('files.openAlready'), { hint: t('files.openAlreadyHint') });
      file = opened;
      actor = person;
      verified = null;
      keeping = openKeeping(ports, opened);
      if (person !== null) keeping.rememberActor(person.id);
    },
    replace(opened) {
      file = opened;
      keeping = openKeeping(ports, opened);
    },
    async close(asker) {
      await quiet(asker);
      if (file === null) return;
      const closing = file;
      const lastKeeping = keeping;
      file = null;
      keeping = null;
      actor = null;
      verified = null;
      try {
        lastKeeping?.beforeClose();
      } finally {
        closing.close();
        lastKeeping?.afterClose();
      }
    },
    quiet,
    async track(task, work) {
      if (task !== undefined && [...running].some((one) => one.task === task))
        throw new AppError('CONFLICT', t('files.taskRunning', { task }));
      const controller = new AbortController();
      const done = work(controller.signal);
      const entry: Tracked = { task, controller, done };
      running.add(entry);
      try {
        return await done;
      } finally {
        running.delete(entry);
        keeping?.afterCall();
      }
    },
    cancel(task) {
      const found = [...running].find((one) => one.task === task);
      found?.controller.abort();
      return found !== undefined;
    },
  };
}
