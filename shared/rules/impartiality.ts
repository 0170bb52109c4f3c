/**
 * Who may not take part in a certification (ISO/IEC 17021-1 5.2 and 9.5.1). Judged from what people declared, and from
 * nothing else: the program never looks into other engagements.
 */
import type { DeclarationKind, IndependentTask } from '../model/client-vocabulary.ts';
import type { IsoDate } from '../model/scalars.ts';
import type { PersonRole } from '../model/vocabulary.ts';
import { addMonths } from './deadlines.ts';

/** ISO/IEC 17021-1 5.2.10: two years from the end of the consultancy. */
export const CONSULTANCY_MONTHS = 24;
export const CONSULTANCY_CLAUSE = '5.2.10';
export const INDEPENDENCE_CLAUSE = '9.5.1';

/** Consultancy on the client's system, and managing it, which 5.2.10 counts alike. */
const blocking: readonly DeclarationKind[] = ['consultancy', 'management'];

export interface Declared {
  readonly id: string;
  readonly kind: DeclarationKind;
  readonly fromOn: IsoDate | null;
  readonly toOn: IsoDate | null;
  readonly withdrawnOn: IsoDate | null;
}

export interface ConsultancyBlock {
  readonly declarationId: string;
  readonly kind: DeclarationKind;
  /** Last day on which the person may not take part; null while it still goes on. */
  readonly until: IsoDate | null;
}

/** Last day of the two years; null while the consultancy has no end. 29 February ends with 28 February. */
export function blockedUntil(declared: Pick<Declared, 'toOn'>): IsoDate | null {
  return declared.toOn === null ? null : addMonths(declared.toOn, CONSULTANCY_MONTHS);
}

/** Whether a period lies on a day: both ends belong to it, and an open end has no limit. */
function reaches(from: IsoDate | null, until: IsoDate | null, day: IsoDate): boolean {
  return (from === null || from <= day) && (until === null || day <= until);
}

/** The declaration that keeps a person out on a day, the one that lasts longest; null when none does. */
export function consultancyBlock(declarations: readonly Declared[], day: IsoDate): ConsultancyBlock | null {
  const standing = declarations
    .filter((one) => one.withdrawnOn === null && blocking.includes(one.kind))
    .map((one) => ({ declarationId: one.id, kind: one.kind, until: blockedUntil(one), from: one.fromOn }))
    .filter((one) => reaches(one.from, one.until, day))
    .sort((a, b) => (b.until ?? '9999').localeCompare(a.until ?? '9999'));
  const [longest] = standing;
  return longest === undefined ? null : { declarationId: longest.declarationId, kind: longest.kind, until: longest.until };
}

const taskOf: Partial<Record<PersonRole, IndependentTask>> = {
  lead_auditor: 'audit',
  auditor: 'audit',
  technical_expert: 'audit',
  trainee: 'audit',
  reviewer: 'review',
  decision_maker: 'decision',
};

/** What a role does in a certification that has to be impartial; null for who only watches, runs the office or is audited. */
export const taskOfRole = (role: PersonRole): IndependentTask | null => taskOf[role] ?? null;

/** Whether a role is kept apart from the audits (9.5.1). */
export const standsApart = (role: PersonRole): boolean => role === 'reviewer' || role === 'decision_maker';

/** Whether somebody on an audit in this role carried it out; an observer did not. */
export const carriesOut = (role: PersonRole): boolean => taskOf[role] === 'audit' || role === 'consultant';

export interface DeclaredThreat {
  readonly kind: DeclarationKind;
  readonly threats: readonly string[];
  readonly safeguards: string;
  readonly withdrawnOn: IsoDate | null;
}

/** A threat, or a tie to the client, for which no safeguard is written down (5.2.3, 5.2.13). */
export function lacksSafeguard(declared: DeclaredThreat): boolean {
  if (declared.withdrawnOn !== null || declared.safeguards.trim() !== '') return false;
  return declared.threats.length > 0 || declared.kind !== 'no_conflict';
}
