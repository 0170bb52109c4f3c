/** One check: what fails one by one, who passed over it and why, and passing over it with a justification and a name. */
import { Button, Select, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/words/words.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { momentText } from '../../components/moment-text.ts';
import { Deeds, RecordForm } from '../../components/record-pane.tsx';
import classes from './decision-screen.module.css';
import type { Gate, GroupKey, Shown } from './parts.ts';
import { ReasonForm } from './reason-form.tsx';
import { SubmitButton } from './submit-button.tsx';
import { useFirstFocus } from './use-first-focus.ts';

export interface GateDetailProps {
  readonly auditId: string;
  readonly gate: Gate;
  readonly group: GroupKey;
  readonly people: Shown['people'];
  readonly overriding: boolean;
  readonly onOverride: (overriding: boolean) => void;
  readonly jump: ReactNode;
}

export function GateDetail({ auditId, gate, group, people, overriding, onOverride, jump }: GateDetailProps) {
  const withdraw = useRun('decision.withdrawOverride');
  const { override } = gate;
  return (
    <section className={classes.detail} aria-label={t('decisionScreen.checks.detail')}>
      <h2>{gate.title}</h2>
      <p className={classes.meta}>
        {[t(`decisionScreen.severity.${gate.severity}`), gate.clause, gate.apart ? t('decisionScreen.checks.apart') : '']
          .filter(Boolean)
          .join(' · ')}
      </p>
      {group !== 'passed' && gate.what.length > 1 ? (
        <ul className={classes.what}>
          {gate.what.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      ) : null}
      {override === null ? null : (
        <div className={classes.override}>
          <p>
            {t('decisionScreen.checks.overriddenBy', {
              name: override.byName,
              role: t(`vocabulary.personRole.${override.byRole}`).toLowerCase(),
              at: momentText(override.at),
            })}
          </p>
          <p className={classes.said}>{override.justification}</p>
          <ReasonForm
            label={t('decisionScreen.checks.withdraw')}
            field={t('decisionScreen.reason')}
            draftKey={`gate_override:${override.id}:withdraw`}
            busy={withdraw.busy}
            problem={withdraw.problem}
            onReason={(reason) => withdraw.run({ id: override.id, reason })}
          />
        </div>
      )}
      {overriding ? (
        <OverrideForm auditId={auditId} gate={gate} people={people} onDone={() => onOverride(false)} />
      ) : (
        <Deeds>
          {jump}
          {gate.mayOverride ? (
            <Button variant="default" rightSection={<KeyHint keys="O" />} onClick={() => onOverride(true)}>
              {t('decisionScreen.checks.override')}
            </Button>
          ) : null}
        </Deeds>
      )}
      {gate.status === 'fails' && !gate.mayOverride && override === null ? (
        <p className={classes.quiet}>{t('decisionScreen.checks.never')}</p>
      ) : null}
    </section>
  );
}

interface OverrideFormProps {
  readonly auditId: string;
  readonly gate: Gate;
  readonly people: Shown['people'];
  readonly onDone: () => void;
}

function OverrideForm({ auditId, gate, people, onDone }: OverrideFormProps) {
  const save = useRun('decision.override');
  const first = useFirstFocus<HTMLTextAreaElement>();
  const may = people.filter(({ audited }) => !gate.apart || audited.length === 0);
  const draft = useFormDraft(`gate_override:new:${auditId}:${gate.key}`, { justification: '', byId: may[0]?.id ?? '' });
  const { values } = draft;
  const errors = save.problem?.envelope.fields ?? {};
  const submit = () =>
    void save
      .run({
        auditId,
        gate: gate.key,
        justification: values.justification,
        ...(values.byId === '' ? {} : { byId: values.byId }),
      })
      .then((done) => {
        if (done === null) return;
        draft.drop();
        onDone();
      });
  return (
    <RecordForm label={t('decisionScreen.checks.override')} onSubmit={submit} onCancel={onDone}>
      <Textarea
        autosize
        minRows={2}
        ref={first}
        label={t('decisionScreen.checks.justification')}
        description={t('decisionScreen.checks.justificationHelp')}
        value={values.justification}
        error={errors.justification}
        onChange={(event) => draft.set({ ...values, justification: event.currentTarget.value })}
      />
      <Select
        label={t('decisionScreen.checks.by')}
        description={gate.apart ? t('decisionScreen.checks.apartHelp') : t('decisionScreen.checks.byHelp')}
        data={may.map((one) => ({ value: one.id, label: `${one.name}, ${t(`vocabulary.personRole.${one.role}`).toLowerCase()}` }))}
        value={values.byId === '' ? null : values.byId}
        allowDeselect={false}
        error={errors.byId}
        onChange={(byId) => draft.set({ ...values, byId: byId ?? '' })}
      />
      <InlineProblem problem={save.problem} />
      <Deeds>
        <SubmitButton label={t('decisionScreen.checks.passOver')} busy={save.busy} disabled={values.justification.trim() === ''} />
        <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onDone}>
          {t('decisionScreen.cancel')}
        </Button>
      </Deeds>
    </RecordForm>
  );
}
