/** The register of findings: words to filter by, one row each, and at its foot what stands before the decision. */
import { Button, Select } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconClockExclamation } from '@tabler/icons-react';
import { memo, type RefObject, useMemo } from 'react';
import { dayAndMonth, shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { CellText } from '../../components/cell-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { GradeMark } from '../../components/grade-mark.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { type RegisterColumn, RegisterTable } from '../../components/register-table.tsx';
import { StateRing } from '../../components/state-ring.tsx';
import { BulkBar, type BulkDeed } from './bulk-bar.tsx';
import classes from './finding-register.module.css';
import {
  beforeDecision,
  type FindingFilter,
  type FindingRow,
  fewNumbers,
  filterCounts,
  type Grouping,
  groupingOf,
  groupings,
  shownFindings,
} from './register.ts';
import { useFilterTerms } from './use-filter-terms.ts';

export interface FindingRegisterProps {
  readonly auditId: string;
  readonly findings: readonly FindingRow[];
  readonly total: number;
  /** False while most of them are still on their way: what is counted over all is not said yet. */
  readonly whole: boolean;
  readonly chosen: string | null;
  /** Few columns; the others can be asked for. */
  readonly narrow: boolean;
  readonly filter: FindingFilter;
  readonly words: string;
  readonly wordsField: RefObject<HTMLInputElement | null>;
  readonly onFilter: (filter: FindingFilter) => void;
  readonly onWords: (words: string) => void;
  readonly onChoose: (id: string) => void;
  readonly onRaise: () => void;
  readonly grouping: Grouping;
  readonly onGrouping: (grouping: Grouping) => void;
  readonly marked: ReadonlySet<string>;
  readonly onMarked: (marked: ReadonlySet<string>) => void;
  readonly onQuickLook: (id: string) => void;
  readonly deed: BulkDeed | null;
  readonly onDeed: (deed: BulkDeed | null) => void;
}

const columns: readonly RegisterColumn<FindingRow>[] = [
  {
    id: 'number',
    header: t('findings.columns.number'),
    width: 118,
    canHide: false,
    value: (row) => row.position,
    cell: (row) => (
      <span className={classes.number} data-grade={row.grade}>
        <GradeMark grade={row.grade} markOnly />
        {row.shortNumber}
      </span>
    ),
  },
  {
    id: 'title',
    header: t('findings.columns.title'),
    width: { grow: 1, min: 150 },
    value: (row) => row.title,
    cell: (row) => <CellText text={row.title} lines={2} main />,
  },
  { id: 'requirement', header: t('findings.columns.requirement'), width: 64, value: (row) => mainRef(row) },
  {
    id: 'state',
    header: t('findings.columns.state'),
    width: 128,
    value: (row) => t(`vocabulary.findingState.${row.state}`),
    cell: (row) => <StateRing state={row.state} late={row.daysLate > 0} />,
  },
  {
    id: 'due',
    header: t('findings.columns.due'),
    width: 88,
    align: 'right',
    value: (row) => row.due,
    cell: (row) => <Due row={row} />,
  },
  {
    id: 'units',
    header: t('findings.columns.units'),
    width: 140,
    value: (row) => row.units.join(', '),
  },
  { id: 'grade', header: t('findings.form.grade'), width: 120, value: (row) => row.gradeLabel },
  { id: 'raised', header: t('findings.columns.raised'), width: 96, value: (row) => row.raisedAt, cell: (row) => shortDate(row.raisedAt) },
];

/** Units and the day it was raised are there to be chosen; the register is drawn without them. */
const hiddenAtFirst = ['units', 'grade', 'raised'];
const hiddenWhenNarrow = [...hiddenAtFirst, 'requirement', 'due'];
const rowId = (row: FindingRow) => row.id;

function mainRef(row: FindingRow): string {
  return (row.requirements.find((one) => one.main) ?? row.requirements[0])?.ref ?? '';
}

function Due({ row }: { readonly row: FindingRow }) {
  if (row.daysLate > 0) {
    return (
      <span className={classes.late}>
        <IconClockExclamation size={14} stroke={1.6} aria-hidden="true" />
        {t('findings.late', { count: row.daysLate })}
      </span>
    );
  }
  return <span className={classes.due}>{row.due === null ? t('findings.noDue') : dayAndMonth(row.due)}</span>;
}

/** The words to filter by; what is overdue carries its clock. */
const filterWords = (findings: readonly FindingRow[], whole: boolean) =>
  filterCounts(findings).map(({ filter, count }) => ({
    filter,
    label: t(`findings.filters.${filter}`, { shown: whole ? String(count) : '…' }),
    mark:
      filter === 'overdue' && count > 0 ? (
        <IconClockExclamation className={classes.lateMark} size={14} stroke={1.6} aria-hidden="true" />
      ) : null,
  }));

export const FindingRegister = memo(function FindingRegister(props: FindingRegisterProps) {
  const { findings, chosen, narrow, filter, words, wordsField, onFilter, onWords, onChoose, onRaise } = props;
  const { grouping, onGrouping, marked, onMarked } = props;
  const chosenOnes = useMemo(() => findings.filter((one) => marked.has(one.id)), [findings, marked]);
  const groupOf = useMemo(() => groupingOf(grouping), [grouping]);
  const terms = useFilterTerms(props.auditId, words);
  const shown = useMemo(() => shownFindings(findings, filter, 'number', terms), [findings, filter, terms]);
  return (
    <div className={classes.pane}>
      <PaneHead
        level={1}
        title={
          <span className={classes.head}>
            {t('findings.title')} <span className={classes.count}>{props.total}</span>
          </span>
        }
        tools={
          <>
            <Select
              className={classes.grouping}
              aria-label={t('findingViews.group')}
              data={groupings.map((value) => ({ value, label: t(`findingViews.groups.${value}`) }))}
              value={grouping}
              allowDeselect={false}
              onChange={(value) => onGrouping(groupings.find((one) => one === value) ?? 'none')}
            />
            <Button rightSection={<KeyHint keys="F" onFill />} aria-keyshortcuts="F" onClick={onRaise}>
              {t('findings.raise')}
            </Button>
          </>
        }
      />
      <FilterBar
        filters={filterWords(findings, props.whole)}
        filter={filter}
        onFilter={onFilter}
        label={t('findings.wordsLabel')}
        placeholder={t('findings.words')}
        words={words}
        wordsField={wordsField}
        onWords={onWords}
      />
      <BulkBar marked={chosenOnes} deed={props.deed} onDeed={props.onDeed} onClear={() => onMarked(new Set())} />
      <RegisterTable
        groupOf={groupOf}
        marked={marked}
        onMarked={onMarked}
        onQuickLook={props.onQuickLook}
        name={narrow ? 'findings-narrow' : 'findings'}
        label={t('findings.register')}
        rows={shown}
        columns={columns}
        hiddenAtFirst={narrow ? hiddenWhenNarrow : hiddenAtFirst}
        rowId={rowId}
        rowHeight={46}
        chosen={chosen}
        onChoose={onChoose}
        empty={
          findings.length === 0 ? (
            <EmptyState what={t('findings.none')} todo={t('findings.noneTodo')} />
          ) : (
            <EmptyState what={t('findings.noneUnderFilter')} />
          )
        }
      />
      {findings.length === 0 || !props.whole ? null : <BeforeDecision findings={findings} narrow={narrow} onChoose={onChoose} />}
    </div>
  );
});

interface BeforeDecisionProps {
  readonly findings: readonly FindingRow[];
  readonly narrow: boolean;
  readonly onChoose: (id: string) => void;
}

/** As many numbers as fit on one line of the pane. */
const NAMED = 4;
const NAMED_WHEN_NARROW = 2;

function BeforeDecision({ findings, narrow, onChoose }: BeforeDecisionProps) {
  return (
    <section className={classes.before} aria-labelledby="before-head">
      <div className={classes.beforeHead}>
        <h2 id="before-head">{t('findings.before.title')}</h2>
        <span>{t('findings.before.clause')}</span>
      </div>
      {beforeDecision(findings).map(({ key, numbers }) => {
        if (numbers.length === 0) {
          return (
            <p key={key} className={classes.done}>
              <IconCircleCheck size={16} stroke={1.6} aria-hidden="true" />
              {t(`findings.before.${key}_none`)}
            </p>
          );
        }
        const first = findings.find((finding) => finding.shortNumber === numbers[0]);
        return (
          <button key={key} type="button" className={classes.open} onClick={() => first !== undefined && onChoose(first.id)}>
            <IconCircleDashed size={16} stroke={1.6} aria-hidden="true" />
            {t(`findings.before.${key}`, { count: numbers.length, numbers: fewNumbers(numbers, narrow ? NAMED_WHEN_NARROW : NAMED) })}
          </button>
        );
      })}
    </section>
  );
}
