/**
 * Signatures in minisign's format (https://jedisct1.github.io/minisign/), so that a pack can be checked by a program
 * that is not ours. Legacy form `Ed`: Ed25519 over the bytes themselves. The prehashed form needs BLAKE2b, which the
 * cryptographic library inside Electron does not have; minisign accepts both.
 */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

const ALGORITHM = Buffer.from('Ed');
const KEY_ID_BYTES = 8;
const PUBLIC_BYTES = 32;
const SIGNATURE_BYTES = 64;
/** Fixed beginnings of an Ed25519 key in PKCS #8 and in SubjectPublicKeyInfo (RFC 8410); the raw key follows. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

export interface PublicKey {
  /** 8 bytes that name the key. */
  readonly keyId: Buffer;
  /** 32 bytes of Ed25519. */
  readonly key: Buffer;
}

export interface SigningKey extends PublicKey {
  readonly secret: KeyObject;
}

export type SignatureCheck = { readonly ok: true; readonly trustedComment: string } | { readonly ok: false; readonly why: SignatureFault };
/** `form`: not the text of a minisign file; `other_key`: made with another key; `message`, `comment`: does not fit. */
export type SignatureFault = 'form' | 'other_key' | 'message' | 'comment';

/** @param seed 32 secret bytes @param keyId 8 bytes that name the key */
export function signingKeyOf(seed: Uint8Array, keyId: Uint8Array): SigningKey {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' });
  return { secret, keyId: Buffer.from(keyId), key: Buffer.from(spki.subarray(SPKI.length)) };
}

/** The key's name as minisign prints it: the bytes as one little-endian number in hexadecimal. */
export function keyName(keyId: Uint8Array): string {
  return Buffer.from(keyId).readBigUInt64LE().toString(16).toUpperCase();
}

/** Text of `minisign.pub`. */
export function publicKeyFile({ keyId, key }: PublicKey): string {
  const body = Buffer.concat([ALGORITHM, keyId, key]).toString('base64');
  return `untrusted comment: minisign public key ${keyName(keyId)}\n${body}\n`;
}

/**
 * Text of a `.minisig` file.
 * @param trustedComment one line; it is signed together with the signature
 */
export function signatureFile(key: SigningKey, message: Uint8Array, trustedComment: string): string {
  if (/[\r\n]/.test(trustedComment)) throw new Error('A trusted comment is one line.');
  const signature = sign(null, message, key.secret);
  const whole = sign(null, Buffer.concat([signature, Buffer.from(trustedComment, 'utf8')]), key.secret);
  return [
    `untrusted comment: signature from minisign key ${keyName(key.keyId)}`,
    Buffer.concat([ALGORITHM, key.keyId, signature]).toString('base64'),
    `trusted comment: ${trustedComment}`,
    whole.toString('base64'),
    '',
  ].join('\n');
}

/** Bytes of a line of base64; null when it is none or has another length. */
function bytesOf(line: string | undefined, length: number): Buffer | null {
  if (line === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(line)) return null;
  const bytes = Buffer.from(line, 'base64');
  return bytes.length === length ? bytes : null;
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.replace(/\r$/, ''));

/** @returns null when the text is no public key of minisign. */
export function readPublicKey(text: string): PublicKey | null {
  const [comment, body] = linesOf(text);
  const bytes = bytesOf(body, ALGORITHM.length + KEY_ID_BYTES + PUBLIC_BYTES);
  if (comment?.startsWith('untrusted comment: ') !== true || bytes === null || !bytes.subarray(0, 2).equals(ALGORITHM)) return null;
  return { keyId: bytes.subarray(2, 10), key: bytes.subarray(10) };
}

export function checkSignature(key: PublicKey, message: Uint8Array, text: string): SignatureCheck {
  const fault = (why: SignatureFault): SignatureCheck => ({ ok: false, why });
  const [untrusted, body, trusted, last] = linesOf(text);
  const bytes = bytesOf(body, ALGORITHM.length + KEY_ID_BYTES + SIGNATURE_BYTES);
  const whole = bytesOf(last, SIGNATURE_BYTES);
  const marked = untrusted?.startsWith('untrusted comment: ') === true && trusted?.startsWith('trusted comment: ') === true;
  if (!marked || bytes === null || whole === null || !bytes.subarray(0, 2).equals(ALGORITHM)) return fault('form');
  if (!bytes.subarray(2, 10).equals(key.keyId)) return fault('other_key');
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI, key.key]), format: 'der', type: 'spki' });
  const signature = bytes.subarray(10);
  if (!verify(null, message, publicKey, signature)) return fault('message');
  const trustedComment = trusted.slice('trusted comment: '.length);
  if (!verify(null, Buffer.concat([signature, Buffer.from(trustedComment, 'utf8')]), publicKey, whole)) return fault('comment');
  return { ok: true, trustedComment };
}
