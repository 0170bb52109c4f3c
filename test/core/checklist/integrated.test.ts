import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { rowsIn } from '../../builders/file-rows.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';

let engagement: TestEngagement;
let auditId: string;
let standardId: string;
beforeEach(async () => {
  engagement = await anEngagement();
  auditId = (await engagement.call('audits.create', { kind: 'stage_2' })).id;
  standardId = (await engagement.call('audits.addStandard', { auditId, standard: 'ISO/IEC 27001', edition: '2022' })).id;
});
afterEach(() => engagement.close());

const rows = async () => (await engagement.call('checklist.list', { auditId })).rows;
const rowOf = async (requirement: string) => {
  const row = (await rows()).find((one) => one.requirement === requirement);
  if (row === undefined) throw new Error(`No row of ${requirement}.`);
  return row;
};
const raise = (requirements: string[], checklistItems: string[]) =>
  engagement.call('findings.raise', {
    auditId,
    grade: 'minor',
    title: 'Reviews are missing',
    statement: 'The review of the third quarter was not held.',
    requirements,
    checklistItems,
    objectiveEvidence: [{ text: 'Minutes MR-2026-01 to 02.' }],
  });

describe('an audit on two standards', () => {
  beforeEach(() => engagement.call('checklist.make', { auditId }));

  it('asks clauses 4 to 10 once and Annex A of each on its own', async () => {
    const all = await rows();
    expect(all).toHaveLength(32 + 38 + 93);
    expect(all.filter((row) => row.also.length === 1)).toHaveLength(30);
    expect((await rowOf('42001:6.1.4')).also).toEqual([]);
    expect((await rowOf('42001:A.5.4')).title).not.toBe((await rowOf('27001:A.5.4')).title);
    expect((await rowOf('42001:8.1')).also).toMatchObject([
      { framework: '27001', standard: 'ISO/IEC 27001:2022', requirement: '27001:8.1', shown: null },
    ]);
    const positions = all.map((row) => row.position);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(all.findIndex((row) => row.requirement.startsWith('27001:'))).toBe(70);
  });

  it('concludes a shared row for each standard, and is done only when both are', async () => {
    const { id } = await rowOf('42001:7.2');
    await engagement.call('checklist.setResult', { id, result: 'conforms' });
    expect(await rowOf('42001:7.2')).toMatchObject({
      stored: 'conforms',
      shown: 'conforms',
      progress: 'in_progress',
      also: [{ stored: null }],
    });
    await engagement.call('checklist.setResult', { id, result: 'not_sampled', reason: 'At surveillance 1.', framework: '27001' });
    expect(await rowOf('42001:7.2')).toMatchObject({
      stored: 'conforms',
      progress: 'done',
      also: [{ stored: 'not_sampled', reason: 'At surveillance 1.', shown: 'not_sampled' }],
    });
    expect(
      rowsIn(engagement.path, 'requirement_result')
        .map(({ framework, result }) => `${framework} ${result}`)
        .sort(),
    ).toEqual(['27001 not_sampled', '42001 conforms']);
    expect(await engagement.call('ledger.verify')).toMatchObject({ ok: true });
  });

  it('lets a finding decide the standard whose requirement it names, and only that one', async () => {
    const { id } = await rowOf('42001:9.3.1');
    await raise(['27001:9.3.1'], [id]);
    expect(await rowOf('42001:9.3.1')).toMatchObject({
      shown: null,
      also: [{ shown: 'minor' }],
      findings: [{ requirements: ['27001:9.3.1'] }],
    });
    await engagement.call('checklist.setResult', { id, result: 'conforms' });
    const refused = await refusalWithoutWrite(engagement.path, () =>
      engagement.call('checklist.setResult', { id, result: 'conforms', framework: '27001' }),
    );
    expect(refused.code).toBe('RULE');
    await raise(['42001:9.3.2', '27001:9.3.2'], [(await rowOf('42001:9.3.2')).id]);
    expect(await rowOf('42001:9.3.2')).toMatchObject({ shown: 'minor', also: [{ shown: 'minor' }] });
    expect((await rowOf('42001:9.3.2')).findings).toHaveLength(1);
  });

  it('refuses a row of its own for what is asked already, and a result for a standard that the row is not asked for', async () => {
    const twice = await refusalWithoutWrite(engagement.path, () =>
      engagement.call('checklist.addUnit', { auditId, requirement: '27001:7.2', unit: { kind: 'organization', id: null } }),
    );
    expect(twice.message).toContain('asked once');
    const { id } = await rowOf('42001:A.5.4');
    const other = await refusalWithoutWrite(engagement.path, () =>
      engagement.call('checklist.setResult', { id, result: 'conforms', framework: '27001' }),
    );
    expect(other.code).toBe('RULE');
  });

  it('keeps a standard that rows or results belong to', async () => {
    expect((await refusalWithoutWrite(engagement.path, () => engagement.call('audits.removeStandard', { id: standardId }))).code).toBe(
      'RULE',
    );
  });

  it('covers Annex A of the second standard like the first', async () => {
    const { groups, totals } = await engagement.call('coverage.show', { auditId });
    expect(totals.planned).toBe(163);
    expect(groups.filter(({ requirement }) => requirement.startsWith('27001:')).map(({ ref }) => ref)).toEqual([
      'A.5',
      'A.6',
      'A.7',
      'A.8',
    ]);
  });
});

it('takes a standard off again before there is a row, and refuses the same one twice', async () => {
  const twice = await refusalWithoutWrite(engagement.path, () =>
    engagement.call('audits.addStandard', { auditId, standard: 'ISO/IEC 27001', edition: '2022' }),
  );
  expect(twice.code).toBe('CONFLICT');
  await engagement.call('audits.removeStandard', { id: standardId });
  expect((await engagement.call('audits.show', { id: auditId })).standards.map(({ name, main }) => [name, main])).toEqual([
    ['ISO/IEC 42001:2023', true],
  ]);
  await engagement.call('audits.remove', { id: auditId });
});
