/**
 * A text field whose text is never lost: kept as a draft while it is typed, one ledger entry on leaving it (or on Enter),
 * kept in the field when saving fails.
 *
 * ```tsx
 * const note = useDraftText({ key: `note:${id}`, saved: row.text, save: (text) => call('checklist.changeNote', { noteId: id, text }) });
 * <Textarea {...note.props} error={note.problem?.message} />
 * ```
 */
import { type ChangeEvent, type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { ErrorEnvelope } from '../../shared/contract/errors.ts';
import type { DraftField } from './draft-field.ts';
import { fieldFor, releaseField } from './draft-fields.ts';

export interface DraftTextOptions {
  /** Names the text in the draft table: `entity:id:field`, or `new-note:<checklist item>` for a line not yet made. */
  readonly key: string;
  /** What the ledger holds; empty for a line not yet made. */
  readonly saved: string;
  /** Writes the text to the ledger; throws when it fails. */
  readonly save: (text: string) => Promise<unknown>;
  /** Enter (without Shift) sends the text to the ledger; elsewhere Enter is a new line. */
  readonly enterCommits?: boolean;
  /** An open line, e.g. of notes: Enter, leaving or 30 s make an entry of it and the field is empty again. `saved` is ''. */
  readonly line?: boolean;
}

export interface DraftText {
  readonly text: string;
  readonly dirty: boolean;
  readonly problem: ErrorEnvelope | null;
  /** True while the field shows text restored from an earlier run; say so beside it. */
  readonly restored: boolean;
  setText(text: string): void;
  /** True when all of it is in the ledger. */
  commit(): Promise<boolean>;
  discard(): void;
  readonly props: {
    readonly value: string;
    onChange(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>): void;
    onBlur(): void;
    onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  };
}

export function useDraftText(options: DraftTextOptions): DraftText {
  const { key, saved, line = false, enterCommits = line } = options;
  const latest = useRef(options);
  latest.current = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a field is made once per key; later values reach it by `outside`.
  const field: DraftField = useMemo(() => fieldFor(key, saved, (text) => latest.current.save(text), line), [key]);
  const view = useSyncExternalStore(field.subscribe, field.view);

  useEffect(() => {
    field.saveWith((text) => latest.current.save(text));
    return () => {
      // Leaving the screen is leaving the field.
      void field.commit().then(() => releaseField(field));
    };
  }, [field]);

  useEffect(() => field.outside(saved), [field, saved]);

  const commit = useCallback(() => field.commit(), [field]);
  const setText = useCallback((text: string) => field.type(text), [field]);
  const discard = useCallback(() => field.discard(), [field]);
  const props = useMemo(
    () => ({
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => field.type(event.currentTarget.value),
      onBlur: () => void field.commit(),
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        if (!enterCommits || event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        void field.commit();
      },
    }),
    [field, enterCommits],
  );
  return { ...view, setText, commit, discard, props: { value: view.text, ...props } };
}
