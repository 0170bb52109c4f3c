/** The certification cycle: dates from the decision, windows, limits, coverage. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/rules/deadlines.ts';
import {
  type CycleDates,
  cycleDates,
  type ProgrammeFacts,
  type ProgrammeVisit,
  plansRequirement,
  programmeChecks,
  proposedRequirements,
  proposedWindow,
  unplanned,
  visitDates,
  visitState,
} from '../../../shared/rules/programme.ts';

const visit = (id: string, kind: ProgrammeVisit['kind'], patch: Partial<ProgrammeVisit> = {}): ProgrammeVisit => ({
  id,
  kind,
  windowFrom: null,
  windowTo: null,
  audit: null,
  whole: true,
  requirements: [],
  ...patch,
});
const cycleFrom = (decidedOn: string): CycleDates => {
  const cycle = cycleDates({ decidedOn, assumedOn: null, expiresOn: null });
  if (cycle === null) throw new Error('no cycle');
  return cycle;
};
const usual = [visit('s2', 'stage_2'), visit('sv1', 'surveillance'), visit('sv2', 'surveillance'), visit('rc', 'recertification')];
const facts = (patch: Partial<ProgrammeFacts> = {}): ProgrammeFacts => ({
  cycle: cycleFrom('2027-02-12'),
  initial: true,
  visits: usual,
  today: '2027-03-01',
  core: ['9.2', '9.3'],
  parents: new Map([
    ['9', null],
    ['9.2', '9'],
    ['9.3', '9'],
  ]),
  ...patch,
});
const kinds = (patch: Partial<ProgrammeFacts>) => programmeChecks(facts(patch)).map(({ kind }) => kind);

describe('a cycle', () => {
  it('runs three years from the decision, the day before the third anniversary included', () => {
    expect(cycleFrom('2027-02-12')).toEqual({
      start: '2027-02-12',
      decided: true,
      expires: '2030-02-11',
      firstSurveillanceBy: '2028-02-12',
    });
    expect(cycleFrom('2028-02-29')).toMatchObject({ expires: '2031-02-27', firstSurveillanceBy: '2029-02-28' });
  });

  it('is planned from an assumed day until the decision is there, and has no dates without either', () => {
    expect(cycleDates({ decidedOn: null, assumedOn: '2027-02-12', expiresOn: null })).toMatchObject({
      start: '2027-02-12',
      decided: false,
    });
    expect(cycleDates({ decidedOn: '2027-03-01', assumedOn: '2027-02-12', expiresOn: '2030-01-31' })).toMatchObject({
      start: '2027-03-01',
      decided: true,
      expires: '2030-01-31',
    });
    expect(cycleDates({ decidedOn: null, assumedOn: null, expiresOn: null })).toBeNull();
  });

  it('as proposed keeps every limit, whatever the day of the decision', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6000 }), (days) => {
        const start = addDays('2024-01-01', days);
        const cycle = cycleFrom(start);
        expect(programmeChecks(facts({ cycle, today: start }))).toEqual([]);
        const dates = visitDates(usual, cycle);
        for (const span of [...dates.values()].flatMap((one) => (one.span === null ? [] : [one.span]))) {
          expect(span.from <= span.to).toBe(true);
          expect(span.from > start && span.to < cycle.expires).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('a window', () => {
  it('of surveillance ends with the anniversary, or with the year in which it begins', () => {
    expect(proposedWindow('surveillance', 1, cycleFrom('2026-12-10'))).toEqual({ from: '2027-09-10', to: '2027-12-10' });
    expect(proposedWindow('surveillance', 2, cycleFrom('2027-02-12'))).toEqual({ from: '2028-11-12', to: '2028-12-31' });
  });

  it('of recertification leaves two months before the expiry', () => {
    expect(proposedWindow('recertification', 1, cycleFrom('2026-12-10'))).toEqual({ from: '2029-06-09', to: '2029-10-09' });
    expect(proposedWindow('special', 1, cycleFrom('2026-12-10'))).toBeNull();
  });

  it('that the body set stands before the proposed one, and the days of the audit before both', () => {
    const own = visit('sv1', 'surveillance', { windowFrom: '2028-01-10', windowTo: '2028-01-14' });
    const held = visit('sv2', 'surveillance', { audit: { startsOn: '2028-12-04', endsOn: null } });
    const dates = visitDates([own, held], cycleFrom('2027-02-12'));
    expect(dates.get('sv1')).toMatchObject({ origin: 'own', span: { from: '2028-01-10', to: '2028-01-14' } });
    expect(dates.get('sv2')).toMatchObject({
      origin: 'audit',
      span: { from: '2028-12-04', to: '2028-12-04' },
      window: { to: '2028-12-31' },
    });
  });

  it.each([
    ['2028-12-03', 'dated'],
    ['2028-12-04', 'under_way'],
    ['2028-12-06', 'held'],
  ] as const)('of an audit on 4 and 5 December is on %s %s', (today, state) => {
    const dates = visitDates([visit('sv2', 'surveillance', { audit: { startsOn: '2028-12-04', endsOn: '2028-12-05' } })], null);
    expect(visitState(dates.get('sv2') ?? { span: null, origin: 'none', window: null }, today)).toBe(state);
  });

  it('without an audit is late from the day after its end on', () => {
    const dates = visitDates([visit('sv1', 'surveillance')], cycleFrom('2026-12-10')).get('sv1') ?? {
      span: null,
      origin: 'none',
      window: null,
    };
    expect(visitState(dates, '2027-12-10')).toBe('planned');
    expect(visitState(dates, '2027-12-11')).toBe('late');
  });
});

describe('what is looked at', () => {
  it('is the twelve months of the first surveillance, in a first cycle only', () => {
    const visits = usual.map((one) => (one.id === 'sv1' ? { ...one, windowFrom: '2028-02-01', windowTo: '2028-02-13' } : one));
    expect(kinds({ visits })).toContain('first_surveillance_late');
    expect(kinds({ visits, initial: false })).not.toContain('first_surveillance_late');
    const onTheDay = usual.map((one) => (one.id === 'sv1' ? { ...one, windowFrom: '2028-02-01', windowTo: '2028-02-12' } : one));
    expect(kinds({ visits: onTheDay })).not.toContain('first_surveillance_late');
  });

  it('is a year between decision and recertification without a surveillance, or with one that may slip out of it', () => {
    expect(programmeChecks(facts({ visits: usual.filter(({ id }) => id !== 'sv2') }))).toEqual([
      { kind: 'year_without_surveillance', late: true, year: 2028 },
    ]);
    const slipping = usual.map((one) => (one.id === 'sv2' ? { ...one, windowFrom: '2028-12-01', windowTo: '2029-01-20' } : one));
    expect(kinds({ visits: slipping })).toEqual(['year_without_surveillance']);
  });

  it('is a recertification after the expiry, and that there is none', () => {
    const late = usual.map((one) => (one.id === 'rc' ? { ...one, windowFrom: '2030-02-01', windowTo: '2030-02-12' } : one));
    expect(kinds({ visits: late })).toContain('recertification_late');
    expect(kinds({ visits: usual.filter(({ kind }) => kind !== 'recertification') })).toContain('no_recertification');
  });

  it('is a decision before the last day of Stage 2', () => {
    const visits = usual.map((one) => (one.id === 's2' ? { ...one, audit: { startsOn: '2027-02-10', endsOn: '2027-02-13' } } : one));
    expect(kinds({ visits })).toContain('decision_before_stage_2');
    expect(kinds({ visits, cycle: { ...cycleFrom('2027-02-12'), decided: false } })).not.toContain('decision_before_stage_2');
  });

  it('is what has passed: a window without an audit, the certificate itself', () => {
    expect(kinds({ today: '2028-01-05' })).toContain('overdue');
    expect(kinds({ today: '2030-02-12' })).toContain('expired');
    expect(kinds({ today: '2030-02-11' })).not.toContain('expired');
  });

  it('is an audit outside its window', () => {
    const visits = usual.map((one) => (one.id === 'sv1' ? { ...one, audit: { startsOn: '2027-10-30', endsOn: '2027-11-02' } } : one));
    expect(kinds({ visits })).toEqual(['outside_window']);
  });

  it('is a surveillance that leaves out what every one looks at; a heading stands for what is under it', () => {
    const without = usual.map((one) => (one.id === 'sv1' ? { ...one, whole: false, requirements: ['9.2'] } : one));
    expect(programmeChecks(facts({ visits: without }))).toEqual([
      { kind: 'surveillance_lacks', late: false, visitId: 'sv1', requirements: ['9.3'] },
    ]);
    expect(kinds({ visits: usual.map((one) => (one.id === 'sv1' ? { ...one, whole: false, requirements: ['9'] } : one)) })).toEqual([]);
  });

  it('is at first that there is no date and no visit', () => {
    expect(kinds({ cycle: null, visits: [] })).toEqual(['no_date', 'no_surveillance', 'no_recertification']);
  });
});

describe('coverage over the cycle', () => {
  const parents = facts().parents;

  it('names what no visit plans; Stage 1 judges no conformity', () => {
    const sv = visit('sv1', 'surveillance', { whole: false, requirements: ['9.2'] });
    expect(unplanned(['9.2', '9.3'], [visit('s1', 'stage_1'), sv], parents)).toEqual(['9.3']);
    expect(unplanned(['9.2', '9.3'], [sv, visit('rc', 'recertification')], parents)).toEqual([]);
  });

  it('goes round no circle of headings', () => {
    const circle = new Map([
      ['a', 'b'],
      ['b', 'a'],
    ]);
    expect(plansRequirement({ whole: false, requirements: ['c'] }, 'a', circle)).toBe(false);
  });

  it('as proposed sees all headings in the two surveillances, and the core in each', () => {
    const headings = ['4', '5', '6', '7', 'A.2', 'A.3', 'A.4'];
    const [first, second] = [1, 2].map((nth) => proposedRequirements(nth, ['9.2', '9.3'], headings));
    expect(new Set([...(first ?? []), ...(second ?? [])])).toEqual(new Set([...headings, '9.2', '9.3']));
    for (const one of [first, second]) expect(one).toEqual(expect.arrayContaining(['9.2', '9.3']));
  });
});
