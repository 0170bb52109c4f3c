import { describe, expect, it } from 'vitest';
import { contract, methodNames } from '../../../shared/contract/index.ts';
import { findingStep, findingSteps } from '../../../shared/model/finding-states.ts';
import { personRole } from '../../../shared/model/vocabulary.ts';
import { type Desk, deskOf, mayCall } from '../../../shared/rules/review-mode.ts';

const allowed = (desk: Desk) => methodNames.filter((name) => mayCall(desk, name, contract[name]));
const writing = methodNames.filter((name) => contract[name].kind === 'command' && contract[name].ledger && contract[name].needs === 'file');

describe('review mode', () => {
  it('belongs to the roles that stand apart from the audit, and to no other', () => {
    expect(personRole.options.filter((role) => deskOf(role) !== 'work')).toEqual(['reviewer', 'decision_maker']);
  });

  it('reads everything', () => {
    const queries = methodNames.filter((name) => contract[name].kind === 'query');
    for (const desk of ['review', 'decision'] as const) expect(allowed(desk)).toEqual(expect.arrayContaining(queries));
  });

  it('writes questions and what belongs to the review, and nothing of the audit', () => {
    expect(writing.filter((name) => mayCall('review', name, contract[name]))).toEqual([
      'decision.override',
      'decision.withdrawOverride',
      'decision.beginReview',
      'decision.concludeReview',
      'decision.ask',
      'decision.clarify',
      'decision.settleQuestion',
      'decision.takeQuestions',
    ]);
    expect(writing.length).toBeGreaterThan(100);
  });

  it('lets the decision maker decide besides, and take the body’s word in a dispute', () => {
    expect(allowed('decision')).toEqual(expect.arrayContaining(['decision.record', 'decision.seal', 'findings.resolveDispute']));
    expect(allowed('decision')).not.toEqual(expect.arrayContaining(['checklist.setResult']));
    expect(allowed('review')).not.toContain('decision.record');
  });

  it('agrees with the life cycle of findings: a step is open to the desk just when the table names its role', () => {
    const methodOf = (step: string) =>
      methodNames.find((name) => name === `findings.${step.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())}`);
    const open = (desk: Desk) => findingStep.options.filter((step) => allowed(desk).some((name) => name === methodOf(step)));
    const named = (role: 'reviewer' | 'decision_maker') => findingStep.options.filter((step) => findingSteps[step].roles.includes(role));
    expect(findingStep.options.map(methodOf)).not.toContain(undefined);
    expect(open('decision')).toEqual(named('decision_maker'));
    expect(named('decision_maker')).toEqual(['withdraw', 'resolve_dispute', 'regrade', 'escalate']);
    expect([open('review'), named('reviewer')]).toEqual([[], []]);
  });

  it('leaves reading, exporting and leaving the mode open, but not the protection of the file', () => {
    expect(allowed('review')).toEqual(expect.arrayContaining(['reports.export', 'engagement.close', 'team.actAs', 'ledger.saveDraft']));
    for (const name of ['engagement.setPassphrase', 'engagement.changePassphrase', 'engagement.removePassphrase'])
      expect(allowed('review')).not.toContain(name);
  });

  it('holds nobody of the team back', () => {
    expect(allowed('work')).toEqual(methodNames);
  });
});
