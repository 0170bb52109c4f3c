import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anEngagement, type TestEngagement } from '../../builders/engagement.ts';
import { deeds, rowIn, rowsIn, withLedger } from '../../builders/file-rows.ts';
import { refusalWithoutWrite, unknownId } from '../../builders/refusal.ts';

let engagement: TestEngagement;
beforeEach(async () => {
  engagement = await anEngagement();
});
afterEach(() => engagement.close());

describe('suppliers', () => {
  it('are added with nothing answered, changed field by field, and listed with the systems they serve', async () => {
    const { call, path } = engagement;
    const system = await call('scope.addSystem', { name: 'LendScore' });
    const { value: supplier, left } = await withLedger(path, () => call('suppliers.add', { name: 'Northmere Models', kinds: ['model'] }));
    expect(deeds(left)).toEqual(['insert supplier']);
    expect(supplier).toMatchObject({ criticality: 'not_assessed', dueDiligence: 'not_done', trainsOnData: 'not_stated', reviewOn: null });
    const changed = await withLedger(path, () => call('suppliers.update', { id: supplier.id, reviewOn: '2027-01-15' }));
    expect(deeds(changed.left)).toEqual(['update supplier reviewOn']);
    const pair = { supplierId: supplier.id, systemId: system.id };
    await call('suppliers.linkSystem', pair);
    const again = await withLedger(path, () => call('suppliers.linkSystem', pair));
    expect(again.left).toEqual([]);
    expect((await call('suppliers.list')).suppliers).toMatchObject([{ name: 'Northmere Models', systems: 1, reviewOn: '2027-01-15' }]);
    expect((await call('suppliers.show', { id: supplier.id })).systems).toMatchObject([
      { id: system.id, name: 'LendScore', inScope: true },
    ]);
    expect((await call('scope.system', { id: system.id })).suppliers).toMatchObject([{ id: supplier.id, kinds: ['model'] }]);
    await call('suppliers.unlinkSystem', pair);
    expect(rowsIn(path, 'link')).toEqual([]);
  });

  it('take their links with them, and stay while the boundary names them', async () => {
    const { call, path } = engagement;
    const system = await call('scope.addSystem', { name: 'LendScore' });
    const supplier = await call('suppliers.add', { name: 'Northmere Models' });
    await call('suppliers.linkSystem', { supplierId: supplier.id, systemId: system.id });
    const item = await call('scope.addItem', { kind: 'interface', name: 'Model service', inside: true, supplierId: supplier.id });
    const refused = await refusalWithoutWrite(path, () => call('suppliers.remove', { id: supplier.id }));
    expect(refused).toMatchObject({ code: 'RULE', hint: 'Take it out of the boundary first.' });
    await call('scope.removeItem', { id: item.id });
    const { left } = await withLedger(path, () => call('suppliers.remove', { id: supplier.id }));
    expect(deeds(left)).toEqual(['remove link', 'remove supplier']);
    await call('scope.removeSystem', { id: system.id });
    expect(rowsIn(path, 'ai_system')).toEqual([]);
  });
});

describe('the boundary', () => {
  it('holds its items in order, each with a reason, and names only sites and suppliers that are there', async () => {
    const { call, path } = engagement;
    const site = await call('scope.addSite', { name: 'Porto' });
    await call('scope.addItem', { kind: 'business_unit', name: 'Credit', inside: true });
    const item = await call('scope.addItem', {
      kind: 'process',
      name: 'Annotation',
      inside: false,
      reason: 'Outsourced.',
      siteId: site.id,
    });
    expect(rowIn(path, 'scope_item', item.id)).toEqual({ ...item, position: 1, supplierId: null });
    await call('scope.updateItem', { id: item.id, inside: true });
    expect((await call('scope.items')).items.map(({ name, inside }) => [name, inside])).toEqual([
      ['Credit', true],
      ['Annotation', true],
    ]);
    for (const named of [{ siteId: unknownId }, { supplierId: unknownId }])
      expect((await refusalWithoutWrite(path, () => call('scope.updateItem', { id: item.id, ...named }))).code).toBe('NOT_FOUND');
    const kept = await refusalWithoutWrite(path, () => call('scope.removeSite', { id: site.id }));
    expect(kept.message).toContain('‘Porto’ is named by the boundary of the scope');
  });

  it('keeps a site that an AI system names, and refuses sites that are not there', async () => {
    const { call, path } = engagement;
    const site = await call('scope.addSite', { name: 'Porto' });
    const system = await call('scope.addSystem', { name: 'LendScore', siteIds: [site.id] });
    expect((await refusalWithoutWrite(path, () => call('scope.removeSite', { id: site.id }))).message).toContain('named by 1 AI system');
    const refused = await refusalWithoutWrite(path, () => call('scope.updateSystem', { id: system.id, siteIds: [unknownId] }));
    expect(refused.code).toBe('NOT_FOUND');
  });
});

describe('the checks of the scope', () => {
  it('warn with what, why and the clause', async () => {
    const { call } = engagement;
    await call('engagement.update', { scopeStatement: 'Lumenfold AI B.V.' });
    const lend = await call('scope.addSystem', { name: 'LendScore' });
    await call('scope.addSystem', { name: 'Vox', inScope: false, riskLevel: 'high', impactLevel: 'high' });
    const supplier = await call('suppliers.add', { name: 'Northmere', kinds: ['ai_service'] });
    await call('suppliers.linkSystem', { supplierId: supplier.id, systemId: lend.id });
    const { warnings, total } = await call('scope.check');
    expect(total).toBe(3);
    expect(warnings.map(({ check, clause, about }) => [check, clause, about])).toEqual([
      ['no_activities', '4.3', 'Scope statement'],
      ['third_party_not_covered', '4.3, 8.1, A.10.3', 'Northmere'],
      ['high_impact_outside', '4.3', 'Vox'],
    ]);
    expect(warnings[2]?.message).toBe(
      'It is left outside although its risk level is high and its impact on people or societies is high. Reason on record: none.',
    );
  });

  it('refuse any wording that excludes a clause of 4 to 10: of the whole, of a site, of an item', async () => {
    const { call, path } = engagement;
    const site = await call('scope.addSite', { name: 'Porto' });
    const wording = 'Annotation, excluding clause 9.2';
    for (const work of [
      () => call('engagement.update', { scopeStatement: wording }),
      () => call('scope.updateSite', { id: site.id, scopeStatement: wording }),
      () => call('scope.addSite', { name: 'Utrecht', scopeStatement: wording }),
      () => call('scope.addItem', { kind: 'function', name: 'Support', inside: false, reason: 'Clause 8 does not apply.' }),
    ]) {
      const refused = await refusalWithoutWrite(path, work);
      expect(refused.code).toBe('RULE');
      expect(refused.message).toContain('Clauses 4 to 10 always apply (4.3)');
    }
  });
});
