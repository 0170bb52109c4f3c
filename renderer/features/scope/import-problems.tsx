/** What keeps rows from being taken: words without a meaning, and cells that do not fit. */
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type SystemFieldShape, systemFields } from '../../../shared/model/system-fields.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import classes from './import-systems.module.css';
import { choicesOf } from './system-detail.tsx';
import type { Field, Preview, Reading } from './use-import.ts';

type Word = NonNullable<Reading['words']>[number];
type Problem = Preview['problems'][number];

/** Choices for the words of a field; a yes-or-no field is answered from its own list. */
function choicesFor(field: Field) {
  const shape: SystemFieldShape = systemFields[field];
  return choicesOf('list' in shape ? shape.list : 'yesNo');
}

export interface ImportWordsProps {
  readonly preview: Preview;
  readonly words: readonly Word[];
  readonly onChange: (words: Word[]) => void;
}

export function ImportWords({ preview, words, onChange }: ImportWordsProps) {
  if (preview.words.length === 0) return null;
  const give = (field: Field, from: string, to: string | null) => {
    const others = words.filter((one) => one.field !== field || one.from !== from);
    onChange(to === null ? others : [...others, { field, from, to }]);
  };
  return (
    <section className={classes.part} aria-label={t('inventory.wizard.words')}>
      <h2>{t('inventory.wizard.words')}</h2>
      <p className={classes.quiet}>{t('inventory.wizard.wordsHelp')}</p>
      <div className={classes.list}>
        {preview.words.map(({ field, from, rows, to }) => (
          <div key={`${field} ${from}`} className={classes.wordRow}>
            <span className={classes.cut} title={from}>
              {t('inventory.wizard.wordLabel', { from, field: t(`inventory.field.${field}`) })}
            </span>
            <span className={classes.quiet}>{rows === 0 ? '' : t('inventory.wizard.wordRows', { count: rows })}</span>
            <Select
              aria-label={t('inventory.wizard.wordLabel', { from, field: t(`inventory.field.${field}`) })}
              placeholder={t('inventory.wizard.noMeaning')}
              data={choicesFor(field)}
              value={to}
              clearable
              onChange={(next) => give(field, from, next)}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

const SHOWN = 50;

export interface ImportProblemsProps {
  readonly preview: Preview;
  readonly reading: Reading | null;
  readonly onChange: (patch: Pick<Reading, 'corrections' | 'leaveOut'>) => void;
}

export function ImportProblems({ preview, reading, onChange }: ImportProblemsProps) {
  const corrections = reading?.corrections ?? [];
  const leaveOut = reading?.leaveOut ?? [];
  const correct = ({ row, column }: Problem, value: string) => {
    if (column === null) return;
    const others = corrections.filter((one) => one.row !== row || one.column !== column);
    onChange({ corrections: [...others, { row, column, value }], leaveOut });
  };
  return (
    <section className={classes.part} aria-label={t('inventory.wizard.problems')}>
      <h2>
        {t('inventory.wizard.problems')} {preview.wrong === 0 ? '' : wholeNumber(preview.wrong)}
      </h2>
      {preview.problems.length === 0 ? (
        <p className={classes.quiet}>{t('inventory.wizard.noProblems')}</p>
      ) : (
        <>
          <p className={classes.quiet}>{t('inventory.wizard.problemsHelp')}</p>
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
  readonly problem: Problem;
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
        {t('inventory.wizard.row')} {problem.row}, {problem.title}: {problem.message}
      </span>
      <TextInput
        aria-label={t('inventory.wizard.correct', { row: problem.row, title: problem.title })}
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
      <Button variant="default" aria-label={t('inventory.wizard.leaveOutLabel', { row: problem.row })} onClick={onLeaveOut}>
        {t('inventory.wizard.leaveOut')}
      </Button>
    </div>
  );
}
