/** What holds for every input: more persons never take fewer days, limits hold, and days are halves that add up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditTimeInput } from '../../../shared/contract/audit-time.ts';
import { timeFor } from './audit-time-world.ts';

const reason = 'Justified on file.';
const persons = fc.integer({ min: 1, max: 10_700 });
const percent = (least: number, most: number) => fc.integer({ min: least * 100, max: most * 100 }).map((hundredths) => hundredths / 100);
const adjustments = fc.array(
  percent(-100, 60).map((value) => ({ percent: value, reason })),
  { maxLength: 4 },
);

const standard = fc
  .constantFrom<Pick<AuditTimeInput, 'table' | 'complexity'>>(
    { table: 'QMS' },
    { table: 'EMS', complexity: 'high' },
    { table: 'EMS', complexity: 'limited' },
    { table: 'OHSMS', complexity: 'medium' },
    { table: 'ISMS', complexity: { business: 3, it: 3 } },
    { table: 'ISMS', complexity: { business: 9, it: 9 } },
  )
  .chain((table) => fc.record({ persons, adjustments }).map((rest): AuditTimeInput => ({ ...table, ...rest })));

const audit = fc
  .record({
    first: standard,
    others: fc.array(standard, { maxLength: 2 }),
    site: fc.option(percent(-100, 0), { nil: undefined }),
    integration: fc.option(fc.record({ level: percent(0, 100), ability: percent(0, 100) }), { nil: undefined }),
  })
  .map(
    ({ first, others, site, integration }): AuditTimeInput => ({
      ...first,
      integratedWith: others,
      ...(site === undefined ? {} : { site: { percent: site, reason } }),
      ...(integration === undefined ? {} : { integration }),
    }),
  );

/** Days of the tables alone, before anything is taken off or put on. */
const tableDays = (input: AuditTimeInput) =>
  timeFor(input)
    .lines.filter(({ step }) => step === 'table')
    .reduce((sum, { days }) => sum + days, 0);

describe('for every audit', () => {
  it('more persons never take fewer days, on any measure', () => {
    fc.assert(
      fc.property(audit, persons, (input, other) => {
        const [few, many] = [Math.min(input.persons, other), Math.max(input.persons, other)];
        const less = timeFor({ ...input, persons: few });
        const more = timeFor({ ...input, persons: many });
        expect(more.days).toBeGreaterThanOrEqual(less.days);
        expect(more.surveillanceDays).toBeGreaterThanOrEqual(less.surveillanceDays);
        expect(more.recertificationDays).toBeGreaterThanOrEqual(less.recertificationDays);
      }),
    );
  });

  it('reductions stop at 30 % of a scheme, 44 % with integration and 50 % at a sampled site', () => {
    fc.assert(
      fc.property(audit, (input) => {
        const { days } = timeFor(input);
        const kept = input.site !== undefined ? 50 : input.integration !== undefined ? 56 : 70;
        // Rounding to the nearest half day may take off up to a quarter of a day.
        expect(days).toBeGreaterThanOrEqual((tableDays(input) * kept) / 100 - 0.25);
      }),
    );
  });

  it('a larger reduction never gives more days', () => {
    fc.assert(
      fc.property(standard, percent(-100, 0), percent(-100, 0), (input, one, other) => {
        const daysWith = (value: number) => timeFor({ ...input, adjustments: [{ percent: value, reason }] }).days;
        expect(daysWith(Math.min(one, other))).toBeLessThanOrEqual(daysWith(Math.max(one, other)));
      }),
    );
  });

  it('all days are half days, half a day at least, and the parts add up to the whole', () => {
    fc.assert(
      fc.property(audit, (input) => {
        const { days, onSiteDays, offSiteDays, stage1Days, stage2Days, surveillanceDays, recertificationDays, lines } = timeFor(input);
        for (const value of [days, onSiteDays, offSiteDays, stage1Days, stage2Days, surveillanceDays, recertificationDays])
          expect(Number.isInteger(value * 2)).toBe(true);
        expect(Math.min(days, onSiteDays, stage2Days, surveillanceDays, recertificationDays)).toBeGreaterThanOrEqual(0.5);
        expect(onSiteDays + offSiteDays).toBe(days);
        expect(stage1Days + stage2Days).toBe(days);
        expect(lines.at(-1)).toMatchObject({ step: 'rounding', days });
      }),
    );
  });
});
