/** A finding as lists and detail show it: its rows, and what follows from them. */
import type { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import type { findingDetail, findingRow } from '../../../shared/contract/evidence-findings.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { stepsFrom } from '../../../shared/model/finding-states.ts';
import { dayIn, daysLate, dueOf } from '../../../shared/rules/deadlines.ts';
import { t } from '../../../shared/words/words.ts';
import { type FileContext, nowOf } from '../context.ts';
import { historyOf } from './finding-history.ts';
import type { ListedFinding, NamedRequirement } from './findings-queries.ts';

export type FindingRow = z.infer<typeof findingRow>;
export type FindingDetail = z.infer<typeof findingDetail>;

/** Today in the zone of the certification body: deadlines end with its day. */
export function todayOf(context: FileContext): string {
  return dayIn(nowOf(context), context.file.queries.engagement.show().timeZone);
}

/** @throws NOT_FOUND */
export function findingOf(context: FileContext, id: string): Row<'finding'> {
  const finding = context.file.queries.findings.byId(id);
  if (finding === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.finding') }));
  return finding;
}

/** `S2-NC-04` in the audit S2 → `NC-04`. */
export function shortNumber(number: string, auditNumber: string): string {
  return number.startsWith(`${auditNumber}-`) ? number.slice(auditNumber.length + 1) : number;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function toRow(listed: ListedFinding, named: readonly NamedRequirement[], today: string): FindingRow {
  const { auditNumber, ...finding } = listed;
  const due = dueOf(finding);
  const byRequirement = new Map<string, FindingRow['requirements'][number]>();
  for (const { requirement, ref, title, main } of named) {
    const known = byRequirement.get(requirement);
    byRequirement.set(requirement, { requirement, ref, title, main: main === 1 || known?.main === true });
  }
  return {
    ...finding,
    auditNumber,
    shortNumber: shortNumber(finding.number, auditNumber),
    requirements: [...byRequirement.values()],
    units: unique(named.filter((one) => one.checklistItemId !== null).map((one) => one.unitLabel ?? t('checklistCore.organization'))),
    due,
    daysLate: daysLate(due, today),
  };
}

/** The findings of an audit, or of all. Two statements, whatever their number. */
export function findingRows(context: FileContext, auditId: string | null): FindingRow[] {
  const queries = context.file.queries.findings;
  const named = new Map<string, NamedRequirement[]>();
  for (const one of queries.named(auditId)) {
    const known = named.get(one.findingId);
    if (known === undefined) named.set(one.findingId, [one]);
    else known.push(one);
  }
  const today = todayOf(context);
  return queries.list(auditId).map((listed) => toRow(listed, named.get(listed.id) ?? [], today));
}

/** @throws NOT_FOUND */
export function findingRowOf(context: FileContext, id: string): FindingRow {
  const queries = context.file.queries.findings;
  const listed = queries.listed(id);
  if (listed === null) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t('entities.finding') }));
  return toRow(listed, queries.namedOf(id), todayOf(context));
}

/** Everything that belongs to one finding. @throws NOT_FOUND */
export function findingDetailOf(context: FileContext, id: string): FindingDetail {
  const queries = context.file.queries.findings;
  const finding = findingRowOf(context, id);
  const ofResponse = <T extends { readonly responseId: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.responseId, row]));
  const corrections = ofResponse(queries.corrections(id));
  const causes = ofResponse(queries.causes(id));
  const actions = ofResponse(queries.correctiveActions(id));
  return {
    finding,
    requirements: queries.requirements(id),
    objectiveEvidence: queries.objectiveEvidence(id),
    responses: queries.responses(id).map((response) => ({
      response,
      correction: corrections.get(response.id) ?? null,
      cause: causes.get(response.id) ?? null,
      correctiveAction: actions.get(response.id) ?? null,
    })),
    verifications: queries.verifications(id),
    evidence: queries.evidence(id),
    steps: stepsFrom(finding.state, finding.grade),
    history: historyOf(queries.history(id), context.file.queries.engagement.show().timeZone),
  };
}
