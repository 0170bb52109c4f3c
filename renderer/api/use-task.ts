/** Long work of a dialog: its name, how far it is, and the way out. */
import { useEffect, useRef, useState } from 'react';
import type { Progress } from '../../shared/contract/names.ts';
import { call } from './client.ts';

export interface Task {
  /** What is being written; null while nothing runs. */
  readonly running: string | null;
  readonly progress: Progress | null;
  /** @returns the task's name for the call */
  begin(what: string): string;
  end(): void;
  cancel(): void;
}

export function useTask(): Task {
  const [running, setRunning] = useState<string | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const name = useRef<string | null>(null);
  useEffect(
    () =>
      window.fieldbook.onProgress((next) => {
        if (next.task === name.current) setProgress(next);
      }),
    [],
  );
  return {
    running,
    progress,
    begin(what) {
      name.current = `task-${crypto.randomUUID()}`;
      setRunning(what);
      return name.current;
    },
    end() {
      name.current = null;
      setRunning(null);
      setProgress(null);
    },
    cancel() {
      if (name.current !== null) void call('engagement.cancel', { task: name.current });
    },
  };
}
