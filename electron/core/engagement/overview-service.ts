/** The engagement at a glance. Everything here is worked out from the tables; nothing of it is stored. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import { findingState } from '../../../shared/model/finding-states.ts';
import { grade, type ResultClass } from '../../../shared/model/vocabulary.ts';
import { dayIn, sixMonthLimit } from '../../../shared/rules/deadlines.ts';
import { classesBy, rollUp } from '../../../shared/rules/roll-up.ts';
import { t, type WordKey } from '../../../shared/words/words.ts';
import { type FindingGlance, noCounts } from '../audits/audits-queries.ts';
import { checklistRows } from '../checklist/checklist-rows.ts';
import { viewOf } from '../client/application-review.ts';
import { lacksOf } from '../client/client-service.ts';
import { type FileContext, nowOf } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { completeness } from '../reports/reports-completeness.ts';
import { teamCheck } from '../team/team-check.ts';
import { auditToReport, type FileFacts, nextSteps, overdueOf } from './overview-next.ts';
import { type CountedAudit, plannedStates, type StageFacts, stagesOf } from './overview-stages.ts';

type Overview = OutputOf<'engagement.overview'>;

function findingTable(findings: readonly FindingGlance[]): Overview['findings'] {
  return grade.options.map((one) => {
    const raised = findings.filter((finding) => finding.grade === one && finding.state !== 'withdrawn');
    const count = (fits: (finding: FindingGlance) => boolean) => (one === 'opportunity' ? null : raised.filter(fits).length);
    return {
      grade: one,
      raised: raised.length,
      planAccepted: count((finding) => plannedStates.includes(finding.state)),
      closed: count((finding) => finding.state === 'closed'),
    };
  });
}

/** Runs while a major of a Stage 2 is open (ISO/IEC 17021-1 9.5.3.2); a repeated Stage 2 starts it anew. */
function majorLimit({ engagement, audits, findings, today }: StageFacts): Overview['sixMonthLimit'] {
  const stage2 = audits.findLast((audit) => audit.kind === 'stage_2');
  if (engagement.kind !== 'certification' || stage2 === undefined || stage2.endsOn === null) return null;
  const open = findings.some(
    (finding) => finding.auditId === stage2.id && finding.grade === 'major' && finding.state !== 'closed' && finding.state !== 'withdrawn',
  );
  return open ? { ...sixMonthLimit(stage2.endsOn, today) } : null;
}

/** How much of the newest checklist is concluded: by requirement, by control, by AI system in scope, by site. */
function coverageOf(context: FileContext, audits: readonly CountedAudit[]): Overview['coverage'] {
  const audit = audits.findLast((one) => one.items > 0);
  if (audit === undefined) return null;
  const { scope } = context.file.queries;
  const rows = checklistRows(context, audit.id);
  const byUnit = classesBy(rows, (row) => row.unit.id);
  const things = (label: WordKey, classes: Iterable<readonly (ResultClass | null)[]>, left = 0) => {
    const { excluded, ...rest } = rollUp(classes);
    return { label: t(label), excluded: excluded + left, ...rest };
  };
  const byKind = (kind: 'requirement' | 'control') =>
    classesBy(
      rows.filter((row) => row.kind === kind),
      (row) => row.requirement,
    ).values();
  const systems = scope.systems();
  const inScope = systems.filter((system) => system.inScope);
  const ofUnits = (units: readonly { readonly id: string }[]) => units.map((unit) => byUnit.get(unit.id) ?? []);
  const list = [
    things('overviewCore.coverage.clauses', byKind('requirement')),
    things('overviewCore.coverage.controls', byKind('control')),
    things('overviewCore.coverage.systems', ofUnits(inScope), systems.length - inScope.length),
    things('overviewCore.coverage.sites', ofUnits(scope.sites())),
  ];
  return { auditId: audit.id, auditTitle: audit.title, rows: list.filter((row) => row.total + row.excluded > 0) };
}

/** Gaps that somebody can still close: of the teams of audits that are not over, by audit. */
function fileFacts(context: FileContext, facts: StageFacts): FileFacts {
  const reviews = context.file.queries.client.reviews.all();
  const newest = reviews.at(-1);
  const certifies = facts.engagement.kind === 'certification';
  const { gaps } = teamCheck(context);
  const toCome = facts.audits.filter((audit) => audit.endsOn === null || audit.endsOn >= facts.today);
  const review =
    !certifies || (newest !== undefined && newest.outcome !== 'open')
      ? null
      : newest === undefined
        ? 'none'
        : { obstacles: viewOf(context, newest).obstacles.length };
  return {
    lacks: lacksOf(context).length,
    review,
    teams: toCome
      .filter((audit) => context.file.queries.audits.members(audit.id).length > 0)
      .map((audit) => {
        const members = new Set(context.file.queries.audits.members(audit.id).map((member) => member.personId));
        const own = gaps.filter(
          (gap) => gap.auditId === audit.id || (gap.auditId === null && gap.personId !== null && members.has(gap.personId)),
        );
        return { audit, gaps: own.map((gap) => gap.message) };
      }),
  };
}

export const overviewHandlers = {
  'engagement.overview': (context) => {
    const { queries } = context.file;
    const engagement = queries.engagement.show();
    const counts = queries.audits.counts();
    const facts: StageFacts = {
      engagement,
      audits: queries.audits.all().map((audit) => ({ ...audit, ...(counts.get(audit.id) ?? noCounts) })),
      findings: queries.audits.findingGlances(),
      systems: queries.scope.systems().filter((system) => system.inScope).length,
      people: queries.team.all().length,
      today: dayIn(nowOf(context), engagement.timeZone),
    };
    const issued = queries.reports.issued(null).filter(({ reopenedAt }) => reopenedAt === null);
    const reported = auditToReport(facts.audits, new Set(issued.map(({ auditId }) => auditId)));
    const missing =
      reported === undefined
        ? 0
        : completeness(context, { auditId: reported.id }).elements.filter((one) => one.standing === 'missing').length;
    return {
      today: facts.today,
      client: {
        name: engagement.clientName,
        description: engagement.clientDescription,
        standard: `${engagement.standard}:${engagement.edition}`.slice(0, 300),
        systems: facts.systems,
        headcount: engagement.headcount,
        kind: engagement.kind,
      },
      stages: stagesOf(facts),
      next: nextSteps(facts, fileFacts(context, facts), reported, missing),
      overdue: overdueOf(facts),
      findings: findingTable(facts.findings),
      sixMonthLimit: majorLimit(facts),
      coverage: coverageOf(context, facts.audits),
      states: findingState.options
        .map((state) => ({ state, count: facts.findings.filter((finding) => finding.state === state).length }))
        .filter((one) => one.count > 0),
    };
  },
} satisfies Pick<HandlersOf<'engagement.'>, 'engagement.overview'>;
