/** The standards that an audit is concluded on: its own, and those added to it (IAF MD 11). */
import { ActionIcon, Button, Select, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { RecordSection } from '../../components/record-pane.tsx';
import classes from './audits-screen.module.css';
import { auditCommands } from './commands.ts';

interface Offer {
  readonly value: string;
  readonly label: string;
  readonly framework: string;
  readonly input: { readonly standard: string; readonly edition: string } | { readonly catalogId: string };
}

export function Standards({ auditId }: { readonly auditId: string }) {
  const show = useRead('audits.show', { id: auditId });
  const available = useRead('catalogs.available', {}).data?.catalogs ?? [];
  const kept = useRead('catalogs.list', {}).data?.catalogs ?? [];
  const add = useRun('audits.addStandard');
  const use = useRun('audits.useCatalog');
  const remove = useRun('audits.removeStandard');
  const [wanted, setWanted] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useCommands([{ ...auditCommands.standard, run: () => field.current?.focus() }]);
  const standards = show.data?.standards ?? [];
  const taken = new Set(standards.map(({ framework }) => framework));
  const lists = kept.filter(({ origin }) => origin === 'imported');
  const offers: Offer[] = [
    ...available
      .filter(({ framework }) => !taken.has(framework))
      .map(({ key, framework, standard, edition }) => ({
        value: key,
        label: `${standard}:${edition}`,
        framework,
        input: { standard, edition },
      })),
    ...lists
      .filter(({ id }) => standards.every(({ catalogId }) => catalogId !== id))
      .map(({ id, framework, title }) => ({ value: id, label: t('audits.ownList', { title }), framework, input: { catalogId: id } })),
  ];
  const chosen = offers.find(({ value }) => value === wanted);
  /** A list of the standard that the audit has takes its place; any other comes beside it. */
  const replaces = chosen !== undefined && taken.has(chosen.framework);
  const take = async () => {
    if (chosen === undefined) return;
    const done =
      replaces && 'catalogId' in chosen.input
        ? await use.run({ auditId, catalogId: chosen.input.catalogId })
        : await add.run({ auditId, ...chosen.input });
    if (done !== null) setWanted(null);
  };
  return (
    <RecordSection title={t('audits.standards')}>
      <ul className={classes.members}>
        {standards.map((one) => (
          <li key={one.catalogId}>
            <span className={classes.member}>{one.name}</span>
            <span className={classes.role}>
              {one.main ? t('audits.standardMain') : t('audits.standardFurther')}
              {one.origin === 'imported' ? ` · ${t('audits.imported')}` : ''}
            </span>
            {one.id === null ? null : (
              <Tooltip label={t('audits.removeStandard', { name: one.name })}>
                <ActionIcon
                  size={24}
                  aria-label={t('audits.removeStandard', { name: one.name })}
                  onClick={() => one.id !== null && void remove.run({ id: one.id })}
                >
                  <IconTrash size={14} stroke={1.6} />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
      {offers.length === 0 ? null : (
        <div className={classes.add}>
          <Select
            ref={field}
            label={t('audits.furtherStandard')}
            data={offers.map(({ value, label }) => ({ value, label }))}
            value={wanted}
            onChange={setWanted}
          />
          <Button variant="default" disabled={chosen === undefined} loading={add.busy || use.busy} onClick={() => void take()}>
            {replaces ? t('audits.useList') : t('audits.addStandard')}
          </Button>
        </div>
      )}
      {standards.length > 1 ? <p className={classes.quiet}>{t('audits.sharedHelp')}</p> : null}
      <InlineProblem problem={add.problem ?? use.problem ?? remove.problem} />
    </RecordSection>
  );
}
