/** The boundary of the scope, and what can be doubted about the scope, each doubt with its clause. */
import { ActionIcon, Button, Select, Switch, TextInput, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import { type ScopeItemKind, scopeItemKind } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { RecordSection } from '../../components/record-pane.tsx';
import classes from './boundary.module.css';

const kinds = scopeItemKind.options.map((value) => ({ value, label: t(`vocabulary.scopeItemKind.${value}`) }));

export function Boundary() {
  const items = useRead('scope.items', {}).data?.items;
  const systems = useRead('scope.systems', {}).data?.systems ?? [];
  const inside = systems.filter((system) => system.inScope).length;
  return (
    <RecordSection title={`${t('boundary.title')} ${items?.length ?? ''}`.trim()}>
      <p className={classes.quiet}>{t('boundary.help')}</p>
      <p className={classes.systems}>
        {t('boundary.systems', { inside, outside: systems.length - inside })} <Link to="/e/systems">{t('boundary.openSystems')}</Link>
      </p>
      {items?.length === 0 ? <p className={classes.quiet}>{t('boundary.none')}</p> : null}
      {items?.map((item) => (
        <Item key={item.id} item={item} />
      ))}
      <NewItem />
    </RecordSection>
  );
}

function Item({ item }: { readonly item: Row<'scope_item'> }) {
  const suppliers = useRead('suppliers.list', {}).data?.suppliers ?? [];
  const sites = useRead('scope.sites', {}).data?.sites ?? [];
  const update = useRun('scope.updateItem');
  const remove = useRun('scope.removeItem');
  const text = (name: 'name' | 'reason', rows?: number) => (
    <DraftInput
      label={t(`boundary.columns.${name}`)}
      draftKey={`scope_item:${item.id}:${name}`}
      saved={item[name]}
      save={(typed) => call('scope.updateItem', { id: item.id, [name]: typed })}
      {...(rows === undefined ? {} : { rows })}
    />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every engine.
    <div className={classes.item} role="group" aria-label={item.name}>
      <Select
        label={t('boundary.columns.kind')}
        data={kinds}
        value={item.kind}
        allowDeselect={false}
        onChange={(kind) => kind !== null && void update.run({ id: item.id, kind: scopeItemKind.parse(kind) })}
      />
      {text('name')}
      <Switch
        className={classes.inside ?? ''}
        label={t(item.inside ? 'boundary.inside' : 'boundary.outside')}
        checked={item.inside}
        onChange={(event) => void update.run({ id: item.id, inside: event.currentTarget.checked })}
      />
      <Tooltip label={t('boundary.remove', { name: item.name })}>
        <ActionIcon
          className={classes.trash ?? ''}
          aria-label={t('boundary.remove', { name: item.name })}
          onClick={() => void remove.run({ id: item.id })}
        >
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <div className={classes.more}>
        {text('reason', 1)}
        <Select
          label={t('boundary.columns.supplier')}
          placeholder={t('boundary.noSupplier')}
          data={suppliers.map((supplier) => ({ value: supplier.id, label: supplier.name }))}
          value={item.supplierId}
          clearable
          onChange={(supplierId) => void update.run({ id: item.id, supplierId })}
        />
        <Select
          label={t('boundary.columns.site')}
          placeholder={t('boundary.noSite')}
          data={sites.map((site) => ({ value: site.id, label: site.name }))}
          value={item.siteId}
          clearable
          onChange={(siteId) => void update.run({ id: item.id, siteId })}
        />
      </div>
      <InlineProblem problem={update.problem ?? remove.problem} />
    </div>
  );
}

function NewItem() {
  const add = useRun('scope.addItem');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<ScopeItemKind>('business_unit');
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        void add.run({ kind, name: name.trim(), inside: true }).then((done) => done !== null && setName(''));
      }}
    >
      <Select
        label={t('boundary.newKind')}
        data={kinds}
        value={kind}
        allowDeselect={false}
        onChange={(next) => next !== null && setKind(scopeItemKind.parse(next))}
      />
      <TextInput
        label={t('boundary.newName')}
        value={name}
        error={add.problem?.envelope.fields?.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={add.busy}>
        {t('boundary.add')}
      </Button>
      <div className={classes.problem}>
        <InlineProblem problem={add.problem} />
      </div>
    </form>
  );
}

const SHOWN = 20;

export function ScopeChecks() {
  const checks = useRead('scope.check', {}).data;
  if (checks === undefined) return null;
  const more = checks.total - Math.min(checks.warnings.length, SHOWN);
  return (
    <RecordSection title={`${t('boundary.checks')} ${checks.total === 0 ? '' : checks.total}`.trim()}>
      {checks.total === 0 ? <p className={classes.quiet}>{t('boundary.checksNone')}</p> : null}
      <ul className={classes.checks}>
        {checks.warnings.slice(0, SHOWN).map((warning) => (
          <li key={`${warning.check} ${warning.target.id ?? warning.about}`}>
            <IconAlertTriangle className={classes.mark} size={16} stroke={1.6} aria-hidden="true" />
            <span>
              <strong>
                <About warning={warning} />
              </strong>{' '}
              {warning.message} <span className={classes.quiet}>{t('boundary.clause', { clause: warning.clause })}</span>
            </span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={classes.quiet}>{t('boundary.checksMore', { count: more })}</p> : null}
    </RecordSection>
  );
}

type Warning = NonNullable<ReturnType<typeof useRead<'scope.check'>>['data']>['warnings'][number];

/** What the doubt is about; a way there where it stands elsewhere. */
function About({ warning }: { readonly warning: Warning }) {
  const { kind, id } = warning.target;
  if (kind === 'system')
    return (
      <Link to="/e/systems" search={id === null ? {} : { show: id }}>
        {warning.about}
      </Link>
    );
  if (kind === 'supplier' && id !== null)
    return (
      <Link to="/e/suppliers" search={{ show: id }}>
        {warning.about}
      </Link>
    );
  return warning.about;
}
