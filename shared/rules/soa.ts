/**
 * What is wrong with a Statement of Applicability: its rows against the controls of Annex A (ISO/IEC 42001 6.1.3, B.1).
 * Pure. All controls must have a row; an exclusion needs a ground and a text, an inclusion a risk or another reason.
 */
import type { CatalogItemKind, InclusionGround, SoaApplicable } from '../model/vocabulary.ts';

/** An entry of the catalog: controls, and the headings whose ids are easily mistaken for controls. */
export interface SoaCatalogEntry {
  /** `42001:A.5.4` */
  readonly requirement: string;
  /** `A.5.4` */
  readonly ref: string;
  readonly kind: CatalogItemKind;
  readonly title: string;
}

/** A row as the client wrote it, and what was made of it. */
export interface SoaRow {
  readonly controlRef: string;
  readonly title: string;
  readonly origin: 'annex_a' | 'own' | 'other';
  readonly applicable: SoaApplicable;
  readonly inclusionGrounds: readonly InclusionGround[];
  readonly inclusionText: string;
  readonly exclusionGround: string | null;
  readonly exclusionText: string;
  readonly linkedRisks: string;
}

/** What an id is when it is no control: told apart, because each is another mistake. */
export type NotAControl = 'objective' | 'area' | 'clause' | 'guidance' | 'unknown';

export type SoaProblem =
  | 'missing'
  | 'not_a_control'
  | 'exclusion_without_ground'
  | 'exclusion_without_text'
  | 'inclusion_without_reason'
  | 'duplicate'
  | 'title_differs'
  | 'not_stated';

/** Kind of a line as the list shows it: its worst problem, or that there is none. */
export type SoaLineKind = 'missing' | 'not_a_control' | 'no_reason' | 'duplicate' | 'title_differs' | 'not_stated' | 'own' | 'matches';

export interface SoaLine<R extends SoaRow = SoaRow> {
  /** The row; null for a control that has none. */
  readonly row: R | null;
  readonly requirement: string | null;
  /** Of the control in the catalog; empty when there is none. */
  readonly ref: string;
  readonly title: string;
  readonly kind: SoaLineKind;
  readonly problems: readonly SoaProblem[];
  readonly notAControl: NotAControl | null;
  /** The other rows of the same control, in order. */
  readonly twins: readonly R[];
}

export interface SoaCounts {
  readonly controls: number;
  readonly rows: number;
  /** Controls that have a row. */
  readonly known: number;
  readonly matches: number;
  readonly titleDiffers: number;
  readonly missing: number;
  readonly notAControl: number;
  readonly own: number;
  /** Rows that repeat a control. */
  readonly duplicates: number;
  readonly noReason: number;
  readonly notStated: number;
  readonly excluded: number;
}

export interface Reconciliation<R extends SoaRow = SoaRow> {
  readonly counts: SoaCounts;
  /** Problems first, each kind in the order of Annex A or of the file. */
  readonly lines: readonly SoaLine<R>[];
}

/**
 * The id within a text that a person wrote: `ISO 42001 – a 5.4.` → `A.5.4`, `Clause 6.1.3` → `6.1.3`. What holds none
 * comes back in capitals, without outer spaces.
 */
export function normaliseRef(written: string): string {
  const text = written.normalize('NFKC').trim().toUpperCase();
  const annex = /(?:^|[^A-Z])([AB])[.\s]*(\d{1,2}(?:\.\d{1,2}){0,3})(?![\d.]*\d)/.exec(text);
  if (annex !== null) return `${annex[1]}.${(annex[2] ?? '').split('.').map(Number).join('.')}`;
  const clause = /^(?:CLAUSE\s+)?(\d{1,2}(?:\.\d{1,2}){0,3})\.?$/.exec(text);
  return clause?.[1] ?? text;
}

const LITTLE_WORDS = new Set(['the', 'a', 'an', 'of', 'for', 'and', 'to', 'in', 'on']);

