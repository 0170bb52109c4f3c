import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike, compareThree } from '../../../shared/rules/three-way.ts';

describe('a field that two sides may have changed', () => {
  it.each([
    ['a', 'a', 'a', 'unchanged'],
    ['a', 'a', 'c', 'unchanged'],
    ['a', 'b', 'a', 'offered'],
    ['', 'b', '', 'offered'],
    ['a', '', 'a', 'offered'],
    ['a', 'b', 'b', 'same'],
    ['a', 'b', 'c', 'conflict'],
    ['a', '', 'c', 'conflict'],
    ['a\nb', ' a\r\nb\n', 'c', 'unchanged'],
    ['Caf\u00e9', 'Cafe\u0301', 'x', 'unchanged'],
  ] as const)('sent %j, returned %j, now %j: %s', (sent, returned, now, kind) =>
    expect(compareThree({ sent, returned, now, decided: false })).toBe(kind),
  );

  it('is not asked about again once it was decided, unless nothing came back', () => {
    expect(compareThree({ sent: 'a', returned: 'b', now: 'a', decided: true })).toBe('decided');
    expect(compareThree({ sent: 'a', returned: 'b', now: 'c', decided: true })).toBe('decided');
    expect(compareThree({ sent: 'a', returned: 'a', now: 'c', decided: true })).toBe('unchanged');
  });

  it('never loses what only the client changed, and never offers what the client left alone', () => {
    const text = fc.constantFrom('', 'a', 'b', ' a ', 'a\n', 'ä');
    fc.assert(
      fc.property(text, text, text, (sent, returned, now) => {
        const kind = compareThree({ sent, returned, now, decided: false });
        expect(kind === 'unchanged').toBe(alike(sent) === alike(returned));
        expect(kind === 'offered' || kind === 'conflict').toBe(alike(returned) !== alike(sent) && alike(returned) !== alike(now));
      }),
    );
  });
});
