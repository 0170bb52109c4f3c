/** Lines of a reconciliation as the list shows them: of a version that is stored, or of a preview. Pure. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';

export type StoredLine = OutputOf<'soa.reconcile'>['lines'][number];
export type PreviewLine = OutputOf<'soa.preview'>['lines'][number];
export type LineKind = StoredLine['kind'];
export type Counts = OutputOf<'soa.reconcile'>['counts'];

/** What both kinds of lines come down to. */
export interface ListLine {
  readonly key: string;
  readonly kind: LineKind;
  /** As written by the client; of a missing control the id in Annex A. */
  readonly ref: string;
  readonly annexTitle: string;
  /** Null when the client's list has no row. */
  readonly writtenTitle: string | null;
  readonly applicable: 'yes' | 'no' | 'not_stated' | null;
  readonly reason: string;
  readonly row: number | null;
  readonly decision: 'open' | 'accepted' | 'concern' | null;
  /** What is wrong, in words. */
  readonly remarks: readonly string[];
}

/** What is remarked on a line; one sentence per problem, that it fits when there is none. */
export function remarksOf(line: Pick<StoredLine, 'kind' | 'problems' | 'notAControl'>, ref: string, twinRows: readonly number[]): string[] {
  const remarks = line.problems.map((problem) => {
    switch (problem) {
      case 'not_a_control':
        return t(`soa.what.${line.notAControl ?? 'unknown'}`, { ref });
      case 'duplicate':
        return twinRows.length === 0 ? t('soa.what.duplicateUnknown') : t('soa.what.duplicate', { rows: twinRows.join(', ') });
      default:
        return t(`soa.what.${problem}`);
    }
  });
  return remarks.length > 0 ? remarks : [t(line.kind === 'own' ? 'soa.what.own' : 'soa.what.matches')];
}

interface Stated {
  readonly applicable: 'yes' | 'no' | 'not_stated';
  readonly inclusionText: string;
  readonly exclusionText: string;
  readonly linkedRisks: string;
}
const reasonOf = (row: Stated): string =>
  (row.applicable === 'no' ? row.exclusionText : row.inclusionText || row.linkedRisks).replaceAll(/\s+/g, ' ');

/** A line of a stored version. @param rows number of each row in the file it came from, by id */
export function storedLine(line: StoredLine, rows: ReadonlyMap<string, number | null>): ListLine {
  const { item } = line;
  const named = item?.inSource === true;
  const ref = item?.controlRef ?? line.ref;
  const twins = line.twins.flatMap((id) => rows.get(id) ?? []);
  return {
    key: named ? item.id : `missing ${line.requirement ?? ''}`,
    kind: line.kind,
    ref,
    annexTitle: line.title,
    writtenTitle: named ? item.title : null,
    applicable: named ? item.applicable : null,
    reason: named ? reasonOf(item) : '',
    row: named ? item.sourceRow : null,
    decision: item?.decision ?? null,
    remarks: remarksOf(line, ref, twins),
  };
}

export function previewLine(line: PreviewLine): ListLine {
  const { row } = line;
  const ref = row?.controlRef ?? line.ref;
  return {
    key: row === null ? `missing ${line.ref}` : `row ${row.sourceRow}`,
    kind: line.kind,
    ref,
    annexTitle: line.title,
    writtenTitle: row?.title ?? null,
    applicable: row?.applicable ?? null,
    reason: row === null ? '' : reasonOf(row),
    row: row?.sourceRow ?? null,
    decision: null,
    remarks: remarksOf(line, ref, line.twins),
  };
}

/** Kinds that somebody has to decide about. */
const SETTLED: readonly LineKind[] = ['matches', 'own'];
export const needsDecision = (line: ListLine): boolean =>
  !SETTLED.includes(line.kind) && line.decision !== 'accepted' && line.decision !== 'concern';

export type LineFilter = 'all' | 'toDecide' | 'excluded' | LineKind;

const kinds: readonly LineKind[] = ['missing', 'not_a_control', 'no_reason', 'duplicate', 'title_differs', 'not_stated', 'own'];

const under = (line: ListLine, filter: LineFilter): boolean => {
  if (filter === 'all') return true;
  if (filter === 'toDecide') return needsDecision(line);
  if (filter === 'excluded') return line.applicable === 'no';
  return line.kind === filter;
};

/** The words above the list that have something behind them, with their counts. */
export function filtersOf(lines: readonly ListLine[]): { readonly filter: LineFilter; readonly count: number }[] {
  const all: readonly LineFilter[] = ['all', 'toDecide', ...kinds, 'excluded'];
  return all
    .map((filter) => ({ filter, count: lines.filter((line) => under(line, filter)).length }))
    .filter(({ filter, count }) => filter === 'all' || filter === 'toDecide' || count > 0);
}

export function shownLines(lines: readonly ListLine[], filter: LineFilter, words: string): ListLine[] {
  const wanted = words.trim().toLowerCase();
  return lines.filter((line) => {
    if (!under(line, filter)) return false;
    const text = `${line.ref} ${line.annexTitle} ${line.writtenTitle ?? ''} ${line.reason} ${line.remarks.join(' ')}`;
    return wanted === '' || text.toLowerCase().includes(wanted);
  });
}

/** What the list says in the column of reasons: the remark where the row itself is the problem, else the reason. */
export function reasonOrRemark(line: ListLine): string {
  return ['not_a_control', 'duplicate', 'no_reason'].includes(line.kind) ? (line.remarks[0] ?? '') : line.reason;
}
