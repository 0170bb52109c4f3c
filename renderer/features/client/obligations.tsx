/** Laws, rules and contracts that the client says it has to meet; its own register is audited, this is what it names. */
import { Select } from '@mantine/core';
import { obligationKind } from '../../../shared/model/client-vocabulary.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { RecordPane, wideField } from '../../components/record-pane.tsx';
import classes from './client.module.css';
import { AddLine, Entry } from './entry.tsx';
import { Lacks } from './lacks.tsx';

export function ObligationsPart({ lacks }: { readonly lacks: readonly string[] }) {
  const obligations = useRead('client.show', {}).data?.obligations ?? [];
  const add = useRun('client.addObligation');
  return (
    <RecordPane title={t('client.part.obligations')} meta={t('client.obligationsHelp')} level={2}>
      <Lacks lacks={lacks} />
      <div>
        {obligations.length === 0 ? <p className={classes.quiet}>{t('client.obligationsNone')}</p> : null}
        {obligations.map((obligation) => (
          <Obligation key={obligation.id} obligation={obligation} />
        ))}
        <AddLine
          label={t('client.newObligation')}
          deed={t('client.addObligation')}
          problem={add.problem}
          busy={add.busy}
          onAdd={async (name) => (await add.run({ name })) !== null}
        />
      </div>
    </RecordPane>
  );
}

function Obligation({ obligation }: { readonly obligation: Row<'obligation'> }) {
  const update = useRun('client.updateObligation');
  const remove = useRun('client.removeObligation');
  const text = (name: 'name' | 'reference' | 'jurisdiction' | 'authority' | 'bearsOn' | 'keptBy') => (
    <DraftInput
      label={t(`client.obligation.${name}`)}
      draftKey={`obligation:${obligation.id}:${name}`}
      saved={obligation[name]}
      save={(typed) => call('client.updateObligation', { id: obligation.id, [name]: typed })}
      {...(name === 'bearsOn' || name === 'keptBy' ? { rows: 1, className: wideField } : {})}
    />
  );
  return (
    <Entry
      name={obligation.name}
      removeLabel={t('client.remove', { name: obligation.name })}
      onRemove={() => void remove.run({ id: obligation.id })}
      problem={update.problem ?? remove.problem}
    >
      {text('name')}
      <Select
        label={t('client.obligation.kind')}
        data={obligationKind.options.map((value) => ({ value, label: t(`vocabulary.obligationKind.${value}`) }))}
        value={obligation.kind}
        allowDeselect={false}
        onChange={(kind) => kind !== null && void update.run({ id: obligation.id, kind: obligationKind.parse(kind) })}
      />
      {text('reference')}
      {text('jurisdiction')}
      {text('authority')}
      <span />
      {text('bearsOn')}
      {text('keptBy')}
    </Entry>
  );
}
