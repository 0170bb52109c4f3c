/** The row above a register: words to filter by, each with its count, and a field for words of one's own. */
import { TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import classes from './filter-bar.module.css';
import { KeyHint } from './key-hint.tsx';

export interface FilterWord<Filter extends string> {
  readonly filter: Filter;
  /** Word and count. */
  readonly label: string;
  /** A mark before the word. */
  readonly mark?: ReactNode;
}

export interface FilterBarProps<Filter extends string> {
  readonly filters: readonly FilterWord<Filter>[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  /** The field: `placeholder` is short, `label` says what it looks through. */
  readonly label: string;
  readonly placeholder: string;
  readonly words: string;
  readonly wordsField: RefObject<HTMLInputElement | null>;
  readonly onWords: (words: string) => void;
}

export function FilterBar<Filter extends string>(props: FilterBarProps<Filter>) {
  const { filters, filter, onFilter, label, placeholder, words, wordsField, onWords } = props;
  return (
    <div className={classes.bar}>
      {filters.map((one) => (
        <button
          key={one.filter}
          type="button"
          className={classes.word}
          aria-pressed={filter === one.filter}
          onClick={() => onFilter(one.filter)}
        >
          {one.mark}
          {one.label}
        </button>
      ))}
      <TextInput
        ref={wordsField}
        className={classes.words}
        aria-label={label}
        placeholder={placeholder}
        leftSection={<IconFilter size={14} stroke={1.6} aria-hidden="true" />}
        rightSection={<KeyHint keys="/" />}
        value={words}
        onChange={(event) => onWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (words === '') event.currentTarget.blur();
          else onWords('');
        }}
      />
    </div>
  );
}
