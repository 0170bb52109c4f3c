/** Evidence that a conclusion rests on, chosen from the register. */
import { MultiSelect } from '@mantine/core';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';

export interface EvidenceSelectProps {
  readonly chosen: readonly { readonly id: string; readonly number: string; readonly title: string }[];
  readonly onChange: (ids: string[]) => void;
}

export function EvidenceSelect({ chosen, onChange }: EvidenceSelectProps) {
  const all = useRead('evidence.list', {}).data?.evidence ?? chosen;
  return (
    <MultiSelect
      label={t('stage1.field.evidence')}
      searchable
      limit={60}
      hidePickedOptions
      data={all.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
      value={chosen.map((one) => one.id)}
      onChange={onChange}
    />
  );
}
