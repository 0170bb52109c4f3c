/** What the body sets for its decisions: weight of the checks, limits, and what its certificates say. */
import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { GateKey, GateSeverity } from '../../../shared/model/decision-vocabulary.ts';
import { neverOverridden } from '../../../shared/rules/gates.ts';
import { t } from '../../../shared/words/words.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Deeds, Fields, RecordForm, wideField } from '../../components/record-pane.tsx';
import classes from './decision-screen.module.css';
import type { Gates, Shown } from './parts.ts';
import { SubmitButton } from './submit-button.tsx';

export function RulesForm({ policy, gates }: { readonly policy: Shown['policy']; readonly gates: Gates }) {
  const save = useRun('decision.setPolicy');
  const draft = useFormDraft('decision_policy', policy);
  const { values } = draft;
  const set = (patch: Partial<typeof values>) => draft.set({ ...values, ...patch });
  const errors = save.problem?.envelope.fields ?? {};
  const own = new Map(values.severities.map(({ gate, severity }) => [gate, severity]));
  const weigh = (gate: GateKey, severity: string) => {
    const rest = values.severities.filter((one) => one.gate !== gate);
    set({ severities: severity === 'proposed' ? rest : [...rest, { gate, severity: severity as GateSeverity }] });
  };
  const text = (name: 'statement' | 'revision') => (
    <Textarea
      className={wideField}
      autosize
      minRows={2}
      label={t(`decisionScreen.rules.${name}`)}
      value={values[name]}
      error={errors[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const number = (name: 'certificateMonths' | 'majorMonths', max: number) => (
    <NumberInput
      label={t(`decisionScreen.rules.${name}`)}
      description={t(`decisionScreen.rules.${name}Help`)}
      min={1}
      max={max}
      allowDecimal={false}
      value={values[name]}
      error={errors[name]}
      onChange={(next) => set({ [name]: Number(next) })}
    />
  );
  return (
    <div className={classes.column}>
      <p className={classes.quiet}>{t('decisionScreen.rules.lead')}</p>
      <RecordForm
        label={t('decisionScreen.view.rules')}
        onSubmit={() => void save.run(values).then((done) => done !== null && draft.drop())}
      >
        <Fields>
          {number('certificateMonths', 120)}
          {number('majorMonths', 24)}
          <TextInput
            label={t('decisionScreen.rules.accreditation')}
            value={values.accreditation}
            error={errors.accreditation}
            onChange={(event) => set({ accreditation: event.currentTarget.value })}
          />
          <div className={classes.stack}>
            <Checkbox
              label={t('decisionScreen.rules.surveillanceApart')}
              checked={values.alwaysApart.includes('surveillance')}
              onChange={(event) => set({ alwaysApart: event.currentTarget.checked ? ['surveillance'] : [] })}
            />
            <Checkbox
              label={t('decisionScreen.rules.soaOnCertificate')}
              description={t('decisionScreen.rules.soaHelp')}
              checked={values.soaOnCertificate}
              onChange={(event) => set({ soaOnCertificate: event.currentTarget.checked })}
            />
          </div>
          {text('statement')}
          {text('revision')}
        </Fields>
        <section className={classes.block} aria-label={t('decisionScreen.rules.weights')}>
          <h2 className={classes.blockTitle}>{t('decisionScreen.rules.weights')}</h2>
          <p className={classes.quiet}>{t('decisionScreen.rules.weightsHelp')}</p>
          <ul className={classes.weights}>
            {gates.gates.map((gate) => (
              <li key={gate.key}>
                <span className={classes.weightName}>
                  {t(`decisionGates.${gate.key}.name`)} <span className={classes.clause}>{gate.clause}</span>
                </span>
                {neverOverridden.includes(gate.key) ? (
                  <span className={classes.quiet}>{t('decisionScreen.rules.always')}</span>
                ) : (
                  <Select
                    aria-label={t('decisionScreen.rules.weightOf', { check: t(`decisionGates.${gate.key}.name`) })}
                    w={170}
                    allowDeselect={false}
                    data={(['proposed', 'blocking', 'warning'] as const).map((value) => ({
                      value,
                      label: t(`decisionScreen.rules.weight.${value}`),
                    }))}
                    value={own.get(gate.key) ?? 'proposed'}
                    onChange={(next) => weigh(gate.key, next ?? 'proposed')}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
        <InlineProblem problem={save.problem} />
        <Deeds>
          <SubmitButton label={t('decisionScreen.rules.save')} busy={save.busy} />
        </Deeds>
      </RecordForm>
    </div>
  );
}
