/** What the kinds of audits have in common for their reports. */
import type { AuditKind } from '../model/vocabulary.ts';

/** Consultancy and internal audits: a scale of their own, no certification, no certificate, no recommendation on one. */
export const isOwnScale = (kind: AuditKind): kind is 'gap_analysis' | 'internal' => kind === 'gap_analysis' || kind === 'internal';

/** Audits of a certificate that exists: they look at its use, at changes, and at what the last audit left. */
export const followsCertificate = (kind: AuditKind): boolean =>
  kind === 'surveillance' || kind === 'recertification' || kind === 'special' || kind === 'transfer';
