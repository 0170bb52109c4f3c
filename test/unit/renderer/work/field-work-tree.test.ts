import { describe, expect, it } from 'vitest';
import {
  buildTree,
  groupOf,
  landingRow,
  markOf,
  neighbour,
  noFilter,
  unitKey,
  visibleRows,
} from '../../../../renderer/features/field-work/tree.ts';
import { aGroup, aRow, aSystem } from './rows.ts';

const lendScore = aSystem('LendScore 4.2');
const docuSift = aSystem('DocuSift 2.8');
const checklist = {
  groups: [aGroup('6'), aGroup('6.1', '6'), aGroup('7'), aGroup('A.6'), aGroup('A.6.2', 'A.6')],
  rows: [
    aRow('6.1.1', '6.1', { shown: 'conforms', stored: 'conforms' }),
    aRow('6.2', '6', { notes: 1 }),
    aRow('A.6.2.6', 'A.6', { unit: lendScore, shown: 'minor' }),
    aRow('A.6.2.6', 'A.6', { unit: docuSift, shown: 'conforms', stored: 'conforms' }),
    aRow('A.6.2.7', 'A.6', { unit: lendScore, shown: 'not_applicable', stored: 'not_applicable' }),
    aRow('A.6.2.8', 'A.6', { unit: lendScore }),
  ],
};
const tree = buildTree(checklist);

describe('the tree of field work', () => {
  it('folds sub-clauses and objectives into their clause or area and leaves out groups without rows', () => {
    expect(tree.groups.map((group) => [group.ref, group.children.map((node) => node.ref)])).toEqual([
      ['6', ['6.1.1', '6.2']],
      ['A.6', ['A.6.2.6', 'A.6.2.7', 'A.6.2.8']],
    ]);
  });

  it('counts requirements, not rows, and leaves the excluded ones out of the total', () => {
    expect(tree.rollUp).toMatchObject({ concluded: 2, total: 4, excluded: 1 });
    expect(tree.groups[1]?.rollUp.classes).toMatchObject({ minor: 1, not_applicable: 1, conforms: 0 });
  });

  it('shows the worst result of the units, half a disc for what is begun, a thin ring else', () => {
    expect(tree.requirements.map((node) => [node.ref, node.mark])).toEqual([
      ['6.1.1', 'conforms'],
      ['6.2', 'in_progress'],
      ['A.6.2.6', 'minor'],
      ['A.6.2.7', 'not_applicable'],
      ['A.6.2.8', 'not_started'],
    ]);
    expect(markOf([])).toBe('not_started');
  });

  it('shows requirements of opened groups only, and opens every group with a hit while a filter is on', () => {
    expect(visibleRows(tree, new Set(['42001:6']), noFilter).map((row) => row.key)).toEqual([
      '42001:6',
      '42001:6.1.1',
      '42001:6.2',
      '42001:A.6',
    ]);
    expect(visibleRows(tree, new Set(), { ...noFilter, words: 'docusift' }).map((row) => row.key)).toEqual(['42001:A.6', '42001:A.6.2.6']);
    expect(visibleRows(tree, new Set(), { ...noFilter, open: true }).map((row) => row.key)).toEqual([
      '42001:6',
      '42001:6.2',
      '42001:A.6',
      '42001:A.6.2.8',
    ]);
    expect(visibleRows(tree, new Set(), { words: '', open: false, mine: new Set(['42001:A.6.2.7']) }).map((row) => row.key)).toEqual([
      '42001:A.6',
      '42001:A.6.2.7',
    ]);
  });

  it('wants every word of the filter somewhere in the requirement', () => {
    expect(visibleRows(tree, new Set(), { ...noFilter, words: 'a.6.2 lendscore title' }).length).toBe(4);
    expect(visibleRows(tree, new Set(), { ...noFilter, words: 'lendscore nothing' })).toEqual([]);
  });

  it('goes to the next and the one before within the filter and stops at the ends', () => {
    expect(neighbour(tree, '42001:6.2', 1, noFilter)?.ref).toBe('A.6.2.6');
    expect(neighbour(tree, '42001:6.1.1', -1, noFilter)).toBeNull();
    expect(neighbour(tree, '42001:A.6.2.8', 1, noFilter)).toBeNull();
    expect(neighbour(tree, '42001:6.2', 1, { ...noFilter, open: true })?.ref).toBe('A.6.2.8');
    expect(neighbour(tree, '42001:unknown', 1, noFilter)?.ref).toBe('6.1.1');
  });

  it('lands on the wished unit, else on the first open one', () => {
    const node = tree.requirements[2];
    if (node === undefined) throw new Error('the tree has this requirement');
    expect(landingRow(node, `system:${docuSift.id}`)?.unit.label).toBe('DocuSift 2.8');
    expect(landingRow(node, 'site:elsewhere')?.unit.label).toBe('LendScore 4.2');
    const first = node.rows[0];
    expect(first === undefined ? '' : unitKey(first)).toBe(`system:${lendScore.id}`);
    expect(groupOf(tree, '42001:A.6.2.6')?.ref).toBe('A.6');
  });
});
