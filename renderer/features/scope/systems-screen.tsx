/** The register of AI systems with the chosen one beside it. */
import { Button, TextInput } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, RecordPane, wideField } from '../../components/record-pane.tsx';
import { RegisterScreen, RowName } from '../../components/register-screen.tsx';
import type { RegisterColumn } from '../../components/register-table.tsx';
import { systemCommands } from './commands.ts';
import { ImportSystems } from './import-systems.tsx';
import { SystemDetail } from './system-detail.tsx';
import { type SystemFilter, shownSystems, systemCounts } from './system-facts.ts';

type System = OutputOf<'scope.systems'>['systems'][number];

const columns: readonly RegisterColumn<System>[] = [
  {
    id: 'name',
    header: t('scope.systems.columns.name'),
    width: { grow: 1, min: 130 },
    canHide: false,
    value: (row) => row.name,
    cell: (row) => <RowName>{row.name}</RowName>,
  },
  { id: 'reference', header: t('inventory.columns.reference'), width: 90, value: (row) => row.reference },
  { id: 'version', header: t('scope.systems.columns.version'), width: 80, value: (row) => row.version },
  { id: 'risk', header: t('scope.systems.columns.risk'), width: 104, value: (row) => t(`vocabulary.riskLevel.${row.riskLevel}`) },
  { id: 'status', header: t('scope.systems.columns.status'), width: 110, value: (row) => t(`vocabulary.systemStatus.${row.status}`) },
  {
    id: 'scope',
    header: t('scope.systems.columns.scope'),
    width: 104,
    value: (row) => (row.inScope ? t('scope.systems.inScope') : t('scope.systems.outOfScope')),
  },
  { id: 'aiAct', header: t('inventory.columns.aiAct'), width: 150, value: (row) => t(`vocabulary.aiActClass.${row.aiActClass}`) },
  { id: 'impact', header: t('inventory.columns.impact'), width: 104, value: (row) => t(`vocabulary.impactLevel.${row.impactLevel}`) },
  { id: 'stage', header: t('inventory.columns.stage'), width: 150, value: (row) => t(`vocabulary.lifeCycleStage.${row.lifeCycleStage}`) },
  { id: 'unit', header: t('inventory.columns.businessUnit'), width: 150, value: (row) => row.businessUnit },
  { id: 'owner', header: t('scope.systems.columns.owner'), width: 150, value: (row) => row.owner },
  {
    id: 'roles',
    header: t('scope.systems.columns.roles'),
    width: 180,
    value: (row) => row.isoRoles.map((role) => t(`vocabulary.aiRole.${role}`)).join(', '),
  },
];
const hiddenAtFirst = ['reference', 'aiAct', 'impact', 'stage', 'unit', 'owner', 'roles'];
const hiddenWhenNarrow = [...hiddenAtFirst, 'version', 'scope'];
const none: readonly System[] = [];

export function SystemsScreen() {
  const [importing, setImporting] = useState(false);
  // The import is a place of its own: the keys of the register rest meanwhile.
  if (importing) return <ImportSystems onClose={() => setImporting(false)} />;
  return <Register onImport={() => setImporting(true)} />;
}

function Register({ onImport }: { readonly onImport: () => void }) {
  const search: { readonly show?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const list = useRead('scope.systems', {});
  const rows = list.data?.systems ?? none;
  const [adding, setAdding] = useState(false);
  const [filter, setFilter] = useState<SystemFilter>('all');
  const [words, setWords] = useState('');
  const wordsField = useRef<HTMLInputElement>(null);
  const shown = useMemo(() => shownSystems(rows, filter, words), [rows, filter, words]);
  const chosen = rows.find((row) => row.id === search.show) ?? shown[0] ?? null;
  const choose = useCallback(
    (show: string) => {
      setAdding(false);
      void navigate({ to: '/e/systems', search: { show }, replace: true });
    },
    [navigate],
  );
  useCommands([
    { ...systemCommands.add, run: () => setAdding(true) },
    { ...systemCommands.import, run: onImport },
    { ...systemCommands.find, run: () => wordsField.current?.focus() },
  ]);
  if (list.error !== null) return <InlineProblem problem={list.error} />;
  return (
    <RegisterScreen
      name="systems"
      title={t('scope.systems.title')}
      register={t('scope.systems.register')}
      detail={t('scope.systems.detail')}
      rows={rows}
      shown={shown}
      columns={columns}
      hiddenAtFirst={hiddenAtFirst}
      hiddenWhenNarrow={hiddenWhenNarrow}
      tools={
        <>
          <Button
            variant="default"
            leftSection={<IconFileImport size={14} stroke={1.6} aria-hidden="true" />}
            rightSection={<KeyHint keys="I" />}
            aria-keyshortcuts="I"
            onClick={onImport}
          >
            {t('inventory.import')}
          </Button>
          <Button rightSection={<KeyHint keys="N" onFill />} aria-keyshortcuts="N" onClick={() => setAdding(true)}>
            {t('scope.systems.add')}
          </Button>
        </>
      }
      filters={
        <FilterBar
          filters={systemCounts(rows).map((one) => ({ filter: one.filter, label: `${t(`inventory.filter.${one.filter}`)} ${one.count}` }))}
          filter={filter}
          onFilter={setFilter}
          label={t('inventory.find')}
          placeholder={t('inventory.findWords')}
          words={words}
          wordsField={wordsField}
          onWords={setWords}
        />
      }
      empty={
        list.data === undefined ? null : rows.length > 0 ? (
          <EmptyState what={t('inventory.noneFits')} />
        ) : (
          <EmptyState what={t('scope.systems.none')} todo={t('scope.systems.noneTodo')}>
            <Button variant="default" onClick={onImport}>
              {t('inventory.wizard.title')}
            </Button>
          </EmptyState>
        )
      }
      chosen={adding ? null : (chosen?.id ?? null)}
      onChoose={choose}
      middle={
        adding ? (
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
  return show.data === undefined ? null : <SystemDetail row={show.data.system} suppliers={show.data.suppliers} />;
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
