/** The mapping step of the inventory: the columns of the file and the fields of an AI system. */
import { systemFieldNames, systemFields, systemSections } from '../../../shared/model/system-fields.ts';
import { t } from '../../../shared/words/words.ts';
import { type ColumnChoice, ColumnMapping } from '../../components/column-mapping.tsx';
import type { Field, Preview } from './use-import.ts';

const fields = systemSections.map((section) => ({
  group: t(`inventory.sections.${section}`),
  items: systemFieldNames
    .filter((field) => systemFields[field].section === section)
    .map((field) => ({ value: field as string, label: t(`inventory.field.${field}`) })),
}));
const fieldOf = (value: string | null) => systemFieldNames.find((one) => one === value);

export interface ImportColumnsProps {
  readonly preview: Preview;
  readonly onChange: (mapping: ColumnChoice<Field>[]) => void;
}

export function ImportColumns({ preview, onChange }: ImportColumnsProps) {
  return <ColumnMapping columns={preview.columns} mapping={preview.mapping} fields={fields} fieldOf={fieldOf} onChange={onChange} />;
}
