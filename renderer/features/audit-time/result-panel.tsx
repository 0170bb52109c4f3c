/** What the calculation gives, and line by line how it came about, with justification and source. */

import type { AuditTimeLine } from '../../../shared/contract/audit-time.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { days } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { Figures } from '../../components/figures.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import classes from './audit-time-screen.module.css';

export type Calculation = OutputOf<'audit-time.list'>['calculations'][number];

export const inDays = (value: number) => days(Math.round(value * 100));

export function ResultPanel({ calculation }: { readonly calculation: Calculation }) {
  const { result, problem } = calculation;
  return (
    <>
      <PaneHead title={t('auditTimeScreen.result')} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls and holds no control is reached by Tab. */}
      <section className={classes.panel} aria-label={t('auditTimeScreen.explanation')} tabIndex={0}>
        {problem === null ? null : (
          <div className={classes.section} role="status">
            <p className={classes.warning}>
              <CheckMark standing="blocking" size={16} />
              <span>{problem.message}</span>
            </p>
            {problem.hint === '' ? null : <p className={classes.quiet}>{problem.hint}</p>}
          </div>
        )}
        {result === null ? null : (
          <>
            <div className={classes.figures}>
              <Figures
                columns={3}
                figures={(
                  [
                    ['days', result.days],
                    ['stage1', result.stage1Days],
                    ['stage2', result.stage2Days],
                    ['onSite', result.onSiteDays],
                    ['surveillance', result.surveillanceDays],
                    ['recertification', result.recertificationDays],
                  ] as const
                ).map(([key, value]) => ({ value, label: t(`auditTimeScreen.figure.${key}`) }))}
              />
            </div>
            <Lines title={t('auditTimeScreen.howCame')} lines={result.lines} />
            <Lines title={t('auditTimeScreen.parts')} lines={result.shares} />
            {result.warnings.length === 0 ? null : (
              <section className={classes.section} aria-label={t('auditTimeScreen.toLookAt')}>
                <h3>{t('auditTimeScreen.toLookAt')}</h3>
                {result.warnings.map((text) => (
                  <p key={text} className={classes.warning}>
                    <CheckMark standing="warning" size={16} />
                    <span>{text}</span>
                  </p>
                ))}
              </section>
            )}
            <section className={classes.section}>
              {result.notes.map((text) => (
                <p key={text} className={classes.quiet}>
                  {text}
                </p>
              ))}
              <p className={classes.quiet}>{t('auditTimeScreen.tables', { version: result.tablesVersion })}</p>
            </section>
          </>
        )}
      </section>
    </>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly AuditTimeLine[] }) {
  return (
    <section className={classes.section} aria-label={title}>
      <h3>{title}</h3>
      <ol className={classes.lines}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one result have no other name, and come anew as a whole.
          <li key={`${line.step}${index}`}>
            <p className={classes.lineHead}>
              <span>{line.label}</span>
              <strong>{inDays(line.days)}</strong>
            </p>
            <p className={classes.lineInput}>{line.input}</p>
            {line.justification === null ? null : <p className={classes.justification}>{line.justification}</p>}
            <p className={classes.source}>
              {line.status === 'unconfirmed' ? <CheckMark standing="warning" size={12} /> : null}
              {line.source} · {t(`auditTimeScreen.status.${line.status}`)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
