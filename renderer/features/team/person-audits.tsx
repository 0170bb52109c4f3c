/** The audits a person is on: who guides them, what the client was told of them and what it said; and when they are away. */
import { ActionIcon, Button, Select, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { objectionOutcome } from '../../../shared/model/client-vocabulary.ts';
import { dateRange } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Fields, RecordSection, wideField } from '../../components/record-pane.tsx';
import classes from './team-screen.module.css';

type Records = OutputOf<'team.records'>;
type OnAudit = Records['audits'][number];
type Notice = Omit<InputOf<'team.recordNotice'>, 'auditId' | 'personId'>;

const outcomes = objectionOutcome.options.map((value) => ({ value, label: t(`vocabulary.objectionOutcome.${value}`) }));

export function PersonAudits({
  personId,
  records,
  certifies,
}: {
  readonly personId: string;
  readonly records: Records;
  readonly certifies: boolean;
}) {
  return (
    <RecordSection title={t('teamScreen.onAudits')}>
      {records.audits.length === 0 ? <p className={classes.quiet}>{t('teamScreen.onAuditsNone')}</p> : null}
      {records.audits.map((one) => (
        <AuditOfPerson key={one.auditId} personId={personId} one={one} certifies={certifies} />
      ))}
    </RecordSection>
  );
}

function AuditOfPerson({ personId, one, certifies }: { readonly personId: string; readonly one: OnAudit; readonly certifies: boolean }) {
  const guide = useRun('team.setGuide');
  const members = useRead('audits.show', { id: one.auditId }).data?.members ?? [];
  const guides = members.filter((member) => member.personId !== personId && (member.role === 'lead_auditor' || member.role === 'auditor'));
  const { notice, role, memberId } = one;
  const record = (patch: Notice) => call('team.recordNotice', { auditId: one.auditId, personId, ...patch });
  const day = (name: 'sentOn' | 'backgroundAskedOn' | 'backgroundSentOn') => (
    <DraftInput
      type="date"
      label={t(`teamScreen.notice.${name}`)}
      draftKey={`member_notice:${one.auditId}:${personId}:${name}`}
      saved={notice?.[name] ?? ''}
      save={(typed) => record({ [name]: typed === '' ? null : typed })}
    />
  );
  const guided = certifies && memberId !== null && (role === 'trainee' || role === 'technical_expert');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every engine.
    <div className={classes.piece} role="group" aria-label={one.label}>
      <div className={classes.pieceHead}>
        <h3>{one.label}</h3>
        <span className={classes.quiet}>{role === null ? t('teamScreen.left') : t(`vocabulary.personRole.${role}`)}</span>
      </div>
      {guided ? (
        <Select
          label={t('teamScreen.guide')}
          data={guides.map((member) => ({ value: member.personId, label: member.name }))}
          value={one.guidedById}
          clearable
          onChange={(id) => void guide.run({ memberId, personId: id })}
        />
      ) : null}
      {certifies ? (
        <>
          <div className={classes.three}>
            {day('sentOn')}
            {day('backgroundAskedOn')}
            {day('backgroundSentOn')}
          </div>
          <Objection key={notice?.outcome ?? 'none'} one={one} personId={personId} />
        </>
      ) : null}
      <InlineProblem problem={guide.problem} />
    </div>
  );
}

