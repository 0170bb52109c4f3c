/**
 * Starts the program for a journey: on real Electron when its binary is installed, else on the stand-in. Own folder, own
 * app data, fixed clock, seeded ids; a restart is a later hour with other ids, as in life.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { electronBinary } from '../../electron-stand-in/electron-binary.ts';
import type { AskedDialog } from '../../electron-stand-in/messages.ts';
import { startElectron } from './electron-shell.ts';
import type { Shell } from './shell.ts';
import { startStandIn } from './stand-in-shell.ts';

export interface LaunchOptions {
  /** Folder of the journey: app data go to `app-data`, files belong beside it. */
  readonly folder: string;
  /** Engagement files that the system hands to the program. */
  readonly files?: readonly string[];
  /** Instant at which the clock of the first start stands. */
  readonly clock?: string;
}

/** A working day of the sample's Stage 2. */
const CLOCK = '2026-11-18T08:00:00.000Z';
const HOUR = 3_600_000;

export interface RunningApp {
  readonly shell: Shell['name'];
  readonly page: Page;
  /** App data folder. */
  readonly home: string;
  readonly folder: string;
  windows(): Page[];
  /** Answers the open or next dialog that asks for files to read. */
  chooseFiles(...paths: readonly string[]): Promise<void>;
  /** Answers the open or next dialog that asks where to write; null turns back. */
  chooseTarget(path: string | null): Promise<void>;
  /** Answers the open or next question by the number of a button. */
  pressButton(button: number): Promise<void>;
  askedDialogs(): Promise<readonly AskedDialog[]>;
  /** Everything that tried to reach a network since the first start. */
  requestsAttempted(): readonly string[];
  refused(): readonly { readonly what: string; readonly url: string }[];
  openFile(path: string): Promise<void>;
  closeWindow(index?: number): Promise<void>;
  killEngine(): Promise<void>;
  quit(): Promise<void>;
  kill(): Promise<void>;
  /** Starts the program again on the same app data. */
  restart(options?: { readonly files?: readonly string[] }): Promise<RunningApp>;
}

/** The shell that journeys run on here. */
export const shellName = (): Shell['name'] => (electronBinary() === null ? 'stand-in' : 'electron');

async function start(options: LaunchOptions, run: number, earlier: readonly string[]): Promise<RunningApp> {
  const home = join(options.folder, 'app-data');
  const attempts = join(options.folder, 'attempts.txt');
  mkdirSync(home, { recursive: true });
  const clock = new Date(Date.parse(options.clock ?? CLOCK) + run * HOUR).toISOString();
  const shellOptions = {
    home,
    attempts,
    files: options.files ?? [],
    environment: { FIELDBOOK_FIXED_CLOCK: clock, FIELDBOOK_SEED: String(1 + run * 1000), TZ: 'Europe/Amsterdam', LANG: 'en_GB.UTF-8' },
  };
  const binary = electronBinary();
  const shell = binary === null ? await startStandIn(shellOptions) : await startElectron(binary, shellOptions);
  const requestsAttempted = (): readonly string[] => {
    const connections = existsSync(attempts) ? readFileSync(attempts, 'utf8').split('\n').filter(Boolean) : [];
    return [...earlier, ...shell.requests(), ...connections];
  };
  return {
    shell: shell.name,
    page: shell.page,
    home,
    folder: options.folder,
    windows: () => shell.windows(),
    chooseFiles: (...paths) => shell.answerDialog({ kind: 'open', paths }),
    chooseTarget: (path) => shell.answerDialog({ kind: 'save', paths: path === null ? [] : [path] }),
    pressButton: (button) => shell.answerDialog({ kind: 'message', button }),
    askedDialogs: () => shell.askedDialogs(),
    requestsAttempted,
    refused: () => shell.refused(),
    openFile: (path) => shell.openFile(path),
    closeWindow: (index = 0) => shell.closeWindow(index),
    killEngine: () => shell.killEngine(),
    quit: () => shell.quit(),
    kill: () => shell.kill(),
    restart: (again = {}) =>
      start(
        { folder: options.folder, ...(options.clock === undefined ? {} : { clock: options.clock }), ...again },
        run + 1,
        requestsAttempted(),
      ),
  };
}

export const launchApp = (options: LaunchOptions): Promise<RunningApp> => start(options, 0, []);
