/**
 * The values of a form that is being filled, kept in the draft table while they change, so that neither leaving the screen
 * nor a crash loses them. Only the form's own deed writes the ledger.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from './client.ts';
import { DRAFT_EVERY_MS } from './draft-machine.ts';

export interface FormDraft<V extends object> {
  readonly values: V;
  set(values: V): void;
  /** The form shows what was typed before; say so beside it. */
  readonly restored: boolean;
  /** Forgets what was typed: the deed is done, or the person wants to begin anew. */
  drop(): void;
  /** What the form says is written: it goes on from these values, and no draft is needed. */
  keep(values: V): void;
}

/** @param initial what the form begins with; fields that a draft does not know keep their initial value. */
export function useFormDraft<V extends object>(key: string, initial: V): FormDraft<V> {
  const first = useRef(initial);
  const [values, setValues] = useState(initial);
  const [restored, setRestored] = useState(false);
  const pending = useRef<{ timer: number; text: string } | null>(null);
  const touched = useRef(false);

  useEffect(() => {
    let gone = false;
    void call('ledger.drafts', {}).then(({ drafts }) => {
      const found = drafts.find((draft) => draft.key === key);
      if (gone || touched.current || found === undefined) return;
      const kept = readValues(found.text);
      if (kept === null) return;
      setValues({ ...first.current, ...kept });
      setRestored(true);
    });
    return () => {
      gone = true;
    };
  }, [key]);

  const flush = useCallback(() => {
    const waiting = pending.current;
    if (waiting === null) return;
    window.clearTimeout(waiting.timer);
    pending.current = null;
    // A draft that cannot be kept costs nothing yet: the values stand in the form, and its deed reports its own failure.
    void call('ledger.saveDraft', { key, text: waiting.text }).catch(() => undefined);
  }, [key]);
  useEffect(() => flush, [flush]);

  const set = useCallback(
    (next: V) => {
      touched.current = true;
      setValues(next);
      const text = JSON.stringify(next);
      // Counted from the first change since the last draft, so that typing without a pause is kept too.
      if (pending.current === null) pending.current = { timer: window.setTimeout(flush, DRAFT_EVERY_MS), text };
      else pending.current.text = text;
    },
    [flush],
  );
  const drop = useCallback(() => {
    if (pending.current !== null) window.clearTimeout(pending.current.timer);
    pending.current = null;
    setValues(first.current);
    setRestored(false);
    void call('ledger.discardDraft', { key }).catch(() => undefined);
  }, [key]);
  const keep = useCallback(
    (written: V) => {
      first.current = written;
      drop();
    },
    [drop],
  );
  return { values, set, restored, drop, keep };
}

/** The values of a kept draft; null when it is none of a form. */
function readValues(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