/** What belongs together is recorded together: an objection has a day, a text and an outcome. */
function Objection({ one, personId }: { readonly one: OnAudit; readonly personId: string }) {
  const record = useRun('team.recordNotice');
  const { notice } = one;
  const saved = {
    outcome: notice?.outcome ?? 'none',
    objectedOn: notice?.objectedOn ?? '',
    objection: notice?.objection ?? '',
    outcomeText: notice?.outcomeText ?? '',
  };
  const draft = useFormDraft<typeof saved>(`member_notice:${one.auditId}:${personId}:objection`, saved);
  const { values } = draft;
  const errors = record.problem?.envelope.fields ?? {};
  const plain = values.outcome === 'none';
  const changed = (Object.keys(saved) as (keyof typeof saved)[]).some((name) => saved[name] !== values[name]);
  const submit = () =>
    void record
      .run({
        auditId: one.auditId,
        personId,
        outcome: objectionOutcome.parse(values.outcome),
        objectedOn: plain || values.objectedOn === '' ? null : values.objectedOn,
        objection: plain ? '' : values.objection,
        outcomeText: plain ? '' : values.outcomeText,
      })
      .then((done) => done !== null && draft.drop());
  const text = (name: 'objection' | 'outcomeText') => (
    <TextInput
      className={wideField ?? ''}
      label={t(`teamScreen.notice.${name}`)}
      value={values[name]}
      error={errors[name]}
      onChange={(event) => draft.set({ ...values, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form
      aria-label={t('teamScreen.notice.outcome')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Fields>
        <Select
          label={t('teamScreen.notice.outcome')}
          data={outcomes}
          value={values.outcome}
          allowDeselect={false}
          error={errors.outcome}
          onChange={(next) => next !== null && draft.set({ ...values, outcome: objectionOutcome.parse(next) })}
        />
        {plain ? (
          <span />
        ) : (
          <>
            <DateField
              label={t('teamScreen.notice.objectedOn')}
              value={values.objectedOn}
              error={errors.objectedOn}
              onChange={(objectedOn) => draft.set({ ...values, objectedOn })}
            />
            {text('objection')}
            {text('outcomeText')}
          </>
        )}
      </Fields>
      {changed ? (
        <Button className={classes.record ?? ''} type="submit" variant="default" loading={record.busy}>
          {t('teamScreen.recordObjection')}
        </Button>
      ) : null}
      <InlineProblem problem={record.problem} />
    </form>
  );
}

export function PersonAbsences({ personId, records }: { readonly personId: string; readonly records: Records }) {
  const add = useRun('team.addAbsence');
  const remove = useRun('team.removeAbsence');
  const [values, setValues] = useState({ fromOn: '', toOn: '', reason: '' });
  const errors = add.problem?.envelope.fields ?? {};
  return (
    <RecordSection title={t('teamScreen.absences')}>
      {records.absences.length === 0 ? <p className={classes.quiet}>{t('teamScreen.absencesNone')}</p> : null}
      <ul className={classes.lines}>
        {records.absences.map((one) => {
          const days = dateRange(one.fromOn, one.toOn);
          return (
            <li key={one.id}>
              <span>{days}</span>
              <span className={classes.quiet}>{one.reason}</span>
              <Tooltip label={t('teamScreen.removeAbsence', { days })}>
                <ActionIcon aria-label={t('teamScreen.removeAbsence', { days })} onClick={() => void remove.run({ id: one.id })}>
                  <IconTrash size={16} stroke={1.6} />
                </ActionIcon>
              </Tooltip>
            </li>
          );
        })}
      </ul>
      <form
        className={classes.absence}
        onSubmit={(event) => {
          event.preventDefault();
          void add.run({ personId, ...values }).then((done) => done !== null && setValues({ fromOn: '', toOn: '', reason: '' }));
        }}
      >
        {(['fromOn', 'toOn'] as const).map((name) => (
          <DateField
            key={name}
            label={t(`teamScreen.absence.${name}`)}
            value={values[name]}
            error={errors[name]}
            onChange={(next) => setValues({ ...values, [name]: next })}
          />
        ))}
        <TextInput
          label={t('teamScreen.absence.reason')}
          value={values.reason}
          onChange={(event) => setValues({ ...values, reason: event.currentTarget.value })}
        />
        <Button type="submit" variant="default" disabled={values.fromOn === '' || values.toOn === ''} loading={add.busy}>
          {t('teamScreen.addAbsence')}
        </Button>
      </form>
      <InlineProblem problem={add.problem ?? remove.problem} />
    </RecordSection>
  );
}
