/** One supplier: what it supplies, how it was chosen, bound and watched, and which AI systems it serves. */
import { ActionIcon, Button, MultiSelect, Select, Tooltip } from '@mantine/core';
import { IconUnlink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { contractClause, criticality, dueDiligence, supplierKind, yesNo } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Fields, RecordPane, RecordSection, wideField } from '../../components/record-pane.tsx';
import { supplierCommands } from './commands.ts';
import classes from './suppliers-screen.module.css';

type Supplier = Row<'supplier'>;
type Patch = InputOf<'suppliers.update'>;
type Written = { [K in keyof Supplier]: Supplier[K] extends string ? (string extends Supplier[K] ? K : never) : never }[keyof Supplier] &
  Exclude<keyof Supplier, 'id'>;
type Dated = 'dueDiligenceOn' | 'certificateValidUntil' | 'certificateCheckedOn' | 'reviewOn';

export interface SupplierDetailProps {
  readonly row: Supplier;
  readonly systems: OutputOf<'suppliers.show'>['systems'];
}

export function SupplierDetail({ row, systems }: SupplierDetailProps) {
  const update = useRun('suppliers.update');
  const remove = useRun('suppliers.remove');
  const removeSupplier = () => void remove.run({ id: row.id });
  useCommands([{ ...supplierCommands.remove, detail: row.name, run: removeSupplier }]);
  const set = (patch: Omit<Patch, 'id'>) => void update.run({ id: row.id, ...patch });
  const text = (name: Written, rows?: number) => (
    <DraftInput
      label={t(`suppliers.field.${name}`)}
      draftKey={`supplier:${row.id}:${name}`}
      saved={row[name]}
      save={(typed) => call('suppliers.update', { id: row.id, [name]: typed })}
      className={rows === undefined ? undefined : wideField}
      {...(rows === undefined ? {} : { rows })}
    />
  );
  const day = (name: Dated) => (
    <DraftInput
      type="date"
      label={t(`suppliers.field.${name}`)}
      draftKey={`supplier:${row.id}:${name}`}
      saved={row[name] ?? ''}
      save={(typed) => call('suppliers.update', { id: row.id, [name]: typed === '' ? null : typed })}
    />
  );
  return (
    <RecordPane
      title={row.name}
      meta={row.service}
      deeds={
        <Button variant="default" loading={remove.busy} onClick={removeSupplier}>
          {t('suppliers.remove', { name: row.name })}
        </Button>
      }
    >
      <InlineProblem problem={remove.problem ?? update.problem} />
      <RecordSection title={t('suppliers.sections.what')}>
        <Fields>
          {text('name')}
          <Select
            label={t('suppliers.field.criticality')}
            data={criticality.options.map((value) => ({ value, label: t(`vocabulary.criticality.${value}`) }))}
            value={row.criticality}
            allowDeselect={false}
            onChange={(next) => next !== null && set({ criticality: criticality.parse(next) })}
          />
          <MultiSelect
            className={wideField}
            label={t('suppliers.field.kinds')}
            data={supplierKind.options.map((value) => ({ value, label: t(`vocabulary.supplierKind.${value}`) }))}
            value={row.kinds}
            onChange={(next) => set({ kinds: next.map((one) => supplierKind.parse(one)) })}
          />
          {text('service', 2)}
          {text('region')}
          {text('contact')}
        </Fields>
      </RecordSection>
      <Served row={row} systems={systems} />
      <RecordSection title={t('suppliers.sections.diligence')}>
        <Fields>
          <Select
            label={t('suppliers.field.dueDiligence')}
            data={dueDiligence.options.map((value) => ({ value, label: t(`vocabulary.dueDiligence.${value}`) }))}
            value={row.dueDiligence}
            allowDeselect={false}
            onChange={(next) => next !== null && set({ dueDiligence: dueDiligence.parse(next) })}
          />
          {day('dueDiligenceOn')}
          {text('dueDiligenceText', 2)}
        </Fields>
      </RecordSection>
      <RecordSection title={t('suppliers.sections.contract')}>
        <Fields>
          {text('contract')}
          <Select
            label={t('suppliers.field.trainsOnData')}
            data={yesNo.options.map((value) => ({ value, label: t(`vocabulary.yesNo.${value}`) }))}
            value={row.trainsOnData}
            allowDeselect={false}
            onChange={(next) => next !== null && set({ trainsOnData: yesNo.parse(next) })}
          />
          <MultiSelect
            className={wideField}
            label={t('suppliers.field.contractClauses')}
            data={contractClause.options.map((value) => ({ value, label: t(`vocabulary.contractClause.${value}`) }))}
            value={row.contractClauses}
            onChange={(next) => set({ contractClauses: next.map((one) => contractClause.parse(one)) })}
          />
          {text('contractText', 2)}
          {text('documentation', 2)}
          {text('responsibilities', 2)}
        </Fields>
      </RecordSection>
      <RecordSection title={t('suppliers.sections.watching')}>
        <Fields>
          {text('monitoring', 2)}
          {text('issues', 2)}
          {day('reviewOn')}
        </Fields>
      </RecordSection>
      <RecordSection title={t('suppliers.sections.certificate')}>
        <p className={classes.quiet}>{t('suppliers.certificateNote')}</p>
        <Fields>
          {text('certificateStandard')}
          {text('certificateNumber')}
          {text('certificateBody')}
          {text('certificateAccreditation')}
          {text('certificateScope', 2)}
          {day('certificateValidUntil')}
          {day('certificateCheckedOn')}
          {text('certificatePublicEntry')}
        </Fields>
      </RecordSection>
    </RecordPane>
  );
}

function Served({ row, systems }: SupplierDetailProps) {
  const all = useRead('scope.systems', {}).data?.systems ?? [];
  const link = useRun('suppliers.linkSystem');
  const unlink = useRun('suppliers.unlinkSystem');
  const free = all.filter((system) => !systems.some((one) => one.id === system.id));
  return (
    <RecordSection title={`${t('suppliers.sections.systems')} ${systems.length}`}>
      {systems.length === 0 ? <p className={classes.quiet}>{t('suppliers.noSystems')}</p> : null}
      <ul className={classes.systems}>
        {systems.map((system) => (
          <li key={system.id}>
            <Link to="/e/systems" search={{ show: system.id }}>
              {`${system.name} ${system.version}`.trim()}
            </Link>
            <Tooltip label={t('suppliers.unlink', { name: system.name })}>
              <ActionIcon
                variant="subtle"
                size={24}
                aria-label={t('suppliers.unlink', { name: system.name })}
                onClick={() => void unlink.run({ supplierId: row.id, systemId: system.id })}
              >
                <IconUnlink size={14} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
      <Select
        label={t('suppliers.link')}
        data={free.map((system) => ({ value: system.id, label: `${system.name} ${system.version}`.trim() }))}
        value={null}
        searchable
        limit={50}
        disabled={free.length === 0}
        onChange={(systemId) => systemId !== null && void link.run({ supplierId: row.id, systemId })}
      />
      <InlineProblem problem={link.problem ?? unlink.problem} />
    </RecordSection>
  );
}
