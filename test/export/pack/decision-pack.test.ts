import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openZip } from '../../../electron/core/export/pack/read-zip.ts';
import { verifyPack } from '../../../electron/core/export/pack/verify-pack.ts';
import { overrideAll } from '../../builders/decided.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusal } from '../../builders/refusal.ts';
import { programOnPath } from '../../electron-stand-in/find-chromium.ts';

const PASSPHRASE = 'eight words are better than one';
let world: FilledEngagement;
let sound = '';
let blocked = '';

const pack = (name: string, more: object = {}) =>
  world.call('decision.pack', { auditId: world.audits.stage2, passphrase: PASSPHRASE, to: { path: world.ports.path(name) }, ...more });
const textIn = async (zip: string, path: string): Promise<string> => {
  const open = await openZip(zip);
  const folder = open.entries[0]?.name.split('/')[0] ?? '';
  try {
    return (await open.read(`${folder}/${path}`)).toString('utf8');
  } finally {
    open.close();
  }
};

beforeAll(async () => {
  world = await aFilledEngagement();
  await world.findingIn('closed');
  writeFileSync(world.ports.path('log.csv'), 'day,alarms\n2026-11-03,4\n');
  await world.call('evidence.add', {
    auditId: world.audits.stage2,
    number: 'E-900',
    title: 'Alarms',
    file: { path: world.ports.path('log.csv') },
  });
  writeFileSync(world.ports.path('licensed.csv'), 'Clause,Title,Text\n8.4,Zephyrous judging,Judged zephyrously.\n');
  await world.call('catalogs.importList', {
    file: { path: world.ports.path('licensed.csv') },
    standard: 'ISO/IEC 42001',
    edition: '2023',
    framework: '42001',
  });
  blocked = (await refusal(pack('blocked.zip'))).message;
  await overrideAll(world.call, world.audits.stage2);
  await world.call('settings.makeSigningKey', { passphrase: PASSPHRASE });
  await pack('sound.zip');
  sound = world.ports.path('sound.zip');
}, 400_000);
afterAll(() => world.close());

describe('the contents of a decision pack', () => {
  it('are 25 items, each present, not applicable with its reason, or missing with what is missing', async () => {
    const { items } = await world.call('decision.packContents', { auditId: world.audits.stage2 });
    expect(items.map(({ item }) => item)).toEqual(Array.from({ length: 25 }, (_one, index) => index + 1));
    for (const one of items) if (one.standing !== 'present') expect(one.detail.length, one.title).toBeGreaterThan(10);
    expect(items.find(({ key }) => key === 'agreement')).toMatchObject({ standing: 'missing', where: 'client', mayExempt: true });
  });

  it('name files that are in the pack', async () => {
    const { items } = await world.call('decision.packContents', { auditId: world.audits.stage2 });
    const zip = await openZip(sound);
    const inside = new Set(zip.entries.map(({ name }) => name.split('/').slice(1).join('/')));
    zip.close();
    const named = items.flatMap(({ files }) => files);
    expect(named.length).toBeGreaterThan(15);
    for (const path of named) expect(inside, path).toContain(path);
  });

  it('are not made for a Stage 1, which nobody decides on', async () => {
    expect(await refusal(world.call('decision.packContents', { auditId: world.audits.stage1 }))).toMatchObject({ code: 'RULE' });
  });
});

