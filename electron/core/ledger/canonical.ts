/** The one canonical form of JSON (RFC 8785) and the one hash of it. */
import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** @throws when the value is not JSON (undefined, NaN, a function). */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no canonical JSON form.');
  return text;
}

export function sha256Hex(bytes: string | Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}
