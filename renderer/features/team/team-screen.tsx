/** The people of the engagement, and competence and impartiality of the team as a whole. */
import { Button, Select, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { type PersonRole, personRole, personSide } from '../../../shared/model/vocabulary.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { Justification } from '../../api/justification.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, RecordPane } from '../../components/record-pane.tsx';
import { RegisterScreen, RowName } from '../../components/register-screen.tsx';
import type { RegisterColumn } from '../../components/register-table.tsx';
import { teamCheckCommands, teamCommands } from './commands.ts';
import { PersonAbsences, PersonAudits } from './person-audits.tsx';
import { PersonCompetence } from './person-competence.tsx';
import { PersonImpartiality } from './person-impartiality.tsx';
import { TeamCheck } from './team-check.tsx';
import classes from './team-screen.module.css';

type Person = Row<'person'>;
type Checked = OutputOf<'team.check'>['people'][number];
/** A person with what the check says of them; null for people of the client. */
interface Listed extends Person {
  readonly checked: Checked | null;
}

function independenceWord(checked: Checked | null): string {
  if (checked === null) return '';
  const { block, overridden, declaredOn } = checked;
  if (overridden) return t('teamScreen.independence.overridden');
  if (block !== null)
    return block.until === null
      ? t('teamScreen.independence.blockedOpen')
      : t('teamScreen.independence.blocked', { until: shortDate(block.until) });
  return declaredOn === null ? t('teamScreen.independence.none') : t('teamScreen.independence.declared', { on: shortDate(declaredOn) });
}

const heldOf = (checked: Checked | null) => checked?.standings.filter((one) => one === 'held').length ?? null;

const columns: readonly RegisterColumn<Listed>[] = [
  {
    id: 'name',
    header: t('scope.team.columns.name'),
    width: { grow: 1, min: 140 },
    canHide: false,
    value: (row) => row.name,
    cell: (row) => <RowName>{row.name}</RowName>,
  },
  { id: 'role', header: t('scope.team.columns.role'), width: 140, value: (row) => t(`vocabulary.personRole.${row.role}`) },
  {
    id: 'competence',
    header: t('teamScreen.columns.competence'),
    width: 96,
    value: (row) => heldOf(row.checked),
    cell: (row) =>
      row.checked === null ? '' : t('teamScreen.competenceOf', { held: heldOf(row.checked) ?? 0, all: row.checked.standings.length }),
  },
  {
    id: 'independence',
    header: t('teamScreen.columns.independence'),
    width: 168,
    value: (row) => independenceWord(row.checked),
  },
  { id: 'side', header: t('scope.team.columns.side'), width: 140, value: (row) => t(`vocabulary.personSide.${row.side}`) },
  { id: 'title', header: t('scope.team.columns.title'), width: 200, value: (row) => row.title },
  { id: 'email', header: t('scope.team.columns.email'), width: 190, value: (row) => row.email },
];
const hiddenAtFirst = ['side', 'title', 'email'];
const hiddenWhenNarrow = [...hiddenAtFirst, 'competence'];
const none: readonly Person[] = [];
const noneChecked: readonly Checked[] = [];
const roles = personRole.options.map((role) => ({ value: role, label: t(`vocabulary.personRole.${role}`) }));
const sides = personSide.options.map((side) => ({ value: side, label: t(`vocabulary.personSide.${side}`) }));

export function TeamScreen() {
  const search: { readonly view?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const gaps = useRead('team.check', {}).data?.gaps.length ?? 0;
  const checking = search.view === 'check';
  const view = (name: 'people' | 'check') =>
    void navigate({ to: '/e/team', search: name === 'check' ? { view: 'check' } : {}, replace: true });
  useCommands([
    checking ? { ...teamCheckCommands.people, run: () => view('people') } : { ...teamCommands.check, run: () => view('check') },
  ]);
  const tab = (name: 'people' | 'check', chosen: boolean) => (
    <button type="button" role="tab" className={classes.view} aria-selected={chosen} aria-keyshortcuts="M" onClick={() => view(name)}>
      {name === 'check' && gaps > 0 ? `${t('teamScreen.check')} · ${t('teamScreen.gapsCount', { count: gaps })}` : t(`teamScreen.${name}`)}
    </button>
  );
  return (
    <div className={classes.screen}>
      <div className={classes.views} role="tablist" aria-label={t('teamScreen.views')}>
        {tab('people', !checking)}
        {tab('check', checking)}
      </div>
      <div className={classes.body}>{checking ? <TeamCheck /> : <People />}</div>
    </div>
  );
}

function People() {
  const search: { readonly show?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const list = useRead('team.list', {});
  const people = list.data?.people ?? none;
  const checked = useRead('team.check', {}).data?.people ?? noneChecked;
  const rows = useMemo(
    () => people.map((person): Listed => ({ ...person, checked: checked.find((one) => one.id === person.id) ?? null })),
    [people, checked],
  );
  const [adding, setAdding] = useState(false);
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
  return (
    <RegisterScreen
      name="team"
      title={t('scope.team.title')}
      register={t('scope.team.register')}
      detail={t('scope.team.detail')}
      rows={rows}
      columns={columns}
      hiddenAtFirst={hiddenAtFirst}
      hiddenWhenNarrow={hiddenWhenNarrow}
      widths={{ narrow: 476, wide: 600 }}
      tools={
        <Button rightSection={<KeyHint keys="N" onFill />} aria-keyshortcuts="N" onClick={() => setAdding(true)}>
          {t('scope.team.add')}
        </Button>
      }
      empty={list.data === undefined ? null : <EmptyState what={t('scope.team.none')} />}
      chosen={adding ? null : (chosen?.id ?? null)}
      onChoose={choose}
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
  const [wanted, setWanted] = useState<PersonRole | null>(null);
  const records = useRead('team.records', { id: row.id });
  const certifies = useRead('engagement.show', {}).data?.kind === 'certification';
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
          onChange={(role) => {
            if (role === null) return;
            setWanted(personRole.parse(role));
            void update.run({ id: row.id, role: personRole.parse(role) });
          }}
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
      <JustifiedRole person={row} wanted={wanted} refused={update.problem?.envelope.code === 'NOT_INDEPENDENT'} onDone={update.clear} />
      <InlineProblem problem={records.error} />
      {records.data === undefined || row.side === 'client' ? null : (
        <>
          {certifies ? <PersonImpartiality person={row} records={records.data} /> : null}
          <PersonCompetence personId={row.id} records={records.data} />
          <PersonAudits personId={row.id} records={records.data} certifies={certifies} />
          <PersonAbsences personId={row.id} records={records.data} />
        </>
      )}
    </RecordPane>
  );
}

interface JustifiedRoleProps {
  readonly person: Person;
  readonly wanted: PersonRole | null;
  readonly refused: boolean;
  readonly onDone: () => void;
}

/** The way out of a refused role: a justification that stays on file. */
function JustifiedRole({ person, wanted, refused, onDone }: JustifiedRoleProps) {
  const update = useRun('team.update');
  if (!refused || wanted === null) return null;
  return (
    <Justification
      title={t('teamScreen.justifyRole', { name: person.name, role: t(`vocabulary.personRole.${wanted}`).toLowerCase() })}
      draftKey={`justification:${person.id}:${wanted}`}
      problem={update.problem}
      busy={update.busy}
      onJustify={async (justification) => {
        const done = await update.run({ id: person.id, role: wanted, justification });
        if (done !== null) onDone();
        return done !== null;
      }}
    />
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
