/** The row of a checklist as the list, the tree and the report show it: what is stored and what follows from findings. */
import type { z } from 'zod';
import type { checklistRow } from '../../../shared/contract/audits.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { CatalogItemKind } from '../../../shared/model/vocabulary.ts';
import { shownClass } from '../../../shared/rules/roll-up.ts';
import { t } from '../../../shared/words/words.ts';
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

function toRow(raw: RawRow, findings: readonly RowFinding[], counts: RowCounts | undefined): ChecklistRow {
  const standing = findings.filter((finding) => finding.state !== 'withdrawn');
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
    findings: standing.map(({ id, number, grade, title }) => ({ id, number, grade, title })),
    notes: counts?.notes ?? 0,
    evidence: counts?.evidence ?? 0,
    documented: raw.documented === 1,
    position: raw.position,
  };
}

/** All rows of an audit, in the order of the standard and then of the units. Three statements, whatever their number. */
export function checklistRows(context: FileContext, auditId: string): ChecklistRow[] {
  const queries = context.file.queries.checklist;
  const counts = queries.counts(auditId);
  const findings = new Map<string, RowFinding[]>();
  for (const finding of queries.findings(auditId)) {
    const known = findings.get(finding.checklistItemId);
    if (known === undefined) findings.set(finding.checklistItemId, [finding]);
    else known.push(finding);
  }
  return queries.rows(auditId).map((raw) => toRow(raw, findings.get(raw.id) ?? [], counts.get(raw.id)));
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
  return toRow(raw, queries.findingsOfRow(raw.auditId, id), queries.countsOfRow(id));
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
