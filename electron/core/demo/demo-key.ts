/**
 * The key that signs the pack of the demo. It is published on purpose, so that every demo gives the same bytes: a pack
 * signed with it proves nothing about who made it.
 */
import { createHash } from 'node:crypto';
import { storeKey } from '../app-data/signing-key.ts';
import { type SigningKey, signingKeyOf } from '../export/pack/minisign.ts';
import type { Ports } from '../ports.ts';

export const DEMO_KEY_PASSPHRASE = 'published demo key';

export function demoKey(): SigningKey {
  const seed = createHash('sha256').update('AIMS Fieldbook, published demo key').digest();
  return signingKeyOf(seed, createHash('sha256').update('AIMS Fieldbook, published demo key id').digest().subarray(0, 8));
}

export const storeDemoKey = (ports: Pick<Ports, 'appData' | 'clock'>) => storeKey(ports, demoKey(), DEMO_KEY_PASSPHRASE);
