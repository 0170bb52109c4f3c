/** What may happen between two steps: two programs at once, a program killed half-way, a drive that refuses. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exclusively } from '../../../electron/core/app-data/json-file.ts';
import { beginRekey, listBackups, makeBackup } from '../../../electron/core/file/backup.ts';
import { removeRemains } from '../../../electron/core/file/disk.ts';
import { lockPath } from '../../../electron/core/file/lock.ts';
import { openEngagement } from '../../../electron/core/file/open.ts';
import { changeKey, RekeyFailed } from '../../../electron/core/file/passphrase.ts';
import { aDispatch, anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { addSites, aFile } from '../../builders/file.ts';
import { type TestPorts, testPorts } from '../../builders/ports.ts';
import { refusal } from '../../builders/refusal.ts';

let ports: TestPorts;
const opened: TestEngagement[] = [];
const engagement = async (options: Parameters<typeof anEngagement>[0] = {}): Promise<TestEngagement> => {
  const made = await anEngagement({ ...options, ports });
  opened.push(made);
  return made;
};
beforeEach(() => {
  ports = testPorts();
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.dispatch.session.close();
  ports.cleanUp();
});

const FIRST = 'correct horse battery';
const SECOND = 'staple of another kind';

describe('the lock of a dead program', () => {
  it('is had by one of many that find it in the same moment', async () => {
    const count = 5;
    const dead = {
      person: '',
      machine: 'test-machine',
      installation: 'one',
      user: 'ines',
      pid: 4_000_000,
      started: '',
      time: '',
      token: 'dead',
    };
    for (let round = 0; round < 4; round += 1) {
      const path = ports.path(`round-${round}.aims`);
      writeFileSync(lockPath(path), JSON.stringify(dead));
      const gate = new SharedArrayBuffer(4);
      const answers = await Promise.all(
        Array.from(
          { length: count },
          (_, index) =>
            new Promise<string>((resolve, reject) => {
              const data = { path, token: `token-${index}`, gate, count };
              const worker = new Worker(join(import.meta.dirname, 'lock-taker.ts'), { workerData: data });
              worker.once('message', resolve);
              worker.once('error', reject);
            }),
        ),
      );
      expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
    }
  });

  it('that was taken over since is left to whoever has it now', () => {
    const path = ports.path('some.lock');
    writeFileSync(path, 'the new holder');
    removeRemains(path, 'the dead one');
    expect(readFileSync(path, 'utf8')).toBe('the new holder');
    removeRemains(path, 'the new holder');
    expect(existsSync(path)).toBe(false);
    removeRemains(path, 'nobody');
    expect(readdirSync(ports.folder)).toEqual(['app-data']);
  });
});

describe('a folder of the program that cannot be written', () => {
  it('is said at once instead of being waited for', () => {
    expect(() => exclusively(join(ports.folder, 'x'.repeat(252)), () => 1)).toThrow(/ENAMETOOLONG/);
  });

  it('keeps nobody from creating, saving, closing and opening again', async () => {
    writeFileSync(ports.path('no-folder'), 'a file where the folder should be');
    const refused = { ...ports, appData: { folder: ports.path('no-folder') } };
    const { call } = aDispatch(refused);
    await call('engagement.create', {
      file: { path: ports.path('x.aims') },
      kind: 'certification',
      clientName: 'Lumenfold AI B.V.',
      timeZone: 'Europe/Amsterdam',
      person: { name: 'Ines Vogt' },
    });
    expect((await call('engagement.update', { headcount: 3 })).headcount).toBe(3);
    expect((await refusal(call('engagement.backUp'))).code).toBe('CANNOT_WRITE');
    expect((await refusal(call('engagement.setPassphrase', { next: FIRST }))).code).toBe('CANNOT_WRITE');
    await call('engagement.close');
    await call('engagement.open', { file: { path: ports.path('x.aims') } });
    expect((await call('engagement.show')).headcount).toBe(3);
    expect((await call('ledger.verify')).ok).toBe(true);
    await call('engagement.close');
  });
});

describe('the list of backups', () => {
  it('passes over one that another window has just thinned out', async () => {
    const { call, dispatch } = await engagement();
    await call('engagement.backUp');
    const folder = join(ports.appData.folder, 'backups', dispatch.session.file?.engagementId ?? '');
    symlinkSync(join(folder, 'gone'), join(folder, '2026-11-18T08-00-00.000Z.asked.0123abcd.aims'));
    expect((await call('engagement.backups')).backups).toHaveLength(1);
    await call('engagement.backUp');
  });

  it('names a damaged backup as damaged, and not the open file', async () => {
    const { call, dispatch } = await engagement();
    const backup = await call('engagement.backUp');
    const path = join(ports.appData.folder, 'backups', dispatch.session.file?.engagementId ?? '', backup.key);
    writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 100), Buffer.alloc(8092, 0xa5)]));
    expect((await refusal(call('engagement.compareBackup', { key: backup.key }))).code).toBe('CANNOT_READ');
    expect((await refusal(call('engagement.restore', { key: backup.key, to: { path: ports.path('x.aims') } }))).code).toBe('CANNOT_READ');
  });
});

describe('a change of passphrase', () => {
  it('leaves the file to the same people as before', async () => {
    const { call, path } = await engagement({ passphrase: FIRST });
    chmodSync(path, 0o600);
    await call('engagement.removePassphrase', { current: FIRST });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('through a link protects the file itself, and leaves no readable one behind', async () => {
    const made = await engagement();
    await made.dispatch.session.close();
    mkdirSync(ports.path('desk'));
    symlinkSync(made.path, ports.path('desk/link.aims'));
    await made.call('engagement.open', { file: { path: ports.path('desk/link.aims') } });
    expect(existsSync(lockPath(made.path))).toBe(true);
    await made.call('engagement.setPassphrase', { next: FIRST });
    await made.dispatch.session.close();
    expect(readFileSync(made.path).includes('Lumenfold')).toBe(false);
    await made.call('engagement.open', { file: { path: made.path }, passphrase: FIRST });
    expect((await made.call('ledger.verify')).ok).toBe(true);
  });

  it('cut off before the former backups went is ended at the next opening', async () => {
    const file = aFile(ports);
    addSites(file, ports, 1);
    makeBackup(ports, file, 'asked');
    // As a program leaves it that is killed right after the file was exchanged.
    const bare = { ...file, engagementId: '00000000-0001-7000-8000-0000000000ff' };
    mkdirSync(join(ports.appData.folder, 'backups', bare.engagementId), { recursive: true });
    const { file: changed } = changeKey(ports, bare, FIRST);
    changed.close();
    beginRekey(ports, file.engagementId);
    expect(listBackups(ports, file.engagementId).map(({ encrypted }) => encrypted)).toEqual([false]);
    const again = openEngagement(ports, { path: file.path, passphrase: FIRST });
    makeBackup(ports, again, 'asked');
    again.close();
    expect(listBackups(ports, file.engagementId).map(({ encrypted }) => encrypted)).toEqual([true]);
    expect(readdirSync(join(ports.appData.folder, 'backups', file.engagementId)).filter((name) => name.includes('pending'))).toEqual([]);
    // Opened a second time nothing goes: the change has ended.
    openEngagement(ports, { path: file.path, passphrase: FIRST }).close();
    expect(listBackups(ports, file.engagementId)).toHaveLength(1);
  });

  it('is told as done when only the backup after it fails', async () => {
    const { call, dispatch, path } = await engagement({ passphrase: FIRST });
    const { replace } = dispatch.session;
    Object.assign(dispatch.session, {
      replace: (file: Parameters<typeof replace>[0]) => {
        replace(file);
        rmSync(join(ports.appData.folder, 'backups'), { recursive: true, force: true });
        writeFileSync(join(ports.appData.folder, 'backups'), 'a drive that is full');
      },
    });
    await call('engagement.changePassphrase', { current: FIRST, next: SECOND });
    await call('engagement.close');
    await call('engagement.open', { file: { path }, passphrase: SECOND });
  });

  it('lets the file go, lock and all, when it cannot be opened again', () => {
    const file = aFile(ports);
    const refusing = {
      ...file,
      suspend: () => {
        file.suspend();
        return () => {
          throw new Error('held by a virus scanner');
        };
      },
    };
    let failed: unknown;
    try {
      changeKey(ports, refusing, FIRST);
    } catch (error) {
      failed = error;
    }
    expect(failed).toBeInstanceOf(RekeyFailed);
    expect((failed as RekeyFailed).file).toBeNull();
    file.close();
    expect(existsSync(lockPath(file.path))).toBe(false);
  });
});

describe('closing', () => {
  it('waits also for calls that came in while it was waiting', async () => {
    const { call, dispatch } = await engagement();
    let later: Promise<unknown> | null = null;
    const first = dispatch.session.track(undefined, async (signal) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      later = dispatch.session.track(undefined, async () => {
        for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
        // Still the open file: nothing was closed under this call.
        return dispatch.session.file?.queries.engagement.show().clientName;
      });
    });
    await call('engagement.close');
    await first;
    expect(await later).toBe('Lumenfold AI B.V.');
    expect(dispatch.session.file).toBeNull();
  });
});

describe('the log', () => {
  it('quotes no word of what was worked on when the file has a passphrase', async () => {
    const { call, dispatch } = await engagement({ passphrase: FIRST });
    const file = dispatch.session.file;
    if (file === null) throw new Error('not open');
    Object.assign(file.queries.engagement, {
      show: () => {
        throw new TypeError('unexpected token in "Dismissal of Mr Smith"');
      },
    });
    await expect(call('engagement.show')).rejects.toThrow();
    expect(ports.logged.join('\n')).toMatch(/error engagement.show TypeError\n\s+at /);
    expect(ports.logged.join('\n')).not.toContain('Smith');
  });
});

describe('settings', () => {
  it('of another version are taken field by field', async () => {
    writeFileSync(join(ports.appData.folder, 'settings.json'), JSON.stringify({ myName: 'Ines Vogt', theme: 'sepia', later: 1 }));
    const { call } = aDispatch(ports);
    expect((await call('settings.show')).settings).toMatchObject({ myName: 'Ines Vogt', theme: 'system' });
  });
});
