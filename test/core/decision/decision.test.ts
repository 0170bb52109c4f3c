/** Checks, review, decision and certificate on a real file. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apart, openReview, overrideAll, reviewReady } from '../../builders/decided.ts';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';

let e: FilledEngagement;
let auditId: string;
beforeEach(async () => {
  e = await aFilledEngagement({ now: '2026-12-10T09:00:00.000Z' });
  auditId = e.audits.stage2;
});
afterEach(() => e.close());

const gates = async () => (await e.call('decision.gates', { auditId })).gates;
const gate = async (key: string) => {
  const found = (await gates()).find((one) => one.key === key);
  if (found === undefined) throw new Error(`There is no check ${key}.`);
  return found;
};
const refused = (method: Parameters<FilledEngagement['call']>[0], input: object) =>
  refusalWithoutWrite(e.path, () => (e.call as (name: string, input: object) => Promise<unknown>)(method, input));
const grant = async (more: object = {}) => ({
  auditId,
  outcome: 'grant' as const,
  decidedById: (await apart(e.call)).decider,
  independent: true,
  competence: 'Decides since 2019.',
  grounds: 'Report and review.',
  ...more,
});
/** Everything that blocks a grant is passed over, the certificate is drafted, the review ended. */
async function makeReady() {
  await e.call('decision.setCertificate', { auditId, number: 'NC-AI-0417' });
  await reviewReady(e.call, auditId);
  await overrideAll(e.call, auditId);
}

