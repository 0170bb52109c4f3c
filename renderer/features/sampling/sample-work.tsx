/** A drawn sample: its frozen plan, the records worked by keys, and what follows from them beside it. */

import { useMediaQuery } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SampleDetail, SampleItem } from '../../../shared/contract/sampling.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { isRandom } from '../../../shared/rules/sampling/evaluation.ts';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { IdChip } from '../../components/id-chip.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { rowAfterKey } from '../../components/list-keys.ts';
import { momentText } from '../../components/moment-text.ts';
import { helperPane } from '../../components/pane-widths.ts';
import { RegisterTable } from '../../components/register-table.tsx';
import { SplitPanes } from '../../components/split-panes.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { workCommands } from './commands.ts';
import { EvaluationPanel } from './evaluation-panel.tsx';
import { RaiseFromSample } from './raise-from-sample.tsx';
import { type Asked, ReasonForm } from './reason-form.tsx';
import { RecordStrip } from './record-strip.tsx';
import { SampleWhy } from './sample-why.tsx';
import classes from './work.module.css';
import { workColumns } from './work-columns.tsx';
import { nextItem, shownItems, unsettled, type WorkFilter, workCounts } from './work-rows.ts';

export interface SampleWorkProps {
  readonly audit: Row<'audit'>;
  readonly detail: SampleDetail;
  readonly onPopulation: (id: string) => void;
}

const rowId = ({ id }: SampleItem) => id;
/** Below this height the plan is folded to its sentence at first, so that records are in sight. */
const TALL = '(min-height: 860px)';

