/** Decisions that a person should take, and every date that findings have to keep, month by month. */
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconClockExclamation } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { type EscalationOutcome, escalationOutcome } from '../../../shared/model/finding-vocabulary.ts';
import { dayAndMonth, monthAndYear, shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { GradeMark } from '../../components/grade-mark.tsx';
import { IdChip } from '../../components/id-chip.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { StateRing } from '../../components/state-ring.tsx';
import classes from './finding-views.module.css';

type Proposal = OutputOf<'findings.proposals'>['proposals'][number];
type OnOpen = (auditId: string, id: string) => void;

export function DueDates({ onOpen }: { readonly onOpen: OnOpen }) {
  const proposals = useRead('findings.proposals', {});
  const calendar = useRead('findings.calendar', {});
  const problem = proposals.error ?? calendar.error;
  if (problem !== null) return <InlineProblem problem={problem} />;
  if (proposals.data === undefined || calendar.data === undefined) return null;
  const { dates, today } = calendar.data;
  const months = [...new Set(dates.map((one) => one.on.slice(0, 7)))];
  return (
    <div className={classes.view}>
      <h1 className={classes.title}>{t('findingViews.decideTitle')}</h1>
      {proposals.data.proposals.length === 0 ? <p className={classes.quiet}>{t('findingViews.decideNone')}</p> : null}
      <ul className={classes.list}>
        {proposals.data.proposals.map((proposal) => (
          <ProposalRow key={proposal.subject} proposal={proposal} onOpen={onOpen} />
        ))}
      </ul>
      <h2 className={classes.title}>{t('findingViews.datesTitle')}</h2>
      {dates.length === 0 ? <p className={classes.quiet}>{t('findingViews.datesNone')}</p> : null}
      {months.map((month) => (
        <section key={month} className={classes.part} aria-label={monthAndYear(`${month}-01`)}>
          <h2>{monthAndYear(`${month}-01`)}</h2>
          <ul className={classes.list}>
            {dates
              .filter((one) => one.on.startsWith(month))
              .map((one) => (
                <li
                  key={`${one.on}${one.what}${one.finding?.id ?? ''}`}
                  className={classes.date}
                  data-today={one.on === today || undefined}
                >
                  <span className={classes.day} data-late={one.late || undefined}>
                    {one.late ? <IconClockExclamation size={14} stroke={1.6} aria-label={t('findingViews.lateWord')} /> : null}
                    {dayAndMonth(one.on)}
                  </span>
                  <span className={classes.what}>{t(`findingViews.what.${one.what}`)}</span>
                  {one.finding === null ? null : (
                    <>
                      <GradeMark grade={one.finding.grade} markOnly />
                      <IdChip
                        id={one.finding.number}
                        tone="accent"
                        onOpen={() => one.finding !== null && onOpen(one.finding.auditId, one.finding.id)}
                      />
                      <span className={classes.grow}>{one.finding.title}</span>
                      <StateRing state={one.finding.state} late={one.late} />
                    </>
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function wordsOf({ ground, ref, finding, others }: Proposal): string {
  const values = { number: finding.number, ref, others: others.map((one) => one.number).join(', ') };
  switch (ground) {
    case 'repeat':
      return t('findingViews.ground.repeat', values);
    case 'several_minors':
      return t('findingViews.ground.several_minors', { ...values, count: others.length + 1 });
    case 'past_limit':
      return t('findingViews.ground.past_limit', {
        ...values,
        until: shortDate(finding.limit?.until ?? null),
        clause: finding.limit?.clause ?? '',
      });
    case 'overdue_major':
      return t('findingViews.ground.overdue_major', { ...values, days: finding.daysLate });
    default:
      return t('findingViews.ground.overdue_minor', { ...values, days: finding.daysLate });
  }
}

/** Ways on that answer a limit are offered for limits only (ISO/IEC 17021-1 9.5.3.2). */
function outcomesOf(ground: Proposal['ground']): readonly EscalationOutcome[] {
  const limits = ground === 'past_limit' || ground === 'overdue_major';
  return escalationOutcome.options.filter((one) => limits || (one !== 'second_stage_2' && one !== 'override'));
}

function ProposalRow({ proposal, onOpen }: { readonly proposal: Proposal; readonly onOpen: OnOpen }) {
  const [deciding, setDeciding] = useState(false);
  const [values, setValues] = useState({ outcome: 'none', reason: '', reference: '' });
  const escalate = useRun('findings.escalate');
  const { finding, ground, subject } = proposal;
  const submit = () =>
    escalate.run({
      id: finding.id,
      ground,
      subject,
      outcome: escalationOutcome.parse(values.outcome),
      reason: values.reason,
      reference: values.reference,
    });
  return (
    <li className={classes.proposal}>
      <div className={classes.date}>
        <IconAlertTriangle size={16} stroke={1.6} className={classes.warn} aria-hidden="true" />
        <span className={classes.grow}>{wordsOf(proposal)}</span>
        <button type="button" className={classes.tool} onClick={() => onOpen(finding.auditId, finding.id)}>
          {finding.number}
        </button>
        {deciding ? null : (
          <Button variant="default" onClick={() => setDeciding(true)}>
            {t('findingViews.decide')}
          </Button>
        )}
      </div>
      {deciding ? (
        <form
          className={classes.form}
          aria-label={t('findingViews.decide')}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return;
            event.preventDefault();
            setDeciding(false);
          }}
        >
          <Select
            label={t('findings.field.escalation')}
            data={outcomesOf(ground).map((value) => ({ value, label: t(`vocabulary.escalationOutcome.${value}`) }))}
            value={values.outcome}
            allowDeselect={false}
            onChange={(outcome) => setValues({ ...values, outcome: outcome ?? 'none' })}
          />
          <TextInput
            label={t('findings.field.reference')}
            value={values.reference}
            onChange={(event) => setValues({ ...values, reference: event.currentTarget.value })}
          />
          <Textarea
            className={classes.wide}
            autosize
            minRows={2}
            label={t('findings.field.reason')}
            value={values.reason}
            onChange={(event) => setValues({ ...values, reason: event.currentTarget.value })}
          />
          <div className={classes.wide}>
            <InlineProblem problem={escalate.problem} />
          </div>
          <div className={classes.deeds}>
            <Button type="submit" loading={escalate.busy}>
              {t('findingViews.decideDeed')}
            </Button>
            <Button variant="default" onClick={() => setDeciding(false)}>
              {t('findings.form.cancel')}
            </Button>
          </div>
        </form>
      ) : null}
    </li>
  );
}
