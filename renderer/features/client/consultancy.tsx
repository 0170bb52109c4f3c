/** Whether the client used consultancy on its management system, by whom and when. */
import { Select } from '@mantine/core';
import type { Row } from '../../../shared/model/entities.ts';
import { yesNo } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Fields, RecordPane, wideField } from '../../components/record-pane.tsx';
import classes from './client.module.css';
import { AddLine, Entry } from './entry.tsx';
import { Lacks } from './lacks.tsx';

export function ConsultancyPart({ lacks }: { readonly lacks: readonly string[] }) {
  const client = useRead('client.show', {}).data;
  const update = useRun('client.updateApplication');
  const add = useRun('client.addConsultancy');
  if (client === undefined) return null;
  const { application, consultancies } = client;
  return (
    <RecordPane title={t('client.part.consultancy')} meta={t('client.consultancyHelp')} level={2}>
      <Lacks lacks={lacks} />
      <Fields>
        <Select
          label={t('client.consultancyUsed')}
          data={yesNo.options.map((value) => ({ value, label: t(`vocabulary.yesNo.${value}`) }))}
          value={application.consultancyUsed}
          allowDeselect={false}
          onChange={(next) => next !== null && void update.run({ consultancyUsed: yesNo.parse(next) })}
        />
      </Fields>
      <InlineProblem problem={update.problem} />
      <div>
        {consultancies.map((one) => (
          <Consultancy key={one.id} row={one} />
        ))}
        <AddLine
          label={t('client.newConsultancy')}
          deed={t('client.addConsultancy')}
          problem={add.problem}
          busy={add.busy}
          onAdd={async (organization) => {
            const added = await add.run({ organization });
            if (added !== null && application.consultancyUsed === 'not_stated') await update.run({ consultancyUsed: 'yes' });
            return added !== null;
          }}
        />
      </div>
      <p className={classes.quiet}>{t('client.consultancyNote')}</p>
    </RecordPane>
  );
}

function Consultancy({ row }: { readonly row: Row<'consultancy_use'> }) {
  const remove = useRun('client.removeConsultancy');
  const text = (name: 'organization' | 'persons' | 'service') => (
    <DraftInput
      label={t(`client.consultancy.${name}`)}
      draftKey={`consultancy_use:${row.id}:${name}`}
      saved={row[name]}
      save={(typed) => call('client.updateConsultancy', { id: row.id, [name]: typed })}
      {...(name === 'service' ? { rows: 1, className: wideField } : {})}
    />
  );
  const day = (name: 'fromOn' | 'toOn') => (
    <DraftInput
      type="date"
      label={t(`client.consultancy.${name}`)}
      draftKey={`consultancy_use:${row.id}:${name}`}
      saved={row[name] ?? ''}
      save={(typed) => call('client.updateConsultancy', { id: row.id, [name]: typed === '' ? null : typed })}
    />
  );
  return (
    <Entry
      name={row.organization}
      removeLabel={t('client.remove', { name: row.organization })}
      onRemove={() => void remove.run({ id: row.id })}
      problem={remove.problem}
    >
      {text('organization')}
      {text('persons')}
      {day('fromOn')}
      {day('toOn')}
      {text('service')}
    </Entry>
  );
}
