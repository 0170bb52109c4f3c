/** Reads the audit-time tables that come with the program, strictly: a table with a hole would give wrong days. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import { type AuditTimeTables, auditTimeTables } from '../../../shared/model/audit-time-tables.ts';
import { t } from '../../../shared/words/words.ts';
import { AUDIT_TIME_TABLES } from '../catalogs/catalogs-loader.ts';

type Bracket = { readonly from: number; readonly to: number } & Readonly<Record<string, number>>;

/** From one person on without a hole or an overlap, and more persons never take fewer days. */
function isUnbroken(rows: readonly Bracket[]): boolean {
  return rows.every((row, index) => {
    const before = rows[index - 1];
    if (row.to < row.from || row.from !== (before === undefined ? 1 : before.to + 1)) return false;
    return before === undefined || Object.entries(row).every(([column, value]) => value >= (before[column] ?? 0));
  });
}

function isSound({ tables, complexity, integration }: AuditTimeTables): boolean {
  const scores = complexity.bands.flatMap(({ from, to }) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at));
  const cells = new Set(complexity.cells.map(({ business, it }) => `${business}/${it}`));
  return (
    [tables.QMS, tables.EMS, tables.OHSMS, tables.ISMS].every((table) => isUnbroken(table.rows)) &&
    scores.join() === '3,4,5,6,7,8,9' &&
    cells.size === complexity.cells.length &&
    complexity.cells.every(({ fromPercent, toPercent }) => fromPercent <= toPercent) &&
    integration.rows.every(({ reductionPercent }) => reductionPercent.length === integration.abilityPercent.length)
  );
}

/** Reads the tables from their text. @throws DAMAGED when they are not of the form, or have holes. */
export function parseAuditTimeTables(content: string): AuditTimeTables {
  const damaged = (cause?: unknown) =>
    new AppError('DAMAGED', t('auditTime.tablesDamaged'), { hint: t('auditTime.tablesDamagedHint'), cause });
  let raw: unknown;
  try {
    raw = JSON.parse(content);
  } catch (error) {
    throw damaged(error);
  }
  const parsed = auditTimeTables.safeParse(raw);
  if (!parsed.success) throw damaged(parsed.error);
  if (!isSound(parsed.data)) throw damaged();
  return parsed.data;
}

/** The tables of this installation. @throws DAMAGED */
export function shippedAuditTimeTables(resources: string): AuditTimeTables {
  return parseAuditTimeTables(readFileSync(join(resources, 'catalogs', AUDIT_TIME_TABLES), 'utf8'));
}
