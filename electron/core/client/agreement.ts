/**
 * The agreement between body and client (ISO/IEC 17021-1 5.1.2), and complaints, appeals and legal matters (9.7, 9.8):
 * who decides sees both, and "none" counts only where somebody said so for a day.
 */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { naturalId } from '../ids.ts';
import { definedFields } from '../patches.ts';
import { todayOf } from '../team/independence.ts';

type Agreement = Row<'agreement'>;

/** The agreement as it is on file; one per engagement, under the same id on every device. */
export function agreementOf(context: FileContext): Agreement {
  return (
    context.file.queries.client.agreement() ?? {
      id: naturalId(context.file.engagementId, 'agreement'),
      reference: '',
      version: '',
      signedOn: null,
      signedBy: '',
      evidenceId: null,
      note: '',
      complaintsKnown: 'not_stated',
      complaintsAsOf: null,
    }
  );
}

function found(context: FileContext, id: string): Row<'complaint'> {
  const row = context.file.queries.client.complaints.find(id);
  if (row === null) throw new AppError('NOT_FOUND', t('clientCore.notThere'));
  return row;
}

/** @throws RULE for a matter that is closed before it came */
function checkDays({ receivedOn, closedOn }: Pick<Row<'complaint'>, 'receivedOn' | 'closedOn'>): void {
  if (receivedOn === null || closedOn === null || closedOn >= receivedOn) return;
  const message = t('clientCore.closedBefore');
  throw new AppError('RULE', message, { fields: { closedOn: message } });
}

type Methods = 'client.setAgreement' | 'client.addComplaint' | 'client.updateComplaint' | 'client.removeComplaint';

export const agreementHandlers = {
  'client.setAgreement': (context, input) => {
    const { queries, ledger } = context.file;
    const current = agreementOf(context);
    const patch = definedFields(input);
    if (patch.evidenceId != null && queries.evidence.byId(patch.evidenceId) === null)
      throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.evidence') }));
    if (patch.complaintsKnown === 'no' && queries.client.complaints.all().length > 0)
      throw new AppError('RULE', t('clientCore.complaintsListed'), { hint: t('clientCore.complaintsListedHint') });
    // "None" is said for a day; without another one it is today.
    if (patch.complaintsKnown === 'no' && patch.complaintsAsOf === undefined) patch.complaintsAsOf = todayOf(context);
    return ledger.write({ actor: actorOf(context) }, (tx) =>
      queries.client.agreement() === null ? tx.insert('agreement', { ...current, ...patch }) : tx.update('agreement', current.id, patch),
    );
  },

  'client.addComplaint': (context, { subject, kind = 'complaint', ...rest }) => {
    const { queries, ledger } = context.file;
    const row: Row<'complaint'> = {
      id: context.ports.ids.uuid(),
      kind,
      subject,
      reference: rest.reference ?? '',
      receivedOn: rest.receivedOn ?? null,
      source: rest.source ?? '',
      outcome: rest.outcome ?? '',
      closedOn: rest.closedOn ?? null,
      position: queries.client.complaints.nextPosition(),
    };
    checkDays(row);
    const current = agreementOf(context);
    return ledger.write({ actor: actorOf(context) }, (tx) => {
      // A list with an entry says by itself that something is known.
      if (queries.client.agreement() === null) tx.insert('agreement', { ...current, complaintsKnown: 'yes' });
      else if (current.complaintsKnown !== 'yes') tx.update('agreement', current.id, { complaintsKnown: 'yes', complaintsAsOf: null });
      return tx.insert('complaint', row);
    });
  },
  'client.updateComplaint': (context, { id, ...input }) => {
    const patch = definedFields(input);
    checkDays({ ...found(context, id), ...patch });
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('complaint', id, patch));
  },
  'client.removeComplaint': (context, { id }) => {
    found(context, id);
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('complaint', id));
    return {};
  },
} satisfies Pick<HandlersOf<'client.'>, Methods>;
