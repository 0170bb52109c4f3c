import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResultClass } from '../../../shared/model/vocabulary.ts';
import { type ProposalItem, proposeChecklist } from '../../../shared/rules/surveillance.ts';

const item = (ref: string, ...history: (ResultClass | null | undefined)[]): ProposalItem => ({
  requirement: `42001:${ref}`,
  ref,
  kind: ref.startsWith('A.') ? 'control' : 'requirement',
  history: history.flatMap((shown, audit) => (shown === undefined ? [] : [{ audit, shown }])),
});
const reasons = (items: readonly ProposalItem[], share?: number) =>
  proposeChecklist('surveillance', items, share).map(({ take, reason }) => `${take ? '+' : '-'}${reason}`);

describe('a surveillance', () => {
  it('takes internal audit, management review and the other subjects of 9.6.2.2 whatever came before', () => {
    const proposed = proposeChecklist('surveillance', [item('9.2.2', 'conforms'), item('9.3.1', 'conforms'), item('8.1', 'conforms')], 0);
    expect(proposed.map(({ take, reason, subject }) => [take, reason, subject])).toEqual([
      [true, 'mandatory', 'internal_audit_and_review'],
      [true, 'mandatory', 'internal_audit_and_review'],
      [true, 'mandatory', 'operational_control'],
    ]);
  });
  it('takes what had a nonconformity, what was not sampled and what nobody has seen', () => {
    expect(
      reasons([item('A.7.5', 'minor'), item('A.4.5', 'not_sampled'), item('A.8.2'), item('A.9.2', null), item('A.2.2', 'conforms')], 0),
    ).toEqual(['+finding', '+not_sampled', '+never_seen', '+never_seen', '-later']);
  });
  it('fills its share with what was not seen for longest', () => {
    const first = item('A.2.2', 'conforms', 'conforms');
    const second = item('A.2.3', 'conforms', undefined);
    expect(reasons([first, second], 50)).toEqual(['-later', '+share']);
  });
  it('takes the whole rest over two surveillances of half each', () => {
    const rest = Array.from({ length: 7 }, (_none, n) => `A.4.${n + 2}`);
    const one = proposeChecklist(
      'surveillance',
      rest.map((ref) => item(ref, 'conforms')),
    );
    const seen = new Set(one.filter(({ take }) => take).map(({ requirement }) => requirement));
    const two = proposeChecklist(
      'surveillance',
      rest.map((ref) => item(ref, 'conforms', seen.has(`42001:${ref}`) ? 'conforms' : undefined)),
    );
    expect(new Set([...seen, ...two.filter(({ take }) => take).map(({ requirement }) => requirement)]).size).toBe(7);
  });
  it('leaves an excluded control to the share', () => {
    expect(reasons([item('A.8.3', 'not_applicable')], 0)).toEqual(['-later']);
  });
});

it.each(['stage_2', 'recertification', 'stage_1'] as const)('a %s is proposed whole', (kind) => {
  expect(proposeChecklist(kind, [item('A.2.2', 'conforms'), item('9.1')]).every(({ take, reason }) => take && reason === 'whole')).toBe(
    true,
  );
});

it('never takes less with a larger share', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.nat(100), fc.nat(40), (a, b, size) => {
      const items = Array.from({ length: size }, (_none, n) => item(`A.9.${n}`, 'conforms'));
      const count = (share: number) => proposeChecklist('surveillance', items, share).filter(({ take }) => take).length;
      expect(count(Math.max(a, b))).toBeGreaterThanOrEqual(count(Math.min(a, b)));
      expect(count(100)).toBe(size);
    }),
  );
});
