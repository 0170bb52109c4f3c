/** No checklist yet: what it will hold, which AI systems get rows of their own, and the one button. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { type CatalogItem, unitsFor } from './checklist-plan.ts';
import { workCommands } from './commands.ts';
import classes from './make-checklist.module.css';

export function MakeChecklist({ audit }: { readonly audit: Row<'audit'> }) {
  const engagement = useRead('engagement.show', {});
  const systems = useRead('scope.systems', {});
  const items = useRead('catalogs.items', { catalogId: audit.catalogId });
  const make = useRun('checklist.make');
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set());
  const offered = (systems.data?.systems ?? []).filter((system) => system.inScope);
  const catalog: readonly CatalogItem[] = items.data?.items ?? [];
  const units = unitsFor(catalog, audit.kind, [...own]);
  const run = () => void make.run({ auditId: audit.id, units: [...units] });
  useCommands([{ ...workCommands.make, when: units.length > 0, run }]);
  const standard = engagement.data?.standard ?? 'ISO/IEC 42001';
  return (
    <div className={classes.make}>
      <p className={classes.what}>{t('work.noChecklist')}</p>
      <p className={classes.todo}>{t('work.noChecklistTodo', { standard, edition: engagement.data?.edition ?? '' })}</p>
      {offered.length === 0 ? (
        <p className={classes.todo}>{t('work.make.ownNone')}</p>
      ) : (
        <fieldset className={classes.systems}>
          <legend>{t('work.make.own')}</legend>
          {offered.map((system) => (
            <Checkbox
              key={system.id}
              label={`${system.name} ${system.version}`.trim()}
              checked={own.has(system.id)}
              onChange={(event) => {
                const next = new Set(own);
                if (event.currentTarget.checked) next.add(system.id);
                else next.delete(system.id);
                setOwn(next);
              }}
            />
          ))}
        </fieldset>
      )}
      <p className={classes.count} role="status">
        {t('work.make.rows', { requirements: new Set(units.map((unit) => unit.requirement)).size, rows: units.length })}{' '}
        {t('work.make.stage', { kind: t(`vocabulary.auditKind.${audit.kind}`) })}
      </p>
      <Button loading={make.busy} disabled={units.length === 0} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />} onClick={run}>
        {t('work.make.button')}
      </Button>
      <InlineProblem problem={make.problem} />
    </div>
  );
}
