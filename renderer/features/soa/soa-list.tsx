/** Counts, words to filter by, and the list with the problems first: the same for a version and for a preview. */
import { type RefObject, useMemo } from 'react';
import { t } from '../../../shared/words/words.ts';
import { CellText } from '../../components/cell-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { type RegisterColumn, RegisterTable } from '../../components/register-table.tsx';
import { LineMark } from './line-mark.tsx';
import { type Counts, filtersOf, type LineFilter, type ListLine, reasonOrRemark, shownLines } from './lines.ts';
import classes from './soa.module.css';

const figures = [
  ['matches', 'ok'],
  ['titleDiffers', 'minor'],
  ['missing', 'major'],
  ['notAControl', 'major'],
  ['duplicates', 'minor'],
  ['noReason', 'minor'],
  ['notStated', 'minor'],
  ['own', 'mute'],
] as const;

/** The row of counts: what kind of mismatch there is, and how much of it. Kinds that no statement needs to have stay away at 0. */
export function SoaCounts({ counts }: { readonly counts: Counts }) {
  return (
    <ul className={classes.counts}>
      <li className={classes.total}>
        <strong>{counts.controls}</strong> <span>{t('soa.counts.controls')}</span>
      </li>
      {figures
        .filter(([key]) => counts[key] > 0 || (key !== 'notStated' && key !== 'own'))
        .map(([key, tone]) => (
          <li key={key} data-tone={counts[key] > 0 ? tone : 'none'}>
            <strong>{counts[key]}</strong> <span>{t(`soa.counts.${key}`)}</span>
          </li>
        ))}
    </ul>
  );
}

const quiet = (text: string) => <span className={classes.quiet}>{text}</span>;
const cut = (text: string) => <CellText text={text} lines={2} />;

const columns: readonly RegisterColumn<ListLine>[] = [
  {
    id: 'found',
    header: t('soa.columns.found'),
    width: 128,
    canHide: false,
    value: (line) => t(`soa.kind.${line.kind}`),
    cell: (line) => <LineMark kind={line.kind} />,
  },
  {
    id: 'id',
    header: t('soa.columns.id'),
    width: 84,
    canHide: false,
    value: (line) => line.ref,
    cell: (line) => <span className={classes.ref}>{line.ref}</span>,
  },
  {
    id: 'annexTitle',
    header: t('soa.columns.annexTitle'),
    width: { grow: 3, min: 150 },
    value: (line) => line.annexTitle,
    cell: (line) => (line.annexTitle === '' ? quiet(t('soa.noTitle')) : cut(line.annexTitle)),
  },
  {
    id: 'fileTitle',
    header: t('soa.columns.fileTitle'),
    width: { grow: 3, min: 140 },
    value: (line) => line.writtenTitle,
    cell: (line) => {
      if (line.writtenTitle === null) return quiet(t('soa.noRow'));
      return line.kind === 'title_differs' ? <span className={classes.differs}>{cut(line.writtenTitle)}</span> : cut(line.writtenTitle);
    },
  },
  {
    id: 'applicable',
    header: t('soa.columns.applicable'),
    width: 88,
    value: (line) => (line.applicable === null ? '–' : t(`vocabulary.soaApplicable.${line.applicable}`)),
  },
  {
    id: 'reason',
    header: t('soa.columns.reason'),
    width: { grow: 3, min: 140 },
    value: (line) => reasonOrRemark(line),
    cell: (line) => cut(reasonOrRemark(line)),
  },
  {
    id: 'decision',
    header: t('soa.columns.decision'),
    width: 118,
    value: (line) => (line.decision === null || line.decision === 'open' ? '' : t(`vocabulary.soaDecision.${line.decision}`)),
  },
  { id: 'row', header: t('soa.columns.row'), width: 52, align: 'right', value: (line) => line.row },
];
const withoutDecision = columns.filter((column) => column.id !== 'decision');
/** Both titles stay side by side; what is left out is in the panel beside. */
const hiddenWhenNarrow = ['reason', 'decision', 'row'];
const hiddenAtFirst: readonly string[] = [];
const lineKey = (line: ListLine) => line.key;

export interface SoaListProps {
  readonly name: string;
  readonly lines: readonly ListLine[];
  readonly filter: LineFilter;
  readonly words: string;
  readonly wordsField: RefObject<HTMLInputElement | null>;
  readonly chosen: string | null;
  /** Whether decisions are taken here; a preview has none. */
  readonly decisions: boolean;
  /** Few columns; the others can be asked for. */
  readonly narrow: boolean;
  readonly onFilter: (filter: LineFilter) => void;
  readonly onWords: (words: string) => void;
  readonly onChoose: (key: string) => void;
}

function filterLabel(filter: LineFilter, count: number): string {
  if (filter === 'all' || filter === 'toDecide' || filter === 'excluded') return t(`soa.filter.${filter}`, { count });
  return `${t(`soa.kind.${filter}`)} ${count}`;
}

export function SoaList(props: SoaListProps) {
  const { lines, filter, words, wordsField, onFilter, onWords } = props;
  const shown = useMemo(() => shownLines(lines, filter, words), [lines, filter, words]);
  return (
    <>
      <FilterBar
        filters={filtersOf(lines)
          .filter((one) => props.decisions || one.filter !== 'toDecide')
          .map((one) => ({ filter: one.filter, label: filterLabel(one.filter, one.count) }))}
        filter={filter}
        onFilter={onFilter}
        label={t('soa.filterLabel')}
        placeholder={t('soa.filterWords')}
        words={words}
        wordsField={wordsField}
        onWords={onWords}
      />
      <RegisterTable
        name={props.name}
        label={t('soa.list')}
        rows={shown}
        columns={props.decisions ? columns : withoutDecision}
        rowId={lineKey}
        rowHeight={46}
        chosen={props.chosen}
        onChoose={props.onChoose}
        hiddenAtFirst={props.narrow ? hiddenWhenNarrow : hiddenAtFirst}
        empty={<EmptyState what={t('soa.noneUnderFilter')} />}
        autoFocus
      />
    </>
  );
}
