/** Links from a line of notes to what its text names. A mark that stands for nothing stays text. */

import type { Row } from '../../../shared/model/entities.ts';
import { marksOf } from '../../../shared/rules/note-marks.ts';
import type { FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import type { Tx } from '../ledger/write.ts';
import type { RawMention } from './notes-queries.ts';

export interface Target {
  readonly kind: 'checklist_item' | 'evidence' | 'finding' | 'person';
  readonly id: string;
}

/** The audit that a line belongs to; null for one of the inbox that belongs to none yet. */
export function auditOfOwner(context: FileContext, note: Pick<Row<'note'>, 'ownerKind' | 'ownerId'>): string | null {
  const { queries } = context.file;
  if (note.ownerKind === 'checklist_item') return queries.checklist.row(note.ownerId)?.auditId ?? null;
  if (note.ownerKind === 'interview') return queries.interviews.find(note.ownerId)?.auditId ?? null;
  return queries.audits.find(note.ownerId)?.id ?? null;
}

/** What the marks of a text stand for in an audit, each thing once. */
export function namedIn(context: FileContext, auditId: string | null, text: string): Target[] {
  const { queries } = context.file;
  // Most lines name nobody: the team is read only where an @ asks for it.
  const people = text.includes('@') ? queries.notes.people() : [];
  const marks = marksOf(
    text,
    people.map((person) => person.number),
  );
  const targets: Target[] = [];
  if (auditId !== null && marks.requirements.length > 0) {
    const known = queries.notes.requirements(auditId);
    for (const mark of marks.requirements.slice(0, 20)) {
      const ref = mark.toLowerCase();
      const found = known.find((one) => one.requirement.toLowerCase() === ref || one.ref.toLowerCase() === ref);
      if (found === undefined) continue;
      for (const { id } of queries.checklist.rowsOfRequirement(auditId, found.requirement)) targets.push({ kind: 'checklist_item', id });
    }
  }
  for (const number of marks.findings.slice(0, 20)) {
    const id = queries.notes.findingCalled(number, auditId ?? '');
    if (id !== null) targets.push({ kind: 'finding', id });
  }
  for (const number of marks.evidence.slice(0, 20)) {
    const id = queries.notes.evidenceCalled(number);
    if (id !== null) targets.push({ kind: 'evidence', id });
  }
  for (const name of marks.people) {
    const person = people.find((one) => one.number === name);
    if (person !== undefined) targets.push({ kind: 'person', id: person.id });
  }
  return [...new Map(targets.map((target) => [target.id, target])).values()];
}

const linkId = (context: FileContext, noteId: string, { kind, id }: Target) =>
  naturalId(context.file.engagementId, 'link', 'note', noteId, kind, id, 'mentions');

/** Writes the links of a line that has none of these yet. */
export function linkNote(context: FileContext, tx: Tx, noteId: string, targets: readonly Target[]): void {
  for (const target of targets)
    tx.insert('link', {
      id: linkId(context, noteId, target),
      fromKind: 'note',
      fromId: noteId,
      toKind: target.kind,
      toId: target.id,
      kind: 'mentions',
    });
}

/** Follows a changed text: what only the old text named is unlinked, what only the new one names is linked. */
export function relinkNote(context: FileContext, tx: Tx, note: Row<'note'>, text: string): void {
  if (text === note.text) return;
  const auditId = auditOfOwner(context, note);
  const before = namedIn(context, auditId, note.text);
  const after = namedIn(context, auditId, text);
  const linked = context.file.queries.checklist.linksOf(note.id).filter((link) => link.fromId === note.id && link.kind === 'mentions');
  const stays = new Set(after.map(({ id }) => id));
  const went = new Set(before.map(({ id }) => id).filter((id) => !stays.has(id)));
  for (const link of linked) if (went.has(link.toId)) tx.remove('link', link.id);
  const known = new Set(linked.map((link) => link.toId));
  linkNote(
    context,
    tx,
    note.id,
    after.filter(({ id }) => !known.has(id)),
  );
}

type Mention = Omit<RawMention, 'noteId'>;

/** Mentions by the line they stand in. */
export function mentionsByNote(mentions: readonly RawMention[]): (noteId: string) => Mention[] {
  const grouped = Map.groupBy(mentions, (mention) => mention.noteId);
  return (noteId) => (grouped.get(noteId) ?? []).map(({ kind, id, label, ref }) => ({ kind, id, label, ref }));
}
