/** Engagement files for journeys, made through the command line; and what a journey does to them from outside. */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';

/** Another build than the one of this repository can be tried too, as with the stand-in. */
const CLI = resolve(process.env.FIELDBOOK_ROOT ?? join(import.meta.dirname, '../../..'), 'out/main/cli.js');

export interface MadeFile {
  readonly path: string;
  /** Calls a method of the contract as another program would. */
  call<T = Readonly<Record<string, unknown>>>(method: string, input?: object): T;
}

/** A new engagement of Lumenfold AI B.V. with lead auditor Ines Vogt. App data of this maker lie apart from the window's. */
export function makeFile(folder: string, options: { readonly name?: string; readonly passphrase?: string } = {}): MadeFile {
  const path = join(folder, options.name ?? 'lumenfold.aims');
  const environment = {
    ...process.env,
    FIELDBOOK_HOME: join(folder, 'maker'),
    FIELDBOOK_FIXED_CLOCK: '2026-11-17T08:00:00.000Z',
    ...(options.passphrase === undefined ? {} : { JOURNEY_PASSPHRASE: options.passphrase }),
  };
  const sealed = options.passphrase === undefined ? [] : ['--passphrase-env', 'JOURNEY_PASSPHRASE'];
  let runs = 0;
  const cli = (...words: readonly string[]): unknown => {
    runs += 1;
    return JSON.parse(
      execFileSync(process.execPath, [CLI, ...words, ...sealed], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...environment, FIELDBOOK_SEED: String(500_000 + runs) },
      }),
    );
  };
  cli(
    'new',
    path,
    '--json',
    JSON.stringify({
      kind: 'certification',
      clientName: 'Lumenfold AI B.V.',
      timeZone: 'Europe/Amsterdam',
      person: { name: 'Ines Vogt', role: 'lead_auditor' },
    }),
  );
  return {
    path,
    call: <T>(method: string, input: object = {}) => cli('call', path, method, '--json', JSON.stringify(input)) as T,
  };
}

/** A Stage 2 audit with its checklist. @returns the ids of the audit and of the first row of clause 4.1. */
export function addStage2(file: MadeFile): { readonly auditId: string; readonly itemId: string } {
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2' });
  file.call('checklist.make', { auditId });
  const { rows } = file.call<{ rows: { id: string; requirement: string }[] }>('checklist.list', { auditId });
  const item = rows.find(({ requirement }) => requirement === '42001:4.1');
  if (item === undefined) throw new Error('the checklist has no row for 4.1');
  return { auditId, itemId: item.id };
}

/** Says in the file that a later program wrote it. */
export function makeNewer(path: string): void {
  const db = new Database(path);
  db.pragma('user_version = 900');
  db.close();
}

/** Overwrites pages in the middle, as a failing drive would. */
export function damage(path: string): void {
  const pages = statSync(path).size / 4096;
  const handle = openSync(path, 'r+');
  try {
    for (let page = 2; page < pages; page += 2) writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
  } finally {
    closeSync(handle);
  }
}

/** Texts that are kept as drafts in the file, read beside the running program. */
export function draftsIn(path: string): readonly string[] {
  const db = new Database(path, { readonly: true, timeout: 2000 });
  try {
    return (db.prepare('SELECT text FROM draft').all() as { text: string }[]).map(({ text }) => text);
  } finally {
    db.close();
  }
}

export const bytesOf = (path: string): Buffer => readFileSync(path);
