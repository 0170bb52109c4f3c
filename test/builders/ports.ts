/** Ports for tests: a fixed clock that steps, seeded ids, own app data in a temp folder, files named by path. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Ports } from '../../electron/core/ports.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Progress } from '../../shared/contract/names.ts';

export interface TestPortsOptions {
  /** Folder for app data and files; left out: a new temp folder. */
  readonly folder?: string;
  /** First instant of the clock. */
  readonly now?: string;
  readonly seed?: number;
  /** Milliseconds that the clock moves on with each look at it. */
  readonly step?: number;
}

export interface TestPorts extends Ports {
  readonly folder: string;
  /** Topics announced so far, one list per command. */
  readonly announced: (readonly string[])[];
  readonly logged: string[];
  readonly progressed: Progress[];
  /** Sets the clock to an instant. */
  setNow(instant: string): void;
  /** Moves the clock on. */
  advance(milliseconds: number): void;
  /** Path of a file in the test's folder. */
  path(name: string): string;
  /** Removes the folder. */
  cleanUp(): void;
}

/** mulberry32: a small generator that gives the same numbers for the same seed everywhere. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export function testPorts(options: TestPortsOptions = {}): TestPorts {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'fieldbook-test-'));
  const appData = join(folder, 'app-data');
  mkdirSync(appData, { recursive: true });
  const random = seeded(options.seed ?? 1);
  const step = options.step ?? 1000;
  const start = Date.parse(options.now ?? '2026-11-18T08:00:00.000Z');
  let now = start;
  let made = 0;
  const letters = (length: number) => Array.from({ length }, () => DIGITS[Math.floor(random() * DIGITS.length)]).join('');
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  const announced: (readonly string[])[] = [];
  const logged: string[] = [];
  const progressed: Progress[] = [];

  return {
    folder,
    announced,
    logged,
    progressed,
    setNow: (instant) => {
      now = Date.parse(instant);
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
    path: (name) => join(folder, name),
    cleanUp: () => rmSync(folder, { recursive: true, force: true }),
    clock: {
      now: () => {
        const answer = now;
        now += step;
        return answer;
      },
    },
    ids: {
      // Version 7: the time part counts up, so that ids sort in the order they were made.
      uuid: () => {
        made += 1;
        const time = (start + made).toString(16).padStart(12, '0');
        return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
      },
      chain: () => letters(8),
      ref: () => letters(4),
    },
    files: {
      incoming: (file) => {
        if ('base64' in file) return { kind: 'bytes', bytes: Buffer.from(file.base64, 'base64'), name: file.name };
        if ('path' in file) return { kind: 'path', path: resolve(folder, file.path), name: basename(file.path) };
        throw new AppError('NOT_FOUND', 'Tests name files by path.');
      },
      at: (file) => {
        if ('path' in file) return resolve(folder, file.path);
        throw new AppError('NOT_FOUND', 'Tests name files by path.');
      },
    },
    appData: { folder: appData },
    log: { write: (level, where, message, facts) => void logged.push(`${level} ${where} ${message} ${JSON.stringify(facts ?? {})}`) },
    exportThread: { script: resolve(import.meta.dirname, '../../electron/core/export/worker.ts') },
    resources: resolve(import.meta.dirname, '../../resources'),
    version: '0.0.0-test',
    machine: { name: 'test-machine', user: 'ines', pid: process.pid },
    announce: (topics) => void announced.push(topics),
    progress: (progress) => void progressed.push(progress),
  };
}
