/**
 * What sends a file back from the decision, as checks. Each names its clause of ISO/IEC 17021-1 (or of ISO/IEC 42001
 * where said so) and where it is put right. Blocking ones stand in the way of a decision until they pass or are
 * overridden with a reason and a name. Pure: the facts are gathered elsewhere.
 */
import type { DecisionOutcome, GateKey, GateSeverity } from '../model/decision-vocabulary.ts';
import type { FindingState } from '../model/finding-states.ts';
import type { AuditKind, Grade } from '../model/vocabulary.ts';
import { addMonths } from './deadlines.ts';

export interface GateFinding {
  readonly number: string;
  readonly grade: Grade;
  readonly state: FindingState;
  readonly requirements: number;
  readonly objectiveEvidence: number;
}

export interface GateFacts {
  readonly kind: AuditKind;
  readonly today: string;
  /** Last day of the audit. */
  readonly endsOn: string | null;
  /** Whether the application was reviewed and accepted; null where that is not asked for. */
  readonly applicationAccepted: boolean | null;
  /** Competences that nobody has, by who needs them. */
  readonly competenceGaps: readonly string[];
  /** People of audit, review and decision without a declaration, or with a conflict that nobody justified. */
  readonly impartialityGaps: readonly string[];
  /** Auditor-days in hundredths; null where none were recorded. */
  readonly time: {
    readonly required: number | null;
    readonly planned: number | null;
    readonly used: number | null;
    /** Somebody approved the calculation, and nothing in it changed since. */
    readonly approved: boolean;
    readonly plannedReason: string;
    readonly usedReason: string;
  };
  readonly planAgreed: boolean;
  readonly openingHeld: boolean;
  readonly closingHeld: boolean;
  /** Null where no Stage 1 belongs to the audit. */
  readonly stage1: {
    readonly reportIssued: boolean;
    readonly openConcerns: readonly string[];
    readonly gateSettled: boolean;
  } | null;
  /** Elements that the report lacks. */
  readonly missingElements: number;
  /** Number of the report that stands; null when none was issued or the audit was opened again. */
  readonly report: string | null;
  /** Records that were changed after it was issued and that it rests on. */
  readonly changedSinceReport: number;
  readonly rows: { readonly total: number; readonly undecided: number; readonly notSampledWithoutReason: number };
  readonly coverageHoles: number;
  readonly findings: readonly GateFinding[];
  /** Scope wording and boundary: what the checks warn of. */
  readonly scopeWarnings: readonly string[];
  readonly scopeStated: boolean;
  readonly aiRoles: number;
  /** Number of the Statement of Applicability that was audited, the newest on file, and on the certificate. */
  readonly soa: { readonly audited: string | null; readonly newest: string | null; readonly certificate: string | null };
  readonly remoteSessions: number;
  readonly ictDescribed: boolean;
  readonly openQuestions: readonly string[];
  /** Whether somebody apart from the audit has to review and decide (9.5.1, 9.6.1). */
  readonly apartNeeded: boolean;
  /** Months within which majors of an initial audit are verified (9.5.3.2). */
  readonly majorMonths: number;
  readonly teamIds: readonly string[];
  readonly reviewer: { readonly id: string; readonly name: string; readonly concluded: boolean } | null;
  readonly decider: { readonly id: string; readonly name: string } | null;
  readonly decidedOn: string | null;
  readonly certificate: { readonly effectiveOn: string | null; readonly expiresOn: string | null } | null;
}

export type GateStatus = 'passed' | 'fails' | 'does_not_apply';
/** Part of the program where a check is put right. */
export type GatePlace =
  | 'client'
  | 'team'
  | 'auditTime'
  | 'plan'
  | 'stage1'
  | 'reports'
  | 'fieldWork'
  | 'coverage'
  | 'findings'
  | 'scope'
  | 'applicability'
  | 'decision';

export interface Gate {
  readonly key: GateKey;
  readonly status: GateStatus;
  readonly severity: GateSeverity;
  readonly clause: string;
  readonly place: GatePlace;
  /** What fails: numbers or names, in the order of the file. */
  readonly what: readonly string[];
}

interface Rule {
  readonly severity: GateSeverity;
  readonly clause: string;
  readonly place: GatePlace;
  /** Null: does not apply. Empty: passed. Otherwise what fails. */
  readonly fails: (facts: GateFacts) => readonly string[] | null;
}

