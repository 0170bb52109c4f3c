/**
 * A decision that a person should take about a finding: what it rests on, and the form that records what was decided.
 * Nothing is decided here (ISO/IEC 17021-1 leaves it to the body).
 */
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import { type EscalationOutcome, escalationOutcome } from '../../shared/model/finding-vocabulary.ts';
import { shortDate } from '../../shared/words/dates.ts';
import { t } from '../../shared/words/words.ts';
import classes from './escalation-proposal.module.css';
import { InlineProblem, type InlineProblemProps } from './inline-problem.tsx';
import { KeyHint } from './key-hint.tsx';
import small from './small-form.module.css';
import { useFocusReturn } from './use-focus-return.ts';

export type Proposal = OutputOf<'findings.proposals'>['proposals'][number];

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

export interface EscalationProposalProps {
  readonly proposal: Proposal;
  readonly busy: boolean;
  readonly problem: InlineProblemProps['problem'];
  readonly onOpen: () => void;
  readonly onDecide: (decision: InputOf<'findings.escalate'>) => void;
}

export function EscalationProposal(props: EscalationProposalProps) {
  const [deciding, setDeciding] = useState(false);
  const { proposal, onOpen } = props;
  return (
    <li className={classes.proposal}>
      <div className={classes.row}>
        <IconAlertTriangle size={16} stroke={1.6} className={classes.warn} aria-hidden="true" />
        <span className={classes.grow}>{wordsOf(proposal)}</span>
        <button type="button" className="thin-link thin-link-small" onClick={onOpen}>
          {proposal.finding.number}
        </button>
        {/* Stays in the page, so that the focus can return to it. */}
        <Button variant="default" display={deciding ? 'none' : undefined} onClick={() => setDeciding(true)}>
          {t('findingViews.decide')}
        </Button>
      </div>
      {deciding ? <DecisionForm {...props} onCancel={() => setDeciding(false)} /> : null}
    </li>
  );
}

function DecisionForm({ proposal, busy, problem, onDecide, onCancel }: EscalationProposalProps & { readonly onCancel: () => void }) {
  useFocusReturn();
  const [values, setValues] = useState({ outcome: 'none', reason: '', reference: '' });
  const { finding, ground, subject } = proposal;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const submit = () =>
    onDecide({
      id: finding.id,
      ground,
      subject,
      outcome: escalationOutcome.parse(values.outcome),
      reason: values.reason,
      reference: values.reference,
    });
  return (
    <form
      ref={form}
      className={small.form}
      aria-label={t('findingViews.decide')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        // Escape closes an open list first; Ctrl Enter is the main action, from a list too.
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.preventDefault();
          onCancel();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          submit();
        }
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
        className={small.wide}
        autosize
        minRows={2}
        label={t('findings.field.reason')}
        value={values.reason}
        onChange={(event) => setValues({ ...values, reason: event.currentTarget.value })}
      />
      <div className={small.wide}>
        <InlineProblem problem={problem} />
      </div>
      <div className={small.deeds}>
        <Button type="submit" loading={busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
          {t('findingViews.decideDeed')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('findings.form.cancel')}
        </Button>
      </div>
    </form>
  );
}
