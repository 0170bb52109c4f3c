import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { type TestPorts, testPorts } from '../../builders/ports.ts';
import { codeOf } from '../../builders/refusal.ts';

let ports: TestPorts;
const open: TestEngagement[] = [];
const engagement = async (options: Parameters<typeof anEngagement>[0] = {}): Promise<TestEngagement> => {
  const made = await anEngagement({ ...options, ports });
  open.push(made);
  return made;
};
beforeEach(() => {
  ports = testPorts();
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.dispatch.session.close();
  ports.cleanUp();
});

/** Every file below the test's folder, with its bytes as one string. */
function everything(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path).toString('latin1') }));
}
const filesWith = (folder: string, marker: string) =>
  everything(folder)
    .filter(({ text }) => text.includes(marker))
    .map(({ path }) => path);

describe('backups', () => {
  it('are made when asked, and half-hourly while there are changes', async () => {
    const { call, dispatch } = await engagement();
    await call('engagement.backUp');
    await call('engagement.update', { headcount: 1 });
    ports.advance(29 * 60_000);
    await call('engagement.status');
    expect((await call('engagement.backups')).backups.map(({ reason }) => reason)).toEqual(['asked']);
    ports.advance(2 * 60_000);
    await call('engagement.status');
    expect((await call('engagement.backups')).backups.map(({ reason }) => reason)).toEqual(['interval', 'asked']);
    ports.advance(60 * 60_000);
    await call('engagement.status');
    expect((await call('engagement.backups')).backups).toHaveLength(2);
    expect(dispatch.session.keeping?.lastBackupAt()).toBe((await call('engagement.backups')).backups[0]?.at);
  });

  it('say what going back would lose, and are written to a new file that holds just that', async () => {
    const { call, dispatch } = await engagement();
    await call('engagement.update', { headcount: 84 });
    const backup = await call('engagement.backUp');
    await call('engagement.update', { headcount: 99, clientAddress: 'Delft' });
    const lost = await call('engagement.compareBackup', { key: backup.key });
    expect(lost).toMatchObject({ at: backup.at, entriesLost: 2 });
    expect(lost.changes.map(({ field, who }) => [field, who])).toEqual([
      ['headcount', 'Ines Vogt'],
      ['clientAddress', 'Ines Vogt'],
    ]);

    expect(await codeOf(call('engagement.restore', { key: backup.key, to: { path: ports.path('lumenfold.aims') } }))).toBe('FILE_EXISTS');
    expect(await codeOf(call('engagement.restore', { key: '../../settings.json', to: { path: ports.path('x.aims') } }))).toBe('NOT_FOUND');
    await call('engagement.restore', { key: backup.key, to: { path: ports.path('back.aims') } });
    expect((await call('engagement.show')).headcount).toBe(99);
    await dispatch.session.close();
    await call('engagement.open', { file: { path: ports.path('back.aims') } });
    expect((await call('engagement.show')).headcount).toBe(84);
    await call('engagement.update', { headcount: 7 });
    const result = await call('ledger.verify');
    expect(result).toMatchObject({ ok: true });
    // A restored file goes on in a chain of its own: its first one went further elsewhere.
    expect(result.heads).toHaveLength(2);
  });
});

describe('a backup that was damaged since', () => {
  it('is not restored, and leaves nothing in the folder', async () => {
    const { call, dispatch } = await engagement();
    const backup = await call('engagement.backUp');
    const path = join(ports.appData.folder, 'backups', dispatch.session.file?.engagementId ?? '', backup.key);
    const bytes = readFileSync(path);
    bytes[4096] = 0x77;
    writeFileSync(path, bytes);
    expect(await codeOf(call('engagement.restore', { key: backup.key, to: { path: ports.path('back.aims') } }))).not.toBe('ok');
    expect(readdirSync(ports.folder).sort()).toEqual(['app-data', 'lumenfold.aims', '~$lumenfold.aims.lock']);
  });
});

