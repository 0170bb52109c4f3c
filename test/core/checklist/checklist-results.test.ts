import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Grade, StoredResult } from '../../../shared/model/vocabulary.ts';
import { storedResult } from '../../../shared/model/vocabulary.ts';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { deeds, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

let engagement: TestEngagement;
let stage1: string;
let stage2: string;
beforeEach(async () => {
  engagement = await anEngagement();
  stage1 = (await engagement.call('audits.create', { kind: 'stage_1' })).id;
  stage2 = (await engagement.call('audits.create', { kind: 'stage_2' })).id;
  for (const auditId of [stage1, stage2]) await engagement.call('checklist.make', { auditId });
});
afterEach(() => engagement.close());

const idOf = async (auditId: string, ref: string) => {
  const row = (await engagement.call('checklist.list', { auditId })).rows.find((one) => one.ref === ref);
  if (row === undefined) throw new Error(`The checklist has no row ${ref}.`);
  return row.id;
};
const set = (id: string, result: StoredResult | null, reason?: string) =>
  engagement.call('checklist.setResult', { id, result, ...(reason === undefined ? {} : { reason }) });
const raise = async (id: string, grade: Grade) =>
  engagement.call('findings.raise', {
    auditId: stage2,
    grade,
    title: 'T',
    statement: 'S',
    requirements: ['42001:A.8.2'],
    checklistItems: [id],
    objectiveEvidence: [{ text: 'E' }],
    ...(grade === 'opportunity' ? { requirementFulfilled: true } : {}),
  });

describe('setting a result', () => {
  it('leaves one row of result and concludes the row', async () => {
    const id = await idOf(stage2, '4.1');
    const { value, left } = await withLedger(engagement.path, () => set(id, 'conforms'));
    expect(deeds(left)).toEqual(['insert requirement_result', 'update checklist_item progress']);
    expect(value).toMatchObject({ id, stored: 'conforms', shown: 'conforms', progress: 'done', reason: '' });
    expect(rowsIn(engagement.path, 'requirement_result')).toMatchObject([{ checklistItemId: id, framework: '42001', result: 'conforms' }]);
  });

  it('changes the same row later, and another result drops the reason of the former', async () => {
    const id = await idOf(stage2, 'A.8.2');
    await set(id, 'not_sampled', 'Surveillance 1 takes it up.');
    const { value, left } = await withLedger(engagement.path, () => set(id, 'conforms'));
    expect(deeds(left)).toEqual(['update requirement_result result', 'update requirement_result reason']);
    expect(value).toMatchObject({ stored: 'conforms', reason: '' });
    expect(rowsIn(engagement.path, 'requirement_result')).toHaveLength(1);
  });

  it('keeps the reason when the same result is set again without one', async () => {
    const id = await idOf(stage2, 'A.8.2');
    await set(id, 'not_sampled', 'Surveillance 1 takes it up.');
    const { value, left } = await withLedger(engagement.path, () => set(id, 'not_sampled'));
    expect(left).toEqual([]);
    expect(value.reason).toBe('Surveillance 1 takes it up.');
  });

  it('is taken back to nothing, and the row is open again', async () => {
    const id = await idOf(stage2, '4.1');
    await set(id, 'conforms');
    const { value } = await withLedger(engagement.path, () => set(id, null));
    expect(value).toMatchObject({ stored: null, shown: null, progress: 'in_progress' });
    const untouched = await idOf(stage2, '4.2');
    const nothing = await withLedger(engagement.path, () => set(untouched, null));
    expect(nothing.left).toEqual([]);
    expect(nothing.value.progress).toBe('not_started');
  });

  it('leaves alone the progress that a person set after the result', async () => {
    const id = await idOf(stage2, '4.1');
    await set(id, 'conforms');
    const { left } = await withLedger(engagement.path, () =>
      engagement.call('checklist.setProgress', { id, progress: 'evidence_complete' }),
    );
    expect(deeds(left)).toEqual(['update checklist_item progress']);
    expect((await set(id, 'conforms', 'Seen twice.')).progress).toBe('evidence_complete');
  });

  it('is refused for a row that is not there, as is progress', async () => {
    expect((await refusalWithoutWrite(engagement.path, () => set(unknownId, 'conforms'))).code).toBe('NOT_FOUND');
    const progress = () => engagement.call('checklist.setProgress', { id: unknownId, progress: 'done' });
    expect((await refusalWithoutWrite(engagement.path, progress)).code).toBe('NOT_FOUND');
  });
});

describe('which results an audit takes', () => {
  const inStage1: readonly StoredResult[] = ['adequate', 'area_of_concern', 'not_applicable', 'not_reviewed'];
  const inStage2: readonly StoredResult[] = ['conforms', 'not_applicable', 'not_sampled'];

  it.each(storedResult.options)('depends on its stage for %s', async (result) => {
    for (const [auditId, taken] of [
      [stage1, inStage1],
      [stage2, inStage2],
    ] as const) {
      const id = await idOf(auditId, 'A.8.3');
      const attempt = () => set(id, result, 'A reason.');
      if (taken.includes(result)) {
        expect((await attempt()).stored).toBe(result);
      } else {
        const refused = await refusalWithoutWrite(engagement.path, attempt);
        expect(refused.code).toBe('RULE');
        expect(refused.message).toContain(auditId === stage1 ? 'ISO/IEC 17021-1 9.3.1.2' : 'result of a Stage 1');
      }
    }
  });

  it('never grades an area of concern', async () => {
    const row = await set(await idOf(stage1, '6.1.3'), 'area_of_concern');
    expect(row).toMatchObject({ stored: 'area_of_concern', shown: 'opportunity', progress: 'done' });
  });
});

describe('not applicable', () => {
  it('is refused for every clause of 4 to 10, with the clauses that say so', async () => {
    for (const auditId of [stage1, stage2]) {
      const { rows } = await engagement.call('checklist.list', { auditId });
      const clauses = rows.filter((row) => row.kind === 'requirement');
      for (const row of clauses) {
        const refused = await refusalWithoutWrite(engagement.path, () => set(row.id, 'not_applicable', 'We do not do that.'));
        expect(refused.code, row.ref).toBe('RULE');
        expect(refused.message, row.ref).toContain('(4.3, 6.1.3)');
        expect(refused.hint, row.ref).toContain(auditId === stage1 ? 'not reviewed' : 'not sampled');
      }
    }
  });

  it('needs a reason for a control', async () => {
    const id = await idOf(stage2, 'A.10.4');
    for (const reason of [undefined, '', '   ']) {
      const refused = await refusalWithoutWrite(engagement.path, () => set(id, 'not_applicable', reason));
      expect(refused).toMatchObject({ code: 'RULE', fields: { reason: expect.stringContaining('A.10.4') } });
    }
    expect(await set(id, 'not_applicable', 'No customers: in-house use only.')).toMatchObject({
      shown: 'not_applicable',
      reason: 'No customers: in-house use only.',
    });
  });
});

describe('not sampled', () => {
  it('needs a reason, for clauses and controls', async () => {
    for (const ref of ['9.1', 'A.6.2.7']) {
      const id = await idOf(stage2, ref);
      const refused = await refusalWithoutWrite(engagement.path, () => set(id, 'not_sampled'));
      expect(refused).toMatchObject({ code: 'RULE', fields: { reason: expect.stringContaining(ref) } });
      expect((await set(id, 'not_sampled', 'Time went into the data session.')).shown).toBe('not_sampled');
    }
  });
});

describe('where a finding stands', () => {
  it.each(['major', 'minor'] as const)('a row with a %s neither conforms nor was it left out, until it is withdrawn', async (grade) => {
    const id = await idOf(stage2, 'A.8.2');
    const finding = await raise(id, grade);
    expect((await engagement.call('checklist.show', { id })).row.shown).toBe(grade);
    for (const result of ['conforms', 'not_sampled', 'not_applicable'] as const) {
      const refused = await refusalWithoutWrite(engagement.path, () => set(id, result, 'A reason.'));
      expect(refused.code, result).toBe('RULE');
      expect(refused.message, result).toContain(finding.number);
      expect(refused.hint, result).toContain(`Withdraw ${finding.number} first`);
    }
    await engagement.call('findings.withdraw', { id: finding.id, reason: 'Shown to be fulfilled.' });
    expect((await set(id, 'conforms')).shown).toBe('conforms');
  });

  it('a row with an opportunity conforms, shows the opportunity, and was not left out', async () => {
    const id = await idOf(stage2, 'A.8.2');
    const finding = await raise(id, 'opportunity');
    expect(await set(id, 'conforms')).toMatchObject({ stored: 'conforms', shown: 'opportunity' });
    const refused = await refusalWithoutWrite(engagement.path, () => set(id, 'not_sampled', 'A reason.'));
    expect(refused.message).toContain(finding.number);
  });

  it('a stored result can still be taken back', async () => {
    const id = await idOf(stage2, 'A.8.2');
    await set(id, 'conforms');
    await raise(id, 'minor');
    expect(await set(id, null)).toMatchObject({ stored: null, shown: 'minor' });
  });

  it('another row of the same requirement is free', async () => {
    const { call } = engagement;
    const system = await call('scope.addSystem', { name: 'LendScore' });
    const { id } = await call('checklist.addUnit', {
      auditId: stage2,
      requirement: '42001:A.8.2',
      unit: { kind: 'system', id: system.id },
    });
    await raise(id, 'major');
    expect((await set(await idOf(stage2, 'A.8.2'), 'conforms')).shown).toBe('conforms');
  });
});
