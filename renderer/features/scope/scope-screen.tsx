/** Scope: the statement, the client, the body, and the sites. Every field saves itself. */
import { ActionIcon, Button, MultiSelect, Select, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import { aiRole, cycleKind } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Fields, RecordPane, RecordSection, wideField } from '../../components/record-pane.tsx';
import { Boundary, ScopeChecks } from './boundary.tsx';
import { scopeCommands } from './commands.ts';
import classes from './scope-screen.module.css';

type Engagement = Row<'engagement'>;
type TextField = {
  [K in keyof Engagement]: Engagement[K] extends string ? K : never;
}[keyof Engagement] &
  (
    | 'clientName'
    | 'clientLegalName'
    | 'clientAddress'
    | 'clientDescription'
    | 'representativeName'
    | 'representativeRole'
    | 'bodyName'
    | 'bodyAddress'
    | 'standard'
    | 'edition'
    | 'timeZone'
  );

export function ScopeScreen() {
  const engagement = useRead('engagement.show', {});
  const update = useRun('engagement.update');
  if (engagement.error !== null) return <InlineProblem problem={engagement.error} />;
  if (engagement.data === undefined) return null;
  const row = engagement.data;
  const text = (name: TextField, rows?: number, className?: string) => (
    <DraftInput
      label={t(`scope.field.${name}`)}
      draftKey={`engagement:${row.id}:${name}`}
      saved={row[name]}
      save={(typed) => call('engagement.update', { [name]: typed })}
      className={className}
      {...(rows === undefined ? {} : { rows })}
    />
  );
  return (
    <RecordPane title={t('scope.title')} meta={t('scope.meta')}>
      <DraftInput
        label={t('scope.statement')}
        description={t('scope.statementHelp')}
        draftKey={`engagement:${row.id}:scopeStatement`}
        saved={row.scopeStatement}
        save={(typed) => call('engagement.update', { scopeStatement: typed })}
        rows={4}
      />
      <ScopeChecks />
      <RecordSection title={t('scope.client')}>
        <Fields>
          {text('clientName')}
          {text('clientLegalName')}
          {text('clientAddress', 2, wideField)}
          {text('clientDescription', 3, wideField)}
          {text('representativeName')}
          {text('representativeRole')}
          <DraftInput
            type="number"
            label={t('scope.field.headcount')}
            draftKey={`engagement:${row.id}:headcount`}
            saved={row.headcount === null ? '' : String(row.headcount)}
            save={(typed) => call('engagement.update', { headcount: typed.trim() === '' ? null : Number(typed) })}
          />
          <MultiSelect
            label={t('scope.field.aiRoles')}
            data={aiRole.options.map((role) => ({ value: role, label: t(`vocabulary.aiRole.${role}`) }))}
            value={row.aiRoles}
            onChange={(roles) => void update.run({ aiRoles: roles.map((role) => aiRole.parse(role)) })}
          />
        </Fields>
      </RecordSection>
      <RecordSection title={t('scope.standardAndCycle')}>
        <Fields>
          {text('standard')}
          {text('edition')}
          <Select
            label={t('scope.field.cycle')}
            data={cycleKind.options.map((cycle) => ({ value: cycle, label: t(`vocabulary.cycleKind.${cycle}`) }))}
            value={row.cycle}
            allowDeselect={false}
            onChange={(cycle) => cycle !== null && void update.run({ cycle: cycleKind.parse(cycle) })}
          />
          {text('timeZone')}
        </Fields>
        <InlineProblem problem={update.problem} />
      </RecordSection>
      <RecordSection title={row.kind === 'certification' ? t('scope.body') : t('scope.consultancy')}>
        <Fields>
          {text('bodyName')}
          {text('bodyAddress', 2, wideField)}
        </Fields>
      </RecordSection>
      <Sites />
      <Boundary />
    </RecordPane>
  );
}

function Sites() {
  const sites = useRead('scope.sites', {});
  const add = useRun('scope.addSite');
  const remove = useRun('scope.removeSite');
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const rows = sites.data?.sites ?? [];
  const addSite = () => void add.run({ name: name.trim() }).then((done) => done !== null && setName(''));
  useCommands([{ ...scopeCommands.addSite, run: () => field.current?.focus() }]);
  const text = (site: Row<'site'>, part: 'name' | 'address' | 'activities' | 'scopeStatement') => (
    <DraftInput
      label={part === 'scopeStatement' ? t('boundary.siteStatement') : t(`scope.site.${part}`)}
      className={part === 'scopeStatement' ? classes.siteStatement : undefined}
      draftKey={`site:${site.id}:${part}`}
      saved={site[part]}
      save={(typed) => call('scope.updateSite', { id: site.id, [part]: typed })}
      {...(part === 'name' ? {} : { rows: 1 })}
    />
  );
  return (
    <RecordSection title={`${t('scope.sites')} ${rows.length}`}>
      {sites.data !== undefined && rows.length === 0 ? <p className={classes.quiet}>{t('scope.sitesNone')}</p> : null}
      {rows.map((site) => (
        <div key={site.id} className={classes.site}>
          {text(site, 'name')}
          {text(site, 'address')}
          {text(site, 'activities')}
          <Tooltip label={t('scope.removeSite', { name: site.name })}>
            <ActionIcon aria-label={t('scope.removeSite', { name: site.name })} onClick={() => void remove.run({ id: site.id })}>
              <IconTrash size={16} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
          {text(site, 'scopeStatement')}
        </div>
      ))}
      <form
        className={classes.addSite}
        onSubmit={(event) => {
          event.preventDefault();
          addSite();
        }}
      >
        <TextInput
          ref={field}
          label={t('scope.newSite')}
          value={name}
          error={add.problem?.envelope.fields?.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={add.busy} rightSection={<KeyHint keys="N" />}>
          {t('scope.addSite')}
        </Button>
      </form>
      <InlineProblem problem={add.problem ?? remove.problem} />
    </RecordSection>
  );
}
