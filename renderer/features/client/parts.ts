/** The parts of what is on file about a client, and how far each is. Pure. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { ApplicationPart } from '../../../shared/rules/application-review.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import type { CheckStanding } from '../../components/check-mark.tsx';

export const partKeys = ['organization', 'contacts', 'obligations', 'request', 'consultancy', 'review', 'agreement'] as const;
export type PartKey = (typeof partKeys)[number];

export interface Part {
  readonly key: PartKey;
  readonly standing: CheckStanding | null;
  readonly sub: string;
}

type Client = OutputOf<'client.show'>;
type Review = OutputOf<'client.reviews'>['reviews'][number];

/** Which part holds what the information of an applicant may lack. */
const holds: Readonly<Record<PartKey, readonly ApplicationPart[]>> = {
  organization: ['roles', 'people'],
  contacts: ['contact'],
  obligations: ['obligations'],
  request: ['scope', 'sites', 'outsourced'],
  consultancy: ['consultancy'],
  review: [],
  agreement: [],
};

/** What a part lacks, as words. */
export const lacksOf = (client: Client, key: PartKey): string[] =>
  client.lacks.filter((one) => holds[key].includes(one.part)).map((one) => one.message);

const reviewStanding = { accepted: 'passed', declined: 'blocking', open: 'warning' } as const;

function reviewPart(review: Review | undefined): Part {
  if (review === undefined) return { key: 'review', standing: 'warning', sub: t('client.reviewNone') };
  const word = t(`vocabulary.reviewOutcome.${review.outcome}`);
  const open = review.points.filter((one) => one.answer === 'open').length;
  const sub =
    review.outcome === 'open'
      ? t('client.reviewOpen', { done: review.points.length - open, all: review.points.length })
      : t('client.reviewDecided', { outcome: word, on: shortDate(review.reviewedOn), name: review.reviewedByName });
  return { key: 'review', standing: reviewStanding[review.outcome], sub };
}

/** Complete once it is signed and somebody said what is known of complaints. */
function agreementPart({ agreement, complaints }: Client): Part {
  const signed = agreement.reference.trim() !== '' && agreement.signedOn !== null;
  const said = agreement.complaintsKnown === 'no' || complaints.length > 0;
  const sub = [
    signed ? t('client.signed', { on: shortDate(agreement.signedOn) }) : t('client.notSigned'),
    complaints.length > 0 ? t('client.count.complaints', { count: complaints.length }) : t(`client.knownShort.${said ? 'none' : 'open'}`),
  ].join(' · ');
  return { key: 'agreement', standing: signed && said ? 'passed' : 'warning', sub };
}

/** The parts in their order; a consultancy has an intake and no review. */
export function partsOf(engagement: Row<'engagement'>, client: Client, reviews: readonly Review[]): Part[] {
  const subs: Readonly<Record<Exclude<PartKey, 'review' | 'agreement'>, string>> = {
    organization: engagement.clientLegalName || engagement.clientName,
    contacts: t('client.count.contacts', { count: client.contacts.length }),
    obligations: t('client.count.obligations', { count: client.obligations.length }),
    request:
      client.application.receivedOn === null
        ? t('client.notReceived')
        : t('client.received', { on: shortDate(client.application.receivedOn) }),
    consultancy: t(`client.used.${client.application.consultancyUsed}`, { count: client.consultancies.length }),
  };
  const parts = (['organization', 'contacts', 'obligations', 'request', 'consultancy'] as const).map((key): Part => {
    const lacks = lacksOf(client, key);
    return { key, standing: lacks.length === 0 ? 'passed' : 'warning', sub: subs[key] };
  });
  return engagement.kind === 'certification' ? [...parts, reviewPart(reviews.at(-1)), agreementPart(client)] : parts;
}
