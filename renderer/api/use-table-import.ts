/**
 * The import of a table as a screen sees it: the chosen file, how it is read, and the newest preview of that. What is read
 * and what is written is the feature's.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FileIn } from '../../shared/contract/define.ts';
import type { ErrorEnvelope } from '../../shared/contract/errors.ts';
import { call, envelopeOf } from './client.ts';

export interface TableImport<Reading, Preview, Written> {
  readonly reading: Reading | null;
  readonly preview: Preview | null;
  readonly problem: ErrorEnvelope | null;
  /** Name of the file while it is read; `writing` while it is written. */
  readonly busy: { readonly kind: 'reading' | 'writing'; readonly name: string } | null;
  readonly written: Written | null;
  choose(): Promise<void>;
  drop(files: readonly File[]): Promise<void>;
  /** A file that is at hand already, e.g. a pasted list. */
  take(file: FileIn, name: string): Promise<void>;
  /** Reads the file anew with these changes. */
  change(patch: Partial<Reading>): Promise<void>;
  /** Writes; the work is given the name by which it can be cancelled. */
  write(work: (task: string) => Promise<Written>): Promise<void>;
  cancel(): void;
}

/** Sheet and columns as the preview showed them: what was shown is what is written, whatever was proposed meanwhile. */
export function asShown<Field extends string>(preview: {
  readonly sheet: string;
  readonly headRow: number;
  readonly mapping: readonly { readonly column: number; readonly field: Field }[];
}) {
  return {
    sheet: preview.sheet === '' ? undefined : preview.sheet,
    mapping: { headRow: preview.headRow, columns: [...preview.mapping] },
  };
}

export function useTableImport<Reading extends { readonly file: unknown }, Preview, Written>(
  first: (file: FileIn) => Reading,
  readPreview: (reading: Reading, task: string) => Promise<Preview>,
): TableImport<Reading, Preview, Written> {
  const [reading, setReading] = useState<Reading | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<ErrorEnvelope | null>(null);
  const [busy, setBusy] = useState<TableImport<Reading, Preview, Written>['busy']>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const task = useRef<string | null>(null);
  /** An answer that was overtaken by a later question is not shown. */
  const asked = useRef(0);
  const name = useRef('');
  const given = useRef({ first, readPreview });
  given.current = { first, readPreview };

  const read = useCallback(async (next: Reading) => {
    const turn = ++asked.current;
    if (task.current !== null) void call('engagement.cancel', { task: task.current });
    const mine = `preview-${crypto.randomUUID()}`;
    task.current = mine;
    setReading(next);
    setBusy({ kind: 'reading', name: name.current });
    setProblem(null);
    try {
      const answer = await given.current.readPreview(next, mine);
      if (turn === asked.current) setPreview(answer);
    } catch (error) {
      if (turn === asked.current) setProblem(envelopeOf(error));
    } finally {
      if (turn === asked.current) {
        task.current = null;
        setBusy(null);
      }
    }
  }, []);

  const take = useCallback(
    async (file: FileIn, fileName: string) => {
      name.current = fileName;
      setPreview(null);
      setWritten(null);
      await read(given.current.first(file));
    },
    [read],
  );
  const takeFirst = useCallback(
    async (work: () => Promise<readonly { readonly token: string; readonly name: string }[]>) => {
      try {
        const [file] = await work();
        if (file !== undefined) await take({ token: file.token }, file.name);
      } catch (error) {
        setProblem(envelopeOf(error));
      }
    },
    [take],
  );
  const choose = useCallback(() => takeFirst(async () => (await call('window.chooseFile', { purpose: 'table' })).files), [takeFirst]);
  const drop = useCallback((files: readonly File[]) => takeFirst(() => window.fieldbook.takeFiles([...files])), [takeFirst]);
  const change = useCallback(
    async (patch: Partial<Reading>) => {
      if (reading !== null) await read({ ...reading, ...patch });
    },
    [read, reading],
  );
  const write = useCallback(async (work: (task: string) => Promise<Written>) => {
    const mine = `import-${crypto.randomUUID()}`;
    task.current = mine;
    setBusy({ kind: 'writing', name: name.current });
    setProblem(null);
    try {
      setWritten(await work(mine));
    } catch (error) {
      setProblem(envelopeOf(error));
    } finally {
      task.current = null;
      setBusy(null);
    }
  }, []);
  const cancel = useCallback(() => {
    if (task.current !== null) void call('engagement.cancel', { task: task.current });
  }, []);
  useEffect(() => cancel, [cancel]);
  return { reading, preview, problem, busy, written, choose, drop, take, change, write, cancel };
}
