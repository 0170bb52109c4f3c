/**
 * Opens an engagement file as if it were hostile: sorted by its first bytes, unlocked, compared with the known schema,
 * checked page by page unless this computer closed it last, and only then used. Nothing is repaired silently.
 */

import { randomUUID } from 'node:crypto';
import { accessSync, constants, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Statement } from 'better-sqlite3';
import { AppError } from '../../../shared/contract/errors.ts';
import { id as idSchema } from '../../../shared/model/scalars.ts';
import { t } from '../../../shared/words/words.ts';
import { appDataFiles, installationId, pathKey } from '../app-data/app-data.ts';
import { createChainWriter, readHeads } from '../ledger/chain.ts';
import { createHeadMemory } from '../ledger/heads.ts';
import { createLedger } from '../ledger/write.ts';
import type { Ports } from '../ports.ts';
import { createQueries } from '../queries.ts';
import { createFreezeGuard } from '../reports/freeze-guard.ts';
import { finishRekey, makeBackup } from './backup.ts';
import { createBlobStore } from './blobs.ts';
import { ownPlace, sweepParts } from './disk.ts';
import { createDraftStore } from './drafts.ts';
import { classifyHeader, HEAD_BYTES, readHead } from './header.ts';
import { type Lock, type LockFacts, takeLock } from './lock.ts';
import { fileVersion, migrate, newestVersion, refuseNewer } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { MigrationStep } from './migrations/step.ts';
import type { EngagementFile, ReadOnlyReason } from './open-file.ts';
import { createOutsideQueries } from './outside.ts';
import { isAlive } from './processes.ts';
import { schemaDifferences } from './schema.ts';
import { APPLICATION_ID, applyPragmas, type CipherDatabase, connect, keyOf } from './sqlite.ts';

export interface OpenOptions {
  readonly path: string;
  readonly passphrase?: string | undefined;
  readonly readOnly?: boolean | undefined;
  /** The person said that another computer's lock no longer counts. */
  readonly takeOver?: boolean | undefined;
  /** Tests hand in further steps. */
  readonly steps?: readonly MigrationStep[];
  /** Whether file and folder may be written; tests answer for a write-protected medium. */
  readonly mayWrite?: (path: string) => boolean;
}

/** Waiting for another process while opening: short, because the person waits too. */
const OPENING_TIMEOUT_MS = 1000;
const WORKING_TIMEOUT_MS = 5000;
/** Actor of entries that no person made. */
export const PROGRAM = { id: '00000000-0000-7000-8000-000000000000', name: 'AIMS Fieldbook' } as const;

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');
const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY') || codeOf(error).startsWith('SQLITE_LOCKED');

function damaged(name: string, cause?: unknown): AppError {
  return new AppError('DAMAGED', t('files.damaged', { name }), { hint: t('files.damagedHint'), cause });
}
function notOurs(name: string): AppError {
  return new AppError('NOT_OURS', t('files.notOurs', { name }), { hint: t('files.notOursHint') });
}
function busy(name: string, cause: unknown): AppError {
  return new AppError('LOCKED', t('files.busy', { name }), { hint: t('files.busyHint'), cause });
}

/** Errors of the file system (`EACCES`, `ELOOP`, `ENAMETOOLONG` …) but for those that say that it is full or write-protected. */
const isReadingTrouble = (code: string): boolean => /^E[A-Z0-9]+$/.test(code) && !['ENOSPC', 'EDQUOT', 'EROFS'].includes(code);

/** Names what SQLite or the file system says while a file is being opened. */
function asOpeningError(error: unknown, name: string, sealed: boolean): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (code === 'SQLITE_NOTADB') {
    if (!sealed) return damaged(name, error);
    return new AppError('WRONG_PASSPHRASE', t('files.wrongPassphrase', { name }), { hint: t('files.wrongPassphraseHint'), cause: error });
  }
  // A schema that cannot be parsed is damage too; SQLite reports some of it as a plain error.
  if (code.startsWith('SQLITE_CORRUPT') || /malformed/.test(String((error as Error | null)?.message))) return damaged(name, error);
  if (isBusy(error)) return busy(name, error);
  if (code.startsWith('SQLITE_READONLY_RO') || code === 'SQLITE_READONLY_RECOVERY')
    return new AppError('READ_ONLY', t('files.readOnlyJournal', { name }), { hint: t('files.readOnlyJournalHint'), cause: error });
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR') || isReadingTrouble(code))
    return new AppError('CANNOT_READ', t('files.cannotOpen', { name }), { hint: t('files.cannotOpenHint'), cause: error });
  return error;
}

