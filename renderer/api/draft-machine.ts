/**
 * When a text that is being typed is kept and when it becomes an entry of the ledger. Pure: states, events, effects.
 *  - The draft is written at the latest 200 ms after a key, also while somebody types without a pause: with the write itself,
 *    less than the 500 ms that may be lost when the power goes.
 *  - One ledger write follows on leaving the field, on Enter (in a line of notes), or after 30 s without a key.
 *  - A failed write keeps the text and is tried again every 10 s.
 */

export const DRAFT_EVERY_MS = 200;
export const IDLE_MS = 30_000;
export const RETRY_MS = 10_000;

export interface DraftState {
  /** An open line: what is sent leaves the field at once, and the next line begins empty. */
  readonly line: boolean;
  /** What stands in the field. */
  readonly text: string;
  /** What the ledger holds. */
  readonly saved: string;
  /** What the draft table holds; null when it holds nothing of this field. */
  readonly drafted: string | null;
  /** When the next draft is due; null when nothing new was typed. */
  readonly draftDue: number | null;
  /** When the text goes to the ledger by itself; null when it is there already. */
  readonly commitDue: number | null;
  /** When a failed write is tried again. */
  readonly retryDue: number | null;
  /** The text a write under way carries. */
  readonly writing: string | null;
  /** Of an open line: lines that were sent while another one was under way, in their order. */
  readonly queued: readonly string[];
  /** A commit was asked for while one was under way, or while the draft write failed. */
  readonly again: boolean;
  readonly failed: boolean;
}

export type DraftEvent =
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'time' }
  | { readonly type: 'commit' }
  | { readonly type: 'written' }
  | { readonly type: 'writeFailed' }
  | { readonly type: 'draftFailed' }
  /** The value in the ledger changed from elsewhere. */
  | { readonly type: 'outside'; readonly text: string }
  /** A draft of an earlier run of the program was found. */
  | { readonly type: 'restored'; readonly text: string }
  | { readonly type: 'discard' };

export type DraftEffect =
  | { readonly type: 'saveDraft'; readonly text: string }
  | { readonly type: 'discardDraft' }
  | { readonly type: 'write'; readonly text: string };

export interface DraftStep {
  readonly state: DraftState;
  readonly effects: readonly DraftEffect[];
}

export function newDraft(saved: string, line = false): DraftState {
  return {
    line,
    text: saved,
    saved,
    drafted: null,
    draftDue: null,
    commitDue: null,
    retryDue: null,
    writing: null,
    queued: [],
    again: false,
    failed: false,
  };
}

/** All text that the ledger does not hold yet, lines on their way first: what a draft must keep. */
export function pendingText(state: DraftState): string {
  if (!state.line) return state.text;
  return [state.writing ?? '', ...state.queued, state.text].filter((part) => part !== '').join('\n');
}

/** Whether the field holds text that the ledger does not. */
export function isDirty(state: DraftState): boolean {
  return state.text !== state.saved || state.writing !== null;
}

/** Earliest time at which a `time` event does something; null when nothing waits. */
export function nextDue(state: DraftState): number | null {
  const dues = [state.draftDue, state.commitDue, state.retryDue].filter((due) => due !== null);
  return dues.length === 0 ? null : Math.min(...dues);
}

export function step(state: DraftState, event: DraftEvent, now: number): DraftStep {
  switch (event.type) {
    case 'typed':
      return typed(state, event.text, now);
    case 'time':
      return time(state, now);
    case 'commit':
      return commit(state);
    case 'written':
      return written(state, now);
    case 'writeFailed':
      // Of an open line all that was sent comes back into the field: nothing of it is in the ledger.
      return {
        state: {
          ...state,
          text: pendingText(state),
          writing: null,
          queued: [],
          again: false,
          failed: true,
          commitDue: null,
          retryDue: now + RETRY_MS,
        },
        effects: [],
      };
    case 'draftFailed':
      // The draft table is in the same file: if it cannot be written, neither could the entry. Say so and try again.
      return { state: { ...state, drafted: null, failed: true, retryDue: state.retryDue ?? now + RETRY_MS }, effects: [] };
    case 'outside':
      return isDirty(state) ? { state, effects: [] } : { state: { ...state, text: event.text, saved: event.text }, effects: [] };
    case 'restored':
      return restored(state, event.text);
    case 'discard':
      return discard(state);
  }
}

