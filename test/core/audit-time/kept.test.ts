/** Kept audit time through the public door: rows, ledger, what is refused, and that it says what the calculator says. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { aFilledEngagement, type FilledEngagement } from '../../builders/filled-engagement.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';

let world: FilledEngagement;
beforeEach(async () => {
  world = await aFilledEngagement();
});
afterEach(() => world.close());

/** 55 persons: 5 days (IAF MD 5 QMS 1). */
const qms = () => world.call('audit-time.add', { title: 'Initial audit', scheme: 'QMS', persons: 55 });
const standardOf = (kept: { standards: { id: string }[] }) => kept.standards[0]?.id ?? '';
const shown = async (id: string) => (await world.call('audit-time.list')).calculations.find((one) => one.id === id);
const auditOf = async (id: string) => (await world.call('audit-time.list')).audits.find((one) => one.id === id);

describe('a calculation', () => {
  it('is kept with its standard, and answers line by line what the calculator answers to the same input', async () => {
    const { value: made, left } = await withLedger(world.path, qms);
    expect(deeds(left)).toEqual(['insert audit_time', 'insert audit_time_standard']);
    const standardId = standardOf(made);
    await world.call('audit-time.addLine', {
      standardId,
      kind: 'addition',
      factor: 'Second language',
      value: 50,
      reason: 'Records in Portuguese.',
      source: 'Procedure P-07, 4.2',
    });
    await world.call('audit-time.addLine', { standardId, kind: 'adjustment', factor: 'Mature', value: -1000, reason: 'Nine years.' });
    const kept = await world.call('audit-time.update', { id: made.id, stage1Percent: 3300 });
    const direct = await world.call('audit-time.calculate', {
      table: 'QMS',
      persons: 55,
      additions: [{ factor: 'Second language', count: 1, days: 0.5, reason: 'Records in Portuguese.', source: 'Procedure P-07, 4.2' }],
      adjustments: [{ percent: -10, reason: 'Nine years.', label: 'Mature' }],
      settings: { stage1Percent: 33 },
    });
    expect(kept.result).toEqual(direct);
    expect(kept.result?.days).toBe(5);
    expect(kept.result?.lines.find((line) => line.step === 'addition')).toMatchObject({ days: 5.5, source: 'Procedure P-07, 4.2' });
  });

  it('holds the published AIMS factors as rows that count nothing, and says what is missing before its base table is entered', async () => {
    const kept = await world.call('audit-time.add', { title: 'AIMS', scheme: 'AIMS', persons: 58 });
    expect(kept.standards[0]?.lines.map(({ factor, count }) => [factor, count])).toEqual([
      ['ai_systems', 0],
      ['high_risk_systems', 0],
      ['regulatory_frameworks', 0],
      ['third_party_agreements', 0],
      ['own_controls', 0],
    ]);
    expect(kept.result).toBeNull();
    expect(kept.problem?.faults).toEqual([
      { standardId: standardOf(kept), lineId: null, field: 'base', message: expect.stringContaining('Rows') },
    ]);
    const withBase = await world.call('audit-time.updateStandard', {
      id: standardOf(kept),
      base: [{ from: 1, to: 100, hundredths: 900 }],
      baseSource: 'Licensed copy 12',
    });
    expect(withBase.result?.days).toBe(9);
    expect(withBase.result?.lines[0]?.source).toBe('Licensed copy 12');
    // A factor that counts needs its justification, and the fault names the row.
    const line = withBase.standards[0]?.lines[1];
    const counting = await world.call('audit-time.updateLine', { id: line?.id ?? '', count: 1 });
    expect(counting.problem?.faults).toEqual([
      { standardId: standardOf(kept), lineId: line?.id, field: 'reason', message: expect.stringContaining('justification') },
    ]);
    const said = await world.call('audit-time.updateLine', { id: line?.id ?? '', reason: 'LendScore.' });
    expect(said.result?.lines[1]).toMatchObject({ days: 9.5, source: 'ISO/IEC 42006:2025 Annex A', status: 'unconfirmed' });
  });

  it('of two standards names the one that is wrong', async () => {
    const made = await qms();
    const { standards } = await world.call('audit-time.addStandard', { auditTimeId: made.id, scheme: 'EMS', persons: 40 });
    const kept = await shown(made.id);
    expect(kept?.problem?.faults).toMatchObject([{ standardId: standards[1]?.id, field: 'complexity' }]);
    const right = await world.call('audit-time.updateStandard', { id: standards[1]?.id ?? '', complexity: 'medium' });
    expect(right.result?.lines.map(({ step }) => step)).toEqual(['table', 'table', 'sum', 'rounding']);
    const integrated = await world.call('audit-time.update', { id: made.id, integrationLevel: 100_00, integrationAbility: 100_00 });
    expect(integrated.result?.lines.find(({ step }) => step === 'integration')?.label).toMatch(/−20/);
  });

  it('keeps one standard, no standard twice, no days below none and nobody else’s ids', async () => {
    const made = await qms();
    const standardId = standardOf(made);
    const refused = (work: () => Promise<unknown>) => refusalWithoutWrite(world.path, work);
    expect((await refused(() => world.call('audit-time.removeStandard', { id: standardId }))).code).toBe('RULE');
    expect((await refused(() => world.call('audit-time.addStandard', { auditTimeId: made.id, scheme: 'QMS', persons: 3 }))).code).toBe(
      'CONFLICT',
    );
    const negative = await refused(() => world.call('audit-time.addLine', { standardId, kind: 'addition', factor: 'Less', value: -50 }));
    expect(negative).toMatchObject({ code: 'INVALID_INPUT', fields: { value: expect.any(String) } });
  });

  it('goes with all its rows, unless an audit takes its time from it', async () => {
    const made = await qms();
    await world.call('audit-time.apply', { id: made.id, auditId: world.audits.stage2 });
    const refused = await refusalWithoutWrite(world.path, () => world.call('audit-time.remove', { id: made.id }));
    expect(refused).toMatchObject({ code: 'RULE', message: expect.stringContaining('S2') });
    const other = await world.call('audit-time.add', { title: 'Other', scheme: 'AIMS', persons: 5 });
    await world.call('audit-time.remove', { id: other.id });
    expect(rowsIn(world.path, 'audit_time_standard').map(({ auditTimeId }) => auditTimeId)).toEqual([made.id]);
    expect(rowsIn(world.path, 'audit_time_line')).toEqual([]);
    expect(await world.call('ledger.verify')).toMatchObject({ ok: true });
  });
});

