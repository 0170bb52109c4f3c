/** Records of a population from a table: what its columns are, what stands in the way row by row, and the deed. */
import { Button, Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FileIn } from '../../../shared/contract/define.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { type PopulationField, type PopulationPreview, populationField } from '../../../shared/contract/sampling.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { base64Of } from '../../api/base64.ts';
import { call } from '../../api/client.ts';
import { runCommand } from '../../api/use-run.ts';
import { type TableImport, useTableImport } from '../../api/use-table-import.ts';
import { ColumnMapping } from '../../components/column-mapping.tsx';
import { DropPlace } from '../../components/drop-place.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, RecordForm, RecordSection } from '../../components/record-pane.tsx';
import { CancelButton, type NewPopulationProps } from './new-population.tsx';
import { RowProblems } from './row-problems.tsx';
import classes from './sampling.module.css';

type Reading = InputOf<'sampling.previewPopulation'>;
type State = TableImport<Reading, PopulationPreview, string>;

const fields = populationField.options.map((value) => ({ value, label: t(`samplingCore.field.${value}`) }));
const fieldOf = (value: string | null): PopulationField | undefined => populationField.options.find((one) => one === value);
const first = (file: FileIn): Reading => ({ file });
const read = (reading: Reading) => call('sampling.previewPopulation', reading);

export function ImportPopulation({ auditId, previous, onDone, onCancel, pasted }: NewPopulationProps & { readonly pasted: boolean }) {
  const state: State = useTableImport<Reading, PopulationPreview, string>(first, read);
  const { preview, busy, problem } = state;
  const [name, setName] = useState(previous?.name ?? '');
  const [wrong, setWrong] = useState('');
  const named = preview !== null && (preview.rowNumberIsId || preview.mapping.some(({ field }) => field === 'record'));
  const ready = preview !== null && named && preview.problems.length === 0 && preview.ready > 0;
  const submit = () => {
    const { reading } = state;
    if (reading === null || preview === null || !ready) return;
    // A list that is not named is called what its file is called.
    const title = name.trim() === '' ? preview.name.replace(/\.[a-z]{3,4}$/i, '') : name.trim();
    setWrong('');
    void state.write(async (task) => {
      const done = await runCommand('sampling.importPopulation', {
        auditId,
        name: title,
        file: reading.file,
        // What was shown is what is written, whatever was proposed meanwhile.
        ...(preview.sheet === '' ? {} : { sheet: preview.sheet }),
        mapping: { headRow: preview.headRow, columns: [...preview.mapping] },
        rowNumberIsId: preview.rowNumberIsId,
        ...(reading.leaveOut === undefined ? {} : { leaveOut: reading.leaveOut }),
        shown: [...preview.shown],
        ...(previous === null ? {} : { previousId: previous.id }),
        task,
      });
      onDone(done.id);
      return done.id;
    });
  };
  return (
    <DropPlace label={t('samplingPopulation.drop')} onDrop={(files) => void state.drop(files)}>
      <RecordForm label={t('samplingPopulation.addTitle')} onSubmit={submit} onCancel={onCancel}>
        {pasted ? <Pasted state={state} onWrong={setWrong} /> : <Choosing state={state} />}
        <div role="status" className={classes.status}>
          {busy === null ? null : (
            <p>
              {busy.kind === 'writing' ? t('samplingPopulation.writing') : t('samplingPopulation.reading', { name: busy.name })}{' '}
              <button type="button" className={classes.link} onClick={state.cancel}>
                {t('samplingPopulation.stop')}
              </button>
            </p>
          )}
        </div>
        <InlineProblem problem={problem} />
        {wrong === '' ? null : <p role="alert">{wrong}</p>}
        {preview === null ? null : (
          <>
            <TextInput
              label={t('samplingPopulation.field.name')}
              placeholder={preview.name}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <HowRead state={state} preview={preview} named={named} />
          </>
        )}
        <Deeds>
          {preview === null ? null : (
            <Button
              type="submit"
              disabled={!ready || busy?.kind === 'reading'}
              loading={busy?.kind === 'writing'}
              rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}
            >
              {t('samplingPopulation.accept', { count: preview.ready })}
            </Button>
          )}
          <CancelButton onCancel={onCancel} />
          {preview === null || ready ? null : (
            <span className={classes.quiet}>{t(named ? 'samplingPopulation.waits' : 'samplingPopulation.noId')}</span>
          )}
        </Deeds>
      </RecordForm>
    </DropPlace>
  );
}

function Choosing({ state }: { readonly state: State }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div>
      <Button ref={button} variant={state.preview === null ? 'filled' : 'default'} onClick={() => void state.choose()}>
        {t(state.preview === null ? 'samplingPopulation.choose' : 'samplingPopulation.another')}
      </Button>{' '}
      <span className={classes.quiet}>{t('samplingPopulation.drop')}</span>
    </div>
  );
}