describe('the checks before a decision', () => {
  it('say of each what fails in words, where it is put right, and whether it blocks pack and decision', async () => {
    const finding = await e.findingIn('issued', { grade: 'major' });
    const majors = await gate('majors_verified');
    expect(majors).toMatchObject({
      status: 'fails',
      severity: 'blocking',
      clause: '9.5.2 b',
      place: 'findings',
      title: 'Major NC-01 is not verified',
      what: ['NC-01'],
      target: { auditId, findingId: finding.id },
      mayOverride: true,
      apart: true,
      blocksPack: true,
      blocksDecision: true,
    });
    expect(await gate('reviewer_independent')).toMatchObject({
      status: 'fails',
      mayOverride: false,
      blocksPack: false,
      blocksDecision: true,
    });
    expect(await gate('decider_independent')).toMatchObject({ title: 'Decision maker is not named', blocksPack: true });
    for (const { title } of await gates()) expect(title).not.toMatch(/\{\{|decisionGates|–/);
  });

  it('belong to audits that end with a decision: Stage 1 has none', async () => {
    expect(await e.call('decision.gates', { auditId: e.audits.stage1 })).toMatchObject({ applies: false, gates: [] });
    expect((await refused('decision.beginReview', { auditId: e.audits.stage1 })).code).toBe('RULE');
  });

  it('take another weight when the body sets one, but never for who may decide', async () => {
    await e.call('decision.setPolicy', {
      severities: [
        { gate: 'coverage_holes', severity: 'blocking' },
        { gate: 'decider_independent', severity: 'warning' },
      ],
    });
    expect((await gate('coverage_holes')).severity).toBe('blocking');
    expect((await gate('decider_independent')).severity).toBe('blocking');
  });

  it('follow the body’s own limit for majors', async () => {
    await e.findingIn('issued', { grade: 'major' });
    expect((await gate('six_months')).status).toBe('passed');
    await e.call('audits.update', { id: auditId, startsOn: '2026-09-01', endsOn: '2026-09-02' });
    await e.call('decision.setPolicy', { majorMonths: 3 });
    expect(await gate('six_months')).toMatchObject({ status: 'fails', what: ['NC-01'] });
  });
});

describe('passing over a check', () => {
  it('needs a justification and, where the check guards independence, somebody who was not on the audit', async () => {
    await e.findingIn('issued', { grade: 'major' });
    const input = { auditId, gate: 'majors_verified', justification: 'Evidence seen on paper on 9 December.' };
    expect(await refused('decision.override', input)).toMatchObject({ code: 'RULE', message: expect.stringContaining('9.5.1') });
    const { reviewer } = await apart(e.call);
    const { value, left } = await withLedger(e.path, () =>
      e.call('decision.override', { auditId, gate: 'majors_verified', justification: input.justification, byId: reviewer }),
    );
    expect(deeds(left)).toEqual(['insert gate_override']);
    expect(value).toMatchObject({ what: ['NC-01'], byName: 'Gareth Lowe', byRole: 'reviewer' });
    expect(await gate('majors_verified')).toMatchObject({ status: 'fails', blocksDecision: false, override: { byName: 'Gareth Lowe' } });
  });

  it('holds for what failed then: a further major blocks again', async () => {
    await e.findingIn('issued', { grade: 'major' });
    const { reviewer } = await apart(e.call);
    await e.call('decision.override', { auditId, gate: 'majors_verified', justification: 'Seen on paper.', byId: reviewer });
    await e.findingIn('issued', { grade: 'major', ref: '8.4' });
    expect(await gate('majors_verified')).toMatchObject({
      override: null,
      blocksDecision: true,
      title: 'Majors NC-01, NC-02 are not verified',
    });
  });

  it('is refused where nobody may, where nothing fails, and twice', async () => {
    expect((await refused('decision.override', { auditId, gate: 'reviewer_independent', justification: 'No time.' })).message).toContain(
      '9.5.1.1',
    );
    expect((await refused('decision.override', { auditId, gate: 'drafts', justification: 'Why not.' })).code).toBe('RULE');
    const once = { auditId, gate: 'rows_concluded', justification: 'On paper.' } as const;
    const { id } = await e.call('decision.override', once);
    expect((await refused('decision.override', once)).code).toBe('CONFLICT');
    await e.call('decision.withdrawOverride', { id, reason: 'Entered now.' });
    expect((await gate('rows_concluded')).override).toBeNull();
    expect(rowIn(e.path, 'gate_override', id)).toMatchObject({ withdrawnReason: 'Entered now.', withdrawnByName: 'Ines Vogt' });
  });
});

describe('the technical review', () => {
  it('is not for somebody who was on the audit, nor for the client', async () => {
    expect((await refused('decision.beginReview', { auditId, reviewerId: e.people.lead })).message).toContain('9.5.1');
    expect((await refused('decision.beginReview', { auditId, reviewerId: e.people.auditee })).code).toBe('RULE');
  });

  it('keeps each question with every clarification, and ends as ready only when all are settled', async () => {
    const { reviewer } = await apart(e.call);
    const reviewId = await openReview(e.call, auditId);
    await e.call('team.actAs', { id: reviewer });
    const { value: asked, left } = await withLedger(e.path, () =>
      e.call('decision.ask', { reviewId, subject: 'evidence', subjectId: e.evidence, text: 'Which weeks?' }),
    );
    expect(deeds(left)).toEqual(['insert review_question']);
    expect(asked).toMatchObject({
      number: 'Q-1',
      state: 'open',
      askedByName: 'Gareth Lowe',
      subjectLabel: 'E-001 Alarm list, weeks 27 to 38',
    });
    expect(await gate('questions_answered')).toMatchObject({ status: 'fails', title: 'Q-1 of the reviewer is not settled' });
    expect((await refused('decision.concludeReview', { id: reviewId, conclusion: 'ready' })).message).toContain('Q-1');
    expect((await refused('decision.clarify', { questionId: asked.id, kind: 'answer', text: 'All.' })).message).toContain('Gareth Lowe');

    await e.call('team.actAs', { id: e.people.lead });
    expect((await e.call('decision.clarify', { questionId: asked.id, kind: 'answer', text: 'Weeks 27 to 38.' })).state).toBe('answered');
    await e.call('team.actAs', { id: reviewer });
    const further = await e.call('decision.clarify', { questionId: asked.id, kind: 'further_question', text: 'And August?' });
    expect(further.state).toBe('open');
    await e.call('decision.clarify', { questionId: asked.id, kind: 'from_others', text: 'August is on paper.', byName: 'Marit de Vries' });
    const settled = await e.call('decision.settleQuestion', { id: asked.id, outcome: 'Complete.' });
    expect(settled).toMatchObject({ state: 'settled', settledByName: 'Gareth Lowe', outcome: 'Complete.' });
    expect(settled.clarifications.map(({ kind, byName }) => `${kind} ${byName}`)).toEqual([
      'answer Ines Vogt',
      'further_question Gareth Lowe',
      'from_others Marit de Vries',
    ]);
    expect((await refused('decision.clarify', { questionId: asked.id, kind: 'further_question', text: 'One more.' })).code).toBe('RULE');
    await e.call('decision.concludeReview', { id: reviewId, conclusion: 'ready' });
    expect(await gate('reviewer_independent')).toMatchObject({
      status: 'passed',
      title: 'Reviewed by Gareth Lowe, who was not on the audit',
    });
  });

  it('sends the file back with a reason, and may begin anew', async () => {
    const id = await openReview(e.call, auditId);
    expect((await refused('decision.beginReview', { auditId, reviewerId: (await apart(e.call)).reviewer })).code).toBe('CONFLICT');
    expect((await refused('decision.concludeReview', { id, conclusion: 'returned' })).fields).toHaveProperty('remark');
    await e.call('decision.concludeReview', { id, conclusion: 'returned', remark: 'The scope is vague.' });
    expect((await gate('reviewer_independent')).status).toBe('fails');
    await openReview(e.call, auditId);
    expect(rowsIn(e.path, 'technical_review').map(({ conclusion }) => conclusion)).toEqual(['returned', 'open']);
  });

  it('leaves the file of the audit untouched: the dispatch refuses, not the window', async () => {
    const { reviewer } = await apart(e.call);
    const row = await e.row(auditId, '4.2');
    await e.call('team.actAs', { id: reviewer });
    expect(await refused('checklist.setResult', { id: row, result: 'conforms' })).toMatchObject({
      code: 'NOT_ALLOWED',
      message: expect.stringContaining('Gareth Lowe is reviewing'),
    });
    expect((await refused('ledger.undo', {})).code).toBe('NOT_ALLOWED');
    expect((await e.call('checklist.show', { id: row })).row.id).toBe(row);
    await e.call('team.actAs', { id: e.people.lead });
    await e.call('checklist.setResult', { id: row, result: 'conforms' });
  });

  it('offers what a question can be about, and refuses an item of another audit', async () => {
    const { subjects } = await e.call('decision.subjects', { auditId });
    expect(subjects.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['audit', 'checklist_item', 'evidence', 'gate', 'certificate']),
    );
    const reviewId = await openReview(e.call, auditId);
    const other = await e.row(e.audits.stage1, '4.1');
    expect((await refused('decision.ask', { reviewId, subject: 'checklist_item', subjectId: other, text: 'Why?' })).code).toBe('NOT_FOUND');
  });
});

describe('the decision', () => {
  it('is refused while something blocks it, and every check is named with its clause', async () => {
    const refusal = await refused('decision.record', await grant());
    expect(refusal).toMatchObject({ code: 'RULE', message: expect.stringContaining('(9.4.8, 9.5.3.1)') });
    expect(refusal.message).toContain('No technical review ended');
  });

  it('is taken by somebody apart from the audit who confirms it', async () => {
    await makeReady();
    expect((await refused('decision.record', await grant({ decidedById: e.people.lead }))).message).toContain('S2');
    expect((await refused('decision.record', await grant({ independent: false }))).fields).toHaveProperty('independent');
    expect((await refused('decision.record', await grant({ decidedOn: '2026-12-11' }))).fields).toHaveProperty('decidedOn');
    expect((await refused('decision.record', await grant({ decidedOn: '2026-11-18' }))).fields).toHaveProperty('decidedOn');
    expect((await refused('decision.record', await grant({ outcome: 'grant_with_conditions' }))).fields).toHaveProperty('conditions');
  });

  it('to grant dates certificate and programme, and keeps what was passed over', async () => {
    await e.call('programme.make', { assumedOn: '2026-12-01' });
    await e.call('programme.settle', { on: '2026-11-20' });
    await makeReady();
    const input = await grant();
    const { value, left } = await withLedger(e.path, () => e.call('decision.record', input));
    expect(deeds(left)).toEqual([
      'insert decision',
      'update certificate effectiveOn',
      'update certificate expiresOn',
      'update programme decidedOn',
      'update programme decisionSource',
      'insert programme_change',
    ]);
    expect(value).toMatchObject({ outcome: 'grant', decidedByName: 'Anna Berg', decidedOn: '2026-12-10', independent: true });
    expect(value.gates.find(({ gate: key }) => key === 'report_issued')).toMatchObject({ overriddenBy: 'Gareth Lowe' });
    expect((await e.call('programme.show')).cycle).toEqual({
      start: '2026-12-10',
      decided: true,
      expires: '2029-12-09',
      firstSurveillanceBy: '2027-12-10',
    });
    expect(await e.call('decision.certificate', { auditId })).toMatchObject({
      draft: false,
      dates: { effectiveOn: '2026-12-10', expiresOn: '2029-12-09' },
    });
    expect((await refused('decision.record', input)).code).toBe('CONFLICT');
    expect((await refused('decision.setCertificate', { auditId, effectiveOn: '2026-12-09' })).fields).toHaveProperty('effectiveOn');
  });

  it('that was withdrawn stays visible, and its dates go', async () => {
    await e.call('programme.make', {});
    await makeReady();
    const { id } = await e.call('decision.record', await grant());
    await e.call('decision.withdraw', { id, reason: 'Entered for the wrong audit.' });
    expect(rowIn(e.path, 'decision', id)).toMatchObject({ withdrawnReason: 'Entered for the wrong audit.' });
    expect((await e.call('programme.show')).cycle).toBeNull();
    expect(await e.call('decision.certificate', { auditId })).toMatchObject({ draft: true, dates: { effectiveOn: null, expiresOn: null } });
    expect((await e.call('decision.show', { auditId })).standing).toBeNull();
  });

  it('comes first when the programme is made afterwards', async () => {
    await makeReady();
    await e.call('decision.record', await grant({ decidedOn: '2026-12-04' }));
    expect((await e.call('programme.make', {})).cycle).toMatchObject({ start: '2026-12-04', decided: true });
  });

  it('to refuse needs no verified major and no certificate, and begins no cycle', async () => {
    await e.findingIn('issued', { grade: 'major' });
    await e.call('programme.make', {});
    await reviewReady(e.call, auditId);
    for (const { key, mayOverride, severity } of await gates())
      if (mayOverride && severity === 'blocking' && !['majors_verified', 'certificate_dates', 'soa_same'].includes(key))
        await e.call('decision.override', { auditId, gate: key, justification: 'On paper.', byId: (await apart(e.call)).reviewer });
    expect((await refused('decision.record', await grant())).message).toContain('NC-01');
    await e.call('decision.record', await grant({ outcome: 'refuse' }));
    expect((await e.call('programme.show')).cycle).toBeNull();
  });

  it('on a surveillance needs nobody apart while nothing is a major (9.6.1), unless the body wants it', async () => {
    const { id } = await e.call('audits.create', { kind: 'surveillance', startsOn: '2026-12-01', endsOn: '2026-12-02' });
    await e.call('audits.addMember', { auditId: id, personId: e.people.lead, role: 'lead_auditor' });
    const shown = await e.call('decision.gates', { auditId: id });
    expect(shown.apartNeeded).toBe(false);
    expect(shown.gates.find(({ key }) => key === 'reviewer_independent')?.status).toBe('does_not_apply');
    await e.call('decision.setPolicy', { alwaysApart: ['surveillance'] });
    expect((await e.call('decision.gates', { auditId: id })).apartNeeded).toBe(true);
  });
});

describe('the certificate', () => {
  it('is proposed from the file, says what it lacks, and counts its versions', async () => {
    const proposed = await e.call('decision.certificate', { auditId });
    expect(proposed).toMatchObject({ recorded: null, draft: true, shown: { standard: 'ISO/IEC 42001:2023', holder: 'Lumenfold AI B.V.' } });
    expect(proposed.elements.filter(({ standing }) => standing === 'missing').map(({ element }) => element)).toContain('number');
    const { left } = await withLedger(e.path, () => e.call('decision.setCertificate', { auditId, number: 'NC-AI-0417' }));
    expect(deeds(left)).toEqual(['insert certificate']);
    const again = await e.call('decision.setCertificate', { auditId, accreditation: 'Accreditation no. 2214' });
    expect(again.recorded).toMatchObject({ number: 'NC-AI-0417', version: 2, accreditation: 'Accreditation no. 2214' });
  });

  it('cannot leave out clauses, and cannot end before it begins', async () => {
    expect((await refused('decision.setCertificate', { auditId, scope: 'Development, excluding clause 8.' })).code).toBe('RULE');
    expect(
      (await refused('decision.setCertificate', { auditId, effectiveOn: '2026-12-10', expiresOn: '2026-12-01' })).fields,
    ).toHaveProperty('expiresOn');
  });

  it('names another Statement of Applicability than was audited: the check says so', async () => {
    const version = await e.call('soa.create', { number: '3.2' });
    await e.call('soa.pin', { auditId, versionId: version.id });
    await e.call('decision.setCertificate', { auditId, soaNumber: '3.3' });
    expect(await gate('soa_same')).toMatchObject({ status: 'fails', what: ['3.2', '3.3'] });
  });
});

describe('the seal of a pack', () => {
  const seal = { tagManifestSha256: 'b'.repeat(64), keyId: 'RWQ871C2' };

  it('is refused while a check blocks, and records the hash and where the ledger ended', async () => {
    expect((await refused('decision.seal', { auditId, ...seal })).code).toBe('RULE');
    await apart(e.call);
    await overrideAll(e.call, auditId);
    const { file } = await e.call('engagement.status');
    const head = file?.head;
    if (head == null) throw new Error('no head');
    const { value, left } = await withLedger(e.path, () => e.call('decision.seal', { auditId, ...seal, head }));
    expect(deeds(left)).toEqual(['insert pack_seal']);
    expect(value).toMatchObject({ ...seal, headHash: head.hash, headSeq: head.seq, sealedByName: 'Ines Vogt', decisionId: null });
    expect((await refused('decision.seal', { auditId, ...seal, head })).code).toBe('CONFLICT');
  });
});
