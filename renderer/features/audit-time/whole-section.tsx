/** What goes for the whole calculation: integration, sampled site, settings of the body, and the approval. */
import { Autocomplete, Button } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { AuditTimeTables } from '../../../shared/model/audit-time-tables.ts';
import { days, longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { DateField } from '../../components/date-field.tsx';
import { daysText, hundredthsOf } from '../../components/hundredths.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Deeds, Fields, RecordForm, RecordSection, wideField } from '../../components/record-pane.tsx';
import classes from './audit-time-screen.module.css';
import type { Calculation } from './result-panel.tsx';

type Percent = 'sitePercent' | 'integrationLevel' | 'integrationAbility' | 'stage1Percent' | 'onSitePercent' | 'reductionLimitPercent';

export function WholeSection({ calculation, tables }: { readonly calculation: Calculation; readonly tables: AuditTimeTables }) {
  const { id } = calculation;
  const percent = (name: Percent, description?: string) => (
    <DraftInput
      label={t(`auditTimeScreen.field.${name}`)}
      draftKey={`audit_time:${id}:${name}`}
      saved={daysText(calculation[name])}
      save={(typed) => call('audit-time.update', { id, [name]: hundredthsOf(typed) })}
      {...(description === undefined ? {} : { description })}
    />
  );
  const reason = (name: 'siteReason' | 'integrationReason' | 'note') => (
    <DraftInput
      label={t(`auditTimeScreen.field.${name}`)}
      draftKey={`audit_time:${id}:${name}`}
      saved={calculation[name]}
      rows={1}
      className={wideField}
      save={(typed) => call('audit-time.update', { id, [name]: typed })}
    />
  );
  /** What counts while the field is empty, as the tables say. */
  const untold = (rule: 'stage1' | 'onSite' | 'reductionLimit') =>
    t('auditTimeScreen.field.untold', { percent: tables.rules[rule].percent, source: tables.rules[rule].source });
  const faults = (calculation.problem?.faults ?? []).filter((fault) => fault.standardId === null);
  return (
    <RecordSection title={t('auditTimeScreen.whole')}>
      <Fields>
        {calculation.standards.length > 1 ? (
          <>
            {percent('integrationLevel', t('auditTimeScreen.field.integrationLevelHint'))}
            {percent('integrationAbility', t('auditTimeScreen.field.integrationAbilityHint'))}
            {reason('integrationReason')}
          </>
        ) : null}
        {percent('sitePercent', t('auditTimeScreen.field.sitePercentHint'))}
        {calculation.sitePercent === null ? null : reason('siteReason')}
        {percent('stage1Percent', untold('stage1'))}
        {percent('onSitePercent', untold('onSite'))}
        {percent('reductionLimitPercent', untold('reductionLimit'))}
        {reason('note')}
      </Fields>
      {faults.map((fault) => (
        <p key={fault.field} className={classes.fault}>
          {fault.message}
        </p>
      ))}
    </RecordSection>
  );
}

export interface ApprovalProps {
  readonly calculation: Calculation;
  readonly open: boolean;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

export function Approval({ calculation, open, button, onOpen, onClose }: ApprovalProps) {
  const { approvedBy, approvedOn, approvedHundredths, changedSince, result } = calculation;
  const values = { by: approvedBy, on: longDate(approvedOn), days: days(approvedHundredths ?? 0) };
  return (
    <RecordSection
      title={t('auditTimeScreen.approval')}
      tools={
        open ? undefined : (
          <Button ref={button} variant="default" disabled={result === null} onClick={onOpen}>
            {t(approvedOn === null ? 'auditTimeScreen.approve' : 'auditTimeScreen.approveAnew')}
          </Button>
        )
      }
    >
      <p className={classes.warning}>
        <CheckMark standing={approvedOn === null || changedSince ? 'warning' : 'passed'} size={16} />
        <span>
          {approvedOn === null
            ? t('auditTimeScreen.notApproved')
            : t(changedSince ? 'auditTimeScreen.approvedBefore' : 'auditTimeScreen.approvedBy', values)}
        </span>
      </p>
      {open ? <ApprovalForm calculation={calculation} onDone={onClose} /> : null}
    </RecordSection>
  );
}

function ApprovalForm({ calculation, onDone }: { readonly calculation: Calculation; readonly onDone: () => void }) {
  const people = useRead('team.list', {}).data?.people ?? [];
  const approve = useRun('audit-time.approve');
  const [by, setBy] = useState(calculation.approvedBy);
  const [on, setOn] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const errors = approve.problem?.envelope.fields ?? {};
  const submit = () => void approve.run({ id: calculation.id, by, on }).then((done) => done !== null && onDone());
  return (
    <RecordForm label={t('auditTimeScreen.approval')} onSubmit={submit} onCancel={onDone}>
      <Fields>
        <Autocomplete
          ref={first}
          label={t('auditTimeScreen.field.approvedBy')}
          data={people.filter(({ side }) => side === 'body').map(({ name }) => name)}
          value={by}
          error={errors.by}
          onChange={setBy}
        />
        <DateField label={t('auditTimeScreen.field.approvedOn')} value={on} error={errors.on} onChange={setOn} />
      </Fields>
      <InlineProblem problem={approve.problem} />
      <Deeds>
        <Button type="submit" loading={approve.busy}>
          {t('auditTimeScreen.approve')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('auditTimeScreen.cancel')}
        </Button>
      </Deeds>
    </RecordForm>
  );
}
