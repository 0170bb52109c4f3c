/** Whom to ask at the client, and about what. */
import { MultiSelect, Select } from '@mantine/core';
import { contactPurpose } from '../../../shared/model/client-vocabulary.ts';
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

const purposes = contactPurpose.options.map((value) => ({ value, label: t(`vocabulary.contactPurpose.${value}`) }));

export function ContactsPart({ lacks }: { readonly lacks: readonly string[] }) {
  const contacts = useRead('client.show', {}).data?.contacts ?? [];
  const sites = useRead('scope.sites', {}).data?.sites ?? [];
  const add = useRun('client.addContact');
  return (
    <RecordPane title={t('client.part.contacts')} meta={t('client.contactsHelp')} level={2}>
      <Lacks lacks={lacks} />
      <div>
        {contacts.length === 0 ? <p className={classes.quiet}>{t('client.contactsNone')}</p> : null}
        {contacts.map((contact) => (
          <Contact key={contact.id} contact={contact} sites={sites} />
        ))}
        <AddLine
          label={t('client.newContact')}
          deed={t('client.addContact')}
          problem={add.problem}
          busy={add.busy}
          onAdd={async (name) => (await add.run({ name, purposes: contacts.length === 0 ? ['main'] : [] })) !== null}
        />
      </div>
    </RecordPane>
  );
}

function Contact({ contact, sites }: { readonly contact: Row<'contact'>; readonly sites: readonly Row<'site'>[] }) {
  const update = useRun('client.updateContact');
  const remove = useRun('client.removeContact');
  const text = (name: 'name' | 'title' | 'email' | 'phone' | 'note') => (
    <DraftInput
      label={t(`client.contact.${name}`)}
      draftKey={`contact:${contact.id}:${name}`}
      saved={contact[name]}
      save={(typed) => call('client.updateContact', { id: contact.id, [name]: typed })}
      {...(name === 'note' ? { rows: 1, className: wideField } : {})}
    />
  );
  return (
    <Entry
      name={contact.name}
      removeLabel={t('client.remove', { name: contact.name })}
      onRemove={() => void remove.run({ id: contact.id })}
      problem={update.problem ?? remove.problem}
    >
      {text('name')}
      {text('title')}
      {text('email')}
      {text('phone')}
      <MultiSelect
        label={t('client.contact.purposes')}
        data={purposes}
        value={contact.purposes}
        onChange={(next) => void update.run({ id: contact.id, purposes: next.map((one) => contactPurpose.parse(one)) })}
      />
      <Select
        label={t('client.contact.site')}
        data={sites.map((site) => ({ value: site.id, label: site.name }))}
        value={contact.siteId}
        clearable
        onChange={(siteId) => void update.run({ id: contact.id, siteId })}
      />
      {text('note')}
    </Entry>
  );
}
