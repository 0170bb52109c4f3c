/** Sampling through the public door: population, plan, draw, work, evaluation; rows, ledger, and what is refused. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deeds, rowIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { codeOf, refusal, refusalWithoutWrite } from '../../builders/refusal.ts';
import { aWorkbook } from '../../builders/sheet.ts';

let world: FilledEngagement;
let auditId = '';
beforeAll(async () => {
  world = await aFilledEngagement();
  auditId = world.audits.stage2;
});
afterAll(() => world.close());

const ids = (count: number) => Array.from({ length: count }, (_none, n) => `CHG-${String(n + 1).padStart(4, '0')}`);
const systems = ['LendScore', 'LendScore', 'LendScore', 'DocuSift', 'Loomi Assist'];
const csv = (count: number) =>
  ['ticket,stratum,amount', ...ids(count).map((id, n) => `${id},${systems[n % systems.length]},${n}.5`)].join('\n');
const file = (text: string | Buffer, name = 'tickets.csv') => ({ base64: Buffer.from(text).toString('base64'), name });
const importOf = (text: string, patch: object = {}) =>
  world.call('sampling.importPopulation', { auditId, name: 'Release tickets', file: file(text), unit: 'tickets', ...patch });
const plan = {
  title: 'Release approvals',
  requirements: ['42001:A.6.2.5'],
  attribute: 'Sign-off before deployment',
  deviationIs: 'no sign-off by somebody else before deployment',
  tolerable: '5%',
  allowed: 1,
};
async function planned(count = 412, patch: object = {}) {
  const population = await importOf(csv(count));
  return (await world.call('sampling.addSample', { auditId, populationId: population.id, ...plan, ...patch })).sample;
}
const drawn = async (count = 412, patch: object = {}) => world.call('sampling.draw', { id: (await planned(count, patch)).id });
const show = (id: string) => world.call('sampling.show', { id });

/** Works all items: the first `deviations` of them deviate. */
async function work(id: string, deviations: number) {
  const { items } = await show(id);
  for (const [index, item] of items.entries())
    if (item.result === null && item.replacedReason === '')
      await world.call('sampling.setResult', { itemId: item.id, result: index < deviations ? 'deviation' : 'conforms' });
  return show(id);
}

