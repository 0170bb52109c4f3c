/** The records of a judgement sample: named one a line, or found in the list and added. */
import { Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { PopulationRow } from '../../../shared/contract/sampling.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { RecordSection } from '../../components/record-pane.tsx';
import classes from './plan.module.css';
import { chosenRecords } from './plan-values.ts';

export interface ChosenRecordsProps {
  readonly population: PopulationRow;
  readonly chosen: string;
  readonly onChange: (chosen: string) => void;
}

export function ChosenRecords({ population, chosen, onChange }: ChosenRecordsProps) {
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 200);
  const list = useRead(
    'sampling.records',
    { populationId: population.id, words: asked, limit: 8 },
    { enabled: population.kind === 'list' && asked !== '', keepLast: true },
  );
  const named = new Set(chosenRecords(chosen));
  const offers = asked === '' ? [] : (list.data?.records ?? []).filter(({ id, excluded }) => !excluded && !named.has(id));
  const addOne = (id: string) => onChange([...named, id].join('\n'));
  return (
    <RecordSection title={t('samplingPlan.section.chosen')}>
      <Textarea
        autosize
        minRows={3}
        maxRows={12}
        label={t('samplingPlan.field.chosen')}
        description={t('samplingPlan.chosenCount', { count: named.size })}
        value={chosen}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {population.kind === 'list' ? (
        <>
          <TextInput
            mt={8}
            label={t('samplingPlan.findRecord')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => {
              const [first] = offers;
              if (event.key !== 'Enter' || event.ctrlKey || first === undefined) return;
              event.preventDefault();
              addOne(first.id);
            }}
          />
          <ul className={classes.offers} aria-label={t('samplingPlan.findRecord')}>
            {offers.map(({ id, shown }) => (
              <li key={id}>
                <button type="button" className={classes.offer} onClick={() => addOne(id)}>
                  <strong>{id}</strong>
                  <span className={classes.note}>{shown.filter((cell) => cell !== '').join(' · ')}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </RecordSection>
  );
}
