/** What the engagement sets for its findings: numbers, time limits, grading schemes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEngagement } from '../../builders/engagement.ts';
import { deeds, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';

let e: FilledEngagement;
afterEach(() => e.close());

describe('the rules for findings', () => {
  beforeEach(async () => {
    e = await aFilledEngagement();
  });

  it('are the shipped ones with their source until somebody changes them, field by field', async () => {
    const { policy, defaults, source } = await e.call('findings.policy');
    expect(policy).toEqual(defaults);
    expect(source).toContain('9.4.9');
    const first = await withLedger(e.path, () => e.call('findings.setPolicy', { majorAnswerDays: 14 }));
    expect(deeds(first.left)).toEqual(['insert finding_policy']);
    const second = await withLedger(e.path, () => e.call('findings.setPolicy', { minorVerifyDays: 180 }));
    expect(deeds(second.left)).toEqual(['update finding_policy minorVerifyDays']);
    expect((await e.call('findings.policy')).policy).toEqual({ ...defaults, majorAnswerDays: 14, minorVerifyDays: 180 });
  });

  it('number new findings by their pattern and leave the old numbers alone', async () => {
    expect((await e.findingIn('draft')).number).toBe('S2-NC-01');
    await e.call('findings.setPolicy', { numberPattern: '{type} {year}/{nnn}' });
    expect((await e.findingIn('draft')).number).toBe('NC 2026/001');
    expect((await e.findingIn('recorded', { ref: 'A.8.2' })).number).toBe('OFI 2026/001');
    expect((await e.findingIn('withdrawn')).number).toBe('NC 2026/002');
    expect((await e.findingIn('draft')).number).toBe('NC 2026/003');
    expect(rowsIn(e.path, 'finding').map((row) => row.number)).toContain('S2-NC-01');
    for (const pattern of ['{type}', '{nn}', '{type}-{nn}-x', '{type}-{who}-{nn}', '{type}-{nn}-{nn}'])
      expect(
        (await refusalWithoutWrite(e.path, () => e.call('findings.setPolicy', { numberPattern: pattern }))).fields?.numberPattern,
      ).toBeDefined();
  });

  it('are for those who lead, not for an auditor', async () => {
    await e.call('team.actAs', { id: e.people.auditor });
    expect((await refusalWithoutWrite(e.path, () => e.call('findings.setPolicy', { majorAnswerDays: 14 }))).code).toBe('NOT_ALLOWED');
  });
});

describe('a grading scheme', () => {
  const codes = [
    { code: 'cat1', label: 'Category 1', meaning: 'Systemic.', resultClass: 'major' as const },
    { code: 'cat2', label: 'Category 2', meaning: 'Single.', resultClass: 'minor' as const },
    { code: 'obs', label: 'Observation', meaning: 'To watch.', resultClass: 'opportunity' as const },
  ];

  it('of a certification may call the two grades otherwise, and add no third class', async () => {
    e = await aFilledEngagement();
    const scheme = { id: null, name: 'Tarn', auditKinds: ['stage_2' as const], codes, source: 'CB-07' };
    const odd = { ...codes[0], code: 'ok', resultClass: 'conforms' as const, label: 'OK', meaning: '' };
    expect(
      (await refusalWithoutWrite(e.path, () => e.call('findings.saveScheme', { ...scheme, codes: [...codes, odd] }))).message,
    ).toContain('3.12');
    expect((await refusalWithoutWrite(e.path, () => e.call('findings.saveScheme', { ...scheme, codes: codes.slice(1) }))).code).toBe(
      'RULE',
    );
    const { value, left } = await withLedger(e.path, () => e.call('findings.saveScheme', scheme));
    expect(deeds(left)).toEqual(['insert grading_scheme']);
    expect(await e.findingIn('draft', { grade: 'major' })).toMatchObject({ grade: 'major', gradeCode: 'cat1', gradeLabel: 'Category 1' });
    // From its first use on it stays as it is.
    expect(
      (await refusalWithoutWrite(e.path, () => e.call('findings.saveScheme', { ...scheme, id: value.id, name: 'Other' }))).message,
    ).toContain('9.4.5.3');
    const listed = (await e.call('findings.schemes')).schemes;
    expect(listed.map(({ name, used }) => [name, used])).toEqual([
      ['Tarn', true],
      ['Certification', false],
      ['Internal audit', false],
      ['Gap analysis', false],
    ]);
  });

  it('of an internal audit grades by its own scale, whose codes mean the classes that results follow from', async () => {
    const own = await anEngagement({ kind: 'consultancy' });
    e = { ...e, ...own };
    const audit = await e.call('audits.create', { kind: 'internal' });
    const raise = (more: object) =>
      e.call('findings.raise', {
        auditId: audit.id,
        grade: 'minor',
        title: 'Lapse',
        statement: 'One review is missing.',
        requirements: ['42001:9.1'],
        objectiveEvidence: [{ text: 'Week 31.' }],
        ...more,
      });
    expect(await raise({})).toMatchObject({ grade: 'minor', gradeCode: 'medium', gradeLabel: 'Medium', limit: null });
    expect(await raise({ gradeCode: 'low' })).toMatchObject({ grade: 'minor', gradeCode: 'low' });
    const wrong = await refusalWithoutWrite(e.path, () => raise({ gradeCode: 'high' }));
    expect([wrong.code, wrong.fields?.gradeCode]).toEqual(['INVALID_INPUT', expect.stringContaining('high, medium, low')]);
  });
});
