/** What the start screen shows: the list, or the form; which row; which words. */
import { create } from 'zustand';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';

interface StartState {
  readonly form: boolean;
  readonly chosen: string | null;
  readonly words: string;
  /** Why the last deed of the side (open, sample) failed. */
  readonly problem: ErrorEnvelope | null;
  /** The side's deed under way. */
  readonly busy: 'sample' | 'open' | null;
}

export const useStart = create<StartState>()(() => ({ form: false, chosen: null, words: '', problem: null, busy: null }));
