/** A text with fields: its problem under it, and the fields that may stand in it one key away. */
import { Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, type Ref, useRef, useState } from 'react';
import { fieldsFor } from '../../../shared/rules/report-look.ts';
import { t } from '../../../shared/words/words.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import classes from './templates-screen.module.css';

export interface FieldTextProps {
  readonly place: string;
  readonly label: string;
  readonly value: string;
  readonly where: 'text' | 'running' | 'file';
  readonly help?: string;
  readonly problem: string | undefined;
  readonly most: number;
  readonly rows?: number;
  readonly onChange: (value: string) => void;
}

export function FieldText({ place, label, value, where, help, problem, most, rows, onChange }: FieldTextProps) {
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const tools = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const insert = (field: string) => {
    const element = input.current;
    const at = element?.selectionStart ?? value.length;
    const end = element?.selectionEnd ?? at;
    const next = `${value.slice(0, at)}{${field}}${value.slice(end)}`.slice(0, most);
    onChange(next);
    element?.focus();
    // After React has put the new text in.
    requestAnimationFrame(() => element?.setSelectionRange(at + field.length + 2, at + field.length + 2));
  };
  const onToolKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...(tools.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: buttons.length - 1,
    };
    const to = moves[event.key];
    if (event.key === 'Escape') input.current?.focus();
    else if (to !== undefined) buttons[(to + buttons.length) % buttons.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const shared = {
    label,
    value,
    maxLength: most,
    'data-place': place,
    ...(help === undefined ? {} : { description: help }),
    ...(problem === undefined ? {} : { error: problem }),
    onFocus: () => setOpen(true),
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens whether the focus left text and fields.
    <div
      className={classes.fieldText}
      data-field-text
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      {rows === undefined ? (
        <TextInput {...shared} ref={input as Ref<HTMLInputElement>} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <Textarea
          {...shared}
          ref={input as Ref<HTMLTextAreaElement>}
          autosize
          minRows={rows}
          maxRows={12}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {open ? (
        <div
          ref={tools}
          role="toolbar"
          aria-label={t('lookScreen.fields.label', { name: label })}
          className={classes.fields}
          onKeyDown={onToolKey}
        >
          <KeyHint keys="Alt+F" joined />
          {fieldsFor(where).map((field) => (
            <button key={field} type="button" tabIndex={-1} title={t(`looks.field.${field}`)} onClick={() => insert(field)}>
              {`{${field}}`}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** Puts the focus on the fields of the text that has it. */
export function focusFields(): void {
  const around = document.activeElement?.closest('[data-field-text]') ?? document.querySelector('[data-field-text]');
  around?.querySelector<HTMLElement>('input, textarea')?.focus();
  requestAnimationFrame(() => around?.querySelector<HTMLElement>('[role="toolbar"] button')?.focus());
}
