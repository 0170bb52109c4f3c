/**
 * Checks a pack as anybody could with `sha256sum`, `sha512sum` and `minisign`, and says what does not fit: form of the
 * bag (RFC 8493 3), every checksum, files too many or too few, the signature, and the extract of the ledger.
 */
import { AppError } from '../../../../shared/contract/errors.ts';
import { t } from '../../../../shared/words/words.ts';
import type { Head } from '../../ledger/entry.ts';
import { isSoundPath, PUBLIC_KEY, SIGNATURE, TAG_MANIFEST } from './bag.ts';
import { checkLedger } from './check-ledger.ts';
import { checkSignature, keyName, type PublicKey, readPublicKey } from './minisign.ts';
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
  readonly signedBy: { readonly key: string; readonly comment: string; readonly publicKey: PublicKey } | null;
  /** Ends of the chains in the extract of the ledger; empty for a bag without one. */
  readonly heads: readonly Head[];
  /** Entries of `bag-info.txt` in their order. */
  readonly info: readonly { readonly label: string; readonly value: string }[];
}

export interface PackCheckOptions {
  /** Entries `CHAIN:SEQ:HASH` that must be in the extract of the ledger: what was printed or kept elsewhere. */
  readonly heads?: readonly string[];
  /** The key that must have signed: its name, or the second line of its `minisign.pub`. */
  readonly key?: string | undefined;
  readonly signal?: AbortSignal;
  /** Files looked at so far, and how many there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

const LEDGER = 'data/ledger/entries.txt';

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
  private readonly signal: AbortSignal | undefined;
  readonly paths: readonly string[];
  private readonly known: ReadonlySet<string>;

  constructor(zip: OpenZip, folder: string, signal: AbortSignal | undefined) {
    this.zip = zip;
    this.folder = folder;
    this.signal = signal;
    this.paths = zip.entries.filter(({ name }) => !name.endsWith('/')).map(({ name }) => name.slice(folder.length + 1));
    this.known = new Set(this.paths);
  }

  say(what: string, where: string): void {
    this.problems.push({ what, where });
  }

  has(path: string): boolean {
    return this.known.has(path);
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
      const found = await this.zip.checksums(`${this.folder}/${path}`, this.signal);
      this.digests.set(path, found);
      return found;
    } catch {
      this.stopIfCancelled();
      return null;
    }
  }

  stopIfCancelled(): void {
    if (this.signal?.aborted === true) throw new AppError('CANCELLED', t('errors.cancelled'));
  }

  /** The extract of the ledger against its end in `bag-info.txt`, and against entries known from elsewhere. */
  async ledger(info: PackCheck['info'], wanted: readonly string[]): Promise<readonly Head[]> {
    const named = info.filter(({ label }) => label === 'Ledger-Head').map(({ value }) => value);
    if (!this.has(LEDGER)) {
      if (named.length > 0) this.say(t('pack.verify.missing'), LEDGER);
      for (const head of wanted) this.say(t('pack.verify.headMissing', { head }), LEDGER);
      return [];
    }
    try {
      const found = await checkLedger(await this.zip.stream(`${this.folder}/${LEDGER}`), LEDGER);
      for (const { what, where } of found.problems) this.say(what, where);
      if (found.withheld > 0) this.notes.push(t('pack.verify.withheld', { count: found.withheld }));
      const heads = found.heads.map(({ chain, seq, hash }) => `${chain}:${seq}:${hash}`);
      const count = info.find(({ label }) => label === 'Ledger-Entries')?.value;
      if (heads.join() !== named.toSorted().join() || count !== String(found.entries)) this.say(t('pack.verify.ledgerEnd'), LEDGER);
      for (const head of wanted) if (!found.has(head)) this.say(t('pack.verify.headMissing', { head }), LEDGER);
      return found.heads;
    } catch {
      this.stopIfCancelled();
      this.say(t('pack.verify.unreadable'), LEDGER);
      return [];
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

/** A key by its name or by the second line of its file. */
const isKey = (key: PublicKey, wanted: string): boolean =>
  wanted.toUpperCase() === keyName(key.keyId) || (readPublicKey(`untrusted comment: \n${wanted}`)?.key.equals(key.key) ?? false);

async function checkSigned(check: Check, info: PackCheck['info'], wanted: string | undefined): Promise<PackCheck['signedBy']> {
  const named = info.find(({ label }) => label === 'Signing-Key')?.value;
  if (!check.has(SIGNATURE)) {
    if (named !== undefined) check.say(t('pack.verify.signatureRemoved', { key: named }), SIGNATURE);
    else if (wanted !== undefined) check.say(t('pack.verify.unsigned'), SIGNATURE);
    else check.notes.push(t('pack.verify.unsigned'));
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
  if ((named !== undefined && named !== name) || (wanted !== undefined && !isKey(key, wanted))) {
    check.say(t('pack.verify.wrongKey', { key: name, wanted: wanted ?? named ?? '' }), SIGNATURE);
    return null;
  }
  check.notes.push(t('pack.verify.keyInside', { key: name }));
  return { key: name, comment: result.trustedComment, publicKey: key };
}

const unreadable = (): PackCheck => ({
  ok: false,
  problems: [{ what: t('pack.verify.notAPack'), where: '' }],
  notes: [],
  files: 0,
  signedBy: null,
  heads: [],
  info: [],
});

/**
 * @param path the zip
 * @throws CANCELLED; what the file system throws when the file cannot be opened at all
 */
export async function verifyPack(path: string, options: PackCheckOptions = {}): Promise<PackCheck> {
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
    const check = new Check(zip, folder, options.signal);
    const total = check.paths.length * 2;
    let done = 0;
    const progress = () => {
      done = Math.min(done + 1, total);
      options.onProgress?.(done, total);
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
    const signedBy = await checkSigned(check, info, options.key);
    const heads = await check.ledger(info, options.heads ?? []);
    return { ok: check.problems.length === 0, problems: check.problems, notes: check.notes, files: check.checked, signedBy, heads, info };
  } finally {
    zip.close();
  }
}
