/**
 * Backups of an engagement in app data: whole files made by `VACUUM INTO`, checked, and thinned out. A backup has the
 * passphrase that the file had when it was made.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Statement } from 'better-sqlite3';
import type { z } from 'zod';
import type { backup as backupSchema } from '../../../shared/contract/engagement.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { readHeads } from '../ledger/chain.ts';
import type { Ports } from '../ports.ts';
import { demandNewPlace, partName, publishNew, publishOver } from './disk.ts';
import { type CipherDatabase, connect } from './sqlite.ts';

export type Backup = z.infer<typeof backupSchema>;
export type BackupReason = Backup['reason'];

const NEWEST_KEPT = 5;
const DAYS_KEPT = 14;
const DAY_MS = 86_400_000;
/** All backups of one engagement together; the newest is kept whatever its size. */
export const BACKUP_BYTES_KEPT = 4 * 1024 ** 3;

const reasons: readonly BackupReason[] = ['open', 'migrate', 'import', 'rekey', 'close', 'interval', 'asked'];
const namePattern = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)\.(\d{3})Z\.([a-z]+)\.[0-9a-f]{8}\.aims$/;

export interface BackupSource {
  readonly db: CipherDatabase;
  readonly key: Buffer | null;
  readonly engagementId: string;
}

export function backupFolder(ports: Ports, engagementId: string): string {
  return join(ports.appData.folder, 'backups', engagementId);
}

function isEncrypted(path: string): boolean {
  const handle = openSync(path, 'r');
  try {
    const head = Buffer.alloc(16);
    readSync(handle, head, 0, 16, 0);
    return head.toString('latin1') !== 'SQLite format 3\0';
  } finally {
    closeSync(handle);
  }
}

/** The backups of an engagement on this computer, newest first. */
export function listBackups(ports: Ports, engagementId: string): Backup[] {
  const folder = backupFolder(ports, engagementId);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name): Backup[] => {
      const match = namePattern.exec(name);
      const reason = reasons.find((one) => one === match?.[6]);
      if (match === null || reason === undefined) return [];
      const at = `${match[1]}T${match[2]}:${match[3]}:${match[4]}.${match[5]}Z`;
      try {
        const path = join(folder, name);
        return [{ key: name, at, bytes: statSync(path).size, reason, encrypted: isEncrypted(path) }];
      } catch {
        // Another window of this program has thinned it out since the folder was read.
        return [];
      }
    })
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.key < b.key ? 1 : -1));
}

/** A backup by its key. @throws NOT_FOUND; keys are compared with the list and never used as a path. */
export function backupOf(ports: Ports, engagementId: string, key: string): Backup {
  const found = listBackups(ports, engagementId).find((one) => one.key === key);
  if (found === undefined) throw new AppError('NOT_FOUND', t('files.backupUnknown'));
  return found;
}

/** Path of a backup by its key. @throws NOT_FOUND */
export function backupPath(ports: Ports, engagementId: string, key: string): string {
  return join(backupFolder(ports, engagementId), backupOf(ports, engagementId, key).key);
}

/** Which backups to delete: all but the newest five and one a day (the last) for fourteen days, within the size allowed. */
export function backupsToDrop(backups: readonly Backup[], now: number, bytesAllowed = BACKUP_BYTES_KEPT): Backup[] {
  const daysSeen = new Set<string>();
  let bytes = 0;
  return backups.filter((one, index) => {
    const day = one.at.slice(0, 10);
    const firstOfDay = !daysSeen.has(day);
    daysSeen.add(day);
    const wanted = index < NEWEST_KEPT || (firstOfDay && now - Date.parse(one.at) < DAYS_KEPT * DAY_MS);
    if (!wanted) return true;
    if (index > 0 && bytes + one.bytes > bytesAllowed) return true;
    bytes += one.bytes;
    return false;
  });
}

/**
 * Copies the whole database under its present key and proves the copy: opened again, every page looked at, same heads.
 * @throws CANNOT_WRITE when the copy does not pass, DISK_FULL; the copy is gone then.
 */
