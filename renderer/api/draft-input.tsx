/** A field of a record that saves itself on leaving: kept as a draft while it is typed, kept in the field when saving fails. */
import { Textarea, TextInput } from '@mantine/core';
import { t } from '../../shared/words/words.ts';
import { DateField } from '../components/date-field.tsx';
import { useDraftText } from './use-draft-text.ts';

export interface DraftInputProps {
  readonly label: string;
  /** `entity:id:field`; mount the field with it as key. */
  readonly draftKey: string;
  readonly saved: string;
  readonly save: (text: string) => Promise<unknown>;
  readonly description?: string;
  /** Rows of a text area; one line without. */
  readonly rows?: number;
  readonly type?: 'text' | 'date' | 'number' | 'email';
  readonly className?: string | undefined;
  readonly disabled?: boolean;
}

export function DraftInput({ label, draftKey, saved, save, description, rows, type = 'text', className, disabled }: DraftInputProps) {
  const field = useDraftText({ key: draftKey, saved, save, enterCommits: rows === undefined });
  // What the engine says about the field itself comes before what it says about the call.
  const problem = field.problem === null ? undefined : (Object.values(field.problem.fields ?? {})[0] ?? field.problem.message);
  const shared = {
    label,
    error: problem,
    disabled: disabled ?? false,
    ...(className === undefined ? {} : { className }),
    ...(field.restored ? { description: t('work.restored') } : description === undefined ? {} : { description }),
    ...field.props,
  };
  if (type === 'date') {
    return (
      <DateField
        label={label}
        value={field.text}
        error={problem}
        className={className}
        disabled={disabled ?? false}
        onChange={(day) => {
          field.setText(day);
          // A day is whole at once: there is nothing to wait for.
          void field.commit();
        }}
        {...(description === undefined ? {} : { description })}
      />
    );
  }
  return rows === undefined ? <TextInput type={type} {...shared} /> : <Textarea autosize minRows={rows} {...shared} />;
}
