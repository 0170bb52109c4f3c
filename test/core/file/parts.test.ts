import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Backup, backupsToDrop } from '../../../electron/core/file/backup.ts';
import { classifyHeader } from '../../../electron/core/file/header.ts';
import { openEngagement } from '../../../electron/core/file/open.ts';
import { mountType, placeWarning } from '../../../electron/core/file/place.ts';
import { isAlive, startOf } from '../../../electron/core/file/processes.ts';
import { createHeadMemory, type HeadMemory } from '../../../electron/core/ledger/heads.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { addSites, aFile } from '../../builders/file.ts';
import { testPorts } from '../../builders/ports.ts';

describe('the place of a file', () => {
  it.each([
    ['/home/ines/Dropbox/audits/a.aims', 'linux', 'synced'],
    ['/Users/ines/Library/Mobile Documents/com~apple~CloudDocs/a.aims', 'darwin', 'synced'],
    ['/Users/ines/Library/CloudStorage/GoogleDrive-ines/a.aims', 'darwin', 'synced'],
    ['C:\\Users\\ines\\OneDrive - Body B.V\\a.aims', 'win32', 'synced'],
    ['C:\\Users\\ines\\Documents\\a.aims', 'win32', 'none'],
    ['\\\\server\\share\\a.aims', 'win32', 'network'],
    ['/run/user/1000/gvfs/smb-share:server=x/a.aims', 'linux', 'network'],
    ['/media/ines/AUDIT-02/a.aims', 'linux', 'removable'],
    ['/run/media/ines/AUDIT-02/a.aims', 'linux', 'removable'],
    ['/Volumes/AUDIT-02/a.aims', 'darwin', 'removable'],
    ['/Volumes/Macintosh HD/Users/a.aims', 'darwin', 'none'],
    ['/home/ines/dropbox.aims', 'linux', 'none'],
    ['/home/ines/audits/a.aims', 'linux', 'none'],
  ] as const)('%s (%s) is %s', (path, platform, expected) => {
    expect(placeWarning(path, platform)).toBe(expected);
  });

  it('is a network folder when the mount says so, also under a name with a space', () => {
    const mounts = 'sysfs /sys sysfs rw 0 0\n/dev/sda1 / ext4 rw 0 0\nserver:/x /mnt/body\\040files nfs4 rw 0 0\n';
    expect(mountType('/mnt/body files/a.aims', mounts)).toBe('nfs4');
    expect(placeWarning('/mnt/body files/a.aims', 'linux', mounts)).toBe('network');
    expect(placeWarning('/mnt/body/a.aims', 'linux', mounts)).toBe('none');
  });
});

describe('thinning backups', () => {
  const NOW = Date.parse('2026-11-18T12:00:00.000Z');
  const at = (daysAgo: number, hour: number): Backup => {
    const when = new Date(NOW - daysAgo * 86_400_000);
    when.setUTCHours(hour, 0, 0, 0);
    return { key: when.toISOString(), at: when.toISOString(), bytes: 1000, reason: 'close', encrypted: false };
  };
  const newestFirst = (list: Backup[]) => list.sort((a, b) => (a.at < b.at ? 1 : -1));

  it('keeps the newest five, then the last of each day for fourteen days', () => {
    const list = newestFirst([0, 1, 2, 3, 5, 8, 13, 14, 20].flatMap((day) => [at(day, 8), at(day, 9), at(day, 10)]));
    const dropped = new Set(backupsToDrop(list, NOW).map(({ key }) => key));
    const kept = list.filter(({ key }) => !dropped.has(key)).map(({ at: when }) => when.slice(0, 13));
    expect(kept).toEqual([
      '2026-11-18T10',
      '2026-11-18T09',
      '2026-11-18T08',
      '2026-11-17T10',
      '2026-11-17T09',
      '2026-11-16T10',
      '2026-11-15T10',
      '2026-11-13T10',
      '2026-11-10T10',
      '2026-11-05T10',
    ]);
  });

  it('keeps to the size allowed, and the newest whatever its size', () => {
    const list = newestFirst([at(0, 8), at(0, 9), at(0, 10)]);
    expect(backupsToDrop(list, NOW, 2000).map(({ at: when }) => when.slice(11, 13))).toEqual(['08']);
    expect(backupsToDrop(list, NOW, 10).map(({ at: when }) => when.slice(11, 13))).toEqual(['09', '08']);
  });
});