describe('a decision pack', () => {
  it('is refused while a check blocks it, with its clause, and shows who passed over it and why', async () => {
    expect(blocked).toMatch(/block the pack: .*\(9\.\d/);
    const checks = await textIn(sound, 'data/records/checks.html');
    expect(checks).toContain('Seen in the paper file.');
    expect(checks).toContain('Passed over by');
  });

  it('verifies, down to the end of its ledger and an entry known from elsewhere', async () => {
    const head = world.dispatch.session.file?.ledger.head();
    const found = await world.call('decision.packVerify', {
      file: { path: sound },
      heads: [`${head?.chain}:${head?.seq}:${head?.hash}`],
    });
    expect(found).toMatchObject({ ok: true, problems: [], signedBy: { own: true } });
    expect(found.heads.map(({ hash }) => hash)).toContain(head?.hash);
  });

  it('holds no word of an imported list, neither in its ledger nor in its papers, and says how many entries are without words', async () => {
    const zip = await openZip(sound);
    try {
      for (const { name } of zip.entries) {
        if (!/\.(html|json|jsonl|txt|csv)$/.test(name)) continue;
        expect((await zip.read(name)).toString('utf8'), name).not.toMatch(/zephyrous/i);
      }
    } finally {
      zip.close();
    }
    const { notes } = await world.call('decision.packVerify', { file: { path: sound } });
    expect(notes.join(' ')).toContain('2 entries of the ledger are without their words');
  });

  it('has the same bytes when it is built again later: building it writes nothing and looks at no clock', async () => {
    world.ports.advance(86_400_000);
    const entries = world.dispatch.session.file?.ledger.entries();
    await pack('again.zip');
    expect(readFileSync(world.ports.path('again.zip')).equals(readFileSync(sound))).toBe(true);
    expect(world.dispatch.session.file?.ledger.entries()).toBe(entries);
  });

  it('has an index without a script, without an address, and with every text escaped, and leaves evidence out when asked', async () => {
    await world.call('engagement.update', { clientLegalName: '<script>alert(1)</script> & "Söhne" javascript:x' });
    await pack('hostile.zip', { evidence: 'index' });
    for (const path of ['INDEX.html', 'data/records/findings.html']) {
      const page = await textIn(world.ports.path('hostile.zip'), path);
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Söhne&quot;');
      expect(page).not.toMatch(/<script|<img|<iframe|<link|<form|\son\w+=|@import|url\(/i);
      expect(page).not.toMatch(/(?:href|src)="(?:[a-z]+:|\/\/|#)/i);
      expect(page).toContain("default-src 'none'");
    }
    // The same pack leaves the files of evidence out and keeps their index.
    const paths = async (path: string) => {
      const zip = await openZip(path);
      zip.close();
      return zip.entries.map(({ name }) => name).filter((name) => name.includes('/data/evidence/'));
    };
    expect(await paths(world.ports.path('hostile.zip'))).toEqual([]);
    expect(await paths(sound)).toContain('decision-pack-S2/data/evidence/E-900.csv');
    expect(await textIn(world.ports.path('hostile.zip'), 'data/records/evidence-index.csv')).toContain('E-900');
  });

  it('asks for the passphrase of the key: a wrong one, or no key, leaves the file that was there', async () => {
    const target = world.ports.path('kept.zip');
    writeFileSync(target, 'from before');
    const refused = await refusal(
      world.call('decision.pack', { auditId: world.audits.stage2, passphrase: 'not this one', to: { path: target } }),
    );
    expect(refused.code).toBe('WRONG_PASSPHRASE');
    expect(readFileSync(target, 'utf8')).toBe('from before');
    expect(world.ports.logged.join('\n')).not.toContain('not this one');
  });

  it('stops within a second when it is cancelled, and leaves no file behind', async () => {
    const folder = world.ports.path('cancelled');
    mkdirSync(folder);
    const working = refusal(pack('cancelled/pack.zip', { task: 'pack-cancel' }));
    await new Promise<void>((resolve) => {
      const look = () => (world.ports.progressed.some(({ task }) => task === 'pack-cancel') ? resolve() : setImmediate(look));
      look();
    });
    const from = performance.now();
    await world.call('engagement.cancel', { task: 'pack-cancel' });
    expect((await working).code).toBe('CANCELLED');
    expect(performance.now() - from).toBeLessThan(1000);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('cannot be written over the engagement, into no folder, or onto a folder', async () => {
    for (const path of [world.path, world.ports.path('no-such-folder/x.zip'), world.ports.folder])
      expect(['NOT_ALLOWED', 'CANNOT_WRITE']).toContain(
        (await refusal(world.call('decision.pack', { auditId: world.audits.stage2, passphrase: PASSPHRASE, to: { path } }))).code,
      );
  });
});

describe('a pack that somebody changed', () => {
  it('is refused when it was signed by another key than the one that is asked for', async () => {
    const found = await world.call('decision.packVerify', { file: { path: sound }, key: '0123456789ABCDEF' });
    expect(found.ok).toBe(false);
    expect(found.problems[0]?.what).toContain('not with 0123456789ABCDEF');
    expect(found.signedBy).toBeNull();
  });

  it('is refused when an entry is asked for that its ledger does not hold', async () => {
    const found = await world.call('decision.packVerify', { file: { path: sound }, heads: [`ABCDEFGH:1:${'0'.repeat(64)}`] });
    expect(found.ok).toBe(false);
    expect(found.problems[0]?.what).toContain('is not in the extract');
  });

  it('is told from one that is not there', async () => {
    expect((await refusal(world.call('decision.packVerify', { file: { path: world.ports.path('nowhere.zip') } }))).code).not.toBe(
      'INTERNAL',
    );
  });
});

const programs = ['unzip', 'sha256sum', 'sha512sum', 'minisign'];
describe.skipIf(programs.some((name) => programOnPath([name]) === null))('the commands of VERIFY.txt', () => {
  it('accept the pack, and refuse it after one byte changed', async () => {
    const folder = world.ports.path('unpacked');
    execFileSync('unzip', ['-q', sound, '-d', folder]);
    const [inner = ''] = readdirSync(folder);
    const bag = join(folder, inner);
    const commands = readFileSync(join(bag, 'VERIFY.txt'), 'utf8')
      .split('\n')
      .filter((line) => /^ {2}(?:sha|minisign|while)/.test(line))
      .map((line) => line.trim());
    expect(commands).toHaveLength(6);
    const run = () =>
      commands.map((command) => {
        const { status, stdout } = spawnSync('sh', ['-c', command], { cwd: bag, encoding: 'utf8' });
        return status === 0 && !stdout.includes('CHANGED');
      });
    expect(run()).toEqual([true, true, true, true, true, true]);
    const whole = new Map<string, Buffer>();
    /** Changes one byte, and the second time puts it back. */
    const flip = (path: string) => {
      const before = whole.get(path);
      if (before !== undefined) return writeFileSync(join(bag, path), before);
      const bytes = readFileSync(join(bag, path));
      whole.set(path, Buffer.from(bytes));
      // Another digit, so that a line of checksums stays one: what is no checksum at all is only warned of.
      const [one = 0, other = 0] = Buffer.from('01');
      bytes[100] = bytes[100] === one ? other : one;
      writeFileSync(join(bag, path), bytes);
    };
    flip('data/ledger/entries.txt');
    expect(run()).toEqual([false, false, true, true, true, false]);
    flip('data/ledger/entries.txt');
    flip('tagmanifest-sha256.txt');
    expect(run()).toEqual([true, true, false, true, false, true]);
    expect(existsSync(join(bag, 'INDEX.html'))).toBe(true);
  });

  it('agree with the program on a pack without its signature, which says that it was signed', async () => {
    const zip = await openZip(sound);
    const { writeZip } = await import('../../../electron/core/export/pack/write-zip.ts');
    const files = await Promise.all(
      zip.entries
        .filter(({ name }) => !name.endsWith('.minisig'))
        .map(async ({ name }) => ({ path: name.split('/').slice(1).join('/'), bytes: await zip.read(name) })),
    );
    zip.close();
    const bare = world.ports.path('bare.zip');
    await writeZip(
      'pack',
      files.map(({ path, bytes }) => ({ path, content: () => [bytes] })),
      bare,
      new AbortController().signal,
    );
    const found = await verifyPack(bare);
    expect(found.problems).toEqual([{ what: expect.stringContaining('there is no signature'), where: 'tagmanifest-sha256.txt.minisig' }]);
  });
});
