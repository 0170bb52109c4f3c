/** Coverage: what was seen of what was planned, and what is still a hole before the closing meeting. */

import { Button } from '@mantine/core';
import { IconCircleDashed } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Row as EntityRow } from '../../../shared/model/entities.ts';
import { isSeen } from '../../../shared/rules/coverage.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { helperPane } from '../../components/pane-widths.ts';
import { ResultMark } from '../../components/result-mark.tsx';
import { SplitPanes } from '../../components/split-panes.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { ViewBar } from '../../components/view-bar.tsx';
import {
  type BoardFilter,
  boardOf,
  type Coverage,
  cellAt,
  type Hole,
  holeKey,
  nextHole,
  type Place,
  partlyCount,
  placeAfterKey,
  placeOfHole,
  type Row,
  shownKinds,
  type View,
  views,
} from './board.ts';
import { coverageCommands } from './commands.ts';
import { CoverageGrid } from './coverage-grid.tsx';
import classes from './coverage-screen.module.css';
import { canBeLeftOut, HolesPanel, type Subject } from './holes-panel.tsx';

export function CoverageScreen() {
  const { auditId = '' } = useParams({ strict: false });
  const audit = useRead('audits.show', { id: auditId }, { enabled: auditId !== '' });
  const coverage = useRead('coverage.show', { auditId }, { enabled: auditId !== '', keepLast: true });
  const navigate = useNavigate();
  if (audit.error !== null) return <InlineProblem problem={audit.error} />;
  if (coverage.error !== null) return <InlineProblem problem={coverage.error} />;
  if (audit.data === undefined || coverage.data === undefined) return null;
  if (coverage.data.rows.length > 0) return <CoverageOf key={auditId} audit={audit.data.audit} coverage={coverage.data} />;
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <h1>{t('coverageScreen.title')}</h1>
      </header>
      <EmptyState what={t('coverageScreen.none')} todo={t('coverageScreen.noneTodo')}>
        <Button
          rightSection={<KeyHint keys="G F" onFill />}
          onClick={() => void navigate({ to: '/e/audits/$auditId/field-work/{-$itemId}', params: { auditId } })}
        >
          {t('coverageScreen.goFieldWork')}
        </Button>
      </EmptyState>
    </div>
  );
}

