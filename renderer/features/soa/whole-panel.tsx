/** Under the chosen row: checks on the whole statement, and what it does to the checklist of the audit. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useAuditChoice } from '../../api/current-audit.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { CheckMark, type CheckStanding } from '../../components/check-mark.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { soaCommands } from './commands.ts';
import type { ListLine } from './lines.ts';
import classes from './soa.module.css';

const refsOf = (lines: readonly ListLine[]) => lines.map((line) => line.ref).join(', ');

export interface ChecksProps {
  readonly lines: readonly ListLine[];
  readonly controls: number;
  readonly approval?: Pick<Row<'soa_version'>, 'approvedBy' | 'approvedOn'>;
}

/** One line per check, with what fails named. */
export function Checks({ lines, controls, approval }: ChecksProps) {
  const of = (kind: ListLine['kind']) => lines.filter((line) => line.kind === kind);
  const check = (found: readonly ListLine[], standing: CheckStanding, key: 'missing' | 'noReason' | 'notAControl') => ({
    standing: found.length === 0 ? ('passed' as const) : standing,
    text:
      found.length === 0
        ? t(`soa.checks.${key}None`, { count: controls })
        : t(`soa.checks.${key}`, { count: found.length, refs: refsOf(found) }),
  });
  const approved = approval !== undefined && approval.approvedOn !== null;
  const checks = [
    check(of('missing'), 'blocking', 'missing'),
    check(of('no_reason'), 'warning', 'noReason'),
    check(of('not_a_control'), 'warning', 'notAControl'),
    ...(approval === undefined
      ? []
      : [
          {
            standing: approved ? ('passed' as const) : ('warning' as const),
            text:
              approval.approvedOn === null
                ? t('soa.checks.notApproved')
                : t('soa.checks.approved', { by: approval.approvedBy, date: shortDate(approval.approvedOn) }),
          },
        ]),
  ];
  return (
    <section className={classes.block} aria-label={t('soa.checks.title')}>
      <h3>{t('soa.checks.title')}</h3>
      <ul className={classes.checks}>
        {checks.map(({ standing, text }) => (
          <li key={text}>
            <CheckMark standing={standing} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Effect = OutputOf<'soa.effect'>;

const few = (refs: readonly string[]) => [...new Set(refs)].join(', ');

function EffectWords({ effect }: { readonly effect: Effect }) {
  const { changes, unchanged, open, conflicts } = effect;
  return (
    <>
      <p>
        {changes.length === 0
          ? t('soa.effect.changesNone')
          : t('soa.effect.changes', { count: changes.length, refs: few(changes.map((one) => one.ref)) })}
      </p>
      {unchanged === 0 ? null : <p>{t('soa.effect.unchanged', { count: unchanged })}</p>}
      {open.length === 0 ? null : <p>{t('soa.effect.open', { refs: few(open.map((one) => one.ref)) })}</p>}
      {conflicts.length === 0 ? null : (
        <p>
          {t('soa.effect.conflicts', {
            refs: conflicts
              .map(({ ref, unit, why }) => t('soa.effect.conflict', { ref, unit, why: t(`soa.effect.why.${why}`) }))
              .join('; '),
          })}
        </p>
      )}
    </>
  );
}

/** Pins the version to the audit that is worked on, and carries its exclusions to the checklist. */
export function EffectPanel({
  version,
  versions,
}: {
  readonly version: Row<'soa_version'>;
  readonly versions: OutputOf<'soa.versions'>['versions'];
}) {
  const { working } = useAuditChoice();
  const effect = useRead('soa.effect', { auditId: working?.id ?? '' }, { enabled: working !== null });
  const pin = useRun('soa.pin');
  const apply = useRun('soa.applyToChecklist');
  const [applied, setApplied] = useState<number | null>(null);
  const pinned = working?.soaVersionId === version.id;
  const changes = effect.data?.changes.length ?? 0;
  const runApply = () => {
    if (working !== null) void apply.run({ auditId: working.id }).then((done) => done !== null && setApplied(done.changes.length));
  };
  useCommands([{ ...soaCommands.apply, when: pinned && changes > 0, run: runApply }]);
  const other = versions.find((one) => one.id === working?.soaVersionId);
  return (
    <section className={classes.block} aria-label={t('soa.effect.title')}>
      <h3>{t('soa.effect.title')}</h3>
      {working === null ? (
        <p>{t('soa.effect.noAudit')}</p>
      ) : pinned ? (
        <>
          <p>{t('soa.effect.pinned', { audit: working.title })}</p>
          {effect.data === undefined ? null : <EffectWords effect={effect.data} />}
          {changes === 0 ? null : (
            <Button loading={apply.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />} onClick={runApply}>
              {t('soa.effect.apply')}
            </Button>
          )}
          <p role="status">{applied === null ? null : t('soa.effect.applied', { count: applied })}</p>
        </>
      ) : (
        <>
          {other === undefined ? null : <p>{t('soa.effect.otherPinned', { audit: working.title, number: other.number })}</p>}
          <Button variant="default" loading={pin.busy} onClick={() => void pin.run({ auditId: working.id, versionId: version.id })}>
            {t('soa.effect.pin', { audit: working.title, number: version.number })}
          </Button>
        </>
      )}
      <InlineProblem problem={effect.error ?? pin.problem ?? apply.problem} />
    </section>
  );
}
