/** The sample engagement of resources/sample as checked shapes (format: resources/sample/README.md). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { line as anyLine, date, instant, filledLine as line, filledText as text } from '../../../shared/model/scalars.ts';
import * as v from '../../../shared/model/vocabulary.ts';
import { type SampleStage1, stage1Record } from './sample-stage1.ts';

/** Things refer to each other by key, requirements by reference without framework. */
const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,40}$/);
/** Auditor-days with one decimal, e.g. `7.5`. */
const days = z.string().regex(/^\d{1,3}\.\d$/);
/** A file in `evidence/`: no way out of the folder. */
const evidenceFile = z.string().regex(/^evidence\/[a-z0-9][a-z0-9.-]*$/);

const engagement = z.strictObject({
  client: z.strictObject({
    name: line,
    legalName: line,
    address: text,
    description: text,
    headcount: z.int().min(0),
    aiRoles: z.array(v.aiRole),
    representative: z.strictObject({ name: line, role: line }),
  }),
  body: z.strictObject({ name: line, address: text }),
  kind: v.engagementKind,
  cycle: v.cycleKind,
  standard: line,
  edition: line,
  timezone: line,
  scopeStatement: text,
  people: z
    .array(z.strictObject({ key, name: line, role: v.personRole, side: v.personSide, title: anyLine, email: anyLine.optional() }))
    .min(1),
  sites: z.array(z.strictObject({ key, name: line, address: text, activities: text })),
  systems: z.array(
    z.strictObject({
      key,
      name: line,
      version: line,
      purpose: text,
      isoRoles: z.array(v.aiRole),
      riskLevel: v.riskLevel,
      model: line,
      owner: line,
      status: v.systemStatus,
      inScope: z.boolean(),
    }),
  ),
});

const audit = z.strictObject({
  key,
  kind: v.auditKind,
  number: line,
  title: line,
  criteria: text,
  objectives: z.array(text),
  startsOn: date,
  endsOn: date,
  timezone: line,
  places: z.array(line),
  members: z.array(z.strictObject({ person: key, role: v.personRole })),
  soa: z.strictObject({ version: line, approvedOn: date, approvedBy: line }),
  excludedControls: z.array(z.strictObject({ ref: key, reason: text })),
  auditTimeDays: days,
  actualTimeDays: days,
  summary: text,
  strengths: z.array(text),
  readinessConclusion: text.optional(),
  conformityConclusion: text,
  effectivenessConclusion: text,
  internalAuditAndReview: text,
  scopeConclusion: text,
  objectivesConclusion: text,
  recommendation: text,
  unresolvedIssues: text,
  programmeIssues: text,
  deviationsFromPlan: text,
  ictUse: text,
  changesSinceLast: text,
  certificateUse: text,
  earlierNonconformities: text,
  distribution: text,
});

const ticks = z.array(z.int().min(0).max(100));
const checklist = z.strictObject({
  items: z.array(
    z.strictObject({
      ref: key,
      unit: key,
      progress: v.progress,
      result: v.storedResult.nullable(),
      reason: text.optional(),
      ticks: z.strictObject({ ask: ticks, lookAt: ticks }).optional(),
      notes: z.array(z.strictObject({ at: instant, author: key, kind: v.noteKind, text })),
      evidence: z.array(key),
    }),
  ),
});

const interview = z.strictObject({
  key,
  audit: key,
  title: line,
  person: key,
  place: line,
  remote: line.optional(),
  startedAt: instant,
  endedAt: instant,
  lines: z.array(
    z.strictObject({
      at: instant,
      author: key,
      kind: v.noteKind,
      text,
      requirements: z.array(key),
      evidence: z.array(key),
      findings: z.array(key),
      /** Of a to-do: it was done before the closing meeting. */
      done: z.literal(true).optional(),
    }),
  ),
});

