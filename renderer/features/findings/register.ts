/** The register of findings as plain data: words to filter by, orders to sort by, what stands before the decision. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { FindingState } from '../../../shared/model/finding-states.ts';
import { t } from '../../../shared/words/words.ts';

export type FindingRow = OutputOf<'findings.list'>['findings'][number];
export type FindingFilter = 'all' | 'majors' | 'open' | 'overdue' | 'to_review';
export type FindingOrder = 'number' | 'grade' | 'state' | 'due';

const finished: ReadonlySet<FindingState> = new Set(['closed', 'recorded', 'withdrawn']);

/** Something still has to be done about it. */
export const isOpen = (finding: FindingRow) => !finished.has(finding.state);

const tests: Readonly<Record<FindingFilter, (finding: FindingRow) => boolean>> = {
  all: () => true,
  majors: (finding) => finding.grade === 'major' && finding.state !== 'withdrawn',
  open: isOpen,
  overdue: (finding) => finding.daysLate > 0,
  to_review: (finding) => ['response_submitted', 'under_review', 'evidence_submitted'].includes(finding.state),
};

/** The filter words in their order, each with how many findings it shows. */
export function filterCounts(findings: readonly FindingRow[]): { readonly filter: FindingFilter; readonly count: number }[] {
  return (Object.keys(tests) as FindingFilter[]).map((filter) => ({ filter, count: findings.filter(tests[filter]).length }));
}

export const groupings = ['none', 'grade', 'state', 'requirement', 'unit', 'raisedBy'] as const;
export type Grouping = (typeof groupings)[number];

/** The heading that a finding stands under; null: no groups. */
export function groupingOf(grouping: Grouping): ((finding: FindingRow) => string) | undefined {
  switch (grouping) {
    case 'none':
      return undefined;
    case 'grade':
      return (finding) => finding.gradeLabel;
    case 'state':
      return (finding) => t(`vocabulary.findingState.${finding.state}`);
    case 'requirement':
      return (finding) => {
        const main = finding.requirements.find((one) => one.main) ?? finding.requirements[0];
        return main === undefined ? '' : `${main.ref} ${main.title}`;
      };
    case 'unit':
      return (finding) => [...finding.sites, ...finding.systems].join(', ') || t('findings.wholeOrganization');
    case 'raisedBy':
      return (finding) => finding.raisedByName;
  }
}

const gradeOrder = ['major', 'minor', 'opportunity'];
const stateOrder: readonly FindingState[] = [
  'draft',
  'issued',
  'disputed',
  'acknowledged',
  'response_due',
  'response_submitted',
  'under_review',
  'rejected',
  'plan_accepted',
  'implementation',
  'not_effective',
  'evidence_submitted',
  'verification',
  'closed',
  'recorded',
  'withdrawn',
];

const orders: Readonly<Record<FindingOrder, (a: FindingRow, b: FindingRow) => number>> = {
  number: (a, b) => a.position - b.position,
  grade: (a, b) => gradeOrder.indexOf(a.grade) - gradeOrder.indexOf(b.grade),
  state: (a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state),
  due: (a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'),
};

/** A word that is filtered by, and the findings whose statement has it; the engine looks through the statements. */
export interface FilterTerm {
  readonly word: string;
  readonly inStatement: ReadonlySet<string>;
}

/** What was typed, as single words in lower case. */
export const wordsIn = (typed: string): string[] => typed.trim().toLocaleLowerCase('en').split(/\s+/).filter(Boolean).slice(0, 20);

/** The findings that the register shows; each word stands in number, title, requirements, units or statement. */
export function shownFindings(
  findings: readonly FindingRow[],
  filter: FindingFilter,
  order: FindingOrder,
  terms: readonly FilterTerm[],
): FindingRow[] {
  const found = findings.filter((finding) => {
    if (!tests[filter](finding)) return false;
    if (terms.length === 0) return true;
    const hay = [finding.number, finding.title, ...finding.requirements.map((r) => `${r.ref} ${r.title}`), ...finding.units]
      .join('\n')
      .toLocaleLowerCase('en');
    return terms.every(({ word, inStatement }) => inStatement.has(finding.id) || hay.includes(word));
  });
  // Position breaks ties, so that the order never jumps.
  return found.toSorted((a, b) => orders[order](a, b) || a.position - b.position);
}

/** The first of many numbers and how many there are besides; hundreds would push away what they stand beside. */
export function fewNumbers(numbers: readonly string[], most: number): string {
  const shown = numbers.slice(0, most).join(', ');
  return numbers.length <= most ? shown : t('findings.before.more', { shown, count: numbers.length - most });
}

export interface BeforeDecision {
  readonly key: 'majors_to_verify' | 'minors_without_plan' | 'disputed' | 'drafts';
  readonly numbers: readonly string[];
}

const planAccepted: ReadonlySet<FindingState> = new Set([
  'plan_accepted',
  'implementation',
  'evidence_submitted',
  'verification',
  'closed',
]);

/**
 * What must be done before a decision may be taken (ISO/IEC 17021-1 9.5.2): majors reviewed, accepted and verified;
 * for minors the plan reviewed and accepted. Drafts and diverging opinions are told beside it (9.4.5.3, 9.4.7.3).
 */
export function beforeDecision(findings: readonly FindingRow[]): readonly BeforeDecision[] {
  const numbersOf = (test: (finding: FindingRow) => boolean) => findings.filter(test).map((finding) => finding.shortNumber);
  const stands = (finding: FindingRow) => finding.state !== 'withdrawn' && finding.state !== 'draft';
  return [
    {
      key: 'majors_to_verify',
      numbers: numbersOf((f) => f.grade === 'major' && stands(f) && f.state !== 'verification' && f.state !== 'closed'),
    },
    { key: 'minors_without_plan', numbers: numbersOf((f) => f.grade === 'minor' && stands(f) && !planAccepted.has(f.state)) },
    { key: 'drafts', numbers: numbersOf((f) => f.state === 'draft') },
    { key: 'disputed', numbers: numbersOf((f) => f.state === 'disputed') },
  ];
}
