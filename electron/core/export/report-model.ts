/**
 * Builds what a report prints from the open file: one plain object, read through the areas' queries only. The PDF and
 * the workbook are both made from it.
 */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { ReportSection } from '../../../shared/model/vocabulary.ts';
import { scaleWords, schemeFor } from '../../../shared/rules/grading.ts';
import { readinessOf } from '../../../shared/rules/readiness.ts';
import { isOwnScale } from '../../../shared/rules/report-kinds.ts';
import { dateIn } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { itemsOfAudit } from '../checklist/checklist-rows.ts';
import { type FileContext, nowOf } from '../context.ts';
import { forOutside } from '../file/outside.ts';
import { completeness } from '../reports/reports-completeness.ts';
import { reportAuditTime } from './report-model/audit-time.ts';
import { countsByGroup, reportChecklist, sumOf } from './report-model/checklist.ts';
import { reportFile } from './report-model/file.ts';
import { reportFindings } from './report-model/findings.ts';
import { reportSamples } from './report-model/samples.ts';
import { reportSeen, resultsByStandard } from './report-model/seen.ts';
import type {
  ReportEarlierFinding,
  ReportElement,
  ReportFinding,
  ReportInterview,
  ReportIssue,
  ReportModel,
  ReportPerson,
} from './report-model/shape.ts';
import { reportSoa, withSoa } from './report-model/soa.ts';
import { areasOfConcern, reportGate, reportStage1 } from './report-model/stage1.ts';
import { reportSystems } from './report-model/systems.ts';
import { type RequirementTitles, titlesOf } from './report-model/titles.ts';

function teamOf(context: FileContext, auditId: string): ReportPerson[] {
  const people = new Map(context.file.queries.team.all().map((person) => [person.id, person]));
  return context.file.queries.audits.members(auditId).map((member) => ({
    name: member.name,
    role: member.role,
    title: people.get(member.personId)?.title ?? '',
    guidedBy: member.guidedById === null ? '' : (people.get(member.guidedById)?.name ?? ''),
  }));
}

function leaderOf(team: readonly ReportPerson[]): string {
  const leader = team.find((one) => one.role === 'lead_auditor') ?? team.find((one) => one.role === 'consultant');
  return leader?.name ?? '';
}

function interviewsOf(context: FileContext, auditId: string): ReportInterview[] {
  const people = new Map(context.file.queries.team.all().map((person) => [person.id, person]));
  return (
    context.file.queries.interviews
      .all(auditId)
      // One that is planned and was not held is no evidence of the audit.
      .filter((one) => one.startedAt !== null || one.lines > 0)
      .map((one) => ({
        number: one.number,
        title: one.title,
        // The function, not the name: see the shape. What was typed for a person outside the list is shown as typed.
        role: one.role !== '' ? one.role : one.personId === null ? one.personLabel : (people.get(one.personId)?.title ?? ''),
        name: one.nameHidden ? '' : one.personId === null ? one.personLabel : (people.get(one.personId)?.name ?? ''),
        nameHidden: one.nameHidden,
        requirements: context.file.queries.interviews.heard(one.id).map((heard) => heard.ref),
        place: one.place,
        means: one.means,
        startedAt: one.startedAt,
        endedAt: one.endedAt,
      }))
  );
}

/** Evidence of the audit and of the engagement, and what else the report cites. */
function evidenceOf(context: FileContext, auditId: string, cited: ReadonlySet<string>) {
  return context.file.queries.evidence
    .list(null)
    .filter((one) => one.auditId === auditId || one.auditId === null || cited.has(one.number))
    .map(
      ({
        id: _id,
        auditId: _auditId,
        mediaType: _mediaType,
        position: _position,
        auditNumber: _number,
        supports: _supports,
        supersededBy: _newer,
        ...printed
      }) => printed,
    );
}

