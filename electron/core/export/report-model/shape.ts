/**
 * What a report prints, as plain JSON-able data: no pdfmake, no exceljs, no words of the layout. The PDF and the
 * workbook are made from the same model, so that their numbers agree. Instants are UTC, dates `YYYY-MM-DD`, auditor-days
 * hundredths of a day. The element numbers are those of ISO/IEC 17021-1 9.4.8.2 and 9.4.8.3.
 */

import type { FigureOrigin } from '../../../../shared/contract/audit-time.ts';
import type { Row } from '../../../../shared/model/entities.ts';
import type { FindingState } from '../../../../shared/model/finding-states.ts';
import type { CarriedResult } from '../../../../shared/model/finding-vocabulary.ts';
import type {
  ConcernTreatment,
  DocumentVerdict,
  ObjectiveState,
  ReadinessVerdict,
  Stage1Letter,
} from '../../../../shared/model/stage1-vocabulary.ts';
import type { AuditKind, Grade, PersonRole, Progress, ReportSection, ResultClass, UnitKind } from '../../../../shared/model/vocabulary.ts';
import type { Looks } from '../../../../shared/rules/coverage.ts';
import type { Readiness } from '../../../../shared/rules/readiness.ts';
import type { ReportSample } from './sample-shape.ts';

/** The result as the report prints it: the six classes, and in Stage 1 the three verdicts of a readiness review. */
export type PrintedResult = ResultClass | 'adequate' | 'area_of_concern' | 'not_reviewed';

/** Most serious first: the order of charts, keys and of "the worst result wins". */
export const printedResults: readonly PrintedResult[] = [
  'major',
  'minor',
  'area_of_concern',
  'opportunity',
  'conforms',
  'adequate',
  'not_sampled',
  'not_reviewed',
  'not_applicable',
];

/** A requirement as it is named in the report: `8.4`, `AI system impact assessment`. */
export interface NamedRequirement {
  readonly ref: string;
  readonly title: string;
  readonly shortTitle: string;
}

export interface ReportUnit {
  /** Short letters for tables: `ORG`, `LS`, `UTR`; unique inside the report. */
  readonly code: string;
  readonly label: string;
  readonly kind: UnitKind;
}

export interface ReportPerson {
  readonly name: string;
  readonly role: PersonRole;
  readonly title: string;
  /** The auditor under whom an auditor in training or a technical expert acted; empty for nobody. */
  readonly guidedBy: string;
}

/** What is on file of application and impartiality; what a consultancy has none of is empty. */
export interface ReportFile {
  readonly contacts: readonly string[];
  readonly obligations: readonly { readonly name: string; readonly reference: string; readonly bearsOn: string }[];
  /** `yes` with the organizations, in their period. */
  readonly consultancy: {
    readonly used: Row<'application'>['consultancyUsed'];
    readonly by: readonly { readonly organization: string; readonly fromOn: string | null; readonly toOn: string | null }[];
  };
  readonly review: {
    readonly outcome: Row<'application_review'>['outcome'];
    readonly on: string | null;
    readonly by: string;
    readonly justification: string;
  } | null;
  /** Members of this audit who take part in the certification, and how many of them declared. */
  readonly declared: { readonly members: number; readonly declared: number };
  /** Members of this audit who are on it in spite of a declaration (ISO/IEC 17021-1 5.2.10). */
  readonly overrides: readonly { readonly name: string; readonly justification: string; readonly by: string; readonly on: string }[];
  /** The client's say on the team (9.2.3.5). */
  readonly toldOn: string | null;
  readonly objections: readonly {
    readonly name: string;
    readonly text: string;
    readonly outcome: Row<'member_notice'>['outcome'];
    readonly why: string;
  }[];
}

export interface ObjectiveEvidenceLine {
  /** `a`, `b`, … `z`, `aa`. */
  readonly letter: string;
  readonly text: string;
  /** Number of the evidence or interview it rests on; empty when none was named. */
  readonly reference: string;
}

