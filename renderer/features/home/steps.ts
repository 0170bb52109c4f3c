/** Where a proposed step leads, and what a person reads for it. Pure. */
import type { OutputOf } from '../../../shared/contract/index.ts';

export type Overview = OutputOf<'engagement.overview'>;
export type Step = Overview['next'][number];

export type StepPlace =
  | { readonly kind: 'finding'; readonly auditId: string; readonly findingId: string | null }
  | { readonly kind: 'fieldWork'; readonly auditId: string }
  | { readonly kind: 'area'; readonly area: 'audits' | 'systems' | 'scope' | 'reports' }
  | { readonly kind: 'client'; readonly part: 'organization' | 'review' }
  | { readonly kind: 'teamCheck' };

/** The screen on which the step is done. */
export function placeOf(step: Step): StepPlace {
  switch (step.action) {
    case 'make_checklist':
    case 'continue_checklist':
      return step.auditId === null ? { kind: 'area', area: 'audits' } : { kind: 'fieldWork', auditId: step.auditId };
    case 'issue_finding':
    case 'raise_finding':
    case 'review_response':
    case 'verify_finding':
    case 'close_finding':
      return step.auditId === null
        ? { kind: 'area', area: 'audits' }
        : { kind: 'finding', auditId: step.auditId, findingId: step.findingId };
    case 'complete_report':
    case 'issue_report':
      return { kind: 'area', area: 'reports' };
    case 'add_audit':
      return { kind: 'area', area: 'audits' };
    case 'add_system':
      return { kind: 'area', area: 'systems' };
    case 'complete_client':
      return { kind: 'client', part: 'organization' };
    case 'review_application':
      return { kind: 'client', part: 'review' };
    case 'complete_team':
      return { kind: 'teamCheck' };
    case 'add_scope':
      return { kind: 'area', area: 'scope' };
  }
}
