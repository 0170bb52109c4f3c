/** What the sample says about an audit, as the texts of its report. */
import type { ReportSection } from '../../../shared/model/vocabulary.ts';
import type { SampleAudit } from './sample-schema.ts';

const lines = (...parts: readonly (string | readonly string[] | undefined)[]) =>
  parts
    .flat()
    .filter((part) => part !== undefined)
    .join('\n');

/** The objectives of Stage 1 by their letters (ISO/IEC 17021-1 9.3.1.2.2), each with what was found. */
const stage1Objectives = ({ stage1Objectives: objectives = [] }: SampleAudit) =>
  objectives.map(({ objective, text }) => `${objective}) ${text}`);

/**
 * Texts by section, in the order of the report.
 * @param before the audit before this one: what became of its areas of concern is told here
 */
export function sampleTexts(audit: SampleAudit, before: SampleAudit | undefined): [ReportSection, string][] {
  const concerns = (before?.areasOfConcern ?? []).map(
    ({ key, ref, title, treatedAtStage2 }) => `${key}, ${ref}, ${title}: ${treatedAtStage2}`,
  );
  const named = (audit.areasOfConcern ?? []).map(({ key, ref, title, text }) => `${key}, ${ref}, ${title}: ${text}`);
  const texts: [ReportSection, string | undefined][] = [
    ['summary', audit.summary],
    ['strengths', lines(audit.strengths)],
    ['conformity_conclusion', audit.conformityConclusion],
    ['effectiveness_conclusion', audit.effectivenessConclusion],
    ['internal_audit_and_review', audit.internalAuditAndReview],
    ['scope_conclusion', audit.scopeConclusion],
    ['objectives_conclusion', lines(audit.objectivesConclusion, stage1Objectives(audit))],
    ['recommendation', audit.recommendation],
    ['unresolved_issues', lines(audit.unresolvedIssues, named)],
    ['programme_issues', audit.programmeIssues],
    ['deviations_from_plan', audit.deviationsFromPlan],
    ['ict_use', audit.ictUse],
    ['changes_since_last', audit.changesSinceLast],
    ['certificate_use', audit.certificateUse],
    ['earlier_nonconformities', lines(audit.earlierNonconformities, concerns)],
    ['readiness_conclusion', audit.readinessConclusion],
    ['excluded_controls', lines(audit.excludedControls.map(({ ref, reason }) => `${ref}: ${reason}`))],
    ['distribution', audit.distribution],
  ];
  return texts.flatMap(([section, text]) => (text === undefined || text === '' ? [] : [[section, text] as [ReportSection, string]]));
}
