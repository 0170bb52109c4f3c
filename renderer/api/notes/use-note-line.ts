/** The draft of an open line, and what becomes of it: one entry per line, with its kind and its time. */
import { call } from '../client.ts';
import { type DraftText, useDraftText } from '../use-draft-text.ts';
import { atTime, parseLine } from './note-line.ts';

export interface ParsedLine {
  readonly text: string;
  readonly kind: 'note' | 'quote' | 'to_do';
  readonly at?: string;
  /** Key of the draft, which goes with the line. */
  readonly draft: string;
}

/** Mount it with what it belongs to as key: a line must never be saved to another place. */
export function useNoteLine(key: string, timeZone: string, save: (line: ParsedLine) => Promise<unknown>): DraftText {
  return useDraftText({
    key,
    saved: '',
    line: true,
    enterCommits: true,
    save: async (typed) => {
      const parsed = parseLine(typed);
      if (parsed === null) return call('ledger.discardDraft', { key });
      const { text, kind, time } = parsed;
      const at = time === null ? null : atTime(new Date().toISOString(), time, timeZone);
      return save({ text, kind, draft: key, ...(at === null ? {} : { at }) });
    },
  });
}
