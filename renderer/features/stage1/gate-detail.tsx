/** The two judgements between the stages: is the team competent for what Stage 1 found, and does Stage 1 still stand. */

import { Textarea } from '@mantine/core';
import { longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Fields, RecordPane, RecordSection } from '../../components/record-pane.tsx';
import { Choice } from './choice.tsx';
import type { Gate } from './entries.ts';
import classes from './stage1-screen.module.css';

const competences = (['confirmed', 'not_confirmed'] as const).map((value) => ({ value, label: t(`stage1Vocabulary.competence.${value}`) }));
const validities = (['valid', 'repeat_part', 'repeat'] as const).map((value) => ({
  value,
  label: t(`stage1Vocabulary.validity.${value}`),
}));

interface GateProps {
  readonly auditId: string;
  readonly gate: Gate;
}

const whoAndWhen = (name: string, on: string | null, otherwise: string) =>
  on === null ? otherwise : t('stage1.concluded', { name, date: longDate(on) });

/** The reason is written with the verdict: a verdict without one is refused. */
function Reason({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (text: string) => void;
}) {
  return (
    <Textarea autosize minRows={3} label={label} value={value} error={error} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}

export function TeamDetail({ auditId, gate: { gate, team } }: GateProps) {
  const confirm = useRun('stage1.confirmTeam');
  const draft = useFormDraft(`stage2_gate:${auditId}:competence`, { reason: gate.competenceReason });
  return (
    <RecordPane title={t('stage1.heads.team')} meta={whoAndWhen(gate.competenceByName, gate.competenceOn, t('stage1.teamAsks'))}>
      <RecordSection title={t('stage1.teamOf')}>
        {team.length === 0 ? <p className={classes.quiet}>{t('audits.teamNone')}</p> : null}
        <ul className={classes.gaps}>
          {team.map((one) => (
            <li key={`${one.name} ${one.role}`}>
              {one.name} <span className={classes.quiet}>{one.role}</span>
            </li>
          ))}
        </ul>
      </RecordSection>
      <Reason
        label={t('stage1.field.teamReason')}
        value={draft.values.reason}
        error={confirm.problem?.envelope.fields?.reason}
        onChange={(reason) => draft.set({ reason })}
      />
      <Choice
        label={t('stage1.field.state')}
        options={competences}
        open="open"
        value={gate.competence}
        onChoose={(competence) =>
          void confirm.run({ auditId, competence, reason: draft.values.reason }).then((done) => done !== null && draft.drop())
        }
      />
      <InlineProblem problem={confirm.problem} />
    </RecordPane>
  );
}

export function ValidityDetail({ auditId, gate: { gate, interval, noticed, mustJudge } }: GateProps) {
  const judge = useRun('stage1.judgeValidity');
  const draft = useFormDraft(`stage2_gate:${auditId}:validity`, { reason: gate.validityReason });
  return (
    <RecordPane title={t('stage1.heads.validity')} meta={whoAndWhen(gate.validityByName, gate.validityOn, t('stage1.validityAsks'))}>
      <p>
        {interval === null
          ? t('stage1Core.gate.dates')
          : t(interval.passed ? 'stage1.intervalPassed' : 'stage1.intervalHolds', { count: interval.days, date: longDate(interval.until) })}
      </p>
      {noticed.map((one) => (
        <p key={one}>{one}</p>
      ))}
      <p className={classes.quiet}>{mustJudge ? t('stage1.mustJudge') : t('stage1.needNotJudge')}</p>
      <Fields>
        <DraftInput
          type="number"
          label={t('stage1.field.interval')}
          description={t('stage1.intervalSource')}
          draftKey={`stage2_gate:${auditId}:intervalMonths`}
          saved={String(gate.intervalMonths)}
          save={(typed) => call('stage1.judgeValidity', { auditId, intervalMonths: Number(typed) })}
        />
      </Fields>
      <DraftInput
        label={t('stage1.field.changes')}
        draftKey={`stage2_gate:${auditId}:changes`}
        saved={gate.changes}
        save={(changes) => call('stage1.judgeValidity', { auditId, changes })}
        rows={2}
      />
      <Reason
        label={t('stage1.field.validityReason')}
        value={draft.values.reason}
        error={judge.problem?.envelope.fields?.reason}
        onChange={(reason) => draft.set({ reason })}
      />
      <Choice
        label={t('stage1.field.state')}
        options={validities}
        open="open"
        value={gate.validity}
        onChoose={(validity) =>
          void judge.run({ auditId, validity, reason: draft.values.reason }).then((done) => done !== null && draft.drop())
        }
      />
      <InlineProblem problem={judge.problem} />
    </RecordPane>
  );
}
