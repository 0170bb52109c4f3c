/** One AI system with everything that the register asks of it, in sections. Every field saves itself. */
import { Button, Checkbox, MultiSelect, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import {
  type SystemField,
  type SystemFieldShape,
  type SystemList,
  systemFieldNames,
  systemFields,
  systemLists,
  systemSections,
} from '../../../shared/model/system-fields.ts';
import { t, type WordKey } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Fields, RecordPane, RecordSection, wideField } from '../../components/record-pane.tsx';
import { systemCommands } from './commands.ts';
import classes from './scope-screen.module.css';

type System = Row<'ai_system'>;
type Patch = InputOf<'scope.updateSystem'>;

/** Choices of a closed list; every value of `systemLists` has a word under its list's name. */
export const choicesOf = (list: SystemList) =>
  systemLists[list].options.map((value) => ({ value, label: t(`vocabulary.${list}.${value}` as WordKey) }));

export interface SystemDetailProps {
  readonly row: System;
  readonly suppliers: OutputOf<'scope.system'>['suppliers'];
}

export function SystemDetail({ row, suppliers }: SystemDetailProps) {
  const update = useRun('scope.updateSystem');
  const remove = useRun('scope.removeSystem');
  const removeSystem = () => void remove.run({ id: row.id });
  useCommands([{ ...systemCommands.remove, detail: row.name, run: removeSystem }]);
  // The engine checks the value against the closed list of the field.
  const set = (field: SystemField, value: unknown) => void update.run({ id: row.id, [field]: value } as Patch);
  return (
    <RecordPane
      title={`${row.name} ${row.version}`.trim()}
      meta={[
        row.inScope ? t('scope.systems.inScope') : t('scope.systems.outOfScope'),
        ...(row.source === '' ? [] : [t('inventory.source', { source: row.source })]),
      ].join(' · ')}
      deeds={
        <Button variant="default" loading={remove.busy} onClick={removeSystem}>
          {t('scope.systems.remove', { name: row.name.length > 40 ? t('entities.ai_system') : row.name })}
        </Button>
      }
    >
      <InlineProblem problem={remove.problem ?? update.problem} />
      {systemSections.map((section) => (
        <RecordSection key={section} title={t(`inventory.sections.${section}`)}>
          <Fields>
            {systemFieldNames
              .filter((field) => systemFields[field].section === section)
              .map((field) => (
                <SystemInput key={field} row={row} field={field} set={set} />
              ))}
          </Fields>
          {section === 'supplier' ? <Suppliers suppliers={suppliers} /> : null}
        </RecordSection>
      ))}
    </RecordPane>
  );
}

interface SystemInputProps {
  readonly row: System;
  readonly field: SystemField;
  readonly set: (field: SystemField, value: unknown) => void;
}

function SystemInput({ row, field, set }: SystemInputProps) {
  const shape: SystemFieldShape = systemFields[field];
  const label = t(`inventory.field.${field}`);
  const value = row[field];
  const saved = typeof value === 'string' ? value : '';
  const draft = { label, draftKey: `ai_system:${row.id}:${field}`, saved };
  const save = (typed: string) => call('scope.updateSystem', { id: row.id, [field]: typed } as Patch);
  switch (shape.kind) {
    case 'line':
    case 'long':
      return <DraftInput {...draft} save={save} />;
    case 'text':
      return <DraftInput {...draft} save={save} rows={2} className={wideField} />;
    case 'date':
      return (
        <DraftInput
          {...draft}
          type="date"
          save={(typed) => call('scope.updateSystem', { id: row.id, [field]: typed === '' ? null : typed } as Patch)}
        />
      );
    case 'flag':
      return (
        <Checkbox
          className={wideField}
          label={label}
          checked={value === true}
          onChange={(event) => set(field, event.currentTarget.checked)}
        />
      );
    case 'one':
      return (
        <Select
          label={label}
          data={choicesOf(shape.list)}
          value={saved}
          allowDeselect={false}
          onChange={(next) => next !== null && set(field, next)}
        />
      );
    case 'many':
      return (
        <MultiSelect
          className={wideField}
          label={label}
          data={choicesOf(shape.list)}
          value={Array.isArray(value) ? value : []}
          onChange={(next) => set(field, next)}
        />
      );
    case 'sites':
      return <SitesInput label={label} value={row.siteIds} onChange={(next) => set(field, next)} />;
  }
}

interface SitesInputProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

function SitesInput({ label, value, onChange }: SitesInputProps) {
  const sites = useRead('scope.sites', {}).data?.sites ?? [];
  return (
    <MultiSelect
      className={wideField}
      label={label}
      data={sites.map((site) => ({ value: site.id, label: site.name }))}
      value={value.filter((id) => sites.some((site) => site.id === id))}
      onChange={onChange}
    />
  );
}

function Suppliers({ suppliers }: { readonly suppliers: SystemDetailProps['suppliers'] }) {
  return (
    <div className={classes.linked}>
      <h3>{t('inventory.suppliedBy')}</h3>
      {suppliers.length === 0 ? <p className={classes.quiet}>{t('inventory.suppliedByNone')}</p> : null}
      <ul>
        {suppliers.map((supplier) => (
          <li key={supplier.id}>
            <Link to="/e/suppliers" search={{ show: supplier.id }}>
              {supplier.name}
            </Link>
            <span className={classes.quiet}>
              {' '}
              {[
                ...supplier.kinds.map((kind) => t(`vocabulary.supplierKind.${kind}`)),
                t(`vocabulary.criticality.${supplier.criticality}`),
              ].join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