const when = (fails: boolean, what: string | number = ''): string[] => (fails ? [String(what)] : []);
const hundredthsAsDays = (hundredths: number): string => String(hundredths / 100);
const alive = ({ state }: GateFinding): boolean => state !== 'withdrawn';
const ofGrade = (facts: GateFacts, grade: Grade): GateFinding[] => facts.findings.filter((one) => one.grade === grade && alive(one));
const numbers = (findings: readonly GateFinding[]): string[] => findings.map(({ number }) => number);

/** A major counts as settled once its verification is recorded as effective (9.5.2 b). */
const verified: readonly FindingState[] = ['verification', 'closed'];
/** A minor needs a reviewed and accepted plan (9.5.2 c); every state after it holds one. */
const planned: readonly FindingState[] = [
  'plan_accepted',
  'implementation',
  'evidence_submitted',
  'verification',
  'not_effective',
  'closed',
];
const needsCertificate: readonly AuditKind[] = ['stage_2', 'recertification', 'transfer'];

/** Audits that end with a decision: Stage 1 ends with a conclusion on readiness, and a consultancy decides nothing. */
export const decidedKinds: readonly AuditKind[] = ['stage_2', 'surveillance', 'recertification', 'special', 'transfer'];

/**
 * A surveillance may be concluded by the body on the positive conclusion of its team leader alone; a major brings in
 * somebody apart from the audit (9.6.1). A body may want that always.
 */
export const needsApart = (kind: AuditKind, findings: readonly GateFinding[], always: readonly AuditKind[]): boolean =>
  kind !== 'surveillance' || always.includes(kind) || findings.some((one) => one.grade === 'major' && alive(one));

function timeUsed({ time }: GateFacts): string[] {
  if (time.planned === null || time.used === null) return ['–'];
  const differs = time.used !== time.planned && time.usedReason.trim() === '';
  return when(differs, `${hundredthsAsDays(time.planned)} → ${hundredthsAsDays(time.used)}`);
}

function timeJustified({ time }: GateFacts): string[] {
  if (time.required === null || !time.approved) return ['–'];
  const less = time.planned !== null && time.planned < time.required && time.plannedReason.trim() === '';
  return when(less, `${hundredthsAsDays(time.required)} → ${hundredthsAsDays(time.planned ?? 0)}`);
}

function soaSame({ soa }: GateFacts): string[] {
  if (soa.audited === null) return ['–'];
  const others = [soa.newest, soa.certificate].filter((one): one is string => one !== null && one !== soa.audited);
  return others.length === 0 ? [] : [soa.audited, ...new Set(others)];
}

function certificateDates({ kind, certificate, decidedOn }: GateFacts): string[] | null {
  if (!needsCertificate.includes(kind)) return null;
  if (certificate === null || certificate.effectiveOn === null || certificate.expiresOn === null) return ['–'];
  const early = decidedOn !== null && certificate.effectiveOn < decidedOn;
  return when(early || certificate.expiresOn <= certificate.effectiveOn, `${certificate.effectiveOn} – ${certificate.expiresOn}`);
}

/** Majors of an initial audit that are not verified six months after its last day: Stage 2 is done again (9.5.3.2). */
function sixMonths(facts: GateFacts): string[] | null {
  if (facts.kind !== 'stage_2' || facts.endsOn === null) return null;
  const late = ofGrade(facts, 'major').filter(({ state }) => !verified.includes(state));
  return facts.today > addMonths(facts.endsOn, facts.majorMonths) ? numbers(late) : [];
}

