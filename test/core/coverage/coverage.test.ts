import { afterEach, beforeEach, expect, it } from 'vitest';
import { ledgerAfter, ledgerNumber } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';

let world: FilledEngagement;
beforeEach(async () => {
  world = await aFilledEngagement();
});
afterEach(() => world.close());

const show = () => world.call('coverage.show', { auditId: world.audits.stage2 });

it('counts notes, lines of interviews, evidence and ticked prompts of each row, and says who looked', async () => {
  const { rows, people } = await show();
  const context = rows.find((row) => row.ref === '4.1');
  expect(context).toMatchObject({ looks: { notes: 1, interviews: 0, evidence: 1, prompts: 1, samples: 0 }, by: ['Ines Vogt'] });
  expect(rows.find((row) => row.ref === '9.1')).toMatchObject({ looks: { interviews: 1 }, by: ['Ines Vogt'] });
  expect(people).toEqual(['Ines Vogt']);
});

it('counts examined records of a sample for the unit that they name, else for the organization, and says who examined them', async () => {
  const { call, audits } = world;
  const lend = await world.row(audits.stage2, '8.4', 'LendScore 4.2');
  const rows = ['ticket,system', 'T-1,LendScore', 'T-2,lendscore 4.2', 'T-3,DocuSift', 'T-4,Spreadsheets', 'T-5,LendScore'];
  const population = await call('sampling.importPopulation', {
    auditId: audits.stage2,
    name: 'Changes',
    file: { base64: Buffer.from(rows.join('\n')).toString('base64'), name: 'changes.csv' },
  });
  const { sample } = await call('sampling.addSample', {
    auditId: audits.stage2,
    populationId: population.id,
    title: 'Assessment before change',
    requirements: ['42001:8.4'],
    attribute: 'Assessment',
    deviationIs: 'none',
    method: 'all',
  });
  const { items } = await call('sampling.draw', { id: sample.id });
  const seen = async () =>
    (await show()).rows.filter((row) => row.looks.samples > 0).map((row) => ({ ref: row.ref, n: row.looks.samples, by: row.by }));
  expect(await seen(), 'drawn is not seen').toEqual([]);
  const examined = items.filter(({ record }) => record !== 'T-5');
  await call('sampling.setResults', { itemIds: examined.map(({ id }) => id), result: 'conforms' });
  expect(await seen()).toEqual([
    { ref: '8.4', n: 1, by: ['Ines Vogt'] },
    { ref: '8.4', n: 2, by: ['Ines Vogt'] },
    { ref: '8.4', n: 1, by: ['Ines Vogt'] },
  ]);
  expect((await show()).rows.find(({ id }) => id === lend)?.looks.samples).toBe(2);
});

it('lists what nobody looked at, and forgets a hole as soon as something is noted there', async () => {
  const before = await show();
  const cell = before.holes.find((hole) => hole.what.startsWith('A.7 '));
  expect(cell?.rows).toHaveLength(5);
  for (const id of cell?.rows ?? []) await world.call('checklist.addNote', { id, text: 'Data catalogue of 17 November read.' });
  const after = await show();
  expect(after.holes.some((hole) => hole.what === cell?.what)).toBe(false);
  expect(after.totals.seen).toBe(before.totals.seen + 5);
});

it('does not count a to-do as a look', async () => {
  const id = await world.row(world.audits.stage2, '5.2');
  await world.call('checklist.addNote', { id, text: 'Ask for the policy.', kind: 'to_do' });
  expect((await show()).rows.find((row) => row.id === id)?.looks.notes).toBe(0);
});

it('names a high-risk system and a site until a held session, a row or a record touches them', async () => {
  await world.call('scope.updateSystem', { id: world.systems.lend, riskLevel: 'high' });
  const names = async () => (await show()).holes.filter(({ kind }) => kind === 'system' || kind === 'site').map(({ what }) => what);
  expect(await names()).toEqual(['LendScore 4.2: high-risk AI system, nothing seen of it', 'Porto: site, nothing seen of it']);
  const session = await world.call('plan.addSession', {
    auditId: world.audits.stage2,
    day: '2026-11-17',
    startMinute: 540,
    endMinute: 600,
    title: 'Porto',
    siteId: world.site,
  });
  expect(await names(), 'planned is not held').toHaveLength(2);
  await world.call('plan.recordHeld', { id: session.id, held: 'as_planned' });
  const row = await world.row(world.audits.stage2, '8.4', 'LendScore 4.2');
  await world.call('checklist.addNote', { id: row, text: 'Assessment IA-01 of 3 August read.' });
  expect(await names()).toEqual([]);
});

it('leaves rows out with one reason in one step of the ledger, and the hole goes', async () => {
  const hole = (await show()).holes.find(({ what }) => what.startsWith('A.10 '));
  const before = ledgerNumber(world.path);
  const reason = 'No supplier was on site; at surveillance 1.';
  expect(await world.call('coverage.leaveOut', { auditId: world.audits.stage2, rows: hole?.rows ?? [], reason })).toEqual({
    changed: hole?.rows.length,
  });
  const written = ledgerAfter(world.path, before);
  expect(written.filter(({ entity, op }) => entity === 'requirement_result' && op === 'insert')).toHaveLength(hole?.rows.length ?? 0);
  expect(new Set(written.map((row) => row.reason))).toEqual(new Set(['Left out at the coverage check']));
  const after = await show();
  expect(after.holes.some(({ what }) => what === hole?.what)).toBe(false);
  expect(after.rows.find(({ id }) => id === hole?.rows[0])).toMatchObject({ stored: 'not_sampled', reason, progress: 'done' });
});

it('refuses to leave out what was concluded, and writes nothing', async () => {
  const concluded = await world.row(world.audits.stage2, '4.1');
  const open = await world.row(world.audits.stage2, '4.2');
  const refused = await refusalWithoutWrite(world.path, () =>
    world.call('coverage.leaveOut', { auditId: world.audits.stage2, rows: [open, concluded], reason: 'No time.' }),
  );
  expect(refused).toMatchObject({ code: 'RULE', message: expect.stringContaining('4.1') });
});

it('leaves rows of a Stage 1 as not reviewed', async () => {
  const row = await world.row(world.audits.stage1, '4.2');
  await world.call('coverage.leaveOut', { auditId: world.audits.stage1, rows: [row], reason: 'The register comes next week.' });
  const { rows } = await world.call('checklist.list', { auditId: world.audits.stage1 });
  expect(rows.find(({ id }) => id === row)?.stored).toBe('not_reviewed');
});

it('has no hole before there is a checklist', async () => {
  const { id } = await world.call('audits.create', { kind: 'surveillance' });
  expect(await world.call('coverage.show', { auditId: id })).toMatchObject({ rows: [], holes: [] });
});