/** Words that carry the meaning, without case, marks, little words and the plural's s. */
export const normaliseTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => !LITTLE_WORDS.has(word))
    .map((word) => (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word))
    .join(' ');

/** Whether a ref claims to stand in Annex A or B or among the clauses, so that it cannot be the client's own control. */
export const claimsTheStandard = (ref: string): boolean => /^([AB]\.)?\d/.test(ref);

function whatItIs(ref: string, entry: SoaCatalogEntry | undefined): NotAControl | null {
  if (entry?.kind === 'control') return null;
  if (entry?.kind === 'objective' || entry?.kind === 'area') return entry.kind;
  if (entry !== undefined) return 'clause';
  return ref.startsWith('B.') ? 'guidance' : 'unknown';
}

const filled = (text: string) => text.trim() !== '';

function reasonProblems(row: SoaRow): SoaProblem[] {
  if (row.applicable === 'no') {
    return [
      ...(row.exclusionGround === null ? (['exclusion_without_ground'] as const) : []),
      ...(filled(row.exclusionText) ? [] : (['exclusion_without_text'] as const)),
    ];
  }
  const reason = row.inclusionGrounds.length > 0 || filled(row.inclusionText) || filled(row.linkedRisks);
  return [
    ...(reason ? [] : (['inclusion_without_reason'] as const)),
    ...(row.applicable === 'not_stated' ? (['not_stated'] as const) : []),
  ];
}

const ORDER: readonly SoaLineKind[] = [
  'missing',
  'not_a_control',
  'no_reason',
  'duplicate',
  'title_differs',
  'not_stated',
  'own',
  'matches',
];

function kindOf(problems: ReadonlySet<SoaProblem>, origin: SoaRow['origin']): SoaLineKind {
  if (problems.has('not_a_control')) return 'not_a_control';
  if (problems.has('duplicate')) return 'duplicate';
  if (problems.has('exclusion_without_ground') || problems.has('exclusion_without_text') || problems.has('inclusion_without_reason'))
    return 'no_reason';
  if (problems.has('title_differs')) return 'title_differs';
  if (problems.has('not_stated')) return 'not_stated';
  return origin === 'own' ? 'own' : 'matches';
}

function lineOf<R extends SoaRow>(row: R, entry: SoaCatalogEntry | undefined, same: readonly R[]): SoaLine<R> {
  const notAControl = row.origin === 'own' ? null : whatItIs(normaliseRef(row.controlRef), entry);
  const control = row.origin !== 'own' && entry?.kind === 'control' ? entry : undefined;
  const repeated = same.indexOf(row) > 0;
  // Of a row that does not count, its reasons do not matter.
  const problems = new Set<SoaProblem>(repeated || notAControl !== null ? [] : reasonProblems(row));
  if (notAControl !== null) problems.add('not_a_control');
  if (control !== undefined && normaliseTitle(row.title) !== normaliseTitle(control.title)) problems.add('title_differs');
  // The first row of a control stands; those after it repeat it.
  if (repeated) problems.add('duplicate');
  return {
    row,
    requirement: control?.requirement ?? null,
    ref: control?.ref ?? '',
    title: control?.title ?? '',
    kind: kindOf(problems, row.origin),
    problems: [...problems],
    notAControl,
    twins: same.filter((one) => one !== row),
  };
}

