/**
 * The key that this installation signs packs with: Ed25519, made at first use, kept in app data. Its secret half lies
 * there only sealed by a passphrase (scrypt, AES-256-GCM); a forgotten passphrase means a new key, and packs that were
 * signed with the old one stay checkable with the public key inside them.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { keyName, type PublicKey, type SigningKey, signingKeyOf } from '../export/pack/minisign.ts';
import type { Ports as AllPorts } from '../ports.ts';
import { exclusively, writeWhole } from './json-file.ts';

/** 64 MiB and about a fifth of a second: dear enough for who guesses, bearable for who knows. */
const SCRYPT = { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 } as const;
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

const stored = z.strictObject({
  version: z.literal(1),
  keyId: hex(8),
  publicKey: hex(32),
  madeAt: z.string(),
  salt: hex(16),
  nonce: hex(12),
  sealed: hex(32),
  tag: hex(16),
});
type Stored = z.infer<typeof stored>;

type Ports = Pick<AllPorts, 'appData' | 'clock'>;

const pathOf = (ports: Ports): string => join(ports.appData.folder, 'signing-key.json');
const wrapKey = (passphrase: string, salt: Buffer): Buffer =>
  scryptSync(Buffer.from(passphrase.normalize('NFC'), 'utf8'), salt, 32, SCRYPT);

/** @throws AppError CANNOT_READ: a damaged key is never replaced silently, since people know it by its name. */
function readStored(ports: Ports): Stored | null {
  const path = pathOf(ports);
  if (!existsSync(path)) return null;
  try {
    return stored.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new AppError('CANNOT_READ', t('signing.damaged'), { hint: t('signing.damagedHint'), cause });
  }
}

export type StoredKey = PublicKey & { readonly madeAt: string };

/** The public half; null while there is no key. @throws AppError CANNOT_READ */
export function publicSigningKey(ports: Ports): StoredKey | null {
  const found = readStored(ports);
  return found === null ? null : { keyId: Buffer.from(found.keyId, 'hex'), key: Buffer.from(found.publicKey, 'hex'), madeAt: found.madeAt };
}

/** What the file holds: the secret half sealed by the passphrase. */
function sealedKey(key: SigningKey, passphrase: string, madeAt: string): Stored {
  const seed = Buffer.from(key.secret.export({ format: 'der', type: 'pkcs8' }).subarray(-32));
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrapKey(passphrase, salt), nonce);
  const sealed = Buffer.concat([cipher.update(seed), cipher.final()]);
  seed.fill(0);
  return {
    version: 1,
    keyId: key.keyId.toString('hex'),
    publicKey: key.key.toString('hex'),
    madeAt,
    salt: salt.toString('hex'),
    nonce: nonce.toString('hex'),
    sealed: sealed.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
  };
}

/** @param mayReplace what may be there already @throws AppError CONFLICT, CANNOT_WRITE */
function write(ports: Ports, text: Stored, mayReplace: boolean): StoredKey {
  const path = pathOf(ports);
  const done = exclusively(path, () => {
    if (!mayReplace && existsSync(path)) throw new AppError('CONFLICT', t('signing.exists'));
    writeWhole(path, `${JSON.stringify(text, null, 2)}\n`);
    return true;
  });
  if (done === null) throw new AppError('CANNOT_WRITE', t('signing.busy'));
  return { keyId: Buffer.from(text.keyId, 'hex'), key: Buffer.from(text.publicKey, 'hex'), madeAt: text.madeAt };
}

/** @throws AppError CONFLICT when there is a key already, CANNOT_WRITE */
export function makeSigningKey(ports: Ports, passphrase: string): StoredKey {
  return storeKey(ports, signingKeyOf(randomBytes(32), randomBytes(8)), passphrase);
}

/** Puts a given key in place: the published key of the demo. @throws AppError as `makeSigningKey` */
export function storeKey(ports: Ports, key: SigningKey, passphrase: string): StoredKey {
  return write(ports, sealedKey(key, passphrase, new Date(ports.clock.now()).toISOString()), false);
}

/** Seals the same key anew. @throws AppError NOT_FOUND, WRONG_PASSPHRASE, CANNOT_READ, CANNOT_WRITE */
export function changeSigningPassphrase(ports: Ports, passphrase: string, next: string): StoredKey {
  const key = unlockSigningKey(ports, passphrase);
  return write(ports, sealedKey(key, next, publicSigningKey(ports)?.madeAt ?? ''), true);
}

/** @throws AppError NOT_FOUND without a key, WRONG_PASSPHRASE, CANNOT_READ */
export function unlockSigningKey(ports: Ports, passphrase: string): SigningKey {
  const found = readStored(ports);
  if (found === null) throw new AppError('NOT_FOUND', t('signing.none'), { hint: t('signing.noneHint') });
  const bytes = (text: string) => Buffer.from(text, 'hex');
  const decipher = createDecipheriv('aes-256-gcm', wrapKey(passphrase, bytes(found.salt)), bytes(found.nonce));
  decipher.setAuthTag(bytes(found.tag));
  let seed: Buffer;
  try {
    seed = Buffer.concat([decipher.update(bytes(found.sealed)), decipher.final()]);
  } catch (cause) {
    throw new AppError('WRONG_PASSPHRASE', t('signing.wrongPassphrase', { key: keyName(bytes(found.keyId)) }), { cause });
  }
  const key = signingKeyOf(seed, bytes(found.keyId));
  seed.fill(0);
  // A file whose halves do not belong together would sign what nobody can check.
  if (!key.key.equals(bytes(found.publicKey))) throw new AppError('CANNOT_READ', t('signing.damaged'), { hint: t('signing.damagedHint') });
  return key;
}
