/** The mapping step of an import: each column of the file with what stands there and what it is read as. */
import { Select } from '@mantine/core';
import { t } from '../../shared/words/words.ts';
import classes from './column-mapping.module.css';

export interface ColumnChoice<Field extends string> {
  readonly column: number;
  readonly field: Field;
}

/** The mapping after a choice: a field is read from one column only, the newest choice wins. */
export function chosenMapping<Field extends string>(
  mapping: readonly ColumnChoice<Field>[],
  column: number,
  field: Field | null,
): ColumnChoice<Field>[] {
  const others = mapping.filter((one) => one.column !== column && one.field !== field);
  return (field === null ? others : [...others, { column, field }]).toSorted((a, b) => a.column - b.column);
}

interface FieldItem {
  readonly value: string;
  readonly label: string;
}

export interface ColumnMappingProps<Field extends string> {
  readonly columns: readonly { readonly column: number; readonly title: string; readonly samples: readonly string[] }[];
  readonly mapping: readonly ColumnChoice<Field>[];
  readonly fields: readonly (FieldItem | { readonly group: string; readonly items: readonly FieldItem[] })[];
  readonly fieldOf: (value: string | null) => Field | undefined;
  readonly onChange: (mapping: ColumnChoice<Field>[]) => void;
}

export function ColumnMapping<Field extends string>({ columns, mapping, fields, fieldOf, onChange }: ColumnMappingProps<Field>) {
  const data = fields.map((one) => ('items' in one ? { group: one.group, items: [...one.items] } : one));
  return (
    <section className={classes.part} aria-label={t('tableImport.mapping')}>
      <h2>{t('tableImport.mapping')}</h2>
      <div className={classes.columns}>
        <div className={classes.columnHead} aria-hidden="true">
          <span>{t('tableImport.column')}</span>
          <span>{t('tableImport.samples')}</span>
          <span>{t('tableImport.readAs')}</span>
        </div>
        {columns.map(({ column, title, samples }) => {
          const field = mapping.find((one) => one.column === column)?.field ?? null;
          return (
            <div key={column} className={classes.columnRow} data-mapped={field !== null || undefined}>
              <span className={classes.cut} title={title}>
                {title}
              </span>
              <span className={classes.sample} title={samples.join('\n')}>
                {samples.join(' · ')}
              </span>
              <Select
                aria-label={t('tableImport.mappingLabel', { title })}
                placeholder={t('tableImport.notRead')}
                data={data}
                value={field}
                searchable
                clearable
                onChange={(next) => onChange(chosenMapping(mapping, column, fieldOf(next) ?? null))}
              />
            </div>
          );
        })}
      </div>
    </section>
  );
}
