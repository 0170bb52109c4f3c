/** What was sent to the client about nonconformities, and what came back. */
import { z } from 'zod';
import { responseField } from './response-fields.ts';
import { id, instant, line, sha256, text } from './scalars.ts';

const position = z.int().min(0);
const ordinal = z.int().min(1).max(1_000_000);
/** A value as it stood in the file that was sent. */
const sent = z.array(z.strictObject({ field: line, value: text }));

export const responseEntities = {
  /** One sending: a response workbook or forms, with the hash of the file. */
  response_issue: z.strictObject({
    id,
    auditId: id,
    number: ordinal,
    kind: z.enum(['workbook', 'form']),
    sentAt: instant,
    sentById: id,
    sentByName: line,
    fileName: line,
    sha256,
    /** Over the ids and fingerprints of its rows, in order. */
    digest: sha256,
  }),
  /** One nonconformity of a sending, as it was sent. */
  response_issue_row: z.strictObject({ id, issueId: id, findingId: id, fingerprint: sha256, locked: sent, answers: sent, position }),
  /** A returned file that something was taken from; each decision names what came back and what stood before. */
  response_return: z.strictObject({
    id,
    issueId: id,
    evidenceId: id,
    sha256,
    submittedBy: line,
    takenAt: instant,
    takenById: id,
    takenByName: line,
    decisions: z.array(z.strictObject({ findingId: id, field: responseField, returned: text, before: text, accepted: z.boolean() })),
  }),
} as const;
