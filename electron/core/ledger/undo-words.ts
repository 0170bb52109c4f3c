/** A write that is taken back, as the notice names it: "Result of A.6.2.6 LendScore 4.2 is open again". */
import type { EntityName } from '../../../shared/model/entities.ts';
import type { UndoChange } from '../../../shared/rules/undo.ts';
import { t, type WordKey } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { type Fields, recordName } from './record-names.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What of a write a person would call it by: links and progress only follow something else. */
const weight = (change: UndoChange): number => {
  if (change.op === 'chain') return 9;
  if (change.entity === 'link' || change.entity === 'plan_subject' || change.entity === 'catalog_item' || change.entity === 'catalog')
    return 3;
  return change.entity === 'checklist_item' && change.field === 'progress' ? 2 : 1;
};

/** The row that a change is about, as it is or was. */
function rowOf(context: FileContext, change: UndoChange): Fields {
  const whole = (change.after ?? change.before) as unknown;
  if (change.op !== 'update' && typeof whole === 'object' && whole !== null) return whole as Fields;
  return (context.file.ledger.read(change.entity as EntityName, change.row) ?? {}) as Fields;
}

export function undoWords(context: FileContext, changes: readonly UndoChange[]): string {
  const [main] = changes.toSorted((a, b) => weight(a) - weight(b));
  if (main === undefined) return t('undo.words.other');
  const row = rowOf(context, main);
  const name = recordName(context, main.entity, row);
  if (main.entity === 'requirement_result') {
    const before = main.op === 'update' ? changes.find((one) => one.row === main.row && one.field === 'result')?.before : null;
    const result = main.op === 'remove' ? row.result : before;
    if (typeof result !== 'string') return t('undo.words.resultOpen', { name });
    return t('undo.words.result', { name, result: t(`vocabulary.result.${result}` as WordKey).toLowerCase() });
  }
  if (main.entity === 'checklist_item' && main.field === 'progress')
    return t('undo.words.progress', { name, progress: t(`vocabulary.progress.${text(main.before)}` as WordKey).toLowerCase() });
  const entity = t(`entities.${main.entity}` as WordKey);
  const Entity = entity.charAt(0).toUpperCase() + entity.slice(1);
  const rows = new Set(changes.filter((one) => one.entity === main.entity).map((one) => one.row)).size;
  const key = main.op === 'insert' ? 'taken' : main.op === 'remove' ? 'back' : 'changed';
  if (rows > 1) return t(`undo.words.${key}Many`, { entity: Entity, count: rows });
  return t(`undo.words.${key}`, { entity: Entity, name });
}
