/**
 * The advisory lock `~$name.lock` beside an engagement file: who has it open. A dead lock of this computer is taken
 * over silently; another computer's is asked about, because nobody here can tell whether it is alive.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { removeRemains } from './disk.ts';
import { isAlive, startOf } from './processes.ts';

const lockFile = z.object({
  person: z.string(),
  machine: z.string(),
  installation: z.string(),
  user: z.string(),
  pid: z.int(),
  /** Tells two processes of one number apart; see processes.ts. */
  started: z.string(),
  /** Instant at which the file was opened. */
  time: z.string(),
  token: z.string(),
});
export type LockFacts = z.infer<typeof lockFile>;

export type LockAnswer =
  | { readonly standing: 'taken'; readonly lock: Lock }
  /** A running program of this computer has the file. */
  | { readonly standing: 'in_use'; readonly by: LockFacts }
  /** Another computer's lock, or one that nobody can read. */
  | { readonly standing: 'foreign'; readonly by: LockFacts | null };

export interface Lock {
  readonly path: string;
  /** Removes the lock if it is still this one. */
  release(): void;
}

export function lockPath(path: string): string {
  return join(dirname(path), `~$${basename(path)}.lock`);
}

interface Found {
  /** Null when it cannot be read. */
  readonly text: string | null;
  /** Null when nobody can tell from it who holds the file. */
  readonly facts: LockFacts | null;
}

function read(path: string): Found | 'none' {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return 'none';
    return { text: null, facts: null };
  }
  try {
    return { text, facts: lockFile.parse(JSON.parse(text)) };
  } catch {
    return { text, facts: null };
  }
}

/** Looks at a lock that others are taking over at the same moment. */
const RETRIES = 100;

/**
 * Takes the lock of `path`.
 * @param facts who asks; `token` must be new for every call.
 * @param takeOver the person said that the other computer's lock no longer counts.
 * @throws the file system's error when the folder cannot be written.
 */
export function takeLock(path: string, facts: Omit<LockFacts, 'started'>, takeOver: boolean): LockAnswer {
  const at = lockPath(path);
  const mine: LockFacts = { ...facts, started: startOf(facts.pid) };
  const release = () => {
    const now = read(at);
    if (now !== 'none' && now.facts?.token === mine.token) rmSync(at, { force: true });
  };
  let standing: LockFacts | null = null;
  for (let tries = 0; tries < RETRIES; tries += 1) {
    try {
      writeFileSync(at, JSON.stringify(mine), { flag: 'wx' });
      return { standing: 'taken', lock: { path: at, release } };
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
    }
    const found = read(at);
    if (found === 'none') continue;
    standing = found.facts;
    const here = standing !== null && standing.machine === mine.machine;
    const alive = here && standing !== null && isAlive(standing.pid, standing.started);
    if (standing !== null && alive) return { standing: 'in_use', by: standing };
    // Another installation on a computer of the same name may be another computer: its dead number proves nothing.
    const deadOfOurs = here && standing !== null && standing.installation === mine.installation;
    if (!deadOfOurs && !takeOver) return { standing: 'foreign', by: standing };
    if (found.text !== null) removeRemains(at, found.text);
  }
  return { standing: 'foreign', by: standing };
}