const rules: { readonly [K in GateKey]: Rule } = {
  application: {
    severity: 'blocking',
    clause: '9.1.2, 9.5.3.1',
    place: 'client',
    fails: ({ applicationAccepted }) => (applicationAccepted === null ? null : when(!applicationAccepted, '–')),
  },
  competence: { severity: 'blocking', clause: '7.1.2, 9.2.2.1', place: 'team', fails: ({ competenceGaps }) => competenceGaps },
  impartiality: { severity: 'blocking', clause: '5.2.10, 5.2.13', place: 'team', fails: ({ impartialityGaps }) => impartialityGaps },
  time_justified: { severity: 'blocking', clause: '9.1.4', place: 'auditTime', fails: timeJustified },
  time_used: { severity: 'warning', clause: '9.4.8.2 g', place: 'auditTime', fails: timeUsed },
  plan_agreed: { severity: 'warning', clause: '9.2.3.4', place: 'plan', fails: ({ planAgreed }) => when(!planAgreed, '–') },
  meetings_held: {
    severity: 'warning',
    clause: '9.4.2, 9.4.7',
    place: 'plan',
    fails: ({ openingHeld, closingHeld }) => when(!(openingHeld && closingHeld), '–'),
  },
  stage1_report: {
    severity: 'blocking',
    clause: '9.3.1.2.3',
    place: 'stage1',
    fails: ({ stage1 }) => (stage1 === null ? null : when(!stage1.reportIssued, '–')),
  },
  concerns_answered: {
    severity: 'blocking',
    clause: '9.3.1.2.3, 9.3.1.4',
    place: 'stage1',
    fails: ({ stage1 }) => (stage1 === null ? null : stage1.openConcerns),
  },
  stage2_gate: {
    severity: 'warning',
    clause: '9.3.1.2.4',
    place: 'stage1',
    fails: ({ stage1 }) => (stage1 === null ? null : when(!stage1.gateSettled, '–')),
  },
  report_issued: {
    severity: 'blocking',
    clause: '9.4.8, 9.5.3.1',
    place: 'reports',
    fails: ({ report, missingElements }) => when(report === null, missingElements),
  },
  report_current: {
    severity: 'warning',
    clause: '9.5.2',
    place: 'reports',
    fails: ({ report, changedSinceReport }) => (report === null ? null : when(changedSinceReport > 0, changedSinceReport)),
  },
  rows_concluded: {
    severity: 'blocking',
    clause: '9.3.1.3, 9.4.6',
    place: 'fieldWork',
    fails: ({ rows }) =>
      when(rows.total === 0 || rows.undecided + rows.notSampledWithoutReason > 0, rows.undecided + rows.notSampledWithoutReason),
  },
  coverage_holes: {
    severity: 'warning',
    clause: '9.3.1.3, 9.4.4',
    place: 'coverage',
    fails: ({ coverageHoles }) => when(coverageHoles > 0, coverageHoles),
  },
  findings_grounded: {
    severity: 'blocking',
    clause: '9.4.5.3',
    place: 'findings',
    fails: (facts) =>
      numbers(
        facts.findings.filter(
          (one) => alive(one) && one.grade !== 'opportunity' && (one.requirements === 0 || one.objectiveEvidence === 0),
        ),
      ),
  },
  drafts: {
    severity: 'blocking',
    clause: '9.4.5',
    place: 'findings',
    fails: (facts) => numbers(facts.findings.filter(({ state }) => state === 'draft')),
  },
  diverging_views: {
    severity: 'warning',
    clause: '9.4.5.4, 9.4.7',
    place: 'findings',
    fails: (facts) => numbers(facts.findings.filter(({ state }) => state === 'disputed')),
  },
  majors_verified: {
    severity: 'blocking',
    clause: '9.5.2 b',
    place: 'findings',
    fails: (facts) => numbers(ofGrade(facts, 'major').filter(({ state }) => !verified.includes(state))),
  },
  six_months: { severity: 'blocking', clause: '9.5.3.2', place: 'findings', fails: sixMonths },
  minors_planned: {
    severity: 'blocking',
    clause: '9.5.2 c',
    place: 'findings',
    fails: (facts) => numbers(ofGrade(facts, 'minor').filter(({ state }) => !planned.includes(state))),
  },
  scope_wording: {
    severity: 'warning',
    clause: '8.2.2 f, 9.4.8.3 b',
    place: 'scope',
    fails: ({ scopeStated, scopeWarnings }) => (scopeStated ? scopeWarnings : ['–']),
  },
  roles_stated: { severity: 'warning', clause: 'ISO/IEC 42001 4.1', place: 'client', fails: ({ aiRoles }) => when(aiRoles === 0, '–') },
  soa_same: { severity: 'blocking', clause: 'ISO/IEC 42001 6.1.3', place: 'applicability', fails: soaSame },
  remote_described: {
    severity: 'warning',
    clause: 'IAF MD 4',
    place: 'reports',
    fails: ({ remoteSessions, ictDescribed }) => (remoteSessions === 0 ? null : when(!ictDescribed, remoteSessions)),
  },
  questions_answered: { severity: 'blocking', clause: '9.5.1.4', place: 'decision', fails: ({ openQuestions }) => openQuestions },
  reviewer_independent: {
    severity: 'blocking',
    clause: '9.5.1.1, 9.5.2',
    place: 'decision',
    fails: ({ apartNeeded, reviewer, teamIds }) => {
      if (!apartNeeded) return null;
      return reviewer === null || !reviewer.concluded ? ['–'] : when(teamIds.includes(reviewer.id), reviewer.name);
    },
  },
  decider_independent: {
    severity: 'blocking',
    clause: '9.5.1.1',
    place: 'decision',
    fails: ({ apartNeeded, decider, teamIds }) => {
      if (!apartNeeded) return null;
      return decider === null ? ['–'] : when(teamIds.includes(decider.id), decider.name);
    },
  },
  certificate_dates: { severity: 'blocking', clause: '8.2.2 b, c', place: 'decision', fails: certificateDates },
};

