/** What a finding must hold before it is written, and how its draft changes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../shared/contract/index.ts';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

let e: FilledEngagement;
beforeAll(async () => {
  e = await aFilledEngagement();
});
afterAll(() => e.close());

type Raise = InputOf<'findings.raise'>;
const raise = (input: Partial<Raise> = {}) =>
  e.call('findings.raise', {
    auditId: e.audits.stage2,
    grade: 'minor',
    title: 'Drift alarms closed without a recorded review',
    statement: 'Alarms are reviewed within two working days. Two were closed without a review.',
    requirements: ['42001:A.6.2.6'],
    objectiveEvidence: [{ text: 'Alarms of weeks 31 and 33.' }],
    ...input,
  });
const opportunity = (input: Partial<Raise> = {}) =>
  raise({ grade: 'opportunity', requirements: ['42001:A.8.2'], objectiveEvidence: [], requirementFulfilled: true, ...input });

describe('raising a nonconformity', () => {
  it('writes finding, requirements with their rows, and objective evidence at once, as a draft', async () => {
    const lend = await e.row(e.audits.stage2, '8.4', 'LendScore 4.2');
    const docu = await e.row(e.audits.stage2, '8.4', 'DocuSift 2.8');
    const { value, left } = await withLedger(e.path, () =>
      raise({
        grade: 'major',
        gradeReason: 'The process fails for two of three systems.',
        requirements: ['42001:8.4', '42001:A.5.2'],
        checklistItems: [lend, docu],
        objectiveEvidence: [
          { text: 'Register IAR-01.', evidenceId: e.evidence },
          { text: 'AIMS manager.', interviewId: e.interview },
          { text: 'Log.' },
        ],
        answerBy: '2026-12-19',
        verifyBy: '2027-02-17',
      }),
    );
    expect(deeds(left)).toEqual([
      'insert finding',
      ...Array.from({ length: 3 }, () => 'insert finding_requirement'),
      ...Array.from({ length: 3 }, () => 'insert objective_evidence'),
    ]);
    expect(value).toMatchObject({
      number: 'S2-NC-01',
      shortNumber: 'NC-01',
      auditNumber: 'S2',
      state: 'draft',
      raisedByName: 'Ines Vogt',
      issuedAt: null,
      units: ['LendScore 4.2', 'DocuSift 2.8'],
      due: null,
      daysLate: 0,
    });
    expect(value.requirements).toEqual([
      { requirement: '42001:8.4', ref: '8.4', title: 'AI system impact assessment', main: true },
      { requirement: '42001:A.5.2', ref: 'A.5.2', title: expect.any(String), main: false },
    ]);
    const detail = await e.call('findings.show', { id: value.id });
    expect(detail.requirements.map(({ requirement, checklistItemId, main }) => [requirement, checklistItemId, main])).toEqual([
      ['42001:8.4', lend, true],
      ['42001:8.4', docu, false],
      ['42001:A.5.2', null, false],
    ]);
    expect(detail.objectiveEvidence.map((line) => line.reference)).toEqual(['E-001', 'I-01', '']);
    expect(detail.steps).toEqual(['issue', 'withdraw']);
    expect(rowIn(e.path, 'finding', value.id)?.gradeReason).toBe('The process fails for two of three systems.');
  });

  it('counts numbers per audit and kind over all findings, withdrawn ones too', async () => {
    const second = await raise();
    await e.call('findings.withdraw', { id: second.id, reason: 'Shown to be fulfilled.' });
    const third = await raise();
    const first = await opportunity();
    expect([second.number, third.number, first.number]).toEqual(['S2-NC-02', 'S2-NC-03', 'S2-OFI-01']);
  });

  it('links no row that was not named', async () => {
    const { id } = await raise();
    expect(rowsIn(e.path, 'finding_requirement').filter((row) => row.findingId === id)).toMatchObject([
      { checklistItemId: null, main: true },
    ]);
  });

  it('may name another person as the one who raised it, at an earlier time', async () => {
    const raised = await raise({ raisedById: e.people.auditor, raisedAt: '2026-11-17T15:00:00.000Z' });
    expect(raised).toMatchObject({ raisedByName: 'Tobias Keller', raisedAt: '2026-11-17T15:00:00.000Z' });
  });

  it.each([
    ['a statement', { statement: ' ' }, ['statement']],
    ['objective evidence', { objectiveEvidence: [] }, ['objectiveEvidence']],
    ['both', { statement: '', objectiveEvidence: [] }, ['objectiveEvidence', 'statement']],
  ] as [string, Partial<Raise>, string[]][])('is refused without %s, citing 9.4.5.3', async (_what, input, fields) => {
    const error = await refusalWithoutWrite(e.path, () => raise(input));
    expect(error.code).toBe('RULE');
    expect(error.message).toContain('ISO/IEC 17021-1 9.4.5.3');
    expect(Object.keys(error.fields ?? {}).toSorted()).toEqual(fields);
  });

  it.each([{ requirements: [] }, { objectiveEvidence: [{ text: ' ' }] }])('is refused as input for %j', async (input) => {
    expect((await refusalWithoutWrite(e.path, () => raise(input))).code).toBe('INVALID_INPUT');
  });

  it('is refused in Stage 1, which grades nothing', async () => {
    for (const grade of ['major', 'minor'] as const) {
      const error = await refusalWithoutWrite(e.path, () => raise({ auditId: e.audits.stage1, grade }));
      expect(error).toMatchObject({
        code: 'RULE',
        message: expect.stringContaining('9.3.1'),
        hint: expect.stringContaining('area of concern'),
      });
    }
    expect((await opportunity({ auditId: e.audits.stage1 })).number).toBe('S1-OFI-01');
  });

  it.each([
    ['a requirement that the catalog has not', { requirements: ['42001:A.99.1'] }, 'INVALID_INPUT'],
    ['a heading', { requirements: ['42001:A.6'] }, 'INVALID_INPUT'],
    ['an audit that is not there', { auditId: unknownId }, 'NOT_FOUND'],
    ['a person who is not there', { raisedById: unknownId }, 'NOT_FOUND'],
    ['a row that is not there', { checklistItems: [unknownId] }, 'NOT_FOUND'],
    ['evidence that is not there', { objectiveEvidence: [{ text: 'x', evidenceId: unknownId }] }, 'NOT_FOUND'],
    ['an interview that is not there', { objectiveEvidence: [{ text: 'x', interviewId: unknownId }] }, 'NOT_FOUND'],
  ] as [string, Partial<Raise>, string][])('is refused with %s', async (_what, input, code) => {
    expect((await refusalWithoutWrite(e.path, () => raise(input))).code).toBe(code);
  });

  it('stands only on rows of its own audit and of its own requirements', async () => {
    const other = await e.row(e.audits.stage1, '4.1');
    const otherRequirement = await e.row(e.audits.stage2, '9.1');
    for (const row of [other, otherRequirement]) {
      const error = await refusalWithoutWrite(e.path, () => raise({ checklistItems: [row] }));
      expect(error).toMatchObject({ code: 'RULE', fields: { 'checklistItems.0': expect.any(String) } });
    }
  });

  it('is not for those who review, decide, or only watch', async () => {
    for (const role of ['reviewer', 'decision_maker', 'observer'] as const) {
      await e.call('team.actAs', { id: e.people.lead });
      const { id } = await e.call('team.add', { name: `A ${role}`, role, side: 'body' });
      await e.call('team.actAs', { id });
      expect(await refusalWithoutWrite(e.path, () => raise())).toMatchObject({
        code: 'NOT_ALLOWED',
        // Who reviews is refused before anything else is looked at.
        message: expect.stringMatching(/9\.5\.[12]/),
      });
    }
    await e.call('team.actAs', { id: e.people.lead });
  });
});

describe('raising an opportunity', () => {
  it('is refused where the requirement has an open nonconformity in the same audit, until that is settled', async () => {
    const standing = await raise({ requirements: ['42001:A.7.5', '42001:A.7.2'] });
    const wanted = () => opportunity({ requirements: ['42001:7.2', '42001:A.7.2'] });
    const error = await refusalWithoutWrite(e.path, wanted);
    expect(error.message).toContain('9.4.5.2');
    expect(error.message).toContain(standing.number);
    await e.call('findings.withdraw', { id: standing.id, reason: 'Fulfilled after all.' });
    expect((await wanted()).grade).toBe('opportunity');
  });

  it.each([{ requirementFulfilled: false }, { requirementFulfilled: undefined }])('is refused with %j, citing 9.4.5.2', async (input) => {
    const error = await refusalWithoutWrite(e.path, () => opportunity(input as Partial<Raise>));
    expect(error).toMatchObject({ code: 'RULE', message: expect.stringContaining('9.4.5.2') });
    expect(error.fields).toHaveProperty('requirementFulfilled');
  });
});

describe('changing a draft', () => {
  it('leaves one row per field, and none for what stays', async () => {
    const draft = await raise({ requirements: ['42001:A.9.2', '42001:A.9.3'] });
    const { value, left } = await withLedger(e.path, () =>
      e.call('findings.update', {
        id: draft.id,
        title: draft.title,
        grade: 'major',
        requirements: ['42001:A.9.3', '42001:A.9.4'],
        objectiveEvidence: [{ text: 'Alarms of weeks 31 and 33.' }, { text: 'Rule of June.' }],
      }),
    );
    expect(deeds(left)).toEqual([
      'update finding grade',
      'update finding gradeCode',
      'remove finding_requirement',
      'update finding_requirement main',
      'update finding_requirement position',
      'insert finding_requirement',
      'insert objective_evidence',
    ]);
    expect(value).toMatchObject({ grade: 'major', number: draft.number });
    expect(value.requirements.map(({ ref, main }) => [ref, main])).toEqual([
      ['A.9.3', true],
      ['A.9.4', false],
    ]);
    const shorter = await withLedger(e.path, () =>
      e.call('findings.update', { id: draft.id, objectiveEvidence: [{ text: 'Rule of June.' }] }),
    );
    expect(deeds(shorter.left)).toEqual(['update objective_evidence text', 'remove objective_evidence']);
  });

  it('takes a row away with its requirement, and keeps the others', async () => {
    const lend = await e.row(e.audits.stage2, '8.4', 'LendScore 4.2');
    const ninth = await e.row(e.audits.stage2, '9.1');
    const draft = await raise({ requirements: ['42001:8.4', '42001:9.1'], checklistItems: [lend, ninth] });
    await e.call('findings.update', { id: draft.id, requirements: ['42001:9.1'] });
    const { requirements } = await e.call('findings.show', { id: draft.id });
    expect(requirements.map((row) => row.checklistItemId)).toEqual([ninth]);
  });

  it('never turns a nonconformity into an opportunity, nor the other way round', async () => {
    const draft = await raise();
    const down = await refusalWithoutWrite(e.path, () =>
      e.call('findings.update', { id: draft.id, grade: 'opportunity', requirementFulfilled: true }),
    );
    expect(down).toMatchObject({ code: 'RULE', message: expect.stringContaining('9.4.5.2') });
    const ofi = await opportunity({ requirements: ['42001:A.8.4'] });
    const up = await refusalWithoutWrite(e.path, () =>
      e.call('findings.update', { id: ofi.id, grade: 'minor', objectiveEvidence: [{ text: 'x' }], statement: 'x' }),
    );
    expect(up).toMatchObject({ code: 'RULE', message: expect.stringContaining('new record') });
  });

  it('asks again whether the requirement is fulfilled when an opportunity names another one', async () => {
    const ofi = await opportunity({ requirements: ['42001:A.8.5'] });
    expect((await e.call('findings.update', { id: ofi.id, title: 'Other words' })).title).toBe('Other words');
    const change = { id: ofi.id, requirements: ['42001:A.10.2'] };
    expect((await refusalWithoutWrite(e.path, () => e.call('findings.update', change))).message).toContain('9.4.5.2');
    expect((await e.call('findings.update', { ...change, requirementFulfilled: true })).requirements[0]?.ref).toBe('A.10.2');
  });

  it('is refused when it would leave a nonconformity without statement or evidence', async () => {
    const draft = await raise();
    for (const change of [{ statement: '' }, { objectiveEvidence: [] }])
      expect((await refusalWithoutWrite(e.path, () => e.call('findings.update', { id: draft.id, ...change }))).message).toContain(
        '9.4.5.3',
      );
  });

  it('is refused once it is issued', async () => {
    const issued = await e.findingIn('issued', { ref: 'A.4.2' });
    const error = await refusalWithoutWrite(e.path, () => e.call('findings.update', { id: issued.id, title: 'Softer' }));
    expect(error).toMatchObject({ code: 'RULE', message: expect.stringContaining('9.4.5.3') });
    expect((await refusalWithoutWrite(e.path, () => e.call('findings.update', { id: unknownId, title: 'x' }))).code).toBe('NOT_FOUND');
  });
});
