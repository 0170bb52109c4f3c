/**
 * The life of a nonconformity as one table: from which state a step may be taken, by whom, and where it leads.
 * Sources: ISO/IEC 17021-1 9.4.5 (recording), 9.4.9 and 9.4.10 (cause, correction, corrective action, verification),
 * 9.5.2 and 9.5.3 (what must be done before a decision), 9.6.5 (what follows when it is not done).
 */
import { z } from 'zod';
import type { EngagementKind, Grade, PersonRole } from './vocabulary.ts';

export const findingState = z.enum([
  'draft',
  'issued',
  'acknowledged',
  'disputed',
  'response_due',
  'response_submitted',
  'under_review',
  'rejected',
  'plan_accepted',
  'implementation',
  'evidence_submitted',
  'verification',
  'not_effective',
  'closed',
  'recorded',
  'withdrawn',
]);
export type FindingState = z.infer<typeof findingState>;

/** Steps that move a finding to another state, then those that leave a record and move it only where a dispute ends. */
export const findingStep = z.enum([
  'issue',
  'record',
  'acknowledge',
  'dispute',
  'submit_response',
  'review_response',
  'accept_plan',
  'submit_evidence',
  'verify',
  'close',
  'reopen',
  'withdraw',
  'resolve_dispute',
  'amend',
  'regrade',
  'escalate',
]);
export type FindingStep = z.infer<typeof findingStep>;

export interface StepRule {
  readonly from: readonly FindingState[];
  /** The state that follows; where the step itself decides (a review, a verification), the possible ones. Empty: it stays. */
  readonly to: readonly FindingState[];
  readonly grades: readonly Grade[];
  /** Who takes it in a certification. In a consultancy the consultant takes every step as well. */
  readonly roles: readonly PersonRole[];
  readonly needsReason: boolean;
  /** Clause of ISO/IEC 17021-1 that the rule rests on. */
  readonly clause: string;
}

const nonconformity: readonly Grade[] = ['major', 'minor'];
const every: readonly Grade[] = ['major', 'minor', 'opportunity'];
const team: readonly PersonRole[] = ['lead_auditor', 'auditor'];
const teamAndOffice: readonly PersonRole[] = ['lead_auditor', 'auditor', 'body_administrator'];
/** What was recorded stays with those who audit and the office: who decides has no part in the audit (ISO/IEC 17021-1 9.5.1). */
const leadAndOffice: readonly PersonRole[] = ['lead_auditor', 'body_administrator'];
/**
 * Who speaks for the body: a client neither withdraws nor regrades (ISO/IEC 17021-1 9.4.5.4). The decision maker is one of
 * them, for a second Stage 2, a suspension or an appeal is the body's decision (9.5.3.2, 9.6.5); `review-mode` lets them.
 */
const body: readonly PersonRole[] = [...leadAndOffice, 'decision_maker'];

/** Issued and neither done nor taken back. */
const pending: readonly FindingState[] = [
  'issued',
  'acknowledged',
  'disputed',
  'response_due',
  'response_submitted',
  'under_review',
  'rejected',
  'plan_accepted',
  'implementation',
  'evidence_submitted',
  'verification',
  'not_effective',
];

export const findingSteps: Readonly<Record<FindingStep, StepRule>> = {
  issue: { from: ['draft'], to: ['issued'], grades: nonconformity, roles: team, needsReason: false, clause: '9.4.5.3' },
  record: { from: ['draft'], to: ['recorded'], grades: ['opportunity'], roles: team, needsReason: false, clause: '9.4.5.2' },
  acknowledge: {
    from: ['issued', 'disputed'],
    to: ['acknowledged'],
    grades: nonconformity,
    roles: teamAndOffice,
    needsReason: false,
    clause: '9.4.5.3',
  },
  dispute: {
    from: ['issued', 'acknowledged'],
    to: ['disputed'],
    grades: nonconformity,
    roles: teamAndOffice,
    needsReason: true,
    clause: '9.4.5.4',
  },
  submit_response: {
    from: ['acknowledged', 'disputed', 'response_due', 'rejected', 'not_effective'],
    to: ['response_submitted'],
    grades: nonconformity,
    roles: teamAndOffice,
    needsReason: false,
    clause: '9.4.9',
  },
  review_response: {
    from: ['response_submitted', 'under_review'],
    to: ['under_review', 'rejected'],
    grades: nonconformity,
    roles: team,
    needsReason: false,
    clause: '9.4.10',
  },
  accept_plan: {
    // A file of an older version holds judged responses under `response_submitted`; the three verdicts are asked for anyway.
    from: ['response_submitted', 'under_review'],
    to: ['plan_accepted'],
    grades: nonconformity,
    roles: team,
    needsReason: false,
    clause: '9.4.10',
  },
  submit_evidence: {
    from: ['plan_accepted', 'implementation', 'not_effective'],
    to: ['evidence_submitted', 'implementation'],
    grades: nonconformity,
    roles: teamAndOffice,
    needsReason: false,
    clause: '9.4.10',
  },
  verify: {
    from: ['evidence_submitted'],
    to: ['verification', 'not_effective'],
    grades: nonconformity,
    roles: team,
    needsReason: false,
    clause: '9.4.10',
  },
  close: { from: ['verification'], to: ['closed'], grades: nonconformity, roles: team, needsReason: false, clause: '9.4.10' },
  reopen: { from: ['closed'], to: ['response_due'], grades: nonconformity, roles: leadAndOffice, needsReason: true, clause: '9.4.10' },
  withdraw: {
    from: ['draft', 'issued', 'acknowledged', 'disputed', 'recorded'],
    to: ['withdrawn'],
    grades: every,
    roles: [...body, 'auditor'],
    needsReason: true,
    clause: '9.4.5.4',
  },
  resolve_dispute: {
    from: ['disputed'],
    to: ['issued', 'acknowledged', 'response_due', 'disputed'],
    grades: nonconformity,
    roles: body,
    needsReason: true,
    clause: '9.4.5.4',
  },
  amend: { from: [...pending, 'recorded'], to: [], grades: every, roles: leadAndOffice, needsReason: true, clause: '9.4.5.3' },
  regrade: { from: pending, to: [], grades: nonconformity, roles: body, needsReason: true, clause: '9.4.5.4' },
  escalate: { from: pending, to: [], grades: nonconformity, roles: body, needsReason: true, clause: '9.6.5' },
};

/** Who may take a step: in a consultancy there is no body, and the consultant stands in for it. */
export function rolesOf(step: FindingStep, kind: EngagementKind): readonly PersonRole[] {
  const { roles } = findingSteps[step];
  return kind === 'consultancy' ? [...roles, 'consultant'] : roles;
}

/** The steps that can be taken next, given state and grade; roles are checked apart, so that a refusal can name them. */
export function stepsFrom(state: FindingState, grade: Grade): FindingStep[] {
  return findingStep.options.filter((step) => {
    const rule = findingSteps[step];
    return rule.from.includes(state) && rule.grades.includes(grade);
  });
}

/** Statement, evidence and grade of these may only change by a versioned amendment (ISO/IEC 17021-1 9.4.5.3). */
export function isLocked(state: FindingState): boolean {
  return state !== 'draft';
}

const finished: readonly FindingState[] = ['closed', 'recorded', 'withdrawn'];

/** Something still has to be done about it. */
export function isOpen(state: FindingState): boolean {
  return !finished.includes(state);
}

/** The client has it and it is neither done nor taken back: what a later audit has to look at. */
export function isPending(state: FindingState): boolean {
  return pending.includes(state);
}
