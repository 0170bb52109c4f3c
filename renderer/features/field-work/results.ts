/**
 * What the result keys mean on a row. Conforms, not applicable and not sampled are stored; minor, major and
 * opportunity only follow from a finding, so their keys lead to one. In a Stage 1 there are no grades
 * (ISO/IEC 17021-1 9.3.1.2): only areas of concern.
 */
import type { AuditKind, Grade, ResultClass, StoredResult } from '../../../shared/model/vocabulary.ts';
import { frameworkOf } from '../../../shared/rules/standards.ts';
import type { ChecklistRow } from './tree.ts';

export type Choice = StoredResult | Grade;

export interface PickerOption {
  readonly key: '1' | '2' | '3' | '4' | '5' | '6';
  readonly choice: Choice;
  /** Mark and colour: the canonical class of the choice. */
  readonly mark: ResultClass;
}

const graded: readonly PickerOption[] = [
  { key: '1', choice: 'conforms', mark: 'conforms' },
  { key: '2', choice: 'minor', mark: 'minor' },
  { key: '3', choice: 'major', mark: 'major' },
  { key: '4', choice: 'opportunity', mark: 'opportunity' },
  { key: '5', choice: 'not_applicable', mark: 'not_applicable' },
  { key: '6', choice: 'not_sampled', mark: 'not_sampled' },
];

const stageOne: readonly PickerOption[] = [
  { key: '1', choice: 'adequate', mark: 'conforms' },
  { key: '2', choice: 'area_of_concern', mark: 'opportunity' },
  { key: '5', choice: 'not_applicable', mark: 'not_applicable' },
  { key: '6', choice: 'not_reviewed', mark: 'not_sampled' },
];

/** The results that can be chosen in an audit of this kind, in the order of their keys. */
export function pickerOptions(kind: AuditKind): readonly PickerOption[] {
  return kind === 'stage_1' ? stageOne : graded;
}

const isGrade = (choice: Choice): choice is Grade => choice === 'minor' || choice === 'major' || choice === 'opportunity';

/** The option that is shown as chosen: what a finding decides comes before what is stored. */
export function chosenOption(row: ChecklistRow, kind: AuditKind): Choice | null {
  if (row.findings.length > 0 && row.shown !== null && isGrade(row.shown)) return row.shown;
  const options = pickerOptions(kind);
  return options.some((option) => option.choice === row.stored) ? row.stored : null;
}

export type Deed =
  | { readonly do: 'store'; readonly result: StoredResult }
  | { readonly do: 'clear' }
  | { readonly do: 'ask_reason'; readonly result: StoredResult }
  | { readonly do: 'raise'; readonly grade: Grade }
  | { readonly do: 'open_finding'; readonly findingId: string }
  | { readonly do: 'refuse'; readonly number: string };

const needsReason: ReadonlySet<Choice> = new Set(['not_applicable', 'not_sampled', 'not_reviewed', 'area_of_concern']);
const severity: Readonly<Record<Grade, number>> = { major: 0, minor: 1, opportunity: 2 };

/** The finding that decides the result of a row: the gravest of those that stand. */
export function decidingFinding(row: ChecklistRow): ChecklistRow['findings'][number] | null {
  return row.findings.toSorted((a, b) => severity[a.grade] - severity[b.grade])[0] ?? null;
}

/** What choosing a result does on a row; choosing the stored one again clears it. */
export function deedFor(choice: Choice, row: ChecklistRow): Deed {
  if (isGrade(choice)) {
    const standing = row.findings.find((finding) => finding.grade === choice);
    return standing === undefined ? { do: 'raise', grade: choice } : { do: 'open_finding', findingId: standing.id };
  }
  const nonconformity = row.findings.find((finding) => finding.grade !== 'opportunity');
  if (nonconformity !== undefined) return { do: 'refuse', number: nonconformity.number };
  // Clauses hold for everybody: the engine refuses at once and names the way out, so that nobody writes a reason in vain.
  if (choice === 'not_applicable' && row.kind !== 'control') return { do: 'store', result: choice };
  if (needsReason.has(choice)) return { do: 'ask_reason', result: choice };
  return row.stored === choice ? { do: 'clear' } : { do: 'store', result: choice };
}

/** A row as one of its standards sees it: its own result, and the findings that name a requirement of that standard. */
export function rowForStandard(row: ChecklistRow, framework: string | null): ChecklistRow {
  if (row.also.length === 0) return row;
  const of = (wanted: string) => row.findings.filter((finding) => finding.requirements.some((one) => frameworkOf(one) === wanted));
  const further = row.also.find((one) => one.framework === framework);
  if (further === undefined) return { ...row, findings: of(frameworkOf(row.requirement)) };
  const { stored, reason, shown, requirement } = further;
  return { ...row, requirement, stored, reason, shown, findings: of(further.framework) };
}

const progressOrder = ['not_started', 'in_progress', 'evidence_complete', 'done'] as const;

/** The next step of progress; after done it begins again. */
export function nextProgress(progress: ChecklistRow['progress']): ChecklistRow['progress'] {
  return progressOrder[(progressOrder.indexOf(progress) + 1) % progressOrder.length] ?? 'not_started';
}
