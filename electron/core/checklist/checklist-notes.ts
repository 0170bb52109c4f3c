/** Timed lines of notes: on checklist rows and in interviews. */

import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext, nowOf } from '../context.ts';
import type { Tx } from '../ledger/write.ts';
import { relinkNote } from '../notes/note-links.ts';
import { definedFields } from '../patches.ts';
import { personOf } from '../team/team-person.ts';

interface NewLine {
  readonly ownerKind: Row<'note'>['ownerKind'];
  readonly ownerId: string;
  readonly text: string;
  readonly kind?: Row<'note'>['kind'] | undefined;
  readonly at?: string | undefined;
  readonly authorId?: string | undefined;
}

/** A line as it will be written: by the acting person, now, unless another author or time is named. @throws NOT_FOUND */
export function newLine(context: FileContext, line: NewLine): Row<'note'> {
  const actor = actorOf(context);
  const author = line.authorId === undefined ? actor : personOf(context, line.authorId);
  return {
    id: context.ports.ids.uuid(),
    ownerKind: line.ownerKind,
    ownerId: line.ownerId,
    at: line.at ?? nowOf(context),
    authorId: author.id,
    authorName: author.name,
    kind: line.kind ?? 'note',
    text: line.text,
    done: false,
  };
}

/** Inside the write of the line that was typed as this draft: both happen or neither. */
export function dropDraft(context: FileContext, key: string | undefined): void {
  if (key !== undefined) context.file.drafts.discard(key);
}

/** @throws NOT_FOUND */
function noteOf(context: FileContext, id: string): Row<'note'> {
  const note = context.file.queries.checklist.note(id);
  if (note === null) throw new AppError('NOT_FOUND', t('checklistCore.noNote'));
  return note;
}

/** Changes a line; one that is no to-do any more is not done either. */
export function changeNote(context: FileContext, { noteId, ...input }: InputOf<'checklist.changeNote'>): Row<'note'> {
  const note = noteOf(context, noteId);
  const patch = definedFields(input);
  const isToDo = (patch.kind ?? note.kind) === 'to_do';
  return context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    if (patch.text !== undefined) relinkNote(context, tx, note, patch.text);
    return tx.update('note', noteId, isToDo ? patch : { ...patch, done: false });
  });
}

/** Removes a line with its links; the ledger keeps both. */
export function removeNote(context: FileContext, noteId: string): void {
  noteOf(context, noteId);
  context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
    removeLinks(context, tx, noteId);
    tx.remove('note', noteId);
  });
}

function removeLinks(context: FileContext, tx: Tx, id: string): void {
  for (const link of context.file.queries.checklist.linksOf(id)) tx.remove('link', link.id);
}
