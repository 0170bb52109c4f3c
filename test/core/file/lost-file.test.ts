/** The way back when a file can no longer be read: its backups on this computer, without opening it. */
import { readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { refusal } from '../../builders/refusal.ts';

let e: TestEngagement;
const PASSPHRASE = 'correct horse battery';
const ruin = (path: string) => writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 8192), Buffer.alloc(8192, 0xa5)]));
const at = (path: string) => ({ file: { path } });

afterEach(() => e.close());

describe('of a file without a passphrase', () => {
  beforeEach(async () => {
    e = await anEngagement();
    await e.call('engagement.update', { headcount: 84 });
    await e.call('engagement.close');
  });

  it('that is damaged the backups are listed, and one is written to a new file that opens', async () => {
    ruin(e.path);
    const damaged = readFileSync(e.path);
    expect((await refusal(e.call('engagement.open', at(e.path)))).code).toBe('DAMAGED');
    const { backups } = await e.call('engagement.backupsOf', at(e.path));
    expect(backups).toMatchObject([{ reason: 'close', encrypted: false }]);
    const to = { path: e.ports.path('back.aims') };
    expect(await e.call('engagement.restoreBackup', { ...at(e.path), key: backups[0]?.key ?? '', to })).toEqual({ fileName: 'back.aims' });
    expect(readFileSync(e.path).equals(damaged)).toBe(true);
    await e.call('engagement.open', at(to.path));
    expect((await e.call('engagement.show')).headcount).toBe(84);
    expect((await e.call('ledger.verify')).ok).toBe(true);
  });

  it('that is gone they are found by the recent list and by a link that led to it', async () => {
    const { files } = await e.call('engagement.recent');
    symlinkSync(e.path, e.ports.path('link.aims'));
    expect((await e.call('engagement.backupsOf', at(e.ports.path('link.aims')))).backups).toHaveLength(1);
    rmSync(e.path);
    expect((await e.call('engagement.backupsOf', { file: { recent: files[0]?.key ?? '' } })).backups).toHaveLength(1);
  });

  it('nothing is overwritten, no other file is read, and a damaged backup is named', async () => {
    const { backups } = await e.call('engagement.backupsOf', at(e.path));
    const key = backups[0]?.key ?? '';
    const to = { path: e.ports.path('back.aims') };
    expect((await refusal(e.call('engagement.restoreBackup', { ...at(e.path), key, to: { path: e.path } }))).code).toBe('FILE_EXISTS');
    expect((await refusal(e.call('engagement.restoreBackup', { ...at(e.path), key: '../../settings.json', to }))).code).toBe('NOT_FOUND');
    expect((await e.call('engagement.backupsOf', at(e.ports.path('never-opened.aims')))).backups).toEqual([]);
    expect((await refusal(e.call('engagement.restoreBackup', { ...at(e.ports.path('never-opened.aims')), key, to }))).code).toBe(
      'NOT_FOUND',
    );
    expect((await refusal(e.call('engagement.backupsOf', { file: { recent: 'nobody' } }))).code).toBe('NOT_FOUND');
    ruin(`${e.ports.appData.folder}/backups/${await engagementId()}/${key}`);
    expect((await refusal(e.call('engagement.restoreBackup', { ...at(e.path), key, to }))).code).toBe('CANNOT_READ');
    expect((await refusal(e.call('engagement.open', at(to.path)))).code).toBe('FILE_MISSING');
  });

  it('and of another engagement that was put in its place since, those of the one that was open there last', async () => {
    const other = await anEngagement({ ports: e.ports, fileName: 'other.aims', clientName: 'Northmere' });
    await other.dispatch.session.close();
    renameSync(e.ports.path('other.aims'), e.path);
    await e.call('engagement.open', at(e.path));
    await e.call('engagement.backUp');
    const id = e.dispatch.session.file?.engagementId;
    await e.call('engagement.close');
    const { backups } = await e.call('engagement.backupsOf', at(e.path));
    await e.call('engagement.restoreBackup', { ...at(e.path), key: backups[0]?.key ?? '', to: { path: e.ports.path('back.aims') } });
    await e.call('engagement.open', at(e.ports.path('back.aims')));
    expect(e.dispatch.session.file?.engagementId).toBe(id);
  });
});

describe('of a file under a passphrase', () => {
  beforeEach(async () => {
    e = await anEngagement({ passphrase: PASSPHRASE });
    await e.call('engagement.update', { headcount: 84 });
    await e.call('engagement.close');
    ruin(e.path);
  });

  it('a backup is proven with the passphrase, and a wrong one is said', async () => {
    const { backups } = await e.call('engagement.backupsOf', at(e.path));
    expect(backups[0]?.encrypted).toBe(true);
    const input = { ...at(e.path), key: backups[0]?.key ?? '', to: { path: e.ports.path('back.aims') } };
    const wrong = await refusal(e.call('engagement.restoreBackup', { ...input, passphrase: 'wrong horse battery' }));
    expect(wrong.code).toBe('WRONG_PASSPHRASE');
    await e.call('engagement.restoreBackup', { ...input, passphrase: PASSPHRASE });
    await e.call('engagement.open', { ...at(input.to.path), passphrase: PASSPHRASE });
    expect((await e.call('engagement.show')).headcount).toBe(84);
  });

  it('a backup comes back without it too, as locked as it was', async () => {
    const { backups } = await e.call('engagement.backupsOf', at(e.path));
    const to = { path: e.ports.path('back.aims') };
    await e.call('engagement.restoreBackup', { ...at(e.path), key: backups[0]?.key ?? '', to });
    expect((await refusal(e.call('engagement.open', at(to.path)))).code).toBe('NEEDS_PASSPHRASE');
    await e.call('engagement.open', { ...at(to.path), passphrase: PASSPHRASE });
    expect((await e.call('ledger.verify')).ok).toBe(true);
  });
});

async function engagementId(): Promise<string> {
  await e.call('engagement.open', at(e.path));
  const id = e.dispatch.session.file?.engagementId ?? '';
  await e.call('engagement.close');
  return id;
}
