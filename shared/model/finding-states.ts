/**
 * The life of a nonconformity as one table: from which state a step may be taken, by whom, and where it leads.
 * Sources: ISO/IEC 17021-1 9.4.5 (recording), 9.4.9 and 9.4.10 (cause, correction, corrective action, verification),
 * 9.5.2 (what must be done before a decision).
 */
import { z } from 'zod';
import type { Grade, PersonRole } from './vocabulary.ts';

export const findingState = z.enum([
  'draft',
  'issued',
  'acknowledged',
  'disputed',
  'response_due',
  'response_submitted',
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
]);
export type FindingStep = z.infer<typeof findingStep>;

export interface StepRule {
  readonly from: readonly FindingState[];
  /** The state that follows; where the step itself decides (a review, a verification), the possible ones. */
  readonly to: readonly FindingState[];
  readonly grades: readonly Grade[];
  readonly roles: readonly PersonRole[];
  readonly needsReason: boolean;
  /** Clause of ISO/IEC 17021-1 that the rule rests on. */
  readonly clause: string;
}

const nonconformity: readonly Grade[] = ['major', 'minor'];
const team: readonly PersonRole[] = ['lead_auditor', 'auditor'];
const teamAndOffice: readonly PersonRole[] = ['lead_auditor', 'auditor', 'body_administrator', 'consultant'];
const body: readonly PersonRole[] = ['lead_auditor', 'body_administrator', 'decision_maker'];

export const findingSteps: Readonly<Record<FindingStep, StepRule>> = {
  issue: { from: ['draft'], to: ['issued'], grades: nonconformity, roles: [...team, 'consultant'], needsReason: false, clause: '9.4.5.3' },
  record: {
    from: ['draft'],
    to: ['recorded'],
    grades: ['opportunity'],
    roles: [...team, 'consultant'],
    needsReason: false,
    clause: '9.4.5.2',
  },
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
    from: ['response_submitted'],
    to: ['response_submitted', 'rejected'],
    grades: nonconformity,
    roles: [...team, 'consultant'],
    needsReason: false,
    clause: '9.4.10',
  },
  accept_plan: {
    from: ['response_submitted'],
    to: ['plan_accepted'],
    grades: nonconformity,
    roles: [...team, 'consultant'],
    needsReason: false,
    clause: '9.4.10',
  },
  submit_evidence: {
    from: ['plan_accepted', 'implementation', 'not_effective'],
    to: ['evidence_submitted'],
    grades: nonconformity,
    roles: teamAndOffice,
    needsReason: false,
    clause: '9.4.10',
  },
  verify: {
    from: ['evidence_submitted'],
    to: ['verification', 'not_effective'],
    grades: nonconformity,
    roles: [...team, 'consultant'],
    needsReason: false,
    clause: '9.4.10',
  },
  close: {
    from: ['verification'],
    to: ['closed'],
    grades: nonconformity,
    roles: [...team, 'consultant'],
    needsReason: false,
    clause: '9.4.10',
  },
  reopen: { from: ['closed'], to: ['response_due'], grades: nonconformity, roles: body, needsReason: true, clause: '9.4.10' },
  withdraw: {
    from: ['draft', 'issued', 'acknowledged', 'disputed', 'recorded'],
    to: ['withdrawn'],
    grades: ['major', 'minor', 'opportunity'],
    roles: [...body, 'auditor', 'consultant'],
    needsReason: true,
    clause: '9.4.5.4',
  },
};

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
