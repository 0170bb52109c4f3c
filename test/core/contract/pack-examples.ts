/** Examples of the decision pack and of the key that signs it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { overrideAll } from '../../builders/decided.ts';
import type { FilledEngagement } from '../../builders/filled-engagement.ts';
import type { Examples } from './examples.ts';

const PASSPHRASE = 'eight words are better than one';

/** This installation's key, made once. */
async function aSigningKey({ call, ports }: FilledEngagement): Promise<void> {
  if (!existsSync(join(ports.appData.folder, 'signing-key.json'))) await call('settings.makeSigningKey', { passphrase: PASSPHRASE });
}

const aPack = async (world: FilledEngagement, name: string) => {
  await aSigningKey(world);
  await overrideAll(world.call, world.audits.stage2);
  return {
    auditId: world.audits.stage2,
    evidence: 'index' as const,
    passphrase: PASSPHRASE,
    to: { path: world.ports.path(name) },
    task: 'pack-1',
  };
};

export const packExamples = {
  'decision.packContents': ({ audits }) => ({ auditId: audits.stage2, evidence: 'files' }),
  'decision.pack': (world) => aPack(world, 'pack.zip'),
  'decision.packVerify': async (world) => {
    const input = await aPack(world, 'to-verify.zip');
    const { head, key } = await world.call('decision.pack', input);
    return { file: input.to, heads: [`${head.chain}:${head.seq}:${head.hash}`], key, task: 'verify-1' };
  },
  'settings.signingKey': () => ({}),
  'settings.makeSigningKey': () => ({ passphrase: PASSPHRASE }),
  'settings.changeSigningPassphrase': async (world) => {
    await aSigningKey(world);
    return { passphrase: PASSPHRASE, newPassphrase: PASSPHRASE };
  },
} satisfies Partial<Examples>;
