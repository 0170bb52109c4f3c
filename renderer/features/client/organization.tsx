/** The organization: who it is, its AI roles, the standard and cycle, and who certifies or advises. Every field saves itself. */
import { MultiSelect, Select } from '@mantine/core';
import type { Row } from '../../../shared/model/entities.ts';
import { aiRole, cycleKind } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Fields, RecordPane, RecordSection, wideField } from '../../components/record-pane.tsx';
import { Lacks } from './lacks.tsx';

type TextField =
  | 'clientName'
  | 'clientLegalName'
  | 'clientAddress'
  | 'clientDescription'
  | 'representativeName'
  | 'representativeRole'
  | 'bodyName'
  | 'bodyAddress'
  | 'standard'
  | 'edition'
  | 'timeZone';

export function OrganizationPart({ lacks }: { readonly lacks: readonly string[] }) {
  const engagement = useRead('engagement.show', {}).data;
  const update = useRun('engagement.update');
  if (engagement === undefined) return null;
  const row: Row<'engagement'> = engagement;
  const text = (name: TextField, rows?: number, className?: string) => (
    <DraftInput
      label={t(`scope.field.${name}`)}
      draftKey={`engagement:${row.id}:${name}`}
      saved={row[name]}
      save={(typed) => call('engagement.update', { [name]: typed })}
      className={className}
      {...(rows === undefined ? {} : { rows })}
    />
  );
  return (
    <RecordPane title={t('client.part.organization')} meta={row.clientName} level={2}>
      <Lacks lacks={lacks} />
      <Fields>
        {text('clientName')}
        {text('clientLegalName')}
        {text('clientAddress', 2, wideField)}
        {text('clientDescription', 3, wideField)}
        {text('representativeName')}
        {text('representativeRole')}
        <DraftInput
          type="number"
          label={t('scope.field.headcount')}
          draftKey={`engagement:${row.id}:headcount`}
          saved={row.headcount === null ? '' : String(row.headcount)}
          save={(typed) => call('engagement.update', { headcount: typed.trim() === '' ? null : Number(typed) })}
        />
        <MultiSelect
          label={t('scope.field.aiRoles')}
          data={aiRole.options.map((role) => ({ value: role, label: t(`vocabulary.aiRole.${role}`) }))}
          value={row.aiRoles}
          onChange={(roles) => void update.run({ aiRoles: roles.map((role) => aiRole.parse(role)) })}
        />
      </Fields>
      <RecordSection title={t('scope.standardAndCycle')}>
        <Fields>
          {text('standard')}
          {text('edition')}
          <Select
            label={t('scope.field.cycle')}
            data={cycleKind.options.map((cycle) => ({ value: cycle, label: t(`vocabulary.cycleKind.${cycle}`) }))}
            value={row.cycle}
            allowDeselect={false}
            onChange={(cycle) => cycle !== null && void update.run({ cycle: cycleKind.parse(cycle) })}
          />
          {text('timeZone')}
        </Fields>
        <InlineProblem problem={update.problem} />
      </RecordSection>
      <RecordSection title={row.kind === 'certification' ? t('scope.body') : t('scope.consultancy')}>
        <Fields>
          {text('bodyName')}
          {text('bodyAddress', 2, wideField)}
        </Fields>
      </RecordSection>
    </RecordPane>
  );
}
