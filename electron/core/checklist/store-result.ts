/** The one way a result gets onto a row: the result itself, and how far the work on the row then is. */
import type { Progress, StoredResult } from '../../../shared/model/vocabulary.ts';
import { frameworkOf } from '../../../shared/rules/standards.ts';
import type { FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import type { Tx } from '../ledger/write.ts';
import type { RawRow } from './checklist-queries.ts';
import { progressAfterResult } from './checklist-result.ts';

export interface ResultToStore {
  readonly result: StoredResult | null;
  readonly reason: string;
  /** A further standard that the row stands for; its own when left out. */
  readonly framework?: string;
  /** Where the caller knows better than the rule how far the row is. */
  readonly progress?: Progress;
}

/** Writes a result that was checked before (`checkResult`); a reason without a result is kept too. */
export function storeResult(context: FileContext, tx: Tx, row: RawRow, { result, reason, progress, ...wanted }: ResultToStore): void {
  const framework = wanted.framework ?? frameworkOf(row.requirement);
  const known = context.file.queries.checklist.result(row.id, framework);
  if (known !== null) tx.update('requirement_result', known.id, { result, reason });
  else if (result !== null || reason !== '') {
    const id = naturalId(context.file.engagementId, 'requirement_result', row.id, framework);
    tx.insert('requirement_result', { id, checklistItemId: row.id, framework, result, reason });
  }
  const next = progress ?? (result === (known?.result ?? null) ? row.progress : progressAfterResult(row.progress, result));
  if (next !== row.progress) tx.update('checklist_item', row.id, { progress: next });
}