describe('a population', () => {
  it('keeps its records as one content that its row names, with strata and an exact total', async () => {
    const { value, left } = await withLedger(world.path, () =>
      importOf(csv(412), { reconciledCount: 412, reconciledWith: 'Deployment log' }),
    );
    expect(deeds(left)).toEqual(['insert population']);
    expect(value).toMatchObject({
      size: 412,
      available: 412,
      reconciled: 'agrees',
      total: String((411 * 412) / 2 + 206),
      totalOf: 'amount',
      recordIdFrom: 'ticket',
      strata: [
        { name: 'LendScore', size: 248 },
        { name: 'DocuSift', size: 82 },
        { name: 'Loomi Assist', size: 82 },
      ],
      fileSha256: createHash('sha256').update(csv(412)).digest('hex'),
    });
    expect(await world.call('ledger.verify')).toMatchObject({ ok: true, notes: [] });
  });

  it('reads a workbook, two columns as one id, or the number of the row', async () => {
    const rows = [
      ['List of decisions', null],
      ['Case', 'Year'],
      ['17', '2025'],
      ['17', '2026'],
    ];
    const book = file(await aWorkbook({ Cases: rows }), 'cases.xlsx');
    const columns = [
      { column: 0, field: 'record' as const },
      { column: 1, field: 'record2' as const },
    ];
    const preview = await world.call('sampling.previewPopulation', { file: book, mapping: { headRow: 2, columns } });
    expect(preview).toMatchObject({ ready: 2, problems: [], records: [{ id: '17 / 2025' }, { id: '17 / 2026' }] });
    const byRow = await world.call('sampling.previewPopulation', { file: book, mapping: { headRow: 2, columns: [] }, rowNumberIsId: true });
    expect(byRow.records.map(({ id }) => id)).toEqual(['row 3', 'row 4']);
  });

  it.each([
    ['a duplicate id', 'ticket\nA\nB\nA\n', 'DUPLICATE_IDS', 'row 4, ticket'],
    ['an empty id', 'ticket,system\nA,x\n,y\n', 'EMPTY_ID', 'row 3, ticket'],
  ])('with %s is refused by row and column, with the way out, and nothing is kept', async (_what, text, code, where) => {
    const { code: said, hint, fields } = await refusalWithoutWrite(world.path, () => importOf(text));
    expect({ said, hint: (hint ?? '').length > 20, fields: Object.keys(fields ?? {}) }).toEqual({
      said: code,
      hint: true,
      fields: [where],
    });
    expect((await world.call('sampling.previewPopulation', { file: file(text) })).problems).toHaveLength(1);
  });

  it('does not give up a record without a reason, and not twice', async () => {
    const { id } = await importOf(csv(10));
    const view = await world.call('sampling.excludeRecord', { populationId: id, record: 'CHG-0003', reason: 'A test of the tool.' });
    expect(view).toMatchObject({ size: 10, excluded: 1, available: 9 });
    const exclude = (patch: object) =>
      codeOf(world.call('sampling.excludeRecord', { populationId: id, record: 'CHG-0003', reason: 'x', ...patch }));
    expect([
      await exclude({}),
      await exclude({ record: 'CHG-9999' }),
      await exclude({ reason: ' ' }),
      await exclude({ records: 2 }),
    ]).toEqual(['CONFLICT', 'NOT_FOUND', 'INVALID_INPUT', 'RULE']);
  });

  it('is frozen by the draw; a change is a new version that the sample does not follow', async () => {
    const { sample } = await drawn(60);
    const frozen = { id: sample.populationId, name: 'Other' };
    expect(await refusalWithoutWrite(world.path, () => world.call('sampling.updatePopulation', frozen))).toMatchObject({ code: 'RULE' });
    expect(await codeOf(world.call('sampling.excludeRecord', { populationId: sample.populationId, record: 'CHG-0001', reason: 'x' }))).toBe(
      'RULE',
    );
    const next = await importOf(csv(61), { previousId: sample.populationId, unit: undefined });
    expect(next).toMatchObject({ version: 2, size: 61, unit: 'tickets', frozenAt: null });
    expect((await show(sample.id)).population).toMatchObject({ version: 1, size: 60 });
  });
});

describe('a plan', () => {
  it('says its size in words, with alternatives, and what is still to be declared', async () => {
    const sample = await planned(412, { deviationIs: '', requirements: [] });
    const { plan: view } = await show(sample.id);
    expect(view).toMatchObject({ size: 84, deviations: 1, problem: null });
    expect(view.words).toContain('With 84 of 412 records');
    expect(view.alternatives?.sizes[1]).toEqual([54, 84, 110]);
    expect(view.missing).toEqual(['what counts as a deviation', 'the requirement']);
    expect(await refusalWithoutWrite(world.path, () => world.call('sampling.draw', { id: sample.id }))).toMatchObject({ code: 'RULE' });
  });

  it('that is not possible shows why instead of failing, and is not drawn', async () => {
    const sample = await planned(12, { allowed: 1 });
    expect((await show(sample.id)).plan.problem).toMatchObject({
      code: 'PLAN_INFEASIBLE',
      hint: expect.stringContaining('Test all 12') as string,
    });
    expect(await codeOf(world.call('sampling.draw', { id: sample.id }))).toBe('PLAN_INFEASIBLE');
  });

  it.each([
    ['a half extension', { extendAt: 2 }, 'RULE'],
    ['an extension of a judgement sample', { method: 'judgement', extendAt: 2, extendTo: 110 }, 'RULE'],
    ['all before the first extension', { extendAt: 2, extendTo: 110, allAt: 2 }, 'RULE'],
    ['a confidence of 100 %', { confidence: '100%' }, 'CONFIDENCE_OUT_OF_RANGE'],
    ['deviations and a rate', { allowed: 1, expected: '1%' }, 'INVALID_INPUT'],
    ['an unknown requirement', { requirements: ['42001:Z.1'] }, 'NOT_FOUND'],
  ])('with %s is refused', async (_what, patch, code) => {
    const { id } = await planned(412);
    expect(await refusalWithoutWrite(world.path, () => world.call('sampling.updatePlan', { id, ...patch } as never))).toMatchObject({
      code,
    });
  });

  it("takes the certification body's table once it is entered", async () => {
    const sample = await planned(412, { method: 'fixed_table' });
    expect((await show(sample.id)).plan.problem?.code).toBe('RULE');
    const rows = [
      { upTo: 50, size: 8 },
      { upTo: 500, size: 25 },
    ];
    await world.call('sampling.setTable', { name: 'P-12', source: 'Annex B', rows });
    expect((await world.call('sampling.draw', { id: sample.id })).items).toHaveLength(25);
    expect(await codeOf(world.call('sampling.setTable', { name: 'P-12', source: 'x', rows: [...rows].reverse() }))).toBe('RULE');
  });
});

