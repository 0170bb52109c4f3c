/** What the window asks while a person still writes: a plan before it is kept, and records by words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusal } from '../../builders/refusal.ts';

let world: FilledEngagement;
let auditId = '';
let populationId = '';
beforeAll(async () => {
  world = await aFilledEngagement();
  auditId = world.audits.stage2;
  const lines = Array.from({ length: 412 }, (_none, n) => `CHG-${n + 1},${n % 2 === 0 ? 'LendScore' : 'DocuSift'}`);
  const file = { base64: Buffer.from(['ticket,system', ...lines].join('\n')).toString('base64'), name: 'tickets.csv' };
  populationId = (await world.call('sampling.importPopulation', { auditId, name: 'Tickets', file })).id;
});
afterAll(() => world.close());

describe('a plan that is still being written', () => {
  const design = (patch: object) => world.call('sampling.tryPlan', { auditId, populationId, tolerable: '5%', ...patch });

  it('says its size, the alternatives, the seed and what is still missing, and writes nothing', async () => {
    const { value, left } = await withLedger(world.path, () => design({ allowed: 1 }));
    expect(left).toEqual([]);
    expect(value).toMatchObject({ size: 84, deviations: 1, problem: null, alternatives: { deviations: [0, 1, 2] } });
    expect(value.proposedSeed).toContain('|P-01|Tickets v1|');
    expect(value.missing).toHaveLength(3);
    expect((await world.call('sampling.list', { auditId })).samples).toEqual([]);
  });

  it('answers what is not possible as the reason with its way out, and what cannot be read at its field', async () => {
    const { size, problem } = await design({ allowed: 30 });
    expect({ size, code: problem?.code, hint: problem?.hint.includes('Test all 412 records') }).toEqual({
      size: null,
      code: 'PLAN_INFEASIBLE',
      hint: true,
    });
    expect((await refusal(design({ tolerable: 'five' }))).fields).toHaveProperty('tolerable');
    expect((await refusal(design({ extendAt: 2 }))).fields).toHaveProperty('extendTo');
  });
});

it('a design that needs too many records comes with the nearest that work, each one change away', async () => {
  const { plan, problem } = await world.call('sampling.designs', { confidence: '99%', tolerable: '1%', expected: '0.9%' });
  expect(plan).toBeNull();
  expect(problem?.code).toBe('PLAN_TOO_LARGE');
  expect(problem?.ways.map(({ change }) => change)).toEqual(expect.arrayContaining(['tolerable', 'expected']));
  expect(problem?.ways.every(({ n }) => n <= 20_000)).toBe(true);
});

it('records are found by words in any column, counted whole and answered in part, and what is left out is marked', async () => {
  await world.call('sampling.excludeRecord', { populationId, record: 'CHG-2', reason: 'A test of the tool.' });
  const found = await world.call('sampling.records', { populationId, words: 'docusift', limit: 2 });
  expect(found).toEqual({
    columns: ['system'],
    found: 206,
    records: [
      { id: 'CHG-2', stratum: '', shown: ['DocuSift'], excluded: true },
      { id: 'CHG-4', stratum: '', shown: ['DocuSift'], excluded: false },
    ],
  });
});

it('rows of a file that are no records are left out with their reason, which stays with the population', async () => {
  const file = { base64: Buffer.from('ticket,system\nA,x\n,totals\nB,y\n').toString('base64'), name: 'tickets.csv' };
  const leaveOut = [{ row: 3, reason: 'The line of totals.' }];
  expect(await world.call('sampling.previewPopulation', { file })).toMatchObject({ ready: 2, leftOut: 0, problems: [{ row: 3 }] });
  expect(await world.call('sampling.previewPopulation', { file, leaveOut })).toMatchObject({ ready: 2, leftOut: 1, problems: [] });
  const taken = { auditId, name: 'With totals', file, leaveOut, completeness: 'Numbers have no gap.' };
  expect(await world.call('sampling.importPopulation', taken)).toMatchObject({
    size: 2,
    completeness: 'Numbers have no gap.\nRow 3 of the file was left out: The line of totals.',
  });
});