describe('a lock on app data that a killed program left', () => {
  it('holds nobody up and costs no new chain', async () => {
    const { call, dispatch } = await engagement();
    await call('engagement.close');
    const heads = join(ports.appData.folder, 'heads');
    const [name = ''] = readdirSync(heads);
    writeFileSync(join(heads, `${name}.lock`), String(2 ** 30));
    await call('engagement.open', { file: { path: ports.path('lumenfold.aims') } });
    await call('engagement.update', { headcount: 4 });
    expect(dispatch.session.file?.ledger.heads()).toHaveLength(1);
    expect(readdirSync(heads)).toEqual([name]);
  });
});

describe('a passphrase', () => {
  const first = 'the first passphrase';
  const second = 'the second passphrase';
  const path = () => ({ path: ports.path('lumenfold.aims') });

  it('set later leaves no plain word on this computer and takes all backups with it', async () => {
    const { call } = await engagement({ clientName: 'MARKER-CLIENT' });
    await call('engagement.backUp');
    await call('ledger.saveDraft', { key: 'n', text: 'MARKER-DRAFT' });
    await call('engagement.update', { clientAddress: 'MARKER-ADDRESS' });
    expect(filesWith(ports.folder, 'MARKER-CLIENT').length).toBeGreaterThan(2);

    const head = (await call('engagement.status')).file?.head;
    expect(await call('engagement.setPassphrase', { next: first })).toEqual({ removedBackups: 2 });
    for (const marker of ['MARKER-CLIENT', 'MARKER-DRAFT', 'MARKER-ADDRESS']) expect(filesWith(ports.folder, marker)).toEqual([]);
    expect((await call('engagement.status')).file).toMatchObject({ encrypted: true, head });
    expect((await call('engagement.backups')).backups).toMatchObject([{ encrypted: true, reason: 'rekey' }]);
    expect((await call('engagement.recent')).files[0]).toMatchObject({ encrypted: true, seen: null });

    // The file goes on: it can be written, verified, closed and opened under its passphrase only.
    await call('engagement.update', { clientAddress: 'MARKER-LATER' });
    expect((await call('ledger.verify')).problems).toEqual([]);
    await call('engagement.close');
    expect(filesWith(ports.folder, 'MARKER-LATER')).toEqual([]);
    expect(readdirSync(ports.folder).sort()).toEqual(['app-data', 'lumenfold.aims']);
    expect(await codeOf(call('engagement.open', { file: path() }))).toBe('NEEDS_PASSPHRASE');
    await call('engagement.open', { file: path(), passphrase: first });
    expect((await call('engagement.show')).clientAddress).toBe('MARKER-LATER');
  });

  it('given at creation keeps the client out of app data from the start', async () => {
    const { call } = await engagement({ clientName: 'MARKER-CLIENT', passphrase: first });
    await call('engagement.update', { headcount: 5 });
    await call('engagement.backUp');
    await call('engagement.close');
    expect(filesWith(ports.folder, 'MARKER-CLIENT')).toEqual([]);
    expect(ports.logged.join()).not.toContain(first);
    const { files } = await call('engagement.recent');
    expect(files).toMatchObject([{ fileName: 'lumenfold.aims', encrypted: true, seen: null, present: true }]);
  });

  it('is changed only by whoever knows the present one', async () => {
    const { call } = await engagement({ passphrase: first });
    expect(await codeOf(call('engagement.changePassphrase', { current: 'a wrong one', next: second }))).toBe('WRONG_PASSPHRASE');
    expect(await codeOf(call('engagement.removePassphrase', { current: 'a wrong one' }))).toBe('WRONG_PASSPHRASE');
    expect(await codeOf(call('engagement.setPassphrase', { next: second }))).toBe('RULE');
    await call('engagement.changePassphrase', { current: first, next: second });
    await call('engagement.close');
    expect(await codeOf(call('engagement.open', { file: path(), passphrase: first }))).toBe('WRONG_PASSPHRASE');
    await call('engagement.open', { file: path(), passphrase: second });
    const { backups } = await call('engagement.backups');
    await call('engagement.compareBackup', { key: backups[0]?.key ?? '' });
  });

  it('removed leaves a plain file, and the chain goes on', async () => {
    const { call } = await engagement({ passphrase: first });
    expect(await codeOf(call('engagement.removePassphrase', { current: first }))).toBe('ok');
    expect(await codeOf(call('engagement.removePassphrase', { current: first }))).toBe('RULE');
    await call('engagement.update', { headcount: 3 });
    await call('engagement.close');
    expect(readFileSync(ports.path('lumenfold.aims')).toString('latin1', 0, 15)).toBe('SQLite format 3');
    await call('engagement.open', { file: path() });
    const result = await call('ledger.verify');
    expect(result).toMatchObject({ ok: true, problems: [] });
    expect(result.heads).toHaveLength(1);
  });

  it('change leaves the file as it was when the copy cannot be written', async () => {
    const { call } = await engagement({ passphrase: first });
    // A folder under the name of the lock's neighbour stands for a full or broken drive: backups cannot be written.
    rmSync(join(ports.appData.folder, 'backups'), { recursive: true, force: true });
    writeFileSync(join(ports.appData.folder, 'backups'), 'not a folder');
    expect((await Promise.allSettled([call('engagement.changePassphrase', { current: first, next: second })]))[0]?.status).toBe('rejected');
    await call('engagement.update', { headcount: 8 });
    await call('engagement.close');
    await call('engagement.open', { file: path(), passphrase: first });
    expect((await call('engagement.show')).headcount).toBe(8);
  });
});

