import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stage1Letter } from '../../../shared/model/stage1-vocabulary.ts';
import {
  entryProblems,
  expectedStates,
  type GateFacts,
  gateProblems,
  intervalOf,
  type Stage1Facts,
  stage1Gaps,
} from '../../../shared/rules/stage1.ts';

const passed: GateFacts = {
  hasStage1: true,
  readiness: 'ready',
  concerns: [{ number: 'AOC-1', treatment: 'resolved' }],
  competence: 'confirmed',
  interval: intervalOf('2026-10-07', '2026-11-16', 6),
  changed: false,
  validity: 'open',
};
const whats = (problems: readonly { readonly what: string }[]) => problems.map(({ what }) => what);

describe('the interval between the stages', () => {
  it('ends with the day of the month, and only the day after it has passed', () => {
    expect(intervalOf('2026-10-07', '2027-04-07', 6)).toMatchObject({ until: '2027-04-07', passed: false, days: 182 });
    expect(intervalOf('2026-10-07', '2027-04-08', 6)).toMatchObject({ passed: true });
    expect(intervalOf('2026-08-31', '2027-02-28', 6)).toMatchObject({ until: '2027-02-28', passed: false });
    expect(intervalOf(null, '2026-11-16', 6)).toBeNull();
  });
});

describe('the gate to Stage 2', () => {
  it('lets pass what is concluded, confirmed and answered, without asking for a judgement that nothing calls for', () => {
    expect(gateProblems(passed)).toEqual([]);
    expect(whats(gateProblems({ ...passed, hasStage1: false }))).toContain('no_stage1');
  });

  it.each([
    ['readiness_open', { readiness: 'open' }],
    ['not_ready', { readiness: 'not_ready' }],
    ['competence_open', { competence: 'open' }],
    ['competence_refused', { competence: 'not_confirmed' }],
    ['dates', { interval: null }],
    ['interval', { interval: intervalOf('2026-10-07', '2027-11-16', 6) }],
    ['changed', { changed: true }],
    ['repeat', { validity: 'repeat_part' }],
    ['concerns', { concerns: [{ number: 'AOC-2', treatment: 'open' }] }],
  ] as const)('names %s', (what, patch) => {
    expect(whats(gateProblems({ ...passed, ...patch }))).toEqual([what]);
  });

  it('takes a judgement that Stage 1 stands for time and change alike', () => {
    const late = { ...passed, interval: intervalOf('2026-10-07', '2027-11-16', 6), changed: true };
    expect(whats(entryProblems(late))).toEqual(['interval', 'changed']);
    expect(entryProblems({ ...late, validity: 'valid' })).toEqual([]);
  });
});

describe('the documented information expected', () => {
  it('is answered by any document that names it, and spoilt by one that is not adequate', () => {
    const states = (verdicts: readonly ('open' | 'adequate' | 'not_adequate')[], excluded = false) =>
      expectedStates(
        [{ requirement: '42001:5.2', excluded }],
        verdicts.map((verdict, n) => ({ id: String(n), requirements: ['42001:5.2'], verdict })),
      )[0]?.state;
    expect(states([])).toBe('missing');
    expect(states([], true)).toBe('excluded');
    expect(states(['adequate'])).toBe('adequate');
    expect(states(['adequate'], true)).toBe('adequate');
    expect(states(['adequate', 'open'])).toBe('open');
    expect(states(['adequate', 'open', 'not_adequate'])).toBe('not_adequate');
  });
});

describe('what a Stage 1 lacks', () => {
  const whole: Stage1Facts = {
    objectives: stage1Letter.options.map((objective) => ({ objective, state: 'met', text: 'Seen.' })),
    readiness: 'ready',
    readinessText: 'Ready.',
    communicated: true,
    missing: 0,
    unjudged: 0,
  };
  it('is nothing when all is concluded, and each open point is named once', () => {
    expect(stage1Gaps(whole)).toEqual([]);
    fc.assert(
      fc.property(fc.subarray([...stage1Letter.options]), fc.nat(5), fc.nat(5), (open, missing, unjudged) => {
        const objectives = whole.objectives.map((one) =>
          open.includes(one.objective) ? { ...one, state: 'open' as const, text: '' } : one,
        );
        const gaps = stage1Gaps({ ...whole, objectives, missing, unjudged });
        expect(gaps.find(({ what }) => what === 'objectives')).toEqual(
          open.length === 0 ? undefined : { what: 'objectives', letters: [...open].sort() },
        );
        expect(whats(gaps)).not.toContain('objective_text');
        expect(whats(gaps).includes('documents_missing')).toBe(missing > 0);
        expect(whats(gaps).includes('documents_open')).toBe(unjudged > 0);
        expect(new Set(whats(gaps)).size).toBe(gaps.length);
      }),
    );
  });

  it('is a contradiction when it says “ready” although an objective was not met', () => {
    const objectives = whole.objectives.map((one) => (one.objective === 'g' ? { ...one, state: 'not_met' as const } : one));
    expect(whats(stage1Gaps({ ...whole, objectives }))).toEqual(['ready_against_objectives']);
    expect(stage1Gaps({ ...whole, objectives, readiness: 'conditional' })).toEqual([]);
  });
});
