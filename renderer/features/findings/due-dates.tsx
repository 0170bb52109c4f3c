/** Decisions that a person should take, and every date that findings have to keep, month by month. */
import { IconClockExclamation } from '@tabler/icons-react';
import { dayAndMonth, monthAndYear } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { EscalationProposal, type Proposal } from '../../components/escalation-proposal.tsx';
import { GradeMark } from '../../components/grade-mark.tsx';
import { IdChip } from '../../components/id-chip.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { StateRing } from '../../components/state-ring.tsx';
import classes from './finding-views.module.css';

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

function ProposalRow({ proposal, onOpen }: { readonly proposal: Proposal; readonly onOpen: OnOpen }) {
  const escalate = useRun('findings.escalate');
  return (
    <EscalationProposal
      proposal={proposal}
      busy={escalate.busy}
      problem={escalate.problem}
      onOpen={() => onOpen(proposal.finding.auditId, proposal.finding.id)}
      onDecide={(decision) => void escalate.run(decision)}
    />
  );
}
