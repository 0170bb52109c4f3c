/** The records of a list, found by words in any column. */
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import type { PopulationRow } from '../../../shared/contract/sampling.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { RecordSection } from '../../components/record-pane.tsx';
import { samplingCommands } from './commands.ts';
import classes from './sampling.module.css';

/** A long list is read anew for each word, so not for each letter. */
const WAIT_MS = 200;

export function Records({ population }: { readonly population: PopulationRow }) {
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words, WAIT_MS);
  const field = useRef<HTMLInputElement>(null);
  const list = useRead('sampling.records', { populationId: population.id, words: asked, limit: 100 }, { keepLast: true });
  useCommands([{ ...samplingCommands.filter, run: () => field.current?.focus() }]);
  const { columns = [], records = [], found = 0 } = list.data ?? {};
  const strata = population.strata.length > 0;
  return (
    <RecordSection
      title={t('samplingPopulation.section.records')}
      tools={
        <span className={classes.small} role="status">
          {list.data === undefined
            ? ''
            : t('samplingPopulation.recordsFound', { shown: wholeNumber(records.length), found: wholeNumber(found) })}
        </span>
      }
    >
      <TextInput
        ref={field}
        mb={8}
        aria-label={t('samplingPopulation.recordsFind')}
        placeholder={t('samplingPopulation.recordsFind')}
        rightSection={<KeyHint keys="/" />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <InlineProblem problem={list.error} />
      {list.data !== undefined && records.length === 0 ? <p className={classes.quiet}>{t('samplingPopulation.recordsNone')}</p> : null}
      {records.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by keys.
        <div className={classes.wide} data-tall tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('samplingPopulation.recordColumn')}</th>
                {strata ? <th scope="col">{t('samplingPopulation.field.stratum')}</th> : null}
                {columns.map((column, index) => (
                  <th key={`${population.shownColumns[index]}`} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {records.map((record) => (
                <tr key={record.id} data-out={record.excluded || undefined}>
                  <th scope="row" title={record.excluded ? t('samplingPopulation.excludedMark') : record.id}>
                    {record.id}
                    {record.excluded ? <span className="visually-hidden"> {t('samplingPopulation.excludedMark')}</span> : null}
                  </th>
                  {strata ? <td>{record.stratum}</td> : null}
                  {record.shown.map((cell, index) => (
                    <td key={`${population.shownColumns[index]}`} title={cell}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </RecordSection>
  );
}