type Verdict = NonNullable<Row<'response'>['causeVerdict']>;

export interface ReportAnswer {
  readonly round: number;
  readonly submittedOn: string;
  readonly submittedBy: string;
  readonly correction: {
    readonly text: string;
    readonly extent: string;
    readonly doneOn: string | null;
    readonly verdict: Verdict | null;
  } | null;
  readonly cause: { readonly text: string; readonly method: Row<'cause'>['method']; readonly verdict: Verdict | null } | null;
  readonly correctiveAction: {
    readonly text: string;
    readonly owner: string;
    readonly plannedFor: string | null;
    readonly implementation: string;
    readonly implementedOn: string | null;
    readonly verdict: Verdict | null;
  } | null;
  readonly reviewComment: string;
  readonly reviewedByName: string;
  readonly reviewedOn: string | null;
}

export interface ReportVerification {
  readonly verifiedOn: string;
  readonly byName: string;
  readonly method: Row<'verification'>['method'];
  readonly effective: boolean;
  readonly text: string;
}

export interface ReportFinding {
  /** Number inside the audit, e.g. `NC-04`; `fullNumber` carries the audit, e.g. `S2-NC-04`. */
  readonly number: string;
  readonly fullNumber: string;
  readonly grade: Grade;
  /** What the audit's own scale calls it; empty in a certification, whose grades are those of the standard. */
  readonly ownGrade: string;
  readonly title: string;
  readonly statement: string;
  readonly gradeReason: string;
  readonly state: FindingState;
  readonly raisedByName: string;
  readonly raisedOn: string;
  readonly issuedOn: string | null;
  /** The main requirement first. */
  readonly requirements: readonly NamedRequirement[];
  readonly units: readonly string[];
  readonly objectiveEvidence: readonly ObjectiveEvidenceLine[];
  /** Numbers of evidence linked to the finding besides its objective evidence. */
  readonly furtherEvidence: readonly string[];
  readonly auditee: { readonly name: string; readonly on: string | null; readonly understood: boolean | null; readonly view: string };
  readonly answerBy: string | null;
  readonly verifyBy: string | null;
  readonly answers: readonly ReportAnswer[];
  readonly verifications: readonly ReportVerification[];
  readonly withdrawnReason: string;
}

export interface ChecklistLine extends NamedRequirement {
  readonly requirement: string;
  readonly kind: 'requirement' | 'control';
  readonly unit: ReportUnit;
  readonly result: PrintedResult | null;
  /** Conclusions of the same row on further standards. */
  readonly also: readonly { readonly requirement: string; readonly standard: string; readonly result: PrintedResult | null }[];
  readonly progress: Progress;
  readonly reason: string;
  /** Lines of notes, oldest first: what was examined and seen. To-dos of the auditor are left out. */
  readonly examined: readonly string[];
  /** Questions that the body asked of its own accord, beside those of the catalog, and whether each was asked on this row. */
  readonly questions: readonly { readonly list: Row<'own_question'>['list']; readonly text: string; readonly done: boolean }[];
  readonly evidence: readonly string[];
  readonly findings: readonly string[];
  /** Who noted it, each once; empty while nothing was noted. */
  readonly auditors: readonly { readonly name: string; readonly initials: string }[];
}

export interface CoverageLine extends NamedRequirement {
  readonly kind: 'requirement' | 'control';
  /** One per unit of `units`; `undecided` means on the checklist without a result, null does not concern the unit. */
  readonly cells: readonly (PrintedResult | 'undecided' | null)[];
}

/** How much of a clause or area was seen for a unit. */
export interface SeenCell {
  readonly seen: number;
  readonly planned: number;
  /** Records of samples that were examined here. */
  readonly samples: number;
  readonly state: 'seen' | 'partly' | 'hole' | 'left_out' | 'excluded';
}

