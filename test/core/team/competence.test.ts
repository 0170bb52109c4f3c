import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { deeds, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';

let engagement: TestEngagement;
beforeEach(async () => {
  engagement = await anEngagement();
});
afterEach(() => engagement.close());

const check = () => engagement.call('team.check');
const areaIds = async () => (await check()).areas.map((area) => area.id);
const leadId = async () => (await engagement.call('team.list')).people[0]?.id ?? '';
const held = { evidence: 'Exam passed.', evaluatedOn: '2026-03-02', evaluatedBy: 'Karin Aaltonen' };

describe('the areas of competence', () => {
  it('are proposed with their source, which says that it is not confirmed, and nothing is written by looking', async () => {
    const { value, left } = await withLedger(engagement.path, check);
    expect(left).toEqual([]);
    expect(value.areas).toHaveLength(6);
    expect(value.areas.every((area) => area.source.includes('ISO/IEC 42006:2025 7.1.3') && /not confirmed/i.test(area.source))).toBe(true);
    expect(value.areas.filter((area) => area.neededFor.includes('decision_maker')).map((area) => area.name)).toEqual([
      'ISO/IEC 42001 and certification schemes',
      'Sector of the client',
    ]);
  });

  it('become the body’s own list with the first change, under the same ids', async () => {
    const { call, path } = engagement;
    const before = await areaIds();
    const { left } = await withLedger(path, () => call('team.updateArea', { id: before[2] ?? '', name: 'Law of the EU on AI' }));
    expect(deeds(left)).toEqual([...Array(6).fill('insert competence_area'), 'update competence_area name']);
    expect(await areaIds()).toEqual(before);
    const added = await withLedger(path, () => call('team.addArea', { name: 'Medical devices', neededFor: ['team', 'reviewer'] }));
    expect(deeds(added.left)).toEqual(['insert competence_area']);
    expect((await check()).areas.map((area) => area.name).slice(-1)).toEqual(['Medical devices']);
    await call('team.removeArea', { id: added.value.id });
    expect(rowsIn(path, 'competence_area')).toHaveLength(6);
  });

  it('keep their evidence, their names apart, and at least one of them', async () => {
    const { call, path } = engagement;
    const [first = '', ...rest] = await areaIds();
    expect((await refusalWithoutWrite(path, () => call('team.addArea', { name: ' law and regulation on ai ' }))).code).toBe('CONFLICT');
    await call('team.addCompetence', { personId: await leadId(), areaId: first, ...held });
    expect((await refusalWithoutWrite(path, () => call('team.removeArea', { id: first }))).message).toContain('1 piece of evidence');
    for (const id of rest) await call('team.removeArea', { id });
    await call('team.removeCompetence', { id: rowsIn(path, 'competence')[0]?.id ?? '' });
    expect((await refusalWithoutWrite(path, () => call('team.removeArea', { id: first }))).message).toContain('last area');
  });
});

describe('evidence of competence', () => {
  it('is added, evaluated and removed, each with its entry', async () => {
    const { call, path } = engagement;
    const [area = '', other = ''] = await areaIds();
    const personId = await leadId();
    const { value, left } = await withLedger(path, () => call('team.addCompetence', { personId, areaId: area, basis: 'training' }));
    expect(deeds(left)).toEqual([...Array(6).fill('insert competence_area'), 'insert competence']);
    const changed = await withLedger(path, () => call('team.updateCompetence', { id: value.id, areaId: other, ...held }));
    expect(deeds(changed.left).toSorted()).toEqual(
      ['areaId', 'evaluatedBy', 'evaluatedOn', 'evidence'].map((field) => `update competence ${field}`),
    );
    expect((await call('team.records', { id: personId })).competence).toMatchObject([{ areaId: other, standing: 'held' }]);
    expect(deeds((await withLedger(path, () => call('team.removeCompetence', { id: value.id }))).left)).toEqual(['remove competence']);
  });

  it('is refused when nobody evaluated it or it ran out before (7.2)', async () => {
    const { call, path } = engagement;
    const [areaId = ''] = await areaIds();
    const personId = await leadId();
    for (const wrong of [{ evaluatedOn: '2026-03-02' }, { ...held, validUntil: '2026-03-01' }])
      expect((await refusalWithoutWrite(path, () => call('team.addCompetence', { personId, areaId, ...wrong }))).code).toBe('RULE');
  });

  it('fills the gaps of an audit’s team, of review and of decision, area by area', async () => {
    const { call } = engagement;
    const personId = await leadId();
    const audit = await call('audits.create', { kind: 'stage_2', startsOn: '2026-12-01', endsOn: '2026-12-04' });
    await call('audits.addMember', { auditId: audit.id, personId, role: 'lead_auditor' });
    const areas = await areaIds();
    const competenceGaps = async () => (await check()).gaps.filter((gap) => gap.kind === 'competence').map((gap) => gap.message);
    expect(await competenceGaps()).toEqual([expect.stringContaining('Stage 2: nothing on file for 6 areas of competence: AI management')]);
    for (const areaId of areas.slice(0, 4)) await call('team.addCompetence', { personId, areaId, ...held });
    await call('team.addCompetence', { personId, areaId: areas[4] ?? '', ...held, validUntil: '2026-11-30' });
    await call('team.addCompetence', { personId, areaId: areas[5] ?? '', evidence: 'Visited in 2025.' });
    expect(await competenceGaps()).toEqual([
      'Stage 2: the evidence for 1 area has run out: Sector of the client.',
      'Stage 2: nobody evaluated the evidence for 1 area by then: Products, processes and organization of the client.',
    ]);
    await call('team.add', { name: 'Gareth Lowe', role: 'reviewer', side: 'body' });
    expect((await competenceGaps()).at(-1)).toBe(
      'Reviewer: nothing on file for 2 areas of competence: ISO/IEC 42001 and certification schemes; Sector of the client.',
    );
  });
});

describe('the people of an audit', () => {
  it('are missed when they are away in its days, and asked for what the body has to have on file', async () => {
    const { call, path } = engagement;
    const personId = await leadId();
    const audit = await call('audits.create', { kind: 'stage_2', startsOn: '2026-12-01', endsOn: '2026-12-04' });
    expect((await check()).gaps.map((gap) => gap.kind)).toEqual(['no_reviewer', 'no_decision_maker', 'no_leader']);
    await call('audits.addMember', { auditId: audit.id, personId, role: 'lead_auditor' });
    const absence = await call('team.addAbsence', { personId, fromOn: '2026-12-04', toOn: '2026-12-11', reason: 'Leave' });
    const kinds = async () => (await check()).gaps.map((gap) => gap.kind);
    expect(await kinds()).toEqual(['no_reviewer', 'no_decision_maker', 'no_declaration', 'absent', 'not_told', 'competence']);
    const { left } = await withLedger(path, () => call('team.updateAbsence', { id: absence.id, fromOn: '2026-12-05' }));
    expect(deeds(left)).toEqual(['update absence fromOn']);
    await call('team.declare', { personId, kind: 'no_conflict' });
    await call('team.recordNotice', { auditId: audit.id, personId, sentOn: '2026-11-02' });
    expect(await kinds()).toEqual(['no_reviewer', 'no_decision_maker', 'competence']);
    expect(
      (await refusalWithoutWrite(path, () => call('team.addAbsence', { personId, fromOn: '2027-01-02', toOn: '2027-01-01' }))).code,
    ).toBe('RULE');
    expect(deeds((await withLedger(path, () => call('team.removeAbsence', { id: absence.id }))).left)).toEqual(['remove absence']);
  });

  it('take their competence and absences along when they go', async () => {
    const { call, path } = engagement;
    const { id: personId } = await call('team.add', { name: 'Hanna Lindqvist', role: 'auditor', side: 'body' });
    await call('team.addCompetence', { personId, areaId: (await areaIds())[0] ?? '', ...held });
    await call('team.addAbsence', { personId, fromOn: '2026-12-04', toOn: '2026-12-11' });
    const { left } = await withLedger(path, () => call('team.remove', { id: personId }));
    expect(deeds(left)).toEqual(['remove competence', 'remove absence', 'remove person']);
  });
});
