/** Each audit with the time worked out, planned and taken; a click plans it, a difference needs its reason. */
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { type AuditTimePart, auditTimePart } from '../../../shared/model/audit-time-entities.ts';
import { AUDITOR_DAY } from '../../../shared/rules/plan.ts';
import { signedDays } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { daysText, hundredthsOf } from '../../components/hundredths.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, RecordSection, wideField } from '../../components/record-pane.tsx';
import classes from './audit-time-screen.module.css';
import type { Calculation } from './result-panel.tsx';

type AuditTime = OutputOf<'audit-time.list'>['audits'][number];

export interface AuditsSectionProps {
  readonly audits: readonly AuditTime[];
  readonly calculation: Calculation | null;
}

export function AuditsSection({ audits, calculation }: AuditsSectionProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const apply = useRun('audit-time.apply');
  const ready = calculation !== null && calculation.result !== null;
  const plan = (auditId: string, part: AuditTimePart) => calculation !== null && void apply.run({ id: calculation.id, auditId, part });
  const figure = (hundredths: number | null) => <td className={classes.number}>{hundredths === null ? '–' : hundredths / 100}</td>;
  return (
    <RecordSection title={t('auditTimeScreen.audits.title')}>
      {audits.length === 0 ? <p className={classes.quiet}>{t('auditTimeScreen.audits.none')}</p> : null}
      {audits.length === 0 ? null : (
        <table className={classes.audits}>
          <thead>
            <tr>
              {(['audit', 'part', 'required', 'planned', 'actual', 'notCounted', 'deeds'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`auditTimeScreen.audits.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          {audits.map((audit) => (
            <tbody key={audit.id}>
              <tr>
                <th scope="row">
                  <strong>{audit.number}</strong> {audit.title}
                </th>
                <td>
                  <Select
                    aria-label={t('auditTimeScreen.audits.partOf', { number: audit.number })}
                    data={auditTimePart.options.map((part) => ({ value: part, label: t(`auditTimeScreen.part.${part}`) }))}
                    value={audit.part}
                    allowDeselect={false}
                    disabled={!ready}
                    onChange={(part) => part !== null && plan(audit.id, auditTimePart.parse(part))}
                  />
                </td>
                {figure(audit.requiredHundredths)}
                {figure(audit.plannedHundredths)}
                {figure(audit.actualHundredths)}
                {figure(audit.notCountedHundredths)}
                <td>
                  <span className={classes.deeds}>
                    <Button
                      variant="default"
                      data-apply={audit.id}
                      disabled={!ready}
                      aria-label={t('auditTimeScreen.audits.applyTo', { number: audit.number })}
                      onClick={() => plan(audit.id, audit.part)}
                    >
                      {t('auditTimeScreen.audits.apply')}
                    </Button>
                    <Button
                      variant="default"
                      aria-expanded={editing === audit.id}
                      aria-label={t('auditTimeScreen.audits.changeOf', { number: audit.number })}
                      onClick={() => setEditing(editing === audit.id ? null : audit.id)}
                    >
                      {t('auditTimeScreen.audits.change')}
                    </Button>
                  </span>
                </td>
              </tr>
              <tr>
                <td colSpan={7} className={classes.auditFacts}>
                  <Facts audit={audit} />
                  {editing === audit.id ? <TimeForm audit={audit} onDone={() => setEditing(null)} /> : null}
                </td>
              </tr>
            </tbody>
          ))}
        </table>
      )}
      <InlineProblem problem={apply.problem} />
    </RecordSection>
  );
}

/** Differences with their reasons, what the plan's sessions hold, and whose time does not count. */
function Facts({ audit }: { readonly audit: AuditTime }) {
  const inPlan = Math.round((audit.sessionMinutes * 100) / AUDITOR_DAY);
  const stale = audit.requiredNow !== null && audit.requiredNow !== audit.requiredHundredths;
  return (
    <>
      {stale ? (
        <p className={classes.warning}>
          <CheckMark standing="warning" />
          <span>{t('auditTimeScreen.audits.stale', { now: (audit.requiredNow ?? 0) / 100 })}</span>
        </p>
      ) : null}
      {audit.deviations.map(({ of, differenceHundredths, reason }) => (
        <p key={of} className={classes.warning}>
          <CheckMark standing={reason.trim() === '' ? 'warning' : 'passed'} />
          <span>
            {t(`auditTimeScreen.audits.deviation.${of}`, { difference: signedDays(differenceHundredths) })}{' '}
            {reason.trim() === '' ? t('auditTimeScreen.audits.noReason') : reason}
          </span>
        </p>
      ))}
      {audit.sessionMinutes === 0 && audit.notCounted.length === 0 ? null : (
        <p className={classes.quiet}>
          {[
            audit.sessionMinutes === 0 ? '' : t('auditTimeScreen.audits.inPlan', { days: inPlan / 100 }),
            audit.notCounted.length === 0
              ? ''
              : t('auditTimeScreen.audits.doesNotCount', {
                  names: audit.notCounted
                    .map(({ name, role }) => `${name} (${t(`vocabulary.personRole.${role}`).toLowerCase()})`)
                    .join(', '),
                }),
          ]
            .filter((part) => part !== '')
            .join(' ')}
        </p>
      )}
    </>
  );
}

function TimeForm({ audit, onDone }: { readonly audit: AuditTime; readonly onDone: () => void }) {
  const plan = useRun('audit-time.setPlanned');
  const record = useRun('audit-time.recordActual');
  const [planned, setPlanned] = useState(daysText(audit.plannedHundredths));
  const [plannedReason, setPlannedReason] = useState(audit.plannedReason);
  const [actual, setActual] = useState(daysText(audit.actualHundredths));
  const [actualReason, setActualReason] = useState(audit.actualReason);
  const [notCounted, setNotCounted] = useState(daysText(audit.notCountedHundredths));
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = async () => {
    const auditId = audit.id;
    const wishedPlan = hundredthsOf(planned);
    if (wishedPlan !== audit.plannedHundredths || plannedReason.trim() !== audit.plannedReason)
      if ((await plan.run({ auditId, plannedHundredths: wishedPlan, reason: plannedReason })) === null) return;
    const wished = hundredthsOf(actual);
    const beside = hundredthsOf(notCounted);
    if (wished !== audit.actualHundredths || actualReason.trim() !== audit.actualReason || beside !== audit.notCountedHundredths)
      if ((await record.run({ auditId, actualHundredths: wished, reason: actualReason, notCountedHundredths: beside })) === null) return;
    onDone();
  };
  const planErrors = plan.problem?.envelope.fields ?? {};
  const recordErrors = record.problem?.envelope.fields ?? {};
  const label = t('auditTimeScreen.audits.changeOf', { number: audit.number });
  return (
    <div className={classes.timeForm}>
      <RecordForm label={label} onSubmit={() => void submit()} onCancel={onDone}>
        <Fields>
          <TextInput
            ref={first}
            label={t('auditTimeScreen.field.planned')}
            value={planned}
            error={planErrors.plannedHundredths}
            onChange={(event) => setPlanned(event.currentTarget.value)}
          />
          <TextInput
            label={t('auditTimeScreen.field.actual')}
            value={actual}
            error={recordErrors.actualHundredths}
            onChange={(event) => setActual(event.currentTarget.value)}
          />
          <Textarea
            autosize
            minRows={1}
            label={t('auditTimeScreen.field.plannedReason')}
            value={plannedReason}
            error={planErrors.reason}
            onChange={(event) => setPlannedReason(event.currentTarget.value)}
          />
          <Textarea
            autosize
            minRows={1}
            label={t('auditTimeScreen.field.actualReason')}
            value={actualReason}
            error={recordErrors.reason}
            onChange={(event) => setActualReason(event.currentTarget.value)}
          />
          <TextInput
            className={wideField}
            label={t('auditTimeScreen.field.notCounted')}
            description={t('auditTimeScreen.field.notCountedHint')}
            value={notCounted}
            error={recordErrors.notCountedHundredths}
            onChange={(event) => setNotCounted(event.currentTarget.value)}
          />
        </Fields>
        <InlineProblem problem={plan.problem ?? record.problem} />
        <Deeds>
          <Button type="submit" loading={plan.busy || record.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
            {t('auditTimeScreen.audits.save')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onDone}>
            {t('auditTimeScreen.cancel')}
          </Button>
        </Deeds>
      </RecordForm>
    </div>
  );
}
