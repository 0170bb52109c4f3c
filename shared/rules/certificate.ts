/** What a certificate has to say (ISO/IEC 17021-1 8.2.2), and how long it is good for. */
import type { IsoDate } from '../model/scalars.ts';
import { addDays, addMonths } from './deadlines.ts';
import { CYCLE_MONTHS } from './programme.ts';

export const certificateElements = [
  'holder',
  'locations',
  'effective',
  'expiry',
  'number',
  'standard',
  'scope',
  'site_scopes',
  'body',
  'mark',
  'soa',
  'statement',
  'revision',
] as const;
export type CertificateElement = (typeof certificateElements)[number];

export type ElementStanding = 'present' | 'missing' | 'does_not_apply';

export interface CertificateFacts {
  readonly holder: string;
  readonly locations: readonly { readonly name: string; readonly address: string; readonly activities: string }[];
  readonly effectiveOn: IsoDate | null;
  readonly expiresOn: IsoDate | null;
  readonly number: string;
  readonly standard: string;
  readonly scope: string;
  readonly soaNumber: string;
  readonly bodyName: string;
  readonly bodyAddress: string;
  readonly accreditation: string;
  readonly revision: string;
  readonly statement: string;
}

export interface CertificateRules {
  readonly soaOnCertificate: boolean;
  readonly statement: string;
}

const filled = (...texts: readonly string[]): boolean => texts.every((text) => text.trim() !== '');
const asPresent = (there: boolean): ElementStanding => (there ? 'present' : 'missing');

const clauses: { readonly [E in CertificateElement]: string } = {
  holder: '8.2.2 a',
  locations: '8.2.2 a',
  effective: '8.2.2 b',
  expiry: '8.2.2 c',
  number: '8.2.2 d',
  standard: '8.2.2 e',
  scope: '8.2.2 f',
  site_scopes: '8.2.2 f',
  body: '8.2.2 g',
  mark: '8.2.2 g',
  soa: 'ISO/IEC 42006 8.2.2',
  statement: 'ISO/IEC 42006 8.2.2',
  revision: '8.2.2 i',
};

/** Each element with its clause: there, missing, or not asked of this certificate. Pass the dates as they will be printed. */
export function certificateStandings(
  facts: CertificateFacts,
  rules: CertificateRules,
): { readonly element: CertificateElement; readonly clause: string; readonly standing: ElementStanding }[] {
  const standings: { readonly [E in CertificateElement]: ElementStanding } = {
    holder: asPresent(filled(facts.holder)),
    locations: asPresent(facts.locations.length > 0 && facts.locations.every(({ address }) => filled(address))),
    effective: asPresent(facts.effectiveOn !== null),
    expiry: asPresent(facts.expiresOn !== null),
    number: asPresent(filled(facts.number)),
    standard: asPresent(filled(facts.standard)),
    scope: asPresent(filled(facts.scope)),
    site_scopes: facts.locations.length < 2 ? 'does_not_apply' : asPresent(facts.locations.every(({ activities }) => filled(activities))),
    body: asPresent(filled(facts.bodyName, facts.bodyAddress)),
    mark: asPresent(filled(facts.accreditation)),
    soa: rules.soaOnCertificate ? asPresent(filled(facts.soaNumber)) : 'does_not_apply',
    statement: filled(rules.statement) ? asPresent(filled(facts.statement)) : 'does_not_apply',
    revision: asPresent(filled(facts.revision)),
  };
  return certificateElements.map((element) => ({ element, clause: clauses[element], standing: standings[element] }));
}

/** Our proposal where a body set nothing: a certificate lasts as long as the cycle (9.1.3.2). */
export const DEFAULT_CERTIFICATE_MONTHS = CYCLE_MONTHS;

/** Last day of a certificate that is good from a day on: three years less one day. */
export const certificateEnd = (effectiveOn: IsoDate, months: number): IsoDate => addDays(addMonths(effectiveOn, months), -1);

export interface PrintedDates {
  readonly effectiveOn: IsoDate | null;
  readonly expiresOn: IsoDate | null;
}

/** The dates as they will be printed: the day of the decision where no other is entered, and a whole cycle from then. */
export function printedDates(
  entered: { readonly effectiveOn: IsoDate | null; readonly expiresOn: IsoDate | null },
  decidedOn: IsoDate | null,
  months: number,
): PrintedDates {
  const effectiveOn = entered.effectiveOn ?? decidedOn;
  return { effectiveOn, expiresOn: entered.expiresOn ?? (effectiveOn === null ? null : certificateEnd(effectiveOn, months)) };
}

/** What keeps dates from being right: never before the decision (8.2.2 b), and the end after the beginning. */
export function dateFault({ effectiveOn, expiresOn }: PrintedDates, decidedOn: IsoDate | null): 'before_decision' | 'ends_first' | null {
  if (effectiveOn !== null && decidedOn !== null && effectiveOn < decidedOn) return 'before_decision';
  return effectiveOn !== null && expiresOn !== null && expiresOn <= effectiveOn ? 'ends_first' : null;
}
