import { describe, expect, it } from 'vitest';
import { checkScope, clausesExcluded, namesActivities, type ScopeFacts, type ScopeSystem } from '../../../shared/rules/scope-checks.ts';

const system = (patch: Partial<ScopeSystem>): ScopeSystem => ({
  id: 'lend',
  name: 'LendScore',
  inScope: true,
  scopeReason: '',
  riskLevel: 'not_assessed',
  impactLevel: 'not_assessed',
  aiActClass: 'not_assessed',
  thirdParty: false,
  supplierName: '',
  supplierIds: [],
  ...patch,
});
const facts = (patch: Partial<ScopeFacts>): ScopeFacts => ({
  statements: [{ id: null, name: '', text: 'Development of credit scoring.' }],
  systems: [],
  suppliers: [],
  items: [],
  ...patch,
});
const supplier = { id: 'north', name: 'Northmere Models', ai: true };
const item = { id: 'i', name: 'Hosted model', inside: true, reason: 'Used.', supplierId: 'north' };
const checks = (given: Partial<ScopeFacts>) => checkScope(facts(given)).map(({ check, clause }) => `${check} ${clause}`);

describe('wordings that exclude clauses 4 to 10', () => {
  it.each([
    ['Development of AI, excluding clause 8.4.', ['8.4']],
    ['All activities except for clauses 7.2 and 9.3', ['7.2', '9.3']],
    ['Exclusions: clause 10', ['10']],
    ['Clause 6.1.4 is not applicable.', ['6.1.4']],
    ['Clauses 8.2, 8.3 and 8.4 are excluded.', ['8.2', '8.3', '8.4']],
    ['Everything without subclause 9.2.2', ['9.2.2']],
    ['Subclause 7.4 does not apply', ['7.4']],
  ])('%s', (wording, refs) => {
    expect(clausesExcluded(wording)).toEqual(refs);
  });

  it.each([
    'Control A.8.3 is excluded in line with clause 6.1.3.',
    'Clauses 4 to 10 apply without exclusion.',
    'The scope was determined by clause 4.3; control A.10.4 is not applicable.',
    'Excluding the sales office in Porto.',
    'Excluding clause 3 of the contract with the bank.',
    '',
  ])('leave a wording alone that excludes none: %s', (wording) => {
    expect(clausesExcluded(wording)).toEqual([]);
  });
});

describe('the wording of a scope', () => {
  it.each([
    ['Design and development of LendScore at Utrecht.', true],
    ['Provision of a chat assistant.', true],
    ['Use of AI in claims handling.', true],
    ['Lumenfold AI B.V., Utrecht', false],
    ['LendScore and DocuSift', false],
  ])('%s names activities: %s', (wording, expected) => {
    expect(namesActivities(wording)).toBe(expected);
  });

  it('is doubted when it is empty for the whole, names no activity, or leaves out a clause', () => {
    expect(checks({ statements: [{ id: null, name: '', text: ' ' }] })).toEqual(['no_statement 4.3']);
    const [whole, porto] = checkScope(
      facts({
        statements: [
          { id: null, name: '', text: 'Lumenfold AI B.V.' },
          { id: 'porto', name: 'Porto', text: 'Annotation of documents in service of product teams, excluding clause 9.2' },
          { id: 'utrecht', name: 'Utrecht', text: '' },
        ],
      }),
    );
    expect(whole).toMatchObject({ check: 'no_activities', siteId: null });
    expect(porto).toMatchObject({ check: 'clauses_excluded', siteId: 'porto', refs: ['9.2'] });
  });
});

describe('third parties', () => {
  const served = { systems: [system({ supplierIds: ['north'] })], suppliers: [supplier] };

  it('whose AI service serves a system in scope are doubted until an item of the boundary draws them in', () => {
    expect(checkScope(facts(served))).toEqual([
      { check: 'third_party_not_covered', clause: '4.3, 8.1, A.10.3', supplier, systems: ['LendScore'] },
    ]);
    expect(checks({ ...served, items: [item] })).toEqual([]);
    expect(checks({ ...served, items: [{ ...item, inside: false }] })).toEqual(['third_party_not_covered 4.3, 8.1, A.10.3']);
  });

  it('that supply no AI, or serve only what is outside, are not doubted', () => {
    expect(checks({ ...served, suppliers: [{ ...supplier, ai: false }] })).toEqual([]);
    expect(checks({ ...served, systems: [system({ inScope: false, scopeReason: 'Sold.', supplierIds: ['north'] })] })).toEqual([]);
  });

  it('that only the client’s words name are told once for all their systems', () => {
    const systems = [
      system({ supplierName: 'Northmere' }),
      system({ id: 'docu', name: 'DocuSift', thirdParty: true }),
      system({ id: 'own' }),
    ];
    expect(checkScope(facts({ systems }))).toEqual([
      { check: 'supplier_not_linked', clause: 'A.10.3', systems: ['LendScore', 'DocuSift'] },
    ]);
  });
});

describe('what is left outside', () => {
  it.each([
    [{ riskLevel: 'high' as const }, ['risk']],
    [{ impactLevel: 'high' as const }, ['impact']],
    [{ aiActClass: 'prohibited' as const }, ['aiAct']],
    [{ riskLevel: 'high' as const, aiActClass: 'high_annex_i' as const }, ['risk', 'aiAct']],
  ])('is doubted where the system weighs heavily, even with a reason: %o', (patch, because) => {
    const systems = [system({ inScope: false, scopeReason: 'Another unit runs it.', ...patch })];
    expect(checkScope(facts({ systems }))).toMatchObject([{ check: 'high_impact_outside', because }]);
    expect(checks({ systems: [system({ ...patch })] })).toEqual([]);
  });

  it('needs a reason, system or item', () => {
    expect(checks({ systems: [system({ inScope: false })], items: [{ ...item, inside: false, reason: ' ', supplierId: null }] })).toEqual([
      'outside_without_reason 4.3',
      'outside_without_reason 4.3',
    ]);
    expect(checks({ items: [{ ...item, inside: false, supplierId: null }] })).toEqual([]);
  });
});
