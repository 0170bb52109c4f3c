/**
 * The writes of this session, newest last, per person: what `ledger.undo` and `ledger.redo` act on. Kept in memory only:
 * a file that was closed is what it is, and its history says how it came to be so.
 */

/** Numbers of the first and the last row of `change` that a write made. */
export interface Step {
  readonly from: number;
  readonly to: number;
}

export type StepKind = 'do' | 'undo' | 'redo';

export interface StepStack {
  wrote(kind: StepKind, actorId: string, step: Step): void;
  last(kind: 'undo' | 'redo', actorId: string): Step | null;
}

const KEPT = 200;

interface Stacks {
  done: Step[];
  undone: Step[];
}

export function createStepStack(): StepStack {
  const byActor = new Map<string, Stacks>();
  const of = (actorId: string): Stacks => {
    const known = byActor.get(actorId) ?? { done: [], undone: [] };
    byActor.set(actorId, known);
    return known;
  };
  return {
    wrote(kind, actorId, step) {
      const stacks = of(actorId);
      if (kind === 'undo') {
        stacks.done.pop();
        stacks.undone.push(step);
        return;
      }
      // Who goes on working leaves what was taken back behind.
      if (kind === 'do') stacks.undone = [];
      else stacks.undone.pop();
      stacks.done.push(step);
      if (stacks.done.length > KEPT) stacks.done.shift();
    },
    last: (kind, actorId) => (kind === 'undo' ? of(actorId).done : of(actorId).undone).at(-1) ?? null,
  };
}
