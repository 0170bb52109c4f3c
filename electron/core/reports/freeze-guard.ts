/** Stands in the one write path and refuses changes of what an issued report was made from (shared/rules/freeze.ts). */
import type { Database, Statement } from 'better-sqlite3';
import { AppError } from '../../../shared/contract/errors.ts';
import type { EntityName } from '../../../shared/model/entities.ts';
import { freezing, isFrozenChange } from '../../../shared/rules/freeze.ts';
import { t } from '../../../shared/words/words.ts';

type PlainRow = Readonly<Record<string, unknown>>;

/** @param fields those that change; empty for a row that is added or removed */
export type WriteGuard = (entity: EntityName, row: PlainRow, fields: readonly string[]) => void;

/** Which rows notes hang on; those of the inbox and of sessions belong to no report. */
const noteOwners: Readonly<Record<string, EntityName>> = { checklist_item: 'checklist_item', interview: 'interview' };

/** @returns a guard that throws AppError RULE, with the report named and the way out */
export function createFreezeGuard(db: Database): WriteGuard {
  const standing = db.prepare(
    'SELECT number FROM report WHERE auditId = ? AND reopenedAt IS NULL ORDER BY position DESC LIMIT 1',
  ) as Statement<[string], { number: string }>;
  const any = db.prepare('SELECT 1 FROM report LIMIT 1');
  const selects = new Map<EntityName, Statement<[string], PlainRow>>();

  const rowOf = (entity: EntityName, id: unknown): PlainRow | null => {
    if (typeof id !== 'string') return null;
    const select = selects.get(entity) ?? (db.prepare(`SELECT * FROM ${entity} WHERE id = ?`) as Statement<[string], PlainRow>);
    selects.set(entity, select);
    return select.get(id) ?? null;
  };

  const auditOf = (entity: EntityName, row: PlainRow): string | null => {
    const rule = freezing[entity];
    if (!rule.frozen) return null;
    if (entity === 'note') {
      const owner = noteOwners[String(row.ownerKind)];
      const found = owner === undefined ? null : rowOf(owner, row.ownerId);
      return owner === undefined || found === null ? null : auditOf(owner, found);
    }
    if ('audit' in rule.by) return typeof row[rule.by.audit] === 'string' ? String(row[rule.by.audit]) : null;
    const parent = rowOf(rule.by.entity, row[rule.by.field]);
    return parent === null ? null : auditOf(rule.by.entity, parent);
  };

  return (entity, row, fields) => {
    if (!isFrozenChange(freezing[entity], fields) || any.get() === undefined) return;
    const auditId = auditOf(entity, row);
    const report = auditId === null ? undefined : standing.get(auditId);
    if (report === undefined) return;
    throw new AppError('RULE', t('issuing.frozen', { number: report.number }), { hint: t('issuing.frozenHint') });
  };
}
