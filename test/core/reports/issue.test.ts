import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCompleteAudit } from '../../builders/complete-audit.ts';
import { anEngagement, type CallFailed, type TestEngagement } from '../../builders/engagement.ts';

let world: TestEngagement;
let auditId: string;
beforeEach(async () => {
  world = await anEngagement();
  const [lead] = (await world.call('team.list')).people;
  auditId = await aCompleteAudit(world.call, lead?.id ?? '');
});
afterEach(() => world.close());

const refusal = async (work: Promise<unknown>) => {
  const thrown = (await work.then(
    () => null,
    (error: unknown) => error,
  )) as CallFailed | null;
  if (thrown === null) throw new Error('it was accepted');
  return thrown.envelope;
};
const rowOf = async () => (await world.call('checklist.list', { auditId })).rows[0]?.id ?? '';

describe('an issued report', () => {
  it('has the next number, its recipients, the end of the ledger before it, and its PDF in the file', async () => {
    const before = await world.call('ledger.history', { limit: 1 });
    const report = await world.call('reports.issue', { auditId });
    expect(report).toMatchObject({
      number: '1.0',
      issuedOn: '2026-11-18',
      issuedByName: 'Ines Vogt',
      distribution: ['Lumenfold AI B.V.', 'Tarn Certification'],
      headChain: before.changes[0]?.chain,
      headSeq: before.changes[0]?.seq,
      reopenedAt: null,
    });
    const target = world.ports.path('issued.pdf');
    await world.call('reports.saveIssued', { id: report.id, to: { path: target } });
    const content = readFileSync(target);
    expect(content.subarray(0, 5).toString()).toBe('%PDF-');
    expect(createHash('sha256').update(content).digest('hex')).toBe(report.sha256);
    expect(await world.call('ledger.verify', { heads: [`${report.headChain}:${report.headSeq}:${report.headHash}`] })).toMatchObject({
      ok: true,
      problems: [],
    });
  });

  it('freezes what it rests on: every change of it is refused with the way out, and nothing is written', async () => {
    const id = await rowOf();
    const [member] = (await world.call('audits.show', { id: auditId })).members;
    await world.call('reports.issue', { auditId });
    const entries = world.dispatch.session.file?.ledger.entries();
    const tries = [
      world.call('checklist.addNote', { id, text: 'Afterthought.' }),
      world.call('checklist.setResult', { id, result: 'not_sampled', reason: 'Changed my mind.' }),
      world.call('checklist.setProgress', { id, progress: 'in_progress' }),
      world.call('checklist.tick', { id, list: 'ask', index: 0, done: true }),
      world.call('checklist.addUnit', {
        auditId,
        requirement: '42001:8.4',
        unit: { kind: 'site', id: (await world.call('scope.addSite', { name: 'Utrecht' })).id },
      }),
      world.call('audits.update', { id: auditId, actualHundredths: 150 }),
      world.call('audits.removeMember', { id: member?.id ?? '' }),
      world.call('reports.setText', { auditId, section: 'summary', text: 'Better.' }),
      world.call('interviews.add', { auditId, title: 'Late talk' }),
      world.call('findings.raise', {
        auditId,
        grade: 'minor',
        title: 'Late',
        statement: 'Late.',
        requirements: ['42001:8.4'],
        objectiveEvidence: [{ text: 'A record.' }],
      }),
    ];
    for (const one of tries) {
      const envelope = await refusal(one);
      expect(envelope).toMatchObject({ code: 'RULE' });
      expect(envelope.message).toContain('Report 1.0');
      expect(envelope.hint).toContain('Open the audit again');
    }
    // Only the site of the register was added.
    expect(world.dispatch.session.file?.ledger.entries()).toBe((entries ?? 0) + 1);
  });

  it('opens again with a reason, says what changed since, and is followed by a version that names the change', async () => {
    const first = await world.call('reports.issue', { auditId });
    expect(await refusal(world.call('reports.issue', { auditId }))).toMatchObject({ code: 'CONFLICT' });
    expect((await world.call('reports.issued', {})).reports[0]?.changedSince).toEqual([]);
    const opened = await world.call('reports.reopen', { id: first.id, reason: 'The place was wrong.' });
    expect(opened).toMatchObject({ reopenedByName: 'Ines Vogt', reopenedReason: 'The place was wrong.' });
    expect(await refusal(world.call('reports.reopen', { id: first.id, reason: 'Again.' }))).toMatchObject({ code: 'CONFLICT' });
    await world.call('audits.update', { id: auditId, places: 'Utrecht and Porto' });
    const { reports } = await world.call('reports.issued', { auditId });
    expect(reports[0]?.changedSince).toEqual([{ entity: 'audit', what: 'audit', rows: 1, lastAt: expect.stringMatching(/Z$/) }]);
    expect(await refusal(world.call('reports.issue', { auditId }))).toMatchObject({
      code: 'RULE',
      fields: { changes: expect.any(String) },
    });
    expect(await refusal(world.call('reports.issue', { auditId, number: '0.9', changes: 'x' }))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await refusal(world.call('reports.issue', { auditId, number: '1.0', changes: 'x' }))).toMatchObject({ code: 'CONFLICT' });
    const second = await world.call('reports.issue', { auditId, changes: 'Second place named.' });
    expect(second.number).toBe('1.1');
    const kept = await world.call('reports.issued', { auditId });
    expect(kept.reports.map(({ number, sha256 }) => [number, sha256])).toEqual([
      ['1.0', first.sha256],
      ['1.1', second.sha256],
    ]);
    await world.call('reports.saveIssued', { id: first.id, to: { path: world.ports.path('first.pdf') } });
    expect(
      createHash('sha256')
        .update(readFileSync(world.ports.path('first.pdf')))
        .digest('hex'),
    ).toBe(first.sha256);
  });

  it('names what was changed since, record by record, and leaves out other audits, settings and what came and went', async () => {
    const report = await world.call('reports.issue', { auditId });
    const system = await world.call('scope.addSystem', { name: 'LendScore', version: '4.3', inScope: true });
    await world.call('scope.updateSystem', { id: system.id, purpose: 'Scores consumer credit.' });
    const gone = await world.call('scope.addSite', { name: 'Braga' });
    await world.call('scope.removeSite', { id: gone.id });
    await world.call('audits.create', { kind: 'surveillance', title: 'Second surveillance' });
    await world.call('reports.reopen', { id: report.id, reason: 'The place was wrong.' });
    await world.call('audits.update', { id: auditId, places: 'Utrecht and Porto' });
    const { records, total } = await world.call('reports.changes', { id: report.id });
    expect(records.map(({ what, name, op, fields, entries }) => [what, name, op, fields, entries])).toEqual([
      ['audit', 'SV1 Surveillance 1', 'changed', ['places'], 1],
      ['AI system', 'LendScore', 'made', ['purpose'], 2],
    ]);
    expect(total).toBe(2);
    expect(records.every(({ who }) => who === 'Ines Vogt')).toBe(true);
    const { reports } = await world.call('reports.issued', { auditId });
    expect(reports[0]?.changedSince.map(({ entity, rows }) => [entity, rows])).toEqual([
      ['audit', 1],
      ['ai_system', 1],
    ]);
  });

  it('that was altered in the file is named by verify and not written out', async () => {
    const report = await world.call('reports.issue', { auditId });
    world.dispatch.session.file?.db
      .prepare('UPDATE blob_chunk SET bytes = zeroblob(length(bytes)) WHERE sha256 = ? AND position = 0')
      .run(report.sha256);
    expect(await refusal(world.call('reports.saveIssued', { id: report.id, to: { path: world.ports.path('x.pdf') } }))).toMatchObject({
      code: 'DAMAGED',
    });
    expect(await world.call('ledger.verify')).toMatchObject({ ok: false, problems: [{ where: 'Report 1.0 of 2026-11-18' }] });
  });
});

describe('issuing is refused', () => {
  it('while an element is missing, nobody is named to receive it, or by a person who may not issue', async () => {
    await world.call('reports.setText', { auditId, section: 'distribution', text: '' });
    expect(await refusal(world.call('reports.issue', { auditId }))).toMatchObject({
      code: 'RULE',
      message: expect.stringContaining('Nobody'),
    });
    await world.call('reports.setText', { auditId, section: 'scope_conclusion', text: '' });
    expect(await refusal(world.call('reports.issue', { auditId }))).toMatchObject({
      code: 'RULE',
      message: expect.stringContaining('20 '),
    });
    const trainee = await world.call('team.add', { name: 'Tobias Brandt', role: 'trainee', side: 'body' });
    await world.call('team.actAs', { id: trainee.id });
    expect(await refusal(world.call('reports.issue', { auditId }))).toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await world.call('reports.issued', {})).reports).toEqual([]);
  });
});
