/** Evidence, findings and the life of a nonconformity. */
import { z } from 'zod';
import { entities } from '../model/entities.ts';
import { findingStep } from '../model/finding-states.ts';
import { count, date, filledLine, filledText, id, instant, line, longLine, requirementId, text } from '../model/scalars.ts';
import { causeMethod, confidentiality, evidenceKind, grade, linkKind, verdict, verificationMethod } from '../model/vocabulary.ts';
import { command, fileAt, fileIn, nothing, query, task } from './define.ts';

const evidenceFacts = {
  kind: evidenceKind.optional(),
  source: line.optional(),
  periodFrom: date.nullable().optional(),
  periodTo: date.nullable().optional(),
  versionOrDate: line.optional(),
  location: line.optional(),
  confidentiality: confidentiality.optional(),
};

const supports = z.strictObject({
  linkId: id,
  kind: z.enum(['checklist_item', 'finding', 'note', 'stage1_objective', 'area_of_concern', 'reviewed_document']),
  id,
  label: line,
  detail: line,
});

const named = z.strictObject({ id, number: line, title: line });

export const evidenceMethods = {
  'evidence.list': query(
    'The evidence of an audit, or of the whole engagement.',
    z.strictObject({ auditId: id.nullable().optional() }),
    z.strictObject({
      evidence: z.array(
        z.strictObject({
          ...entities.evidence.shape,
          auditNumber: line,
          supports: count,
          /** Number of the newer version; empty when there is none. */
          supersededBy: line,
        }),
      ),
    }),
    { topics: ['evidence'] },
  ),
  'evidence.show': query(
    'One piece of evidence and what it supports.',
    z.strictObject({ id }),
    z.strictObject({
      evidence: entities.evidence,
      supports: z.array(supports),
      /** The version before, and the one that took its place; both are kept. */
      supersedes: named.nullable(),
      supersededBy: named.nullable(),
      /** Other evidence with the same content, which is stored once. */
      sameContentAs: z.array(named),
    }),
    { topics: ['evidence', 'checklist', 'notes', 'findings'] },
  ),
  'evidence.add': command(
    'Takes a file into the engagement. The same content is stored once and recognised.',
    z.strictObject({
      auditId: id.nullable(),
      file: fileIn,
      title: filledLine.optional(),
      number: filledLine.max(20).optional(),
      receivedAt: instant.optional(),
      ...evidenceFacts,
      checklistItemId: id.optional(),
      /** When the content is known already: `ask` adds nothing and names what holds it. */
      onSame: z.enum(['add', 'ask']).optional(),
      task: task.optional(),
    }),
    z.strictObject({
      /** The new piece; the one that holds the same content when nothing was added. */
      evidence: entities.evidence,
      added: z.boolean(),
      sameContentAs: z.array(named),
    }),
    { topics: ['evidence', 'checklist'] },
  ),
  'evidence.addFolder': command(
    'Takes a whole folder in as evidence, with an answer for each file; what was taken in stays when a later file fails.',
    z.strictObject({
      auditId: id.nullable(),
      /** A folder: a token from the picker or a drop, a path from the command line. */
      folder: fileAt,
      receivedAt: instant.optional(),
      source: line.optional(),
      confidentiality: confidentiality.optional(),
      task: task.optional(),
    }),
    z.strictObject({
      folder: z.string(),
      files: z.array(
        z.strictObject({
          /** Inside the folder. */
          path: z.string(),
          outcome: z.enum(['added', 'duplicate', 'refused', 'not_tried']),
          /** Of the piece that was added, or that holds the same content. */
          evidenceId: id.nullable(),
          number: line,
          reason: z.string(),
        }),
      ),
      added: count,
      duplicates: count,
      refused: count,
      notTried: count,
    }),
    { topics: ['evidence'] },
  ),
  'evidence.proposals': query(
    'Which requirements the documents of an audit may answer, by file name, folder and headings. Links nothing.',
    z.strictObject({ auditId: id, evidence: z.array(id).max(5_000).optional() }),
    z.strictObject({
      proposals: z.array(
        z.strictObject({
          evidenceId: id,
          number: line,
          title: line,
          path: z.string(),
          requirement: requirementId,
          ref: line,
          requirementTitle: line,
          /** The name or heading that speaks for it. */
          why: line,
          /** Whether the checklist of the audit has a row to link to. */
          onChecklist: z.boolean(),
        }),
      ),
    }),
    { topics: ['evidence', 'checklist', 'notes', 'audits'] },
  ),
  'evidence.acceptProposals': command(
    'Links documents to requirements that the auditor accepted; in a Stage 1 they come into the document review.',
    z.strictObject({
      auditId: id,
      accepted: z
        .array(z.strictObject({ evidenceId: id, requirement: requirementId }))
        .min(1)
        .max(5_000),
    }),
    z.strictObject({ linked: count, registered: count }),
    { topics: ['evidence', 'checklist', 'audits'] },
  ),
  'evidence.supersede': command(
    'Says that a piece is the newer version of another; both are kept. Null takes that back.',
    z.strictObject({ id, olderId: id.nullable() }),
    nothing,
    { topics: ['evidence'] },
  ),
  'evidence.addSeen': command(
    'Records evidence that was seen and not kept.',
    z.strictObject({
      auditId: id.nullable(),
      title: filledLine,
      number: filledLine.max(20).optional(),
      receivedAt: instant.optional(),
      ...evidenceFacts,
      checklistItemId: id.optional(),
    }),
    entities.evidence,
    { topics: ['evidence', 'checklist'] },
  ),
  'evidence.update': command(
    'Changes the facts about a piece of evidence. When it was received cannot change.',
    z.strictObject({ id, title: filledLine.optional(), ...evidenceFacts }),
    entities.evidence,
    { topics: ['evidence', 'checklist'] },
  ),
  'evidence.link': command(
    'Says what a piece of evidence supports.',
    z.strictObject({ id, to: z.strictObject({ kind: z.enum(['checklist_item', 'finding', 'note']), id }) }),
    z.strictObject({ linkId: id }),
    { topics: ['evidence', 'checklist', 'findings'] },
  ),
  'evidence.unlink': command('Takes a link away.', z.strictObject({ linkId: id }), nothing, {
    topics: ['evidence', 'checklist', 'findings'],
  }),
  'evidence.saveCopy': command(
    'Writes the kept content to a file that the person chose.',
    z.strictObject({ id, to: fileAt, task: task.optional() }),
    z.strictObject({ bytes: count }),
    { ledger: false },
  ),
  'evidence.preview': query(
    'A picture, checked and size-limited, as base64; other kinds are refused.',
    z.strictObject({ id }),
    z.strictObject({
      mediaType: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']),
      width: count,
      height: count,
      base64: z.base64(),
    }),
    { topics: ['evidence'] },
  ),
  'evidence.purge': command(
    'Deletes the content for good; hash, reason and actor stay. Older backups still hold it.',
    z.strictObject({ id, reason: filledText }),
    entities.evidence,
    { topics: ['evidence', 'checklist'] },
  ),
} as const;