/** What was looked at, how often, and what was not: `cells` has one per unit, null where nothing was planned. */
export interface ReportSeen {
  readonly seen: number;
  readonly planned: number;
  readonly leftOut: number;
  readonly looks: Looks;
  readonly groups: readonly { readonly ref: string; readonly title: string; readonly cells: readonly (SeenCell | null)[] }[];
  /** In words, the gravest first. */
  readonly holes: readonly string[];
}

/** An integrated audit: the results of one standard, each requirement once by its most serious result. */
export interface StandardResults {
  readonly name: string;
  readonly total: number;
  readonly undecided: number;
  readonly counts: Readonly<Record<PrintedResult, number>>;
}

/** Requirements of one clause or area, each counted once by its most serious result. */
export interface ClassCounts {
  readonly ref: string;
  readonly title: string;
  readonly total: number;
  /** Requirements on the checklist that have no result yet. */
  readonly undecided: number;
  readonly counts: Readonly<Record<PrintedResult, number>>;
}

export interface ReportEvidence {
  readonly number: string;
  readonly title: string;
  readonly kind: Row<'evidence'>['kind'];
  readonly source: string;
  readonly receivedAt: string;
  readonly versionOrDate: string;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly location: string;
  readonly confidentiality: Row<'evidence'>['confidentiality'];
  readonly content: Row<'evidence'>['content'];
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string | null;
}

