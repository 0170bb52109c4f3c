/** The import of AI systems as the screen sees it: the chosen file, how it is read, and the newest preview of that. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { runCommand } from '../../api/use-run.ts';

export type Preview = OutputOf<'scope.previewSystems'>;
export type Reading = Omit<InputOf<'scope.previewSystems'>, 'task'>;
export type Field = Preview['mapping'][number]['field'];
export interface Taking {
  readonly leaveOutWrong: boolean;
  readonly leaveOutKnown: boolean;
  readonly saveMappingAs: string;
}

export interface ImportState {
  readonly reading: Reading | null;
  readonly preview: Preview | null;
  readonly problem: ErrorEnvelope | null;
  /** Name of the file while it is read; `writing` while it is written. */
  readonly busy: { readonly kind: 'reading' | 'writing'; readonly name: string } | null;
  readonly added: number | null;
  choose(): Promise<void>;
  drop(files: readonly File[]): Promise<void>;
  /** Reads the file anew with these changes. */
  change(patch: Partial<Reading>): Promise<void>;
  accept(taking: Taking): Promise<void>;
  cancel(): void;
}

export function useImport(): ImportState {
  const [reading, setReading] = useState<Reading | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<ErrorEnvelope | null>(null);
  const [busy, setBusy] = useState<ImportState['busy']>(null);
  const [added, setAdded] = useState<number | null>(null);
  const task = useRef<string | null>(null);
  /** An answer that was overtaken by a later question is not shown. */
  const asked = useRef(0);
  const name = useRef('');

  const read = useCallback(async (next: Reading) => {
    const turn = ++asked.current;
    if (task.current !== null) void call('engagement.cancel', { task: task.current });
    const mine = `preview-${crypto.randomUUID()}`;
    task.current = mine;
    setReading(next);
    setBusy({ kind: 'reading', name: name.current });
    setProblem(null);
    try {
      const answer = await call('scope.previewSystems', { ...next, task: mine });
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

  const begin = useCallback(
    async (file: { readonly token: string; readonly name: string } | undefined) => {
      if (file === undefined) return;
      name.current = file.name;
      setPreview(null);
      setAdded(null);
      await read({ file: { token: file.token } });
    },
    [read],
  );
  const choose = useCallback(async () => {
    try {
      await begin((await call('window.chooseFile', { purpose: 'table' })).files[0]);
    } catch (error) {
      setProblem(envelopeOf(error));
    }
  }, [begin]);
  const drop = useCallback(
    async (files: readonly File[]) => {
      try {
        await begin((await window.fieldbook.takeFiles([...files]))[0]);
      } catch (error) {
        setProblem(envelopeOf(error));
      }
    },
    [begin],
  );
  const change = useCallback(
    async (patch: Partial<Reading>) => {
      if (reading !== null) await read({ ...reading, ...patch });
    },
    [read, reading],
  );
  const accept = useCallback(
    async ({ leaveOutWrong, leaveOutKnown, saveMappingAs }: Taking) => {
      if (reading === null || preview === null) return;
      const mine = `import-${crypto.randomUUID()}`;
      task.current = mine;
      setBusy({ kind: 'writing', name: name.current });
      setProblem(null);
      try {
        const done = await runCommand('scope.importSystems', {
          ...reading,
          // What was shown is what is written, whatever was proposed meanwhile.
          sheet: preview.sheet === '' ? undefined : preview.sheet,
          mapping: { headRow: preview.headRow, columns: [...preview.mapping] },
          ...(preview.mappingId === null ? {} : { mappingId: preview.mappingId }),
          leaveOutWrong,
          leaveOutKnown,
          ...(saveMappingAs.trim() === '' ? {} : { saveMappingAs: saveMappingAs.trim() }),
          task: mine,
        });
        setAdded(done.added);
      } catch (error) {
        setProblem(envelopeOf(error));
      } finally {
        task.current = null;
        setBusy(null);
      }
    },
    [reading, preview],
  );
  const cancel = useCallback(() => {
    if (task.current !== null) void call('engagement.cancel', { task: task.current });
  }, []);
  useEffect(() => cancel, [cancel]);
  return { reading, preview, problem, busy, added, choose, drop, change, accept, cancel };
}