const evidenceLine = z.strictObject({
  text: filledText,
  evidenceId: id.nullable().optional(),
  interviewId: id.nullable().optional(),
  /** A line of an interview or of a checklist row, word for word. */
  noteId: id.nullable().optional(),
});

/** What a finding says; issued it changes only by an amendment (ISO/IEC 17021-1 9.4.5.3). */
export const findingContent = {
  title: filledLine.optional(),
  statement: text.optional(),
  gradeReason: text.optional(),
  requirements: z.array(requirementId).min(1).max(20).optional(),
  checklistItems: z.array(id).max(50).optional(),
  objectiveEvidence: z.array(evidenceLine).max(50).optional(),
  /** The client's own document, where it is the criterion. */
  criterion: text.optional(),
  process: line.optional(),
  siteIds: z.array(id).max(50).optional(),
  systemIds: z.array(id).max(50).optional(),
};

/** What follows from a finding and what belongs to it, the same in lists and in detail. */
const findingSummary = {
  /** Number inside its audit, e.g. `NC-04`; the whole one is `number`. */
  shortNumber: line,
  requirements: z.array(z.strictObject({ requirement: requirementId, ref: line, title: line, main: z.boolean() })),
  units: z.array(line),
  /** Names of the sites and AI systems it concerns: named by the finding, or units of its checklist rows. */
  sites: z.array(line),
  systems: z.array(longLine),
  gradeLabel: line,
  due: date.nullable(),
  daysLate: count,
};