export interface ReportInterview {
  readonly number: string;
  readonly title: string;
  /** Function of the person: what papers print that leave the team. */
  readonly role: string;
  /** For internal copies alone; empty when the name is hidden. */
  readonly name: string;
  readonly nameHidden: boolean;
  /** References of what was heard, as the lines name it. */
  readonly requirements: readonly string[];
  readonly place: string;
  readonly means: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** An area of concern of Stage 1, and in a later audit what became of it. */
export interface AreaOfConcern extends NamedRequirement {
  /** `AOC-2`. */
  readonly number: string;
  readonly unit: string;
  readonly name: string;
  /** Its text; what was noted on its row of the checklist where it has none. */
  readonly concern: readonly string[];
  /** What could become of it in Stage 2. */
  readonly outlook: string;
  /** Null in the report of the Stage 1 that raised it. */
  readonly treated: {
    readonly treatment: ConcernTreatment;
    readonly text: string;
    readonly by: string;
    readonly on: string | null;
    /** Number of the finding inside the audit; empty when it became none. */
    readonly finding: string;
    readonly evidence: readonly string[];
  } | null;
}

/** The record of a Stage 1 (ISO/IEC 17021-1 9.3.1.2.2, 9.3.1.2.3). */
export interface ReportStage1 {
  readonly objectives: readonly {
    readonly objective: Stage1Letter;
    readonly state: ObjectiveState;
    readonly text: string;
    readonly evidence: readonly string[];
  }[];
  readonly verdict: ReadinessVerdict;
  readonly concludedBy: string;
  readonly concludedOn: string | null;
  readonly communicatedTo: string;
  readonly communicatedOn: string | null;
  readonly documents: readonly {
    readonly title: string;
    readonly version: string;
    readonly datedOn: string | null;
    /** References of the requirements that it answers. */
    readonly refs: readonly string[];
    readonly verdict: DocumentVerdict;
    readonly reason: string;
    readonly evidence: string;
    readonly reviewedBy: string;
    readonly reviewedOn: string | null;
  }[];
  /** Documented information that the standard asks for and that no document answers. */
  readonly notReviewed: readonly { readonly ref: string; readonly title: string }[];
}

/** What was settled between the stages (9.3.1.2.4). */
export interface ReportGate extends Omit<Row<'stage2_gate'>, 'id' | 'auditId' | 'competenceById' | 'validityById'> {
  readonly stage1: string;
  readonly stage1EndsOn: string | null;
  readonly days: number | null;
  readonly noticed: readonly string[];
}

export interface ReportElement {
  readonly element: number;
  readonly title: string;
  readonly standing: 'present' | 'missing' | 'does_not_apply';
  readonly detail: string;
}

export interface LedgerHead {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

export interface ReportSystem
  extends Pick<
    Row<'ai_system'>,
    | 'name'
    | 'version'
    | 'reference'
    | 'businessUnit'
    | 'purpose'
    | 'isoRoles'
    | 'aiActRoles'
    | 'riskLevel'
    | 'impactLevel'
    | 'aiActClass'
    | 'aiActLawVersion'
    | 'model'
    | 'owner'
    | 'status'
    | 'lifeCycleStage'
    | 'impactAssessmentRef'
    | 'impactAssessedOn'
    | 'inScope'
    | 'scopeReason'
  > {
  /** Names of the sites where it is used or made. */
  readonly sites: readonly string[];
}

/** A control that the audit treats as not applicable, with its ground. */
export interface ReportExclusion {
  readonly ref: string;
  readonly title: string;
  readonly reason: string;
}

/** The Statement of Applicability that the audit judges by. */
export interface ReportSoa extends Pick<Row<'soa_version'>, 'number' | 'datedOn' | 'approvedBy' | 'approvedOn'> {
  /** Number of the evidence it was read from; empty when it was entered here. */
  readonly evidence: string;
  readonly controls: number;
  readonly applicable: number;
  readonly excluded: number;
  /** Controls of Annex A that it does not name. */
  readonly missing: readonly string[];
  readonly concerns: readonly { readonly ref: string; readonly title: string; readonly note: string }[];
  /** In the order of Annex A, then what is no control of it. */
  readonly rows: readonly (Pick<
    Row<'soa_item'>,
    'applicable' | 'inclusionGrounds' | 'exclusionGround' | 'linkedRisks' | 'implementation' | 'auditorNote' | 'decision'
  > & {
    readonly ref: string;
    /** Of Annex A; the client's where Annex A has no such control. */
    readonly title: string;
    readonly writtenTitle: string;
    /** False for a control that the client's list does not name. */
    readonly named: boolean;
    /** Reason for inclusion, or justification of the exclusion. */
    readonly text: string;
  })[];
}

export interface ReportVersion {
  readonly number: string;
  readonly issuedOn: string;
  readonly issuedByName: string;
  readonly changes: string;
}

export interface ReportIssue extends ReportVersion {
  readonly distribution: readonly string[];
  readonly earlier: readonly ReportVersion[];
}

/** A nonconformity of an earlier audit, with what this one found about it; null: it is not on this audit's list. */
export interface ReportEarlierFinding extends ReportFinding {
  readonly carried: {
    readonly result: CarriedResult;
    readonly text: string;
    readonly concludedOn: string | null;
    readonly byName: string;
  } | null;
}

/** A line of the calculation as the screen shows it. */
export interface ReportTimeLine {
  readonly label: string;
  readonly input: string;
  readonly days: number;
  readonly justification: string | null;
  readonly source: string;
  readonly status: FigureOrigin;
}

/** Audit time: how it was worked out, what was planned and taken, and why. */
export interface ReportAuditTime {
  readonly title: string;
  readonly part: string;
  readonly requiredHundredths: number | null;
  readonly required: string;
  readonly lines: readonly ReportTimeLine[];
  readonly shares: readonly ReportTimeLine[];
  readonly taken: readonly ReportTimeLine[];
  readonly approved: { readonly by: string; readonly on: string; readonly changedSince: boolean } | null;
  readonly warnings: readonly string[];
  /** What the body notes for the whole calculation. */
  readonly note: string;
}

export interface ReportModel {
  readonly format: 1;
  readonly program: { readonly name: string; readonly version: string };
  readonly language: 'en';
  readonly generatedAt: string;
  /** Day of `generatedAt` in the zone of the audit. */
  readonly generatedOn: string;
  readonly timeZone: string;
  /** The version that is being issued, and those before it; null for one that is only printed. */
  readonly issue: ReportIssue | null;
  /** A draft until it is issued; elements that are missing and drafts among the findings stand in the way of that. */
  readonly draft: { readonly is: boolean; readonly missing: readonly ReportElement[]; readonly draftFindings: readonly string[] };
  /** Words of the audit's own scale for results, where it has one (gap analysis, internal audit). */
  readonly scale: Readonly<Partial<Record<PrintedResult, string>>> | null;
  /** What the grades of that scale mean: `High: …`. */
  readonly scaleMeanings: readonly string[];
  /** How ready the system is, of a gap analysis. */
  readonly readiness: Readiness | null;
  /** What a client's copy leaves out, in words; null in the full report. */
  readonly copy: { readonly said: readonly string[] } | null;
  readonly engagement: {
    readonly id: string;
    readonly kind: Row<'engagement'>['kind'];
    readonly cycle: Row<'engagement'>['cycle'];
    readonly standard: string;
    readonly edition: string;
    readonly scopeStatement: string;
    readonly headcount: number | null;
    readonly aiRoles: Row<'engagement'>['aiRoles'];
  };
  readonly client: {
    readonly name: string;
    readonly legalName: string;
    readonly address: string;
    readonly description: string;
    readonly representativeName: string;
    readonly representativeRole: string;
  };
  readonly body: { readonly name: string; readonly address: string };
  readonly audit: {
    readonly id: string;
    readonly kind: AuditKind;
    readonly number: string;
    readonly title: string;
    readonly criteria: string;
    readonly objectives: string;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
    readonly places: string;
    readonly plannedHundredths: number | null;
    readonly actualHundredths: number | null;
  };
  /** Null while nothing is kept about the time of the audit. */
  readonly auditTime: ReportAuditTime | null;
  readonly team: readonly ReportPerson[];
  readonly leadAuditor: string;
  readonly texts: Readonly<Partial<Record<ReportSection, string>>>;
  readonly file: ReportFile;
  readonly sites: readonly Pick<Row<'site'>, 'name' | 'address' | 'activities' | 'headcount' | 'shifts' | 'centralFunction'>[];
  readonly systems: readonly ReportSystem[];
  readonly units: readonly ReportUnit[];
  readonly totals: {
    readonly majors: number;
    readonly minors: number;
    readonly opportunities: number;
    readonly areasOfConcern: number;
    readonly adequate: number;
    /** Requirements and controls on the checklist, each once. */
    readonly requirements: number;
    readonly clauseRequirements: number;
    readonly controls: number;
    readonly notApplicable: number;
    readonly notSampled: number;
    readonly undecided: number;
    /** Requirements that apply and have a result of the audit team. */
    readonly examined: number;
    readonly clauseExamined: number;
    readonly controlsExamined: number;
  };
  readonly clauses: readonly ClassCounts[];
  readonly areas: readonly ClassCounts[];
  /** All findings of the audit that are not withdrawn, majors first. */
  readonly findings: readonly ReportFinding[];
  readonly withdrawn: readonly ReportFinding[];
  /** Nonconformities of earlier audits of the engagement, with their state and verification. */
  readonly earlierFindings: readonly ReportEarlierFinding[];
  readonly areasOfConcern: readonly AreaOfConcern[];
  /** Null in every report that is no Stage 1's. */
  readonly stage1: ReportStage1 | null;
  /** Null where no Stage 1 goes before. */
  readonly gate: ReportGate | null;
  readonly excludedControls: readonly ReportExclusion[];
  /** Null when the audit pins no version. */
  readonly soa: ReportSoa | null;
  readonly notSampled: readonly { readonly ref: string; readonly title: string; readonly unit: string; readonly reason: string }[];
  readonly checklist: readonly ChecklistLine[];
  readonly coverage: readonly CoverageLine[];
  readonly seen: ReportSeen;
  /** Drawn samples only, in their order. */
  readonly samples: readonly ReportSample[];
  /** Empty for an audit on one standard. */
  readonly standards: readonly StandardResults[];
  readonly evidence: readonly ReportEvidence[];
  readonly interviews: readonly ReportInterview[];
  readonly elements: readonly ReportElement[];
  readonly ledger: { readonly entries: number; readonly heads: readonly LedgerHead[] };
}
