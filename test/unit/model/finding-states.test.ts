/** The table of the life cycle is sound in itself: every state is reached, every dead end is meant. */
import { describe, expect, it } from 'vitest';
import {
  type FindingState,
  findingState,
  findingStep,
  findingSteps,
  isLocked,
  rolesOf,
  stepsFrom,
} from '../../../shared/model/finding-states.ts';
import { grade } from '../../../shared/model/vocabulary.ts';

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
    const states = findingState.options.filter((state) => state !== 'recorded');
    expect([...reached('nonconformity')].toSorted()).toEqual(states.toSorted());
  });

  it('leads an opportunity only to recorded or withdrawn', () => {
    expect([...reached('opportunity')].toSorted()).toEqual(['draft', 'recorded', 'withdrawn']);
  });

  it('ends a nonconformity nowhere but withdrawn, since a closed one can be reopened', () => {
    const ends = findingState.options.filter((state) => stepsFrom(state, 'major').length === 0);
    expect(ends).toEqual(['withdrawn']);
  });

  it('gives every step a clause of ISO/IEC 17021-1, a role and a state to come from', () => {
    for (const step of findingStep.options) {
      const rule = findingSteps[step];
      expect(rule.clause, step).toMatch(/^9\.(4\.(5\.[234]|9|10)|6\.5)$/);
      expect(rule.from.length, step).toBeGreaterThan(0);
      expect(rule.roles.length, step).toBeGreaterThan(0);
      expect(rule.roles, step).not.toContain('auditee');
      expect(rule.roles, step).not.toContain('observer');
    }
  });

  it('lets nobody judge a response or verify but those who audit, in a consultancy those who advise', () => {
    for (const step of ['review_response', 'accept_plan', 'verify', 'close'] as const) {
      expect(rolesOf(step, 'certification')).toEqual(['lead_auditor', 'auditor']);
      expect(rolesOf(step, 'consultancy')).toEqual(['lead_auditor', 'auditor', 'consultant']);
    }
  });

  it('lets only the body withdraw, regrade, amend, escalate and end a dispute, each with a reason', () => {
    for (const step of ['withdraw', 'regrade', 'amend', 'escalate', 'resolve_dispute', 'reopen'] as const) {
      expect(findingSteps[step].needsReason, step).toBe(true);
      expect(rolesOf(step, 'certification'), step).not.toEqual(expect.arrayContaining(['consultant']));
      for (const role of rolesOf(step, 'certification'))
        expect(['lead_auditor', 'auditor', 'body_administrator', 'decision_maker'], step).toContain(role);
    }
  });

  it('changes a grade by a record only: no step leads from a nonconformity to an opportunity', () => {
    for (const step of ['amend', 'regrade', 'escalate'] as const) expect(findingSteps[step].to).toEqual([]);
    expect(findingSteps.regrade.grades).not.toContain('opportunity');
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