/** What nobody may pass over: who decides must not have audited (9.5.1.1), whatever the reason. */
export const neverOverridden: readonly GateKey[] = ['reviewer_independent', 'decider_independent', 'questions_answered'];

/** Checks that guard the independent evaluation (9.5) or impartiality (5.2): who was on the audit passes over none of them. */
export const overriddenApart: readonly GateKey[] = [
  'application',
  'competence',
  'impartiality',
  'report_issued',
  'majors_verified',
  'six_months',
  'minors_planned',
  'certificate_dates',
];

/**
 * All checks in their order.
 * @param severities what the body takes as blocking or as a warning other than proposed; those nobody may pass over block always
 */
export function gatesOf(facts: GateFacts, severities: ReadonlyMap<GateKey, GateSeverity> = new Map()): Gate[] {
  return (Object.entries(rules) as [GateKey, Rule][]).map(([key, { severity, clause, place, fails }]) => {
    const what = fails(facts);
    return {
      key,
      severity: neverOverridden.includes(key) ? severity : (severities.get(key) ?? severity),
      clause,
      place,
      status: what === null ? 'does_not_apply' : what.length === 0 ? 'passed' : 'fails',
      what: what ?? [],
    };
  });
}

/** Checks that only matter once it is decided to grant. */
const onlyForGranting: readonly GateKey[] = ['majors_verified', 'six_months', 'minors_planned', 'certificate_dates', 'soa_same'];

/** Checks that the review itself settles: the pack goes to the reviewer before they can pass. */
const settledByReview: readonly GateKey[] = ['reviewer_independent', 'questions_answered'];

const inTheWay = (gates: readonly Gate[], overridden: ReadonlySet<GateKey>) =>
  gates.filter(({ key, severity, status }) => severity === 'blocking' && status === 'fails' && !overridden.has(key));

/** Checks that stand in the way of a decision: blocking, failing, and not overridden. A refusal needs no verified major. */
export function standingInTheWay(gates: readonly Gate[], overridden: ReadonlySet<GateKey>, outcome: DecisionOutcome): Gate[] {
  const granting = outcome === 'grant' || outcome === 'grant_with_conditions';
  return inTheWay(gates, overridden).filter(({ key }) => granting || !onlyForGranting.includes(key));
}

/** Checks that stand in the way of sealing a pack. */
export const standingBeforePack = (gates: readonly Gate[], overridden: ReadonlySet<GateKey>): Gate[] =>
  inTheWay(gates, overridden).filter(({ key }) => !settledByReview.includes(key));

const asCount = (what: readonly string[]): number | null => {
  const [only] = what;
  return what.length === 1 && only !== undefined && /^\d+$/.test(only) ? Number(only) : null;
};

/** An override was given for what failed then: it holds as long as nothing else fails, and no more of it. */
export function overrideHolds(
  gate: Pick<Gate, 'key' | 'what'>,
  override: { readonly gate: GateKey; readonly what: readonly string[] },
): boolean {
  if (override.gate !== gate.key) return false;
  const [now, then] = [asCount(gate.what), asCount(override.what)];
  if (now !== null && then !== null) return now <= then;
  return gate.what.every((one) => override.what.includes(one));
}
