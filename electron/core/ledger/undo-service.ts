/** Taking back the last write of a person in this session, and doing it again. Both are writes like any other. */
import { AppError } from '../../../shared/contract/errors.ts';
import { type EntityName, entities, type Row } from '../../../shared/model/entities.ts';
import { type UndoChange, undoDeeds, undoRefusal } from '../../../shared/rules/undo.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import { canonicalJson } from './canonical.ts';
import { undoWords } from './undo-words.ts';

const same = (left: unknown, right: unknown) => canonicalJson(left ?? null) === canonicalJson(right ?? null);
const changedSince = () => new AppError('CONFLICT', t('undo.changedSince'), { hint: t('undo.changedSinceHint') });
const isEntity = (name: string): name is EntityName => Object.hasOwn(entities, name);

/** @throws RULE when there is nothing, or when it is not undone; CONFLICT when what stands there was changed since. */
export function takeBack(context: FileContext, kind: 'undo' | 'redo'): { what: string; changes: number } {
  const { ledger, queries } = context.file;
  const actor = actorOf(context);
  const step = ledger.steps.last(kind, actor.id);
  if (step === null) throw new AppError('RULE', t(kind === 'undo' ? 'undo.nothing' : 'undo.nothingAgain'));
  const changes: UndoChange[] = queries.ledger.changes(step.from, step.to).map(({ op, entity, row, field, before, after }) => ({
    op,
    entity,
    row,
    field,
    before: before === null ? null : (JSON.parse(before) as unknown),
    after: after === null ? null : (JSON.parse(after) as unknown),
  }));
  const refusal = undoRefusal(changes, {
    findingState: (id) => queries.findings.byId(id)?.state ?? null,
    findingOf: (part, id) => (isEntity(part) ? ((ledger.read(part, id) as { findingId?: string } | null)?.findingId ?? null) : null),
  });
  if (refusal !== null) throw new AppError('RULE', t(`undo.refused.${refusal}`), { hint: t('undo.refusedHint') });
  // Said before it is done: afterwards a removed row has no name any more.
  const what = undoWords(context, changes);
  const reason = t(kind === 'undo' ? 'undo.reason' : 'undo.reasonAgain', { from: step.from, to: step.to });
  try {
    ledger.write({ actor, reason, step: kind }, (tx) => {
      for (const deed of undoDeeds(changes)) {
        if (!isEntity(deed.entity)) throw changedSince();
        const now = tx.read(deed.entity, deed.id);
        if (deed.do === 'insert') {
          if (now !== null) throw changedSince();
          tx.insert(deed.entity, deed.row as Row<EntityName>);
        } else if (deed.do === 'remove') {
          if (now === null || !same(now, deed.expected)) throw changedSince();
          tx.remove(deed.entity, deed.id);
        } else {
          const fields = now as Readonly<Record<string, unknown>> | null;
          if (fields === null || Object.entries(deed.expected).some(([field, value]) => !same(fields[field], value))) throw changedSince();
          tx.update(deed.entity, deed.id, deed.patch as Partial<Row<EntityName>>);
        }
      }
    });
  } catch (error) {
    // Something made since, by another person, rests on the row.
    if (String((error as { code?: unknown }).code ?? '').startsWith('SQLITE_CONSTRAINT')) throw changedSince();
    throw error;
  }
  return { what, changes: changes.length };
}
