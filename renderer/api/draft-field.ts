/**
 * One field with text that is being typed: drives the draft machine with a clock and writes through the ports it is given.
 * Fields live in a map by key, so that a text that could not be saved survives its screen.
 */
import type { ErrorEnvelope } from '../../shared/contract/errors.ts';
import { type DraftEffect, type DraftEvent, type DraftState, isDirty, newDraft, nextDue, pendingText, step } from './draft-machine.ts';

export interface DraftPorts {
  now(): number;
  /** Calls back after some milliseconds; the answer takes it back. */
  after(ms: number, callback: () => void): () => void;
  saveDraft(key: string, text: string): Promise<void>;
  discardDraft(key: string): Promise<void>;
  /** The error as it may be shown. */
  envelope(error: unknown): ErrorEnvelope;
  report: {
    begin(): (ok: boolean) => void;
    failed(entry: { key: string; text: string; error: ErrorEnvelope; since: number; retry: () => void }): void;
    well(key: string): void;
    pending(key: string, isPending: boolean): void;
  };
}

type DraftWork = Exclude<DraftEffect, { type: 'write' }>;

export interface FieldView {
  readonly text: string;
  readonly dirty: boolean;
  readonly problem: ErrorEnvelope | null;
  /** The text of an earlier run of the program was put back into the field. */
  readonly restored: boolean;
}

export class DraftField {
  readonly key: string;
  private readonly ports: DraftPorts;
  private save: (text: string) => Promise<unknown>;
  private state: DraftState;
  private problem: ErrorEnvelope | null = null;
  private failedSince: number | null = null;
  private wasRestored = false;
  private stopTimer: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly waiting = new Set<() => void>();
  private cached: FieldView;
  /**
   * Draft writes go one after the other, or a late one would undo a later one; what waits is only the newest text, or slow
   * writes would pile up and the file would lag behind the keys by more than one of them.
   */
  private nextDraft: DraftWork | null = null;
  private writingDrafts = false;

  constructor(key: string, saved: string, save: (text: string) => Promise<unknown>, ports: DraftPorts, line = false) {
    this.key = key;
    this.ports = ports;
    this.save = save;
    this.state = newDraft(saved, line);
    this.cached = this.look();
  }

  /** For `useSyncExternalStore`: the same object until something changes. */
  readonly view = (): FieldView => this.cached;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get watched(): boolean {
    return this.listeners.size > 0;
  }

  get dirty(): boolean {
    return isDirty(this.state);
  }

  saveWith(save: (text: string) => Promise<unknown>): void {
    this.save = save;
  }

  type(text: string): void {
    this.take({ type: 'typed', text });
  }

  restore(text: string): void {
    this.take({ type: 'restored', text });
    this.wasRestored = this.state.text === text && isDirty(this.state);
    this.refresh();
  }

  outside(text: string): void {
    this.take({ type: 'outside', text });
  }

  /** Drops what was typed and goes back to what the ledger holds. */
  discard(): void {
    this.take({ type: 'discard' });
    this.problem = null;
    this.failedSince = null;
    this.ports.report.well(this.key);
    this.refresh();
  }

  /** Sends the text to the ledger now; settles when nothing of this field is under way, true when all of it is saved. */
  async commit(): Promise<boolean> {
    this.take({ type: 'commit' });
    if (this.state.writing !== null) await new Promise<void>((resolve) => this.waiting.add(resolve));
    return !isDirty(this.state);
  }

  dispose(): void {
    this.stopTimer?.();
    this.stopTimer = null;
  }

  private take(event: DraftEvent): void {
    const { state, effects } = step(this.state, event, this.ports.now());
    this.state = state;
    for (const effect of effects) this.perform(effect);
    this.schedule();
    this.refresh();
    if (this.state.writing === null) {
      for (const resolve of this.waiting) resolve();
      this.waiting.clear();
    }
  }

  private perform(effect: DraftEffect): void {
    if (effect.type === 'write') {
      void this.write(effect.text);
      return;
    }
    this.nextDraft = effect;
    if (!this.writingDrafts) void this.writeDrafts();
  }

  private async writeDrafts(): Promise<void> {
    this.writingDrafts = true;
    while (this.nextDraft !== null) {
      const effect = this.nextDraft;
      this.nextDraft = null;
      try {
        if (effect.type === 'saveDraft') await this.ports.saveDraft(this.key, effect.text);
        else await this.ports.discardDraft(this.key);
      } catch (error) {
        // A draft that stays behind is found and compared at the next start; a draft that cannot be written is a failed save.
        if (effect.type !== 'saveDraft' || pendingText(this.state) !== effect.text) continue;
        this.fail(error);
        this.take({ type: 'draftFailed' });
      }
    }
    this.writingDrafts = false;
  }

  private async write(text: string): Promise<void> {
    const done = this.ports.report.begin();
    try {
      await this.save(text);
    } catch (error) {
      done(false);
      this.fail(error);
      this.take({ type: 'writeFailed' });
      return;
    }
    done(true);
    this.problem = null;
    this.failedSince = null;
    this.wasRestored = false;
    this.ports.report.well(this.key);
    this.take({ type: 'written' });
  }

  private fail(error: unknown): void {
    this.problem = this.ports.envelope(error);
    this.failedSince ??= this.ports.now();
    this.ports.report.failed({
      key: this.key,
      text: pendingText(this.state),
      error: this.problem,
      since: this.failedSince,
      retry: () => void this.commit(),
    });
  }

  private schedule(): void {
    this.stopTimer?.();
    const due = nextDue(this.state);
    this.stopTimer = due === null ? null : this.ports.after(Math.max(0, due - this.ports.now()), () => this.take({ type: 'time' }));
  }

  private look(): FieldView {
    return { text: this.state.text, dirty: isDirty(this.state), problem: this.problem, restored: this.wasRestored };
  }

  private refresh(): void {
    const next = this.look();
    this.ports.report.pending(this.key, next.dirty);
    const last = this.cached;
    if (next.text === last.text && next.dirty === last.dirty && next.problem === last.problem && next.restored === last.restored) {
      return;
    }
    this.cached = next;
    for (const listener of this.listeners) listener();
  }
}
