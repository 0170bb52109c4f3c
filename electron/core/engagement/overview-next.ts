/** What to do next, the most urgent first. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { FindingState } from '../../../shared/model/finding-states.ts';
import { daysLate, dueOf } from '../../../shared/rules/deadlines.ts';
import { dateRange, shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import type { FindingGlance } from '../audits/audits-queries.ts';
import { auditStanding, type CountedAudit, type StageFacts } from './overview-stages.ts';

export type NextStep = OutputOf<'engagement.overview'>['next'][number];
export type Overdue = OutputOf<'engagement.overview'>['overdue'][number];
type Action = NextStep['action'];

/** The next step of the audit team on a finding in a state; what the auditee has to do is no step of theirs. */
const findingActions: Partial<Record<FindingState, Action>> = {
  draft: 'issue_finding',
  response_submitted: 'review_response',
  under_review: 'review_response',
  evidence_submitted: 'verify_finding',
  verification: 'close_finding',
};

/** Among steps with the same date: findings before field work, field work before paper, set-up first of all. */
const order: readonly Action[] = [
  'complete_client',
  'review_application',
  'add_scope',
  'add_system',
  'add_audit',
  'complete_team',
  'verify_finding',
  'close_finding',
  'review_response',
  'issue_finding',
  'raise_finding',
  'make_checklist',
  'continue_checklist',
  'complete_report',
  'issue_report',
];

function findingStep(finding: FindingGlance, audit: CountedAudit | undefined): NextStep | null {
  const action = findingActions[finding.state];
  if (action === undefined) return null;
  const received = action === 'review_response' && finding.respondedOn !== null;
  return {
    action,
    subject: finding.number,
    detail: received
      ? t('overviewCore.responseReceived', { title: finding.title.slice(0, 240), on: shortDate(finding.respondedOn) })
      : finding.title,
    // A draft is issued at the closing meeting at the latest (ISO/IEC 17021-1 9.4.7).
    due: finding.state === 'draft' ? (audit?.endsOn ?? null) : dueOf(finding),
    auditId: finding.auditId,
    findingId: finding.id,
  };
}

function fieldWorkStep(audit: CountedAudit): NextStep | null {
  const about = { subject: audit.title, auditId: audit.id, findingId: null };
  if (audit.items === 0) {
    return { ...about, action: 'make_checklist', detail: dateRange(audit.startsOn, audit.endsOn), due: audit.startsOn };
  }
  if (audit.concluded === audit.items) return null;
  const detail = t('overviewCore.concluded', { done: audit.concluded, all: audit.items });
  return { ...about, action: 'continue_checklist', detail, due: audit.endsOn };
}

/** What the client's file, the review of the application and the teams of audits to come still lack. */
export interface FileFacts {
  /** Parts of the client's information that nobody filled in. */
  readonly lacks: number;
  /** Null in a consultancy, and once an application is accepted or declined. */
  readonly review: 'none' | { readonly obstacles: number } | null;
  readonly teams: readonly { readonly audit: CountedAudit; readonly gaps: readonly string[] }[];
}

function fileSteps({ engagement }: StageFacts, { lacks, review, teams }: FileFacts): NextStep[] {
  const about = { subject: engagement.clientName, due: null, auditId: null, findingId: null };
  const steps: NextStep[] = [];
  if (engagement.kind === 'consultancy' && lacks > 0)
    steps.push({ ...about, action: 'complete_client', detail: t('overviewCore.intakeLacks', { count: lacks }) });
  if (review === 'none') steps.push({ ...about, action: 'review_application', detail: t('overviewCore.reviewNone') });
  else if (review !== null)
    steps.push({ ...about, action: 'review_application', detail: t('overviewCore.reviewOpen', { count: review.obstacles }) });
  for (const { audit, gaps } of teams) {
    const [first] = gaps;
    if (first === undefined) continue;
    const detail = t('overviewCore.teamGaps', { count: gaps.length, first }).slice(0, 300);
    steps.push({ action: 'complete_team', subject: audit.title, detail, due: audit.startsOn, auditId: audit.id, findingId: null });
  }
  return steps;
}

