/** The people of the engagement: who audits, who is audited, who decides. */
import { Button, Select, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import { personRole, personSide } from '../../../shared/model/vocabulary.ts';
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
import { Deeds, Fields, RecordForm, RecordPane } from '../../components/record-pane.tsx';
import { type RegisterColumn, RegisterTable } from '../../components/register-table.tsx';
import { SplitPanes } from '../../components/split-panes.tsx';
import { teamCommands } from './commands.ts';
import classes from './team-screen.module.css';

type Person = Row<'person'>;

const columns: readonly RegisterColumn<Person>[] = [
  {
    id: 'name',
    header: t('scope.team.columns.name'),
    width: { grow: 1, min: 140 },
    canHide: false,
    value: (row) => row.name,
    cell: (row) => <span className={classes.name}>{row.name}</span>,
  },
  { id: 'role', header: t('scope.team.columns.role'), width: 150, value: (row) => t(`vocabulary.personRole.${row.role}`) },
  { id: 'side', header: t('scope.team.columns.side'), width: 140, value: (row) => t(`vocabulary.personSide.${row.side}`) },
  { id: 'title', header: t('scope.team.columns.title'), width: 200, value: (row) => row.title },
  { id: 'email', header: t('scope.team.columns.email'), width: 190, value: (row) => row.email },
];
const hiddenAtFirst = ['title', 'email'];
const hiddenWhenNarrow = [...hiddenAtFirst, 'side'];
const rowId = (row: Person) => row.id;
const none: readonly Person[] = [];
const roles = personRole.options.map((role) => ({ value: role, label: t(`vocabulary.personRole.${role}`) }));
const sides = personSide.options.map((side) => ({ value: side, label: t(`vocabulary.personSide.${side}`) }));

export function TeamScreen() {
  const search: { readonly show?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const list = useRead('team.list', {});
  const rows = list.data?.people ?? none;
  const [adding, setAdding] = useState(false);
  const narrow = useMediaQuery('(max-width: 1180px)', undefined, { getInitialValueInEffect: false });
  const chosen = rows.find((row) => row.id === search.show) ?? rows[0] ?? null;
  const choose = useCallback(
    (show: string) => {
      setAdding(false);
      void navigate({ to: '/e/team', search: { show }, replace: true });
    },
    [navigate],
  );
  useCommands([{ ...teamCommands.add, run: () => setAdding(true) }]);
  if (list.error !== null) return <InlineProblem problem={list.error} />;
  const left = (
    <>
      <PaneHead
        level={1}
        title={
          <span className={classes.title}>
            {t('scope.team.title')} <span className={classes.count}>{rows.length}</span>
          </span>
        }
        tools={
          <Button rightSection={<KeyHint keys="N" onFill />} aria-keyshortcuts="N" onClick={() => setAdding(true)}>
            {t('scope.team.add')}
          </Button>
        }
      />
      <RegisterTable
        name={narrow ? 'team-narrow' : 'team'}
        label={t('scope.team.register')}
        rows={rows}
        columns={columns}
        hiddenAtFirst={narrow ? hiddenWhenNarrow : hiddenAtFirst}
        rowId={rowId}
        chosen={adding ? null : (chosen?.id ?? null)}
        onChoose={choose}
        empty={list.data === undefined ? null : <EmptyState what={t('scope.team.none')} />}
      />
    </>
  );
  return (
    <SplitPanes
      name={narrow ? 'team-narrow' : 'team'}
      left={{ ...listPane, width: narrow ? 420 : 560, max: 900, label: t('scope.team.register'), content: left }}
      middleLabel={t('scope.team.detail')}
      middle={
        adding ? (
          <NewPerson onDone={choose} onCancel={() => setAdding(false)} />
        ) : chosen === null ? null : (
          <PersonDetail key={chosen.id} row={chosen} />
        )
      }
    />
  );
}

function PersonDetail({ row }: { readonly row: Person }) {
  const status = useRead('engagement.status', {});
  const update = useRun('team.update');
  const remove = useRun('team.remove');
  const actAs = useRun('team.actAs');
  const acting = status.data?.file?.actor?.personId === row.id;
  const removePerson = () => void remove.run({ id: row.id });
  const act = () => void actAs.run({ id: row.id });
  useCommands([
    { ...teamCommands.remove, detail: row.name, run: removePerson },
    { ...teamCommands.actAs, when: !acting && row.side !== 'client', detail: row.name, run: act },
  ]);
  const text = (name: 'name' | 'title' | 'email') => (
    <DraftInput
      label={t(`scope.team.field.${name}`)}
      draftKey={`person:${row.id}:${name}`}
      saved={row[name]}
      save={(typed) => call('team.update', { id: row.id, [name]: typed })}
    />
  );
  return (
    <RecordPane
      title={row.name}
      meta={acting ? t('scope.team.acting', { name: row.name }) : t('scope.team.frozen')}
      deeds={
        <>
          <Button variant="default" loading={remove.busy} onClick={removePerson}>
            {t('scope.team.remove', { name: row.name })}
          </Button>
          {acting || row.side === 'client' ? null : (
            <Button variant="default" loading={actAs.busy} onClick={act}>
              {t('scope.team.actAs', { name: row.name })}
            </Button>
          )}
        </>
      }
    >
      <InlineProblem problem={remove.problem ?? update.problem ?? actAs.problem} />
      <Fields>
        {text('name')}
        {text('title')}
        <Select
          label={t('scope.team.field.role')}
          data={roles}
          value={row.role}
          allowDeselect={false}
          onChange={(role) => role !== null && void update.run({ id: row.id, role: personRole.parse(role) })}
        />
        <Select
          label={t('scope.team.field.side')}
          data={sides}
          value={row.side}
          allowDeselect={false}
          onChange={(side) => side !== null && void update.run({ id: row.id, side: personSide.parse(side) })}
        />
        {text('email')}
      </Fields>
    </RecordPane>
  );
}

function NewPerson({ onDone, onCancel }: { readonly onDone: (id: string) => void; readonly onCancel: () => void }) {
  const add = useRun('team.add');
  const [values, setValues] = useState({ name: '', title: '', email: '', role: 'auditor', side: 'body' });
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const errors = add.problem?.envelope.fields ?? {};
  const submit = () =>
    void add
      .run({ ...values, role: personRole.parse(values.role), side: personSide.parse(values.side) })
      .then((done) => done !== null && onDone(done.id));
  const text = (name: 'name' | 'title' | 'email') => (
    <TextInput
      {...(name === 'name' ? { ref: first } : {})}
      label={t(`scope.team.field.${name}`)}
      value={values[name]}
      error={errors[name]}
      onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
    />
  );
  return (
    <RecordPane title={t('scope.team.add')}>
      <RecordForm label={t('scope.team.add')} onSubmit={submit} onCancel={onCancel}>
        <Fields>
          {text('name')}
          {text('title')}
          <Select
            label={t('scope.team.field.role')}
            data={roles}
            value={values.role}
            allowDeselect={false}
            onChange={(role) => role !== null && setValues({ ...values, role, side: role === 'auditee' ? 'client' : values.side })}
          />
          <Select
            label={t('scope.team.field.side')}
            data={sides}
            value={values.side}
            allowDeselect={false}
            onChange={(side) => side !== null && setValues({ ...values, side })}
          />
          {text('email')}
        </Fields>
        <InlineProblem problem={add.problem} />
        <Deeds>
          <Button type="submit" loading={add.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
            {t('scope.team.create')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
            {t('scope.cancel')}
          </Button>
        </Deeds>
      </RecordForm>
    </RecordPane>
  );
}