function typed(state: DraftState, text: string, now: number): DraftStep {
  if (text === state.text) return { state, effects: [] };
  const back = text === state.saved && state.writing === null;
  return {
    state: {
      ...state,
      text,
      // Counted from the first key since the last draft, so that typing without a pause is kept too.
      draftDue: state.draftDue ?? now + DRAFT_EVERY_MS,
      commitDue: back ? null : now + IDLE_MS,
    },
    effects: [],
  };
}

function time(state: DraftState, now: number): DraftStep {
  let next = state;
  const effects: DraftEffect[] = [];
  if (next.draftDue !== null && now >= next.draftDue) {
    if (next.text === next.saved && next.writing === null) {
      if (next.drafted !== null) effects.push({ type: 'discardDraft' });
      next = { ...next, draftDue: null, drafted: null };
    } else {
      const text = pendingText(next);
      effects.push({ type: 'saveDraft', text });
      next = { ...next, draftDue: null, drafted: text };
    }
  }
  const due = (next.commitDue !== null && now >= next.commitDue) || (next.retryDue !== null && now >= next.retryDue);
  if (!due) return { state: next, effects };
  const after = commit({ ...next, retryDue: null });
  return { state: after.state, effects: [...effects, ...after.effects] };
}

function commit(state: DraftState): DraftStep {
  if (state.line && state.writing !== null && state.text !== '')
    return { state: { ...state, text: '', queued: [...state.queued, state.text], commitDue: null }, effects: [] };
  if (state.writing !== null) return { state: { ...state, again: true, commitDue: null }, effects: [] };
  if (state.text === state.saved) {
    const effects: DraftEffect[] = state.drafted === null && !state.failed ? [] : [{ type: 'discardDraft' }];
    return { state: { ...state, drafted: null, draftDue: null, commitDue: null, retryDue: null, failed: false }, effects };
  }
  return {
    state: { ...state, text: state.line ? '' : state.text, writing: state.text, commitDue: null, retryDue: null, again: false },
    effects: [{ type: 'write', text: state.text }],
  };
}

function written(state: DraftState, now: number): DraftStep {
  const done = { ...state, writing: null, again: false, failed: false, retryDue: null };
  if (state.line) return lineWritten(done, now);
  const base = { ...done, saved: state.writing ?? '' };
  if (base.text === base.saved) return settled(base);
  // Typing went on while the write was under way.
  if (state.again) return commit(base);
  return { state: { ...base, draftDue: base.draftDue ?? now + DRAFT_EVERY_MS, commitDue: base.commitDue ?? now + IDLE_MS }, effects: [] };
}

function lineWritten(state: DraftState, now: number): DraftStep {
  const [next, ...queued] = state.queued;
  if (next !== undefined) return { state: { ...state, writing: next, queued }, effects: [{ type: 'write', text: next }] };
  if (state.text === '') return settled(state);
  // The draft went with the line that it was: what is typed since is kept at once.
  return { state: { ...state, draftDue: now, commitDue: state.commitDue ?? now + IDLE_MS }, effects: [] };
}

function settled(state: DraftState): DraftStep {
  const effects: DraftEffect[] = state.drafted === null ? [] : [{ type: 'discardDraft' }];
  return { state: { ...state, drafted: null, draftDue: null, commitDue: null }, effects };
}

function restored(state: DraftState, text: string): DraftStep {
  if (isDirty(state)) return { state, effects: [] };
  if (text === state.saved) return { state, effects: [{ type: 'discardDraft' }] };
  // It waits for the person: no entry is made of it before a key is struck or the field is left.
  return { state: { ...state, text, drafted: text }, effects: [] };
}

function discard(state: DraftState): DraftStep {
  const effects: DraftEffect[] = state.drafted === null && state.draftDue === null ? [] : [{ type: 'discardDraft' }];
  return { state: { ...newDraft(state.saved, state.line), writing: state.writing, queued: state.queued }, effects };
}
