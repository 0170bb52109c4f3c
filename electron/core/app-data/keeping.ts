/**
 * What this computer keeps about the open file: its place on the recent list, who acts, backups, and how the file
 * looked when it was closed.
 */
import { statSync } from 'node:fs';
import { dateIn } from '../../../shared/words/dates.ts';
import { type Backup, type BackupReason, listBackups, makeBackup } from '../file/backup.ts';
import type { EngagementFile } from '../file/open-file.ts';
import type { Ports } from '../ports.ts';
import { appDataFiles, pathKey, type RecentEntry } from './app-data.ts';
import { lookAtStanding } from './standing.ts';

/** Changes wait at most this long for a backup. */
const INTERVAL_MS = 30 * 60_000;
const RECENT_KEPT = 50;

export interface FileKeeping {
  rememberActor(personId: string): void;
  backUp(reason: BackupReason): Backup;
  /** As `backUp`; what fails is logged. */
  backUpQuietly(reason: BackupReason): void;
  lastBackupAt(): string | null;
  /** Makes the half-hourly backup when one is owed; called after every call, so it costs a comparison. */
  afterCall(): void;
  /** While the file is still open: backup if anything changed, and a last look for the recent list. Never throws. */
  beforeClose(): void;
  /** Once the file is closed: remembers how it looks, so that the next opening may trust it. */
  afterClose(): void;
}

/** The person who acted last in this engagement on this computer, null when nobody is remembered. */
export function rememberedActor(ports: Ports, engagementId: string): string | null {
  return appDataFiles(ports).acting.read()[engagementId] ?? null;
}

export function openKeeping(ports: Ports, file: EngagementFile): FileKeeping {
  const data = appDataFiles(ports);
  let entriesAtBackup = file.ledger.entries();
  let changedSince: number | null = null;
  let backedUpAt = listBackups(ports, file.engagementId)[0]?.at ?? null;
  const openedAt = new Date(ports.clock.now()).toISOString();
  const head = () => (file.ledger.heads().length === 0 ? '' : (file.ledger.head()?.hash ?? ''));

  const look = () => {
    const zone = file.queries.engagement.show().timeZone;
    const summary = lookAtStanding(file.db, dateIn(new Date(ports.clock.now()).toISOString(), zone));
    const entry: RecentEntry = file.encrypted
      ? { path: file.path, encrypted: true, openedAt, seen: null, due: [] }
      : { path: file.path, encrypted: false, openedAt, ...summary };
    data.recent.change((now) => [entry, ...now.filter(({ path }) => path !== file.path)].slice(0, RECENT_KEPT));
  };
  const backUp = (reason: BackupReason): Backup => {
    const made = makeBackup(ports, file, reason);
    entriesAtBackup = file.ledger.entries();
    changedSince = null;
    backedUpAt = made.at;
    return made;
  };
  /** A backup or a list that fails must not stop the work or the closing; it is logged. */
  const quietly = (what: string, work: () => void) => {
    try {
      work();
    } catch (error) {
      ports.log.write('error', 'keeping', what, { code: String((error as { code?: unknown }).code ?? 'unknown') });
    }
  };
  let lastHead = '';
  quietly('recent list', look);
  const place = pathKey(file.path);
  if (data.places.read()[place] !== file.engagementId) data.places.change((now) => ({ ...now, [place]: file.engagementId }));

  return {
    rememberActor: (personId) => void data.acting.change((now) => ({ ...now, [file.engagementId]: personId })),
    backUp,
    backUpQuietly: (reason) => quietly('backup', () => void backUp(reason)),
    lastBackupAt: () => backedUpAt,
    afterCall() {
      if (file.readOnly !== 'no' || file.ledger.entries() === entriesAtBackup) return;
      const now = ports.clock.now();
      changedSince ??= now;
      if (now - changedSince < INTERVAL_MS) return;
      changedSince = now;
      quietly('interval backup', () => void backUp('interval'));
      quietly('recent list', look);
    },
    beforeClose() {
      lastHead = head();
      quietly('recent list', look);
      if (file.readOnly === 'no' && file.ledger.entries() !== entriesAtBackup) quietly('closing backup', () => void backUp('close'));
    },
    afterClose() {
      if (file.readOnly !== 'no') return;
      quietly('closing mark', () => {
        const { size, mtimeMs } = statSync(file.path);
        data.closed.change((now) => ({ ...now, [pathKey(file.path)]: { size, mtimeMs, head: lastHead } }));
      });
    },
  };
}
