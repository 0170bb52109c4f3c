import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

let engagement: TestEngagement;
beforeEach(async () => {
  engagement = await anEngagement();
});
afterEach(() => engagement.close());

describe('sites', () => {
  it('are added in order, changed field by field, and listed', async () => {
    const { call, path } = engagement;
    const { value: utrecht, left } = await withLedger(path, () => call('scope.addSite', { name: 'Utrecht', address: 'Weverskade 14' }));
    const porto = await call('scope.addSite', { name: 'Porto' });
    expect(deeds(left)).toEqual(['insert site']);
    expect(utrecht).toMatchObject({ name: 'Utrecht', address: 'Weverskade 14', activities: '', position: 0 });
    const changed = await withLedger(path, () => call('scope.updateSite', { id: porto.id, activities: 'Annotation' }));
    expect(deeds(changed.left)).toEqual(['update site activities']);
    expect(rowIn(path, 'site', porto.id)).toEqual({ ...porto, activities: 'Annotation', position: 1 });
    expect((await call('scope.sites')).sites.map((site) => site.name)).toEqual(['Utrecht', 'Porto']);
  });

  it('go while no checklist names them', async () => {
    const { call, path } = engagement;
    const porto = await call('scope.addSite', { name: 'Porto' });
    const { left } = await withLedger(path, () => call('scope.removeSite', { id: porto.id }));
    expect(deeds(left)).toEqual(['remove site']);
    expect(rowsIn(path, 'site')).toEqual([]);
  });
});

describe('AI systems', () => {
  it('start without an assessed risk, in use and in scope unless the person says otherwise', async () => {
    const { call, path } = engagement;
    const { value: system, left } = await withLedger(path, () => call('scope.addSystem', { name: 'LendScore', version: '4.2' }));
    expect(deeds(left)).toEqual(['insert ai_system']);
    expect(system).toMatchObject({ riskLevel: 'not_assessed', status: 'production', inScope: true, isoRoles: [], position: 0 });
    const changed = await withLedger(path, () =>
      call('scope.updateSystem', { id: system.id, isoRoles: ['provider', 'producer'], inScope: false, scopeReason: 'Retired in May.' }),
    );
    expect(deeds(changed.left)).toEqual(['update ai_system isoRoles', 'update ai_system inScope', 'update ai_system scopeReason']);
    expect((await call('scope.system', { id: system.id })).system).toEqual(changed.value);
    expect((await call('scope.systems')).systems).toMatchObject([{ id: system.id, inScope: false, scopeReason: 'Retired in May.' }]);
    expect(rowIn(path, 'ai_system', system.id)).toEqual(changed.value);
  });

  it('go while no checklist names them', async () => {
    const { call, path } = engagement;
    const system = await call('scope.addSystem', { name: 'DocuSift' });
    const { left } = await withLedger(path, () => call('scope.removeSystem', { id: system.id }));
    expect(deeds(left)).toEqual(['remove ai_system']);
  });
});

describe('a unit that a checklist names', () => {
  it('stays on record, and the refusal names the audit and the way out', async () => {
    const { call, path } = engagement;
    const site = await call('scope.addSite', { name: 'Porto' });
    const system = await call('scope.addSystem', { name: 'LendScore' });
    const audit = await call('audits.create', { kind: 'stage_2' });
    await call('checklist.addUnit', { auditId: audit.id, requirement: '42001:7.2', unit: { kind: 'site', id: site.id } });
    await call('checklist.addUnit', { auditId: audit.id, requirement: '42001:8.4', unit: { kind: 'system', id: system.id } });
    const ofSite = await refusalWithoutWrite(path, () => call('scope.removeSite', { id: site.id }));
    expect(ofSite).toMatchObject({ code: 'RULE', hint: 'Take its rows out of the checklist first.' });
    expect(ofSite.message).toContain('‘Porto’ stands in the checklist of S2 (1 row)');
    const ofSystem = await refusalWithoutWrite(path, () => call('scope.removeSystem', { id: system.id }));
    expect(ofSystem.message).toContain('‘LendScore’ stands in the checklist of S2');
    expect(ofSystem.hint).toContain('out of scope');
  });
});

describe('what is not there', () => {
  it('is neither changed nor removed', async () => {
    for (const method of ['scope.updateSite', 'scope.removeSite', 'scope.updateSystem', 'scope.removeSystem'] as const) {
      const refused = await refusalWithoutWrite(engagement.path, () => engagement.call(method, { id: unknownId }));
      expect(refused.code, method).toBe('NOT_FOUND');
    }
  });
});
