/** The import of AI systems: how the file is read, and what is taken of it. */
import { useCallback } from 'react';
import type { FileIn } from '../../../shared/contract/define.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/client.ts';
import { runCommand } from '../../api/use-run.ts';
import { asShown, type TableImport, useTableImport } from '../../api/use-table-import.ts';

export type Preview = OutputOf<'scope.previewSystems'>;
export type Reading = Omit<InputOf<'scope.previewSystems'>, 'task'>;
export type Field = Preview['mapping'][number]['field'];
export interface Taking {
  readonly leaveOutWrong: boolean;
  readonly leaveOutKnown: boolean;
  readonly saveMappingAs: string;
}

export interface ImportState extends Omit<TableImport<Reading, Preview, number>, 'written' | 'write' | 'take'> {
  readonly added: number | null;
  accept(taking: Taking): Promise<void>;
}

const first = (file: FileIn): Reading => ({ file });
const read = (reading: Reading, task: string) => call('scope.previewSystems', { ...reading, task });

export function useImport(): ImportState {
  const { written: added, write, take: _take, ...state } = useTableImport<Reading, Preview, number>(first, read);
  const { reading, preview } = state;
  const accept = useCallback(
    async ({ leaveOutWrong, leaveOutKnown, saveMappingAs }: Taking) => {
      if (reading === null || preview === null) return;
      await write(async (task) => {
        const done = await runCommand('scope.importSystems', {
          ...reading,
          ...asShown(preview),
          ...(preview.mappingId === null ? {} : { mappingId: preview.mappingId }),
          leaveOutWrong,
          leaveOutKnown,
          ...(saveMappingAs.trim() === '' ? {} : { saveMappingAs: saveMappingAs.trim() }),
          task,
        });
        return done.added;
      });
    },
    [reading, preview, write],
  );
  return { ...state, added, accept };
}
