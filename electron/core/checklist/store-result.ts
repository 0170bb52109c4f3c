/** The one way a result gets onto a row: the result itself, and how far the work on the row then is. */
import type { Progress, StoredResult } from '../../../shared/model/vocabulary.ts';
import type { FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import type { Tx } from '../ledger/write.ts';
import type { RawRow } from './checklist-queries.ts';
import { progressAfterResult } from './checklist-result.ts';

/** `42001:A.5.4` → `42001`. */
export const frameworkOf = (requirement: string): string => requirement.slice(0, requirement.indexOf(':'));

export interface ResultToStore {
  readonly result: StoredResult | null;
  readonly reason: string;
  /** Where the caller knows better than the rule how far the row is. */
  readonly progress?: Progress;
}

/** Writes a result that was checked before (`checkResult`); a reason without a result is kept too. */
export function storeResult(context: FileContext, tx: Tx, row: RawRow, { result, reason, progress }: ResultToStore): void {
  const known = context.file.queries.checklist.result(row.id);
  const framework = frameworkOf(row.requirement);
  if (known !== null) tx.update('requirement_result', known.id, { result, reason });
  else if (result !== null || reason !== '') {
    const id = naturalId(context.file.engagementId, 'requirement_result', row.id, framework);
    tx.insert('requirement_result', { id, checklistItemId: row.id, framework, result, reason });
  }
  const next = progress ?? (result === (known?.result ?? null) ? row.progress : progressAfterResult(row.progress, result));
  if (next !== row.progress) tx.update('checklist_item', row.id, { progress: next });
}
