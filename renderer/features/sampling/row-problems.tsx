/** Rows that stand in the way of an import: what is wrong with each, and leaving out those that are no records, with the reason. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { PopulationPreview } from '../../../shared/contract/sampling.ts';
import { t } from '../../../shared/words/words.ts';
import { RecordSection } from '../../components/record-pane.tsx';
import classes from './sampling.module.css';

type LeftOut = NonNullable<InputOf<'sampling.previewPopulation'>['leaveOut']>;

export interface RowProblemsProps {
  readonly preview: PopulationPreview;
  readonly leaveOut: LeftOut;
  readonly onLeaveOut: (leaveOut: LeftOut) => void;
}

const SHOWN = 50;

export function RowProblems({ preview, leaveOut, onLeaveOut }: RowProblemsProps) {
  const { problems } = preview;
  const [reason, setReason] = useState('');
  const given = reason.trim();
  return (
    <RecordSection title={t('samplingPopulation.problems')}>
      {problems.length === 0 ? (
        <p className={classes.quiet}>{t('samplingPopulation.noProblems')}</p>
      ) : (
        <>
          <p className={classes.quiet}>{t('samplingPopulation.problemsHelp')}</p>
          <TextInput
            mt={8}
            label={t('samplingPopulation.leaveOutWhy')}
            description={t('samplingPopulation.leaveOutHelp')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ul className={classes.lines} aria-label={t('samplingPopulation.problems')}>
            {problems.slice(0, SHOWN).map((one) => (
              <li key={`${one.row} ${one.column} ${one.message}`}>
                <span>{t('samplingPopulation.problem', one)}</span>
                <button
                  type="button"
                  className={classes.link}
                  disabled={given === ''}
                  aria-label={t('samplingPopulation.leaveOutRow', { row: one.row })}
                  onClick={() => onLeaveOut([...leaveOut.filter(({ row }) => row !== one.row), { row: one.row, reason: given }])}
                >
                  {t('samplingPopulation.exclude')}
                </button>
              </li>
            ))}
          </ul>
          {problems.length > SHOWN ? (
            <p className={classes.quiet}>{t('samplingPopulation.problemsMore', { count: problems.length })}</p>
          ) : null}
        </>
      )}
      {leaveOut.length === 0 ? null : (
        <ul className={classes.lines} aria-label={t('samplingPopulation.leftOutRows')}>
          {leaveOut.map(({ row, reason: why }) => (
            <li key={row}>
              <span>{t('samplingCore.rowLeftOut', { row, reason: why })}</span>
              <button type="button" className={classes.link} onClick={() => onLeaveOut(leaveOut.filter((one) => one.row !== row))}>
                {t('samplingPopulation.takeBack')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </RecordSection>
  );
}
