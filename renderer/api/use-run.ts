/** Runs a command of the contract, shows it in the saved indicator, and keeps its failure for the place that asked. */
import { useCallback, useRef, useState } from 'react';
import { type CommandName, contract, type InputOf, type OutputOf } from '../../shared/contract/index.ts';
import { CallError, call, envelopeOf } from './client.ts';
import { saves } from './saved-state.ts';

export interface Run<M extends CommandName> {
  /** Answers the value, or null when the command failed; the failure then stands in `problem`. */
  run(input: InputOf<M>): Promise<OutputOf<M> | null>;
  readonly busy: boolean;
  readonly problem: CallError | null;
  clear(): void;
}

/** A command as a function with its own `busy` and `problem`. */
export function useRun<M extends CommandName>(method: M): Run<M> {
  const [state, setState] = useState<{ busy: boolean; problem: CallError | null }>({ busy: false, problem: null });
  const running = useRef(0);
  const run = useCallback(
    async (input: InputOf<M>) => {
      running.current += 1;
      setState({ busy: true, problem: null });
      try {
        const value = await runCommand(method, input);
        running.current -= 1;
        setState({ busy: running.current > 0, problem: null });
        return value;
      } catch (error) {
        running.current -= 1;
        setState({ busy: running.current > 0, problem: asCallError(method, error) });
        return null;
      }
    },
    [method],
  );
  const clear = useCallback(() => setState((last) => ({ ...last, problem: null })), []);
  return { run, busy: state.busy, problem: state.problem, clear };
}

/** The same outside a component: throws `CallError`, and shows in the saved indicator what writes the file. */
export async function runCommand<M extends CommandName>(method: M, input: InputOf<M>): Promise<OutputOf<M>> {
  if (!contract[method].ledger) return call(method, input);
  const done = saves.begin();
  try {
    const value = await call(method, input);
    done(true);
    return value;
  } catch (error) {
    done(false);
    throw error;
  }
}

function asCallError(method: CommandName, error: unknown): CallError {
  return error instanceof CallError ? error : new CallError(method, envelopeOf(error));
}
