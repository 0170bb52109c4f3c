/** The register of suppliers with the chosen one beside it. */
import { Button, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, RecordPane } from '../../components/record-pane.tsx';
import { RegisterScreen, RowName } from '../../components/register-screen.tsx';
import type { RegisterColumn } from '../../components/register-table.tsx';
import { supplierCommands } from './commands.ts';
import { SupplierDetail } from './supplier-detail.tsx';

type Supplier = OutputOf<'suppliers.list'>['suppliers'][number];

const day = (date: string | null) => (date === null ? '' : shortDate(date));
const columns: readonly RegisterColumn<Supplier>[] = [
  {
    id: 'name',
    header: t('suppliers.columns.name'),
    width: { grow: 1, min: 130 },
    canHide: false,
    value: (row) => row.name,
    cell: (row) => <RowName>{row.name}</RowName>,
  },
  {
    id: 'kinds',
    header: t('suppliers.columns.kinds'),
    width: 150,
    value: (row) => row.kinds.map((kind) => t(`vocabulary.supplierKind.${kind}`)).join(', '),
  },
  {
    id: 'criticality',
    header: t('suppliers.columns.criticality'),
    width: 104,
    value: (row) => t(`vocabulary.criticality.${row.criticality}`),
  },
  { id: 'systems', header: t('suppliers.columns.systems'), width: 80, align: 'right', value: (row) => row.systems },
  {
    id: 'dueDiligence',
    header: t('suppliers.columns.dueDiligence'),
    width: 150,
    value: (row) => t(`vocabulary.dueDiligence.${row.dueDiligence}`),
  },
  {
    id: 'review',
    header: t('suppliers.columns.review'),
    width: 100,
    value: (row) => row.reviewOn,
    cell: (row) => day(row.reviewOn),
  },
  {
    id: 'certificate',
    header: t('suppliers.columns.certificate'),
    width: 130,
    value: (row) => row.certificateValidUntil,
    cell: (row) => day(row.certificateValidUntil),
  },
];
const hiddenAtFirst = ['dueDiligence', 'review', 'certificate'];
const hiddenWhenNarrow = [...hiddenAtFirst, 'systems'];
const none: readonly Supplier[] = [];

export function SuppliersScreen() {
  const search: { readonly show?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const list = useRead('suppliers.list', {});
  const rows = list.data?.suppliers ?? none;
  const [adding, setAdding] = useState(false);
  const chosen = rows.find((row) => row.id === search.show) ?? rows[0] ?? null;
  const choose = useCallback(
    (show: string) => {
      setAdding(false);
      void navigate({ to: '/e/suppliers', search: { show }, replace: true });
    },
    [navigate],
  );
  useCommands([{ ...supplierCommands.add, run: () => setAdding(true) }]);
  if (list.error !== null) return <InlineProblem problem={list.error} />;
  return (
    <RegisterScreen
      name="suppliers"
      title={t('suppliers.title')}
      register={t('suppliers.register')}
      detail={t('suppliers.detail')}
      rows={rows}
      columns={columns}
      hiddenAtFirst={hiddenAtFirst}
      hiddenWhenNarrow={hiddenWhenNarrow}
      tools={
        <Button rightSection={<KeyHint keys="N" onFill />} aria-keyshortcuts="N" onClick={() => setAdding(true)}>
          {t('suppliers.add')}
        </Button>
      }
      empty={list.data === undefined ? null : <EmptyState what={t('suppliers.none')} todo={t('suppliers.noneTodo')} />}
      chosen={adding ? null : (chosen?.id ?? null)}
      onChoose={choose}
      middle={
        adding ? (
          <NewSupplier onDone={choose} onCancel={() => setAdding(false)} />
        ) : chosen === null ? null : (
          <SupplierPlace key={chosen.id} id={chosen.id} />
        )
      }
    />
  );
}

function SupplierPlace({ id }: { readonly id: string }) {
  const show = useRead('suppliers.show', { id });
  if (show.error !== null) return <InlineProblem problem={show.error} />;
  return show.data === undefined ? null : <SupplierDetail row={show.data.supplier} systems={show.data.systems} />;
}

function NewSupplier({ onDone, onCancel }: { readonly onDone: (id: string) => void; readonly onCancel: () => void }) {
  const add = useRun('suppliers.add');
  const [name, setName] = useState('');
  const [service, setService] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const errors = add.problem?.envelope.fields ?? {};
  const submit = () => void add.run({ name, service }).then((done) => done !== null && onDone(done.id));
  return (
    <RecordPane title={t('suppliers.add')}>
      <RecordForm label={t('suppliers.add')} onSubmit={submit} onCancel={onCancel}>
        <Fields>
          <TextInput
            ref={first}
            label={t('suppliers.field.name')}
            value={name}
            error={errors.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('suppliers.field.service')}
            value={service}
            error={errors.service}
            onChange={(event) => setService(event.currentTarget.value)}
          />
        </Fields>
        <InlineProblem problem={add.problem} />
        <Deeds>
          <Button type="submit" loading={add.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
            {t('suppliers.create')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
            {t('suppliers.cancel')}
          </Button>
        </Deeds>
      </RecordForm>
    </RecordPane>
  );
}
