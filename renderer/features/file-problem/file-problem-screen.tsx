/** A file that cannot be worked on: what is wrong, what is safe, and the one best next step, focused. */
import { Button } from '@mantine/core';
import { IconAlertOctagon, IconFileBroken, IconFileUnknown, IconPlugConnectedX, IconUserShield } from '@tabler/icons-react';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { useOpening } from '../../api/opening.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { BackupList } from './backup-list.tsx';
import { problemCommands } from './commands.ts';
import classes from './file-problem.module.css';
import { useBackups } from './use-backups.ts';
import { useWaysOut } from './use-ways-out.ts';
import { waysOut } from './ways-out.ts';

const icons = {
  damaged: IconFileBroken,
  notOurs: IconFileUnknown,
  tooNew: IconFileUnknown,
  locked: IconUserShield,
  missing: IconPlugConnectedX,
  readOnly: IconPlugConnectedX,
  cannotRead: IconPlugConnectedX,
  full: IconAlertOctagon,
  stopped: IconAlertOctagon,
  other: IconAlertOctagon,
} as const;

export function FileProblemScreen({ problem }: { readonly problem: ErrorEnvelope }) {
  const { wanted, busy } = useOpening();
  const { ways, toStart, open, takeOver } = useWaysOut(() => {
    if (newest !== undefined) void restore(newest);
  });
  const { backups, failure, restore } = useBackups(problem, open);
  const newest = backups[0];
  const offered = waysOut(problem.code, newest !== undefined);
  const file = wanted?.fileName ?? t('problems.thisFile');
  const Icon = icons[offered.title];

  useCommands([
    { ...problemCommands.best, run: ways[offered.best] },
    { ...problemCommands.another, run: ways.another },
    { ...problemCommands.restore, when: newest !== undefined, run: ways.restore },
    { ...problemCommands.again, when: offered.others.includes('again'), run: ways.again },
    { ...problemCommands.back, run: toStart },
  ]);

  return (
    <div className={classes.screen} role="alert">
      <Icon className={classes.icon} data-tone={offered.tone} size={24} stroke={1.6} aria-hidden="true" />
      <div className={classes.body}>
        <h1 className={classes.title}>{t(`problems.title.${offered.title}`, { file })}</h1>
        <p className={classes.text}>{problem.message}</p>
        {problem.hint === undefined ? null : <p className={classes.text}>{problem.hint}</p>}
        {wanted === null || wanted.folder === '' ? null : (
          <dl className={classes.facts}>
            <dt>{t('problems.file')}</dt>
            <dd>{wanted.fileName}</dd>
            <dt>{t('problems.folder')}</dt>
            <dd>{wanted.folder}</dd>
          </dl>
        )}
        <div className={classes.deeds}>
          <Button
            key={`${problem.code} ${offered.best}`}
            autoFocus
            loading={busy}
            onClick={ways[offered.best]}
            rightSection={<KeyHint keys="Enter" joined onFill />}
          >
            {t(`problems.way.${offered.best}`)}
          </Button>
          {offered.others.map((way) => (
            <Button
              key={way}
              variant="default"
              disabled={busy}
              onClick={ways[way]}
              rightSection={way === 'again' ? <KeyHint keys="R" /> : null}
            >
              {t(`problems.way.${way}`)}
            </Button>
          ))}
        </div>
        <InlineProblem problem={failure} />
        {newest === undefined ? null : <BackupList backups={backups} busy={busy} onRestore={(backup) => void restore(backup)} />}
        {offered.takeOver ? (
          <details className={classes.fold}>
            <summary>{t('problems.takeOverHead')}</summary>
            <p>{t('problems.takeOverText')}</p>
            <Button variant="default" disabled={busy} onClick={takeOver}>
              {t('problems.takeOver')}
            </Button>
          </details>
        ) : null}
        <details className={classes.fold} open={problem.code === 'DAMAGED' || undefined}>
          <summary>{t('problems.details')}</summary>
          <pre className={classes.details}>
            {problem.code} · ref {problem.ref}
            {Object.entries(problem.fields ?? {}).map(([field, what]) => `\n${field}: ${what}`)}
          </pre>
        </details>
      </div>
    </div>
  );
}
