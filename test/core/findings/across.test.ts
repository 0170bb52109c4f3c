/** Findings over several audits of one engagement: verification lists, proposals, dates, trend. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deeds, rowIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';

let e: FilledEngagement;
let surveillance: string;
beforeEach(async () => {
  e = await aFilledEngagement();
  surveillance = (await e.call('audits.create', { kind: 'surveillance', startsOn: '2027-11-15', endsOn: '2027-11-16' })).id;
});
afterEach(() => e.close());

const listOf = (auditId = surveillance) => e.call('findings.earlier', { auditId });

describe('the verification list of a later audit', () => {
  it('offers what earlier audits left open, and nothing else', async () => {
    const open = [await e.findingIn('plan_accepted'), await e.findingIn('disputed', { ref: 'A.8.3' })];
    for (const state of ['draft', 'closed', 'withdrawn'] as const) await e.findingIn(state, { ref: 'A.9.2' });
    await e.findingIn('recorded', { ref: 'A.9.3' });
    const { candidates, carried } = await listOf();
    expect([candidates.map(({ id }) => id), carried]).toEqual([open.map(({ id }) => id), []]);
    expect((await listOf(e.audits.stage2)).candidates).toEqual([]);

    const { value, left } = await withLedger(e.path, () => e.call('findings.carryOver', { auditId: surveillance }));
    expect(deeds(left)).toEqual(['insert carried_finding', 'insert carried_finding']);
    expect(value.carried.map(({ item, finding }) => [item.result, finding.number])).toEqual([
      ['open', 'S2-NC-01'],
      ['open', 'S2-NC-02'],
    ]);
    expect((await refusalWithoutWrite(e.path, () => e.call('findings.carryOver', { auditId: surveillance }))).code).toBe('RULE');
    const own = await e.findingIn('issued', { ref: 'A.4.2' });
    expect((await refusalWithoutWrite(e.path, () => e.call('findings.carryOver', { auditId: e.audits.stage2, ids: [own.id] }))).code).toBe(
      'RULE',
    );
    await e.call('findings.dropEarlier', { id: value.carried[1]?.item.id ?? '' });
    expect((await listOf()).carried).toHaveLength(1);
  });

  it('takes the verification in that audit: effective and closed, with its evidence, in one write', async () => {
    const { id } = await e.findingIn('plan_accepted');
    const { carried } = await e.call('findings.carryOver', { auditId: surveillance });
    const item = carried[0]?.item.id ?? '';
    const { left } = await withLedger(e.path, () =>
      e.call('findings.verifyEarlier', {
        id: item,
        result: 'effective',
        text: 'Ten releases passed the gate.',
        method: 'on_site',
        evidence: [e.evidence],
        close: true,
      }),
    );
    expect(deeds(left)).toEqual([
      'update corrective_action implementation',
      'update corrective_action implementedOn',
      'insert link',
      'insert verification',
      'update finding state',
      'update carried_finding result',
      'update carried_finding text',
      'update carried_finding concludedOn',
      'update carried_finding byName',
    ]);
    const detail = await e.call('findings.show', { id });
    expect(detail.finding.state).toBe('closed');
    expect(detail.verifications).toMatchObject([{ auditId: surveillance, method: 'on_site', effective: true, byName: 'Ines Vogt' }]);
    expect(detail.carried).toMatchObject([{ result: 'effective', auditNumber: 'SV1' }]);
    expect((await refusalWithoutWrite(e.path, () => e.call('findings.dropEarlier', { id: item }))).code).toBe('RULE');
  });

  it('says why something was not verified, and leaves it open for the next audit', async () => {
    const { id } = await e.findingIn('acknowledged');
    const { carried } = await e.call('findings.carryOver', { auditId: surveillance });
    const item = carried[0]?.item.id ?? '';
    const effective = () => e.call('findings.verifyEarlier', { id: item, result: 'effective', text: 'Looks good.' });
    expect((await refusalWithoutWrite(e.path, effective)).message).toContain('9.4.10');
    await e.call('findings.verifyEarlier', { id: item, result: 'not_verified', text: 'No response yet; reminded.' });
    expect(rowIn(e.path, 'finding', id)?.state).toBe('acknowledged');
    const next = await e.call('audits.create', { kind: 'surveillance', startsOn: '2028-11-15', endsOn: '2028-11-16' });
    expect((await listOf(next.id)).candidates.map((one) => one.id)).toEqual([id]);
  });

  it('sends one that does not work back, and who advised on it does not judge it', async () => {
    const { id } = await e.findingIn('plan_accepted');
    const { carried } = await e.call('findings.carryOver', { auditId: surveillance });
    const item = carried[0]?.item.id ?? '';
    await e.call('findings.recordConsultation', { id, personId: e.people.auditor, what: 'Wrote the gate.' });
    const judge = (byId: string) =>
      e.call('findings.verifyEarlier', { id: item, result: 'not_effective', text: 'One release went round it.', byId });
    expect((await refusalWithoutWrite(e.path, () => judge(e.people.auditor))).message).toContain('5.2');
    await judge(e.people.lead);
    expect(rowIn(e.path, 'finding', id)?.state).toBe('not_effective');
  });

  it('stands in what the report and the workbook of that audit are made from', async () => {
    const { id } = await e.findingIn('plan_accepted');
    const { carried } = await e.call('findings.carryOver', { auditId: surveillance });
    await e.call('findings.verifyEarlier', {
      id: carried[0]?.item.id ?? '',
      result: 'effective',
      text: 'Ten releases passed.',
      close: true,
    });
    const { buildReportModel } = await import('../../../electron/core/export/report-model.ts');
    const file = e.dispatch.session.file;
    if (file === null) throw new Error('No file is open.');
    const context = {
      ports: e.ports,
      session: e.dispatch.session,
      file,
      actor: null,
      signal: new AbortController().signal,
      call: async () => null,
    };
    const model = buildReportModel(context as never, surveillance);
    expect(model.earlierFindings.map(({ fullNumber, carried: one }) => [fullNumber, one?.result, one?.text])).toEqual([
      ['S2-NC-01', 'effective', 'Ten releases passed.'],
    ]);
    expect(id).not.toBe('');
  });
});

describe('proposals to escalate', () => {
  it('name repeats, several minors and what is overdue, until a person decided', async () => {
    for (let n = 0; n < 3; n += 1) await e.findingIn('acknowledged', { ref: 'A.6.2.6' });
    const again = await e.call('findings.raise', {
      auditId: surveillance,
      grade: 'minor',
      title: 'Alarms again',
      statement: 'Alarms were closed without a review.',
      requirements: ['42001:A.6.2.6'],
      objectiveEvidence: [{ text: 'Week 40.' }],
    });
    await e.call('findings.issue', { id: again.id });
    const { proposals } = await e.call('findings.proposals');
    expect(proposals.map(({ ground, finding }) => [ground, finding.number]).slice(0, 2)).toEqual([
      ['repeat', 'SV1-NC-01'],
      ['several_minors', 'SV1-NC-01'],
    ]);
    for (const { subject, ground, finding } of proposals)
      await e.call('findings.escalate', { id: finding.id, ground, subject, outcome: 'none', reason: 'Looked at together.' });
    expect((await e.call('findings.proposals')).proposals).toEqual([]);
  });
});

describe('the calendar and the trend', () => {
  it('list what open findings have to keep, the limit of the standard included', async () => {
    await e.findingIn('acknowledged', { grade: 'major' });
    await e.findingIn('closed', { grade: 'major', ref: 'A.8.3' });
    await e.call('findings.setPolicy', { certificateExpiresOn: '2029-12-01' });
    const { dates, today } = await e.call('findings.calendar');
    expect(today).toBe('2026-11-18');
    expect(dates.map(({ on, what, finding }) => [on, what, finding?.number ?? null])).toEqual([
      ['2026-12-19', 'answer', 'S2-NC-01'],
      ['2027-02-17', 'verify', 'S2-NC-01'],
      ['2027-05-19', 'limit', 'S2-NC-01'],
      ['2029-12-01', 'expiry', null],
    ]);
  });

  it('count each audit by clause, control, site and AI system', async () => {
    await e.findingIn('issued', { ref: 'A.6.2.6' });
    const { id } = await e.findingIn('draft', { ref: '8.4' });
    await e.call('findings.update', { id, siteIds: [e.site], systemIds: [e.systems.lend] });
    await e.call('findings.issue', { id });
    const { audits, rows } = await e.call('findings.trend');
    expect(audits.map(({ number }) => number)).toEqual(['S2']);
    expect(rows.map(({ by, key, counts, open }) => [by, key, counts[0]?.minor, open])).toEqual([
      ['clause', '8.4', 1, 1],
      ['control', 'A.6.2.6', 1, 1],
      ['site', 'Porto', 1, 1],
      ['system', 'LendScore 4.2', 1, 1],
    ]);
  });

  it('calls a clause by its own title where only its subclauses have findings', async () => {
    await e.findingIn('issued', { ref: '6.1.3' });
    const { rows } = await e.call('findings.trend');
    const { groups } = await e.call('checklist.list', { auditId: e.audits.stage2 });
    const title = groups.find(({ ref }) => ref === '6.1')?.title ?? 'none';
    expect(rows.map(({ by, key, label }) => [by, key, label])).toEqual([['clause', '6.1', title]]);
  });
});
