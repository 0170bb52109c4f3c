/** Stage 1 as a worked record, its one mechanism for areas of concern, and the gate to Stage 2. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';

let e: FilledEngagement;
beforeEach(async () => {
  e = await aFilledEngagement();
});
afterEach(() => e.close());

const show = () => e.call('stage1.show', { auditId: e.audits.stage1 });
const gate = () => e.call('stage1.gate', { auditId: e.audits.stage2 });
const whats = (problems: readonly { readonly what: string }[]) => problems.map(({ what }) => what);
const raise = (ref: string, more: object = {}) =>
  e.call('stage1.addConcern', {
    auditId: e.audits.stage1,
    requirement: `42001:${ref}`,
    title: 'Reviews of alarms',
    text: 'No reviewed alarm could be shown.',
    ...more,
  });

describe('the objectives of Stage 1', () => {
  it('are all seven from the start, and each conclusion is one row with its evidence', async () => {
    expect((await show()).objectives.map(({ objective, state }) => `${objective} ${state}`)).toEqual(
      [...'abcdefg'].map((letter) => `${letter} open`),
    );
    const { value, left } = await withLedger(e.path, () =>
      e.call('stage1.setObjective', {
        auditId: e.audits.stage1,
        objective: 'b',
        state: 'met',
        text: 'Utrecht visited.',
        evidence: [e.evidence],
      }),
    );
    expect(value.evidence).toMatchObject([{ number: 'E-001' }]);
    expect(deeds(left)).toEqual(['insert stage1_objective', 'insert link']);
    const again = await withLedger(e.path, () =>
      e.call('stage1.setObjective', { auditId: e.audits.stage1, objective: 'b', state: 'partly_met', evidence: [] }),
    );
    expect(deeds(again.left)).toEqual(['update stage1_objective state', 'remove link']);
    expect(rowsIn(e.path, 'stage1_objective')).toMatchObject([{ objective: 'b', state: 'partly_met', text: 'Utrecht visited.' }]);
  });

  it('belong to a Stage 1 alone', async () => {
    const refused = await refusalWithoutWrite(e.path, () =>
      e.call('stage1.setObjective', { auditId: e.audits.stage2, objective: 'a', state: 'met' }),
    );
    expect(refused).toMatchObject({ code: 'RULE', message: expect.stringContaining('9.3.1.2') });
  });
});

describe('the document review', () => {
  it('lists what the standard wants documented and nobody read, and lets one inadequate document decide', async () => {
    const before = (await show()).expected;
    expect(before).toHaveLength(44);
    expect(before.every(({ state }) => state === 'missing')).toBe(true);
    const stateOf = async (ref: string) => (await show()).expected.find((one) => one.ref === ref)?.state;
    const add = (verdict: 'open' | 'adequate' | 'not_adequate', version: string) =>
      e.call('stage1.addDocument', {
        auditId: e.audits.stage1,
        title: 'MON-03 Model monitoring',
        version,
        requirements: ['42001:A.6.2.6'],
        verdict,
        reason: verdict === 'not_adequate' ? 'Superseded.' : '',
      });
    const open = await add('open', '5');
    expect(open).toMatchObject({ reviewedByName: '', reviewedOn: null });
    expect(await stateOf('A.6.2.6')).toBe('open');
    const judged = await e.call('stage1.updateDocument', { id: open.id, verdict: 'adequate' });
    expect(judged).toMatchObject({ reviewedByName: 'Ines Vogt', reviewedOn: '2026-11-18' });
    expect(await stateOf('A.6.2.6')).toBe('adequate');
    await add('not_adequate', '4');
    expect(await stateOf('A.6.2.6')).toBe('not_adequate');
  });

  it('expects nothing for a control that the checklist leaves out', async () => {
    const id = await e.row(e.audits.stage1, 'A.8.5');
    await e.call('checklist.setResult', { id, result: 'not_applicable', reason: 'Excluded with a ground.' });
    expect((await show()).expected.find((one) => one.ref === 'A.8.5')?.state).toBe('excluded');
  });

  it('refuses a bad verdict without a reason, and to drop a document that a concern names', async () => {
    const id = (await e.call('stage1.addDocument', { auditId: e.audits.stage1, title: 'REL-02' })).id;
    const refused = await refusalWithoutWrite(e.path, () => e.call('stage1.updateDocument', { id, verdict: 'not_adequate' }));
    expect(Object.keys(refused.fields ?? {})).toEqual(['reason']);
    const concern = await raise('8.4', { documentId: id });
    expect(concern.sources).toMatchObject([{ kind: 'reviewed_document', label: 'REL-02' }]);
    expect((await refusalWithoutWrite(e.path, () => e.call('stage1.removeDocument', { id }))).message).toContain('AOC-1');
    await e.call('stage1.removeConcern', { id: concern.id });
    const { left } = await withLedger(e.path, () => e.call('stage1.removeDocument', { id }));
    expect(deeds(left)).toEqual(['remove reviewed_document']);
  });
});

describe('an area of concern', () => {
  it('of a row of the checklist is one record: the row shows its text and stores none', async () => {
    const id = await e.row(e.audits.stage1, 'A.6.2.6');
    const { left } = await withLedger(e.path, () =>
      e.call('checklist.setResult', { id, result: 'area_of_concern', reason: 'MON-03 sets no time for a review. None was shown.' }),
    );
    expect(deeds(left)).toEqual(['insert area_of_concern', 'insert requirement_result', 'update checklist_item progress']);
    expect(rowsIn(e.path, 'area_of_concern')).toMatchObject([
      { number: 'AOC-1', title: 'MON-03 sets no time for a review', checklistItemId: id, raisedByName: 'Ines Vogt', treatment: 'open' },
    ]);
    expect(rowsIn(e.path, 'requirement_result').find((one) => one.checklistItemId === id)).toMatchObject({ reason: '' });
    expect((await e.call('checklist.show', { id })).row.reason).toBe('MON-03 sets no time for a review. None was shown.');
    await e.call('checklist.setResult', { id, result: 'area_of_concern', reason: 'None was shown.' });
    expect(rowsIn(e.path, 'area_of_concern')).toMatchObject([{ title: 'None was shown', text: 'None was shown.' }]);
    await e.call('checklist.setResult', { id, result: 'adequate' });
    expect(rowsIn(e.path, 'area_of_concern')).toEqual([]);
  });

  it('that was worked out is not lost when the row gets another result', async () => {
    const id = await e.row(e.audits.stage1, '8.4');
    await e.call('checklist.setResult', { id, result: 'area_of_concern', reason: 'No gate.' });
    const concern = (await show()).concerns[0]?.id ?? '';
    await e.call('stage1.updateConcern', { id: concern, outlook: 'A nonconformity on 8.4.' });
    const refused = await refusalWithoutWrite(e.path, () => e.call('checklist.setResult', { id, result: 'adequate' }));
    expect(refused.hint).toContain('AOC-1');
    await e.call('stage1.removeConcern', { id: concern });
    expect((await e.call('checklist.show', { id })).row).toMatchObject({ stored: null, progress: 'in_progress' });
  });

  it('raised in Stage 1 for a row makes the row say so; one from the SoA names its controls', async () => {
    const id = await e.row(e.audits.stage1, '6.1.3');
    const version = await e.call('soa.create', { number: '3.2' });
    await e.call('soa.pin', { auditId: e.audits.stage1, versionId: version.id });
    const { items } = await e.call('soa.show', { id: version.id });
    const of = { id: items.find((one) => one.controlRef === 'A.9.4')?.id ?? '' };
    await e.call('soa.raiseConcern', { of, note: 'No ground.' });
    expect((await show()).soaConcerns).toMatchObject([{ ref: 'A.9.4', note: 'No ground.' }]);
    const concern = await raise('6.1.3', { checklistItemId: id, soaItems: [of.id] });
    expect(concern.sources.map(({ kind, label }) => `${kind} ${label}`)).toEqual(['checklist_item 6.1.3', 'soa_item A.9.4']);
    expect((await show()).soaConcerns).toEqual([]);
    expect((await e.call('checklist.show', { id })).row).toMatchObject({
      stored: 'area_of_concern',
      reason: 'No reviewed alarm could be shown.',
    });
  });

  it('is answered in the Stage 2 that follows, by a text or a finding that stands, and then keeps its words', async () => {
    const concern = await raise('A.6.2.6');
    const treat = (input: object) =>
      e.call('stage1.treatConcern', { id: concern.id, auditId: e.audits.stage2, treatment: 'resolved', ...input });
    expect((await refusalWithoutWrite(e.path, () => treat({}))).code).toBe('RULE');
    expect((await refusalWithoutWrite(e.path, () => treat({ treatment: 'finding' }))).fields).toHaveProperty('findingId');
    expect((await refusalWithoutWrite(e.path, () => treat({ auditId: e.audits.stage1, text: 'Seen.' }))).code).toBe('RULE');
    const finding = await e.findingIn('issued');
    const { value, left } = await withLedger(e.path, () =>
      treat({ treatment: 'finding', findingId: finding.id, text: 'Not shown either.', evidence: [e.evidence] }),
    );
    expect(value).toMatchObject({ treatment: 'finding', finding: 'S2-NC-01', treatedByName: 'Ines Vogt', treatedOn: '2026-11-18' });
    expect(deeds(left)).toContain('insert link');
    expect((await e.call('evidence.show', { id: e.evidence })).supports.map(({ kind, label }) => `${kind} ${label}`)).toContain(
      'area_of_concern AOC-1',
    );
    expect((await refusalWithoutWrite(e.path, () => e.call('stage1.updateConcern', { id: concern.id, text: 'Other.' }))).code).toBe('RULE');
    expect((await refusalWithoutWrite(e.path, () => e.call('stage1.removeConcern', { id: concern.id }))).code).toBe('RULE');
    await treat({ treatment: 'open' });
    expect(rowIn(e.path, 'area_of_concern', concern.id)).toMatchObject({ treatment: 'open', findingId: null, treatedAuditId: null });
  });
});

describe('the gate to Stage 2', () => {
  it('opens when Stage 1 is concluded, the team confirmed, and each area of concern answered', async () => {
    const concern = await raise('8.4');
    expect(whats((await gate()).problems)).toEqual(['readiness_open', 'competence_open', 'concerns']);
    await e.call('stage1.setReadiness', { auditId: e.audits.stage1, verdict: 'ready' });
    const { left } = await withLedger(e.path, () =>
      e.call('stage1.confirmTeam', { auditId: e.audits.stage2, competence: 'confirmed', reason: 'An expert joins.' }),
    );
    expect(deeds(left)).toEqual(['insert stage2_gate']);
    expect(rowsIn(e.path, 'stage2_gate')).toMatchObject([{ competenceByName: 'Ines Vogt', competenceOn: '2026-11-18' }]);
    await e.call('stage1.treatConcern', { id: concern.id, auditId: e.audits.stage2, treatment: 'resolved', text: 'Gates were added.' });
    expect(await gate()).toMatchObject({ problems: [], answered: 1, interval: { days: 40, passed: false } });
  });

  it('asks for a judgement when the body’s interval has passed, something changed, or the SoA is another', async () => {
    await e.call('stage1.setReadiness', { auditId: e.audits.stage1, verdict: 'ready' });
    const judge = (input: object) => e.call('stage1.judgeValidity', { auditId: e.audits.stage2, ...input });
    await judge({ intervalMonths: 1 });
    expect(whats((await gate()).entry)).toEqual(['competence_open', 'interval']);
    const refused = await refusalWithoutWrite(e.path, () => judge({ validity: 'valid' }));
    expect(refused.message).toContain('9.3.1.2.4');
    await judge({ validity: 'valid', reason: 'Nothing of weight changed.' });
    expect(whats((await gate()).entry)).toEqual(['competence_open']);
    for (const [auditId, number] of [
      [e.audits.stage1, '3.1'],
      [e.audits.stage2, '3.2'],
    ] as const)
      await e.call('soa.pin', { auditId, versionId: (await e.call('soa.create', { number })).id });
    expect((await gate()).noticed).toEqual(['Stage 1 judged by Statement of Applicability 3.1, Stage 2 judges by 3.2.']);
    await judge({ validity: 'open' });
    expect(whats((await gate()).entry)).toEqual(['competence_open', 'interval', 'changed']);
    await judge({ validity: 'repeat_part' });
    expect(whats((await gate()).entry)).toEqual(['competence_open', 'repeat']);
  });

  it('is passed by nobody but the lead auditor or the body, and not without a reason', async () => {
    const confirm = (reason?: string) =>
      e.call('stage1.confirmTeam', { auditId: e.audits.stage2, competence: 'confirmed', ...(reason === undefined ? {} : { reason }) });
    expect((await refusalWithoutWrite(e.path, () => confirm())).fields).toHaveProperty('reason');
    await e.call('team.actAs', { id: e.people.auditor });
    expect((await refusalWithoutWrite(e.path, () => confirm('I say so.'))).code).toBe('NOT_ALLOWED');
  });

  it('counts a concern whose finding was withdrawn as unanswered', async () => {
    const concern = await raise('A.6.2.6');
    const finding = await e.findingIn('issued');
    await e.call('stage1.treatConcern', { id: concern.id, auditId: e.audits.stage2, treatment: 'finding', findingId: finding.id });
    expect(whats((await gate()).problems)).not.toContain('concerns');
    await e.call('findings.withdraw', { id: finding.id, reason: 'Shown to be fulfilled.' });
    expect(whats((await gate()).problems)).toContain('concerns');
  });
});

describe('the report of each stage', () => {
  const elementOf = async (auditId: string, number: number) =>
    (await e.call('reports.completeness', { auditId })).elements.find((one) => one.element === number);

  it('lacks an objective without a verdict or words, and the verdict on readiness', async () => {
    expect(await elementOf(e.audits.stage1, 21)).toMatchObject({ standing: 'missing', where: 'stage1' });
    expect(await elementOf(e.audits.stage1, 16)).toMatchObject({ standing: 'missing', where: 'stage1' });
    for (const objective of ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const)
      await e.call('stage1.setObjective', { auditId: e.audits.stage1, objective, state: 'met', text: objective === 'g' ? '' : 'Seen.' });
    expect((await elementOf(e.audits.stage1, 21))?.detail).toContain(': g.');
    await e.call('stage1.setObjective', { auditId: e.audits.stage1, objective: 'g', text: 'Performed.' });
    expect(await elementOf(e.audits.stage1, 21)).toMatchObject({ standing: 'missing', where: 'reports' });
    await e.call('stage1.setReadiness', { auditId: e.audits.stage1, verdict: 'ready' });
    expect(await elementOf(e.audits.stage1, 16)).toMatchObject({ standing: 'missing', where: 'reports' });
    await e.call('reports.setText', { auditId: e.audits.stage1, section: 'readiness_conclusion', text: 'Ready.' });
    expect(await elementOf(e.audits.stage1, 16)).toMatchObject({ standing: 'present' });
    expect(whats((await show()).gaps)).toEqual(['documents_missing', 'not_communicated']);
  });

  it('of Stage 2 lacks the answer to an area of concern', async () => {
    const { rows } = await e.call('checklist.list', { auditId: e.audits.stage2 });
    for (const row of rows) if (row.shown === null) await e.call('checklist.setResult', { id: row.id, result: 'conforms' });
    expect(await elementOf(e.audits.stage2, 11)).toMatchObject({ standing: 'present' });
    await raise('8.4');
    expect(await elementOf(e.audits.stage2, 11)).toMatchObject({
      standing: 'missing',
      where: 'stage1',
      detail: 'AOC-1 has no answer yet.',
    });
  });
});

it('keeps an audit that holds a Stage 1 record', async () => {
  const audit = await e.call('audits.create', { kind: 'stage_1', number: 'S9' });
  await e.call('stage1.setReadiness', { auditId: audit.id, verdict: 'open' });
  expect((await refusalWithoutWrite(e.path, () => e.call('audits.remove', { id: audit.id }))).message).toContain('Stage 1 record');
});