describe('a draw', () => {
  it('is repeated by the command line from the exported ids and the recorded seed', async () => {
    const { value, left } = await withLedger(world.path, async () => drawn());
    expect(deeds(left).filter((deed) => deed === 'insert sample_item')).toHaveLength(84);
    expect(value.sample).toMatchObject({ algorithm: 'hash-rank v1', drawnByName: 'Ines Vogt', size: 84 });
    expect(value.sample.seed).toMatch(/^S2\|P-\d\d\|Release tickets v1\|[0-9a-f]{8}$/);
    const to = world.ports.path('ids.txt');
    const exported = await world.call('sampling.exportIds', { populationId: value.sample.populationId, to: { path: to } });
    expect(exported.sha256).toBe(value.sample.listSha256);
    const list = readFileSync(to, 'utf8').trimEnd().split('\n');
    const again = await world.call('sampling.drawIds', { ids: list, seed: value.sample.seed, n: 84 });
    expect(again.ids).toEqual(value.items.map(({ record }) => record));
    expect(value.repeat).toBe(`draw --seed '${value.sample.seed}' --n 84 --ids-file ids.txt`);
  });

  it('freezes plan and seed, and cannot be done twice', async () => {
    const { sample } = await drawn(412, { seed: 'my seed' });
    expect(sample.seed).toBe('my seed');
    expect(await codeOf(world.call('sampling.updatePlan', { id: sample.id, seed: 'another' }))).toBe('RULE');
    expect(await codeOf(world.call('sampling.draw', { id: sample.id }))).toBe('RULE');
    expect(await codeOf(world.call('sampling.removeSample', { id: sample.id }))).toBe('RULE');
  });

  it('gives each stratum its share', async () => {
    const { items, plan: view } = await drawn(412, { method: 'stratified' });
    const shares = new Map<string, number>();
    for (const { stratum } of items) shares.set(stratum, (shares.get(stratum) ?? 0) + 1);
    expect(Object.fromEntries(shares)).toEqual(Object.fromEntries(view.allocation.map(({ name, sample }) => [name, sample])));
    expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBe(84);
  });

  it('by interval follows the list from a random start', async () => {
    const { items, sample } = await drawn(100, { method: 'systematic', allowed: 0 });
    const at = items.map(({ record }) => Number(record.slice(4)));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(sample.start).toMatch(/^\d+\/\d+$/);
  });

  it('of a typed number draws places in it', async () => {
    const population = await world.call('sampling.addPopulation', { auditId, name: 'Decisions', size: 500 });
    const { sample } = await world.call('sampling.addSample', { auditId, populationId: population.id, ...plan, allowed: 0 });
    const { items } = await world.call('sampling.draw', { id: sample.id });
    expect(items).toHaveLength(56);
    expect(items.every(({ record }) => Number(record) >= 1 && Number(record) <= 500)).toBe(true);
  });

  it('takes the next in order for a record that does not belong there, but not for one that is missing', async () => {
    const { items, sample } = await drawn();
    const [first, second] = items;
    const view = await world.call('sampling.replace', { itemId: first?.id ?? '', reason: 'A test of the tool, no release.' });
    const list = ids(412);
    const order = (await world.call('sampling.drawIds', { ids: list, seed: sample.seed, n: 85 })).ids;
    expect(view.items.at(-1)).toMatchObject({ record: order[84], origin: 'replacement', replacesId: first?.id, drawn: 85 });
    expect(view.evaluation.toExamine).toBe(84);
    await world.call('sampling.setResult', { itemId: second?.id ?? '', result: 'deviation', missing: true });
    expect(await refusal(world.call('sampling.replace', { itemId: second?.id ?? '', reason: 'Not found' }))).toMatchObject({
      code: 'RULE',
      hint: expect.stringContaining('is a deviation') as string,
    });
    expect(await codeOf(world.call('sampling.setResult', { itemId: first?.id ?? '', result: 'conforms' }))).toBe('RULE');
  });
});

