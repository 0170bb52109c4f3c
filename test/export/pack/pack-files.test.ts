import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { makeSigningKey, publicSigningKey, unlockSigningKey } from '../../../electron/core/app-data/signing-key.ts';
import { type BagFile, type BagParts, isSoundPath, makeBag, PUBLIC_KEY, SIGNATURE } from '../../../electron/core/export/pack/bag.ts';
import {
  checkSignature,
  keyName,
  publicKeyFile,
  readPublicKey,
  signatureFile,
  signingKeyOf,
} from '../../../electron/core/export/pack/minisign.ts';
import { openZip } from '../../../electron/core/export/pack/read-zip.ts';
import { verifyPack } from '../../../electron/core/export/pack/verify-pack.ts';
import { writeZip } from '../../../electron/core/export/pack/write-zip.ts';
import { testPorts } from '../../builders/ports.ts';
import { programOnPath } from '../../electron-stand-in/find-chromium.ts';

const key = signingKeyOf(Buffer.alloc(32, 7), Buffer.from('0123456789abcdef', 'hex'));
const text = (path: string, content: string): BagFile => ({ path, content: () => [Buffer.from(content)] });
const parts: BagParts = {
  payload: [text('data/report.txt', 'Report 1.0'), text('data/evidence/E-001.bin', 'a'.repeat(300_000)), text('data/empty.txt', '')],
  tags: () => [text('INDEX.html', '<!doctype html><title>Index</title>'), text(PUBLIC_KEY, publicKeyFile(key))],
  info: [['Bagging-Date', '2026-11-18']],
};
const never = new AbortController().signal;
let folder = '';

async function writePack(name: string, signed = true): Promise<string> {
  const bag = await makeBag(parts);
  const signature = text(SIGNATURE, signatureFile(key, bag.tagManifest, 'time:2026-11-18T08:00:00.000Z'));
  const path = join(folder, name);
  await writeZip('pack', signed ? [...bag.files, signature] : bag.files, path, never);
  return path;
}

/** The files of a pack, some of them exchanged, written anew. */
async function rewritten(name: string, change: (files: Map<string, Buffer>) => void): Promise<string> {
  const zip = await openZip(await writePack(`${name}-sound.zip`));
  const files = new Map<string, Buffer>();
  for (const entry of zip.entries) files.set(entry.name.slice('pack/'.length), await zip.read(entry.name));
  zip.close();
  change(files);
  const path = join(folder, name);
  await writeZip(
    'pack',
    [...files].map(([one, bytes]) => ({ path: one, content: () => [bytes] })),
    path,
    never,
  );
  return path;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-pack-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a pack', () => {
  it('that nobody touched verifies, and says which key signed it', async () => {
    const check = await verifyPack(await writePack('sound.zip'));
    expect(check.problems).toEqual([]);
    expect(check).toMatchObject({ ok: true, signedBy: { key: keyName(key.keyId), comment: 'time:2026-11-18T08:00:00.000Z' } });
    expect(check.info.find(({ label }) => label === 'Payload-Oxum')?.value).toBe('300010.3');
  });

  it('has the same bytes when it is made again', async () => {
    const [one, two] = [await writePack('one.zip'), await writePack('two.zip')];
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
  });

  it('without a signature verifies, and the notes say what that does not show', async () => {
    const check = await verifyPack(await writePack('unsigned.zip', false));
    expect(check).toMatchObject({ ok: true, signedBy: null });
    expect(check.notes.join(' ')).toContain('not signed');
  });

  it.each([
    ['a byte of the payload', 'data/report.txt', 'data/report.txt'],
    ['a byte of a tag file', 'INDEX.html', 'INDEX.html'],
    ['a checksum of the payload', 'manifest-sha256.txt', 'manifest-sha256.txt'],
    ['a checksum of a tag file', 'tagmanifest-sha256.txt', SIGNATURE],
    ['a byte of the signature', SIGNATURE, SIGNATURE],
  ])('is refused after %s changed, and the place is named', async (_what, path, where) => {
    const pack = await rewritten(`changed-${path.replaceAll('/', '-')}.zip`, (files) => {
      const bytes = Buffer.from(files.get(path) ?? '');
      const at = path === SIGNATURE ? bytes.indexOf('\n') + 30 : 3;
      bytes[at] = (bytes[at] ?? 0) === 0x61 ? 0x62 : 0x61;
      files.set(path, bytes);
    });
    const check = await verifyPack(pack);
    expect(check.ok).toBe(false);
    expect(check.problems.map((problem) => problem.where)).toContain(where);
  });

  it('is refused when a file was added, removed, or its comment exchanged', async () => {
    const added = await verifyPack(await rewritten('added.zip', (files) => files.set('data/extra.txt', Buffer.from('x'))));
    expect(added.problems.filter(({ where }) => where === 'data/extra.txt')).toHaveLength(2);
    const removed = await verifyPack(await rewritten('removed.zip', (files) => files.delete('data/empty.txt')));
    expect(removed.problems.some(({ where }) => where === 'data/empty.txt')).toBe(true);
    const comment = await verifyPack(
      await rewritten('comment.zip', (files) =>
        files.set(SIGNATURE, Buffer.from(String(files.get(SIGNATURE)).replace('2026-11-18', '2026-11-19'))),
      ),
    );
    expect(comment.problems).toEqual([{ what: expect.stringContaining('comment was changed'), where: SIGNATURE }]);
  });

  it('is refused when it is no zip, cut off, or of another shape, without an error thrown', async () => {
    const cut = join(folder, 'cut.zip');
    const bytes = readFileSync(await writePack('whole.zip'));
    writeFileSync(cut, bytes.subarray(0, bytes.length / 2));
    const loose = join(folder, 'loose.zip');
    const open = new yazl.ZipFile();
    open.addBuffer(Buffer.from('x'), 'bagit.txt');
    open.end();
    await pipeline(open.outputStream, createWriteStream(loose));
    const noise = join(folder, 'noise.zip');
    writeFileSync(noise, 'PK no zip');
    for (const path of [cut, loose, noise]) expect(await verifyPack(path)).toMatchObject({ ok: false, signedBy: null });
  });

  it('refuses paths that a system or a shell would not bear', async () => {
    for (const path of ['../x', 'data/../x', '/x', 'data//x', 'data/ü', 'data/a b', 'data/.', 'data\\x', ''])
      expect(isSoundPath(path), path).toBe(false);
    await expect(makeBag({ ...parts, payload: [text('data/a', ''), text('data/A', '')] })).rejects.toThrow('twice');
  });

  it('stops with an error when a source fails or the work is cancelled', async () => {
    const failing: BagFile = {
      path: 'data/x',
      *content() {
        yield Buffer.from('some');
        throw new Error('gone');
      },
    };
    await expect(writeZip('pack', [failing], join(folder, 'failing.zip'), never)).rejects.toThrow('gone');
    await expect(writeZip('pack', [text('data/x', 'x')], join(folder, 'stopped.zip'), AbortSignal.abort())).rejects.toThrow();
  });

  it.skipIf(programOnPath(['minisign']) === null || programOnPath(['sha512sum']) === null)(
    'is accepted by sha256sum, sha512sum and minisign, and refused by them after one byte changes',
    async () => {
      const target = join(folder, 'unpacked');
      mkdirSync(target);
      const zip = await openZip(await writePack('foreign.zip'));
      for (const { name } of zip.entries) {
        const path = join(target, name);
        mkdirSync(join(path, '..'), { recursive: true });
        writeFileSync(path, await zip.read(name));
      }
      zip.close();
      const cwd = join(target, 'pack');
      const run = (program: string, ...args: string[]) => spawnSync(program, args, { cwd, encoding: 'utf8' }).status;
      const sums = [
        ['sha256sum', 'manifest-sha256.txt'],
        ['sha512sum', 'manifest-sha512.txt'],
        ['sha256sum', 'tagmanifest-sha256.txt'],
        ['sha512sum', 'tagmanifest-sha512.txt'],
      ] as const;
      for (const [program, list] of sums) expect(run(program, '--strict', '-c', list), list).toBe(0);
      const minisign = ['-V', '-p', PUBLIC_KEY, '-m', 'tagmanifest-sha256.txt'];
      expect(execFileSync('minisign', minisign, { cwd, encoding: 'utf8' })).toContain('time:2026-11-18T08:00:00.000Z');
      writeFileSync(join(cwd, 'data/report.txt'), 'Report 1.1');
      expect(run('sha256sum', '-c', 'manifest-sha256.txt')).not.toBe(0);
      writeFileSync(join(cwd, 'tagmanifest-sha256.txt'), readFileSync(join(cwd, 'tagmanifest-sha256.txt'), 'utf8').replace(/^./, 'f'));
      expect(run('minisign', ...minisign)).not.toBe(0);
    },
  );
});