describe('an approval', () => {
  it('holds who, when and how much, and asks to be given anew after a figure was changed, not after a note', async () => {
    const { id } = await qms();
    const approved = await world.call('audit-time.approve', { id, by: 'Lotte Maas', on: '2026-09-21' });
    expect(approved).toMatchObject({ approvedBy: 'Lotte Maas', approvedOn: '2026-09-21', approvedHundredths: 500, changedSince: false });
    expect((await world.call('audit-time.update', { id, note: 'Filed.' })).changedSince).toBe(false);
    const changed = await world.call('audit-time.updateStandard', { id: standardOf(approved), persons: 66 });
    expect(changed).toMatchObject({ changedSince: true, approvedHundredths: 500, result: { days: 6 } });
    expect(await world.call('audit-time.approve', { id, by: 'Lotte Maas', on: '2026-09-28' })).toMatchObject({
      changedSince: false,
      approvedHundredths: 600,
    });
  });

  it('is refused while there is no result', async () => {
    const { id } = await world.call('audit-time.add', { title: 'AIMS', scheme: 'AIMS', persons: 58 });
    const refused = await refusalWithoutWrite(world.path, () =>
      world.call('audit-time.approve', { id, by: 'Lotte Maas', on: '2026-09-21' }),
    );
    expect(refused).toMatchObject({ code: 'RULE', hint: expect.stringContaining('base table') });
  });
});