export function SampleWork({ audit, detail, onPopulation }: SampleWorkProps) {
  const navigate = useNavigate();
  const { sample, items, evaluation } = detail;
  const narrow = useNarrow();
  const tall = useMediaQuery(TALL, undefined, { getInitialValueInEffect: false }) === true;
  const [folded, setFolded] = useState<boolean | null>(null);
  const [panel, setPanel] = useState<boolean | null>(null);
  const [filter, setFilter] = useState<WorkFilter>('all');
  const [words, setWords] = useState('');
  const [kept, setKept] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [raising, setRaising] = useState<readonly string[] | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const wordsField = useRef<HTMLInputElement>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const setResult = useRun('sampling.setResult');
  const setResults = useRun('sampling.setResults');
  const replace = useRun('sampling.replace');
  const extend = useRun('sampling.extend');
  const notConfirmed = useRun('sampling.notConfirmed');
  const planOpen = folded === null ? tall && !narrow : !folded;
  const panelOpen = panel ?? !narrow;
  const shown = useMemo(() => shownItems(items, filter, words), [items, filter, words]);
  const columns = useMemo(() => workColumns(items), [items]);
  const item = items.find(({ id }) => id === kept) ?? shown.find(({ result }) => result === null) ?? shown[0] ?? items[0] ?? null;
  const counts = item !== null && item.replacedReason === '';
  const open = unsettled(items);
  const several = items
    .filter(({ id, replacedReason, findingId }) => marked.has(id) && replacedReason === '' && findingId === null)
    .map(({ id }) => id);
  const focusGrid = () => place.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  /** Another view of the records chooses anew: no key may act on a record that is out of sight. */
  const view = (next: { filter?: WorkFilter; words?: string }) => {
    if (next.filter !== undefined) setFilter(next.filter);
    if (next.words !== undefined) setWords(next.words);
    setAsked(null);
    setKept(null);
    setMarked(new Set());
  };
  const choose = (id: string) => {
    setAsked(null);
    setKept(id);
  };

  const step = (key: string) => {
    const next =
      shown[
        rowAfterKey(
          key,
          shown.findIndex(({ id }) => id === item?.id),
          shown.length,
        ) ?? -1
      ];
    if (next !== undefined) choose(next.id);
    focusGrid();
  };
  // Whoever comes here by a draw or an address works at once; whoever walks the list of samples stays there.
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, []);
  /** A key acts on the marked records, else on the chosen one; a record is missing one by one. */
  const put = async (result: SampleItem['result'], more: { missing?: boolean; reason?: string } = {}) => {
    if (item === null) return;
    const next = nextItem(shown, item.id);
    const { missing: _missing, ...forAll } = more;
    const done =
      several.length > 0 && more.missing !== true
        ? await setResults.run({ itemIds: several, result, ...forAll })
        : await setResult.run({ itemId: item.id, result, ...more });
    if (done === null) return;
    setAsked(null);
    setMarked(new Set());
    // A deviation wants its note; everything else goes on.
    setKept(result === 'deviation' || result === null ? item.id : next);
    focusGrid();
  };
  const giveReason = async (reason: string) => {
    if (item === null || asked === null) return;
    if (asked === 'not_applicable') return put('not_applicable', { reason });
    const done = asked === 'replace' ? await replace.run({ itemId: item.id, reason }) : await notConfirmed.run({ itemId: item.id, reason });
    if (done === null) return;
    setAsked(null);
    focusGrid();
  };
  const raise = () => {
    const first = item !== null && open.some(({ id }) => id === item.id) ? [item.id] : open.map(({ id }) => id);
    if (first.length > 0) setRaising(first);
  };
  const settle = () => {
    const first = item?.result === 'deviation' && item.findingId === null ? item : open[0];
    if (first === undefined) return;
    setKept(first.id);
    setAsked('not_confirmed');
  };
  const showFinding = (findingId: string) =>
    void navigate({ to: '/e/audits/$auditId/findings/{-$findingId}', params: { auditId: audit.id, findingId }, search: {} });
  const doExtend = () => void extend.run({ id: sample.id });
  const focusIn = (selector: string) => place.current?.querySelector<HTMLElement>(selector)?.focus();
  const working = raising === null;
  const free = working && ((counts && item.findingId === null) || several.length > 0);
  useCommands([
    { ...workCommands.conforms, when: free, run: () => void put('conforms') },
    { ...workCommands.deviation, when: free, run: () => void put('deviation') },
    { ...workCommands.notApplicable, when: free, run: () => setAsked('not_applicable') },
    { ...workCommands.missing, when: free, run: () => void put('deviation', { missing: true }) },
    { ...workCommands.note, when: working && counts, run: () => focusIn('[data-note] input') },
    { ...workCommands.evidence, when: working && counts, run: () => focusIn('[data-evidence] input, input[data-evidence]') },
    { ...workCommands.raise, when: working && open.length > 0, run: raise },
    { ...workCommands.extend, when: working && evaluation.extension.due && evaluation.complete, run: doExtend },
    { ...workCommands.next, when: working, run: () => step('ArrowDown') },
    { ...workCommands.previous, when: working, run: () => step('ArrowUp') },
    { ...workCommands.clear, when: free && (several.length > 0 || item?.result !== null), run: () => void put(null) },
    { ...workCommands.notConfirmed, when: working && open.length > 0, run: settle },
    {
      ...workCommands.replace,
      when: free && several.length === 0 && item?.result === null && isRandom(sample.method),
      run: () => setAsked('replace'),
    },
    { ...workCommands.find, when: working, run: () => wordsField.current?.focus() },
    { ...workCommands.plan, when: working, run: () => setFolded(planOpen) },
    { ...workCommands.panel, run: () => setPanel(!panelOpen) },
  ]);

  const grid = (
    <>
      <SampleWhy
        detail={detail}
        open={planOpen}
        onToggle={() => setFolded(planOpen)}
        onPopulation={() => onPopulation(detail.population.id)}
      />
      <FilterBar
        filters={workCounts(items).map((one) => ({ filter: one.filter, label: `${t(`samplingWork.filter.${one.filter}`)} ${one.count}` }))}
        filter={filter}
        onFilter={(next) => view({ filter: next })}
        label={t('samplingWork.find')}
        placeholder={t('samplingWork.findWords')}
        words={words}
        wordsField={wordsField}
        onWords={(next) => view({ words: next })}
      />
      <RegisterTable
        name={narrow ? 'sample-items-narrow' : 'sample-items'}
        label={t('samplingWork.records')}
        rows={shown}
        columns={columns}
        hiddenAtFirst={narrow ? ['stratum', 'evidence', 'fact2', 'fact3'] : ['stratum', 'evidence']}
        rowId={rowId}
        chosen={item?.id ?? null}
        onChoose={choose}
        marked={marked}
        onMarked={setMarked}
        empty={<EmptyState what={t('samplingWork.noneFits')} />}
      />
      {item === null ? null : asked === null ? (
        <RecordStrip
          item={item}
          total={items.length}
          marked={several.length}
          random={isRandom(sample.method)}
          onResult={(result, missing = false) => (result === 'not_applicable' ? setAsked(result) : void put(result, { missing }))}
          onReplace={() => setAsked('replace')}
          onRaise={raise}
          onNotConfirmed={() => setAsked('not_confirmed')}
          onFinding={showFinding}
          onLeave={focusGrid}
        />
      ) : (
        <div className={classes.strip}>
          <ReasonForm
            key={asked}
            asked={asked}
            record={
              several.length > 1 && asked === 'not_applicable' ? t('samplingWork.markedRecords', { count: several.length }) : item.record
            }
            busy={setResult.busy || setResults.busy || replace.busy || notConfirmed.busy}
            problem={setResult.problem ?? setResults.problem ?? replace.problem ?? notConfirmed.problem}
            onReason={(reason) => void giveReason(reason)}
            onCancel={() => setAsked(null)}
          />
        </div>
      )}
      {asked === null ? <InlineProblem problem={setResult.problem ?? setResults.problem} /> : null}
    </>
  );
  const middle = (
    <div className={classes.work} ref={place}>
      <header className={classes.head}>
        <h1 className={classes.title}>
          <span className={classes.number}>{sample.number}</span> {sample.title}
        </h1>
        {detail.refs.map((ref) => (
          <IdChip key={ref} id={ref} tone="accent" />
        ))}
        <span
          className={classes.frozen}
          title={t('samplingWork.frozenBy', { by: sample.drawnByName, when: momentText(sample.drawnAt ?? '') })}
        >
          <IconLock size={14} stroke={1.6} aria-hidden="true" />
          {t('samplingWork.frozen', { when: momentText(sample.drawnAt ?? '') })}
        </span>
      </header>
      {raising === null ? (
        grid
      ) : (
        <RaiseFromSample
          audit={audit}
          detail={detail}
          offered={open}
          first={raising}
          onDone={showFinding}
          onCancel={() => setRaising(null)}
        />
      )}
    </div>
  );
  return (
    <SplitPanes
      name={narrow ? 'sample-work-narrow' : 'sample-work'}
      middleLabel={t('samplingWork.records')}
      middle={middle}
      right={
        panelOpen
          ? {
              ...helperPane,
              width: narrow ? helperPane.min : helperPane.width,
              label: t('samplingWork.evaluation'),
              ground: 'nav',
              content: (
                <EvaluationPanel
                  detail={detail}
                  problem={extend.problem?.envelope ?? null}
                  onRaise={raise}
                  onNotConfirmed={settle}
                  onExtend={doExtend}
                  extending={extend.busy}
                />
              ),
            }
          : undefined
      }
    />
  );
}
