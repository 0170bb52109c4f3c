/** The client: contacts, obligations, use of consultancy, and what it applied for (ISO/IEC 17021-1 9.1.1). */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { applicationLacks } from '../../../shared/rules/application-review.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { naturalId } from '../ids.ts';
import { definedFields } from '../patches.ts';
import { checkPeriod } from '../periods.ts';
import { siteOf } from '../scope/scope-rows.ts';
import { agreementHandlers, agreementOf } from './agreement.ts';
import { reviewHandlers } from './application-review.ts';

/** The application as it stands; one per engagement, under the same id on every device. */
export function applicationOf(context: FileContext): Row<'application'> {
  return (
    context.file.queries.client.application() ?? {
      id: naturalId(context.file.engagementId, 'application'),
      receivedOn: null,
      requestedScope: '',
      outsourced: '',
      language: '',
      safety: '',
      otherStandards: '',
      restricted: '',
      consultancyUsed: 'not_stated',
    }
  );
}

/** Parts of the information of an applicant that nobody filled in yet, as sentences. */
export function lacksOf(context: FileContext) {
  const { queries } = context.file;
  const engagement = queries.engagement.show();
  const application = applicationOf(context);
  const contacts = queries.client.contacts.all();
  return applicationLacks({
    scope: `${engagement.scopeStatement}${application.requestedScope}`,
    aiRoles: engagement.aiRoles.length,
    sites: queries.scope.sites(),
    headcount: engagement.headcount,
    mainContacts: contacts.filter((one) => one.purposes.includes('main')).length,
    obligations: queries.client.obligations.all().length,
    outsourced: application.outsourced,
    consultancyUsed: application.consultancyUsed,
    consultants: queries.client.consultancies.all().length,
  }).map((part) => ({ part, message: t(`clientCore.lacks.${part}`) }));
}

const found = <T>(row: T | null): T => {
  if (row === null) throw new AppError('NOT_FOUND', t('clientCore.notThere'));
  return row;
};

export const clientHandlers = {
  ...reviewHandlers,
  ...agreementHandlers,

  'client.show': (context) => {
    const { client } = context.file.queries;
    return {
      application: applicationOf(context),
      contacts: client.contacts.all(),
      obligations: client.obligations.all(),
      consultancies: client.consultancies.all(),
      agreement: agreementOf(context),
      complaints: client.complaints.all(),
      lacks: lacksOf(context),
    };
  },

  'client.updateApplication': (context, input) => {
    const patch = definedFields(input);
    const current = applicationOf(context);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      context.file.queries.client.application() === null
        ? tx.insert('application', { ...current, ...patch })
        : tx.update('application', current.id, patch),
    );
  },

  'client.addContact': (context, { name, purposes = [], siteId = null, ...rest }) => {
    if (siteId !== null) siteOf(context, siteId);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      tx.insert('contact', {
        id: context.ports.ids.uuid(),
        name,
        title: rest.title ?? '',
        email: rest.email ?? '',
        phone: rest.phone ?? '',
        purposes,
        siteId,
        note: rest.note ?? '',
        position: context.file.queries.client.contacts.nextPosition(),
      }),
    );
  },
  'client.updateContact': (context, { id, ...patch }) => {
    found(context.file.queries.client.contacts.find(id));
    if (patch.siteId !== undefined && patch.siteId !== null) siteOf(context, patch.siteId);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('contact', id, definedFields(patch)));
  },
  'client.removeContact': (context, { id }) => {
    found(context.file.queries.client.contacts.find(id));
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('contact', id));
    return {};
  },

  'client.addObligation': (context, { name, kind = 'law', ...rest }) =>
    context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      tx.insert('obligation', {
        id: context.ports.ids.uuid(),
        name,
        kind,
        reference: rest.reference ?? '',
        jurisdiction: rest.jurisdiction ?? '',
        authority: rest.authority ?? '',
        bearsOn: rest.bearsOn ?? '',
        keptBy: rest.keptBy ?? '',
        position: context.file.queries.client.obligations.nextPosition(),
      }),
    ),
  'client.updateObligation': (context, { id, ...patch }) => {
    found(context.file.queries.client.obligations.find(id));
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('obligation', id, definedFields(patch)));
  },
  'client.removeObligation': (context, { id }) => {
    found(context.file.queries.client.obligations.find(id));
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('obligation', id));
    return {};
  },

  'client.addConsultancy': (context, { organization, persons = '', fromOn = null, toOn = null, service = '' }) => {
    checkPeriod({ fromOn, toOn });
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) =>
      tx.insert('consultancy_use', {
        id: context.ports.ids.uuid(),
        organization,
        persons,
        fromOn,
        toOn,
        service,
        position: context.file.queries.client.consultancies.nextPosition(),
      }),
    );
  },
  'client.updateConsultancy': (context, { id, ...input }) => {
    const patch = definedFields(input);
    checkPeriod({ ...found(context.file.queries.client.consultancies.find(id)), ...patch });
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('consultancy_use', id, patch));
  },
  'client.removeConsultancy': (context, { id }) => {
    found(context.file.queries.client.consultancies.find(id));
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('consultancy_use', id));
    return {};
  },
} satisfies HandlersOf<'client.'>;
