/** Reports that were issued: what was sent, when, by whom, and where the ledger ended at that moment. */
import { z } from 'zod';
import { count, date, id, instant, line, sha256, text } from './scalars.ts';

/** `1.0`, `1.1`, `2.0`: counted per audit, never used twice. */
export const reportNumber = z.string().regex(/^[1-9]\d{0,2}\.\d{1,3}$/);

export const reportEntities = {
  report: z.strictObject({
    id,
    auditId: id,
    number: reportNumber,
    issuedOn: date,
    issuedAt: instant,
    issuedById: id,
    issuedByName: line,
    /** Who receives it, one a line. */
    distribution: z.array(line),
    /** What is new since the version before; empty in the first. */
    changes: text,
    /** End of the ledger just before it was issued: what the report prints. */
    headChain: line,
    headSeq: count,
    headHash: sha256,
    /** The PDF as it was issued is kept in the file under its hash. */
    sha256,
    bytes: count,
    pages: count,
    /** Set when the audit was opened again for changes; the report stays as it was sent. */
    reopenedAt: instant.nullable(),
    reopenedByName: line,
    reopenedReason: text,
    position: z.int().min(0),
  }),
} as const;
