/** The ports as plain Node offers them; engine process and command line add their own way to files and listeners. */
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { Clock, Files, Ids, Log, Ports } from './ports.ts';

/** Instants and ids that come out the same each time: for the demo and the journeys. */
export interface Fixed {
  /** Instant at which the clock starts. */
  readonly clock: string;
  readonly seed: number;
}

export interface NodePortsOptions {
  /** Folder that holds `out/`, `resources/` and `package.json`. */
  readonly root: string;
  readonly appData: string;
  readonly files: Files;
  readonly fixed?: Fixed | undefined;
  readonly announce?: Ports['announce'];
  readonly progress?: Ports['progress'];
}

/** Digits and capitals without look-alikes, for what a person reads aloud. */
const REF_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CHAIN_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOG_LIMIT = 1024 * 1024;

const spelled = (bytes: Uint8Array, alphabet: string): string => Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');

/** A clock that starts at an instant and moves a millisecond each time it is read, so that no two readings are equal. */
export function steppingClock(start: string): Clock {
  let now = Date.parse(start);
  if (Number.isNaN(now)) throw new RangeError(`not an instant: ${start}`);
  return {
    now() {
      now += 1;
      return now;
    },
  };
}

/** Ids from a seed: random to look at, the same in every run. */
export function seededIds(seed: number, clock: Clock): Ids {
  let drawn = 0;
  let sequence = 0;
  const bytes = (count: number): Uint8Array => {
    drawn += 1;
    return createHash('sha256').update(`${seed}:${drawn}`).digest().subarray(0, count);
  };
  return {
    uuid() {
      sequence += 1;
      return v7({ random: bytes(16), msecs: clock.now(), seq: sequence });
    },
    chain: () => spelled(bytes(8), CHAIN_ALPHABET),
    ref: () => spelled(bytes(4), REF_ALPHABET),
  };
}

const ownIds: Ids = {
  uuid: () => v7(),
  chain: () => spelled(randomBytes(8), CHAIN_ALPHABET),
  ref: () => spelled(randomBytes(4), REF_ALPHABET),
};

/** A log of at most two files of 1 MiB each. It never stops the work: where it cannot be written, nothing is logged. */
export function fileLog(folder: string): Log {
  const file = join(folder, 'fieldbook.log');
  return {
    write(level, where, message, facts = {}) {
      const line = JSON.stringify({ at: new Date().toISOString(), level, where, message, ...facts });
      try {
        mkdirSync(folder, { recursive: true });
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(file, `${file}.1`);
        appendFileSync(file, `${line}\n`);
      } catch {
        // A full disk or a folder that is not writable is reported by the work itself, with words for a person.
      }
    },
  };
}

/** Folder of this installation's own data: `FIELDBOOK_HOME`, else where Electron keeps it for this program. */
export function appDataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  const { FIELDBOOK_HOME: chosen, APPDATA, XDG_CONFIG_HOME } = environment;
  if (chosen !== undefined && chosen !== '') return chosen;
  const name = 'AIMS Fieldbook';
  if (platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), name);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name);
  return join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), name);
}

/** Version of the program, from the package file that is shipped with it. */
export function programVersion(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  return version;
}

export function nodePorts(options: NodePortsOptions): Ports {
  const clock = options.fixed === undefined ? { now: () => Date.now() } : steppingClock(options.fixed.clock);
  return {
    clock,
    ids: options.fixed === undefined ? ownIds : seededIds(options.fixed.seed, clock),
    files: options.files,
    appData: { folder: options.appData },
    log: fileLog(join(options.appData, 'logs')),
    exportThread: { script: join(options.root, 'out', 'main', 'export-worker.js') },
    resources: join(options.root, 'resources'),
    version: programVersion(options.root),
    machine: { name: hostname(), user: userInfo().username, pid: process.pid },
    announce: options.announce ?? (() => undefined),
    progress: options.progress ?? (() => undefined),
  };
}
