/** Audit time: published worked values, the order of adjustments, limits, explanation, and what is refused. */
import { describe, expect, it } from 'vitest';
import type { AuditTimeInput } from '../../../shared/contract/audit-time.ts';
import { exact, inHundredths, nearest, roundedUp } from '../../../shared/rules/audit-time/exact.ts';
import { teamAbility } from '../../../shared/rules/audit-time.ts';
import { multiSiteSample } from '../../../shared/rules/multi-site.ts';
import { fixture, refusedWith, stepsOf, timeFor } from './audit-time-world.ts';

interface WorkedValues {
  values: {
    id: string;
    input?: Record<string, number | string>;
    expected: Record<string, number>;
    rounding_examples?: Record<string, number>;
  }[];
}
const { values } = fixture<WorkedValues>('public-worked-values.json');
const worked = (id: string) => {
  const found = values.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no worked value ${id}`);
  const { input = {}, expected, rounding_examples: rounding = {} } = found;
  const given = (name: string): number => Number(input[name] ?? Number.NaN);
  const wanted = (name: string): number => Number(expected[name] ?? Number.NaN);
  return { given, wanted, rounding };
};
const less = (percent: number, reason = 'As the procedure of the body says.') => ({ percent: -percent, reason });

describe('values that others have published', () => {
  it('EA 42.6: 26 sites of five employees are six sites of 1.5 days, nine days in all', () => {
    const { given, wanted } = worked('EA-42.6');
    const { sites } = multiSiteSample({ sites: given('sites_excluding_central'), visit: 'initial' });
    const { days } = timeFor({ table: 'QMS', persons: given('employees_per_site') });
    expect(sites).toBe(wanted('sites_sampled'));
    expect(days).toBe(wanted('days_per_sampled_site'));
    expect(sites * days).toBe(wanted('days_sites_total'));
  });

  it('EA 38.2: 1.5 days less one half is 0.75, of which 0.6 and so half a day on site', () => {
    const { given, wanted } = worked('EA-38.2');
    const answer = timeFor({ table: 'QMS', persons: 5, site: less(given('reduction') * 100) });
    expect(answer.lines.find(({ step }) => step === 'table')?.days).toBe(given('qms_table_days_1_to_5_employees'));
    expect(answer.lines.find(({ step }) => step === 'site')?.days).toBe(wanted('after_reduction'));
    expect(answer.shares.find(({ step }) => step === 'on_site')?.input).toContain(String(wanted('onsite_80pct')));
    expect(answer.onSiteDays).toBe(wanted('onsite_rounded_half_day'));
  });

  it('EA 38.2: 5.3 days are rounded to 5.5 and 5.2 to 5', () => {
    const { rounding } = worked('EA-38.2');
    expect(Object.keys(rounding)).toHaveLength(2);
    for (const [days, rounded] of Object.entries(rounding))
      expect(timeFor({ table: 'AIMS', persons: 1, base: [{ from: 1, to: 1, days: Number(days) }] }).days).toBe(rounded);
  });

  it('EA 43126: at a sampled site 30, 20 and 20 % are not added to 70 %, and the limit is half the time', () => {
    const { wanted } = worked('EA-43126');
    const answer = timeFor({
      table: 'QMS',
      persons: 8500,
      adjustments: [less(30)],
      site: less(20),
      integration: { level: 100, ability: 100 },
    });
    expect(answer.days).toBe(21 * wanted('max_total_reduction_per_sampled_site'));
    expect(answer.lines.find(({ step }) => step === 'integration')?.days).toBe(9.41);
    expect(answer.lines.find(({ step }) => step === 'site_limit')).toMatchObject({ days: 10.5, source: 'IAF MD 1:2023 7.3.1' });
  });

  it('EA 43070: 30 % and then 20 % less are 44 % less', () => {
    const { given, wanted } = worked('EA-43070');
    const answer = timeFor({
      table: 'QMS',
      persons: 176,
      adjustments: [less(given('md5_reduction') * 100)],
      integration: { level: 100, ability: 100 },
    });
    expect(answer.lines.find(({ step }) => step === 'integration')?.days).toBe(Math.round(900 * (1 - wanted('combined_reduction'))) / 100);
    expect(answer.days).toBe(5);
  });

  it('EA 37.11: 98 of 240 persons count, with the reason on file, beside the limit of 30 %', () => {
    const { given, wanted } = worked('EA-37.11');
    const counted = { persons: wanted('effective_personnel_used_by_that_CB'), reason: '140 people do one repetitive task.' };
    const answer = timeFor({ table: 'QMS', persons: given('personnel'), effective: counted, adjustments: [less(30)] });
    expect(answer.lines[0]).toMatchObject({ days: 7, justification: counted.reason, input: '98 of 240 persons count, row 86 to 125' });
    expect(answer.lines[1]).toMatchObject({ days: 4.9 });
    expect(stepsOf(answer)).not.toContain('reduction_limit');
    expect(answer.days).toBe(5);
  });

  it('AIMS, one to ten persons: the days that one body publishes, once entered as its base table', () => {
    const { wanted } = worked('AIMS-time-1-10');
    for (const role of ['ai_producer', 'developer_provider_or_user', 'several_roles'])
      expect(timeFor({ table: 'AIMS', persons: 7, base: [{ from: 1, to: 10, days: wanted(role) }] }).days).toBe(wanted(role));
    expect(wanted('several_roles')).toBe(6.5);
  });

  it('leaves none of the values about audit time and sites untried', () => {
    const tried = ['EA-42.6', 'EA-46.5', 'EA-38.2', 'EA-43126', 'EA-43070', 'EA-37.11', 'AIMS-time-1-10'];
    expect(values.map(({ id }) => id)).toEqual(tried);
  });
});

describe('the order of adjustments', () => {
  const whole: AuditTimeInput = {
    table: 'ISMS',
    persons: 45,
    complexity: { business: 7, it: 3 },
    additions: [{ factor: 'Second shift', count: 1, days: 1, reason: 'Night work differs.' }],
    adjustments: [less(10)],
    integratedWith: [{ table: 'QMS', persons: 55, adjustments: [{ percent: 20, reason: 'Two languages.' }] }],
    site: less(10),
    integration: { level: 80, ability: 80 },
  };

  it('is scheme, sites, integration, and rounding once at the end', () => {
    const answer = timeFor(whole);
    expect(answer.lines.map(({ step, table, days }) => [step, table, days])).toEqual([
      ['table', 'ISMS', 8.5],
      ['addition', 'ISMS', 9.5],
      ['complexity', 'ISMS', 9.98],
      ['adjustment', 'ISMS', 9.03],
      ['table', 'QMS', 5],
      ['adjustment', 'QMS', 6],
      ['sum', null, 15.03],
      ['site', null, 13.52],
      ['integration', null, 11.49],
      ['rounding', null, 11.5],
    ]);
    expect(answer.days).toBe(11.5);
  });

  it('explains each line with its source, and with the reason that was given', () => {
    const { lines, shares } = timeFor(whole);
    for (const line of [...lines, ...shares]) {
      expect(line.label.length, line.step).toBeGreaterThan(3);
      expect(line.input.length, line.step).toBeGreaterThan(3);
      expect(line.source.length, line.step).toBeGreaterThan(3);
    }
    expect(lines.filter(({ step }) => step === 'adjustment').map(({ justification, status }) => [justification, status])).toEqual([
      ['As the procedure of the body says.', 'entered'],
      ['Two languages.', 'entered'],
    ]);
    expect(lines.find(({ step }) => step === 'integration')?.status).toBe('unconfirmed');
    expect(lines.find(({ step }) => step === 'rounding')?.status).toBe('unconfirmed');
  });

  it('does not round on the way: 2.5 d less 30 %, less 5 % is 1.6625 d', () => {
    const answer = timeFor({ table: 'QMS', persons: 11, adjustments: [less(30)], integration: { level: 100, ability: 40 } });
    expect(answer.lines.at(-2)?.days).toBe(1.66);
    expect(answer.days).toBe(1.5);
    expect(nearest({ over: 525n * 10_001n, under: 10_000n }, 50)).toBe(550);
    expect(nearest({ over: 525n * 9_999n, under: 10_000n }, 50)).toBe(500);
  });
});

describe('limits', () => {
  it('scheme adjustments add up and stop at 30 % less, however much is asked for', () => {
    const answer = timeFor({ table: 'QMS', persons: 276, adjustments: [less(20), less(15), less(90)] });
    expect(answer.lines.slice(1).map(({ step, days }) => [step, days])).toEqual([
      ['adjustment', 8],
      ['adjustment', 6.5],
      ['adjustment', 0],
      ['reduction_limit', 7],
      ['rounding', 7],
    ]);
    expect(answer.lines.find(({ step }) => step === 'reduction_limit')).toMatchObject({
      source: 'IAF MD 5:2023 3.9',
      status: 'confirmed',
      input: '−125\u00a0% in all, limited to −30\u00a0%',
    });
  });

  it('an increase makes room: 20 % more and 45 % less are 25 % less', () => {
    const answer = timeFor({ table: 'QMS', persons: 276, adjustments: [{ percent: 20, reason: 'High risk.' }, less(45)] });
    expect(stepsOf(answer)).not.toContain('reduction_limit');
    expect(answer.days).toBe(7.5);
  });

  it('of ISMS and AIMS are unconfirmed and can be set by the body; that of MD 5 can only be set lower', () => {
    const settings = { reductionLimitPercent: 40 };
    const limitOf = (input: AuditTimeInput) => timeFor(input).lines.find(({ step }) => step === 'reduction_limit');
    const much = { adjustments: [less(60)] };
    expect(limitOf({ table: 'ISMS', persons: 5, ...much })).toMatchObject({ days: 3.5, status: 'unconfirmed' });
    expect(limitOf({ table: 'ISMS', persons: 5, ...much, settings })).toMatchObject({ days: 3, status: 'setting' });
    expect(limitOf({ table: 'QMS', persons: 50, ...much, settings })).toMatchObject({ days: 3.5, status: 'confirmed' });
    expect(limitOf({ table: 'QMS', persons: 50, ...much, settings: { reductionLimitPercent: 10 } })).toMatchObject({
      days: 4.5,
      status: 'setting',
    });
  });

  it('never leave an audit without time', () => {
    const tiny = timeFor({ table: 'AIMS', persons: 1, base: [{ from: 1, to: 1, days: 0.1 }] });
    expect(tiny).toMatchObject({ days: 0.5, onSiteDays: 0.5, offSiteDays: 0, stage1Days: 0, stage2Days: 0.5, surveillanceDays: 0.5 });
  });
});

describe('complexity of ISMS', () => {
  it('takes another percentage within the range with its reason, and warns outside of it without a block', () => {
    const scores = { business: 7, it: 8 };
    const inside = timeFor({ table: 'ISMS', persons: 10, complexity: { ...scores, percent: 60, reason: 'Payment systems.' } });
    expect(inside.lines[1]).toMatchObject({ days: 8, justification: 'Payment systems.', status: 'entered' });
    expect(inside.warnings).toEqual([]);
    const outside = timeFor({ table: 'ISMS', persons: 10, complexity: { ...scores, percent: 10, reason: 'Only one system.' } });
    expect(outside.days).toBe(5.5);
    expect(outside.warnings.join()).toContain('+20\u00a0% to +100\u00a0%');
  });

  it('counts identical activities down to their square roots, rounded up', () => {
    const answer = timeFor({ table: 'ISMS', persons: 240, effective: { identical: [140, 2], reason: 'Simple tasks of low impact.' } });
    expect(answer.lines[0]?.input).toBe('112 of 240 persons count, row 86 to 125');
    expect(answer.days).toBe(12);
  });
});

describe('AIMS', () => {
  const base = [
    { from: 1, to: 10, days: 5 },
    { from: 11, to: 20, days: 6.5 },
  ];

  it('is worked out from the entered table and the factors, all marked as what they are', () => {
    const answer = timeFor({
      table: 'AIMS',
      persons: 12,
      base,
      additions: [
        { factor: 'ai_systems', count: 2, days: 1.5, reason: 'Seven systems.' },
        { factor: 'own_controls', count: 3, days: 0.1, reason: 'Three own controls.' },
        { factor: 'Travel between sites', count: 1, days: 0.25, reason: 'Two towns.' },
      ],
    });
    expect(answer.lines.map(({ label, days, status }) => [label, days, status])).toEqual([
      ['AIMS table time', 6.5, 'entered'],
      ['AI systems in scope beyond five', 9.5, 'unconfirmed'],
      ['Controls of the SoA beyond Annex A', 9.8, 'unconfirmed'],
      ['Travel between sites', 10.05, 'entered'],
      ['Rounded to half days', 10, 'unconfirmed'],
    ]);
    expect(answer.warnings).toHaveLength(1);
    expect(answer.warnings[0]).toContain('ISO/IEC 42006:2025');
  });

  it('warns when a factor leaves its published range, and takes it all the same', () => {
    const answer = timeFor({
      table: 'AIMS',
      persons: 5,
      base,
      additions: [
        { factor: 'ai_systems', count: 1, days: 3, reason: 'A very large system.' },
        { factor: 'own_controls', count: 30, days: 0.1, reason: 'Thirty own controls.' },
      ],
    });
    expect(answer.days).toBe(11);
    expect(answer.warnings).toHaveLength(3);
  });

  it('recertification takes two thirds at least, rounded up, where that of MD 5 goes to the nearest half', () => {
    expect(timeFor({ table: 'AIMS', persons: 1, base: [{ from: 1, to: 1, days: 4 }] }).recertificationDays).toBe(3);
    expect(timeFor({ table: 'QMS', persons: 26 }).recertificationDays).toBe(2.5);
  });

  it.each([[undefined], [[]]])('without its base table is refused by name (%j)', (none) => {
    const refused = refusedWith(() => timeFor({ table: 'AIMS', persons: 5, ...(none === undefined ? {} : { base: none }) }));
    expect(refused).toMatchObject({ code: 'BASE_TABLE_MISSING', fields: ['base'] });
    expect(refused.hint).toContain('licensed');
    const within = refusedWith(() => timeFor({ table: 'QMS', persons: 5, integratedWith: [{ table: 'AIMS', persons: 5 }] }));
    expect(within).toMatchObject({ code: 'BASE_TABLE_MISSING', fields: ['integratedWith.0.base'] });
  });

  it('has no row beyond the entered table, nor in a hole of it', () => {
    const holed = [base[0] ?? { from: 1, to: 1, days: 1 }, { from: 21, to: 30, days: 8 }];
    for (const persons of [15, 31]) expect(refusedWith(() => timeFor({ table: 'AIMS', persons, base: holed })).code).toBe('NO_TABLE_ROW');
    expect(timeFor({ table: 'AIMS', persons: 21, base: holed }).days).toBe(8);
  });
});

describe('shares of the days', () => {
  it('split Stage 1 and 2, on and off site, and give a third and two thirds', () => {
    expect(timeFor({ table: 'QMS', persons: 700 })).toMatchObject({
      days: 12,
      onSiteDays: 9.5,
      offSiteDays: 2.5,
      stage1Days: 3.5,
      stage2Days: 8.5,
      surveillanceDays: 4,
      recertificationDays: 8,
    });
  });

  it('follow the settings of the body and say so', () => {
    const answer = timeFor({ table: 'QMS', persons: 700, settings: { stage1Percent: 20, onSitePercent: 90 } });
    expect(answer).toMatchObject({ onSiteDays: 11, offSiteDays: 1, stage1Days: 2.5, stage2Days: 9.5 });
    const settled = answer.shares.filter(({ status }) => status === 'setting');
    expect(settled.map(({ step }) => step)).toEqual(['on_site', 'off_site', 'stage_1', 'stage_2']);
    expect(settled[0]?.source).toBe('Setting of the certification body');
  });

  it('compare plan and actual time, and warn when either falls short', () => {
    const answer = timeFor({ table: 'QMS', persons: 55, planned: 4.5, actual: 4 });
    expect(answer.shares.slice(-2)).toMatchObject([
      { step: 'planned', days: 4.5, input: '−0.5\u00a0days against the time worked out' },
      { step: 'actual', days: 4, input: '−0.5\u00a0days against the plan' },
    ]);
    expect(answer.warnings).toHaveLength(2);
    const enough = timeFor({ table: 'QMS', persons: 55, planned: 6, actual: 6 });
    expect(enough.warnings).toEqual([]);
    expect(enough.shares.slice(-2).map(({ input }) => input)).toEqual([
      '+1\u00a0day against the time worked out',
      '0\u00a0days against the plan',
    ]);
    expect(timeFor({ table: 'QMS', persons: 55, actual: 4.5 }).shares.at(-1)?.input).toContain('the time worked out');
  });
});

describe('beyond a published table', () => {
  const rows = [
    { from: 10_701, to: 13_000, days: 23 },
    { from: 13_001, to: 16_000, days: 24 },
  ];

  it('entered rows continue it, with a warning', () => {
    const answer = timeFor({ table: 'QMS', persons: 13_001, base: rows });
    expect(answer.days).toBe(24);
    expect(answer.lines[0]).toMatchObject({ status: 'entered' });
    expect(answer.warnings).toHaveLength(1);
    expect(timeFor({ table: 'QMS', persons: 55, base: rows })).toMatchObject({ days: 5, warnings: [] });
    expect(refusedWith(() => timeFor({ table: 'QMS', persons: 16_001, base: rows })).hint).toContain('16\u2009001');
  });
});

describe('an input that cannot be', () => {
  const aims = (...base: NonNullable<AuditTimeInput['base']>): AuditTimeInput => ({ table: 'AIMS', persons: 3, base });
  const many = { table: 'ISMS', persons: 20 } as const;
  it.each<[string, AuditTimeInput, string]>([
    ['an adjustment without a reason', { table: 'QMS', persons: 5, adjustments: [less(5), less(5, ' \n')] }, 'adjustments.1.reason'],
    ['an addition without a reason', { ...many, additions: [{ factor: 'x', count: 1, days: 1, reason: '' }] }, 'additions.0.reason'],
    ['a site without a reason', { ...many, site: less(5, '') }, 'site.reason'],
    ['an empty reason for integration', { ...many, integration: { level: 1, ability: 1, reason: '' } }, 'integration.reason'],
    ['fewer persons without a reason', { ...many, effective: { persons: 4, reason: '' } }, 'effective.reason'],
    ['own complexity without a reason', { ...many, complexity: { business: 3, it: 3, percent: -12 } }, 'complexity.reason'],
    ['more persons that count than there are', { ...many, effective: { persons: 21, reason: 'x' } }, 'effective.persons'],
    ['persons that count, said twice', { ...many, effective: { persons: 2, identical: [3], reason: 'x' } }, 'effective'],
    ['persons that count, not said', { ...many, effective: { reason: 'x' } }, 'effective'],
    ['more heads than persons', { ...many, effective: { identical: [12, 9], reason: 'x' } }, 'effective.identical'],
    ['identical activities of QMS', { table: 'QMS', persons: 9, effective: { identical: [5], reason: 'x' } }, 'effective.identical'],
    ['EMS without complexity', { table: 'EMS', persons: 5 }, 'complexity'],
    ['EMS with scores', { table: 'EMS', persons: 5, complexity: { business: 3, it: 3 } }, 'complexity'],
    ['OHSMS with limited complexity', { table: 'OHSMS', persons: 5, complexity: 'limited' }, 'complexity'],
    ['ISMS with a word', { table: 'ISMS', persons: 5, complexity: 'high' }, 'complexity'],
    ['QMS with complexity', { table: 'QMS', persons: 5, complexity: 'high' }, 'complexity'],
    ['a base row that begins before the one above', aims({ from: 1, to: 9, days: 2 }, { from: 9, to: 12, days: 3 }), 'base.1.from'],
    ['a base row that ends before it begins', aims({ from: 9, to: 1, days: 2 }), 'base.0.to'],
    ['base days that fall', aims({ from: 1, to: 9, days: 3 }, { from: 10, to: 12, days: 2.5 }), 'base.1.days'],
    ['base days of none', aims({ from: 1, to: 9, days: 0 }), 'base.0.days'],
    ['base days with three decimals', aims({ from: 1, to: 9, days: 2.125 }), 'base.0.days'],
    ['a row that replaces a published one', { table: 'QMS', persons: 5, base: [{ from: 1, to: 5, days: 1 }] }, 'base.0.from'],
    ['a hole after the published table', { table: 'QMS', persons: 5, base: [{ from: 10_702, to: 11_000, days: 23 }] }, 'base.0.from'],
    ['fewer days after the published table', { table: 'QMS', persons: 5, base: [{ from: 10_701, to: 11_000, days: 21 }] }, 'base.0.days'],
    ['a percentage with three decimals', { table: 'QMS', persons: 5, adjustments: [less(1.005)] }, 'adjustments.0.percent'],
    ['a plan with three decimals', { table: 'QMS', persons: 5, planned: 1.001 }, 'planned'],
    [
      'a wrong further standard',
      { table: 'QMS', persons: 5, integratedWith: [{ table: 'EMS', persons: 5 }] },
      'integratedWith.0.complexity',
    ],
  ])('is refused with its field: %s', (_what, input, field) => {
    expect(refusedWith(() => timeFor(input))).toMatchObject({ code: 'INVALID_INPUT', fields: [field] });
  });
});

describe('the ability of a team', () => {
  interface Vectors {
    ability: { auditor_standards_Xi: number[]; Y: number; ability_pct: number }[];
  }
  it.each(fixture<Vectors>('multi-site-vectors.json').ability)('of $auditor_standards_Xi for $Y standards is $ability_pct %', (one) => {
    expect(teamAbility(one.auditor_standards_Xi, one.Y)).toBe(one.ability_pct);
  });

  it('is none without auditors or with one standard, and rounded down', () => {
    expect(teamAbility([], 2)).toBe(0);
    expect(teamAbility([1], 1)).toBe(0);
    expect(teamAbility([2, 1, 1], 2)).toBe(33.33);
    expect(teamAbility([9], 3)).toBe(100);
  });
});

describe('exact days', () => {
  it.each([
    [530, 550],
    [520, 500],
    [525, 550],
    [25, 50],
    [24, 0],
    [850, 850],
  ])('%i hundredths are %i to the nearest half day', (given, expected) => {
    expect(nearest(exact(given), 50)).toBe(expected);
  });

  it('are rounded up where the least amount counts, and read with two decimals at most', () => {
    expect([roundedUp(exact(500), 50), roundedUp(exact(501), 50)]).toEqual([500, 550]);
    expect([inHundredths(8.5), inHundredths(-12.35), inHundredths(1.005), inHundredths(0.1 + 0.2)]).toEqual([850, -1235, null, 30]);
  });
});