/** @param rows in the order of the file. @param catalog the whole catalog, headings included, in the order of the standard. */
export function reconcileSoa<R extends SoaRow>(rows: readonly R[], catalog: readonly SoaCatalogEntry[]): Reconciliation<R> {
  const entries = new Map(catalog.map((entry) => [entry.ref, entry]));
  const groups = new Map<string, R[]>();
  const keyOf = (row: R) => `${row.origin === 'own' ? 'own ' : ''}${normaliseRef(row.controlRef)}`;
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  const lines = rows.map((row) => lineOf(row, entries.get(normaliseRef(row.controlRef)), groups.get(keyOf(row)) ?? []));
  const controls = catalog.filter((entry) => entry.kind === 'control');
  const missing = controls
    .filter((control) => !groups.has(control.ref))
    .map(({ requirement, ref, title }): SoaLine<R> => {
      return { row: null, requirement, ref, title, kind: 'missing', problems: ['missing'], notAControl: null, twins: [] };
    });
  const all = [...missing, ...lines].toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const first = lines.filter((line) => line.requirement !== null && !line.problems.includes('duplicate'));
  const having = (...problems: readonly SoaProblem[]) => lines.filter((line) => problems.some((one) => line.problems.includes(one))).length;
  return {
    counts: {
      controls: controls.length,
      rows: rows.length,
      known: first.length,
      matches: first.filter((line) => !line.problems.includes('title_differs')).length,
      titleDiffers: first.filter((line) => line.problems.includes('title_differs')).length,
      missing: missing.length,
      notAControl: having('not_a_control'),
      own: rows.filter((row) => row.origin === 'own').length,
      duplicates: having('duplicate'),
      noReason: having('exclusion_without_ground', 'exclusion_without_text', 'inclusion_without_reason'),
      notStated: having('not_stated'),
      excluded: first.filter((line) => line.row?.applicable === 'no').length,
    },
    lines: all,
  };
}

/** Where a row belongs, decided by its id alone: a control of Annex A, an id of another kind, or the client's own. */
export function originOf(
  controlRef: string,
  catalog: readonly SoaCatalogEntry[],
): { origin: SoaRow['origin']; requirement: string | null } {
  const ref = normaliseRef(controlRef);
  const entry = catalog.find((one) => one.ref === ref);
  if (entry?.kind === 'control') return { origin: 'annex_a', requirement: entry.requirement };
  return { origin: entry === undefined && !claimsTheStandard(ref) ? 'own' : 'other', requirement: null };
}

const COMPARED = ['applicable', 'inclusionGrounds', 'inclusionText', 'exclusionGround', 'exclusionText', 'linkedRisks', 'title'] as const;
export type SoaComparedField = (typeof COMPARED)[number];

export interface SoaChange<R extends SoaRow> {
  readonly ref: string;
  readonly before: R | null;
  readonly after: R | null;
  readonly change: 'added' | 'removed' | 'changed';
  /** Fields that differ; empty when the row was added or removed. */
  readonly fields: readonly SoaComparedField[];
}

const comparable = (row: SoaRow, field: SoaComparedField): string =>
  field === 'inclusionGrounds' ? [...row.inclusionGrounds].sort().join(' ') : String(row[field] ?? '').trim();

/** What became different from one version to the next, control by control; of a repeated control its first row counts. */
export function compareSoa<R extends SoaRow>(before: readonly R[], after: readonly R[]): { changes: SoaChange<R>[]; same: number } {
  const firsts = (rows: readonly R[]) => {
    const found = new Map<string, R>();
    for (const row of rows) {
      const ref = normaliseRef(row.controlRef);
      if (!found.has(ref)) found.set(ref, row);
    }
    return found;
  };
  const old = firsts(before);
  const now = firsts(after);
  const changes: SoaChange<R>[] = [];
  let same = 0;
  for (const [ref, row] of now) {
    const was = old.get(ref);
    if (was === undefined) changes.push({ ref, before: null, after: row, change: 'added', fields: [] });
    else {
      const fields = COMPARED.filter((field) => comparable(was, field) !== comparable(row, field));
      if (fields.length > 0) changes.push({ ref, before: was, after: row, change: 'changed', fields });
      else same += 1;
    }
  }
  for (const [ref, row] of old) if (!now.has(ref)) changes.push({ ref, before: row, after: null, change: 'removed', fields: [] });
  return { changes, same };
}
