/** The row of a checklist as the list, the tree and the report show it: what is stored and what follows from findings. */
import type { z } from 'zod';
import type { checklistRow } from '../../../shared/contract/audits.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { CatalogItemKind } from '../../../shared/model/vocabulary.ts';
import { shownClass } from '../../../shared/rules/roll-up.ts';
import { frameworkOf } from '../../../shared/rules/standards.ts';
import { t } from '../../../shared/words/words.ts';
import { nameOfStandard, sharedOf, standardsOf } from '../audits/audit-standards.ts';
import type { FileContext } from '../context.ts';
import type { RawRow, RowCounts, RowFinding } from './checklist-queries.ts';

export type ChecklistRow = z.infer<typeof checklistRow>;

export interface ChecklistGroup {
  readonly requirement: string;
  readonly ref: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly kind: CatalogItemKind;
  readonly parent: string | null;
}

/** Name of a row's unit as a person reads it: `LendScore 4.2`, `Porto`, `Whole organization`. */
export function unitLabel(row: Pick<RawRow, 'unitLabel'>): string {
  return row.unitLabel ?? t('checklistCore.organization');
}

/** What a row is concluded on besides its own standard. */
interface Further {
  readonly framework: string;
  readonly standard: string;
  readonly requirement: string;
}

/** Requirement of the main standard → what it stands for in the further standards of the audit. */
function furtherOf(context: FileContext, audit: Row<'audit'>): ReadonlyMap<string, readonly Further[]> {
  // Most audits have one standard: their catalogs need not be read.
  if (context.file.queries.audits.standards(audit.id).length === 0) return new Map();
  const standards = standardsOf(context, audit);
  const names = new Map(standards.map(({ catalog }) => [catalog.framework, nameOfStandard(catalog)]));
  return new Map(
    [...sharedOf(standards)].map(([requirement, others]) => [
      requirement,
      others.map((other) => ({ framework: frameworkOf(other), standard: names.get(frameworkOf(other)) ?? '', requirement: other })),
    ]),
  );
}

/** One finding may name a row by several requirements; it is listed once. */
export function listed(findings: readonly RowFinding[]): RowFinding[] {
  return [...new Map(findings.map((finding) => [finding.id, finding])).values()];
}

function toRow(
  raw: RawRow,
  findings: readonly RowFinding[],
  counts: RowCounts | undefined,
  further: readonly Further[] = [],
  results: readonly Row<'requirement_result'>[] = [],
): ChecklistRow {
  const all = findings.filter((finding) => finding.state !== 'withdrawn');
  // With several standards a finding decides the result of the standard whose requirement it names.
  const standing = further.length === 0 ? all : all.filter((one) => frameworkOf(one.requirement) === frameworkOf(raw.requirement));
  const also = further.map(({ framework, standard, requirement }) => {
    const result = results.find((one) => one.framework === framework);
    const stored = result?.result ?? null;
    const own = all.filter((finding) => frameworkOf(finding.requirement) === framework);
    return { framework, standard, requirement, stored, reason: result?.reason ?? '', shown: shownClass(stored, own) };
  });
  return {
    id: raw.id,
    requirement: raw.requirement,
    ref: raw.ref,
    title: raw.title,
    shortTitle: raw.shortTitle,
    kind: raw.kind,
    group: raw.parent ?? raw.requirement,
    unit: { kind: raw.unitKind, id: raw.unitId, label: unitLabel(raw) },
    progress: raw.progress,
    stored: raw.stored,
    reason: raw.reason ?? '',
    shown: shownClass(raw.stored, standing),
    also,
    findings: listed(all).map(({ id, number, grade, title }) => ({
      id,
      number,
      grade,
      title,
      requirements: [...new Set(all.filter((one) => one.id === id).map(({ requirement }) => requirement))],
    })),
    notes: counts?.notes ?? 0,
    evidence: counts?.evidence ?? 0,
    documented: raw.documented === 1,
    position: raw.position,
  };
}

/** All rows of an audit, in the order of the standard and then of the units. Five statements, whatever their number (the audit and its further standards, rows, findings, counts). */
export function checklistRows(context: FileContext, auditId: string): ChecklistRow[] {
  const queries = context.file.queries.checklist;
  const audit = context.file.queries.audits.find(auditId);
  const further = audit === null ? new Map<string, Further[]>() : furtherOf(context, audit);
  const results = new Map<string, Row<'requirement_result'>[]>();
  if (further.size > 0)
    for (const result of queries.furtherResults(auditId))
      results.set(result.checklistItemId, [...(results.get(result.checklistItemId) ?? []), result]);
  const counts = queries.counts(auditId);
  const findings = new Map<string, RowFinding[]>();
  for (const finding of queries.findings(auditId)) {
    const known = findings.get(finding.checklistItemId);
    if (known === undefined) findings.set(finding.checklistItemId, [finding]);
    else known.push(finding);
  }
  return queries
    .rows(auditId)
    .map((raw) => toRow(raw, findings.get(raw.id) ?? [], counts.get(raw.id), further.get(raw.requirement), results.get(raw.id)));
}

/** The row as SQLite gives it. @throws NOT_FOUND */
export function rawRowOf(context: FileContext, id: string): RawRow {
  const raw = context.file.queries.checklist.row(id);
  if (raw === null) throw new AppError('NOT_FOUND', t('checklistCore.noRow'));
  return raw;
}

/** One row. @throws NOT_FOUND */
export function checklistRowOf(context: FileContext, id: string): ChecklistRow {
  const raw = rawRowOf(context, id);
  const queries = context.file.queries.checklist;
  const audit = context.file.queries.audits.find(raw.auditId);
  const further = audit === null ? undefined : furtherOf(context, audit).get(raw.requirement);
  const results = further === undefined ? [] : queries.resultsOf(id);
  return toRow(raw, queries.findingsOfRow(raw.auditId, id), queries.countsOfRow(id), further, results);
}

/** The headings above the rows, outermost first: those of the catalog that hold a row, and what they stand under. */
export function groupsOf(rows: readonly ChecklistRow[], catalog: readonly Row<'catalog_item'>[]): ChecklistGroup[] {
  const parents = new Map(catalog.map((item) => [item.requirement, item.parent]));
  const needed = new Set<string>();
  for (const row of rows) {
    for (let group: string | null = row.group; group !== null && !needed.has(group); group = parents.get(group) ?? null) needed.add(group);
  }
  return catalog
    .filter((item) => needed.has(item.requirement) && item.kind !== 'requirement' && item.kind !== 'control')
    .map(({ requirement, ref, title, shortTitle, kind, parent }) => ({ requirement, ref, title, shortTitle, kind, parent }));
}

/** Items and headings of every standard of an audit, in order. */
export function itemsOfAudit(context: FileContext, audit: Row<'audit'>): Row<'catalog_item'>[] {
  return standardsOf(context, audit).flatMap(({ items }) => items);
}
