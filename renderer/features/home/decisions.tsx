/** Escalations that a person should decide, the gravest first; the others stand with the dates of the findings. */
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { EscalationProposal, type Proposal } from '../../components/escalation-proposal.tsx';
import classes from './deadlines.module.css';
import home from './home.module.css';

const SHOWN = 4;

export interface DecisionsProps {
  readonly proposals: readonly Proposal[];
  readonly onOpen: (auditId: string, findingId: string) => void;
  readonly onAll: () => void;
}

export function Decisions({ proposals, onOpen, onAll }: DecisionsProps) {
  const left = proposals.length - SHOWN;
  return (
    <section aria-label={t('findingViews.decideTitle')}>
      <div className={home.sectionHead}>
        <h2 className={home.section}>{t('findingViews.decideTitle')}</h2>
        <span className={home.aside}>{t('home.decisions', { count: proposals.length })}</span>
      </div>
      <ul className={classes.list}>
        {proposals.slice(0, SHOWN).map((proposal) => (
          <DecisionRow key={proposal.subject} proposal={proposal} onOpen={onOpen} />
        ))}
      </ul>
      {left > 0 ? (
        <button type="button" className={`thin-link ${home.link}`} onClick={onAll}>
          {t('home.moreDecisions', { count: left })}
        </button>
      ) : null}
    </section>
  );
}

function DecisionRow({ proposal, onOpen }: { readonly proposal: Proposal; readonly onOpen: DecisionsProps['onOpen'] }) {
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
