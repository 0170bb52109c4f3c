/** From kept rows to the calculator and back; what follows from a result for the audits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calculationInput,
  deviationsOf,
  faultsOf,
  partHundredths,
  proposedPart,
  type StoredCalculation,
} from '../../../shared/rules/audit-time/stored.ts';
import { calculateAuditTime } from '../../../shared/rules/audit-time.ts';
import { tables as shippedTables } from './audit-time-world.ts';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const calculation = (patch: Partial<StoredCalculation> = {}): StoredCalculation => ({
  id: id(1),
  title: 'Initial',
  sitePercent: null,
  siteReason: '',
  integrationLevel: null,
  integrationAbility: null,
  integrationReason: '',
  stage1Percent: null,
  onSitePercent: null,
  reductionLimitPercent: null,
  note: '',
  approvedBy: '',
  approvedOn: null,
  approvedHundredths: null,
  changedSince: false,
  position: 0,
  standards: [standard()],
  ...patch,
});
const standard = (patch: Partial<StoredCalculation['standards'][number]> = {}): StoredCalculation['standards'][number] => ({
  id: id(2),
  auditTimeId: id(1),
  scheme: 'QMS',
  persons: 55,
  effectivePersons: null,
  identical: [],
  effectiveReason: '',
  complexity: null,
  businessScore: null,
  itScore: null,
  complexityPercent: null,
  complexityReason: '',
  base: [],
  baseSource: '',
  position: 0,
  lines: [],
  ...patch,
});
const line = (patch: Partial<StoredCalculation['standards'][number]['lines'][number]> = {}) => ({
  id: id(3),
  standardId: id(2),
  kind: 'addition' as const,
  factor: 'Language',
  count: 1,
  value: 50,
  reason: 'Two languages.',
  source: '',
  position: 0,
  ...patch,
});

describe('a kept calculation', () => {
  it('leaves out lines that count nothing, and finds a refused line among those that are left', () => {
    const unused = line({ id: id(4), count: 0, reason: '' });
    const wrong = line({ id: id(5), reason: '' });
    const kept = calculation({ standards: [standard({ lines: [unused, wrong] })] });
    expect(calculationInput(kept)?.additions).toHaveLength(1);
    expect(faultsOf(kept, { 'additions.0.reason': 'Needed.' })).toEqual([
      { standardId: id(2), lineId: id(5), field: 'reason', message: 'Needed.' },
    ]);
  });

  it('of several standards finds the one, and what belongs to none', () => {
    const second = standard({ id: id(6), scheme: 'EMS' });
    const kept = calculation({ standards: [standard(), second] });
    expect(faultsOf(kept, { 'integratedWith.0.complexity': 'Needed.', 'site.reason': 'Needed.' })).toEqual([
      { standardId: id(6), lineId: null, field: 'complexity', message: 'Needed.' },
      { standardId: null, lineId: null, field: 'site.reason', message: 'Needed.' },
    ]);
  });

  it('without a standard has no input', () => {
    expect(calculationInput(calculation({ standards: [] }))).toBeNull();
  });

  it('gives stages that make up the whole, whatever its lines are', () => {
    const percent = fc.integer({ min: -3000, max: 5000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), percent, fc.integer({ min: 0, max: 400 }), (persons, adjusted, added) => {
        const kept = calculation({
          standards: [
            standard({ persons, lines: [line({ value: added }), line({ kind: 'adjustment', value: adjusted, factor: 'Adjustment' })] }),
          ],
        });
        const input = calculationInput(kept);
        if (input === null) throw new Error('no input');
        const result = calculateAuditTime(shippedTables, input);
        expect(partHundredths(result, 'stage_1') + partHundredths(result, 'stage_2')).toBe(partHundredths(result, 'whole'));
      }),
    );
  });
});

describe('an audit', () => {
  it.each([
    ['stage_1', 'stage_1'],
    ['surveillance', 'surveillance'],
    ['special', 'whole'],
    ['gap_analysis', 'whole'],
  ] as const)('of kind %s takes the part %s', (kind, part) => {
    expect(proposedPart(kind)).toBe(part);
  });

  const times = { requiredHundredths: 750, plannedHundredths: 750, actualHundredths: 750, plannedReason: '', actualReason: '' };
  it('that took what was planned and worked out deviates in nothing', () => {
    expect(deviationsOf(times)).toEqual([]);
    expect(deviationsOf({ ...times, actualHundredths: null })).toEqual([]);
  });

  it('deviates in its plan from what was worked out, and in its course from the plan', () => {
    expect(deviationsOf({ ...times, plannedHundredths: 700, actualHundredths: 800, actualReason: 'Longer.' })).toEqual([
      { of: 'planned', differenceHundredths: -50, reason: '' },
      { of: 'actual', differenceHundredths: 100, reason: 'Longer.' },
    ]);
  });

  it('without a plan is held against what was worked out', () => {
    expect(deviationsOf({ ...times, plannedHundredths: null, actualHundredths: 700 })).toEqual([
      { of: 'actual', differenceHundredths: -50, reason: '' },
    ]);
  });
});
