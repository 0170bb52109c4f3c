/** Import of a body's own list of requirements, e.g. its licensed text: which standard it words, what its columns are, accept. */
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { framework, listField } from '../../../shared/contract/catalog-lists.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { ColumnMapping } from '../../components/column-mapping.tsx';
import { ImportAccept } from '../../components/table-import/import-accept.tsx';
import { ImportFacts } from '../../components/table-import/import-facts.tsx';
import { ImportFrame } from '../../components/table-import/import-frame.tsx';
import { ImportRows } from '../../components/table-import/import-rows.tsx';
import { ImportWrong } from '../../components/table-import/import-wrong.tsx';
import classes from '../../components/table-import/table-import.module.css';
import { listCommands } from './commands.ts';
import { type ListImport, type ListNaming, type ListPreview, namingOf, useListImport } from './use-list-import.ts';

type Shipped = OutputOf<'catalogs.available'>['catalogs'][number];
const OTHER = 'other';
const fields = listField.options.map((value) => ({ value, label: t(`catalogLists.field.${value}`) }));
const fieldOf = (value: string | null) => listField.options.find((one) => one === value);

export function ImportList({ onClose }: { readonly onClose: () => void }) {
  const available = useRead('catalogs.available', {}).data?.catalogs ?? [];
  const inFile = useRead('catalogs.list', {}).data?.catalogs;
  if (inFile === undefined) return null;
  // A body words the standard that it audits here; of several the one that came into the file first.
  const audited = inFile.find(({ origin }) => origin === 'program');
  const first = available.find((one) => one.framework === audited?.framework) ?? available[0];
  if (first === undefined) return null;
  return <Importing available={available} first={first} onClose={onClose} />;
}

const nameOf = ({ standard, edition, framework: number }: Shipped) => ({ standard, edition, framework: number });

interface ImportingProps {
  readonly available: readonly Shipped[];
  readonly first: Shipped;
  readonly onClose: () => void;
}

function Importing({ available, first, onClose }: ImportingProps) {
  const [chosen, setChosen] = useState(first.key);
  const [naming, setNaming] = useState<ListNaming>({ ...nameOf(first), title: '' });
  const state = useListImport(naming);
  const { preview, written } = state;
  const named = naming.standard.trim() !== '' && framework.safeParse(naming.framework).success;
  useCommands([{ ...listCommands.choose, when: named, run: () => void state.choose() }]);
  const name = (patch: Partial<ListNaming>) => {
    const next = { ...naming, ...patch };
    setNaming(next);
    if (state.reading !== null && framework.safeParse(next.framework).success && next.standard.trim() !== '')
      void state.change(namingOf(next));
  };
  const which = (
    <div className={classes.facts}>
      <Select
        className={classes.short ?? ''}
        label={t('audits.lists.standard')}
        data={[
          ...available.map((one) => ({ value: one.key, label: `${one.standard}:${one.edition}` })),
          { value: OTHER, label: t('audits.lists.other') },
        ]}
        value={chosen}
        allowDeselect={false}
        onChange={(key) => {
          const known = available.find((one) => one.key === key);
          setChosen(known?.key ?? OTHER);
          name(known === undefined ? { standard: '', edition: '', framework: '' } : nameOf(known));
        }}
      />
      {chosen === OTHER ? (
        <>
          <TextInput
            className={classes.short ?? ''}
            label={t('audits.lists.standardName')}
            value={naming.standard}
            maxLength={300}
            onChange={(event) => name({ standard: event.currentTarget.value })}
          />
          <TextInput
            label={t('audits.lists.edition')}
            value={naming.edition}
            maxLength={60}
            onChange={(event) => name({ edition: event.currentTarget.value })}
          />
          <TextInput
            label={t('audits.lists.framework')}
            value={naming.framework}
            maxLength={6}
            error={naming.framework === '' || framework.safeParse(naming.framework).success ? undefined : t('audits.lists.frameworkWrong')}
            onChange={(event) => name({ framework: event.currentTarget.value.trim() })}
          />
        </>
      ) : null}
      <TextInput
        className={classes.short ?? ''}
        label={t('audits.lists.title')}
        placeholder={t('audits.lists.titleHint')}
        value={naming.title}
        maxLength={300}
        onChange={(event) => setNaming({ ...naming, title: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <ImportFrame
      title={t('audits.lists.importTitle')}
      back={t('audits.lists.back')}
      state={state}
      read={preview !== null}
      done={written === null ? null : t(written.already ? 'audits.lists.already' : 'audits.lists.done', { count: written.requirements })}
      onClose={onClose}
      before={
        <div className={classes.before}>
          <p>{t('audits.lists.how')}</p>
          <p>{t('audits.lists.kept')}</p>
        </div>
      }
    >
      {which}
      {preview === null ? null : <Read state={state} preview={preview} named={named} />}
    </ImportFrame>
  );
}

const LINES_SHOWN = 20;

function Read({ state, preview, named }: { readonly state: ListImport; readonly preview: ListPreview; readonly named: boolean }) {
  const [leaveOutWrong, setLeaveOutWrong] = useState(false);
  const mapped = preview.mapping.some(({ field }) => field === 'reference');
  const waits = !named
    ? t('audits.lists.noStandard')
    : !mapped
      ? t('audits.lists.noReference')
      : preview.known !== null
        ? t('audits.lists.known', { title: preview.known.title })
        : null;
  return (
    <>
      <ImportFacts preview={preview} onSheet={(sheet) => void state.change({ sheet, mapping: undefined, corrections: [], leaveOut: [] })} />
      <ColumnMapping
        columns={preview.columns}
        mapping={preview.mapping}
        fields={fields}
        fieldOf={fieldOf}
        onChange={(columns) => void state.change({ mapping: { headRow: preview.headRow, columns } })}
      />
      <ImportWrong preview={preview} reading={state.reading} onChange={(patch) => void state.change(patch)} />
      <ImportRows
        title={t('audits.lists.preview')}
        heads={fields.map(({ label }) => label)}
        rows={preview.lines
          .slice(0, LINES_SHOWN)
          .map(({ row, ref, title, text, section }) => ({ row, cells: [ref, title, text, section] }))}
      />
      <ImportAccept
        preview={preview}
        busy={state.busy}
        deed={t('audits.lists.accept', { count: preview.requirements })}
        waits={waits}
        counts={[t('audits.lists.headings', { count: preview.headings }), t('audits.lists.withPrompts', { count: preview.withPrompts })]}
        leaveOutWrong={leaveOutWrong}
        onLeaveOutWrong={setLeaveOutWrong}
        onAccept={() => void state.accept(leaveOutWrong)}
      />
    </>
  );
}
