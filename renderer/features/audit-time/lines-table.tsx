/** Additions and adjustments of a standard: each with its justification and source, saved as it is left. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRun } from '../../api/use-run.ts';
import { daysText, hundredthsOf } from '../../components/hundredths.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import classes from './audit-time-screen.module.css';
import type { Calculation } from './result-panel.tsx';

type Standard = Calculation['standards'][number];
type Line = Standard['lines'][number];

export interface LinesTableProps {
  readonly standard: Standard;
  readonly kind: Line['kind'];
  readonly faults: NonNullable<Calculation['problem']>['faults'];
  /** What inventory and Statement of Applicability count for a published factor. */
  readonly counted: Readonly<Record<string, number>>;
}

export function LinesTable({ standard, kind, faults, counted }: LinesTableProps) {
  const lines = standard.lines.filter((line) => line.kind === kind);
  const remove = useRun('audit-time.removeLine');
  const head = (key: 'factor' | 'count' | 'daysEach' | 'percent' | 'reason' | 'source') => (
    <span className={classes.cellHead} aria-hidden="true">
      {t(`auditTimeScreen.line.${key}`)}
    </span>
  );
  if (lines.length === 0) return <p className={classes.quiet}>{t(`auditTimeScreen.none.${kind}`)}</p>;
  return (
    <div className={classes.cells} data-kind={kind}>
      <div className={classes.cellRow} data-head>
        {head('factor')}
        {kind === 'addition' ? head('count') : null}
        {head(kind === 'addition' ? 'daysEach' : 'percent')}
        {head('reason')}
        {head('source')}
        <span />
      </div>
      {lines.map((line) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every engine.
        <div
          key={line.id}
          className={classes.cellRow}
          role="group"
          aria-label={line.label}
          data-line={line.id}
          data-unused={line.count === 0 || undefined}
        >
          {line.label === line.factor ? (
            <DraftInput
              label={t('auditTimeScreen.line.factor')}
              draftKey={`audit_time_line:${line.id}:factor`}
              saved={line.factor}
              save={(factor) => call('audit-time.updateLine', { id: line.id, factor })}
            />
          ) : (
            <span className={classes.factor}>
              {line.label}
              {counted[line.factor] === undefined ? null : (
                <span className={classes.counted}>{t('auditTimeScreen.line.counted', { count: counted[line.factor] ?? 0 })}</span>
              )}
            </span>
          )}
          {kind === 'addition' ? (
            <DraftInput
              label={t('auditTimeScreen.line.count')}
              draftKey={`audit_time_line:${line.id}:count`}
              saved={String(line.count)}
              save={(typed) => call('audit-time.updateLine', { id: line.id, count: typed.trim() === '' ? 0 : Number(typed) })}
            />
          ) : null}
          <DraftInput
            label={t(kind === 'addition' ? 'auditTimeScreen.line.daysEach' : 'auditTimeScreen.line.percent')}
            draftKey={`audit_time_line:${line.id}:value`}
            saved={daysText(line.value)}
            save={(typed) => call('audit-time.updateLine', { id: line.id, value: hundredthsOf(typed) ?? 0 })}
          />
          <DraftInput
            label={t('auditTimeScreen.line.reason')}
            draftKey={`audit_time_line:${line.id}:reason`}
            saved={line.reason}
            rows={1}
            save={(reason) => call('audit-time.updateLine', { id: line.id, reason })}
          />
          <DraftInput
            label={t('auditTimeScreen.line.source')}
            draftKey={`audit_time_line:${line.id}:source`}
            saved={line.source}
            rows={1}
            save={(source) => call('audit-time.updateLine', { id: line.id, source })}
          />
          <Tooltip label={t('auditTimeScreen.line.remove', { name: line.label })}>
            <ActionIcon
              aria-label={t('auditTimeScreen.line.remove', { name: line.label })}
              onClick={() => void remove.run({ id: line.id })}
            >
              <IconTrash size={16} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
          {faults
            .filter((fault) => fault.lineId === line.id)
            .map((fault) => (
              <p key={fault.field} className={classes.fault}>
                {fault.message}
              </p>
            ))}
        </div>
      ))}
      <InlineProblem problem={remove.problem} />
    </div>
  );
}
