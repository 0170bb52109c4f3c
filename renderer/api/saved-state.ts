/**
 * What the saved indicator shows: writes under way, the time of the last one, and texts that could not be saved. Interface
 * state only; the text itself lives in its field (`draft-field.ts`).
 */
import { create } from 'zustand';
import type { ErrorEnvelope } from '../../shared/contract/errors.ts';

export interface UnsavedText {
  readonly key: string;
  readonly text: string;
  readonly error: ErrorEnvelope;
  /** Epoch milliseconds of the first failure since it was last well. */
  readonly since: number;
  readonly retry: () => void;
}

interface SavedState {
  readonly writing: number;
  /** Epoch milliseconds when the writes under way began; null when none is. */
  readonly writingSince: number | null;
  readonly lastSavedAt: number | null;
  readonly unsaved: readonly UnsavedText[];
  /** Keys of fields whose text is not in the ledger yet (being typed, or failed). */
  readonly pending: readonly string[];
}

export const useSaved = create<SavedState>()(() => ({ writing: 0, writingSince: null, lastSavedAt: null, unsaved: [], pending: [] }));

/** What writes report here. */
export const saves = {
  /** A write begins; call the answer with whether it succeeded. */
  begin(): (ok: boolean) => void {
    useSaved.setState((s) => ({ writing: s.writing + 1, writingSince: s.writingSince ?? Date.now() }));
    return (ok) =>
      useSaved.setState((s) => {
        const writing = Math.max(0, s.writing - 1);
        return { writing, writingSince: writing === 0 ? null : s.writingSince, lastSavedAt: ok ? Date.now() : s.lastSavedAt };
      });
  },
  failed(entry: UnsavedText): void {
    useSaved.setState((s) => ({ unsaved: [...s.unsaved.filter((u) => u.key !== entry.key), entry] }));
  },
  well(key: string): void {
    useSaved.setState((s) => (s.unsaved.some((u) => u.key === key) ? { unsaved: s.unsaved.filter((u) => u.key !== key) } : {}));
  },
  pending(key: string, isPending: boolean): void {
    useSaved.setState((s) => {
      if (s.pending.includes(key) === isPending) return {};
      return { pending: isPending ? [...s.pending, key] : s.pending.filter((k) => k !== key) };
    });
  },
  /** At opening or closing a file nothing of the former one is shown, unless its unsaved text was kept. */
  reset(lastSavedAt: number | null, keepUnsaved = false): void {
    useSaved.setState({ writing: 0, writingSince: null, lastSavedAt, ...(keepUnsaved ? {} : { unsaved: [], pending: [] }) });
  },
};