describe('app data', () => {
  const file = (name: string) => join(ports.appData.folder, name);

  it('that is broken is set aside and never stops the program', async () => {
    for (const name of ['settings.json', 'recent.json', 'acting.json', 'closed.json', 'installation.json'])
      writeFileSync(file(name), '{"half": ');
    const { call } = await engagement();
    await call('engagement.update', { headcount: 4 });
    await call('engagement.close');
    expect((await call('settings.show')).settings.theme).toBe('system');
    expect((await call('engagement.open', { file: { path: ports.path('lumenfold.aims') } })).actor?.name).toBe('Ines Vogt');
    expect(readdirSync(ports.appData.folder).filter((name) => name.includes('.broken-')).length).toBeGreaterThanOrEqual(4);
  });

  it('with broken chain heads costs a new chain and nothing else', async () => {
    const { call, dispatch } = await engagement();
    await call('engagement.close');
    const [heads = ''] = readdirSync(file('heads'));
    writeFileSync(join(file('heads'), heads), Buffer.alloc(700, 0x7b));
    await call('engagement.open', { file: { path: ports.path('lumenfold.aims') } });
    await call('engagement.update', { headcount: 4 });
    expect(dispatch.session.file?.ledger.heads()).toHaveLength(2);
    expect((await call('ledger.verify')).ok).toBe(true);
  });

  it('keeps settings and what it does not know out of them', async () => {
    const { call } = await engagement();
    await call('settings.update', { myName: 'Ines Vogt', theme: 'dark' });
    const saved = JSON.parse(readFileSync(file('settings.json'), 'utf8')) as object;
    writeFileSync(file('settings.json'), JSON.stringify({ ...saved, fromTheFuture: true }));
    expect((await call('settings.show')).settings).toEqual({
      myName: 'Ines Vogt',
      organization: '',
      theme: 'dark',
      hideClientNames: false,
      singleKeys: true,
      locale: '',
    });
  });

  it('is readable by its owner alone', async () => {
    const { call } = await engagement();
    await call('engagement.backUp');
    expect(statSync(file('recent.json')).mode & 0o077).toBe(0);
    expect(statSync(join(file('heads'), readdirSync(file('heads'))[0] ?? '')).mode & 0o077).toBe(0);
  });
});
