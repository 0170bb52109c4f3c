import { afterEach, expect, it } from 'vitest';
import { aFilledEngagement, concludeAll, type FilledEngagement } from '../../builders/filled-engagement.ts';

let world: FilledEngagement;
afterEach(() => world.close());

it('proposes a surveillance from the results of the cycle, and makes what the person takes of it', async () => {
  world = await aFilledEngagement();
  const { call, audits } = world;
  await world.findingIn('issued', { ref: 'A.6.2.6' });
  await call('checklist.setResult', { id: await world.row(audits.stage2, 'A.7.5'), result: 'not_sampled', reason: 'At surveillance 1.' });
  await concludeAll(world, audits.stage2, 'conforms');
  const { id: auditId } = await call('audits.create', { kind: 'surveillance' });

  const whole = await call('checklist.propose', { auditId: audits.stage2 });
  expect(whole.lines.every(({ take, reason }) => take && reason === 'whole')).toBe(true);

  const proposal = await call('checklist.propose', { auditId, share: 0, systems: [world.systems.lend] });
  const of = (ref: string) => proposal.lines.find((line) => line.ref === ref);
  expect(proposal.audits.map(({ number }) => number)).toEqual(['S2']);
  expect(of('9.3.1')).toMatchObject({
    take: true,
    reason: 'mandatory',
    subject: 'internal_audit_and_review',
    last: { audit: 'S2', shown: 'conforms' },
  });
  expect(of('A.6.2.6')).toMatchObject({
    take: true,
    reason: 'finding',
    last: { shown: 'minor' },
    units: [{ kind: 'system', id: world.systems.lend }],
  });
  expect(of('A.7.5')).toMatchObject({ take: true, reason: 'not_sampled' });
  expect(of('5.2')).toMatchObject({ take: false, reason: 'later' });

  const taken = proposal.lines.filter(({ take }) => take).flatMap(({ requirement, units }) => units.map((unit) => ({ requirement, unit })));
  expect(await call('checklist.make', { auditId, units: taken })).toEqual({ added: taken.length });
  const half = await call('checklist.propose', { auditId });
  expect(half.lines.filter(({ take }) => take).length).toBeGreaterThan(taken.length);
});