const listed = entities.finding.shape;

/** A row of a list: without the texts, which thousands of findings would bring along; `findings.show` has them. */
export const listedFinding = z.strictObject({
  id: listed.id,
  auditId: listed.auditId,
  number: listed.number,
  grade: listed.grade,
  title: listed.title,
  state: listed.state,
  raisedByName: listed.raisedByName,
  raisedAt: listed.raisedAt,
  position: listed.position,
  ...findingSummary,
});

export const findingRow = z.strictObject({
  ...entities.finding.shape,
  ...findingSummary,
  auditNumber: line,
  /** 1 as issued, one more for each amendment and regrading. */
  version: count,
  /** The last day that the standard allows for the verification of a major. */
  limit: z.strictObject({ until: date, clause: line }).nullable(),
  pastLimit: z.boolean(),
});

export const findingDetail = z.strictObject({
  finding: findingRow,
  requirements: z.array(entities.finding_requirement),
  objectiveEvidence: z.array(z.strictObject({ ...entities.objective_evidence.shape, reference: line })),
  responses: z.array(
    z.strictObject({
      response: entities.response,
      correction: entities.correction.nullable(),
      cause: entities.cause.nullable(),
      correctiveAction: entities.corrective_action.nullable(),
    }),
  ),
  verifications: z.array(entities.verification),
  /** `implements`: submitted for the corrective action; `supports`: linked otherwise. */
  evidence: z.array(z.strictObject({ linkId: id, linkKind, ...entities.evidence.shape })),
  steps: z.array(findingStep),
  amendments: z.array(entities.finding_amendment),
  escalations: z.array(entities.finding_escalation),
  /** Both ways: `incoming` relations were recorded at the other finding. */
  relations: z.array(
    z.strictObject({
      ...entities.finding_relation.shape,
      incoming: z.boolean(),
      otherNumber: line,
      otherTitle: line,
      otherAuditId: id.nullable(),
    }),
  ),
  opinions: z.array(entities.diverging_opinion),
  consultations: z.array(entities.finding_consultation),
  /** Later audits that have it on their verification list. */
  carried: z.array(z.strictObject({ ...entities.carried_finding.shape, auditNumber: line, auditTitle: line })),
  history: z.array(z.strictObject({ at: instant, who: line, what: line })),
});

const onDay = { id, on: date.optional() };

