/** What the sample says about an audit, as the texts of its report. */
import type { ReportSection } from '../../../shared/model/vocabulary.ts';
import type { SampleAudit } from './sample-schema.ts';

const lines = (...parts: readonly (string | readonly string[] | undefined)[]) =>
  parts
    .flat()
    .filter((part) => part !== undefined)
    .join('\n');

/** Texts by section, in the order of the report. */
export function sampleTexts(audit: SampleAudit): [ReportSection, string][] {
  const texts: [ReportSection, string | undefined][] = [
    ['summary', audit.summary],
    ['strengths', lines(audit.strengths)],
    ['conformity_conclusion', audit.conformityConclusion],
    ['effectiveness_conclusion', audit.effectivenessConclusion],
    ['internal_audit_and_review', audit.internalAuditAndReview],
    ['scope_conclusion', audit.scopeConclusion],
    ['objectives_conclusion', audit.objectivesConclusion],
    ['recommendation', audit.recommendation],
    ['unresolved_issues', audit.unresolvedIssues],
    ['programme_issues', audit.programmeIssues],
    ['deviations_from_plan', audit.deviationsFromPlan],
    ['ict_use', audit.ictUse],
    ['changes_since_last', audit.changesSinceLast],
    ['certificate_use', audit.certificateUse],
    ['earlier_nonconformities', audit.earlierNonconformities],
    ['readiness_conclusion', audit.readinessConclusion],
    ['excluded_controls', lines(audit.excludedControls.map(({ ref, reason }) => `${ref}: ${reason}`))],
    ['distribution', audit.distribution],
  ];
  return texts.flatMap(([section, text]) => (text === undefined || text === '' ? [] : [[section, text] as [ReportSection, string]]));
}