const fileAndFolderWritable = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * A journal that a killed program left in the middle of a commit: its content must be taken back before anything is
 * read. One whose header was never written, or was struck out, is only litter.
 */
const hasHotJournal = (path: string): boolean => {
  try {
    return (readHead(`${path}-journal`).head[0] ?? 0) !== 0;
  } catch {
    return false;
  }
};

/** Everything that is looked at before a file counts as ours. Nothing is written. @returns the version of its schema. */
function inspect(db: CipherDatabase, name: string, steps: readonly MigrationStep[], trusted: boolean): number {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw notOurs(name);
  const version = fileVersion(db);
  if (version < 1) throw notOurs(name);
  refuseNewer(version, steps, name);
  const parts = schemaDifferences(db, version, steps);
  if (parts.length > 0) {
    const shown = parts
      .slice(0, 3)
      .map((part) => `‘${part.slice(0, 40)}’`)
      .join(', ');
    throw new AppError('NOT_OURS', t('files.notOursSchema', { name, parts: shown }), { hint: t('files.notOursSchemaHint') });
  }
  if (!trusted && db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged(name);
  return version;
}

function engagementIdOf(db: CipherDatabase, name: string): string {
  const rows = (db.prepare('SELECT id FROM engagement LIMIT 2') as Statement<[], { id: string }>).all();
  const first = rows[0]?.id;
  if (rows.length !== 1 || first === undefined || !idSchema.safeParse(first).success) throw damaged(name);
  return first;
}

interface Opening {
  readonly ports: Ports;
  readonly path: string;
  /** Where SQLite reads and writes: the file itself, or a private snapshot of it. */
  readonly at: string;
  readonly steps: readonly MigrationStep[];
  readonly readOnly: ReadOnlyReason;
  readonly heldBy: string;
  readonly lock: Lock | null;
  readonly snapshot: string | null;
  readonly sealed: boolean;
}

/** Connects, inspects, migrates where it may, and puts the parts together. Closes the connection when anything fails. */
function build(opening: Opening, key: Buffer | null, trusted: boolean): EngagementFile {
  const { ports, path, steps, readOnly } = opening;
  const name = basename(path);
  const db = connect(opening.at, { key, readonly: readOnly !== 'no', timeout: OPENING_TIMEOUT_MS });
  try {
    // The first read takes back what a killed program left half written, then finds out whether the key fits.
    (db.prepare('SELECT count(*) FROM sqlite_schema') as Statement<[], unknown>).get();
    if (readOnly === 'no') db.exec('BEGIN IMMEDIATE; ROLLBACK');
    const version = inspect(db, name, steps, trusted);
    applyPragmas(db);
    db.pragma(`busy_timeout = ${WORKING_TIMEOUT_MS}`);
    // A journal that is still there was struck out: one small commit lets SQLite itself clear it away.
    if (readOnly === 'no' && existsSync(`${opening.at}-journal`)) db.pragma(`user_version = ${version}`);
    const engagementId = engagementIdOf(db, name);
    const memory = createHeadMemory({
      folder: ports.appData.folder,
      engagementId,
      pid: ports.machine.pid,
      token: randomUUID(),
      log: ports.log,
    });
    if (version < newestVersion(steps)) {
      makeBackup(ports, { db, key, engagementId }, 'migrate');
      migrate(db, steps, (from, to) => {
        const chain = createChainWriter({ db, engagementId, schemaVersion: to, clock: ports.clock, ids: ports.ids, memory });
        const out = chain.begin(PROGRAM, '');
        out.put({ op: 'migrate', entity: 'engagement', row: engagementId, field: 'schema', before: from, after: to });
        out.finish();
      });
    }
    const schemaVersion = newestVersion(steps);
    const ledger = createLedger({
      db,
      engagementId,
      schemaVersion,
      clock: ports.clock,
      ids: ports.ids,
      memory,
      readOnly: readOnly !== 'no',
      guard: createFreezeGuard(db),
    });
    const queries = createQueries(db);
    let open = true;
    let held = true;
    const disconnect = () => {
      open = false;
      memory.release();
      db.close();
    };
    return {
      engagementId,
      path,
      encrypted: opening.sealed,
      readOnly,
      heldBy: opening.heldBy,
      schemaVersion,
      ledger,
      queries,
      outside: createOutsideQueries(db, queries),
      blobs: createBlobStore(db),
      drafts: createDraftStore(db),
      db,
      key,
      memory,
      close() {
        if (open) disconnect();
        if (!held) return;
        held = false;
        if (opening.snapshot !== null) rmSync(opening.snapshot, { force: true });
        opening.lock?.release();
      },
      suspend() {
        disconnect();
        // From here on the lock belongs to the file that is opened anew, or to nobody but this one when that fails.
        return (next) => build({ ...opening, sealed: next !== null }, next, true);
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Copies the file's bytes as they are, encrypted or not, while SQLite's shared lock keeps every writer out. */
function takeSnapshot(ports: Ports, path: string, key: Buffer | null): string {
  const folder = join(ports.appData.folder, 'snapshots');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const snapshot = join(folder, `${ports.machine.pid}-${randomUUID()}.aims`);
  // The one who saves is busy with it again and again: a reader waits for its turn.
  const db = connect(path, { key, readonly: true, timeout: WORKING_TIMEOUT_MS });
  try {
    db.exec('BEGIN');
    (db.prepare('SELECT count(*) FROM sqlite_schema') as Statement<[], unknown>).get();
    copyFileSync(path, snapshot, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    db.exec('ROLLBACK');
    return snapshot;
  } catch (error) {
    rmSync(snapshot, { force: true });
    throw error;
  } finally {
    db.close();
  }
}

function lockedBy(name: string, by: LockFacts | null): AppError {
  const message =
    by === null
      ? t('files.lockedUnknown', { name })
      : t('files.lockedElsewhere', { name, person: by.person || by.user || t('files.somebody'), machine: by.machine, time: by.time });
  return new AppError('LOCKED', message, { hint: t('files.lockedHint') });
}

/**
 * Opens an engagement file.
 * @throws FILE_MISSING, NOT_OURS, NEEDS_PASSPHRASE, WRONG_PASSPHRASE, DAMAGED, TOO_NEW, LOCKED, READ_ONLY, CANNOT_READ.
 */
export function openEngagement(ports: Ports, options: OpenOptions): EngagementFile {
  let { path } = options;
  const name = basename(path);
  const steps = options.steps ?? migrations;
  const mayWrite = options.mayWrite ?? fileAndFolderWritable;
  let sealed = false;
  let lock: Lock | null = null;
  let snapshot: string | null = null;
  try {
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts === undefined) throw new AppError('FILE_MISSING', t('files.missing', { name }), { hint: t('files.missingHint') });
    if (!facts.isFile()) throw notOurs(name);
    path = ownPlace(path);
    const { head, size } = readHead(path);
    const hot = hasHotJournal(path);
    // A program killed while the file grew leaves an odd size, which the journal puts right.
    const kind = classifyHeader(head, hot ? Math.ceil(size / HEAD_BYTES) * HEAD_BYTES : size);
    if (kind === 'foreign') throw notOurs(name);
    sealed = kind === 'sealed';
    if (sealed && options.passphrase === undefined)
      throw new AppError('NEEDS_PASSPHRASE', t('files.needsPassphrase', { name }), { hint: t('files.needsPassphraseHint') });
    const key = sealed && options.passphrase !== undefined ? keyOf(options.passphrase) : null;

    let readOnly: ReadOnlyReason = options.readOnly === true ? 'asked' : mayWrite(path) ? 'no' : 'media';
    let heldBy = '';
    if (hot && !mayWrite(path))
      throw new AppError('READ_ONLY', t('files.readOnlyJournal', { name }), { hint: t('files.readOnlyJournalHint') });
    if (readOnly === 'no' || (readOnly === 'asked' && hot)) {
      const answer = takeLock(
        path,
        {
          person: appDataFiles(ports).settings.read().myName,
          machine: ports.machine.name,
          installation: installationId(ports),
          user: ports.machine.user,
          pid: ports.machine.pid,
          time: new Date(ports.clock.now()).toISOString(),
          token: randomUUID(),
        },
        options.takeOver ?? false,
      );
      if (answer.standing === 'foreign') throw lockedBy(name, answer.by);
      if (answer.standing === 'in_use') {
        readOnly = 'in_use';
        heldBy = t('files.heldBy', { person: answer.by.person || answer.by.user || t('files.somebody'), machine: answer.by.machine });
      } else lock = answer.lock;
      if (readOnly === 'no') sweepParts(path);
    }
    if (hot && readOnly === 'asked') {
      // Read-only connections cannot take a journal back: a writing one does it by its first read.
      const recovering = connect(path, { key, timeout: OPENING_TIMEOUT_MS });
      try {
        (recovering.prepare('SELECT count(*) FROM sqlite_schema') as Statement<[], unknown>).get();
      } finally {
        recovering.close();
      }
      lock?.release();
      lock = null;
    }

    const mark = appDataFiles(ports).closed.read()[pathKey(path)];
    const trusted = mark !== undefined && mark.size === facts.size && mark.mtimeMs === facts.mtimeMs && !hot;
    const opening = { ports, path, steps, sealed };
    if (readOnly === 'no') {
      try {
        const file = build({ ...opening, at: path, readOnly, heldBy, lock, snapshot }, key, trusted);
        finishRekey(ports, file.engagementId, key);
        if (!trusted || readHeads(file.db)[0]?.hash === mark.head) return file;
        // Same size and time, another history: look at every page after all.
        if (file.db.pragma('quick_check(1)', { simple: true }) === 'ok') return file;
        file.close();
        throw damaged(name);
      } catch (error) {
        if (!isBusy(error)) throw error;
        // A program that knows no locks is writing at this moment.
        lock?.release();
        lock = null;
        readOnly = 'in_use';
        heldBy = t('files.heldByProgram');
      }
    }
    const older = isOlder(path, key, steps, name);
    if (readOnly === 'in_use' || older) snapshot = takeSnapshot(ports, path, key);
    if (snapshot !== null && older) migrateSnapshot(snapshot, key, steps);
    return build({ ...opening, at: snapshot ?? path, readOnly, heldBy, lock, snapshot }, key, trusted);
  } catch (error) {
    lock?.release();
    if (snapshot !== null) rmSync(snapshot, { force: true });
    throw asOpeningError(error, name, sealed);
  }
}

/** Whether a file that may not be written waits for a migration, which then happens in a private copy. @throws as `inspect` */
function isOlder(path: string, key: Buffer | null, steps: readonly MigrationStep[], name: string): boolean {
  const db = connect(path, { key, readonly: true, timeout: WORKING_TIMEOUT_MS });
  try {
    return inspect(db, name, steps, true) < newestVersion(steps);
  } finally {
    db.close();
  }
}

/** Brings this program's own copy up to date; the file itself and its history stay as they are. */
function migrateSnapshot(snapshot: string, key: Buffer | null, steps: readonly MigrationStep[]): void {
  const db = connect(snapshot, { key });
  try {
    applyPragmas(db);
    migrate(db, steps);
  } finally {
    db.close();
  }
}

/** Removes snapshots that a killed program left in app data. */
export function sweepSnapshots(ports: Ports): void {
  const folder = join(ports.appData.folder, 'snapshots');
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    const pid = Number(/^(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || isAlive(pid, '')) continue;
    rmSync(join(folder, name), { force: true });
  }
}