export const findingMethods = {
  'findings.list': query(
    'The findings of an audit, or of the whole engagement, without their texts; `today` is the day of the body that lateness counts to. With `first` no more than so many; `total` says how many there are.',
    z.strictObject({ auditId: id.nullable().optional(), first: z.int().min(1).max(1_000).optional() }),
    z.strictObject({ today: date, total: count, findings: z.array(listedFinding) }),
    { topics: ['findings', 'checklist'] },
  ),
  'findings.searchStatements': query(
    'Which findings of an audit have each of these words in their statement, whatever their case.',
    z.strictObject({ auditId: id, words: z.array(filledLine).min(1).max(20) }),
    z.strictObject({ found: z.array(z.strictObject({ word: line, ids: z.array(id) })) }),
    { topics: ['findings'] },
  ),
  'findings.show': query('One finding with everything that belongs to it.', z.strictObject({ id }), findingDetail, {
    topics: ['findings', 'evidence', 'ledger'],
  }),
  'findings.raise': command(
    'Raises a finding as a draft. A nonconformity needs requirement, statement and objective evidence (ISO/IEC 17021-1 9.4.5.3).',
    z.strictObject({
      auditId: id,
      grade,
      ...findingContent,
      title: filledLine,
      statement: text,
      requirements: z.array(requirementId).min(1).max(20),
      objectiveEvidence: z.array(evidenceLine).max(50),
      /** Of the audit's grading scheme; left out: the first code of the grade's class. */
      gradeCode: filledLine.optional(),
      raisedById: id.optional(),
      raisedAt: instant.optional(),
      answerBy: date.nullable().optional(),
      verifyBy: date.nullable().optional(),
      /** For an opportunity: the person says that no requirement is left unfulfilled (ISO/IEC 17021-1 9.4.5.2). */
      requirementFulfilled: z.boolean().optional(),
    }),
    findingRow,
    { topics: ['findings', 'checklist', 'audits'] },
  ),
  'findings.update': command(
    'Changes a draft. A nonconformity cannot become an opportunity.',
    z.strictObject({
      id,
      grade: grade.optional(),
      gradeCode: filledLine.optional(),
      ...findingContent,
      answerBy: date.nullable().optional(),
      verifyBy: date.nullable().optional(),
      requirementFulfilled: z.boolean().optional(),
    }),
    findingRow,
    { topics: ['findings', 'checklist'] },
  ),
  'findings.issue': command(
    'Issues a nonconformity to the auditee; from then on statement, grade and evidence are locked.',
    z.strictObject({ ...onDay, answerBy: date.nullable().optional(), verifyBy: date.nullable().optional() }),
    findingRow,
    { topics: ['findings'] },
  ),
  'findings.record': command('Records an opportunity for improvement.', z.strictObject(onDay), findingRow, { topics: ['findings'] }),
  'findings.acknowledge': command(
    'Records that the auditee understood the nonconformity.',
    z.strictObject({ ...onDay, auditee: filledLine, understood: z.boolean(), view: text.optional() }),
    findingRow,
    { topics: ['findings'] },
  ),
  'findings.dispute': command(
    'Records that the auditee disagrees, in the auditee’s words.',
    z.strictObject({ ...onDay, auditee: filledLine, view: filledText }),
    findingRow,
    { topics: ['findings'] },
  ),
  'findings.submitResponse': command(
    'Records correction, cause and corrective action as the auditee states them.',
    z.strictObject({
      ...onDay,
      submittedBy: filledLine,
      correction: z.strictObject({ text: filledText, doneOn: date.nullable().optional(), extent: text.optional() }),
      cause: z.strictObject({ text: filledText, method: causeMethod }),
      correctiveAction: z.strictObject({ text: filledText, owner: line.optional(), plannedFor: date.nullable().optional() }),
      enclosed: text.optional(),
    }),
    findingRow,
    { topics: ['findings'] },
  ),
  'findings.reviewResponse': command(
    'Judges correction, cause and corrective action separately.',
    z.strictObject({ ...onDay, correction: verdict, cause: verdict, correctiveAction: verdict, comment: text.optional() }),
    findingRow,
    { topics: ['findings'] },
  ),
  'findings.acceptPlan': command('Accepts the plan after three accepted verdicts.', z.strictObject(onDay), findingRow, {
    topics: ['findings'],
  }),
  'findings.submitEvidence': command(
    'Records evidence that the corrective action was carried out.',
    z.strictObject({
      ...onDay,
      text: filledText,
      evidence: z.array(id).max(50).optional(),
      /** False: carried out in part; the implementation goes on. */
      complete: z.boolean().optional(),
    }),
    findingRow,
    { topics: ['findings', 'evidence'] },
  ),
  'findings.verify': command(
    'Records the verification of effectiveness.',
    z.strictObject({ ...onDay, method: verificationMethod, effective: z.boolean(), text: filledText, byId: id.optional() }),
    findingRow,
    { topics: ['findings'] },
  ),
  'findings.close': command('Closes a verified nonconformity.', z.strictObject(onDay), findingRow, { topics: ['findings'] }),
  'findings.reopen': command(
    'Reopens a closed nonconformity with a reason.',
    z.strictObject({ ...onDay, reason: filledText }),
    findingRow,
    { topics: ['findings'] },
  ),
  'findings.withdraw': command(
    'Withdraws a finding with a reason; it stays on record.',
    z.strictObject({ ...onDay, reason: filledText }),
    findingRow,
    { topics: ['findings', 'checklist'] },
  ),
} as const;
