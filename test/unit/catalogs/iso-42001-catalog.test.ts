import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const text = z.string().regex(/^\S(?:.*\S)?$/, 'no empty text, no blanks at the ends, one line');
const prompts = (longest: number) => z.array(text.max(longest)).min(2).max(4);

const groupSchema = z.strictObject({
  id: text,
  ref: text,
  title: text,
  shortTitle: text.max(26),
  kind: z.enum(['clause', 'area', 'objective']),
  parent: text.nullable(),
});

const itemSchema = z.strictObject({
  id: text,
  ref: text,
  kind: z.enum(['requirement', 'control']),
  parent: text,
  objective: text.nullable(),
  title: text,
  shortTitle: text.max(26),
  ask: prompts(110),
  lookAt: prompts(90),
  stage: z.enum(['1', '2', 'both']),
  documented: z.boolean(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

const catalogSchema = z.strictObject({
  framework: z.literal('42001'),
  standard: z.literal('ISO/IEC 42001'),
  edition: z.literal('2023'),
  title: text,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  language: z.literal('en'),
  source: text,
  groups: z.array(groupSchema),
  items: z.array(itemSchema),
});

type Item = z.infer<typeof itemSchema>;

const file = new URL('../../../resources/catalogs/iso-iec-42001-2023.json', import.meta.url);
const catalog = catalogSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const requirements = catalog.items.filter((item) => item.kind === 'requirement');
const controls = catalog.items.filter((item) => item.kind === 'control');

// Typed in by hand, not derived: a second opinion on what ISO/IEC 42001:2023 contains.
const REQUIREMENT_REFS = [
  ...['4.1', '4.2', '4.3', '4.4'],
  ...['5.1', '5.2', '5.3'],
  ...['6.1.1', '6.1.2', '6.1.3', '6.1.4', '6.2', '6.3'],
  ...['7.1', '7.2', '7.3', '7.4', '7.5.1', '7.5.2', '7.5.3'],
  ...['8.1', '8.2', '8.3', '8.4'],
  ...['9.1', '9.2.1', '9.2.2', '9.3.1', '9.3.2', '9.3.3'],
  ...['10.1', '10.2'],
];
const CONTROL_REFS = [
  ...['A.2.2', 'A.2.3', 'A.2.4'],
  ...['A.3.2', 'A.3.3'],
  ...['A.4.2', 'A.4.3', 'A.4.4', 'A.4.5', 'A.4.6'],
  ...['A.5.2', 'A.5.3', 'A.5.4', 'A.5.5'],
  ...['A.6.1.2', 'A.6.1.3', 'A.6.2.2', 'A.6.2.3', 'A.6.2.4', 'A.6.2.5', 'A.6.2.6', 'A.6.2.7', 'A.6.2.8'],
  ...['A.7.2', 'A.7.3', 'A.7.4', 'A.7.5', 'A.7.6'],
  ...['A.8.2', 'A.8.3', 'A.8.4', 'A.8.5'],
  ...['A.9.2', 'A.9.3', 'A.9.4'],
  ...['A.10.2', 'A.10.3', 'A.10.4'],
];
const CLAUSE_HEADINGS = ['4', '5', '6', '6.1', '7', '7.5', '8', '9', '9.2', '9.3', '10'];
const OBJECTIVE_REFS = ['A.2.1', 'A.3.1', 'A.4.1', 'A.5.1', 'A.6.1', 'A.6.2', 'A.7.1', 'A.8.1', 'A.9.1', 'A.10.1'];

/** Orders refs as the standard does: clauses before Annex A, 9 before 10, 6 before 6.1. */
function compareRefs(left: string, right: string): number {
  const key = (ref: string): number[] => [ref.startsWith('A.') ? 1 : 0, ...ref.replace(/^A\./, '').split('.').map(Number)];
  const [a, b] = [key(left), key(right)];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? -1) - (b[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function digestOf(item: Item): string {
  const { digest: _digest, ...content } = item;
  const canonical = canonicalize(content);
  if (canonical === undefined) throw new Error(`${item.id} has no canonical form`);
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

function countBy<T>(rows: readonly T[], key: (row: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1;
  return counts;
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('the catalog of ISO/IEC 42001:2023', () => {
  it('lists the 32 requirements and then the 38 controls, each by its own number', () => {
    expect(REQUIREMENT_REFS).toHaveLength(32);
    expect(CONTROL_REFS).toHaveLength(38);
    expect(requirements.map((item) => item.ref)).toEqual(REQUIREMENT_REFS);
    expect(controls.map((item) => item.ref)).toEqual(CONTROL_REFS);
    expect(catalog.items.map((item) => item.ref)).toEqual([...REQUIREMENT_REFS, ...CONTROL_REFS]);
  });

  it('has nine areas with 3, 2, 4, 5, 9 … controls as Table A.1 has', () => {
    const areas = catalog.groups.filter((group) => group.kind === 'area').map((group) => group.ref);
    expect(areas).toEqual(['A.2', 'A.3', 'A.4', 'A.5', 'A.6', 'A.7', 'A.8', 'A.9', 'A.10']);
    expect(countBy(controls, (item) => item.parent)).toEqual({
      '42001:A.2': 3,
      '42001:A.3': 2,
      '42001:A.4': 5,
      '42001:A.5': 4,
      '42001:A.6': 9,
      '42001:A.7': 5,
      '42001:A.8': 4,
      '42001:A.9': 3,
      '42001:A.10': 3,
    });
  });

  it('has ten objectives, of which the life cycle area holds two with 2 and 7 controls', () => {
    const objectives = catalog.groups.filter((group) => group.kind === 'objective');
    expect(objectives.map((group) => group.ref)).toEqual(OBJECTIVE_REFS);
    const counts = countBy(controls, (item) => item.objective ?? 'none');
    expect(Object.keys(counts)).toHaveLength(10);
    expect(counts['42001:A.6.1']).toBe(2);
    expect(counts['42001:A.6.2']).toBe(7);
    for (const item of controls) {
      const objective = objectives.find((group) => group.id === item.objective);
      expect(objective?.parent, item.id).toBe(item.parent);
      // A.6.2.4 belongs under A.6.2; elsewhere the objective is the first entry of the area, A.5.1 for A.5.4.
      const expected = item.parent === '42001:A.6' ? item.ref.replace(/\.\d+$/, '') : item.ref.replace(/\d+$/, '1');
      expect(objective?.ref, item.id).toBe(expected);
    }
  });

  it('holds every clause heading that carries no requirement of its own', () => {
    expect(catalog.groups.filter((group) => group.kind === 'clause').map((group) => group.ref)).toEqual(CLAUSE_HEADINGS);
  });

  it('gives every group and item an id of its own, made of the framework and the ref', () => {
    const all = [...catalog.groups, ...catalog.items];
    expect(repeated(all.map((node) => node.id))).toEqual([]);
    for (const node of all) expect(node.id).toBe(`42001:${node.ref}`);
  });

  it('hangs every item and group under an existing group that matches its number', () => {
    const groups = new Map(catalog.groups.map((group) => [group.id, group]));
    for (const group of catalog.groups) {
      if (group.parent === null) {
        expect(group.kind, group.id).not.toBe('objective');
      } else {
        expect(groups.get(group.parent)?.kind, group.id).toBe(group.kind === 'objective' ? 'area' : 'clause');
        expect(group.ref.startsWith(`${group.parent.slice('42001:'.length)}.`), group.id).toBe(true);
      }
    }
    for (const item of catalog.items) {
      expect(groups.get(item.parent)?.kind, item.id).toBe(item.kind === 'control' ? 'area' : 'clause');
      expect(item.ref.startsWith(`${item.parent.slice('42001:'.length)}.`), item.id).toBe(true);
      if (item.kind === 'requirement') expect(item.objective, item.id).toBeNull();
    }
  });

  it('keeps groups and items in the order of the standard, clause 10 after clause 9', () => {
    for (const refs of [catalog.groups.map((group) => group.ref), catalog.items.map((item) => item.ref)]) {
      expect(refs).toEqual([...refs].sort(compareRefs));
    }
    expect(compareRefs('10.1', '9.3.3')).toBeGreaterThan(0);
  });

  it('phrases each prompt to ask as one question and each thing to look at as a phrase', () => {
    for (const item of catalog.items) {
      for (const question of item.ask) expect(question, item.id).toMatch(/^[A-Z][^?]+\?$/);
      for (const thing of item.lookAt) expect(thing, item.id).toMatch(/^[A-Z].*[^.?!:;,]$/);
    }
  });

  it('never uses a prompt twice', () => {
    const all = catalog.items.flatMap((item) => [...item.ask, ...item.lookAt]);
    const plain = all.map((prompt) =>
      prompt
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim(),
    );
    expect(repeated(plain)).toEqual([]);
  });

  it('leaves general documentation to Stage 1, data controls to Stage 2, and scope to both', () => {
    const stages = new Map(catalog.items.map((item) => [item.ref, item.stage]));
    expect(stages.get('7.5.1')).toBe('1');
    for (const ref of ['A.7.2', 'A.7.3', 'A.7.4', 'A.7.5', 'A.7.6', '10.2', '8.2']) expect(stages.get(ref), ref).toBe('2');
    for (const ref of ['4.3', '6.1.3', '8.4', '9.2.2', 'A.6.2.6']) expect(stages.get(ref), ref).toBe('both');
  });

  it('says which requirements and controls expect documented information', () => {
    const documented = (items: readonly Item[]) => items.filter((item) => item.documented).map((item) => item.ref);
    expect(documented(requirements)).toEqual(
      '4.3 5.2 6.1.1 6.1.2 6.1.3 6.1.4 6.2 7.2 7.5.1 7.5.3 8.1 8.2 8.3 8.4 9.1 9.2.2 9.3.3 10.2'.split(' '),
    );
    const notExplicit = ['A.2.3', 'A.2.4', 'A.3.2', 'A.3.3', 'A.5.2', 'A.6.2.8', 'A.8.2', 'A.8.3', 'A.9.4', 'A.10.2', 'A.10.3', 'A.10.4'];
    expect(documented(controls)).toEqual(CONTROL_REFS.filter((ref) => !notExplicit.includes(ref)));
  });

  it('names A.10.3 the control on suppliers', () => {
    const suppliers = catalog.items.find((item) => item.id === '42001:A.10.3');
    expect(suppliers).toMatchObject({ title: 'Suppliers', kind: 'control', parent: '42001:A.10', objective: '42001:A.10.1' });
    expect(suppliers?.ask.every((question) => /supplier/i.test(question))).toBe(true);
  });

  it.each(catalog.items.map((item) => [item.ref, item] as const))('carries the digest of the content of %s', (_ref, item) => {
    expect(item.digest).toBe(digestOf(item));
  });

  it('gives another digest when a single letter of an item changes', () => {
    for (const item of catalog.items) expect(digestOf({ ...item, shortTitle: `${item.shortTitle}.` })).not.toBe(item.digest);
  });
});
