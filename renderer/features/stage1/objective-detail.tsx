/** One of the seven objectives, and the readiness that they add up to. */

import { longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRun } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Fields, RecordPane, RecordSection } from '../../components/record-pane.tsx';
import { Choice } from './choice.tsx';
import type { Stage1 } from './entries.ts';
import { EvidenceSelect } from './evidence-select.tsx';
import classes from './stage1-screen.module.css';

const states = (['met', 'partly_met', 'not_met'] as const).map((value) => ({
  value,
  label: t(`stage1Vocabulary.objectiveState.${value}`),
}));
const verdicts = (['ready', 'conditional', 'not_ready'] as const).map((value) => ({
  value,
  label: t(`stage1Vocabulary.readiness.${value}`),
}));

export function ObjectiveDetail({ auditId, objective }: { readonly auditId: string; readonly objective: Stage1['objectives'][number] }) {
  const set = useRun('stage1.setObjective');
  const letter = objective.objective;
  return (
    <RecordPane title={`${letter}) ${t(`stage1Vocabulary.objective.${letter}`)}`} meta={t(`stage1Vocabulary.objectiveAsks.${letter}`)}>
      <Choice
        label={t('stage1.field.state')}
        options={states}
        open="open"
        value={objective.state}
        detail={letter}
        onChoose={(state) => void set.run({ auditId, objective: letter, state })}
      />
      <DraftInput
        label={t('stage1.field.conclusion')}
        draftKey={`stage1_objective:${auditId}:${letter}`}
        saved={objective.text}
        save={(text) => call('stage1.setObjective', { auditId, objective: letter, text })}
        rows={4}
      />
      <EvidenceSelect chosen={objective.evidence} onChange={(evidence) => void set.run({ auditId, objective: letter, evidence })} />
      <InlineProblem problem={set.problem} />
    </RecordPane>
  );
}

interface ReadinessProps {
  readonly auditId: string;
  readonly readiness: Stage1['readiness'];
  readonly gaps: Stage1['gaps'];
}

export function ReadinessDetail({ auditId, readiness, gaps }: ReadinessProps) {
  const set = useRun('stage1.setReadiness');
  const { verdict, concludedByName, concludedOn, communicatedTo, communicatedOn, text } = readiness;
  return (
    <RecordPane
      title={t('stage1.heads.readiness')}
      meta={
        concludedOn === null ? t('stage1.readinessAsks') : t('stage1.concluded', { name: concludedByName, date: longDate(concludedOn) })
      }
    >
      <Choice
        label={t('stage1.field.state')}
        options={verdicts}
        open="open"
        value={verdict}
        onChoose={(next) => void set.run({ auditId, verdict: next })}
      />
      <DraftInput
        label={t('stage1.field.readinessText')}
        description={t('stage1.readinessHelp')}
        draftKey={`report_text:${auditId}:readiness_conclusion`}
        saved={text}
        save={(typed) => call('reports.setText', { auditId, section: 'readiness_conclusion', text: typed })}
        rows={4}
      />
      <Fields>
        <DraftInput
          label={t('stage1.field.communicatedTo')}
          draftKey={`stage1_readiness:${auditId}:communicatedTo`}
          saved={communicatedTo}
          save={(typed) => call('stage1.setReadiness', { auditId, communicatedTo: typed })}
        />
        <DateField
          label={t('stage1.field.communicatedOn')}
          value={communicatedOn ?? ''}
          error={undefined}
          onChange={(day) => void set.run({ auditId, communicatedOn: day === '' ? null : day })}
        />
      </Fields>
      <InlineProblem problem={set.problem} />
      <RecordSection title={t('stage1.openPoints')}>
        {gaps.length === 0 ? <p className={classes.quiet}>{t('stage1.nothingOpen')}</p> : null}
        <ul className={classes.gaps}>
          {gaps.map((one) => (
            <li key={one.what}>{one.text}</li>
          ))}
        </ul>
      </RecordSection>
    </RecordPane>
  );
}
