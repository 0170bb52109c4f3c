/** The mapping step of an import: which sheet, which row holds the titles, and which column is read as what. */
import { NumberInput, Select } from '@mantine/core';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { soaField } from '../../../shared/contract/soa.ts';
import { t } from '../../../shared/words/words.ts';
import classes from './soa.module.css';

export type Preview = OutputOf<'soa.preview'>;
export type Mapping = NonNullable<InputOf<'soa.preview'>['mapping']>;

export const mappingOf = (preview: Preview): Mapping => ({
  headRow: preview.headRow,
  columns: preview.columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }])),
});

export interface ImportMappingProps {
  readonly preview: Preview;
  /** What is chosen now; it may be one that was refused. */
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping) => void;
  readonly onSheet: (sheet: string) => void;
}

const fields = soaField.options.map((field) => ({ value: field, label: t(`soaCore.field.${field}`) }));

export function ImportMapping({ preview, mapping, onMapping, onSheet }: ImportMappingProps) {
  const choose = (column: number, field: string | null) => {
    const others = mapping.columns.filter((one) => one.column !== column);
    onMapping({ ...mapping, columns: field === null ? others : [...others, { column, field: soaField.parse(field) }] });
  };
  return (
    <section className={classes.section} aria-label={t('soa.import.columns')}>
      <div className={classes.sectionHead}>
        <h2>{t('soa.import.columns')}</h2>
        {preview.table.sheets.length < 2 ? null : (
          <Select
            label={t('soa.import.sheet')}
            data={preview.table.sheets}
            value={preview.table.sheet}
            allowDeselect={false}
            onChange={(sheet) => sheet !== null && onSheet(sheet)}
          />
        )}
        <NumberInput
          label={t('soa.import.headRow')}
          w={150}
          min={1}
          max={1_000}
          allowDecimal={false}
          value={mapping.headRow}
          onChange={(row) => typeof row === 'number' && row >= 1 && onMapping({ ...mapping, headRow: row })}
        />
      </div>
      <table className={classes.mapping}>
        <thead>
          <tr>
            <th scope="col">{t('soa.import.column')}</th>
            <th scope="col">{t('soa.import.sample')}</th>
            <th scope="col">{t('soa.import.readAs')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map(({ column, title, sample }) => (
            <tr key={column}>
              <td>{title}</td>
              <td title={sample}>{sample}</td>
              <td>
                <Select
                  aria-label={`${t('soa.import.readAs')}: ${title}`}
                  placeholder={t('soa.import.notRead')}
                  data={fields}
                  value={mapping.columns.find((one) => one.column === column)?.field ?? null}
                  clearable
                  onChange={(field) => choose(column, field)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
