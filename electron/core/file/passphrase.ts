/** Setting, changing and removing the passphrase: a checked copy takes the file's place, and older backups go. */
import { randomUUID, timingSafeEqual } from 'node:crypto';
import { rmSync } from 'node:fs';
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { readHeads } from '../ledger/chain.ts';
import type { Ports } from '../ports.ts';
import { copyChecked, dropBackups, listBackups, makeBackup } from './backup.ts';
import { partName, publishOver } from './disk.ts';
import { classifyHeader, readHead } from './header.ts';
import type { EngagementFile } from './open-file.ts';
import { chooseCipher, connect, keyOf } from './sqlite.ts';

/** @throws WRONG_PASSPHRASE unless `current` is the passphrase under which the file is open. */
export function demandCurrent(file: EngagementFile, current: string): void {
  const given = keyOf(current);
  const key = file.key ?? Buffer.alloc(0);
  const fits = given.length === key.length && timingSafeEqual(given, key);
  if (!fits) throw new AppError('WRONG_PASSPHRASE', t('files.currentWrong'), { fields: { current: t('files.currentWrong') } });
}

/** Rewrites every page of a copy under another key, with the journal in memory so that no old page reaches the disk. */
function rekeyCopy(temp: string, from: Buffer | null, to: Buffer | null): void {
  const db = connect(temp, { key: from });
  try {
    if (from === null) chooseCipher(db);
    db.pragma('journal_mode = MEMORY');
    db.pragma('temp_store = MEMORY');
    db.pragma('secure_delete = ON');
    db.rekey(to ?? Buffer.alloc(0));
  } finally {
    db.close();
  }
}

function checkCopy(file: EngagementFile, temp: string, to: Buffer | null): void {
  const header = readHead(temp);
  const expected = to === null ? 'plain' : 'sealed';
  const copy = connect(temp, { key: to, readonly: true });
  try {
    const sound =
      classifyHeader(header.head, header.size) === expected &&
      copy.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
      JSON.stringify(readHeads(copy)) === JSON.stringify(readHeads(file.db));
    if (!sound) throw new AppError('CANNOT_WRITE', t('files.rekeyFailed'));
  } finally {
    copy.close();
  }
}

/**
 * Puts the file under another passphrase (`null`: none). A backup is made first; once the new file has been opened
 * again and checked, all backups made before go, because they open with the former passphrase or with none.
 * @returns the file opened anew, and how many backups were deleted.
 * @throws CANNOT_WRITE, DISK_FULL with the file as it was.
 */
export function changeKey(ports: Ports, file: EngagementFile, next: string | null): { file: EngagementFile; removedBackups: number } {
  if (file.readOnly !== 'no') throw new AppError('READ_ONLY', t('files.readOnlyNow'));
  const to = next === null ? null : keyOf(next);
  makeBackup(ports, file, 'rekey');
  const former = new Set(listBackups(ports, file.engagementId).map(({ key }) => key));
  const temp = partName(file.path, randomUUID());
  try {
    do {
      rmSync(temp, { force: true });
      copyChecked(file, temp);
      rekeyCopy(temp, file.key, to);
      // A salt that reads like the start of another format is drawn again.
    } while (to !== null && classifyHeader(readHead(temp).head, readHead(temp).size) !== 'sealed');
    checkCopy(file, temp, to);
  } catch (error) {
    rmSync(temp, { force: true });
    throw error;
  }
  const reopen = file.suspend();
  try {
    publishOver(temp, file.path);
  } catch (error) {
    rmSync(temp, { force: true });
    return rethrowWith(error, reopen(file.key));
  }
  const opened = reopen(to);
  const removedBackups = dropBackups(ports, file.engagementId, former);
  return { file: opened, removedBackups };
}

/** The file under its former key, handed over with the error, so that the session does not lose it. */
export class RekeyFailed extends Error {
  readonly file: EngagementFile;
  readonly reason: unknown;
  constructor(reason: unknown, file: EngagementFile) {
    super('The file could not be replaced.');
    this.reason = reason;
    this.file = file;
  }
}
function rethrowWith(error: unknown, file: EngagementFile): never {
  throw new RekeyFailed(error, file);
}