function setupSteps({ engagement, audits, systems, today }: StageFacts): NextStep[] {
  const about = { subject: engagement.clientName, due: null, auditId: null, findingId: null };
  const steps: NextStep[] = [];
  if (engagement.scopeStatement.trim() === '') steps.push({ ...about, action: 'add_scope', detail: t('overviewCore.addScope') });
  if (systems === 0) steps.push({ ...about, action: 'add_system', detail: t('overviewCore.addSystem') });
  if (audits.length === 0) steps.push({ ...about, action: 'add_audit', detail: t('overviewCore.addFirstAudit') });
  const stage1 = audits.findLast((audit) => audit.kind === 'stage_1');
  if (stage1 !== undefined && auditStanding(stage1, today) === 'done' && !audits.some((audit) => audit.kind === 'stage_2')) {
    steps.push({ ...about, action: 'add_audit', subject: t('vocabulary.auditKind.stage_2'), detail: t('overviewCore.addStage2') });
  }
  return steps;
}

/** Report of the newest audit whose checklist is concluded; `missing` counts elements of ISO/IEC 17021-1 9.4.8 it lacks. */
function reportStep(audit: CountedAudit | undefined, missing: number): NextStep[] {
  if (audit === undefined) return [];
  const about = { subject: audit.title, due: null, auditId: audit.id, findingId: null };
  if (missing === 0) return [{ ...about, action: 'issue_report', detail: t('overviewCore.reportReady') }];
  return [{ ...about, action: 'complete_report', detail: t('overviewCore.elementsMissing', { count: missing }) }];
}

/** The newest audit with a checklist, if every row of it is concluded and its report is not issued: its report is what is due. */
export function auditToReport(audits: readonly CountedAudit[], issued: ReadonlySet<string>): CountedAudit | undefined {
  const newest = audits.findLast((audit) => audit.items > 0);
  return newest !== undefined && newest.concluded === newest.items && !issued.has(newest.id) ? newest : undefined;
}

/**
 * Steps with a date first, the earliest before the later ones; then by kind, a major before a minor.
 * @param missingElements of the report of `toReport`
 */
export function nextSteps(facts: StageFacts, file: FileFacts, toReport: CountedAudit | undefined, missingElements: number): NextStep[] {
  const audits = new Map(facts.audits.map((audit) => [audit.id, audit]));
  const grades = new Map(facts.findings.map((finding) => [finding.id, finding.grade]));
  const steps = [
    ...fileSteps(facts, file),
    ...setupSteps(facts),
    ...facts.findings.map((finding) => findingStep(finding, audits.get(finding.auditId))),
    ...facts.audits.map(fieldWorkStep),
    ...reportStep(toReport, missingElements),
  ].filter((step) => step !== null);
  const majorFirst = (step: NextStep) => (step.findingId !== null && grades.get(step.findingId) === 'major' ? 0 : 1);
  return steps.sort(
    (a, b) =>
      (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
      order.indexOf(a.action) - order.indexOf(b.action) ||
      majorFirst(a) - majorFirst(b) ||
      a.subject.localeCompare(b.subject),
  );
}

/** Findings whose date has passed, the latest first. */
export function overdueOf({ findings, today }: StageFacts): Overdue[] {
  return findings
    .map((finding) => ({ finding, due: dueOf(finding) }))
    .filter((one): one is { finding: FindingGlance; due: string } => daysLate(one.due, today) > 0)
    .map(({ finding, due }) => ({
      findingId: finding.id,
      number: finding.number,
      title: finding.title,
      due,
      daysLate: daysLate(due, today),
    }))
    .sort((a, b) => b.daysLate - a.daysLate || a.number.localeCompare(b.number));
}