describe('an evaluation', () => {
  it('supports reliance with the deviations that the plan bears, and not with one more', async () => {
    const { sample } = await drawn();
    const bears = await work(sample.id, 1);
    expect(bears.evaluation).toMatchObject({ verdict: 'supports', deviations: 1, foundPercent: '1.2', unsettled: 1, complete: true });
    expect(bears.evaluation.limit).toMatchObject({ upperPercent: '4.9', deviating: 20 });
    expect(bears.evaluation.sentence).toBe(
      'Of 412 tickets (Release tickets) 84 were drawn at random, seed recorded. 1 of them deviates (1.2 %; upper limit 4.9 % at 95\u00a0% confidence).',
    );
    await world.call('sampling.setResult', { itemId: bears.items[5]?.id ?? '', result: 'deviation' });
    expect((await show(sample.id)).evaluation).toMatchObject({ verdict: 'does_not_support', extension: { due: false } });
  });

  it('of a judgement sample never states a rate or a limit', async () => {
    const sample = await planned(412, { method: 'judgement', criteria: 'High-risk systems first' });
    await world.call('sampling.choose', { id: sample.id, records: ['CHG-0004', 'CHG-0009'] });
    const { evaluation } = await work(sample.id, 1);
    expect(evaluation).toMatchObject({ verdict: 'no_rate', foundPercent: null, limit: null });
    expect(evaluation.sentence).toContain('Nothing follows for the others');
    expect(evaluation.sentence).not.toMatch(/%/);
  });

  it('of all records is a count, not an estimate', async () => {
    const { sample, items } = await drawn(12, { method: 'all', allowed: null });
    expect(items.map(({ record }) => record)).toEqual(ids(12));
    expect((await work(sample.id, 3)).evaluation).toMatchObject({
      verdict: 'complete_deviating',
      limit: null,
      foundPercent: '25.0',
      all: true,
    });
  });

  it('of a lot accepts or rejects by its table, and says that it proves no management system', async () => {
    const { sample, items } = await drawn(412, { method: 'iso_2859', aql: '1.0' });
    expect(items).toHaveLength(50);
    const { evaluation } = await work(sample.id, 2);
    expect(evaluation.verdict).toBe('lot_rejected');
    expect(evaluation.assumptions.join(' ')).toContain('does not prove');
  });

  it('leaves out what was not applicable, which needs a reason', async () => {
    const { items, sample } = await drawn(412);
    const itemId = items[0]?.id ?? '';
    expect(await codeOf(world.call('sampling.setResult', { itemId, result: 'not_applicable' }))).toBe('RULE');
    await world.call('sampling.setResult', { itemId, result: 'not_applicable', reason: 'No release, a roll-back.' });
    const { evaluation } = await work(sample.id, 0);
    expect(evaluation).toMatchObject({ examined: 83, notApplicable: 1, complete: true });
  });

  it('extends once by the rule that was declared, taking the next in order, and never by another', async () => {
    const { sample } = await drawn(412, { extendAt: 2, extendTo: 110, allAt: 4 });
    expect(await codeOf(world.call('sampling.extend', { id: sample.id }))).toBe('RULE');
    const due = await work(sample.id, 2);
    expect(due.evaluation.extension).toMatchObject({
      due: true,
      to: 110,
      words: 'at 2 deviations once to 110 records; at 4 deviations all 412',
    });
    const extended = await world.call('sampling.extend', { id: sample.id });
    const order = (await world.call('sampling.drawIds', { ids: ids(412), seed: sample.seed, n: 110 })).ids;
    expect(extended.items.map(({ record }) => record)).toEqual(order);
    expect(extended.evaluation.extension.due).toBe(false);
    expect(await codeOf(world.call('sampling.extend', { id: sample.id }))).toBe('RULE');
    const { evaluation } = await work(sample.id, 2);
    expect(evaluation).toMatchObject({ verdict: 'supports', examined: 110 });
    expect(evaluation.assumptions.join(' ')).toContain('extended by the rule');
  });
});

