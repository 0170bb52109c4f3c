/** Cells that cannot be read: each names row and column, and can be corrected here or its row left out. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import type { Preview } from './import-mapping.tsx';
import classes from './soa.module.css';

export interface ImportProblemsProps {
  readonly problems: Preview['problems'];
  readonly leftOut: readonly number[];
  readonly onCorrect: (row: number, columnTitle: string, value: string) => void;
  readonly onLeaveOut: (row: number) => void;
  readonly onTakeBack: () => void;
}

/** More than these are settled in the list itself. */
const SHOWN = 30;

export function ImportProblems({ problems, leftOut, onCorrect, onLeaveOut, onTakeBack }: ImportProblemsProps) {
  if (problems.length === 0 && leftOut.length === 0) return null;
  return (
    <section className={classes.block} aria-label={t('soa.import.problems', { count: problems.length })}>
      {problems.length === 0 ? null : <h3>{t('soa.import.problems', { count: problems.length })}</h3>}
      {problems.slice(0, SHOWN).map(({ row, column, message }) => (
        <Problem
          key={`${row} ${column} ${message}`}
          row={row}
          text={t('soa.import.problem', { row, column, message })}
          onCorrect={(value) => onCorrect(row, column, value)}
          onLeaveOut={() => onLeaveOut(row)}
        />
      ))}
      {leftOut.length === 0 ? null : (
        <>
          <p>{t('soa.import.leftOut', { count: leftOut.length })}</p>
          <Button variant="default" onClick={onTakeBack}>
            {t('soa.import.takeBack')}
          </Button>
        </>
      )}
    </section>
  );
}

interface ProblemProps {
  readonly row: number;
  readonly text: string;
  readonly onCorrect: (value: string) => void;
  readonly onLeaveOut: () => void;
}

function Problem({ row, text, onCorrect, onLeaveOut }: ProblemProps) {
  const [value, setValue] = useState('');
  return (
    <form
      className={classes.problem}
      onSubmit={(event) => {
        event.preventDefault();
        onCorrect(value);
      }}
    >
      <span role="alert">{text}</span>
      <TextInput
        aria-label={t('soa.import.correct')}
        placeholder={t('soa.import.correct')}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Button variant="default" onClick={onLeaveOut}>
        {t('soa.import.leaveOut', { row })}
      </Button>
    </form>
  );
}