describe('the first bytes of a file', () => {
  const page = (start: Buffer) =>
    Buffer.concat([start, Buffer.from(Array.from({ length: 4096 - start.length }, (_, index) => (index * 167 + 13) % 256))]);

  it('tell a database, a file that may be under a passphrase, and all else apart', () => {
    expect(classifyHeader(page(Buffer.from('SQLite format 3\0')), 8192)).toBe('plain');
    expect(classifyHeader(page(Buffer.from([0x91, 0x07, 0xfe, 0x22])), 8192)).toBe('sealed');
    expect(classifyHeader(page(Buffer.from([0x91, 0x07, 0xfe, 0x22])), 8191)).toBe('foreign');
    for (const start of ['%PDF', 'PK\u0003\u0004', 'GIF89a', 'RIFF', '{\\rtf'])
      expect(classifyHeader(page(Buffer.from(start, 'latin1')), 8192)).toBe('foreign');
  });
});

describe('a process', () => {
  it('is alive when number and start fit', () => {
    expect(isAlive(process.pid, startOf(process.pid))).toBe(true);
    expect(isAlive(process.pid, '')).toBe(true);
    expect(isAlive(2 ** 30, '')).toBe(false);
    expect(isAlive(0, '')).toBe(false);
  });

  it.runIf(process.platform === 'linux')('with the number of another one is not taken for it', () => {
    expect(isAlive(process.pid, '1')).toBe(false);
  });
});

describe('a medium that cannot be written', () => {
  it('is opened for reading, and the words say why nothing can be saved', () => {
    const ports = testPorts();
    const made = aFile(ports);
    made.close();
    const file = openEngagement(ports, { path: made.path, mayWrite: () => false });
    expect(file.readOnly).toBe('media');
    expect(() => addSites(file, ports, 1)).toThrow('reading only');
    file.close();
    ports.cleanUp();
  });

  it('with a file that was not closed properly says how to get at it', () => {
    const ports = testPorts();
    const made = aFile(ports);
    made.close();
    writeFileSync(`${made.path}-journal`, Buffer.concat([Buffer.from('d9d505f920a163d7', 'hex'), Buffer.alloc(1024)]));
    const opening = () => openEngagement(ports, { path: made.path, mayWrite: () => false });
    expect(opening).toThrow(AppError);
    expect(opening).toThrow('was not closed properly');
    ports.cleanUp();
  });
});

describe('the memory of chain heads', () => {
  const ENGAGEMENT = '00000000-0001-7000-8000-00000000000e';
  const a = { chain: 'AAAAAAAA', seq: 5, hash: 'a'.repeat(64) };
  const b = { chain: 'AAAAAAAA', seq: 6, hash: 'b'.repeat(64) };
  const c = { chain: 'AAAAAAAA', seq: 7, hash: 'c'.repeat(64) };
  let folder: string;
  const lines: string[] = [];
  const memory = (token: string, pid = process.pid): HeadMemory =>
    createHeadMemory({
      folder,
      engagementId: ENGAGEMENT,
      pid,
      token,
      log: { write: (_level, _where, message) => void lines.push(message) },
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fieldbook-heads-'));
    lines.length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const written = (token: string, pid?: number) => {
    const one = memory(token, pid);
    one.expect(a, null);
    one.settle(a);
    return one;
  };

  it('goes on where it stopped, and nowhere else', () => {
    written('one').release();
    expect(memory('two').continues([a])).toEqual(a);
    expect(memory('two').continues([b])).toBeNull();
    expect(memory('two').continues([{ ...a, chain: 'BBBBBBBB' }])).toBeNull();
  });

  it('takes either head when the program was killed between note and commit, and only then', () => {
    const DEAD = 2 ** 30;
    const killed = written('one', DEAD);
    killed.expect(b, a);
    const after = memory('two');
    expect(after.continues([a])).toEqual(a);
    expect(after.continues([b])).toEqual(b);
    expect(after.continues([c])).toBeNull();
    expect(after.claim(b)).toBe(true);
    after.expect(c, b);
    after.settle(c);
    after.release();
    expect(memory('three').continues([b])).toBeNull();
    expect(memory('three').continues([c])).toEqual(c);
  });

  it('gives a chain to one window at a time', () => {
    written('one').release();
    const first = memory('first');
    const second = memory('second');
    expect([first.continues([a]), second.continues([a])]).toEqual([a, a]);
    expect([first.claim(a), second.claim(a)]).toEqual([true, false]);
    first.release();
    expect(memory('third').claim(a)).toBe(true);
  });

  it('that cannot be written says so in the log and lets the save go on', () => {
    writeFileSync(join(folder, 'heads'), 'not a folder');
    const one = memory('one');
    one.expect(a, null);
    one.settle(a);
    expect(one.continues([a])).toBeNull();
    expect(lines.length).toBeGreaterThan(0);
  });
});
