/** Texts of a report, and which of the 21 elements it still lacks. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { reportSection } from '../../../shared/model/vocabulary.ts';
import { deeds, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, concludeAll, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

let e: FilledEngagement;
beforeEach(async () => {
  e = await aFilledEngagement();
});
afterEach(() => e.close());

type Section = (typeof reportSection.options)[number];
const write = (section: Section, text: string, auditId = e.audits.stage2) => e.call('reports.setText', { auditId, section, text });
async function element(number: number, auditId = e.audits.stage2) {
  const { elements } = await e.call('reports.completeness', { auditId });
  const found = elements[number - 1];
  if (found === undefined || found.element !== number) throw new Error(`There is no element ${number}.`);
  return found;
}
const standing = async (number: number, auditId?: string) => (await element(number, auditId)).standing;

describe('a text of the report', () => {
  it('is one row per audit and section, and changing it leaves one row in the ledger', async () => {
    const first = await withLedger(e.path, () => write('recommendation', 'Certification is recommended.'));
    expect(deeds(first.left)).toEqual(['insert report_text']);
    const second = await withLedger(e.path, () => write('recommendation', 'Certification subject to one condition.'));
    expect(deeds(second.left)).toEqual(['update report_text text']);
    expect(second.left[0]).toMatchObject({ before: 'Certification is recommended.', after: 'Certification subject to one condition.' });
    expect(rowsIn(e.path, 'report_text').filter((row) => row.section === 'recommendation')).toHaveLength(1);
  });

  it('is listed in the order of the report, and no longer once it is cleared', async () => {
    for (const section of ['distribution', 'recommendation', 'strengths'] as const) await write(section, `About ${section}.`);
    const listed = async () => (await e.call('reports.texts', { auditId: e.audits.stage2 })).texts.map((one) => one.section);
    expect(await listed()).toEqual(['summary', 'strengths', 'recommendation', 'distribution']);
    await write('strengths', '');
    expect(await listed()).toEqual(['summary', 'recommendation', 'distribution']);
    expect((await e.call('reports.texts', { auditId: e.audits.stage1 })).texts).toEqual([]);
  });

  it('of an audit that is not there is NOT_FOUND', async () => {
    expect((await refusalWithoutWrite(e.path, () => write('summary', 'x', unknownId))).code).toBe('NOT_FOUND');
    expect((await refusalWithoutWrite(e.path, () => e.call('reports.texts', { auditId: unknownId }))).code).toBe('NOT_FOUND');
    expect((await refusalWithoutWrite(e.path, () => e.call('reports.completeness', { auditId: unknownId }))).code).toBe('NOT_FOUND');
  });
});

describe('the elements of a report', () => {
  it('are 21, each with a title, a sentence and a place to enter it', async () => {
    const { elements } = await e.call('reports.completeness', { auditId: e.audits.stage2 });
    expect(elements.map((one) => one.element)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    expect(elements.every((one) => one.title !== '' && one.detail !== '')).toBe(true);
    expect(new Set(elements.map((one) => one.title)).size).toBe(21);
  });

  it('about body and client name what is missing, until it is there', async () => {
    expect(await element(1)).toMatchObject({ standing: 'missing', where: 'engagement', detail: 'Missing: name of the body.' });
    expect(await element(2)).toMatchObject({ standing: 'missing', detail: 'Missing: address, representative.' });
    await e.call('engagement.update', { bodyName: 'Tarn Certification', clientAddress: 'Utrecht', representativeName: 'Ruben Claes' });
    expect(await element(1)).toMatchObject({ standing: 'present', detail: 'Tarn Certification' });
    expect(await element(2)).toMatchObject({ standing: 'present', detail: 'Lumenfold AI B.V., represented by Ruben Claes' });
  });

  it('about criteria, objectives, time, dates and places follow the audit', async () => {
    const id = e.audits.stage2;
    await e.call('audits.update', { id, criteria: ' ', objectives: '' });
    expect([await standing(4), await standing(5)]).toEqual(['missing', 'missing']);
    expect((await element(6)).detail).toBe('Missing: audit time planned, audit time used.');
    expect((await element(10)).detail).toBe('Missing: places.');
    await e.call('audits.update', { id, criteria: 'C', objectives: 'O', places: 'Utrecht', plannedHundredths: 750, actualHundredths: 800 });
    expect(await element(10)).toMatchObject({ standing: 'missing', section: 'ict_use' });
    await e.call('reports.setText', { auditId: id, section: 'ict_use', text: 'None was used.' });
    expect([await standing(4), await standing(5), await standing(6), await standing(10)]).toEqual([
      'present',
      'present',
      'present',
      'present',
    ]);
    expect((await element(7)).detail).toContain('Planned were 7.5');
    await write('deviations_from_plan', 'The second auditor stayed for the closing meeting.');
    expect(await standing(7)).toBe('present');
  });

  it('about the team need a leader', async () => {
    expect(await element(9)).toMatchObject({ standing: 'present', detail: 'Ines Vogt' });
    expect(await element(9, e.audits.stage1)).toMatchObject({ standing: 'missing', where: 'audits' });
    await e.call('audits.addMember', { auditId: e.audits.stage2, personId: e.people.auditor, role: 'auditor' });
    expect((await element(9)).detail).toBe('Ines Vogt and 1 further person');
  });

  it('about findings need every row concluded and no draft left', async () => {
    expect(await element(11)).toMatchObject({
      standing: 'missing',
      where: 'checklist',
      detail: expect.stringMatching(/rows have no result/),
    });
    await concludeAll(e, e.audits.stage2, 'conforms');
    expect(await standing(11)).toBe('present');
    await e.call('checklist.setResult', { id: await e.row(e.audits.stage2, 'A.6.2.6'), result: null });
    const draft = await e.findingIn('draft');
    expect(await element(11)).toMatchObject({ standing: 'missing', where: 'findings', detail: '1 finding is still a draft.' });
    await e.call('findings.issue', { id: draft.id });
    expect(await standing(11)).toBe('present');
  });

  it('about unresolved issues apply once the auditee disputes something', async () => {
    expect(await standing(13)).toBe('does_not_apply');
    const { number } = await e.findingIn('disputed');
    expect(await element(13)).toMatchObject({ standing: 'missing', detail: expect.stringContaining(number) });
    await write('unresolved_issues', 'Referred to the body.');
    expect(await standing(13)).toBe('present');
  });

  it('about unresolved issues name the to-dos that are open at the end, until they are ticked or written about', async () => {
    const { id } = await e.call('interviews.addLine', { id: e.interview, text: 'See the minutes of May', kind: 'to_do' });
    expect(await element(13)).toMatchObject({ standing: 'missing', detail: expect.stringContaining('See the minutes of May') });
    await e.call('checklist.changeNote', { noteId: id, done: true });
    expect(await standing(13)).toBe('does_not_apply');
    await e.call('inbox.capture', { text: 'Ask for the log', kind: 'to_do', auditId: e.audits.stage2 });
    expect(await element(13)).toMatchObject({ standing: 'missing', detail: expect.stringContaining('Ask for the log') });
    expect(await standing(13, e.audits.stage1)).toBe('does_not_apply');
    await write('unresolved_issues', 'The log was not seen.');
    expect(await standing(13)).toBe('present');
  });

  it('about changes and earlier nonconformities look at the audits before', async () => {
    expect(await element(12, e.audits.stage1)).toMatchObject({ standing: 'does_not_apply' });
    expect(await element(12)).toMatchObject({ standing: 'missing', detail: expect.stringContaining('Stage 1') });
    expect(await standing(18)).toBe('does_not_apply');
    await e.findingIn('issued');
    const later = (await e.call('audits.create', { kind: 'surveillance' })).id;
    expect(await element(18, later)).toMatchObject({ standing: 'missing', detail: expect.stringContaining('1 earlier nonconformity') });
    expect(await standing(17, later)).toBe('missing');
    await write('earlier_nonconformities', 'Effective.', later);
    await write('certificate_use', 'As agreed.', later);
    expect([await standing(18, later), await standing(17, later)]).toEqual(['present', 'present']);
  });

  it('of Stage 1 ask for readiness and no conclusion on conformity, of Stage 2 the other way round', async () => {
    expect([await standing(16, e.audits.stage1), await standing(19, e.audits.stage1), await standing(17)]).toEqual([
      'missing',
      'does_not_apply',
      'does_not_apply',
    ]);
    await write('readiness_conclusion', 'Ready.', e.audits.stage1);
    await e.call('stage1.setReadiness', { auditId: e.audits.stage1, verdict: 'ready' });
    expect(await standing(16, e.audits.stage1)).toBe('present');
    expect((await element(19)).detail).toMatch(/conformity.*effectiveness.*internal audit/);
    for (const section of ['conformity_conclusion', 'effectiveness_conclusion'] as const) await write(section, 'Yes.');
    expect(await standing(19)).toBe('missing');
    await write('internal_audit_and_review', 'Reliable.');
    expect(await standing(19)).toBe('present');
  });

  it.each([
    [8, 'programme_issues'],
    [16, 'recommendation'],
    [20, 'scope_conclusion'],
    [21, 'objectives_conclusion'],
  ] as const)('%i is missing until its section says something', async (number, section) => {
    // Stage 2 rests on a Stage 1 that is concluded, and on a team that is confirmed.
    await e.call('stage1.setReadiness', { auditId: e.audits.stage1, verdict: 'ready' });
    await e.call('stage1.confirmTeam', { auditId: e.audits.stage2, competence: 'confirmed', reason: 'An expert joins.' });
    expect(await standing(number)).toBe('missing');
    await write(section, '  ');
    expect(await standing(number)).toBe('missing');
    await write(section, 'Said.');
    expect(await standing(number)).toBe('present');
  });

  it('that the program says itself are never missing', async () => {
    expect([await standing(3), await standing(14), await standing(15)]).toEqual(['present', 'does_not_apply', 'present']);
  });
});
