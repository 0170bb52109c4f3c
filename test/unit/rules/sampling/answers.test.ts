/** The arithmetic as it is asked for: rates as text, sentences, and refusals with the way out. */
import { describe, expect, it } from 'vitest';
import { designsAnswer, limitAnswer, sizeAnswer } from '../../../../shared/rules/sampling/answers.ts';
import { parseRate, percentNearest, percentUp, rate, rateText } from '../../../../shared/rules/sampling/rate.ts';
import { refusedWith } from '../audit-time-world.ts';

const base = { confidence: '95%', tolerable: '5%' };

describe('a rate', () => {
  it.each([
    ['95%', 19n, 20n],
    ['97.5 %', 39n, 40n],
    ['97,5\u00a0%', 39n, 40n],
    ['0.5%', 1n, 200n],
    ['0%', 0n, 1n],
  ])('%s is %d / %d', (text, over, under) => expect(parseRate(text, 'rate')).toEqual({ over, under }));

  it.each(['95', '0.95', '95 percent', '-5%', '1e2%', '101%', '1.23456%', '%', ''])('‘%s’ is refused by its field', (text) => {
    expect(refusedWith(() => parseRate(text, 'tolerable'))).toMatchObject({ code: 'INVALID_INPUT', fields: ['tolerable'] });
  });

  it('is rounded up for limits and to the nearest for what was found', () => {
    expect([percentUp(rate(20n, 412n)), percentNearest(rate(1n, 84n)), percentUp(rate(1n, 20n)), rateText(rate(39n, 40n))]).toEqual([
      '4.9',
      '1.2',
      '5.0',
      '97.5\u00a0%',
    ]);
  });

  it('times a count does not pass through floating point', () => {
    // 1300 × 7 % is 91 and not 92; a whole 6 % column of a public table is wrong for this reason.
    expect(sizeAnswer({ confidence: '90%', tolerable: '6%', deviations: 0, population: 100 }).n).toBe(32);
    expect(sizeAnswer({ ...base, tolerable: '7%', population: 1300 }).deviating).toBe(91);
  });
});

describe('a size', () => {
  it('comes with what it allows to say and with the alternatives', () => {
    const answer = sizeAnswer({ ...base, deviations: 1, population: 412 });
    expect(answer).toMatchObject({ n: 84, deviations: 1, deviating: 21, testAll: false });
    expect(answer.words).toBe(
      'With 84 of 412 records drawn at random and at most 1 deviation found, one can say with 95\u00a0% confidence that fewer than 5\u00a0% of all records deviate.',
    );
    expect(answer.alternatives).toEqual({
      confidences: ['90\u00a0%', '95\u00a0%', '99\u00a0%'],
      deviations: [0, 1, 2],
      sizes: [
        [42, 71, 96],
        [54, 84, 110],
        [80, 112, 140],
      ],
    });
  });

  it('says test all when no smaller sample will do', () => {
    expect(sizeAnswer({ ...base, population: 10 })).toMatchObject({
      n: 10,
      testAll: true,
      words: 'All 10 records are examined: nothing is estimated.',
    });
    expect(refusedWith(() => sizeAnswer({ ...base, population: 10, deviations: 1 }))).toMatchObject({
      code: 'PLAN_INFEASIBLE',
      hint: expect.stringContaining('Test all 10 records') as string,
    });
  });

  it.each([
    ['a confidence of 100 %', { ...base, confidence: '100%' }, 'CONFIDENCE_OUT_OF_RANGE', 'examine every record'],
    ['an expected rate that is the tolerable one', { ...base, expected: '5%' }, 'TOLERABLE_NOT_ABOVE_EXPECTED', 'Raise the tolerable rate'],
    ['an expected rate above it', { ...base, expected: '6%' }, 'TOLERABLE_NOT_ABOVE_EXPECTED', 'Raise the tolerable rate'],
    [
      'more than 20,000 records',
      { ...base, tolerable: '0.01%' },
      'PLAN_TOO_LARGE',
      'tolerable rate 0.1\u00a0% (n = 2\u2009995); confidence 80\u00a0% (n = 16\u2009094)',
    ],
    [
      '20,001 records of a million',
      { ...base, confidence: '99%', expected: '4.9%', population: 1_000_000 },
      'PLAN_TOO_LARGE',
      'expected rate 4.6\u00a0% (n = 15\u2009760)',
    ],
  ])('refuses %s with the way out', (_what, input, code, hint) => {
    expect(refusedWith(() => sizeAnswer(input))).toMatchObject({ code, hint: expect.stringContaining(hint) as string });
  });

  it.each([
    [{ ...base, tolerable: '0%' }, 'tolerable'],
    [{ ...base, tolerable: '100%' }, 'tolerable'],
    [{ ...base, deviations: 1, expected: '1%' }, 'expected'],
    [{ ...base, confidence: '95' }, 'confidence'],
  ])('refuses %j by its field', (input, field) => {
    expect(refusedWith(() => sizeAnswer(input))).toMatchObject({ code: 'INVALID_INPUT', fields: [field] });
  });

  it('proves the design next to a refused one to work, and the step before it not to', () => {
    expect(sizeAnswer({ ...base, tolerable: '0.1%' }).n).toBe(2995);
    expect(sizeAnswer({ confidence: '99%', tolerable: '5%', expected: '4.6%', population: 1_000_000 }).n).toBe(15_760);
    expect(refusedWith(() => sizeAnswer({ confidence: '99%', tolerable: '5%', expected: '4.7%', population: 1_000_000 }))).toMatchObject({
      code: 'PLAN_TOO_LARGE',
    });
  });
});