/** Nonconformities of the audits before this one. */
function earlierFindings(
  context: FileContext,
  audit: Row<'audit'>,
  titles: ReadonlyMap<string, RequirementTitles>,
): ReportEarlierFinding[] {
  const { audits, findings, findingRecords } = context.file.queries;
  const carried = new Map(
    findingRecords
      .carriedIn(audit.id)
      .map(({ findingId, result, text, concludedOn, byName }) => [
        findings.byId(findingId)?.number ?? '',
        { result, text, concludedOn, byName },
      ]),
  );
  return audits
    .all()
    .filter((one) => one.position < audit.position)
    .flatMap((one) => reportFindings(context, one.id, titles, audit.timeZone))
    .map((finding) => ({ ...finding, carried: carried.get(finding.fullNumber) ?? null }))
    .filter((finding) => finding.grade !== 'opportunity' && finding.state !== 'withdrawn' && finding.state !== 'draft');
}

/** A report is a draft until it is issued; `missing` and `draftFindings` say what stands in the way. */
function draftOf(elements: readonly ReportElement[], findings: readonly ReportFinding[], isIssued: boolean): ReportModel['draft'] {
  const missing = elements.filter((one) => one.standing === 'missing');
  const draftFindings = findings.filter((one) => one.state === 'draft').map((one) => one.number);
  return { is: !isIssued, missing, draftFindings };
}

function textsOf(context: FileContext, auditId: string): Partial<Record<ReportSection, string>> {
  return Object.fromEntries(context.file.queries.reports.texts(auditId).map((one) => [one.section, one.text]));
}

/**
 * @param issue the version that is being issued; left out for a print of the present state
 * @throws NOT_FOUND when the engagement has no such audit.
 */
export function buildReportModel(context: FileContext, auditId: string, issue: Omit<ReportIssue, 'earlier'> | null = null): ReportModel {
  return readReport(forOutside(context), auditId, issue);
}

