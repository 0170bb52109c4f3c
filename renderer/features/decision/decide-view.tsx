/** The decision that stands with all that belongs to it, or the form that records one, with what is in its way. */
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { decisionOutcome } from '../../../shared/model/decision-vocabulary.ts';
import { longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRun } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Deeds, Fields, RecordForm, wideField } from '../../components/record-pane.tsx';
import classes from './decision-screen.module.css';
import type { Gates, Shown } from './parts.ts';
import { ReasonForm } from './reason-form.tsx';
import { SubmitButton } from './submit-button.tsx';
import { useJump } from './use-jump.ts';

export interface DecideViewProps {
  readonly auditId: string;
  readonly gates: Gates;
  readonly shown: Shown;
  readonly onChecks: () => void;
}

type Decision = NonNullable<Shown['standing']>;

export function DecideView({ auditId, gates, shown, onChecks }: DecideViewProps) {
  const { standing, decisions } = shown;
  const earlier = decisions.filter(({ id }) => id !== standing?.id);
  return (
    <div className={classes.column}>
      {standing === null ? null : <Standing decision={standing} />}
      {standing === null || standing.outcome === 'more_audit' ? (
        <DecisionForm auditId={auditId} gates={gates} shown={shown} onChecks={onChecks} />
      ) : null}
      {earlier.length === 0 ? null : (
        <section className={classes.block} aria-label={t('decisionScreen.decide.earlier')}>
          <h2 className={classes.blockTitle}>{t('decisionScreen.decide.earlier')}</h2>
          <ul className={classes.facts}>
            {earlier.map((one) => (
              <li key={one.id}>
                <span>
                  {t(`decisionScreen.outcome.${one.outcome}`)}, {one.decidedByName}, {longDate(one.decidedOn)}
                </span>
                {one.withdrawnOn === null ? null : (
                  <span className={classes.said}>
                    {t('decisionScreen.decide.withdrawnBy', {
                      name: one.withdrawnByName,
                      on: longDate(one.withdrawnOn),
                      reason: one.withdrawnReason,
                    })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Standing({ decision }: { readonly decision: Decision }) {
  const withdraw = useRun('decision.withdraw');
  const passedOver = decision.gates.filter(({ overriddenBy }) => overriddenBy !== '');
  const facts: readonly [string, string][] = [
    [t('decisionScreen.decide.by'), `${decision.decidedByName}, ${decision.decidedByFunction}`],
    [t('decisionScreen.decide.on'), longDate(decision.decidedOn)],
    [
      t('decisionScreen.decide.independent'),
      t(decision.independent ? 'decisionScreen.decide.confirmed' : 'decisionScreen.decide.notAsked'),
    ],
    [t('decisionScreen.decide.competence'), decision.competence],
    [t('decisionScreen.decide.grounds'), decision.grounds],
    [t('decisionScreen.decide.conditions'), decision.conditions],
    [t('decisionScreen.decide.conditionsBy'), longDate(decision.conditionsBy)],
    [t('decisionScreen.decide.report'), decision.reportNumber],
    [t('decisionScreen.decide.soa'), decision.soaNumber],
    [t('decisionScreen.decide.head'), `${decision.headChain.slice(0, 8)} : ${decision.headSeq} : ${decision.headHash.slice(0, 16)}`],
  ];
  return (
    <section className={classes.block} aria-label={t('decisionScreen.view.decide')}>
      <h2 className={classes.blockTitle}>{t(`decisionScreen.outcome.${decision.outcome}`)}</h2>
      <dl className={classes.pairs}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {passedOver.length === 0 ? null : (
        <>
          <h3 className={classes.small}>{t('decisionScreen.decide.passedOver')}</h3>
          <ul className={classes.facts}>
            {passedOver.map((one) => (
              <li key={one.gate}>
                <span>
                  {t(`decisionGates.${one.gate}.name`)}: {one.overriddenBy}
                </span>
                <span className={classes.said}>{one.justification}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ReasonForm
        label={t('decisionScreen.decide.withdraw')}
        field={t('decisionScreen.reason')}
        draftKey={`decision:${decision.id}:withdraw`}
        busy={withdraw.busy}
        problem={withdraw.problem}
        onReason={(reason) => withdraw.run({ id: decision.id, reason })}
      />
    </section>
  );
}

function InTheWay({ auditId, gates, onChecks }: { readonly auditId: string; readonly gates: Gates; readonly onChecks: () => void }) {
  const jump = useJump(auditId);
  const stops = gates.gates.filter(({ blocksDecision }) => blocksDecision);
  if (stops.length === 0) return <p className={classes.free}>{t('decisionScreen.decide.free')}</p>;
  return (
    <div className={classes.stops} role="note">
      <p className={classes.strong}>{t('decisionScreen.decide.stops', { count: stops.length })}</p>
      <ul>
        {stops.map((gate) => (
          <li key={gate.key}>
            <span>
              {gate.title} <span className={classes.clause}>({gate.clause})</span>
            </span>
            <button type="button" className="thin-link" onClick={() => jump(gate)}>
              {t(`decisionScreen.place.${gate.place}`)}
            </button>
          </li>
        ))}
      </ul>
      <p className={classes.quiet}>
        {t('decisionScreen.decide.stopsHelp')}{' '}
        <button type="button" className="thin-link" onClick={onChecks}>
          {t('decisionScreen.decide.toChecks')}
        </button>
      </p>
    </div>
  );
}

function DecisionForm({ auditId, gates, shown, onChecks }: DecideViewProps) {
  const record = useRun('decision.record');
  const may = shown.people.filter(({ audited }) => !gates.apartNeeded || audited.length === 0);
  const draft = useFormDraft(`decision:new:${auditId}`, {
    outcome: '',
    decidedById: may.find(({ role }) => role === 'decision_maker')?.id ?? '',
    decidedByFunction: '',
    decidedOn: gates.today,
    competence: '',
    grounds: '',
    conditions: '',
    conditionsBy: '',
  });
  const [independent, setIndependent] = useState(false);
  const { values } = draft;
  const set = (patch: Partial<typeof values>) => draft.set({ ...values, ...patch });
  const errors = record.problem?.envelope.fields ?? {};
  const outcome = decisionOutcome.options.find((one) => one === values.outcome);
  const decider = may.find(({ id }) => id === values.decidedById);
  const conditional = outcome === 'grant_with_conditions' || outcome === 'more_audit';
  const submit = () => {
    if (outcome === undefined) return;
    void record
      .run({
        auditId,
        outcome,
        independent,
        decidedOn: values.decidedOn,
        competence: values.competence,
        grounds: values.grounds,
        conditions: conditional ? values.conditions : '',
        conditionsBy: conditional && values.conditionsBy !== '' ? values.conditionsBy : null,
        ...(values.decidedById === '' ? {} : { decidedById: values.decidedById }),
        ...(values.decidedByFunction.trim() === '' ? {} : { decidedByFunction: values.decidedByFunction.trim() }),
      })
      .then((done) => done !== null && draft.drop());
  };
  return (
    <section className={classes.block} aria-label={t('decisionScreen.decide.new')}>
      <h2 className={classes.blockTitle}>{t('decisionScreen.decide.new')}</h2>
      <InTheWay auditId={auditId} gates={gates} onChecks={onChecks} />
      <RecordForm label={t('decisionScreen.decide.new')} onSubmit={submit}>
        <Fields>
          <Select
            label={t('decisionScreen.decide.outcome')}
            placeholder={t('decisionScreen.decide.choose')}
            data={decisionOutcome.options.map((value) => ({ value, label: t(`decisionScreen.outcome.${value}`) }))}
            value={outcome ?? null}
            onChange={(next) => set({ outcome: next ?? '' })}
          />
          <DateField
            label={t('decisionScreen.decide.on')}
            value={values.decidedOn}
            error={errors.decidedOn}
            onChange={(decidedOn) => set({ decidedOn })}
          />
          <Select
            label={t('decisionScreen.decide.by')}
            description={gates.apartNeeded ? t('decisionScreen.checks.apartHelp') : t('decisionScreen.decide.surveillance')}
            data={may.map((one) => ({ value: one.id, label: `${one.name}, ${t(`vocabulary.personRole.${one.role}`).toLowerCase()}` }))}
            value={values.decidedById === '' ? null : values.decidedById}
            error={errors.decidedById}
            onChange={(decidedById) => set({ decidedById: decidedById ?? '' })}
          />
          <TextInput
            label={t('decisionScreen.decide.function')}
            description={t('decisionScreen.decide.functionHelp')}
            value={values.decidedByFunction}
            onChange={(event) => set({ decidedByFunction: event.currentTarget.value })}
          />
          <Checkbox
            className={wideField}
            label={t('decisionScreen.decide.confirm', { name: decider?.name ?? t('decisionScreen.decide.whoDecides') })}
            checked={independent}
            error={errors.independent}
            onChange={(event) => setIndependent(event.currentTarget.checked)}
          />
          <Textarea
            className={wideField}
            autosize
            minRows={1}
            label={t('decisionScreen.decide.competence')}
            value={values.competence}
            onChange={(event) => set({ competence: event.currentTarget.value })}
          />
          <Textarea
            className={wideField}
            autosize
            minRows={2}
            label={t('decisionScreen.decide.grounds')}
            description={t('decisionScreen.decide.groundsHelp')}
            value={values.grounds}
            error={errors.grounds}
            onChange={(event) => set({ grounds: event.currentTarget.value })}
          />
          {conditional ? (
            <>
              <Textarea
                className={wideField}
                autosize
                minRows={2}
                label={t(outcome === 'more_audit' ? 'decisionScreen.decide.moreAudit' : 'decisionScreen.decide.conditions')}
                value={values.conditions}
                error={errors.conditions}
                onChange={(event) => set({ conditions: event.currentTarget.value })}
              />
              <DateField
                label={t('decisionScreen.decide.conditionsBy')}
                value={values.conditionsBy}
                error={errors.conditionsBy}
                onChange={(conditionsBy) => set({ conditionsBy })}
              />
            </>
          ) : null}
        </Fields>
        <InlineProblem problem={record.problem} />
        <Deeds>
          <SubmitButton
            label={t('decisionScreen.decide.record')}
            busy={record.busy}
            disabled={outcome === undefined || values.grounds.trim() === ''}
          />
        </Deeds>
        {shown.desk === 'review' ? <p className={classes.quiet}>{t('decisionScreen.decide.notYours')}</p> : null}
      </RecordForm>
    </section>
  );
}
