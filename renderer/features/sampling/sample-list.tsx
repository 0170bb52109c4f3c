/** The left pane: samples with their state, populations with theirs. */
import { IconCircle, IconCircleDashed } from '@tabler/icons-react';
import type { PopulationRow, SampleSummary } from '../../../shared/contract/sampling.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { ResultMark } from '../../components/result-mark.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { populationUnit, sampleStanding } from './sample-facts.ts';
import classes from './sampling.module.css';

export interface SampleListProps {
  readonly samples: readonly SampleSummary[];
  readonly populations: readonly PopulationRow[];
  readonly chosen: string | null;
  readonly onSample: (id: string) => void;
  readonly onPopulation: (id: string) => void;
  readonly onNewSample: () => void;
  readonly onNewPopulation: () => void;
  readonly onAdviser: () => void;
}

export function SampleList(props: SampleListProps) {
  const { samples, populations, chosen } = props;
  return (
    <div className={classes.list}>
      <div className={classes.listPart}>
        <PaneHead
          level={samples.length + populations.length === 0 ? 1 : 2}
          title={t('samplingScreen.samples')}
          count={samples.length === 0 ? undefined : samples.length}
          tools={<NewButton label={t('samplingScreen.newSample')} keys="Shift+N" onClick={props.onNewSample} />}
        />
        {samples.length === 0 ? (
          <p className={classes.quietLine}>{t('samplingScreen.noSample')}</p>
        ) : (
          <VirtualList
            label={t('samplingScreen.samples')}
            rows={samples}
            rowId={({ sample }) => sample.id}
            rowHeight={48}
            chosen={chosen}
            onChoose={props.onSample}
            renderRow={(one) => <SampleLine one={one} />}
          />
        )}
      </div>
      <div className={classes.listPart}>
        <PaneHead
          title={t('samplingScreen.populations')}
          count={populations.length === 0 ? undefined : populations.length}
          tools={<NewButton label={t('samplingScreen.newPopulation')} keys="Shift+P" onClick={props.onNewPopulation} />}
        />
        {populations.length === 0 ? null : (
          <VirtualList
            label={t('samplingScreen.populations')}
            rows={populations}
            rowId={({ id }) => id}
            rowHeight={48}
            chosen={chosen}
            onChoose={props.onPopulation}
            renderRow={(one) => <PopulationLine one={one} />}
          />
        )}
      </div>
      <button type="button" className={classes.listFoot} onClick={props.onAdviser}>
        {t('samplingScreen.adviser')}
      </button>
    </div>
  );
}

function NewButton({ label, keys, onClick }: { readonly label: string; readonly keys: string; readonly onClick: () => void }) {
  return (
    <button type="button" className={classes.tool} aria-label={label} title={label} aria-keyshortcuts={keys} onClick={onClick}>
      <KeyHint keys={keys} joined />
    </button>
  );
}

function SampleLine({ one }: { readonly one: SampleSummary }) {
  const { sample, refs, evaluation } = one;
  const standing = sampleStanding(one);
  const progress =
    sample.drawnAt === null
      ? t('samplingScreen.planned')
      : t('samplingScreen.progress', { done: evaluation.examined + evaluation.notApplicable, total: evaluation.toExamine });
  return (
    <span className={classes.item}>
      <span className={classes.itemMark} title={t(`samplingScreen.mark.${standing}`)}>
        <StandingMark standing={standing} />
      </span>
      <span className={classes.itemWords}>
        <span className={classes.itemTitle}>
          <span className={classes.itemNumber}>{sample.number}</span> {sample.title}
        </span>
        <span className={classes.itemSub}>
          {t('samplingScreen.listLine', {
            refs: refs.length === 0 ? t('samplingScreen.noRefs') : refs.join(', '),
            method: t(`samplingScreen.method.${sample.method}`),
            progress,
          })}
        </span>
      </span>
    </span>
  );
}

export function StandingMark({ standing }: { readonly standing: ReturnType<typeof sampleStanding> }) {
  const word = t(`samplingScreen.mark.${standing}`);
  if (standing === 'planned' || standing === 'open') {
    return standing === 'planned' ? (
      <>
        <IconCircleDashed size={15} stroke={1.6} aria-hidden="true" />
        <span className="visually-hidden">{word}</span>
      </>
    ) : (
      <ResultMark mark="in_progress" size={15} />
    );
  }
  if (standing === 'clean')
    return (
      <>
        <IconCircle size={15} stroke={1.6} aria-hidden="true" />
        <span className="visually-hidden">{word}</span>
      </>
    );
  return <CheckMark standing={standing === 'supports' ? 'passed' : 'warning'} size={15} label={word} />;
}

function PopulationLine({ one }: { readonly one: PopulationRow }) {
  return (
    <span className={classes.item}>
      <span className={classes.itemWords}>
        <span className={classes.itemTitle}>{one.name}</span>
        <span className={classes.itemSub}>
          {t('samplingScreen.populationLine', {
            size: wholeNumber(one.size),
            unit: populationUnit(one),
            version: one.version,
            state: t(`samplingScreen.state.${one.frozenAt === null ? 'open' : 'frozen'}`),
          })}
        </span>
      </span>
    </span>
  );
}
