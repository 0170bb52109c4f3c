/** The round trip of nonconformities to the client: what is sent, what comes back, and what of it is taken over. */
import { z } from 'zod';
import { findingState } from '../model/finding-states.ts';
import { responseField } from '../model/response-fields.ts';
import { count, date, filledLine, id, instant, line, sha256, text } from '../model/scalars.ts';
import { grade } from '../model/vocabulary.ts';
import { command, fileAt, fileIn, query, task } from './define.ts';

const sending = z.strictObject({
  auditId: id,
  /** Left out: every nonconformity of the audit that an answer is awaited for. */
  findings: z.array(id).min(1).max(2000).optional(),
  to: fileAt,
  task: task.optional(),
});

const sentFile = { issueId: id, number: count, fileName: z.string(), bytes: count, sha256, findings: count };

export const responseChange = z.strictObject({
  field: responseField,
  /** `offered`: only the client changed it; `conflict`: both sides did; `decided`: this value was decided on before. */
  kind: z.enum(['offered', 'conflict', 'decided']),
  sent: text,
  returned: text,
  now: text,
  /** Decision made before; null while it is open. */
  accepted: z.boolean().nullable(),
  /** Why it cannot be taken over now; empty when it can. */
  blocked: z.string(),
});

export const returnedFinding = z.strictObject({
  findingId: id,
  shortNumber: line,
  title: line,
  grade,
  state: findingState,
  /** Row of the sheet. */
  row: count,
  changes: z.array(responseChange),
  /** What to look at before deciding, such as a part that is still empty. */
  notes: z.array(z.string()),
});

export const returnProblem = z.strictObject({
  sheet: z.string(),
  /** 0 where the problem is of the whole sheet. */
  row: count,
  /** Letter and title of the column; empty where the problem is of the whole row. */
  column: z.string(),
  message: z.string(),
});

export const responseMethods = {
  'findings.exportResponse': command(
    'Writes a response workbook for the client, and records which nonconformities were sent with which values.',
    sending,
    z.strictObject(sentFile),
    { topics: ['findings'] },
  ),
  'findings.exportForm': command(
    'Sets nonconformities as forms for the client, one after the other, and records what was sent.',
    sending,
    z.strictObject({ ...sentFile, pages: count }),
    { topics: ['findings'] },
  ),
  'findings.sent': query(
    'What was sent to the client in an audit, and what came back.',
    z.strictObject({ auditId: id }),
    z.strictObject({
      issues: z.array(
        z.strictObject({
          id,
          number: count,
          kind: z.enum(['workbook', 'form']),
          sentAt: instant,
          sentByName: line,
          fileName: line,
          sha256,
          findings: z.array(line),
          returns: z.array(
            z.strictObject({ takenAt: instant, takenByName: line, submittedBy: line, evidence: line, accepted: count, rejected: count }),
          ),
        }),
      ),
    }),
    { topics: ['findings'] },
  ),
  'findings.previewResponse': query(
    'Reads a returned response workbook and compares it with what was sent and what stands now. Nothing is written.',
    z.strictObject({ file: fileIn, task: task.optional() }),
    z.strictObject({
      fileName: z.string(),
      sha256,
      /** Over the file and everything that is compared: what `importResponse` is given back. */
      comparison: sha256,
      auditId: id,
      issue: z.strictObject({ number: count, sentAt: instant, sentByName: line }),
      /** When all of it was taken over or rejected before. */
      already: z.strictObject({ takenAt: instant, takenByName: line }).nullable(),
      findings: z.array(returnedFinding),
      unchanged: count,
      problems: z.array(returnProblem),
    }),
    { topics: ['findings', 'evidence'] },
  ),
  'findings.importResponse': command(
    'Takes over what the person accepted of a returned workbook, in one step, and keeps the file as evidence.',
    z.strictObject({
      file: fileIn,
      comparison: sha256,
      submittedBy: filledLine,
      on: date.optional(),
      decisions: z.array(z.strictObject({ findingId: id, field: responseField, accept: z.boolean() })).max(30_000),
      task: task.optional(),
    }),
    z.strictObject({ accepted: count, rejected: count, evidenceId: id.nullable(), findings: z.array(id) }),
    { topics: ['findings', 'evidence'] },
  ),
} as const;
