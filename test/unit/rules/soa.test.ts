import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  compareSoa,
  normaliseRef,
  normaliseTitle,
  originOf,
  reconcileSoa,
  type SoaCatalogEntry,
  type SoaRow,
} from '../../../shared/rules/soa.ts';

const shipped = JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/catalogs/iso-iec-42001-2023.json'), 'utf8')) as {
  groups: { id: string; ref: string; kind: SoaCatalogEntry['kind']; title: string }[];
  items: { id: string; ref: string; kind: SoaCatalogEntry['kind']; title: string }[];
};
const catalog: SoaCatalogEntry[] = [...shipped.groups, ...shipped.items].map(({ id, ...rest }) => ({ requirement: id, ...rest }));
const controls = catalog.filter((entry) => entry.kind === 'control');

function row(controlRef: string, patch: Partial<SoaRow> = {}): SoaRow {
  const control = catalog.find((entry) => entry.ref === normaliseRef(controlRef));
  return {
    controlRef,
    title: control?.title ?? 'Some title',
    origin: originOf(controlRef, catalog).origin,
    applicable: 'yes',
    inclusionGrounds: ['risk'],
    inclusionText: 'R-01',
    exclusionGround: null,
    exclusionText: '',
    linkedRisks: '',
    ...patch,
  };
}
const whole = controls.map(({ ref }) => row(ref));
const lineOf = (rows: readonly SoaRow[], written: string) =>
  reconcileSoa(rows, catalog).lines.find((line) => line.row?.controlRef === written);

describe('an id as a client writes it', () => {
  it.each([
    ['A.5.4', 'A.5.4'],
    [' a.5.4. ', 'A.5.4'],
    ['A 5.4', 'A.5.4'],
    ['A5.4', 'A.5.4'],
    ['ISO/IEC 42001 A.5.4', 'A.5.4'],
    ['A.05.04', 'A.5.4'],
    ['Annex A.6.2.8', 'A.6.2.8'],
    ['A.10.4 Customers', 'A.10.4'],
    ['B.5.4', 'B.5.4'],
    ['Clause 6.1.3', '6.1.3'],
    ['6.1.3', '6.1.3'],
    ['LUM-7', 'LUM-7'],
    ['own control', 'OWN CONTROL'],
  ])('‘%s’ means %s', (written, meant) => {
    expect(normaliseRef(written)).toBe(meant);
  });
});

describe('titles', () => {
  it.each([
    ['AI policy', 'AI Policy'],
    ['Quality of data for AI systems', 'quality of data for AI system'],
    ['AI system verification and validation', 'AI system verification & validation'],
    ['Documentation of AI system design and development', 'Documentation of the AI system design, and development'],
  ])('‘%s’ and ‘%s’ are the same', (one, other) => {
    expect(normaliseTitle(one)).toBe(normaliseTitle(other));
  });

  it.each([
    ['AI policy', 'AI system policies'],
    ['Suppliers', 'Third-party and customer relations'],
    ['System and computing resources', 'Compute budget'],
    ['Data resources', 'Resources'],
  ])('‘%s’ and ‘%s’ differ', (one, other) => {
    expect(normaliseTitle(one)).not.toBe(normaliseTitle(other));
  });
});