function CoverageOf({ audit, coverage }: { readonly audit: EntityRow<'audit'>; readonly coverage: Coverage }) {
  const navigate = useNavigate();
  const narrow = useNarrow();
  const [view, setView] = useState<View>('units');
  const [filter, setFilter] = useState<BoardFilter>({ shown: 'all', words: '' });
  const [chosen, setChosen] = useState<Place | null>(null);
  const [holeAt, setHoleAt] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [panel, setPanel] = useState(!narrow);
  const [focus, setFocus] = useState(0);
  const filterField = useRef<HTMLInputElement>(null);
  const holeList = useRef<HTMLUListElement>(null);
  const units = useMemo(() => boardOf(coverage, 'units', { shown: 'all', words: '' }), [coverage]);
  const board = useMemo(() => boardOf(coverage, view, filter), [coverage, view, filter]);
  const hole = coverage.holes.find((one) => holeKey(one) === holeAt) ?? null;
  const subject = useMemo(() => subjectOf(coverage, board, chosen, hole), [coverage, board, chosen, hole]);

  const choose = useCallback((place: Place) => {
    setChosen(place);
    setHoleAt(null);
    setAsking(false);
  }, []);
  const chooseHole = useCallback(
    (next: Hole) => {
      setHoleAt(holeKey(next));
      setAsking(false);
      setPanel(true);
      const place = placeOfHole(units, next);
      setChosen(place);
      if (place === null) return;
      setView('units');
      setFilter({ shown: 'all', words: '' });
      setFocus((last) => last + 1);
    },
    [units],
  );
  const openRow = useCallback(
    (row: Row) => void navigate({ to: '/e/audits/$auditId/field-work/{-$itemId}', params: { auditId: audit.id, itemId: row.id } }),
    [navigate, audit.id],
  );
  const openSubject = useCallback(() => {
    const row = subject?.rows.find((one) => !isSeen(one)) ?? subject?.rows[0];
    if (row !== undefined) openRow(row);
  }, [subject, openRow]);
  const turnView = () => {
    setView((last) => views[(views.indexOf(last) + 1) % views.length] ?? 'units');
    setChosen(null);
  };

  const some = subject !== null && subject.rows.length > 0;
  const detail = subject === null ? {} : { detail: subject.title };
  useCommands([
    {
      ...coverageCommands.choose,
      run: () => {
        const next = placeAfterKey(board, chosen, 'ArrowRight');
        if (next === null) return;
        choose(next);
        setFocus((last) => last + 1);
      },
    },
    { ...coverageCommands.open, when: some, ...detail, run: openSubject },
    {
      ...coverageCommands.nextHole,
      when: coverage.holes.length > 0,
      run: () => {
        const next = nextHole(coverage.holes, holeAt);
        if (next !== null) chooseHole(next);
      },
    },
    { ...coverageCommands.phases, run: turnView },
    { ...coverageCommands.leaveOut, when: subject?.rows.some(canBeLeftOut) === true, ...detail, run: () => setAsking(true) },
    { ...coverageCommands.filter, run: () => filterField.current?.focus() },
    { ...coverageCommands.panel, run: () => setPanel((last) => !last) },
    { ...coverageCommands.report, run: () => void navigate({ to: '/e/reports', search: { audit: audit.id } }) },
  ]);

  const { seen, planned, leftOut } = coverage.totals;
  const middle = (
    <div className={classes.screen}>
      <header className={classes.head}>
        <h1>{t('coverageScreen.title')}</h1>
        <span className={classes.views}>
          <ViewBar
            label={t('coverageScreen.view.label')}
            chosen={view}
            views={views.map((one) => ({ key: one, label: t(`coverageScreen.view.${one}`) }))}
            onChoose={(one) => {
              setView(one);
              setChosen(null);
            }}
          />
          <KeyHint keys="P" />
        </span>
      </header>
      <div className={classes.facts}>
        <p className={classes.totals}>
          <strong>{seen}</strong> {t('coverageScreen.line', { planned })}
          {leftOut === 0 ? null : <> · {t('coverageScreen.leftOut', { count: leftOut })}</>}
        </p>
        <Key />
      </div>
      <FilterBar
        filters={shownKinds
          .filter((one) => view !== 'phases' || one === 'all' || one === 'holes')
          .map((one) => ({ filter: one, label: t(`coverageScreen.shown.${one}`) }))}
        filter={filter.shown}
        onFilter={(shown) => setFilter((last) => ({ ...last, shown }))}
        label={t('coverageScreen.filterLabel')}
        placeholder={t('coverageScreen.filter')}
        words={filter.words}
        wordsField={filterField}
        onWords={(words) => setFilter((last) => ({ ...last, words }))}
      />
      {view === 'people' && coverage.people.length === 0 ? (
        <EmptyState what={t('coverageScreen.nobody')} />
      ) : board.lines.length === 0 ? (
        <EmptyState what={t('coverageScreen.nothingFits')} />
      ) : (
        <CoverageGrid board={board} chosen={chosen} focus={focus} onChoose={choose} onOpen={openSubject} />
      )}
    </div>
  );
  return (
    <SplitPanes
      name={narrow ? 'coverage-narrow' : 'coverage'}
      middleLabel={t('coverageScreen.title')}
      middle={middle}
      right={
        panel
          ? {
              ...helperPane,
              label: t('coverageScreen.holes'),
              ground: 'nav',
              content: (
                <HolesPanel
                  auditId={audit.id}
                  kind={audit.kind}
                  board={board}
                  holes={coverage.holes}
                  partly={partlyCount(units)}
                  chosenHole={holeAt}
                  subject={subject}
                  asking={asking}
                  list={holeList}
                  onHole={chooseHole}
                  onOpenRow={openRow}
                  onAsk={setAsking}
                />
              ),
            }
          : undefined
      }
    />
  );
}

/** What the panel is about: the chosen hole, else the chosen cell. */
function subjectOf(coverage: Coverage, board: ReturnType<typeof boardOf>, chosen: Place | null, hole: Hole | null): Subject | null {
  if (hole !== null && hole.kind !== 'cell') {
    const wanted = new Set(hole.rows);
    return { title: hole.what, rows: coverage.rows.filter((row) => wanted.has(row.id)), place: null };
  }
  if (chosen === null) return null;
  const line = board.lines.find((one) => one.key === chosen.line);
  const column = board.columns.find((one) => one.key === chosen.column);
  if (line === undefined || column === undefined) return null;
  const rows = cellAt(board, chosen).rows as readonly Row[];
  return { title: t('coverageScreen.cellTitle', { line: `${line.ref} ${line.title}`.trim(), column: column.label }), rows, place: chosen };
}

function Key() {
  return (
    <ul className={classes.key}>
      <li>
        <span className={classes.swatch} data-state="seen" aria-hidden="true" /> {t('coverageScreen.key.seen')}
      </li>
      <li>
        <span className={classes.swatch} data-state="partly" aria-hidden="true" /> {t('coverageScreen.key.partly')}
      </li>
      <li className={classes.holeWord}>
        <IconCircleDashed size={14} stroke={1.8} aria-hidden="true" /> {t('coverageScreen.key.hole')}
      </li>
      <li>
        <ResultMark mark="not_sampled" /> {t('coverageScreen.key.left_out')}
      </li>
      <li>
        <span aria-hidden="true">·</span> {t('coverageScreen.key.none')}
      </li>
    </ul>
  );
}
