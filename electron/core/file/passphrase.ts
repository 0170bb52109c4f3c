/** Setting, changing and removing the passphrase: a checked copy takes the file's place, and older backups go. */
import { randomUUID, timingSafeEqual } from 'node:crypto';
import { chmodSync, rmSync, statSync } from 'node:fs';
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { readHeads } from '../ledger/chain.ts';
import type { Ports } from '../ports.ts';
import { beginRekey, copyChecked, dropBackups, endRekey, listBackups, makeBackup } from './backup.ts';
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
  beginRekey(ports, file.engagementId);
  try {
    do {
      rmSync(temp, { force: true });
      copyChecked(file, temp);
      rekeyCopy(temp, file.key, to);
      // A salt that reads like the start of another format is drawn again.
    } while (to !== null && classifyHeader(readHead(temp).head, readHead(temp).size) !== 'sealed');
    checkCopy(file, temp, to);
    // The copy is for the same people as the file: a readable one, above all, for no more of them.
    chmodSync(temp, statSync(file.path).mode & 0o7777);
  } catch (error) {
    rmSync(temp, { force: true });
    endRekey(ports, file.engagementId);
    throw error;
  }
  const reopen = file.suspend();
  try {
    publishOver(temp, file.path);
  } catch (error) {
    rmSync(temp, { force: true });
    endRekey(ports, file.engagementId);
    throw new RekeyFailed(
      error,
      openOrNull(() => reopen(file.key)),
    );
  }
  // From here on the file has its new passphrase; what fails now must not say that it has not.
  let opened: EngagementFile;
  try {
    opened = reopen(to);
  } catch (error) {
    throw new RekeyFailed(error, null);
  }
  const removedBackups = dropBackups(ports, file.engagementId, former);
  endRekey(ports, file.engagementId);
  return { file: opened, removedBackups };
}

function openOrNull(open: () => EngagementFile): EngagementFile | null {
  try {
    return open();
  } catch {
    return null;
  }
}

/** What went wrong, with the file opened anew under its former key; null when it could not be opened again at all. */
export class RekeyFailed extends Error {
  readonly file: EngagementFile | null;
  readonly reason: unknown;
  constructor(reason: unknown, file: EngagementFile | null) {
    super('The file could not be replaced.');
    this.reason = reason;
    this.file = file;
  }
}