describe('a signature', () => {
  it('fits exactly the bytes, the key and the comment that it was made for', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 32, maxLength: 32 }), (message, seed) => {
        const own = signingKeyOf(seed, Buffer.alloc(8, 1));
        const signature = signatureFile(own, message, 'a comment');
        expect(readPublicKey(publicKeyFile(own))).toEqual({ keyId: own.keyId, key: own.key });
        expect(checkSignature(own, message, signature)).toEqual({ ok: true, trustedComment: 'a comment' });
        expect(checkSignature(own, Buffer.concat([message, Buffer.from('x')]), signature)).toEqual({ ok: false, why: 'message' });
        expect(checkSignature({ ...own, keyId: Buffer.alloc(8, 2) }, message, signature)).toEqual({ ok: false, why: 'other_key' });
      }),
      { numRuns: 40 },
    );
  });

  it('has a comment of one line', () => {
    expect(() => signatureFile(key, Buffer.from('x'), 'a\nb')).toThrow('one line');
  });
});

describe('the signing key of an installation', () => {
  it('opens with its passphrase in any Unicode form, and with no other', () => {
    const ports = testPorts();
    expect(publicSigningKey(ports)).toBeNull();
    expect(() => unlockSigningKey(ports, 'any')).toThrow('no signing key yet');
    const made = makeSigningKey(ports, 'Schlüssel für Pakete');
    const opened = unlockSigningKey(ports, 'Schlüssel für Pakete'.normalize('NFD'));
    expect(opened.keyId.equals(made.keyId)).toBe(true);
    const signature = signatureFile(opened, Buffer.from('list'), 'c');
    expect(checkSignature(made, Buffer.from('list'), signature).ok).toBe(true);
    expect(() => unlockSigningKey(ports, 'Schlüssel')).toThrow(keyName(made.keyId));
    expect(() => makeSigningKey(ports, 'another')).toThrow('was not replaced');
    const path = join(ports.appData.folder, 'signing-key.json');
    const seed = opened.secret.export({ format: 'der', type: 'pkcs8' }).subarray(-32).toString('hex');
    expect(readFileSync(path, 'utf8')).not.toContain(seed);
    copyFileSync(path, `${path}.kept`);
    writeFileSync(path, '{"version":1}');
    expect(() => publicSigningKey(ports)).toThrow('cannot be read');
    expect(() => makeSigningKey(ports, 'another')).toThrow('was not replaced');
    ports.cleanUp();
  });
});
