/** The import of a body's own list of requirements as its screen sees it. */
import type { FileIn } from '../../../shared/contract/define.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/client.ts';
import { runCommand } from '../../api/use-run.ts';
import { asShown, type TableImport, useTableImport } from '../../api/use-table-import.ts';

export type ListPreview = OutputOf<'catalogs.previewList'>;
type Reading = Omit<InputOf<'catalogs.previewList'>, 'task'>;
type Done = OutputOf<'catalogs.importList'>;
export type ListNaming = Pick<Reading, 'standard' | 'edition' | 'framework'> & { readonly title: string };
export interface ListImport extends TableImport<Reading, ListPreview, Done> {
  accept(leaveOutWrong: boolean): Promise<void>;
}

const read = (reading: Reading, task: string) => call('catalogs.previewList', { ...reading, task });
/** A title is left to the program while the person gives none. */
export const namingOf = ({ title, ...naming }: ListNaming) => ({ ...naming, ...(title.trim() === '' ? {} : { title: title.trim() }) });

export function useListImport(naming: ListNaming): ListImport {
  const state = useTableImport<Reading, ListPreview, Done>((file: FileIn) => ({ file, ...namingOf(naming) }), read);
  const accept = async (leaveOutWrong: boolean) => {
    const { reading, preview } = state;
    if (reading === null || preview === null) return;
    await state.write((task) =>
      runCommand('catalogs.importList', { ...reading, ...namingOf(naming), ...asShown(preview), leaveOutWrong, task }),
    );
  };
  return { ...state, accept };
}