function readReport(context: FileContext, auditId: string, issue: Omit<ReportIssue, 'earlier'> | null): ReportModel {
  const { queries, ledger } = context.file;
  const audit = queries.audits.find(auditId);
  if (audit === null) throw new AppError('NOT_FOUND', t('report.failure.noAudit'));
  const engagement = queries.engagement.show();
  const catalog = itemsOfAudit(context, audit);
  const titles = titlesOf(catalog);

  const checklist = reportChecklist(context, audit, titles);
  const clauses = countsByGroup(checklist.lines, catalog, 'clause');
  const areas = countsByGroup(checklist.lines, catalog, 'area');
  const clauseSum = sumOf(clauses);
  const controlSum = sumOf(areas);

  const all = reportFindings(context, auditId, titles, audit.timeZone);
  const findings = all.filter((one) => one.state !== 'withdrawn');
  const ofGrade = (grade: ReportFinding['grade']) => findings.filter((one) => one.grade === grade).length;
  const team = teamOf(context, auditId);
  const elements = completeness(context, { auditId }).elements.map(({ element, title, standing, detail }) => ({
    element,
    title,
    standing,
    detail,
  }));
  const generatedAt = nowOf(context);
  const concerns = areasOfConcern(context, audit, titles);
  const stage1 = reportStage1(context, audit);
  const samples = reportSamples(context, audit);
  const cited = new Set([
    ...checklist.lines.flatMap((line) => line.evidence),
    ...concerns.flatMap((one) => one.treated?.evidence ?? []),
    ...(stage1?.objectives.flatMap((one) => one.evidence) ?? []),
    ...(stage1?.documents.map((one) => one.evidence) ?? []),
    ...samples.flatMap((one) => one.items.flatMap((item) => item.evidence)),
    ...all.flatMap((one) => [...one.objectiveEvidence.map((line) => line.reference), ...one.furtherEvidence]),
  ]);
  const soa = reportSoa(context, audit);
  const scheme = isOwnScale(audit.kind) ? schemeFor(queries.findingRecords.schemes(), audit.kind) : null;
  const wholly = (line: { readonly cells: readonly unknown[] }, result: string) =>
    line.cells.every((cell) => cell === null || cell === result);
  const lineOf = (ref: string, result: string) => checklist.lines.find((line) => line.ref === ref && line.result === result);

  return {
    format: 1,
    program: { name: t('report.program'), version: context.ports.version },
    language: 'en',
    generatedAt,
    generatedOn: dateIn(generatedAt, audit.timeZone),
    timeZone: audit.timeZone,
    issue: issue === null ? null : { ...issue, earlier: queries.reports.issued(auditId).filter(({ number }) => number !== issue.number) },
    draft: draftOf(elements, findings, issue !== null),
    scale: scheme === null ? null : scaleWords(scheme),
    scaleMeanings: (scheme?.codes ?? []).map(({ label, meaning }) => t('report.scaleMeaning', { label, meaning })),
    readiness: audit.kind === 'gap_analysis' ? readinessOf(checklist.lines) : null,
    copy: null,
    engagement: {
      id: engagement.id,
      kind: engagement.kind,
      cycle: engagement.cycle,
      standard: engagement.standard,
      edition: engagement.edition,
      scopeStatement: engagement.scopeStatement,
      headcount: engagement.headcount,
      aiRoles: engagement.aiRoles,
    },
    client: {
      name: engagement.clientName,
      legalName: engagement.clientLegalName,
      address: engagement.clientAddress,
      description: engagement.clientDescription,
      representativeName: engagement.representativeName,
      representativeRole: engagement.representativeRole,
    },
    body: { name: engagement.bodyName, address: engagement.bodyAddress },
    audit: {
      id: audit.id,
      kind: audit.kind,
      number: audit.number,
      title: audit.title,
      criteria: audit.criteria,
      objectives: audit.objectives,
      startsOn: audit.startsOn,
      endsOn: audit.endsOn,
      places: audit.places,
      plannedHundredths: audit.plannedHundredths,
      actualHundredths: audit.actualHundredths,
    },
    auditTime: reportAuditTime(context, audit),
    team,
    leadAuditor: leaderOf(team),
    texts: textsOf(context, auditId),
    file: reportFile(context, audit),
    sites: queries.scope.sites().map(({ name, address, activities, headcount, shifts, centralFunction }) => ({
      name,
      address,
      activities,
      headcount,
      shifts,
      centralFunction,
    })),
    systems: reportSystems(context),
    units: checklist.units,
    totals: {
      majors: ofGrade('major'),
      minors: ofGrade('minor'),
      opportunities: ofGrade('opportunity'),
      areasOfConcern: audit.kind === 'stage_1' ? concerns.length : 0,
      adequate: clauseSum.adequate + controlSum.adequate,
      requirements: clauseSum.total + controlSum.total,
      clauseRequirements: clauseSum.total,
      controls: controlSum.total,
      notApplicable: clauseSum.notApplicable + controlSum.notApplicable,
      notSampled: clauseSum.notSampled + controlSum.notSampled,
      undecided: clauseSum.undecided + controlSum.undecided,
      examined: clauseSum.examined + controlSum.examined,
      clauseExamined: clauseSum.examined,
      controlsExamined: controlSum.examined,
    },
    clauses,
    areas,
    findings,
    withdrawn: all.filter((one) => one.state === 'withdrawn'),
    earlierFindings: earlierFindings(context, audit, titles),
    areasOfConcern: concerns,
    stage1,
    gate: reportGate(context, audit),
    excludedControls: withSoa(
      checklist.coverage
        .filter((line) => line.kind === 'control' && wholly(line, 'not_applicable'))
        .map(({ ref, title }) => ({ ref, title, reason: lineOf(ref, 'not_applicable')?.reason ?? '' })),
      soa,
    ),
    soa,
    notSampled: checklist.lines
      .filter((line) => line.result === 'not_sampled' || line.result === 'not_reviewed')
      .map(({ ref, title, unit, reason }) => ({ ref, title, unit: unit.label, reason })),
    checklist: checklist.lines,
    coverage: checklist.coverage,
    seen: reportSeen(context, auditId, checklist.units),
    samples,
    standards: resultsByStandard(context, audit, checklist.lines),
    evidence: evidenceOf(context, auditId, cited),
    interviews: interviewsOf(context, auditId),
    elements,
    ledger: { entries: ledger.entries(), heads: ledger.heads().map(({ chain, seq, hash }) => ({ chain, seq, hash })) },
  };
}
