/** The certification agreement, and complaints, appeals and legal matters: what who decides asks for (ISO/IEC 17021-1 5.1.2, 9.7, 9.8). */
import { Select } from '@mantine/core';
import { complaintKind } from '../../../shared/model/client-vocabulary.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { yesNo } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Fields, RecordPane, RecordSection, wideField } from '../../components/record-pane.tsx';
import classes from './client.module.css';
import { AddLine, Entry } from './entry.tsx';

export function AgreementPart() {
  const client = useRead('client.show', {}).data;
  const evidence = useRead('evidence.list', {}).data?.evidence ?? [];
  const set = useRun('client.setAgreement');
  const add = useRun('client.addComplaint');
  if (client === undefined) return null;
  const { agreement, complaints } = client;
  const text = (name: 'reference' | 'version' | 'signedBy' | 'note') => (
    <DraftInput
      label={t(`client.agreement.${name}`)}
      draftKey={`agreement:${agreement.id}:${name}`}
      saved={agreement[name]}
      save={(typed) => call('client.setAgreement', { [name]: typed })}
      {...(name === 'note' ? { rows: 1, className: wideField } : {})}
    />
  );
  const day = (name: 'signedOn' | 'complaintsAsOf') => (
    <DraftInput
      type="date"
      label={t(`client.agreement.${name}`)}
      draftKey={`agreement:${agreement.id}:${name}`}
      saved={agreement[name] ?? ''}
      save={(typed) => call('client.setAgreement', { [name]: typed === '' ? null : typed })}
    />
  );
  return (
    <RecordPane title={t('client.part.agreement')} meta={t('client.agreementHelp')} level={2}>
      <Fields>
        {text('reference')}
        {text('version')}
        {day('signedOn')}
        {text('signedBy')}
        <Select
          className={wideField}
          label={t('client.agreement.evidence')}
          placeholder={t('client.agreement.noEvidence')}
          searchable
          clearable
          data={evidence.map((one) => ({ value: one.id, label: `${one.number} ${one.title}`.trim() }))}
          value={agreement.evidenceId}
          onChange={(evidenceId) => void set.run({ evidenceId })}
        />
        {text('note')}
      </Fields>
      <RecordSection title={t('client.complaints')}>
        <Fields>
          <Select
            label={t('client.agreement.complaintsKnown')}
            data={yesNo.options.map((value) => ({ value, label: t(`client.known.${value}`) }))}
            value={agreement.complaintsKnown}
            allowDeselect={false}
            onChange={(next) => next !== null && void set.run({ complaintsKnown: yesNo.parse(next) })}
          />
          {agreement.complaintsKnown === 'no' ? day('complaintsAsOf') : null}
        </Fields>
        <InlineProblem problem={set.problem} />
        {complaints.map((one) => (
          <Complaint key={one.id} row={one} />
        ))}
        <AddLine
          label={t('client.newComplaint')}
          deed={t('client.addComplaint')}
          problem={add.problem}
          busy={add.busy}
          onAdd={async (subject) => (await add.run({ subject })) !== null}
        />
        <p className={classes.quiet}>{t('client.complaintsHelp')}</p>
      </RecordSection>
    </RecordPane>
  );
}

function Complaint({ row }: { readonly row: Row<'complaint'> }) {
  const update = useRun('client.updateComplaint');
  const remove = useRun('client.removeComplaint');
  const text = (name: 'subject' | 'reference' | 'source' | 'outcome') => (
    <DraftInput
      label={t(`client.complaint.${name}`)}
      draftKey={`complaint:${row.id}:${name}`}
      saved={row[name]}
      save={(typed) => call('client.updateComplaint', { id: row.id, [name]: typed })}
      {...(name === 'outcome' ? { rows: 1, className: wideField } : {})}
    />
  );
  const day = (name: 'receivedOn' | 'closedOn') => (
    <DraftInput
      type="date"
      label={t(`client.complaint.${name}`)}
      draftKey={`complaint:${row.id}:${name}`}
      saved={row[name] ?? ''}
      save={(typed) => call('client.updateComplaint', { id: row.id, [name]: typed === '' ? null : typed })}
    />
  );
  return (
    <Entry
      name={row.subject}
      removeLabel={t('client.remove', { name: row.subject })}
      onRemove={() => void remove.run({ id: row.id })}
      problem={update.problem ?? remove.problem}
    >
      {text('subject')}
      <Select
        label={t('client.complaint.kind')}
        data={complaintKind.options.map((value) => ({ value, label: t(`vocabulary.complaintKind.${value}`) }))}
        value={row.kind}
        allowDeselect={false}
        onChange={(kind) => kind !== null && void update.run({ id: row.id, kind: complaintKind.parse(kind) })}
      />
      {text('reference')}
      {text('source')}
      {day('receivedOn')}
      {day('closedOn')}
      {text('outcome')}
    </Entry>
  );
}
