import { describe, expect, it } from 'vitest';
import { readinessGates, readinessOf } from '../../../shared/rules/readiness.ts';

const everyGate = readinessGates.flatMap(({ refs }) => refs.map((ref) => ({ ref, result: 'conforms' as const })));

describe('how ready a system is', () => {
  it('is the mean of what its results are worth, each requirement by its worst, without what does not apply', () => {
    const found = readinessOf([
      { ref: '4.3', result: 'conforms' },
      { ref: '5.2', result: 'opportunity' },
      { ref: '8.4', result: 'conforms' },
      { ref: '8.4', result: 'major' },
      { ref: 'A.2.2', result: 'not_applicable' },
      { ref: 'A.2.3', result: null },
    ]);
    expect(found).toMatchObject({ scorePercent: 58, assessed: 3, applicable: 4, ready: false });
  });

  it('is not ready while one gate is open, whatever the score', () => {
    expect(readinessOf(everyGate)).toMatchObject({ scorePercent: 100, ready: true });
    const without = everyGate.filter(({ ref }) => ref !== '5.2');
    expect(readinessOf(without)).toMatchObject({ scorePercent: 100, ready: false });
    expect(readinessOf(without).gates.find(({ gate }) => gate === 'policy')?.state).toBe('not_seen');
    const failed = everyGate.map((line) => (line.ref === '9.3.1' ? { ...line, result: 'minor' as const } : line));
    expect(readinessOf(failed).gates.filter(({ state }) => state !== 'met')).toMatchObject([{ gate: 'review', state: 'not_met' }]);
  });

  it('says nothing while nothing was looked at', () => {
    expect(readinessOf([])).toMatchObject({ scorePercent: null, assessed: 0, applicable: 0, ready: false });
  });
});
