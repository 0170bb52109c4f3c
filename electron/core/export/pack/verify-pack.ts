/**
 * Checks a pack as anybody could with `sha256sum`, `sha512sum` and `minisign`, and says what does not fit: form of the
 * bag (RFC 8493 3), every checksum, files too many or too few, and the signature.
 */
import { t } from '../../../../shared/words/words.ts';
import { isSoundPath, PUBLIC_KEY, SIGNATURE, TAG_MANIFEST } from './bag.ts';
import { checkSignature, keyName, readPublicKey } from './minisign.ts';
import { type OpenZip, openZip } from './read-zip.ts';

export interface PackProblem {
  readonly what: string;
  readonly where: string;
}

export interface PackCheck {
  readonly ok: boolean;
  readonly problems: readonly PackProblem[];
  readonly notes: readonly string[];
  /** Files whose checksums were computed. */
  readonly files: number;
  /** Name of the key and what it signed beside the files; null without a signature that fits. */
  readonly signedBy: { readonly key: string; readonly comment: string } | null;
  /** Entries of `bag-info.txt` in their order. */
  readonly info: readonly { readonly label: string; readonly value: string }[];
}

const DIGEST = { sha256: 64, sha512: 128 } as const;
type Algorithm = keyof typeof DIGEST;

/** Path → digest; null when a line is none of a manifest or a path stands twice. */
function readManifest(text: string, algorithm: Algorithm): Map<string, string> | null {
  const line = new RegExp(`^([0-9a-f]{${DIGEST[algorithm]}}) [ *](.+)$`, 'u');
  const found = new Map<string, string>();
  for (const one of text.split('\n').map((part) => part.replace(/\r$/, ''))) {
    if (one === '') continue;
    const parts = line.exec(one);
    if (parts?.[1] === undefined || parts[2] === undefined || found.has(parts[2])) return null;
    found.set(parts[2], parts[1]);
  }
  return found;
}

const isTag = (path: string): boolean => !path.startsWith('data/');
/** Tag manifests cannot list themselves, and the signature is made over one of them. */
const unlisted = (path: string): boolean => path.startsWith('tagmanifest-');

class Check {
  readonly problems: PackProblem[] = [];
  readonly notes: string[] = [];
  private readonly digests = new Map<string, { bytes: number; sha256: string; sha512: string }>();
  private readonly zip: OpenZip;
  private readonly folder: string;
  readonly paths: readonly string[];

  constructor(zip: OpenZip, folder: string) {
    this.zip = zip;
    this.folder = folder;
    this.paths = zip.entries.filter(({ name }) => !name.endsWith('/')).map(({ name }) => name.slice(folder.length + 1));
  }

  say(what: string, where: string): void {
    this.problems.push({ what, where });
  }

  has(path: string): boolean {
    return this.paths.includes(path);
  }

  async text(path: string): Promise<string | null> {
    if (!this.has(path)) {
      this.say(t('pack.verify.missing'), path);
      return null;
    }
    try {
      return (await this.zip.read(`${this.folder}/${path}`)).toString('utf8');
    } catch {
      this.say(t('pack.verify.unreadable'), path);
      return null;
    }
  }

  async bytesOf(path: string): Promise<number | null> {
    return (await this.checksums(path))?.bytes ?? null;
  }

  private async checksums(path: string) {
    const known = this.digests.get(path);
    if (known !== undefined) return known;
    try {
      const found = await this.zip.checksums(`${this.folder}/${path}`);
      this.digests.set(path, found);
      return found;
    } catch {
      return null;
    }
  }

  get checked(): number {
    return this.digests.size;
  }

  /** Every file that a manifest names is there and fits, and every file that it must name is named. */
  async manifest(name: string, algorithm: Algorithm, mustList: (path: string) => boolean, progress: () => void): Promise<void> {
    const text = await this.text(name);
    if (text === null) return;
    const listed = readManifest(text, algorithm);
    if (listed === null) {
      this.say(t('pack.verify.notAManifest'), name);
      return;
    }
    for (const [path, digest] of listed) {
      progress();
      if (!isSoundPath(path)) this.say(t('pack.verify.unsoundPath'), `${name}: ${path.slice(0, 200)}`);
      else if (!this.has(path)) this.say(t('pack.verify.listedMissing', { manifest: name }), path);
      else {
        const found = await this.checksums(path);
        if (found === null) this.say(t('pack.verify.unreadable'), path);
        else if (found[algorithm] !== digest) this.say(t('pack.verify.changed', { manifest: name }), path);
      }
    }
    for (const path of this.paths) if (mustList(path) && !listed.has(path)) this.say(t('pack.verify.unlisted', { manifest: name }), path);
  }
}

