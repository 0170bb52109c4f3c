/** Scope: the statement, the sites, and the boundary. Every field saves itself. */
import { ActionIcon, Button, Checkbox, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { RecordPane, RecordSection } from '../../components/record-pane.tsx';
import { Boundary, ScopeChecks } from './boundary.tsx';
import { scopeCommands } from './commands.ts';
import classes from './scope-screen.module.css';

export function ScopeScreen() {
  const engagement = useRead('engagement.show', {});
  if (engagement.error !== null) return <InlineProblem problem={engagement.error} />;
  if (engagement.data === undefined) return null;
  const row = engagement.data;
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
      <Sites />
      <Boundary />
    </RecordPane>
  );
}

function Sites() {
  const sites = useRead('scope.sites', {});
  const add = useRun('scope.addSite');
  const remove = useRun('scope.removeSite');
  const update = useRun('scope.updateSite');
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const rows = sites.data?.sites ?? [];
  const addSite = () => void add.run({ name: name.trim() }).then((done) => done !== null && setName(''));
  useCommands([{ ...scopeCommands.addSite, run: () => field.current?.focus() }]);
  const text = (site: Row<'site'>, part: 'name' | 'address' | 'activities' | 'scopeStatement' | 'shifts') => (
    <DraftInput
      label={part === 'scopeStatement' ? t('boundary.siteStatement') : t(`scope.site.${part}`)}
      className={part === 'scopeStatement' ? classes.siteStatement : undefined}
      draftKey={`site:${site.id}:${part}`}
      saved={site[part]}
      save={(typed) => call('scope.updateSite', { id: site.id, [part]: typed })}
      {...(part === 'name' || part === 'shifts' ? {} : { rows: 1 })}
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
          <DraftInput
            type="number"
            label={t('scope.site.headcount')}
            draftKey={`site:${site.id}:headcount`}
            saved={site.headcount === null ? '' : String(site.headcount)}
            save={(typed) => call('scope.updateSite', { id: site.id, headcount: typed.trim() === '' ? null : Number(typed) })}
          />
          {text(site, 'shifts')}
          <Checkbox
            className={classes.central ?? ''}
            label={t('scope.site.centralFunction')}
            checked={site.centralFunction}
            onChange={(event) => void update.run({ id: site.id, centralFunction: event.currentTarget.checked })}
          />
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
      <InlineProblem problem={add.problem ?? remove.problem ?? update.problem} />
    </RecordSection>
  );
}
