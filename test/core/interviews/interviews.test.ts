import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

let engagement: TestEngagement;
let auditId: string;
beforeEach(async () => {
  engagement = await anEngagement();
  auditId = (await engagement.call('audits.create', { kind: 'stage_2' })).id;
});
afterEach(() => engagement.close());

describe('interviews', () => {
  it('are numbered through the engagement and freeze the name of who is heard', async () => {
    const { call, path } = engagement;
    const marit = await call('team.add', { name: 'Marit de Vries', title: 'Head of model risk', role: 'auditee', side: 'client' });
    const { value: first, left } = await withLedger(path, () =>
      call('interviews.add', {
        auditId,
        title: 'Model risk',
        personId: marit.id,
        place: 'Room Zaan',
        means: 'on site',
        startedAt: '2026-11-18T13:02:00.000Z',
      }),
    );
    expect(deeds(left)).toEqual(['insert interview']);
    expect(first).toMatchObject({ number: 'I-01', personLabel: 'Marit de Vries, Head of model risk', place: 'Room Zaan', endedAt: null });
    const later = await call('audits.create', { kind: 'surveillance' });
    expect((await call('interviews.add', { auditId: later.id, title: 'Again', personLabel: 'A tester' })).number).toBe('I-02');
    await call('team.update', { id: marit.id, title: 'Chief risk officer' });
    const { interviews } = await call('interviews.list', { auditId });
    expect(interviews).toEqual([{ ...first, lines: 0, toDosOpen: 0 }]);
  });

  it('change field by field', async () => {
    const { call, path } = engagement;
    const interview = await call('interviews.add', { auditId, title: 'Model risk', startedAt: '2026-11-18T13:02:00.000Z' });
    const { value, left } = await withLedger(path, () =>
      call('interviews.update', { id: interview.id, endedAt: '2026-11-18T13:58:00.000Z', personLabel: 'Head of model risk' }),
    );
    expect(deeds(left).sort()).toEqual(['update interview endedAt', 'update interview personLabel']);
    expect(rowIn(path, 'interview', interview.id)).toEqual(value);
  });

  it('are planned with a time, requirements in the order of the standard, and a name that is not printed', async () => {
    const { call, path } = engagement;
    await call('checklist.make', { auditId });
    const marit = await call('team.add', { name: 'Marit de Vries', title: 'Head of model risk', role: 'auditee', side: 'client' });
    const plannedRequirements = ['42001:A.6.2.8', '42001:9.1', '42001:9.1'];
    const interview = await call('interviews.add', {
      auditId,
      title: 'Model risk',
      plannedAt: '2026-11-18T13:00:00.000Z',
      plannedMinutes: 60,
      plannedRequirements,
    });
    expect(interview).toMatchObject({ nameHidden: true, role: '', plannedRequirements: ['42001:9.1', '42001:A.6.2.8'], startedAt: null });
    const named = await call('interviews.update', { id: interview.id, personId: marit.id });
    expect(named).toMatchObject({ personLabel: 'Marit de Vries, Head of model risk', role: 'Head of model risk' });
    await call('interviews.addLine', { id: interview.id, text: 'Alarms #9.1 #10.2' });
    await call('interviews.addLine', { id: interview.id, text: 'And #9.1 again' });
    const { planned, alsoHeard } = await call('interviews.show', { id: interview.id });
    expect(planned.map(({ ref, lines }) => `${ref} ${lines}`)).toEqual(['9.1 2', 'A.6.2.8 0']);
    expect(planned.every(({ itemId }) => itemId !== null)).toBe(true);
    expect(alsoHeard).toEqual(['10.2']);
    const early = await call('interviews.add', { auditId, title: 'Top management', plannedAt: '2026-11-16T09:00:00.000Z' });
    const someday = await call('interviews.add', { auditId, title: 'Purchasing' });
    expect((await call('interviews.list', { auditId })).interviews.map(({ id }) => id)).toEqual([early.id, interview.id, someday.id]);
    const wrong = { id: early.id, plannedRequirements: ['42001:9.1', '42001:99.9'] };
    expect(await refusalWithoutWrite(path, () => call('interviews.update', wrong))).toMatchObject({
      code: 'NOT_FOUND',
      fields: { plannedRequirements: expect.stringContaining('99.9') },
    });
  });

  it('are removed while they hold nothing, and kept once something was heard', async () => {
    const { call, path } = engagement;
    const empty = await call('interviews.add', { auditId, title: 'Not held' });
    const { left } = await withLedger(path, () => call('interviews.remove', { id: empty.id }));
    expect(deeds(left)).toEqual(['remove interview']);
    const held = await call('interviews.add', { auditId, title: 'Held' });
    await call('interviews.addLine', { id: held.id, text: 'Heard.' });
    expect(await refusalWithoutWrite(path, () => call('interviews.remove', { id: held.id }))).toMatchObject({
      code: 'RULE',
      message: expect.stringContaining(held.number),
    });
  });

  it('do not end before they begin', async () => {
    const { call, path } = engagement;
    const startedAt = '2026-11-18T13:02:00.000Z';
    const endedAt = '2026-11-18T13:01:59.999Z';
    const added = await refusalWithoutWrite(path, () => call('interviews.add', { auditId, title: 'X', startedAt, endedAt }));
    expect(added).toMatchObject({ code: 'RULE', fields: { endedAt: expect.any(String) } });
    const interview = await call('interviews.add', { auditId, title: 'X', startedAt });
    expect((await refusalWithoutWrite(path, () => call('interviews.update', { id: interview.id, endedAt }))).code).toBe('RULE');
  });
});

