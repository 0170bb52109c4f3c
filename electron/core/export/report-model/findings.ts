/** Findings as the report prints them. */

import { isOwnScale } from '../../../../shared/rules/report-kinds.ts';
import { dateIn } from '../../../../shared/words/dates.ts';
import type { FileContext } from '../../context.ts';
import { type FindingRow, findingRows } from '../../findings/finding-row.ts';
import { letterAt } from './letters.ts';
import type { ReportAnswer, ReportFinding } from './shape.ts';
import type { RequirementTitles } from './titles.ts';

const gradeOrder = { major: 0, minor: 1, opportunity: 2 } as const;

function answersOf(context: FileContext, findingId: string): ReportAnswer[] {
  const queries = context.file.queries.findings;
  const corrections = queries.corrections(findingId);
  const causes = queries.causes(findingId);
  const actions = queries.correctiveActions(findingId);
  return queries.responses(findingId).map((response) => {
    const correction = corrections.find((one) => one.responseId === response.id);
    const cause = causes.find((one) => one.responseId === response.id);
    const action = actions.find((one) => one.responseId === response.id);
    return {
      round: response.round,
      submittedOn: response.submittedOn,
      submittedBy: response.submittedBy,
      correction:
        correction === undefined
          ? null
          : { text: correction.text, extent: correction.extent, doneOn: correction.doneOn, verdict: response.correctionVerdict },
      cause: cause === undefined ? null : { text: cause.text, method: cause.method, verdict: response.causeVerdict },
      correctiveAction:
        action === undefined
          ? null
          : {
              text: action.text,
              owner: action.owner,
              plannedFor: action.plannedFor,
              implementation: action.implementation,
              implementedOn: action.implementedOn,
              verdict: response.correctiveActionVerdict,
            },
      reviewComment: response.reviewComment,
      reviewedByName: response.reviewedByName,
      reviewedOn: response.reviewedOn,
    };
  });
}

function toReport(
  context: FileContext,
  row: FindingRow,
  titles: ReadonlyMap<string, RequirementTitles>,
  timeZone: string,
  ownScale: boolean,
): ReportFinding {
  const queries = context.file.queries.findings;
  const evidence = queries.objectiveEvidence(row.id);
  const cited = new Set(evidence.map((line) => line.reference));
  const further = new Set(queries.evidence(row.id).map((one) => one.number));
  return {
    number: row.shortNumber,
    fullNumber: row.number,
    grade: row.grade,
    ownGrade: ownScale ? row.gradeLabel : '',
    title: row.title,
    statement: row.statement,
    gradeReason: row.gradeReason,
    state: row.state,
    raisedByName: row.raisedByName,
    raisedOn: dateIn(row.raisedAt, timeZone),
    issuedOn: row.issuedAt === null ? null : dateIn(row.issuedAt, timeZone),
    requirements: [...row.requirements]
      .sort((a, b) => Number(b.main) - Number(a.main))
      .map(({ requirement, ref, title }) => ({
        ref,
        title: titles.get(requirement)?.title ?? title,
        shortTitle: titles.get(requirement)?.shortTitle ?? title,
      })),
    units: row.units,
    objectiveEvidence: evidence.map((line, at) => ({ letter: letterAt(at), text: line.text, reference: line.reference })),
    furtherEvidence: [...further].filter((number) => !cited.has(number)),
    auditee: { name: row.auditeeName, on: row.auditeeOn, understood: row.auditeeUnderstood, view: row.auditeeView },
    answerBy: row.answerBy,
    verifyBy: row.verifyBy,
    answers: answersOf(context, row.id),
    verifications: queries
      .verifications(row.id)
      .map(({ verifiedOn, byName, method, effective, text }) => ({ verifiedOn, byName, method, effective, text })),
    withdrawnReason: row.withdrawnReason,
  };
}

/** @param auditId the findings of one audit, majors first, withdrawn ones included */
export function reportFindings(
  context: FileContext,
  auditId: string,
  titles: ReadonlyMap<string, RequirementTitles>,
  timeZone: string,
): ReportFinding[] {
  const audit = context.file.queries.audits.find(auditId);
  const ownScale = audit !== null && isOwnScale(audit.kind);
  return findingRows(context, auditId)
    .sort((a, b) => gradeOrder[a.grade] - gradeOrder[b.grade] || a.position - b.position || a.number.localeCompare(b.number))
    .map((row) => toReport(context, row, titles, timeZone, ownScale));
}