describe('a deviation', () => {
  it('raises a nonconformity with the record as objective evidence, and then keeps its result', async () => {
    const { sample, items } = await drawn();
    const itemId = items[3]?.id ?? '';
    await world.call('sampling.setResult', { itemId, result: 'deviation' });
    await world.call('sampling.note', { itemId, note: 'signed on 23 July, deployed on 20 July' });
    const raise = {
      itemIds: [itemId],
      grade: 'minor' as const,
      title: 'Deployed before sign-off',
      statement: 'A release was deployed before it was signed off.',
      requirements: ['42001:A.6.2.5'],
    };
    const { value, left } = await withLedger(world.path, () => world.call('sampling.raiseFinding', raise));
    expect(deeds(left)).toEqual([
      'insert finding',
      'insert finding_requirement',
      'insert objective_evidence',
      'update sample_item findingId',
    ]);
    const { objectiveEvidence } = await world.call('findings.show', { id: value.id });
    expect(objectiveEvidence[0]?.text).toContain(`${items[3]?.record} (`);
    expect(objectiveEvidence[0]?.text).toContain(
      `signed on 23 July, deployed on 20 July. Sample ${sample.number}, Release tickets, record 4 drawn.`,
    );
    expect((await show(sample.id)).items[3]).toMatchObject({ findingId: value.id, findingNumber: value.number });
    expect(await codeOf(world.call('sampling.setResult', { itemId, result: 'conforms' }))).toBe('RULE');
    expect(await codeOf(world.call('sampling.raiseFinding', raise))).toBe('RULE');
    expect(rowIn(world.path, 'sample_item', itemId)).toMatchObject({ result: 'deviation', findingId: value.id });
  });

  it('and its nonconformity are one write: both are taken back by one step, and neither is written when the other is refused', async () => {
    const { items } = await drawn();
    const itemId = items[0]?.id ?? '';
    await world.call('sampling.setResult', { itemId, result: 'deviation' });
    const raise = { itemIds: [itemId], grade: 'minor' as const, title: 'Late', statement: 'Signed late.', requirements: ['42001:Z.9'] };
    await refusalWithoutWrite(world.path, () => world.call('sampling.raiseFinding', raise));
    const raised = await world.call('sampling.raiseFinding', { ...raise, requirements: ['42001:A.6.2.5'] });
    expect(rowIn(world.path, 'sample_item', itemId)?.findingId).toBe(raised.id);
    await world.call('ledger.undo', {});
    expect(rowIn(world.path, 'sample_item', itemId)?.findingId).toBeNull();
    expect(rowIn(world.path, 'finding', raised.id)).toBeUndefined();
  });

  it('may belong to a nonconformity that was raised already, with its record among the evidence of a draft', async () => {
    const { items, sample } = await drawn();
    const ids = [items[0]?.id ?? '', items[1]?.id ?? '', items[2]?.id ?? ''];
    for (const itemId of ids) await world.call('sampling.setResult', { itemId, result: 'deviation' });
    const [first = '', second = '', third = ''] = ids;
    const draft = await world.findingIn('draft', { ref: 'A.6.2.5' });
    const link = (itemId: string, findingId: string, asEvidence: boolean) => ({ itemIds: [itemId], findingId, asEvidence });
    const { left } = await withLedger(world.path, () => world.call('sampling.linkFinding', link(first, draft.id, true)));
    expect(deeds(left)).toEqual(['update sample_item findingId', 'insert objective_evidence']);
    expect((await world.call('findings.show', { id: draft.id })).objectiveEvidence[1]?.text).toContain(`Sample ${sample.number}`);
    const issued = await world.findingIn('issued', { ref: 'A.6.2.4' });
    expect(await refusalWithoutWrite(world.path, () => world.call('sampling.linkFinding', link(second, issued.id, true)))).toMatchObject({
      code: 'RULE',
    });
    await world.call('sampling.linkFinding', link(second, issued.id, false));
    expect((await show(sample.id)).items[1]).toMatchObject({ findingNumber: issued.number });
    const opportunity = await world.findingIn('recorded', { ref: '6.2' });
    const closed = await world.findingIn('closed', { ref: 'A.7.2' });
    for (const { id } of [opportunity, closed])
      expect(await codeOf(world.call('sampling.linkFinding', link(third, id, false)))).toBe('RULE');
  });

  it('is free again once its nonconformity is withdrawn', async () => {
    const { items, sample } = await drawn();
    const itemId = items[0]?.id ?? '';
    await world.call('sampling.setResult', { itemId, result: 'deviation' });
    const { id } = await world.findingIn('issued', { ref: 'A.6.2.5' });
    await world.call('sampling.linkFinding', { itemIds: [itemId], findingId: id, asEvidence: false });
    expect((await show(sample.id)).evaluation.unsettled).toBe(0);
    await world.call('findings.withdraw', { id, on: '2026-11-18', reason: 'The sign-off was found.' });
    expect((await show(sample.id)).evaluation.unsettled).toBe(1);
    await world.call('sampling.setResult', { itemId, result: 'conforms' });
  });

  it('that is no unfulfilled requirement says why; only deviations lead to either', async () => {
    const { items } = await drawn();
    const itemId = items[0]?.id ?? '';
    const reason = 'The deputy had signed in time.';
    expect(await codeOf(world.call('sampling.notConfirmed', { itemId, reason }))).toBe('RULE');
    await world.call('sampling.setResult', { itemId, result: 'deviation' });
    expect(await world.call('sampling.notConfirmed', { itemId, reason })).toMatchObject({ notConfirmed: reason });
    expect(rowIn(world.path, 'sample_item', itemId)).toMatchObject({ findingId: null, notConfirmed: reason });
  });

  it('is found by the words of its note', async () => {
    const { items, sample } = await drawn();
    await world.call('sampling.note', { itemId: items[0]?.id ?? '', note: 'Delegation of the quokka desk' });
    expect((await world.call('search.find', { words: 'quokka' })).hits).toMatchObject([{ kind: 'sample', ownerId: sample.id }]);
  });
});

describe('a file', () => {
  it('whose stored records were altered is named by verify', async () => {
    const { contentSha256 } = await importOf(csv(23));
    await world.call('engagement.close', {});
    const { default: Database } = await import('better-sqlite3');
    const db = new Database(world.path);
    db.prepare("UPDATE blob_chunk SET bytes = CAST(replace(CAST(bytes AS TEXT), 'CHG-0001', 'CHG-9999') AS BLOB) WHERE sha256 = ?").run(
      contentSha256,
    );
    db.close();
    await world.call('engagement.open', { file: { path: world.path } });
    const { ok, problems } = await world.call('ledger.verify');
    expect({ ok, where: problems.map(({ where }) => where) }).toEqual({ ok: false, where: ['Release tickets'] });
  });
});