describe('an audit', () => {
  it('is planned with its part by one step, and says when the calculation changed after that', async () => {
    const { id, standards } = await qms();
    const { value, left } = await withLedger(world.path, () => world.call('audit-time.apply', { id, auditId: world.audits.stage2 }));
    expect(deeds(left)).toEqual(['update audit plannedHundredths', 'insert audit_time_use']);
    expect(value).toMatchObject({ part: 'stage_2', requiredHundredths: 350, plannedHundredths: 350, requiredNow: 350, deviations: [] });
    expect(rowIn(world.path, 'audit', world.audits.stage2)?.plannedHundredths).toBe(350);
    await world.call('audit-time.updateStandard', { id: standardOf({ standards }), persons: 700 });
    expect(await auditOf(world.audits.stage2)).toMatchObject({ requiredHundredths: 350, requiredNow: 850 });
  });

  it('planned with or taking another time needs its reason; time of experts is kept beside and counts nowhere', async () => {
    const { id } = await qms();
    const auditId = world.audits.stage2;
    await world.call('audit-time.apply', { id, auditId });
    const refused = await refusalWithoutWrite(world.path, () => world.call('audit-time.setPlanned', { auditId, plannedHundredths: 300 }));
    expect(refused).toMatchObject({ code: 'RULE', fields: { reason: expect.stringContaining('9.1.4') } });
    const planned = await world.call('audit-time.setPlanned', { auditId, plannedHundredths: 400, reason: 'New system.' });
    expect(planned.deviations).toEqual([{ of: 'planned', differenceHundredths: 50, reason: 'New system.' }]);
    const same = await world.call('audit-time.recordActual', { auditId, actualHundredths: 400, notCountedHundredths: 150 });
    expect(same).toMatchObject({ actualHundredths: 400, notCountedHundredths: 150, deviations: [{ of: 'planned' }] });
    const more = () => world.call('audit-time.recordActual', { auditId, actualHundredths: 450 });
    expect((await refusalWithoutWrite(world.path, more)).fields?.reason).toContain('9.4.8.2');
    expect(rowIn(world.path, 'audit', auditId)?.actualHundredths).toBe(400);
  });

  it('whose days were changed elsewhere shows a difference without a reason', async () => {
    const { id } = await qms();
    await world.call('audit-time.apply', { id, auditId: world.audits.stage2 });
    await world.call('audits.update', { id: world.audits.stage2, plannedHundredths: 250 });
    expect((await auditOf(world.audits.stage2))?.deviations).toEqual([{ of: 'planned', differenceHundredths: -100, reason: '' }]);
  });

  it('is removed together with what it took', async () => {
    const audit = await world.call('audits.create', { kind: 'surveillance' });
    const { id } = await qms();
    await world.call('audit-time.apply', { id, auditId: audit.id });
    await world.call('audits.remove', { id: audit.id });
    expect(rowsIn(world.path, 'audit_time_use')).toEqual([]);
  });

  it('names the members whose time does not count', async () => {
    const expert = await world.call('team.add', { name: 'Dr Priya Nair', role: 'technical_expert', side: 'body' });
    await world.call('audits.addMember', { auditId: world.audits.stage2, personId: expert.id, role: 'technical_expert' });
    expect((await auditOf(world.audits.stage2))?.notCounted).toEqual([{ name: 'Dr Priya Nair', role: 'technical_expert' }]);
  });
});

it('counts the published factors from inventory, suppliers and Statement of Applicability', async () => {
  await world.call('scope.updateSystem', { id: world.systems.lend, riskLevel: 'high' });
  const { counted } = await world.call('audit-time.list');
  expect(counted).toMatchObject({ ai_systems: 0, high_risk_systems: 1, third_party_agreements: 0, own_controls: 0 });
});
