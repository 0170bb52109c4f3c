/** Import of AI systems: choose a file, say what its columns are, see what would be written, accept. */
import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { ImportAccept } from '../../components/table-import/import-accept.tsx';
import { ImportFacts } from '../../components/table-import/import-facts.tsx';
import { ImportFrame } from '../../components/table-import/import-frame.tsx';
import { ImportRows } from '../../components/table-import/import-rows.tsx';
import { ImportWrong } from '../../components/table-import/import-wrong.tsx';
import classes from '../../components/table-import/table-import.module.css';
import { importCommands } from './commands.ts';
import { ImportColumns } from './import-columns.tsx';
import { ImportWords } from './import-words.tsx';
import { type ImportState, type Preview, useImport } from './use-import.ts';

export function ImportSystems({ onClose }: { readonly onClose: () => void }) {
  const state = useImport();
  const { preview, added } = state;
  useCommands([{ ...importCommands.choose, run: () => void state.choose() }]);
  return (
    <ImportFrame
      title={t('inventory.wizard.title')}
      back={t('inventory.wizard.back')}
      state={state}
      read={preview !== null}
      done={added === null ? null : t('inventory.wizard.done', { count: added })}
      onClose={onClose}
    >
      {preview === null ? null : <Read state={state} preview={preview} />}
    </ImportFrame>
  );
}

interface ReadProps {
  readonly state: ImportState;
  readonly preview: Preview;
}

const SYSTEMS_SHOWN = 8;

function Read({ state, preview }: ReadProps) {
  const saved = useRead('scope.mappings', {}).data?.mappings ?? [];
  const mapped = preview.mapping.map(({ field }) => t(`inventory.field.${field}`));
  return (
    <>
      <ImportFacts preview={preview} onSheet={(sheet) => void state.change({ sheet, mapping: undefined, corrections: [], leaveOut: [] })}>
        {saved.length === 0 ? null : (
          <Select
            className={classes.short ?? ''}
            label={t('inventory.wizard.savedMapping')}
            placeholder={t('inventory.wizard.noMapping')}
            data={saved.map((one) => ({ value: one.id, label: one.name }))}
            value={preview.mappingId}
            allowDeselect={false}
            onChange={(mappingId) => mappingId !== null && void state.change({ mappingId, mapping: undefined })}
          />
        )}
      </ImportFacts>
      <ImportColumns preview={preview} onChange={(columns) => void state.change({ mapping: { headRow: preview.headRow, columns } })} />
      <ImportWords preview={preview} words={state.reading?.words ?? []} onChange={(words) => void state.change({ words })} />
      <ImportWrong preview={preview} reading={state.reading} onChange={(patch) => void state.change(patch)} />
      <ImportRows
        title={t('inventory.wizard.preview')}
        heads={mapped}
        rows={preview.systems.slice(0, SYSTEMS_SHOWN).map(({ row, cells }) => ({ row, cells: cells.map(({ text }) => text) }))}
      />
      <Accept state={state} preview={preview} />
    </>
  );
}

function Accept({ state, preview }: ReadProps) {
  const [leaveOutWrong, setLeaveOutWrong] = useState(false);
  const [leaveOutKnown, setLeaveOutKnown] = useState(false);
  const [saveMappingAs, setSaveMappingAs] = useState('');
  const named = preview.mapping.some(({ field }) => field === 'name');
  const count = preview.ready - (leaveOutKnown ? preview.known : 0);
  return (
    <ImportAccept
      preview={preview}
      busy={state.busy}
      deed={t('inventory.wizard.accept', { count })}
      waits={!named ? t('inventory.wizard.noName') : preview.ready > 0 && count === 0 ? t('tableImport.nothing') : null}
      counts={preview.known === 0 ? [] : [t('inventory.wizard.known', { count: wholeNumber(preview.known) })]}
      leaveOutWrong={leaveOutWrong}
      onLeaveOutWrong={setLeaveOutWrong}
      onAccept={() => void state.accept({ leaveOutWrong, leaveOutKnown, saveMappingAs })}
    >
      {preview.known === 0 ? null : (
        <Checkbox
          label={t('inventory.wizard.leaveOutKnown')}
          checked={leaveOutKnown}
          onChange={(event) => setLeaveOutKnown(event.currentTarget.checked)}
        />
      )}
      <TextInput
        className={classes.short ?? ''}
        label={t('inventory.wizard.saveAs')}
        description={t('inventory.wizard.saveAsHelp')}
        value={saveMappingAs}
        onChange={(event) => setSaveMappingAs(event.currentTarget.value)}
      />
    </ImportAccept>
  );
}
