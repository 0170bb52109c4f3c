/** The certification body's own table of sample sizes: shown with its source, and entered or changed here. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Deeds, Fields, RecordSection, wideField } from '../../components/record-pane.tsx';
import { readTableRows, tableText } from './body-table-text.ts';
import classes from './plan.module.css';

type Table = Row<'sampling_table'>;

export function BodyTable() {
  const read = useRead('sampling.table', {});
  const [editing, setEditing] = useState(false);
  if (read.error !== null) return <InlineProblem problem={read.error} />;
  if (read.data === undefined) return null;
  const { table } = read.data;
  return (
    <RecordSection
      title={t('samplingPlan.section.table')}
      tools={
        table === null || editing ? undefined : (
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('samplingPlan.table.change')}
          </Button>
        )
      }
    >
      {table === null || editing ? <TableForm table={table} onDone={() => setEditing(false)} /> : <TableShown table={table} />}
    </RecordSection>
  );
}

function TableShown({ table }: { readonly table: Table }) {
  return (
    <>
      <p>
        {table.name} <span className={classes.note}>{table.source}</span>
      </p>
      <table className={classes.alternatives}>
        <thead>
          <tr>
            <th scope="col">{t('samplingPlan.table.upTo')}</th>
            <th scope="col">{t('samplingPlan.table.size')}</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ upTo, size }) => (
            <tr key={upTo ?? 'more'}>
              <th scope="row">{upTo === null ? t('samplingPlan.table.more') : wholeNumber(upTo)}</th>
              <td>{wholeNumber(size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Not a form of its own: it stands inside that of the plan. */
function TableForm({ table, onDone }: { readonly table: Table | null; readonly onDone: () => void }) {
  const set = useRun('sampling.setTable');
  const [name, setName] = useState(table?.name ?? '');
  const [source, setSource] = useState(table?.source ?? '');
  const [rows, setRows] = useState(table === null ? '' : tableText(table.rows));
  const [wrong, setWrong] = useState('');
  const fields = set.problem?.envelope.fields ?? {};
  const rowError = wrong !== '' ? wrong : Object.entries(fields).find(([field]) => field.startsWith('rows'))?.[1];
  const save = () => {
    const { rows: readRows, wrongLine } = readTableRows(rows);
    setWrong(wrongLine === null ? '' : t('samplingPlan.table.wrongLine', { line: wrongLine }));
    if (wrongLine === null) void set.run({ name, source, rows: readRows }).then((done) => done !== null && onDone());
  };
  return (
    <>
      <Fields>
        <TextInput
          label={t('samplingPlan.table.name')}
          value={name}
          error={fields.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('samplingPlan.table.source')}
          value={source}
          error={fields.source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <Textarea
          className={wideField}
          autosize
          minRows={3}
          label={t('samplingPlan.table.rows')}
          description={t('samplingPlan.table.rowsHelp')}
          value={rows}
          error={rowError}
          onChange={(event) => setRows(event.currentTarget.value)}
        />
      </Fields>
      <InlineProblem problem={set.problem} />
      <div className={classes.under}>
        <Deeds>
          <Button variant="default" loading={set.busy} onClick={save}>
            {t('samplingPlan.table.save')}
          </Button>
          {table === null ? null : (
            <Button variant="default" onClick={onDone}>
              {t('samplingPopulation.cancel')}
            </Button>
          )}
        </Deeds>
      </div>
    </>
  );
}
