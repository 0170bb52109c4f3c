import { describe, expect, it } from 'vitest';
import { filtersOf, type ListLine, needsDecision, reasonOrRemark, remarksOf, shownLines } from '../../../../renderer/features/soa/lines.ts';

const line = (patch: Partial<ListLine> = {}): ListLine => ({
  key: patch.ref ?? 'A.2.2',
  kind: 'matches',
  ref: 'A.2.2',
  annexTitle: 'AI policy',
  writtenTitle: 'AI policy',
  applicable: 'yes',
  reason: 'Risk R-01',
  row: 2,
  decision: 'open',
  remarks: ['fits'],
  ...patch,
});
const list = [
  line({ ref: 'A.8.5', kind: 'missing', writtenTitle: null, applicable: null, decision: null, row: null, reason: '' }),
  line({ ref: 'A.3.1', kind: 'not_a_control', decision: 'concern', remarks: ['A.3.1 is an objective'] }),
  line({ ref: 'A.9.4', kind: 'no_reason', applicable: 'no', reason: '', remarks: ['no text'] }),
  line(),
  line({ ref: 'LUM-1', kind: 'own' }),
];

describe('the words above the list', () => {
  it('are those that have something behind them, all and to decide always', () => {
    expect(filtersOf(list).map(({ filter, count }) => `${filter} ${count}`)).toEqual([
      'all 5',
      'toDecide 2',
      'missing 1',
      'not_a_control 1',
      'no_reason 1',
      'own 1',
      'excluded 1',
    ]);
    expect(filtersOf([line()]).map(({ filter }) => filter)).toEqual(['all', 'toDecide']);
  });

  it('count as to decide what has a problem and no decision, a control without a row among them', () => {
    expect(list.filter(needsDecision).map(({ ref }) => ref)).toEqual(['A.8.5', 'A.9.4']);
  });
});

describe('the list', () => {
  it('is narrowed by kind and by words of ids, titles, reasons and remarks', () => {
    expect(shownLines(list, 'excluded', '').map(({ ref }) => ref)).toEqual(['A.9.4']);
    expect(shownLines(list, 'all', ' objective ').map(({ ref }) => ref)).toEqual(['A.3.1']);
    expect(shownLines(list, 'missing', 'lum')).toEqual([]);
  });

  it('shows the remark where the row itself is the problem, else the reason', () => {
    expect(list.map(reasonOrRemark)).toEqual(['', 'A.3.1 is an objective', 'no text', 'Risk R-01', 'Risk R-01']);
  });

  it('says one sentence per problem, and that a row fits when there is none', () => {
    const problems = ['duplicate', 'title_differs'] as const;
    expect(remarksOf({ kind: 'duplicate', problems: [...problems], notAControl: null }, 'A.7.4', [29])).toEqual([
      'The control stands in row 29 already.',
      'The title differs from Annex A.',
    ]);
    expect(remarksOf({ kind: 'not_a_control', problems: ['not_a_control'], notAControl: 'objective' }, 'A.3.1', [])).toEqual([
      'A.3.1 is an objective of Annex A, not a control.',
    ]);
    expect(remarksOf({ kind: 'matches', problems: [], notAControl: null }, 'A.2.2', [])).toEqual([
      'Id and title fit Annex A, and a reason is given.',
    ]);
  });
});