describe('a line', () => {
  it('is linked to the rows of each requirement, to evidence, findings and people, each once', async () => {
    const { call, path } = engagement;
    const system = await call('scope.addSystem', { name: 'LendScore', version: '4.2' });
    await call('checklist.make', { auditId });
    await call('checklist.addUnit', { auditId, requirement: '42001:A.6.2.6', unit: { kind: 'system', id: system.id } });
    const evidence = await call('evidence.addSeen', { auditId, title: 'Monthly pack' });
    const finding = await call('findings.raise', {
      auditId,
      grade: 'minor',
      title: 'T',
      statement: 'S',
      requirements: ['42001:9.1'],
      objectiveEvidence: [{ text: 'E' }],
    });
    const joost = await call('team.add', { name: 'Joost Bakker', role: 'auditee', side: 'client' });
    const interview = await call('interviews.add', { auditId, title: 'Model risk' });
    const { value: line, left } = await withLedger(path, () =>
      call('interviews.addLine', {
        id: interview.id,
        text: 'No stop criterion written.',
        kind: 'quote',
        at: '2026-11-18T13:24:00.000Z',
        requirements: ['42001:A.6.2.6', '42001:9.1', '42001:9.1'],
        evidence: [evidence.id],
        findings: [finding.id],
        people: [joost.id, joost.id],
      }),
    );
    expect(deeds(left)).toEqual(['insert note', ...Array.from({ length: 6 }, () => 'insert link')]);
    expect(line).toMatchObject({ ownerKind: 'interview', ownerId: interview.id, authorName: 'Ines Vogt', kind: 'quote' });
    const shown = await call('interviews.show', { id: interview.id });
    expect(shown.lines).toHaveLength(1);
    expect(shown.lines[0]?.mentions.map((one) => `${one.kind} ${one.label}`).sort()).toEqual([
      'checklist_item 9.1',
      'checklist_item A.6.2.6',
      'checklist_item A.6.2.6 LendScore',
      `evidence ${evidence.number}`,
      `finding ${finding.number}`,
      'person Joost Bakker',
    ]);
    expect((await call('interviews.list', { auditId })).interviews[0]?.lines).toBe(1);
  });

  it('stands among the others by its time', async () => {
    const { call } = engagement;
    const interview = await call('interviews.add', { auditId, title: 'Model risk' });
    await call('interviews.addLine', { id: interview.id, text: 'Second', at: '2026-11-18T13:06:00.000Z' });
    await call('interviews.addLine', { id: interview.id, text: 'First', at: '2026-11-18T13:03:00.000Z' });
    const { lines } = await call('interviews.show', { id: interview.id });
    expect(lines.map((line) => line.text)).toEqual(['First', 'Second']);
    expect(lines.every((line) => line.mentions.length === 0)).toBe(true);
  });

  it('is refused whole when one thing it mentions is not there', async () => {
    const { call, path } = engagement;
    await call('checklist.make', { auditId, units: [{ requirement: '42001:9.1', unit: { kind: 'organization', id: null } }] });
    const { id } = await call('interviews.add', { auditId, title: 'Model risk' });
    const attempts = [
      { requirements: ['42001:9.1', '42001:A.6.2.6'] },
      { requirements: ['42001:9.1'], evidence: [unknownId] },
      { requirements: ['42001:9.1'], findings: [unknownId] },
      { requirements: ['42001:9.1'], people: [unknownId] },
      { authorId: unknownId },
    ];
    for (const attempt of attempts) {
      const refused = await refusalWithoutWrite(path, () => call('interviews.addLine', { id, text: 'Seen.', ...attempt }));
      expect(refused.code, JSON.stringify(attempt)).toBe('NOT_FOUND');
    }
    expect(rowsIn(path, 'note')).toEqual([]);
  });
});

describe('what is not there', () => {
  it('is refused by every method that names it', async () => {
    const { call, path } = engagement;
    for (const attempt of [
      () => call('interviews.list', { auditId: unknownId }),
      () => call('interviews.show', { id: unknownId }),
      () => call('interviews.add', { auditId: unknownId, title: 'X' }),
      () => call('interviews.add', { auditId, title: 'X', personId: unknownId }),
      () => call('interviews.update', { id: unknownId, title: 'X' }),
      () => call('interviews.addLine', { id: unknownId, text: 'X' }),
      () => call('interviews.remove', { id: unknownId }),
      () => call('interviews.toDos', { auditId: unknownId }),
    ]) {
      expect((await refusalWithoutWrite(path, attempt)).code).toBe('NOT_FOUND');
    }
  });
});