function infoOf(text: string): { label: string; value: string }[] {
  const unfolded = text.replace(/\r?\n[ \t]+/g, ' ');
  return unfolded.split(/\r?\n/).flatMap((line) => {
    const at = line.indexOf(':');
    return at <= 0 ? [] : [{ label: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }];
  });
}

/** The one folder that all entries stand in, as RFC 8493 4.2 wants it; null when they do not. */
function folderOf(zip: OpenZip): string | null {
  const folders = new Set(zip.entries.map(({ name }) => name.split('/')[0] ?? ''));
  const [folder] = folders;
  return folders.size === 1 && folder !== undefined && folder !== '' && zip.entries.every(({ name }) => name.includes('/')) ? folder : null;
}

async function checkSigned(check: Check): Promise<PackCheck['signedBy']> {
  if (!check.has(SIGNATURE)) {
    check.notes.push(t('pack.verify.unsigned'));
    return null;
  }
  const [signature, publicText, message] = [await check.text(SIGNATURE), await check.text(PUBLIC_KEY), await check.text(TAG_MANIFEST)];
  if (signature === null || publicText === null || message === null) return null;
  const key = readPublicKey(publicText);
  if (key === null) {
    check.say(t('pack.verify.notAKey'), PUBLIC_KEY);
    return null;
  }
  const result = checkSignature(key, Buffer.from(message, 'utf8'), signature);
  if (!result.ok) {
    check.say(t(`pack.verify.signature.${result.why}`), SIGNATURE);
    return null;
  }
  const name = keyName(key.keyId);
  check.notes.push(t('pack.verify.keyInside', { key: name }));
  return { key: name, comment: result.trustedComment };
}

const unreadable = (): PackCheck => ({
  ok: false,
  problems: [{ what: t('pack.verify.notAPack'), where: '' }],
  notes: [],
  files: 0,
  signedBy: null,
  info: [],
});

/**
 * @param path the zip
 * @param onProgress files looked at so far, and how many there are
 * @throws what the file system throws when the file cannot be opened at all
 */
export async function verifyPack(path: string, onProgress: (done: number, total: number) => void = () => undefined): Promise<PackCheck> {
  let zip: OpenZip;
  try {
    zip = await openZip(path);
  } catch (thrown) {
    // yauzl's own errors carry no code; those of the file system do, and are told as such.
    if (typeof (thrown as { code?: unknown }).code === 'string') throw thrown;
    return unreadable();
  }
  try {
    const folder = folderOf(zip);
    if (folder === null) return unreadable();
    const check = new Check(zip, folder);
    const total = check.paths.length * 2;
    let done = 0;
    const progress = () => {
      done = Math.min(done + 1, total);
      onProgress(done, total);
    };
    const declaration = await check.text('bagit.txt');
    if (declaration !== null && !/^BagIt-Version: (?:1\.0|0\.97)\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/.test(declaration))
      check.say(t('pack.verify.declaration'), 'bagit.txt');
    await check.manifest('manifest-sha256.txt', 'sha256', (one) => !isTag(one), progress);
    await check.manifest('manifest-sha512.txt', 'sha512', (one) => !isTag(one), progress);
    await check.manifest(TAG_MANIFEST, 'sha256', (one) => isTag(one) && !unlisted(one), progress);
    await check.manifest('tagmanifest-sha512.txt', 'sha512', (one) => isTag(one) && !unlisted(one), progress);
    const info = infoOf((await check.text('bag-info.txt')) ?? '');
    const payload = check.paths.filter((one) => !isTag(one));
    let octets = 0;
    for (const one of payload) octets += (await check.bytesOf(one)) ?? 0;
    const oxum = info.find(({ label }) => label === 'Payload-Oxum')?.value;
    if (oxum !== `${octets}.${payload.length}`)
      check.say(t('pack.verify.oxum', { counted: `${octets}.${payload.length}` }), 'bag-info.txt');
    const signedBy = await checkSigned(check);
    return { ok: check.problems.length === 0, problems: check.problems, notes: check.notes, files: check.checked, signedBy, info };
  } finally {
    zip.close();
  }
}
