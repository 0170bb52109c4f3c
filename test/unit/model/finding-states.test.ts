/** The table of the life cycle is sound in itself: every state is reached, every dead end is meant. */
import { describe, expect, it } from 'vitest';
import { type FindingState, findingState, findingStep, findingSteps, isLocked, stepsFrom } from '../../../shared/model/finding-states.ts';
import { grade } from '../../../shared/model/vocabulary.ts';

/** `implementation` stands in the table for the plan under way; no step of this version leads to it. */
const withoutWayIn: readonly FindingState[] = ['implementation'];

function reached(of: 'nonconformity' | 'opportunity'): Set<FindingState> {
  const found = new Set<FindingState>(['draft']);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const state of found)
      for (const step of stepsFrom(state, of === 'nonconformity' ? 'minor' : 'opportunity'))
        for (const next of findingSteps[step].to) found.add(next);
  }
  return found;
}

describe('the life of a finding', () => {
  it('leads a nonconformity through every state but that of a recorded opportunity', () => {
    const states = findingState.options.filter((state) => state !== 'recorded' && !withoutWayIn.includes(state));
    expect([...reached('nonconformity')].toSorted()).toEqual(states.toSorted());
  });

  it('leads an opportunity only to recorded or withdrawn', () => {
    expect([...reached('opportunity')].toSorted()).toEqual(['draft', 'recorded', 'withdrawn']);
  });

  it('ends a nonconformity nowhere but withdrawn, since a closed one can be reopened', () => {
    const ends = findingState.options.filter((state) => stepsFrom(state, 'major').length === 0);
    expect(ends).toEqual(['withdrawn']);
  });

  it('gives every step a clause of ISO/IEC 17021-1 9.4, a role and a state to come from', () => {
    for (const step of findingStep.options) {
      const rule = findingSteps[step];
      expect(rule.clause, step).toMatch(/^9\.4\.(5\.[234]|9|10)$/);
      expect(rule.from.length, step).toBeGreaterThan(0);
      expect(rule.roles.length, step).toBeGreaterThan(0);
      expect(rule.roles, step).not.toContain('auditee');
      expect(rule.roles, step).not.toContain('observer');
    }
  });

  it('lets nobody judge a response or verify but those who audit or advise', () => {
    for (const step of ['review_response', 'accept_plan', 'verify', 'close'] as const)
      expect(findingSteps[step].roles).toEqual(['lead_auditor', 'auditor', 'consultant']);
  });

  it('offers exactly the steps whose rule names state and grade', () => {
    for (const state of findingState.options)
      for (const one of grade.options)
        for (const step of findingStep.options) {
          const rule = findingSteps[step];
          expect(stepsFrom(state, one).includes(step)).toBe(rule.from.includes(state) && rule.grades.includes(one));
        }
  });

  it('locks statement, grade and evidence from the moment a finding is no draft any more', () => {
    expect(findingState.options.filter((state) => !isLocked(state))).toEqual(['draft']);
  });
});
