/** Reads the sample engagement of resources/sample into checked shapes: a key the format does not know fails the tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { date, instant } from '../../../shared/model/scalars.ts';
import * as v from '../../../shared/model/vocabulary.ts';

export const sampleFolder = join(import.meta.dirname, '../../../resources/sample');

const key = z.string().min(1);
const filled = z.string().min(1).regex(/\S/);
const shortLine = filled.max(300);
const days = z.string().regex(/^\d+\.\d$/);

const engagement = z.strictObject({
  client: z.strictObject({
    name: shortLine,
    legalName: shortLine,
    address: filled,
    description: filled,
    headcount: z.int(),
    aiRoles: z.array(v.aiRole).min(1),
    representative: z.strictObject({ name: shortLine, role: shortLine }),
  }),
  body: z.strictObject({ name: shortLine, address: filled }),
  kind: z.literal('certification'),
  cycle: v.cycleKind,
  standard: shortLine,
  edition: shortLine,
  timezone: filled,
  scopeStatement: filled,
  people: z.array(
    z.strictObject({
      key,
      name: shortLine,
      role: v.personRole,
      side: z.enum(['body', 'client']),
      title: shortLine,
      email: z.string().optional(),
    }),
  ),
  sites: z.array(z.strictObject({ key, name: shortLine, address: filled, activities: filled })),
  systems: z.array(
    z.strictObject({
      key,
      name: shortLine,
      version: shortLine,
      purpose: filled,
      isoRoles: z.array(v.aiRole).min(1),
      riskLevel: v.riskLevel,
      model: shortLine,
      owner: shortLine,
      status: v.systemStatus,
      inScope: z.literal(true),
    }),
  ),
});

const audit = z.strictObject({
  key,
  kind: v.auditKind,
  number: shortLine,
  title: shortLine,
  criteria: filled,
  objectives: z.array(filled).min(1),
  startsOn: date,
  endsOn: date,
  timezone: filled,
  places: z.array(shortLine).min(1),
  members: z.array(z.strictObject({ person: key, role: v.personRole })),
  soa: z.strictObject({ version: shortLine, approvedOn: date, approvedBy: shortLine }),
  excludedControls: z.array(z.strictObject({ ref: key, reason: filled })),
  auditTimeDays: days,
  actualTimeDays: days,
  summary: filled,
  strengths: z.array(filled).min(1),
  readinessConclusion: filled.optional(),
  conformityConclusion: filled,
  effectivenessConclusion: filled,
  internalAuditAndReview: filled,
  scopeConclusion: filled,
  objectivesConclusion: filled,
  recommendation: filled,
  unresolvedIssues: filled,
  programmeIssues: filled,
  deviationsFromPlan: filled,
  ictUse: filled,
  changesSinceLast: filled,
  certificateUse: filled,
  earlierNonconformities: filled,
  distribution: filled,
});

const checklist = z.strictObject({
  items: z.array(
    z.strictObject({
      ref: key,
      unit: key,
      progress: v.progress,
      result: v.storedResult.nullable(),
      reason: filled.optional(),
      ticks: z.strictObject({ ask: z.array(z.int().min(0)), lookAt: z.array(z.int().min(0)) }).optional(),
      notes: z.array(z.strictObject({ at: instant, author: key, kind: z.enum(['note', 'quote']), text: filled })),
      evidence: z.array(key),
    }),
  ),
});
export type SampleItem = z.infer<typeof checklist>['items'][number];

const interview = z.strictObject({
  key,
  audit: key,
  title: shortLine,
  person: key,
  place: shortLine,
  remote: shortLine.optional(),
  startedAt: instant,
  endedAt: instant,
  lines: z.array(
    z.strictObject({
      at: instant,
      author: key,
      kind: v.noteKind,
      text: filled,
      requirements: z.array(key),
      evidence: z.array(key),
      findings: z.array(key),
      done: z.literal(true).optional(),
    }),
  ),
});

const evidence = z.strictObject({
  key,
  audit: key,
  title: shortLine,
  kind: v.evidenceKind,
  source: shortLine,
  receivedAt: instant,
  periodFrom: date.optional(),
  periodTo: date.optional(),
  versionOrDate: shortLine,
  location: shortLine,
  confidentiality: v.confidentiality,
  file: filled.nullable(),
  seenNotKept: z.boolean(),
});

const onDay = { on: date, by: key };
const step = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('issue'), ...onDay }),
  z.strictObject({ step: z.literal('record'), ...onDay }),
  z.strictObject({ step: z.literal('acknowledge'), ...onDay, auditee: key, understood: z.boolean(), view: filled.optional() }),
  z.strictObject({
    step: z.literal('submitResponse'),
    ...onDay,
    auditee: key,
    correction: z.strictObject({ text: filled, doneOn: date.nullable(), extent: filled }),
    cause: z.strictObject({ text: filled, method: v.causeMethod }),
    correctiveAction: z.strictObject({ text: filled, owner: shortLine, plannedFor: date }),
  }),
  z.strictObject({
    step: z.literal('reviewResponse'),
    ...onDay,
    verdicts: z.strictObject({ correction: v.verdict, cause: v.verdict, correctiveAction: v.verdict }),
    comment: filled,
  }),
  z.strictObject({ step: z.literal('acceptPlan'), ...onDay }),
  z.strictObject({ step: z.literal('submitEvidence'), ...onDay, auditee: key, text: filled, evidence: z.array(key).min(1) }),
  z.strictObject({ step: z.literal('verify'), ...onDay, method: v.verificationMethod, effective: z.boolean(), text: filled }),
  z.strictObject({ step: z.literal('close'), ...onDay }),
]);
export type SampleStep = z.infer<typeof step>;

const finding = z.strictObject({
  key,
  audit: key,
  grade: v.grade,
  title: shortLine,
  requirements: z.array(key).min(1),
  units: z.array(key).min(1),
  statement: filled,
  objectiveEvidence: z.array(z.strictObject({ text: filled, evidence: key.optional(), interview: key.optional() })).min(1),
  gradeReason: filled,
  raisedBy: key,
  raisedOn: date,
  auditeeView: z.strictObject({ understood: z.boolean(), person: key, on: date, disagreement: filled.nullable() }),
  answerBy: date.nullable(),
  verifiedBy: date.nullable(),
  steps: z.array(step),
});

const stage1Record = z.strictObject({
  audit: key,
  next: key,
  by: key,
  objectives: z.array(z.strictObject({ objective: key, state: key, text: filled, evidence: z.array(key) })).length(7),
  readiness: z.strictObject({ verdict: key, on: date, communicatedTo: filled, communicatedOn: date }),
  documents: z.array(
    z.strictObject({
      title: shortLine,
      version: z.string(),
      datedOn: date.nullable(),
      requirements: z.array(key).min(1),
      verdict: key,
      reason: filled,
      evidence: key.optional(),
      by: key,
      on: date,
    }),
  ),
  concerns: z.array(
    z.strictObject({
      key,
      ref: key,
      unit: key,
      title: shortLine,
      text: filled,
      outlook: filled,
      soa: z.array(key).optional(),
      treatment: z.strictObject({
        treatment: key,
        text: filled,
        on: date,
        by: key,
        finding: key.optional(),
        evidence: z.array(key).min(1),
      }),
    }),
  ),
  gate: z.strictObject({
    changes: filled,
    validity: key,
    validityReason: filled,
    validityOn: date,
    competence: key,
    competenceReason: filled,
    competenceOn: date,
  }),
});

const catalog = z.object({
  items: z.array(z.object({ ref: key, kind: v.catalogItemKind, ask: z.array(z.string()), lookAt: z.array(z.string()) })),
});

const json = (name: string): unknown => JSON.parse(readFileSync(join(sampleFolder, name), 'utf8'));

/** The whole sample; throws with the path of the first value that does not fit the format of resources/sample/README.md. */
export function readSample() {
  return {
    engagement: engagement.parse(json('engagement.json')),
    audits: z.array(audit).parse(json('audits.json')),
    stage1: checklist.parse(json('stage-1.json')).items,
    stage2: [...checklist.parse(json('stage-2-clauses.json')).items, ...checklist.parse(json('stage-2-controls.json')).items],
    stage1Record: stage1Record.parse(json('stage-1-record.json')),
    interviews: z.array(interview).parse(json('interviews.json')),
    evidence: z.array(evidence).parse(json('evidence.json')),
    findings: z.array(finding).parse(json('findings.json')),
    catalog: catalog.parse(json('../catalogs/iso-iec-42001-2023.json')).items,
  };
}
