/** The engagement and its file: create, open, protect, back up, close. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';
import { appDataFiles, pathKey } from '../app-data/app-data.ts';
import { rememberedActor } from '../app-data/keeping.ts';
import { type ActingPerson, type AppContext, actorOf, type FileContext, nowOf } from '../context.ts';
import { buildSample } from '../demo/build-sample.ts';
import { backupOf, backupPath, listBackups, restoreBackup } from '../file/backup.ts';
import { entriesLost } from '../file/compare.ts';
import { createEngagement } from '../file/create.ts';
import { fileExists, ownPlace } from '../file/disk.ts';
import { openEngagement, sweepSnapshots } from '../file/open.ts';
import type { EngagementFile } from '../file/open-file.ts';
import { changeKey, demandCurrent, RekeyFailed } from '../file/passphrase.ts';
import { placeWarning } from '../file/place.ts';
import { keyOf } from '../file/sqlite.ts';
import type { HandlersOf } from '../handlers.ts';
import { instantOf } from '../ledger/clock.ts';
import type { Ports } from '../ports.ts';
import { refuseExcludedClauses } from '../scope/scope-wording.ts';

type Handlers = Omit<HandlersOf<'engagement.'>, 'engagement.overview'>;
type Status = NonNullable<OutputOf<'engagement.status'>['file']>;

/** Changes of a backup comparison that are listed; the count says how many there are in all. */
const CHANGES_LISTED = 200;

function mountTable(): string {
  try {
    return process.platform === 'linux' ? readFileSync('/proc/mounts', 'utf8') : '';
  } catch {
    return '';
  }
}

function statusOf({ session }: AppContext): Status {
  const { file, actor, verified, keeping } = session;
  if (file === null) throw new AppError('NO_FILE_OPEN', t('errors.noFileOpen'), { hint: t('errors.noFileOpenHint') });
  return {
    engagementId: file.engagementId,
    fileName: basename(file.path),
    folder: dirname(file.path),
    encrypted: file.encrypted,
    readOnly: file.readOnly,
    heldBy: file.heldBy,
    schemaVersion: file.schemaVersion,
    entries: file.ledger.entries(),
    head: file.ledger.head(),
    verified,
    lastSavedAt: file.ledger.lastSavedAt(),
    lastBackupAt: keeping?.lastBackupAt() ?? null,
    actor: actor === null ? null : { personId: actor.id, name: actor.name, role: actor.role },
    placeWarning: placeWarning(file.path, process.platform, mountTable()),
  };
}

/** The path of a file to open. @throws NOT_FOUND for an entry that is no longer on the recent list, and as `files.at` does. */
function pathToOpen(ports: Ports, file: InputOf<'engagement.open'>['file']): string {
  if (!('recent' in file)) return ports.files.at(file);
  const entry = appDataFiles(ports)
    .recent.read()
    .find((one) => pathKey(one.path) === file.recent);
  if (entry === undefined) throw new AppError('NOT_FOUND', t('files.recentUnknown'));
  return entry.path;
}

/** The engagement that this computer last opened at the path of a file, null when it never did. */
function engagementAt(ports: Ports, file: InputOf<'engagement.open'>['file']): string | null {
  return appDataFiles(ports).places.read()[pathKey(ownPlace(pathToOpen(ports, file)))] ?? null;
}

/** The open file with its maintenance parts, which other services never see. */
function openFile({ session }: AppContext): EngagementFile {
  if (session.file === null) throw new AppError('NO_FILE_OPEN', t('errors.noFileOpen'), { hint: t('errors.noFileOpenHint') });
  return session.file;
}

function refuseSecond({ session }: AppContext): void {
  if (session.file !== null) throw new AppError('FILE_OPEN_ALREADY', t('files.openAlready'), { hint: t('files.openAlreadyHint') });
}

function demandWritable(context: AppContext): EngagementFile {
  const file = openFile(context);
  if (file.readOnly !== 'no') throw new AppError('READ_ONLY', t('files.readOnlyNow'));
  return file;
}

