/** Examples of the decision pack and of the key that signs it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { InputOf } from '../../../shared/contract/index.ts';
import { openReview, overrideAll } from '../../builders/decided.ts';
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

/** What a reviewer wrote about the state of the file as it is. */
async function aReview(world: FilledEngagement): Promise<Omit<InputOf<'decision.packWriteQuestions'>, 'to'>> {
  const auditId = world.audits.stage2;
  await openReview(world.call, auditId);
  const { head } = await world.call('decision.packContents', { auditId });
  const { id: engagementId } = await world.call('engagement.show');
  return {
    pack: { engagementId, auditId, auditNumber: 'S2', title: 'Stage 2', tagManifestSha256: 'a'.repeat(64), head },
    reviewer: 'Gareth Lowe',
    questions: [
      {
        id: null,
        subject: 'evidence',
        subjectId: world.evidence,
        subjectLabel: 'E-001',
        text: 'Which weeks?',
        askedAt: '2026-11-18T09:00:00.000Z',
      },
    ],
    settled: [],
  };
}

async function aReviewFile(world: FilledEngagement): Promise<{ path: string }> {
  const to = { path: world.ports.path('review.json') };
  await world.call('decision.packWriteQuestions', { to, ...(await aReview(world)) });
  return to;
}

export const packExamples = {
  'decision.packContents': ({ audits }) => ({ auditId: audits.stage2, evidence: 'files' }),
  'decision.exemptItem': async ({ call, audits }) => {
    const { items } = await call('decision.packContents', { auditId: audits.stage2, evidence: 'index' });
    const item = items.find(({ mayExempt }) => mayExempt)?.key ?? 'agreement';
    return { auditId: audits.stage2, item, reason: 'The group signs one agreement for all.' };
  },
  'decision.withdrawExemption': async ({ call, audits }) => {
    const { items } = await call('decision.packContents', { auditId: audits.stage2, evidence: 'index' });
    const known = items.find(({ exemption }) => exemption !== null)?.exemption?.id;
    const item = items.find(({ mayExempt }) => mayExempt)?.key ?? 'agreement';
    return { id: known ?? (await call('decision.exemptItem', { auditId: audits.stage2, item, reason: 'Elsewhere.' })).id };
  },
  'decision.pack': (world) => aPack(world, 'pack.zip'),
  'decision.packVerify': async (world) => {
    const input = await aPack(world, 'to-verify.zip');
    const { head, key } = await world.call('decision.pack', input);
    return { file: input.to, heads: [`${head.chain}:${head.seq}:${head.hash}`], key, task: 'verify-1' };
  },
  'decision.packRead': async (world) => {
    const input = await aPack(world, 'to-read.zip');
    await world.call('decision.pack', input);
    return { file: input.to, task: 'read-1' };
  },
  'decision.packQuestions': async (world) => ({ file: await aReviewFile(world) }),
  'decision.packWriteQuestions': async (world) => ({ to: { path: world.ports.path('written.json') }, ...(await aReview(world)) }),
  'decision.takeQuestions': async (world) => ({ file: await aReviewFile(world) }),
  'settings.signingKey': () => ({}),
  'settings.makeSigningKey': () => ({ passphrase: PASSPHRASE }),
  'settings.exportSigningKey': async (world) => {
    await aSigningKey(world);
    return { to: { path: world.ports.path('minisign.pub') } };
  },
  'settings.changeSigningPassphrase': async (world) => {
    await aSigningKey(world);
    return { passphrase: PASSPHRASE, newPassphrase: PASSPHRASE };
  },
} satisfies Partial<Examples>;