/** The same road as a file: what was pasted is read as one, with a line of titles if it has none. */
function Pasted({ state, onWrong }: { readonly state: State; readonly onWrong: (words: string) => void }) {
  const [text, setText] = useState('');
  const [titles, setTitles] = useState(false);
  const readIt = async () => {
    onWrong('');
    const name = `${t('samplingPopulation.pastedName')}.csv`;
    await state.take({ base64: await base64Of(new Blob([titles ? text : withTitles(text)])), name }, name);
  };
  return (
    <div>
      <Textarea
        autosize
        minRows={5}
        maxRows={10}
        label={t('samplingPopulation.pasted')}
        description={t('samplingPopulation.pastedHelp')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Deeds>
        <Checkbox
          mt={8}
          label={t('samplingPopulation.pastedTitles')}
          checked={titles}
          onChange={(event) => setTitles(event.currentTarget.checked)}
        />
        <Button mt={4} variant={state.preview === null ? 'filled' : 'default'} disabled={text.trim() === ''} onClick={() => void readIt()}>
          {t('samplingPopulation.readPasted')}
        </Button>
      </Deeds>
    </div>
  );
}

/** A line of titles above a list without one: the first column is the id, the others are numbered. */
export function withTitles(text: string): string {
  const [line = ''] = text.split('\n').filter((one) => one.trim() !== '');
  const delimiter = ['\t', ';', ','].find((sign) => line.includes(sign)) ?? '\t';
  const titles = line.split(delimiter).map((_cell, index) => t('samplingPopulation.pastedTitle', { place: index + 1 }));
  return `${titles.length === 1 ? t('samplingPopulation.recordColumn') : titles.join(delimiter)}\n${text}`;
}

interface ReadingProps {
  readonly state: State;
  readonly preview: PopulationPreview;
  readonly named: boolean;
}

function HowRead({ state, preview, named }: ReadingProps) {
  const remap = (mapping: Reading['mapping']) => void state.change({ mapping });
  return (
    <>
      <div className={classes.readFacts}>
        <strong>{preview.name}</strong>
        <span>{t('samplingPopulation.read', { rows: wholeNumber(preview.rows), headRow: preview.headRow })}</span>
        {preview.sheets.length < 2 ? null : (
          <Select
            label={t('tableImport.sheet')}
            data={preview.sheets}
            value={preview.sheet}
            allowDeselect={false}
            onChange={(sheet) => sheet !== null && void state.change({ sheet, mapping: undefined, shown: undefined, leaveOut: [] })}
          />
        )}
        <NumberInput
          label={t('soa.import.headRow')}
          w={150}
          min={1}
          max={1_000}
          allowDecimal={false}
          value={preview.headRow}
          onChange={(row) => typeof row === 'number' && row >= 1 && remap({ headRow: row, columns: [...preview.mapping] })}
        />
      </div>
      <ColumnMapping
        columns={preview.columns}
        mapping={preview.mapping}
        fields={fields}
        fieldOf={fieldOf}
        onChange={(columns) => remap({ headRow: preview.headRow, columns })}
      />
      <Checkbox
        label={t('samplingPopulation.rowIsId')}
        checked={preview.rowNumberIsId}
        onChange={(event) => void state.change({ rowNumberIsId: event.currentTarget.checked })}
      />
      <MultiSelect
        label={t('samplingPopulation.shown')}
        description={t('samplingPopulation.shownHelp')}
        maxValues={12}
        searchable
        data={preview.columns.map(({ column, title }) => ({ value: String(column), label: title === '' ? String(column + 1) : title }))}
        value={preview.shown.map(String)}
        onChange={(shown) => void state.change({ shown: shown.map(Number) })}
      />
      {named ? (
        <RowProblems
          preview={preview}
          leaveOut={state.reading?.leaveOut ?? []}
          onLeaveOut={(leaveOut) => void state.change({ leaveOut })}
        />
      ) : null}
      {preview.strata.length === 0 ? null : (
        <RecordSection title={t('samplingPopulation.strata')}>
          <p>
            {preview.strata.map(({ name, size }) => t('samplingPopulation.stratumLine', { name, size: wholeNumber(size) })).join(' · ')}
          </p>
        </RecordSection>
      )}
      {preview.total === '' ? null : (
        <p>
          {t('samplingPopulation.totalRead', {
            column:
              preview.columns.find(({ column }) => column === preview.mapping.find(({ field }) => field === 'total')?.column)?.title ?? '',
            total: preview.total,
          })}
        </p>
      )}
      <Records preview={preview} />
    </>
  );
}

function Records({ preview }: { readonly preview: PopulationPreview }) {
  if (preview.records.length === 0) return null;
  const titleOf = (column: number) => preview.columns.find((one) => one.column === column)?.title ?? '';
  const strata = preview.strata.length > 0;
  return (
    <RecordSection title={t('samplingPopulation.preview')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls sideways must be reachable by keys. */}
      <div className={classes.wide} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('samplingPopulation.recordColumn')}</th>
              {strata ? <th scope="col">{t('samplingPopulation.field.stratum')}</th> : null}
              {preview.shown.map((column) => (
                <th key={column} scope="col">
                  {titleOf(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.records.slice(0, 6).map((record) => (
              <tr key={record.id}>
                <th scope="row" title={record.id}>
                  {record.id}
                </th>
                {strata ? <td>{record.stratum}</td> : null}
                {preview.shown.map((column, index) => (
                  <td key={column} title={record.shown[index]}>
                    {record.shown[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </RecordSection>
  );
}