export function copyChecked(source: BackupSource, target: string): void {
  try {
    (source.db.prepare('VACUUM INTO ?') as Statement<[string]>).run(target);
    const copy = connect(target, { key: source.key, readonly: true });
    try {
      const sound = copy.pragma('quick_check(1)', { simple: true }) === 'ok';
      if (!sound || JSON.stringify(readHeads(copy)) !== JSON.stringify(readHeads(source.db)))
        throw new AppError('CANNOT_WRITE', t('files.backupFailed'));
    } finally {
      copy.close();
    }
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
}

/** What stands in the way of reading a backup, named so that nobody takes it for a fault of the open file. */
export function asBackupProblem(error: unknown, encrypted: boolean): unknown {
  const { code } = error as { code?: unknown };
  if (code === 'SQLITE_NOTADB' && encrypted)
    return new AppError('WRONG_PASSPHRASE', t('files.backupOtherPassphrase'), { hint: t('files.backupOtherPassphraseHint'), cause: error });
  if (code === 'SQLITE_NOTADB' || String(code).startsWith('SQLITE_CORRUPT'))
    return new AppError('CANNOT_READ', t('files.backupDamaged'), { cause: error });
  return error;
}

/**
 * Copies a backup to a place where nothing is yet. The copy is opened under its key and every page is looked at before
 * it gets its name.
 * @param key `unknown`: nobody gave the passphrase of an encrypted backup, so that the next opening has to look at it.
 * @throws FILE_EXISTS, CANNOT_READ (the backup is damaged), WRONG_PASSPHRASE, CANNOT_WRITE, DISK_FULL; nothing is left behind then.
 */
export function restoreBackup(backup: string, key: Buffer | null | 'unknown', target: string): void {
  demandNewPlace(target);
  const temp = partName(target, randomUUID());
  try {
    copyFileSync(backup, temp);
    if (key !== 'unknown') provePages(temp, key);
    publishNew(temp, target);
  } finally {
    rmSync(temp, { force: true });
  }
}

/** Looks at every page of a copy. @throws CANNOT_READ, WRONG_PASSPHRASE */
function provePages(path: string, key: Buffer | null): void {
  const copy = connect(path, { key, readonly: true });
  try {
    if (copy.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new AppError('CANNOT_READ', t('files.backupDamaged'));
  } catch (error) {
    throw asBackupProblem(error, isEncrypted(path));
  } finally {
    copy.close();
  }
}

/** Makes a backup and thins out the older ones. @throws CANNOT_WRITE, DISK_FULL */
export function makeBackup(ports: Ports, source: BackupSource, reason: BackupReason): Backup {
  const folder = backupFolder(ports, source.engagementId);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new AppError('CANNOT_WRITE', t('files.backupNoPlace'), { cause: error });
  }
  dropUnfinished(folder, Date.now() - DAY_MS);
  const at = new Date(ports.clock.now()).toISOString();
  const key = `${at.replaceAll(':', '-')}.${reason}.${randomUUID().slice(0, 8)}.aims`;
  const temp = join(folder, `${key}.part`);
  const path = join(folder, key);
  copyChecked(source, temp);
  publishOver(temp, path);
  for (const old of backupsToDrop(listBackups(ports, source.engagementId), Date.parse(at)))
    if (old.key !== key) rmSync(join(folder, old.key), { force: true });
  return { key, at, bytes: statSync(path).size, reason, encrypted: source.key !== null };
}

/** Deletes backups that were never finished: a killed program left them. @param before only those not touched since. */
function dropUnfinished(folder: string, before = Number.POSITIVE_INFINITY): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const touched = name.includes('.part') ? statSync(path, { throwIfNoEntry: false })?.mtimeMs : undefined;
    if (touched !== undefined && touched < before) rmSync(path, { force: true });
  }
}

/** Deletes backups (all of them, or those named) and half-made ones. @returns how many backups went. */
export function dropBackups(ports: Ports, engagementId: string, keys?: ReadonlySet<string>): number {
  const folder = backupFolder(ports, engagementId);
  const going = listBackups(ports, engagementId).filter(({ key }) => keys === undefined || keys.has(key));
  for (const { key } of going) rmSync(join(folder, key), { force: true });
  dropUnfinished(folder);
  return going.length;
}

const pendingMark = (ports: Ports, engagementId: string): string => join(backupFolder(ports, engagementId), 'rekey.pending');

/** Notes that a file is about to be put under another passphrase; stays behind when the program is killed meanwhile. */
export function beginRekey(ports: Ports, engagementId: string): void {
  writeFileSync(pendingMark(ports, engagementId), '');
}
export function endRekey(ports: Ports, engagementId: string): void {
  rmSync(pendingMark(ports, engagementId), { force: true });
}

/**
 * Ends what a program killed in the middle of a change of passphrase began: backups that do not open under the file's
 * present key go, because no readable copy is kept of a file that has a passphrase.
 */
export function finishRekey(ports: Ports, engagementId: string, key: Buffer | null): void {
  if (!existsSync(pendingMark(ports, engagementId))) return;
  const former = listBackups(ports, engagementId).filter((one) => {
    try {
      const copy = connect(join(backupFolder(ports, engagementId), one.key), { key, readonly: true });
      try {
        copy.pragma('schema_version');
        return false;
      } finally {
        copy.close();
      }
    } catch {
      return true;
    }
  });
  dropBackups(ports, engagementId, new Set(former.map((one) => one.key)));
  endRekey(ports, engagementId);
}
