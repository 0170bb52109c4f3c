/** What the program proposes for a new audit: its number, title, criteria and objectives. A person changes them freely. */
import type { Row } from '../../../shared/model/entities.ts';
import type { AuditKind, EngagementKind } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';

/** ISO/IEC 17021-1 9.3 to 9.6 know these kinds; the other two belong to whoever advises (5.2.5, 5.2.6). */
export const kindsOf: Readonly<Record<EngagementKind, readonly AuditKind[]>> = {
  certification: ['stage_1', 'stage_2', 'surveillance', 'recertification', 'special', 'transfer'],
  consultancy: ['gap_analysis', 'internal'],
};

interface Numbering {
  readonly prefix: string;
  /** Kinds of which a cycle has one: the first is `S1`, a repeated one `S1b`. The others count: `SV1`, `SV2`. */
  readonly single: boolean;
}

const numbering: Readonly<Record<AuditKind, Numbering>> = {
  stage_1: { prefix: 'S1', single: true },
  stage_2: { prefix: 'S2', single: true },
  surveillance: { prefix: 'SV', single: false },
  recertification: { prefix: 'RC', single: true },
  special: { prefix: 'SP', single: false },
  transfer: { prefix: 'TR', single: true },
  gap_analysis: { prefix: 'GA', single: false },
  internal: { prefix: 'IA', single: false },
};

/** The number of the nth audit of a kind; a repeated single kind gets a letter, then numbers (`S2b` … `S2z`, `S2-27`). */
function numberAt({ prefix, single }: Numbering, nth: number): string {
  if (!single) return `${prefix}${nth}`;
  if (nth === 1) return prefix;
  return nth <= 26 ? `${prefix}${String.fromCharCode(96 + nth)}` : `${prefix}-${nth}`;
}

/** The first number of the kind that no audit of the engagement bears, e.g. `S2` or `SV1`. */
export function proposedNumber(kind: AuditKind, audits: readonly Row<'audit'>[]): string {
  const taken = new Set(audits.map((audit) => audit.number));
  for (let nth = 1; ; nth += 1) {
    const number = numberAt(numbering[kind], nth);
    if (!taken.has(number)) return number;
  }
}

/** `Stage 2`, `Surveillance 1`, and `Stage 2 2` never: a repeated single kind is told apart by its number in brackets. */
export function proposedTitle(kind: AuditKind, number: string): string {
  const title = t(`vocabulary.auditKind.${kind}`);
  const { prefix, single } = numbering[kind];
  if (kind === 'surveillance' && number.startsWith(prefix)) {
    return t('auditCore.numberedTitle', { title, n: number.slice(prefix.length) });
  }
  return number === prefix || (!single && number === `${prefix}1`) ? title : t('auditCore.titleWithNumber', { title, number });
}

/** ISO/IEC 17021-1 9.2.1.4, in our own words. */
export function proposedCriteria(engagement: Row<'engagement'>): string {
  return t(`auditCore.criteria.${engagement.kind}`, { standard: engagement.standard, edition: engagement.edition });
}

/** What ISO/IEC 17021-1 asks of an audit of the kind (9.3.1.2, 9.3.1.3, 9.6), in our own words, one objective per line. */
export function proposedObjectives(kind: AuditKind, engagement: Row<'engagement'>): string {
  return t(`auditCore.objectives.${kind}`, { standard: engagement.standard });
}
