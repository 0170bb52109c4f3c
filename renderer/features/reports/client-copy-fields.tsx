/** Whether a client's copy is written, and what it leaves out besides names, quotes and to-dos. */
import { Checkbox, MultiSelect } from '@mantine/core';
import type { ClientCopyChoice } from '../../../shared/rules/client-copy.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import classes from './reports-screen.module.css';

export interface ClientCopyFieldsProps {
  /** Null for the full document. */
  readonly value: ClientCopyChoice | null;
  readonly onChange: (value: ClientCopyChoice | null) => void;
}

export function ClientCopyFields({ value, onChange }: ClientCopyFieldsProps) {
  const evidence = useRead('evidence.list', {}).data?.evidence ?? [];
  const systems = useRead('scope.systems', {}).data?.systems ?? [];
  const confidential = evidence.filter((one) => one.confidentiality === 'confidential').length;
  const further = evidence.filter((one) => one.confidentiality !== 'confidential');
  return (
    <div>
      <Checkbox
        label={t('reports.clientCopy.label')}
        description={t('reports.clientCopy.always')}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? {} : null)}
      />
      {value === null ? null : (
        <fieldset className={classes.leaveOut}>
          <legend className="visually-hidden">{t('reports.clientCopy.besides')}</legend>
          <Checkbox
            label={t('reports.clientCopy.confidential', { count: confidential })}
            checked={value.confidentialEvidence !== false}
            onChange={(event) => onChange({ ...value, confidentialEvidence: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('reports.clientCopy.notes')}
            checked={value.notes === true}
            onChange={(event) => onChange({ ...value, notes: event.currentTarget.checked })}
          />
          {further.length === 0 ? null : (
            <MultiSelect
              label={t('reports.clientCopy.evidence')}
              searchable
              data={further.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
              value={[...(value.evidence ?? [])]}
              onChange={(chosen) => onChange({ ...value, evidence: chosen })}
            />
          )}
          {systems.length === 0 ? null : (
            <MultiSelect
              label={t('reports.clientCopy.systems')}
              searchable
              data={systems.map((one) => ({ value: one.id, label: [one.name, one.version].filter(Boolean).join(' ') }))}
              value={[...(value.systems ?? [])]}
              onChange={(chosen) => onChange({ ...value, systems: chosen })}
            />
          )}
        </fieldset>
      )}
    </div>
  );
}
