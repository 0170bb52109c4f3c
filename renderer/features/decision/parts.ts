/** What the parts of the decision screen share: the shapes they read, and the order of the checks. Pure. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';

export type Gates = OutputOf<'decision.gates'>;
export type Gate = Gates['gates'][number];
export type Shown = OutputOf<'decision.show'>;
export type Question = Shown['questions'][number];
export type Certificate = OutputOf<'decision.certificate'>;

export const views = ['checks', 'review', 'decide', 'certificate', 'rules'] as const;
export type View = (typeof views)[number];

export type GroupKey = 'blocking' | 'warning' | 'overridden' | 'passed' | 'doesNotApply';
const groupKeys: readonly GroupKey[] = ['blocking', 'warning', 'overridden', 'passed', 'doesNotApply'];

export function groupOf(gate: Gate): GroupKey {
  if (gate.status === 'does_not_apply') return 'doesNotApply';
  if (gate.status === 'passed') return 'passed';
  return gate.override === null ? gate.severity : 'overridden';
}

/** The checks as they are worked: what blocks first, what passed last; groups without a check are left out. */
export function groupsOf(gates: readonly Gate[]): { readonly key: GroupKey; readonly gates: readonly Gate[] }[] {
  return groupKeys.map((key) => ({ key, gates: gates.filter((gate) => groupOf(gate) === key) })).filter((group) => group.gates.length > 0);
}

/** The next or previous one in a list, from where it stands; the first when nothing is chosen. */
export function neighbour<T>(list: readonly T[], at: number, step: 1 | -1): T | undefined {
  return list[at === -1 ? 0 : Math.min(list.length - 1, Math.max(0, at + step))];
}

type Subject = OutputOf<'decision.subjects'>['subjects'][number];

/** Names a subject in a list: by its row, or by its words where it is none. */
export const subjectKey = ({ subject, id, label }: Subject): string => `${subject}:${id ?? label}`;

/** The subject of a question about an item of a pack, by its key. */
export const itemSubject = ({ item, title }: { readonly item: number; readonly title: string }): string =>
  subjectKey({ subject: 'other', id: null, label: t('packReview.itemLabel', { item, title }) });
