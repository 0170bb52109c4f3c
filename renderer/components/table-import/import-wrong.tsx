/** Cells that do not fit, by sheet, row and column: corrected here, or the row left out. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import classes from './table-import.module.css';
import type { Correction, TablePreview, TableProblem, TableReading } from './table-shapes.ts';

const SHOWN = 50;

export interface ImportWrongProps<F extends string> {
  readonly preview: TablePreview<F>;
  readonly reading: Pick<TableReading<F>, 'corrections' | 'leaveOut'> | null;
  readonly onChange: (patch: { corrections: Correction[]; leaveOut: number[] }) => void;
}

export function ImportWrong<F extends string>({ preview, reading, onChange }: ImportWrongProps<F>) {
  const corrections = reading?.corrections ?? [];
  const leaveOut = reading?.leaveOut ?? [];
  const correct = ({ row, column }: TableProblem, value: string) => {
    if (column === null) return;
    const others = corrections.filter((one) => one.row !== row || one.column !== column);
    onChange({ corrections: [...others, { row, column, value }], leaveOut });
  };
  return (
    <section className={classes.part} aria-label={t('tableImport.problems')}>
      <h2>
        {t('tableImport.problems')} {preview.wrong === 0 ? '' : wholeNumber(preview.wrong)}
        {preview.wrong === 0 || preview.sheet === '' ? null : (
          <span className={classes.ofSheet}>{t('tableImport.ofSheet', { sheet: preview.sheet })}</span>
        )}
      </h2>
      {preview.problems.length === 0 ? (
        <p className={classes.quiet}>{t('tableImport.noProblems')}</p>
      ) : (
        <>
          <p className={classes.quiet}>{t('tableImport.problemsHelp')}</p>
          <div className={classes.list}>
            {preview.problems.slice(0, SHOWN).map((one) => (
              <Wrong
                key={`${one.row} ${one.column} ${one.message} ${one.value}`}
                problem={one}
                onCorrect={(value) => correct(one, value)}
                onLeaveOut={() => onChange({ corrections, leaveOut: [...leaveOut, one.row] })}
              />
            ))}
          </div>
        </>
      )}
    </section>
  );
}

interface WrongProps {
  readonly problem: TableProblem;
  readonly onCorrect: (value: string) => void;
  readonly onLeaveOut: () => void;
}

function Wrong({ problem, onCorrect, onLeaveOut }: WrongProps) {
  const [value, setValue] = useState(problem.value);
  const give = () => {
    if (value !== problem.value) onCorrect(value);
  };
  return (
    <div className={classes.wrongRow}>
      <span>
        {t('tableImport.row')} {problem.row}, {problem.title}: {problem.message}
      </span>
      <TextInput
        aria-label={t('tableImport.correct', { row: problem.row, title: problem.title })}
        value={value}
        disabled={problem.column === null}
        onChange={(event) => setValue(event.currentTarget.value)}
        onBlur={give}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          give();
        }}
      />
      <Button variant="default" aria-label={t('tableImport.leaveOutLabel', { row: problem.row })} onClick={onLeaveOut}>
        {t('tableImport.leaveOut')}
      </Button>
    </div>
  );
}
