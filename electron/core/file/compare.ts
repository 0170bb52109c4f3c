/** What going back to a backup would lose: the entries that the open file has and the backup has not. */
import type { Statement } from 'better-sqlite3';
import { readHeads } from '../ledger/chain.ts';
import { asBackupProblem } from './backup.ts';
import type { EngagementFile } from './open-file.ts';
import { connect } from './sqlite.ts';

export interface LostEntry {
  readonly time: string;
  readonly who: string;
  readonly entity: string;
  readonly field: string;
}

/** @returns how many entries, and the newest `limit` of them. @throws CANNOT_READ for a damaged backup, WRONG_PASSPHRASE for one under another passphrase. */
export function entriesLost(file: EngagementFile, backupPath: string, limit: number): { count: number; entries: LostEntry[] } {
  const backup = connect(backupPath, { key: file.key, readonly: true });
  let heads: string;
  try {
    heads = JSON.stringify(readHeads(backup));
  } catch (error) {
    throw asBackupProblem(error, file.encrypted);
  } finally {
    backup.close();
  }
  const lost = `FROM change LEFT JOIN json_each(?) AS head ON json_extract(head.value, '$.chain') = change.chain
    WHERE head.value IS NULL OR change.seq > json_extract(head.value, '$.seq')`;
  const counted = (file.db.prepare(`SELECT count(*) AS n ${lost}`) as Statement<[string], { n: number }>).get(heads);
  const listed = file.db.prepare(
    `SELECT change.time, json_extract(change.actor, '$.name') AS who, change.entity, change.field ${lost} ORDER BY change.number DESC LIMIT ?`,
  ) as Statement<[string, number], LostEntry>;
  return { count: counted?.n ?? 0, entries: listed.all(heads, limit) };
}
