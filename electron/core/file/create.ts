/** Makes a new engagement file: built under a temp name beside it, given its name at the end, never over another file. */

import { randomUUID } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { createHeadMemory } from '../ledger/heads.ts';
import { createLedger } from '../ledger/write.ts';
import type { Ports } from '../ports.ts';
import { createFreezeGuard } from '../reports/freeze-guard.ts';
import { demandNewPlace, partName, publishNew } from './disk.ts';
import { readHead, sealsAsForeign } from './header.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openEngagement } from './open.ts';
import type { EngagementFile } from './open-file.ts';
import { APPLICATION_ID, applyPragmas, connect, keyOf, PAGE_BYTES } from './sqlite.ts';

export interface CreateOptions {
  readonly path: string;
  readonly passphrase?: string | undefined;
  readonly engagement: Row<'engagement'>;
  /** The first person, who acts from then on. */
  readonly person: Row<'person'>;
}

/** @throws FILE_EXISTS, CANNOT_WRITE, DISK_FULL; nothing is left behind then. */
export function createEngagement(ports: Ports, options: CreateOptions): EngagementFile {
  const { path, engagement, person } = options;
  const name = basename(path);
  demandNewPlace(path);
  if (statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new AppError('CANNOT_WRITE', t('files.folderMissing', { name }), { hint: t('files.folderMissingHint') });
  const key = options.passphrase === undefined ? null : keyOf(options.passphrase);
  const temp = partName(path, randomUUID());
  try {
    do {
      rmSync(temp, { force: true });
      fill(ports, temp, key, engagement, person);
      // The salt of an encrypted file is random: one that reads like another format is drawn again.
    } while (key !== null && sealsAsForeign(readHead(temp)));
    publishNew(temp, path);
  } finally {
    rmSync(temp, { force: true });
    rmSync(`${temp}-journal`, { force: true });
  }
  return openEngagement(ports, { path, passphrase: options.passphrase });
}

function fill(ports: Ports, temp: string, key: Buffer | null, engagement: Row<'engagement'>, person: Row<'person'>): void {
  const db = connect(temp, { key, mustExist: false });
  try {
    db.pragma(`page_size = ${PAGE_BYTES}`);
    applyPragmas(db);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    const { to } = migrate(db, migrations);
    const memory = createHeadMemory({
      folder: ports.appData.folder,
      engagementId: engagement.id,
      pid: ports.machine.pid,
      token: randomUUID(),
      log: ports.log,
    });
    const ledger = createLedger({
      db,
      engagementId: engagement.id,
      schemaVersion: to,
      clock: ports.clock,
      ids: ports.ids,
      memory,
      readOnly: false,
      guard: createFreezeGuard(db),
    });
    ledger.write({ actor: person }, (tx) => {
      tx.insert('engagement', engagement);
      tx.insert('person', person);
    });
    memory.release();
  } finally {
    db.close();
  }
}
