/** The mapping step: each column of the file with what stands there and what it is read as. */
import { Select } from '@mantine/core';
import { systemFieldNames, systemFields, systemSections } from '../../../shared/model/system-fields.ts';
import { t } from '../../../shared/words/words.ts';
import classes from './import-systems.module.css';
import type { Field, Preview } from './use-import.ts';

type Choice = Preview['mapping'][number];

const fields = systemSections.map((section) => ({
  group: t(`inventory.sections.${section}`),
  items: systemFieldNames
    .filter((field) => systemFields[field].section === section)
    .map((field) => ({ value: field as string, label: t(`inventory.field.${field}`) })),
}));

/** The mapping after a choice: a field is read from one column only, the newest choice wins. */
export function chosenMapping(mapping: readonly Choice[], column: number, field: Field | null): Choice[] {
  const others = mapping.filter((one) => one.column !== column && one.field !== field);
  return (field === null ? others : [...others, { column, field }]).toSorted((a, b) => a.column - b.column);
}

export interface ImportColumnsProps {
  readonly preview: Preview;
  readonly onChange: (mapping: Choice[]) => void;
}

export function ImportColumns({ preview, onChange }: ImportColumnsProps) {
  return (
    <section className={classes.part} aria-label={t('inventory.wizard.mapping')}>
      <h2>{t('inventory.wizard.mapping')}</h2>
      <div className={classes.columns}>
        <div className={classes.columnHead} aria-hidden="true">
          <span>{t('inventory.wizard.column')}</span>
          <span>{t('inventory.wizard.samples')}</span>
          <span>{t('inventory.wizard.readAs')}</span>
        </div>
        {preview.columns.map(({ column, title, samples }) => {
          const field = preview.mapping.find((one) => one.column === column)?.field ?? null;
          return (
            <div key={column} className={classes.columnRow} data-mapped={field !== null || undefined}>
              <span className={classes.cut} title={title}>
                {title}
              </span>
              <span className={classes.sample} title={samples.join('\n')}>
                {samples.join(' · ')}
              </span>
              <Select
                aria-label={t('inventory.wizard.mappingLabel', { title })}
                placeholder={t('inventory.wizard.notRead')}
                data={fields}
                value={field}
                searchable
                clearable
                onChange={(next) => onChange(chosenMapping(preview.mapping, column, systemFieldNames.find((one) => one === next) ?? null))}
              />
            </div>
          );
        })}
      </div>
    </section>
  );
}
