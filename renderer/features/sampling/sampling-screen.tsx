/** Sampling of an audit: samples and populations at the left, one of them beside it. */

import { Button } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { PopulationRow } from '../../../shared/contract/sampling.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { SplitPanes } from '../../components/split-panes.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { samplingCommands } from './commands.ts';
import { NewPopulation } from './new-population.tsx';
import { PlanForm } from './plan-form.tsx';
import { PopulationDetail } from './population-detail.tsx';
import { SampleList } from './sample-list.tsx';
import { SampleWork } from './sample-work.tsx';

const listWidth = { width: 248, min: 200, max: 420 };

export function SamplingScreen() {
  const { auditId = '' } = useParams({ strict: false });
  const audit = useRead('audits.show', { id: auditId }, { enabled: auditId !== '' });
  if (audit.error !== null) return <InlineProblem problem={audit.error} />;
  if (audit.data === undefined) return null;
  return <Sampling key={auditId} audit={audit.data.audit} />;
}

/** What is being made: a sample from a population, or a population, perhaps the next version of one. */
type Making =
  | { readonly kind: 'sample'; readonly from: string | null }
  | { readonly kind: 'population'; readonly previous: PopulationRow | null };

function Sampling({ audit }: { readonly audit: Row<'audit'> }) {
  const { sampleId } = useParams({ strict: false });
  const search: { readonly population?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const list = useRead('sampling.list', { auditId: audit.id }, { keepLast: true });
  const narrow = useNarrow();
  const [making, setMaking] = useState<Making | null>(null);
  const { samples = [], populations = [] } = list.data ?? {};
  const population = populations.find(({ id }) => id === search.population) ?? null;
  const chosen = population === null ? (samples.find(({ sample }) => sample.id === sampleId) ?? samples[0] ?? null) : null;

  const showSample = useCallback(
    (id: string | undefined) => {
      setMaking(null);
      void navigate({
        to: '/e/audits/$auditId/sampling/{-$sampleId}',
        params: { auditId: audit.id, ...(id === undefined ? {} : { sampleId: id }) },
        search: {},
        replace: true,
      });
    },
    [navigate, audit.id],
  );
  const showPopulation = useCallback(
    (id: string) => {
      setMaking(null);
      void navigate({
        to: '/e/audits/$auditId/sampling/{-$sampleId}',
        params: { auditId: audit.id },
        search: { population: id },
        replace: true,
      });
    },
    [navigate, audit.id],
  );
  const newPopulation = () => setMaking({ kind: 'population', previous: null });
  const newSample = () => (populations.length === 0 ? newPopulation() : setMaking({ kind: 'sample', from: population?.id ?? null }));
  useCommands([
    { ...samplingCommands.newSample, run: newSample },
    { ...samplingCommands.newPopulation, run: newPopulation },
    { ...samplingCommands.adviser, run: () => void navigate({ to: '/adviser' }) },
  ]);
  if (list.error !== null) return <InlineProblem problem={list.error} />;
  if (list.data === undefined) return null;

  const left = (
    <SampleList
      samples={samples}
      populations={populations}
      chosen={making === null ? (population?.id ?? chosen?.sample.id ?? null) : null}
      onSample={showSample}
      onPopulation={showPopulation}
      onNewSample={newSample}
      onNewPopulation={newPopulation}
      onAdviser={() => void navigate({ to: '/adviser' })}
    />
  );
  const middle = () => {
    if (making?.kind === 'population')
      return (
        <NewPopulation
          key={making.previous?.id ?? 'new'}
          auditId={audit.id}
          previous={making.previous}
          onDone={showPopulation}
          onCancel={() => setMaking(null)}
        />
      );
    const plan = {
      audit,
      populations,
      onSaved: showSample,
      onRemoved: () => showSample(undefined),
      onCancel: () => setMaking(null),
      onPopulation: showPopulation,
    };
    if (making !== null) return <PlanForm {...plan} sample={null} from={making.from ?? populations.at(-1)?.id ?? ''} />;
    if (population !== null)
      return (
        <PopulationDetail
          key={population.id}
          population={population}
          versions={populations.filter(({ lineId }) => lineId === population.lineId)}
          onVersion={() => setMaking({ kind: 'population', previous: population })}
          onSample={newSample}
          onShow={showPopulation}
          onRemoved={() => showSample(undefined)}
        />
      );
    if (chosen !== null) {
      if (chosen.sample.drawnAt === null)
        return <PlanForm key={chosen.sample.id} {...plan} sample={chosen.sample} from={chosen.sample.populationId} />;
      return <DrawnSample key={chosen.sample.id} audit={audit} id={chosen.sample.id} onPopulation={showPopulation} />;
    }
    const some = populations.length > 0;
    return (
      <EmptyState
        what={t(some ? 'samplingScreen.noSample' : 'samplingScreen.none')}
        todo={t(some ? 'samplingScreen.noSampleTodo' : 'samplingScreen.noneTodo')}
      >
        <Button onClick={newSample} rightSection={<KeyHint keys="Shift+N" joined onFill />} aria-keyshortcuts="Shift+N">
          {t('samplingScreen.newSample')}
        </Button>
      </EmptyState>
    );
  };
  return (
    <SplitPanes
      name={narrow ? 'sampling-narrow' : 'sampling'}
      left={{ ...listWidth, width: narrow ? 220 : listWidth.width, label: t('samplingScreen.samples'), content: left }}
      middleLabel={t('samplingScreen.detail')}
      middle={middle()}
    />
  );
}

interface DrawnSampleProps {
  readonly audit: Row<'audit'>;
  readonly id: string;
  readonly onPopulation: (id: string) => void;
}

function DrawnSample({ audit, id, onPopulation }: DrawnSampleProps) {
  const show = useRead('sampling.show', { id });
  if (show.error !== null) return <InlineProblem problem={show.error} />;
  return show.data === undefined ? null : <SampleWork audit={audit} detail={show.data} onPopulation={onPopulation} />;
}
