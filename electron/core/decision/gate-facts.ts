/** What the checks before a decision look at, gathered from the file (shared/rules/gates.ts judges). */
import type { Row } from '../../../shared/model/entities.ts';
import { printedDates } from '../../../shared/rules/certificate.ts';
import { type GateFacts, type GateFinding, needsApart } from '../../../shared/rules/gates.ts';
import { t } from '../../../shared/words/words.ts';
import { auditView, keptView } from '../audit-time/audit-time-view.ts';
import { checklistRows } from '../checklist/checklist-rows.ts';
import type { FileContext } from '../context.ts';
import { coverageView } from '../coverage/coverage-view.ts';
import { shortNumber } from '../findings/finding-row.ts';
import { changedKinds } from '../reports/reports-changes.ts';
import { completenessOf } from '../reports/reports-completeness.ts';
import { scopeWarnings } from '../scope/boundary-service.ts';
import { gateFacts as stage1Facts } from '../stage1/stage1-gate.ts';
import { todayIn } from '../stage1/stage1-parts.ts';
import { auditsCarriedOut } from '../team/independence.ts';
import { teamCheck } from '../team/team-check.ts';
import { grantOf, type Policy, policyOf, standingDecision, standingReport } from './decision-parts.ts';

/** What is about to be decided, before it is written. */
export interface Proposed {
  readonly decidedOn?: string;
  readonly decider?: { readonly id: string; readonly name: string };
}

/** Records that a report rests on and that stay open after its issue: the registers, and amendments of findings. */
const reportRestsOn: readonly string[] = [
  'engagement',
  'site',
  'ai_system',
  'supplier',
  'scope_item',
  'soa_version',
  'soa_item',
  'finding_amendment',
];

const impartial: readonly string[] = ['no_declaration', 'no_safeguard', 'consultancy', 'not_apart', 'objection_open'];

/** Gaps in competence and impartiality of this audit's team, of review and of decision. */
function peopleFacts(context: FileContext, audit: Row<'audit'>): Pick<GateFacts, 'competenceGaps' | 'impartialityGaps'> {
  const { gaps } = teamCheck(context);
  const { queries } = context.file;
  const apart = queries.team.all().filter(({ role }) => role === 'reviewer' || role === 'decision_maker');
  const concerned = new Set([...queries.audits.members(audit.id).map(({ personId }) => personId), ...apart.map(({ id }) => id)]);
  const own = gaps.filter(
    ({ auditId, personId }) => auditId === audit.id || (auditId === null && (personId === null || concerned.has(personId))),
  );
  const told = (kinds: readonly string[]) => own.filter(({ kind }) => kinds.includes(kind)).map(({ message }) => message.slice(0, 300));
  return { competenceGaps: told(['competence', 'no_leader', 'not_guided']), impartialityGaps: told(impartial) };
}

function timeFacts(context: FileContext, audit: Row<'audit'>): GateFacts['time'] {
  const { auditTime } = context.file.queries;
  const use = auditTime.takenBy(audit.id);
  const calculation = use === null || use.auditTimeId === null ? null : keptView(context, use.auditTimeId);
  const view = auditView(context, audit, use, calculation === null ? [] : [calculation]);
  return {
    required: view.requiredHundredths,
    planned: view.plannedHundredths,
    used: view.actualHundredths,
    approved: calculation !== null && calculation.approvedOn !== null && !calculation.changedSince,
    plannedReason: view.plannedReason,
    usedReason: view.actualReason,
  };
}

function stage1Of(context: FileContext, audit: Row<'audit'>): GateFacts['stage1'] {
  const { stage1, facts, entry } = stage1Facts(context, audit);
  if (stage1 === null) return null;
  return {
    reportIssued: standingReport(context, stage1.id) !== null,
    openConcerns: facts.concerns.filter(({ treatment }) => treatment === 'open').map(({ number }) => number),
    gateSettled: entry.length === 0,
  };
}

function rowFacts(context: FileContext, auditId: string): GateFacts['rows'] {
  const rows = checklistRows(context, auditId);
  return {
    total: rows.length,
    undecided: rows.filter(({ shown }) => shown === null).length,
    notSampledWithoutReason: rows.filter(({ stored, reason }) => stored === 'not_sampled' && reason.trim() === '').length,
  };
}

function soaFacts(context: FileContext, audit: Row<'audit'>, policy: Policy): GateFacts['soa'] {
  const { soa, decision } = context.file.queries;
  return {
    audited: audit.soaVersionId === null ? null : (soa.version(audit.soaVersionId)?.number ?? null),
    newest: soa.versions().at(-1)?.number ?? null,
    certificate: policy.soaOnCertificate ? (decision.certificate(audit.id)?.soaNumber ?? null) : null,
  };
}

