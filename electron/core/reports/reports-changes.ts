/** What was changed after a report was issued, of what it rests on (shared/rules/report-basis.ts): read from the ledger. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { EntityName, Row } from '../../../shared/model/entities.ts';
import { auditOfRow, isPrinted, type PlainRow } from '../../../shared/rules/report-basis.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import type { ReportIssue } from '../export/report-model/shape.ts';
import { isEntity, recordName } from '../ledger/record-names.ts';
import type { ChangedField } from './reports-queries.ts';

type Changes = OutputOf<'reports.changes'>;
type Kinds = OutputOf<'reports.issued'>['reports'][number]['changedSince'];

/** Records that a screen shows at once. */
const SHOWN = 200;

interface ChangedRecord {
  readonly entity: EntityName;
  readonly row: string;
  readonly changes: ChangedField[];
  /** As it stands, or as it stood when it was removed. */
  readonly state: PlainRow;
  readonly auditId: string | null;
}

function parsed(before: string | null): PlainRow | null {
  if (before === null) return null;
  const value: unknown = JSON.parse(before);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlainRow) : null;
}

/** By record, in the order of their last change. A record that was made and removed again since left nothing behind. */
function changedRecords(context: FileContext, report: Row<'report'>): ChangedRecord[] {
  const { ledger, queries } = context.file;
  const byRow = new Map<string, ChangedField[]>();
  const removed = new Map<string, PlainRow>();
  for (const change of queries.reports.changedSince(report.id)) {
    const known = byRow.get(change.row) ?? [];
    byRow.delete(change.row);
    byRow.set(change.row, [...known, change]);
    if (change.op === 'remove') removed.set(change.row, parsed(change.before) ?? {});
  }
  const rowOf = (entity: EntityName, id: string) => (ledger.read(entity, id) as PlainRow | null) ?? removed.get(id) ?? null;
  return [...byRow].flatMap(([row, changes]): ChangedRecord[] => {
    const entity = changes[0]?.entity ?? '';
    if (!isEntity(entity) || !isPrinted(entity)) return [];
    const state = rowOf(entity, row);
    if (state === null || (changes[0]?.op === 'insert' && changes.at(-1)?.op === 'remove')) return [];
    const auditId = auditOfRow(entity, state, rowOf);
    return auditId === null || auditId === report.auditId ? [{ entity, row, changes, state, auditId }] : [];
  });
}

const opOf = (changes: readonly ChangedField[]) =>
  changes.some(({ op }) => op === 'remove') ? 'removed' : changes[0]?.op === 'insert' ? 'made' : 'changed';

/** How many records of each kind, the kind changed last first. */
export function changedKinds(context: FileContext, report: Row<'report'>): Kinds {
  const kinds = new Map<EntityName, Kinds[number]>();
  for (const { entity, changes } of changedRecords(context, report)) {
    const known = kinds.get(entity);
    kinds.delete(entity);
    kinds.set(entity, { entity, what: t(`entities.${entity}`), rows: (known?.rows ?? 0) + 1, lastAt: changes.at(-1)?.time ?? '' });
  }
  return [...kinds.values()].reverse();
}

/** Answers `reports.changes`. */
export function changesSince(context: FileContext, report: Row<'report'>, limit = SHOWN): Changes {
  const records = changedRecords(context, report).reverse();
  return {
    records: records.slice(0, limit).map(({ entity, row, changes, state, auditId }) => {
      const last = changes.at(-1);
      return {
        entity,
        what: t(`entities.${entity}`),
        id: row,
        name: recordName(context, entity, state),
        op: opOf(changes),
        fields: [...new Set(changes.map(({ field }) => field).filter((field) => field !== ''))],
        entries: changes.length,
        lastAt: last?.time ?? '',
        who: last?.who ?? '',
        auditId,
      };
    }),
    total: records.length,
  };
}

/**
 * The version that stands and that nothing it rests on was changed after: a client's copy then bears its number. Null
 * otherwise; the copy is a draft then, because it would say something else than what was issued.
 */
export function unchangedIssue(context: FileContext, auditId: string): Omit<ReportIssue, 'earlier'> | null {
  const report = context.file.queries.reports.issued(auditId).at(-1);
  if (report === undefined || report.reopenedAt !== null || changedKinds(context, report).length > 0) return null;
  const { number, issuedOn, issuedByName, distribution, changes } = report;
  return { number, issuedOn, issuedByName, distribution, changes };
}