describe('a limit', () => {
  it('says whether reliance is supported, for N records by their number', () => {
    expect(limitAnswer({ n: 84, deviations: 1, confidence: '95%', population: 412, tolerable: '5%' })).toMatchObject({
      upperPercent: '4.9',
      exactPercent: '4.85437',
      deviating: 20,
      foundPercent: '1.2',
      supports: true,
    });
    expect(limitAnswer({ n: 60, deviations: 1, confidence: '95%', tolerable: '5%' })).toMatchObject({
      upperPercent: '7.7',
      supports: false,
    });
  });

  it('of a sample in which all deviate is all', () => {
    expect(limitAnswer({ n: 3, deviations: 3, confidence: '95%' }).upperPercent).toBe('100.0');
  });

  it.each([
    [{ n: 3, deviations: 4, confidence: '95%' }, 'deviations'],
    [{ n: 30, deviations: 0, confidence: '95%', population: 20 }, 'n'],
  ])('refuses %j by its field', (input, field) => {
    expect(refusedWith(() => limitAnswer(input))).toMatchObject({ code: 'INVALID_INPUT', fields: [field] });
  });
});

describe('designs side by side', () => {
  it('hold table, curve and lot plan, and the curve falls', () => {
    const { plan, curve, lot, problem } = designsAnswer({ ...base, deviations: 0, population: 500, aql: '1.0' });
    expect({ plan, problem, lot }).toMatchObject({ plan: { n: 56 }, problem: null, lot: { letter: 'H', n: 50, accept: 1 } });
    const sizes = curve.map(({ n }) => n ?? 0);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(curve.find(({ tolerablePercent }) => tolerablePercent === '5')?.n).toBe(56);
  });

  it('say why there is no plan instead of failing', () => {
    expect(designsAnswer({ ...base, tolerable: '0.01%' })).toMatchObject({ plan: null, problem: { code: 'PLAN_TOO_LARGE' } });
    expect(designsAnswer({ ...base, confidence: '100%' })).toMatchObject({
      plan: null,
      problem: { code: 'CONFIDENCE_OUT_OF_RANGE' },
      curve: [],
    });
  });
});