/** People who carried out any audit of the engagement. */
export const auditors = (context: FileContext): string[] =>
  context.file.queries.team
    .all()
    .filter(({ id }) => auditsCarriedOut(context, id).length > 0)
    .map(({ id }) => id);

function apartFacts(
  context: FileContext,
  audit: Row<'audit'>,
  today: string,
  policy: Policy,
  proposed: Proposed,
): Pick<GateFacts, 'reviewer' | 'decider' | 'decidedOn' | 'certificate' | 'openQuestions' | 'teamIds'> {
  const { decision: queries, team } = context.file.queries;
  const review = queries.reviews(audit.id).at(-1) ?? null;
  const standing = standingDecision(context, audit.id);
  const named = team.all().find(({ role }) => role === 'decision_maker') ?? null;
  const decidedBefore = standing === null ? null : { id: standing.decidedById, name: standing.decidedByName };
  const certificate = queries.certificate(audit.id);
  const decidedOn = proposed.decidedOn ?? grantOf(context, audit.id)?.decidedOn ?? null;
  return {
    teamIds: auditors(context),
    openQuestions: queries
      .questions(audit.id)
      .filter(({ settledAt }) => settledAt === null)
      .map(({ number }) => number),
    reviewer: review === null ? null : { id: review.reviewerId, name: review.reviewerName, concluded: review.conclusion === 'ready' },
    decider: proposed.decider ?? decidedBefore ?? named,
    decidedOn,
    certificate: certificate === null ? null : printedDates(certificate, decidedOn ?? today, policy.certificateMonths),
  };
}

/** Findings of the audit as the checks read them: `NC-04`, not `S2-NC-04`. */
export const gateFindings = (context: FileContext, audit: Row<'audit'>): (GateFinding & { readonly id: string })[] =>
  context.file.queries.decision.findings(audit.id).map((one) => ({ ...one, number: shortNumber(one.number, audit.number) }));

export function gateFactsOf(context: FileContext, audit: Row<'audit'>, proposed: Proposed = {}): GateFacts {
  const { queries } = context.file;
  const engagement = queries.engagement.show();
  const policy = policyOf(context);
  const today = todayIn(context, audit);
  const findings = gateFindings(context, audit);
  const report = standingReport(context, audit.id);
  const meetings = queries.plan.meetings(audit.id);
  const reviews = queries.client.reviews.all();
  const ict = queries.reports.text(audit.id, 'ict_use')?.text ?? '';
  return {
    kind: audit.kind,
    today,
    endsOn: audit.endsOn,
    // Surveillance and special audits follow from a certification whose application was accepted at its beginning.
    applicationAccepted: ['stage_2', 'recertification', 'transfer'].includes(audit.kind)
      ? reviews.some(({ outcome }) => outcome === 'accepted')
      : null,
    ...peopleFacts(context, audit),
    time: timeFacts(context, audit),
    planAgreed: audit.planAgreedOn !== null && !audit.planChanged,
    openingHeld: meetings.some(({ kind }) => kind === 'opening'),
    closingHeld: meetings.some(({ kind }) => kind === 'closing'),
    stage1: stage1Of(context, audit),
    missingElements: completenessOf(context, audit.id).filter(({ standing }) => standing === 'missing').length,
    report: report?.number ?? null,
    changedSinceReport:
      report === null
        ? 0
        : changedKinds(context, report)
            .filter(({ entity }) => reportRestsOn.includes(entity))
            .reduce((sum, { rows }) => sum + rows, 0),
    rows: rowFacts(context, audit.id),
    coverageHoles: coverageView(context, audit.id).holes.length,
    findings,
    scopeWarnings: scopeWarnings(context).map(({ about, message }) => (about === '' ? message : `${about}: ${message}`).slice(0, 300)),
    scopeStated: engagement.scopeStatement.trim() !== '',
    aiRoles: engagement.aiRoles.length,
    soa: soaFacts(context, audit, policy),
    remoteSessions: queries.plan.sessions(audit.id).filter(({ remote }) => remote).length,
    ictDescribed: ict.trim() !== '',
    apartNeeded: needsApart(audit.kind, findings, policy.alwaysApart),
    majorMonths: policy.majorMonths,
    ...apartFacts(context, audit, today, policy, proposed),
  };
}

/** What failed, as a person reads it: `–` stands for "nothing is there" and is left out. */
export const namesOf = (what: readonly string[]): string[] => what.filter((one) => one !== '–');

/** `NC-01, NC-03`; of many the first ones and how many more. */
export function listedNames(what: readonly string[], shown = 4): string {
  const names = namesOf(what);
  const more = names.length - shown;
  return more > 0 ? `${names.slice(0, shown).join(', ')} ${t('decisionCore.more', { count: more })}` : names.join(', ');
}
