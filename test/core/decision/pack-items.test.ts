/** Items of the pack that the file holds no table of its own for: agreement, complaints, and what is declared not to apply. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deeds, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';

let e: FilledEngagement;
let auditId: string;
beforeAll(async () => {
  e = await aFilledEngagement({ now: '2026-12-10T09:00:00.000Z' });
  auditId = e.audits.stage2;
});
afterAll(() => e.close());

const item = async (key: string) => {
  const found = (await e.call('decision.packContents', { auditId, evidence: 'index' })).items.find((one) => one.key === key);
  if (found === undefined) throw new Error(`There is no item ${key}.`);
  return found;
};

it('the agreement is missing until it has a reference and a day on which it was signed; then with version, day and record', async () => {
  expect(await item('agreement')).toMatchObject({ standing: 'missing', where: 'client' });
  await e.call('client.setAgreement', { reference: 'A-2026-41', version: '2', evidenceId: e.evidence });
  expect((await item('agreement')).detail).toContain('A-2026-41');
  const { left } = await withLedger(e.path, () => e.call('client.setAgreement', { signedOn: '2026-05-20' }));
  expect(deeds(left)).toEqual(['update agreement signedOn']);
  expect(await item('agreement')).toMatchObject({
    standing: 'present',
    version: '2',
    date: '2026-05-20',
    files: ['data/records/agreement.html'],
  });
});

it('complaints are missing until somebody says that none is known, for a day, or lists them', async () => {
  expect((await item('complaints')).standing).toBe('missing');
  await e.call('client.setAgreement', { complaintsKnown: 'no' });
  expect(await item('complaints')).toMatchObject({ standing: 'does_not_apply', detail: 'None is known as of 10 December 2026.' });
  await e.call('client.addComplaint', { subject: 'Refused loan', receivedOn: '2026-09-01' });
  expect(await item('complaints')).toMatchObject({ standing: 'present', detail: '1 entry, 1 open', date: '2026-09-01' });
  expect((await e.call('client.show')).agreement).toMatchObject({ complaintsKnown: 'yes', complaintsAsOf: null });
  const refused = (input: object) => refusalWithoutWrite(e.path, () => e.call('client.setAgreement', input as never));
  expect((await refused({ complaintsKnown: 'no' })).code).toBe('RULE');
  const [complaint] = (await e.call('client.show')).complaints;
  expect(
    (await refusalWithoutWrite(e.path, () => e.call('client.updateComplaint', { id: complaint?.id ?? '', closedOn: '2026-08-01' }))).fields,
  ).toHaveProperty('closedOn');
});

it('a missing item is declared not to apply with reason and name, and taken back; never one that a decision rests on', async () => {
  const { items } = await e.call('decision.packContents', { auditId, evidence: 'index' });
  const free = items.find(({ mayExempt }) => mayExempt);
  if (free === undefined) throw new Error('No item may be declared.');
  const made = await e.call('decision.exemptItem', { auditId, item: free.key, reason: 'The group signs for all.' });
  expect(await item(free.key)).toMatchObject({
    standing: 'does_not_apply',
    detail: 'The group signs for all. (declared by Ines Vogt, 10 Dec 2026)',
    exemption: { id: made.id },
  });
  const again = { auditId, item: free.key, reason: 'Again.' };
  expect((await refusalWithoutWrite(e.path, () => e.call('decision.exemptItem', again))).code).toBe('CONFLICT');
  await e.call('decision.withdrawExemption', { id: made.id });
  expect(await item(free.key)).toMatchObject({ standing: 'missing', exemption: null, mayExempt: true });
  const fixed = items.find(({ standing, mayExempt }) => standing === 'missing' && !mayExempt);
  if (fixed === undefined) throw new Error('Nothing that a decision rests on is missing.');
  const never = { auditId, item: fixed.key, reason: 'No time.' };
  expect((await refusalWithoutWrite(e.path, () => e.call('decision.exemptItem', never))).message).toContain(fixed.clause);
  const there = items.find(({ standing }) => standing === 'present');
  if (there === undefined) throw new Error('Nothing is present.');
  expect((await refusalWithoutWrite(e.path, () => e.call('decision.exemptItem', { ...never, item: there.key }))).code).toBe('RULE');
  expect((await e.call('ledger.verify')).problems).toEqual([]);
});
