/** The certification body's own table of sample sizes. No figure is preset: they are the body's, with their source. */
import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import classes from './settings.module.css';

type Table = Row<'sampling_table'>;

export function SampleSizesSection({ readOnly }: { readonly readOnly: boolean }) {
  const read = useRead('sampling.table', {});
  return (
    <section className={classes.section} aria-labelledby="settings-sample-sizes">
      <h2 id="settings-sample-sizes" className={classes.head}>
        {t('settings.sampleSizes.head')}
      </h2>
      <div className={classes.fields}>
        <p className={classes.text}>{t('settings.sampleSizes.text')}</p>
        <InlineProblem problem={read.error} />
        {read.data === undefined ? null : <TableForm key={JSON.stringify(read.data.table)} table={read.data.table} readOnly={readOnly} />}
      </div>
    </section>
  );
}

interface Line {
  readonly key: number;
  /** Empty: the row without an end. */
  readonly upTo: number | '';
  readonly size: number | '';
}

const linesOf = (table: Table | null): Line[] =>
  table === null ? [{ key: 0, upTo: '', size: '' }] : table.rows.map(({ upTo, size }, key) => ({ key, upTo: upTo ?? '', size }));

const wholeOrNone = (value: number | string): number | '' => (typeof value === 'number' ? value : '');

function TableForm({ table, readOnly }: { readonly table: Table | null; readonly readOnly: boolean }) {
  const set = useRun('sampling.setTable');
  const [name, setName] = useState(table?.name ?? '');
  const [source, setSource] = useState(table?.source ?? '');
  const [lines, setLines] = useState(() => linesOf(table));
  const [unsized, setUnsized] = useState(false);
  const fields = set.problem?.envelope.fields ?? {};
  const rowError = Object.entries(fields).find(([field]) => field.startsWith('rows'))?.[1];
  const change = (key: number, patch: Partial<Line>) =>
    setLines((now) => now.map((line) => (line.key === key ? { ...line, ...patch } : line)));
  const save = () => {
    const rows = lines.flatMap(({ upTo, size }) => (size === '' ? [] : [{ upTo: upTo === '' ? null : upTo, size }]));
    const incomplete = rows.length !== lines.length;
    setUnsized(incomplete);
    if (!incomplete) void set.run({ name, source, rows });
  };
  return (
    <>
      <TextInput
        label={t('settings.sampleSizes.name')}
        value={name}
        error={fields.name}
        disabled={readOnly}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('settings.sampleSizes.source')}
        description={t('settings.sampleSizes.sourceHelp')}
        value={source}
        error={fields.source}
        disabled={readOnly}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings.sampleSizes.upTo')}</th>
            <th scope="col">{t('settings.sampleSizes.size')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('settings.backups.deeds')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, upTo, size }, index) => (
            <tr key={key}>
              <td>
                <NumberInput
                  hideControls
                  aria-label={t('settings.sampleSizes.upToOf', { row: index + 1 })}
                  placeholder={t('settings.sampleSizes.more')}
                  allowDecimal={false}
                  allowNegative={false}
                  thousandSeparator={'\u2009'}
                  disabled={readOnly}
                  value={upTo}
                  onChange={(value) => change(key, { upTo: wholeOrNone(value) })}
                />
              </td>
              <td>
                <NumberInput
                  hideControls
                  aria-label={t('settings.sampleSizes.sizeOf', { row: index + 1 })}
                  allowDecimal={false}
                  allowNegative={false}
                  thousandSeparator={'\u2009'}
                  disabled={readOnly}
                  value={size}
                  onChange={(value) => change(key, { size: wholeOrNone(value) })}
                />
              </td>
              <td data-right>
                <ActionIcon
                  variant="subtle"
                  aria-label={t('settings.sampleSizes.removeRow', { row: index + 1 })}
                  disabled={readOnly || lines.length === 1}
                  onClick={() => setLines((now) => now.filter((line) => line.key !== key))}
                >
                  <IconX size={14} stroke={1.6} aria-hidden="true" />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {unsized ? (
        <p className={classes.wrong} role="alert">
          {t('settings.sampleSizes.unsized')}
        </p>
      ) : null}
      {rowError === undefined ? null : (
        <p className={classes.wrong} role="alert">
          {rowError}
        </p>
      )}
      <InlineProblem problem={set.problem} />
      {readOnly ? (
        <p className={classes.reason}>{t('settings.readOnly')}</p>
      ) : (
        <div className={classes.deeds}>
          <Button
            variant="default"
            onClick={() => setLines((now) => [...now, { key: Math.max(...now.map((line) => line.key)) + 1, upTo: '', size: '' }])}
          >
            {t('settings.sampleSizes.addRow')}
          </Button>
          <Button variant="default" loading={set.busy} onClick={save}>
            {t('settings.sampleSizes.save')}
          </Button>
        </div>
      )}
    </>
  );
}
