/** A date: typed as people write it or chosen from a calendar, shown as everywhere (`19 Dec 2026`). */
import { DateInput } from '@mantine/dates';
import { useRef } from 'react';
import { shortDate } from '../../shared/words/dates.ts';
import classes from './date-field.module.css';
import { readDay } from './day-text.ts';

export interface DateFieldProps {
  readonly label: string;
  /** `2026-12-19`; empty for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly description?: string;
  readonly className?: string | undefined;
  readonly disabled?: boolean;
  readonly onBlur?: () => void;
}

export function DateField({ label, value, onChange, error, description, className, disabled = false, onBlur }: DateFieldProps) {
  // Esc closes the calendar first; only then does it reach the form.
  const calendar = useRef(false);
  return (
    <DateInput
      label={label}
      value={value === '' ? null : value}
      valueFormat={(day) => shortDate(day)}
      dateParser={readDay}
      allowDeselect
      classNames={{ day: classes.day ?? '' }}
      onChange={(day) => onChange(day ?? '')}
      error={error}
      disabled={disabled}
      popoverProps={{
        transitionProps: { duration: 0 },
        onOpen: () => {
          calendar.current = true;
        },
        onClose: () => {
          calendar.current = false;
        },
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && calendar.current) event.stopPropagation();
      }}
      {...(description === undefined ? {} : { description })}
      {...(className === undefined ? {} : { className })}
      {...(onBlur === undefined ? {} : { onBlur })}
    />
  );
}