/** Wall-clock time of a day, e.g. `09:30`. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const plan = z.strictObject({
  audit: key,
  agreedOn: date,
  agreedWith: line,
  sessions: z.array(
    z.strictObject({
      day: date,
      start: time,
      end: time,
      kind: v.planKind,
      title: line,
      members: z.array(key),
      requirements: z.array(key),
      systems: z.array(key),
      auditees: z.array(line),
      site: key,
      room: anyLine,
      note: z.string(),
      remote: z.strictObject({ means: line, risks: text }).optional(),
      held: v.planHeld,
      heldText: text.optional(),
      deviationReason: text.optional(),
    }),
  ),
  meetings: z.array(
    z.strictObject({
      kind: v.meetingKind,
      heldOn: date,
      start: time,
      place: line,
      note: text,
      agenda: z.array(v.agendaPoint),
      attendance: z.array(z.strictObject({ name: line, jobTitle: line, organization: line })),
    }),
  ),
});

const evidence = z
  .strictObject({
    key,
    audit: key,
    title: line,
    kind: v.evidenceKind,
    source: line,
    receivedAt: instant,
    periodFrom: date.optional(),
    periodTo: date.optional(),
    versionOrDate: line,
    location: line,
    confidentiality: v.confidentiality,
    file: evidenceFile.nullable(),
    seenNotKept: z.boolean(),
  })
  .refine((one) => one.seenNotKept === (one.file === null), 'what is seen and not kept has no file');

const onDay = { on: date, by: key };
const step = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('issue'), ...onDay }),
  z.strictObject({ step: z.literal('record'), ...onDay }),
  z.strictObject({ step: z.literal('acknowledge'), ...onDay, auditee: key, understood: z.boolean(), view: text.optional() }),
  z.strictObject({
    step: z.literal('submitResponse'),
    ...onDay,
    auditee: key,
    correction: z.strictObject({ text, doneOn: date.nullable(), extent: text }),
    cause: z.strictObject({ text, method: v.causeMethod }),
    correctiveAction: z.strictObject({ text, owner: line, plannedFor: date }),
  }),
  z.strictObject({
    step: z.literal('reviewResponse'),
    ...onDay,
    verdicts: z.strictObject({ correction: v.verdict, cause: v.verdict, correctiveAction: v.verdict }),
    comment: text,
  }),
  z.strictObject({ step: z.literal('acceptPlan'), ...onDay }),
  z.strictObject({ step: z.literal('submitEvidence'), ...onDay, auditee: key, text, evidence: z.array(key) }),
  z.strictObject({ step: z.literal('verify'), ...onDay, method: v.verificationMethod, effective: z.boolean(), text }),
  z.strictObject({ step: z.literal('close'), ...onDay }),
]);

const finding = z.strictObject({
  key,
  audit: key,
  grade: v.grade,
  title: line,
  requirements: z.array(key).min(1),
  units: z.array(key).min(1),
  statement: text,
  objectiveEvidence: z.array(z.strictObject({ text, evidence: key.optional(), interview: key.optional() })),
  gradeReason: text,
  raisedBy: key,
  raisedOn: date,
  auditeeView: z.strictObject({ understood: z.boolean(), person: key, on: date, disagreement: text.nullable() }),
  answerBy: date.nullable(),
  verifiedBy: date.nullable(),
  steps: z.array(step),
});

/** A Statement of Applicability: the kept list that it was read from, and what was changed and decided about its rows. */
const soaVersion = z.strictObject({
  key,
  number: line,
  datedOn: date,
  approvedBy: line,
  approvedOn: date,
  note: text,
  evidence: key,
  /** The audit that judges by it. */
  audit: key,
  by: key,
  leaveOut: z.array(z.int().min(1)),
  rows: z.array(
    z.strictObject({
      ref: key,
      title: line.optional(),
      applicable: v.soaApplicable.optional(),
      inclusionGrounds: z.array(v.inclusionGround).optional(),
      inclusionText: text.optional(),
      exclusionGround: v.exclusionGround.optional(),
      exclusionText: text.optional(),
      linkedRisks: line.optional(),
      documents: line.optional(),
    }),
  ),
  decisions: z.array(z.strictObject({ ref: key, decision: z.enum(['accepted', 'concern']), note: text })),
});

export type SampleEngagement = z.infer<typeof engagement>;
export type SampleAudit = z.infer<typeof audit>;
export type SampleItem = z.infer<typeof checklist>['items'][number];
export type SampleInterview = z.infer<typeof interview>;
export type SamplePlan = z.infer<typeof plan>;
export type SampleEvidence = z.infer<typeof evidence>;
export type SampleFinding = z.infer<typeof finding>;
export type SampleSoaVersion = z.infer<typeof soaVersion>;
export type SampleStep = z.infer<typeof step>;

export interface Sample {
  readonly engagement: SampleEngagement;
  readonly audits: readonly SampleAudit[];
  /** Rows of the checklist by key of the audit. */
  readonly items: ReadonlyMap<string, readonly SampleItem[]>;
  readonly plan: SamplePlan;
  readonly interviews: readonly SampleInterview[];
  readonly evidence: readonly SampleEvidence[];
  readonly findings: readonly SampleFinding[];
  readonly soa: readonly SampleSoaVersion[];
  readonly stage1: SampleStage1;
}

/**
 * Reads and checks the sample. @param resources folder that holds `sample/`
 * @throws ZodError with the path of what does not fit: the installation is damaged, or the data was edited wrongly
 */
export function readSample(resources: string): Sample {
  const read = <S extends z.ZodType>(schema: S, name: string): z.output<S> =>
    schema.parse(JSON.parse(readFileSync(join(resources, 'sample', name), 'utf8')));
  return {
    engagement: read(engagement, 'engagement.json'),
    audits: read(z.array(audit), 'audits.json'),
    items: new Map([
      ['s1', read(checklist, 'stage-1.json').items],
      ['s2', [...read(checklist, 'stage-2-clauses.json').items, ...read(checklist, 'stage-2-controls.json').items]],
    ]),
    plan: read(plan, 'plan.json'),
    interviews: read(z.array(interview), 'interviews.json'),
    evidence: read(z.array(evidence), 'evidence.json'),
    findings: read(z.array(finding), 'findings.json'),
    soa: read(z.array(soaVersion), 'soa.json'),
    stage1: read(stage1Record, 'stage-1-record.json'),
  };
}