describe('a statement against Annex A', () => {
  it('finds nothing in one with all 38 controls, each with a reason', () => {
    const { counts, lines } = reconcileSoa(whole, catalog);
    expect(counts).toEqual({
      controls: 38,
      rows: 38,
      known: 38,
      matches: 38,
      titleDiffers: 0,
      missing: 0,
      notAControl: 0,
      own: 0,
      duplicates: 0,
      noReason: 0,
      notStated: 0,
      excluded: 0,
    });
    expect(new Set(lines.map((line) => line.kind))).toEqual(new Set(['matches']));
  });

  it('names every control of an empty one as missing, in the order of Annex A', () => {
    expect(reconcileSoa([], catalog).lines.map((line) => `${line.kind} ${line.ref}`)).toEqual(controls.map(({ ref }) => `missing ${ref}`));
  });

  it.each([
    ['A.5.1', 'objective'],
    ['A.6.2', 'objective'],
    ['A.5', 'area'],
    ['6.1.3', 'clause'],
    ['A.6.2.9', 'unknown'],
    ['A.3.4', 'unknown'],
    ['A.11.2', 'unknown'],
    ['B.5.4', 'guidance'],
  ])('tells %s apart as %s', (written, what) => {
    expect(lineOf([row(written)], written)).toMatchObject({ kind: 'not_a_control', notAControl: what, requirement: null, ref: '' });
  });

  it('takes an id that claims nothing of the standard as the client’s own control', () => {
    expect(originOf('LUM-7', catalog)).toEqual({ origin: 'own', requirement: null });
    expect(lineOf([row('LUM-7')], 'LUM-7')).toMatchObject({ kind: 'own', problems: [], notAControl: null });
    expect(originOf('A.3.4', catalog)).toEqual({ origin: 'other', requirement: null });
  });

  it.each<[string, Partial<SoaRow>, string, string[]]>([
    ['an exclusion without a ground', { applicable: 'no', exclusionText: 'Not needed.' }, 'no_reason', ['exclusion_without_ground']],
    [
      'an exclusion without a text',
      { applicable: 'no', exclusionGround: 'risk_assessment', exclusionText: ' ' },
      'no_reason',
      ['exclusion_without_text'],
    ],
    [
      'an exclusion with ground and text',
      { applicable: 'no', exclusionGround: 'risk_assessment', exclusionText: 'R-26 is 6.' },
      'matches',
      [],
    ],
    ['an inclusion without a reason', { inclusionGrounds: [], inclusionText: '' }, 'no_reason', ['inclusion_without_reason']],
    ['an inclusion with a risk alone', { inclusionGrounds: [], inclusionText: '', linkedRisks: 'R-03' }, 'matches', []],
    ['neither yes nor no', { applicable: 'not_stated' }, 'not_stated', ['not_stated']],
    ['another title', { title: 'Bias assessment' }, 'title_differs', ['title_differs']],
    [
      'another title, and neither yes nor no',
      { title: 'Bias', applicable: 'not_stated' },
      'title_differs',
      ['not_stated', 'title_differs'],
    ],
  ])('reads %s', (_what, patch, kind, problems) => {
    expect(lineOf([row('A.5.4', patch)], 'A.5.4')).toMatchObject({ kind, problems });
  });

  it('lets the first row of a control stand and calls those after it duplicates, however their ids are written', () => {
    const { counts, lines } = reconcileSoa([row('A.7.4'), row('a 7.4', { applicable: 'no', exclusionText: '' })], catalog);
    expect(
      lines.filter((line) => line.row !== null).map((line) => [line.row?.controlRef, line.kind, line.twins.map((twin) => twin.controlRef)]),
    ).toEqual([
      ['a 7.4', 'duplicate', ['A.7.4']],
      ['A.7.4', 'matches', ['a 7.4']],
    ]);
    expect(counts).toMatchObject({ known: 1, duplicates: 1, noReason: 0, excluded: 0, missing: 37 });
  });

  it('puts problems first, the gravest at the top', () => {
    const rows = [...whole.slice(2), row('A.3.4'), row('A.4.5', { title: 'Compute' }), row('LUM-1')];
    const kinds = reconcileSoa(rows, catalog).lines.map((line) => line.kind);
    expect([...new Set(kinds)]).toEqual(['missing', 'not_a_control', 'duplicate', 'own', 'matches']);
  });
});

describe('two versions', () => {
  it('differ by what was added, removed and changed, field by field', () => {
    const before = [row('A.2.2'), row('A.9.4'), row('A.3.4')];
    const after = [
      row('a.2.2'),
      row('A.9.4', { applicable: 'no', exclusionText: 'No own use.', exclusionGround: 'risk_assessment' }),
      row('A.8.5'),
    ];
    const { changes, same } = compareSoa(before, after);
    expect(same).toBe(1);
    expect(changes.map(({ ref, change, fields }) => ({ ref, change, fields }))).toEqual([
      { ref: 'A.9.4', change: 'changed', fields: ['applicable', 'exclusionGround', 'exclusionText'] },
      { ref: 'A.8.5', change: 'added', fields: [] },
      { ref: 'A.3.4', change: 'removed', fields: [] },
    ]);
  });

  it('are the same when grounds only stand in another order', () => {
    expect(
      compareSoa([row('A.2.2', { inclusionGrounds: ['risk', 'law'] })], [row('A.2.2', { inclusionGrounds: ['law', 'risk'] })]),
    ).toEqual({ changes: [], same: 1 });
  });
});