/** Who acted last in this engagement on this computer, if that person is still in it. */
function actorFor(ports: Ports, file: EngagementFile): ActingPerson | null {
  const remembered = rememberedActor(ports, file.engagementId);
  const person = remembered === null ? null : file.queries.engagement.person(remembered);
  return person === null ? null : { id: person.id, name: person.name, role: person.role };
}

/** Exchanges the file under another passphrase; all other work has stopped before. */
async function rekey(context: FileContext, next: string | null): Promise<{ removedBackups: number }> {
  const { ports, session } = context;
  await session.quiet(context.signal);
  try {
    const changed = changeKey(ports, openFile(context), next);
    session.replace(changed.file);
    // The file has its new passphrase: a backup that fails now is no reason to say otherwise.
    session.keeping?.backUpQuietly('rekey');
    return { removedBackups: changed.removedBackups };
  } catch (error) {
    if (!(error instanceof RekeyFailed)) throw error;
    if (error.file === null) await session.close(context.signal);
    else session.replace(error.file);
    throw error.reason;
  }
}

const byDefault = {
  certification: { cycle: 'initial', role: 'lead_auditor', side: 'body' },
  consultancy: { cycle: 'none', role: 'consultant', side: 'consultant' },
} as const;

export const engagementHandlers = {
  'engagement.create': (context, input) => {
    refuseSecond(context);
    const { ports, session } = context;
    const defaults = byDefault[input.kind];
    const person = {
      id: ports.ids.uuid(),
      name: input.person.name,
      title: input.person.title ?? '',
      email: input.person.email ?? '',
      role: input.person.role ?? defaults.role,
      side: input.person.side ?? defaults.side,
      position: 0,
    };
    const file = createEngagement(ports, {
      path: ports.files.at(input.file),
      passphrase: input.passphrase,
      person,
      engagement: {
        id: ports.ids.uuid(),
        kind: input.kind,
        cycle: input.cycle ?? defaults.cycle,
        clientName: input.clientName,
        clientLegalName: '',
        clientAddress: '',
        clientDescription: '',
        representativeName: '',
        representativeRole: '',
        headcount: null,
        aiRoles: [],
        bodyName: input.bodyName ?? '',
        bodyAddress: '',
        standard: input.standard ?? 'ISO/IEC 42001',
        edition: input.edition ?? '2023',
        scopeStatement: input.scopeStatement ?? '',
        timeZone: input.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
        createdAt: new Date(ports.clock.now()).toISOString(),
      },
    });
    session.adopt(file, { id: person.id, name: person.name, role: person.role });
    return statusOf(context);
  },

  'engagement.open': (context, input) => {
    refuseSecond(context);
    const { ports, session } = context;
    sweepSnapshots(ports);
    const file = openEngagement(ports, {
      path: pathToOpen(ports, input.file),
      passphrase: input.passphrase,
      readOnly: input.readOnly,
      takeOver: input.takeOver,
    });
    session.adopt(file, actorFor(ports, file));
    // What an import that was cut off left behind: content that nothing names.
    if (file.readOnly === 'no') file.blobs.dropOrphans();
    return statusOf(context);
  },

  'engagement.openSample': async (context, input) => {
    refuseSecond(context);
    const { ports, call } = context;
    const path = ports.files.at(input.file);
    if (existsSync(path)) throw fileExists(path);
    try {
      await buildSample(call, { resources: ports.resources, file: input.file, now: nowOf(context) });
    } catch (error) {
      // Half a sample would only confuse; the file was made a moment ago and by this call.
      const half = context.session.file?.path === path;
      await context.session.close(context.signal);
      if (half) rmSync(path, { force: true });
      throw error;
    }
    return statusOf(context);
  },

  'engagement.close': async (context) => {
    await context.session.close(context.signal);
    return {};
  },

  'engagement.status': (context) => ({ file: context.session.file === null ? null : statusOf(context) }),

  'engagement.show': ({ file }) => file.queries.engagement.show(),

  'engagement.update': (context, patch) => {
    const { id } = context.file.queries.engagement.show();
    refuseExcludedClauses(patch.scopeStatement);
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('engagement', id, given));
  },

  'engagement.setPassphrase': async (context, { next }) => {
    const file = demandWritable(context);
    if (file.encrypted) throw new AppError('RULE', t('files.hasPassphrase'), { hint: t('files.hasPassphraseHint') });
    return await rekey(context, next);
  },

  'engagement.changePassphrase': async (context, { current, next }) => {
    const file = demandWritable(context);
    if (!file.encrypted) throw new AppError('RULE', t('files.noPassphrase'), { hint: t('files.noPassphraseHint') });
    demandCurrent(file, current);
    return await rekey(context, next);
  },

  'engagement.removePassphrase': async (context, { current }) => {
    const file = demandWritable(context);
    if (!file.encrypted) throw new AppError('RULE', t('files.noPassphrase'), { hint: t('files.noPassphraseHint') });
    demandCurrent(file, current);
    return await rekey(context, null);
  },

  'engagement.backUp': (context) => {
    const { keeping } = context.session;
    if (keeping === null) throw new AppError('NO_FILE_OPEN', t('errors.noFileOpen'));
    return keeping.backUp('asked');
  },

  'engagement.backups': ({ ports, file }) => ({ backups: listBackups(ports, file.engagementId) }),

  'engagement.compareBackup': (context, { key }) => {
    const file = openFile(context);
    const { at } = backupOf(context.ports, file.engagementId, key);
    const path = backupPath(context.ports, file.engagementId, key);
    const { count, entries } = entriesLost(file, path, CHANGES_LISTED);
    return {
      at,
      entriesLost: count,
      changes: entries.map(({ time, who, entity, field }) => ({ at: instantOf(time), who, entity, field })),
    };
  },

  'engagement.restore': (context, { key, to }) => {
    const { ports } = context;
    const file = openFile(context);
    const source = backupPath(ports, file.engagementId, key);
    const target = ports.files.at(to);
    restoreBackup(source, file.key, target);
    return { fileName: basename(target) };
  },

  'engagement.backupsOf': ({ ports }, { file }) => {
    const engagementId = engagementAt(ports, file);
    return { backups: engagementId === null ? [] : listBackups(ports, engagementId) };
  },

  'engagement.restoreBackup': ({ ports }, { file, key, to, passphrase }) => {
    const engagementId = engagementAt(ports, file);
    if (engagementId === null) throw new AppError('NOT_FOUND', t('files.backupUnknown'));
    const { encrypted } = backupOf(ports, engagementId, key);
    const target = ports.files.at(to);
    const cipherKey = !encrypted ? null : passphrase === undefined ? 'unknown' : keyOf(passphrase);
    restoreBackup(backupPath(ports, engagementId, key), cipherKey, target);
    return { fileName: basename(target) };
  },

  'engagement.recent': ({ ports }) => {
    const data = appDataFiles(ports);
    const hide = data.settings.read().hideClientNames;
    const entries = data.recent.read();
    return {
      files: entries.map(({ path, encrypted, openedAt, seen }) => ({
        key: pathKey(path),
        fileName: basename(path),
        folder: dirname(path),
        present: existsSync(path),
        encrypted,
        openedAt,
        seen: seen === null || !hide ? seen : { ...seen, clientName: '' },
      })),
      due: entries
        .flatMap(({ seen, due }) => due.map(({ on, what }) => ({ on, clientName: hide ? '' : (seen?.clientName ?? ''), what })))
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    };
  },

  'engagement.forget': ({ ports }, { key }) => {
    appDataFiles(ports).recent.change((now) => now.filter(({ path }) => pathKey(path) !== key));
    return {};
  },

  'engagement.cancel': ({ session }, { task }) => ({ cancelled: session.cancel(task) }),
} satisfies Handlers;
