/** The register of AI systems with the chosen one beside it. */
import { Button, Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { aiRole, riskLevel, systemStatus } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { listPane } from '../../components/pane-widths.ts';
import { Deeds, Fields, RecordForm, RecordPane, wideField } from '../../components/record-pane.tsx';
import { type RegisterColumn, RegisterTable } from '../../components/register-table.tsx';
import { SplitPanes } from '../../components/split-panes.tsx';
import { systemCommands } from './commands.ts';
import classes from './scope-screen.module.css';

type System = OutputOf<'scope.systems'>['systems'][number];

const columns: readonly RegisterColumn<System>[] = [
  {
    id: 'name',
    header: t('scope.systems.columns.name'),
    width: { grow: 1, min: 130 },
    canHide: false,
    value: (row) => row.name,
    cell: (row) => <span className={classes.name}>{row.name}</span>,
  },
  { id: 'version', header: t('scope.systems.columns.version'), width: 80, value: (row) => row.version },
  { id: 'risk', header: t('scope.systems.columns.risk'), width: 104, value: (row) => t(`vocabulary.riskLevel.${row.riskLevel}`) },
  { id: 'status', header: t('scope.systems.columns.status'), width: 110, value: (row) => t(`vocabulary.systemStatus.${row.status}`) },
  {
    id: 'scope',
    header: t('scope.systems.columns.scope'),
    width: 104,
    value: (row) => (row.inScope ? t('scope.systems.inScope') : t('scope.systems.outOfScope')),
  },
  { id: 'owner', header: t('scope.systems.columns.owner'), width: 150, value: (row) => row.owner },
  {
    id: 'roles',
    header: t('scope.systems.columns.roles'),
    width: 180,
    value: (row) => row.isoRoles.map((role) => t(`vocabulary.aiRole.${role}`)).join(', '),
  },
];
const rowId = (row: System) => row.id;
const none: readonly System[] = [];

export function SystemsScreen() {
  const search: { readonly show?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const list = useRead('scope.systems', {});
  const rows = list.data?.systems ?? none;
  const [adding, setAdding] = useState(false);
  const narrow = useMediaQuery('(max-width: 1180px)', undefined, { getInitialValueInEffect: false });
  const chosen = rows.find((row) => row.id === search.show) ?? rows[0] ?? null;
  const choose = useCallback(
    (show: string) => {
      setAdding(false);
      void navigate({ to: '/e/systems', search: { show }, replace: true });
    },
    [navigate],
  );
  useCommands([{ ...systemCommands.add, run: () => setAdding(true) }]);
  if (list.error !== null) return <InlineProblem problem={list.error} />;
  const left = (
    <>
      <PaneHead
        level={1}
        title={
          <span className={classes.title}>
            {t('scope.systems.title')} <span className={classes.count}>{rows.length}</span>
          </span>
        }
        tools={
          <Button rightSection={<KeyHint keys="N" onFill />} aria-keyshortcuts="N" onClick={() => setAdding(true)}>
            {t('scope.systems.add')}
          </Button>
        }
      />
      <RegisterTable
        name="systems"
        label={t('scope.systems.register')}
        rows={rows}
        columns={columns}
        hiddenAtFirst={['owner', 'roles']}
        rowId={rowId}
        chosen={adding ? null : (chosen?.id ?? null)}
        onChoose={choose}
        empty={list.data === undefined ? null : <EmptyState what={t('scope.systems.none')} todo={t('scope.systems.noneTodo')} />}
      />
    </>
  );
  return (
    <SplitPanes
      name={narrow ? 'systems-narrow' : 'systems'}
      left={{ ...listPane, width: narrow ? 420 : 560, max: 900, label: t('scope.systems.register'), content: left }}
      middleLabel={t('scope.systems.detail')}
      middle={
        adding || (list.data !== undefined && rows.length === 0) ? (
          <NewSystem onDone={choose} onCancel={() => setAdding(false)} />
        ) : chosen === null ? null : (
          <SystemPlace key={chosen.id} id={chosen.id} />
        )
      }
    />
  );
}

/** The list holds no long texts; the chosen system is read whole. */
function SystemPlace({ id }: { readonly id: string }) {
  const show = useRead('scope.system', { id });
  if (show.error !== null) return <InlineProblem problem={show.error} />;
  return show.data === undefined ? null : <SystemDetail row={show.data.system} />;
}

function SystemDetail({ row }: { readonly row: Row<'ai_system'> }) {
  const update = useRun('scope.updateSystem');
  const remove = useRun('scope.removeSystem');
  const removeSystem = () => void remove.run({ id: row.id });
  useCommands([{ ...systemCommands.remove, detail: row.name, run: removeSystem }]);
  const text = (name: 'name' | 'version' | 'purpose' | 'model' | 'owner' | 'scopeReason', rows?: number) => (
    <DraftInput
      label={t(`scope.systems.field.${name}`)}
      draftKey={`ai_system:${row.id}:${name}`}
      saved={row[name]}
      save={(typed) => call('scope.updateSystem', { id: row.id, [name]: typed })}
      className={rows === undefined ? undefined : wideField}
      {...(rows === undefined ? {} : { rows })}
    />
  );
  return (
    <RecordPane
      title={`${row.name} ${row.version}`.trim()}
      meta={row.inScope ? t('scope.systems.inScope') : t('scope.systems.outOfScope')}
      deeds={
        <Button variant="default" loading={remove.busy} onClick={removeSystem}>
          {t('scope.systems.remove', { name: row.name })}
        </Button>
      }
    >
      <InlineProblem problem={remove.problem ?? update.problem} />
      <Fields>
        {text('name')}
        {text('version')}
        {text('purpose', 3)}
        <MultiSelect
          className={wideField}
          label={t('scope.systems.field.isoRoles')}
          data={aiRole.options.map((role) => ({ value: role, label: t(`vocabulary.aiRole.${role}`) }))}
          value={row.isoRoles}
          onChange={(roles) => void update.run({ id: row.id, isoRoles: roles.map((role) => aiRole.parse(role)) })}
        />
        <Select
          label={t('scope.systems.field.riskLevel')}
          data={riskLevel.options.map((level) => ({ value: level, label: t(`vocabulary.riskLevel.${level}`) }))}
          value={row.riskLevel}
          allowDeselect={false}
          onChange={(level) => level !== null && void update.run({ id: row.id, riskLevel: riskLevel.parse(level) })}
        />
        <Select
          label={t('scope.systems.field.status')}
          data={systemStatus.options.map((status) => ({ value: status, label: t(`vocabulary.systemStatus.${status}`) }))}
          value={row.status}
          allowDeselect={false}
          onChange={(status) => status !== null && void update.run({ id: row.id, status: systemStatus.parse(status) })}
        />
        {text('model')}
        {text('owner')}
        <Checkbox
          className={wideField}
          label={t('scope.systems.field.inScope')}
          checked={row.inScope}
          onChange={(event) => void update.run({ id: row.id, inScope: event.currentTarget.checked })}
        />
        {text('scopeReason', 2)}
      </Fields>
    </RecordPane>
  );
}

function NewSystem({ onDone, onCancel }: { readonly onDone: (id: string) => void; readonly onCancel: () => void }) {
  const add = useRun('scope.addSystem');
  const [name, setName] = useState('');
  const [version, setVersion] = useState('');
  const [purpose, setPurpose] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const errors = add.problem?.envelope.fields ?? {};
  const submit = () => void add.run({ name, version, purpose }).then((done) => done !== null && onDone(done.id));
  return (
    <RecordPane title={t('scope.systems.add')}>
      <RecordForm label={t('scope.systems.add')} onSubmit={submit} onCancel={onCancel}>
        <Fields>
          <TextInput
            ref={first}
            label={t('scope.systems.field.name')}
            value={name}
            error={errors.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('scope.systems.field.version')}
            value={version}
            error={errors.version}
            onChange={(event) => setVersion(event.currentTarget.value)}
          />
          <TextInput
            className={wideField}
            label={t('scope.systems.field.purpose')}
            value={purpose}
            error={errors.purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
          />
        </Fields>
        <InlineProblem problem={add.problem} />
        <Deeds>
          <Button type="submit" loading={add.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
            {t('scope.systems.create')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
            {t('scope.cancel')}
          </Button>
        </Deeds>
      </RecordForm>
    </RecordPane>
  );
}
