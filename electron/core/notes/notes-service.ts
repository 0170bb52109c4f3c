/** What a mark may stand for while it is typed, and the inbox of lines that were caught in passing. */
import type { z } from 'zod';
import { AppError } from '../../../shared/contract/errors.ts';
import type { noteMethods } from '../../../shared/contract/interviews.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { MarkSign } from '../../../shared/rules/note-marks.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { dropDraft, newLine, removeNote } from '../checklist/checklist-notes.ts';
import { progressAfterWork } from '../checklist/checklist-result.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { interviewOf } from '../interviews/interviews-service.ts';
import { linkNote, mentionsByNote, namedIn } from './note-links.ts';
import type { NamedRecord } from './notes-queries.ts';

type Proposal = z.output<(typeof noteMethods)['notes.propose']['output']>['proposals'][number];
interface Candidate extends Proposal {
  /** Further words that it is found by. */
  readonly also: string;
}

const MOST = 8;
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** How well a candidate fits what was typed, 0 not at all. The beginning of a number weighs more than a word of a title. */
export function fitOf(candidate: { readonly label: string; readonly title: string; readonly also?: string }, typed: string): number {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  const label = plain(candidate.label);
  const title = plain(`${candidate.label} ${candidate.title}`);
  const also = plain(candidate.also ?? '');
  let score = 0;
  for (const word of words) {
    // `a626` and `622` are typed faster than `A.6.2.6`.
    const dense = label.replaceAll('.', '').replaceAll('-', '');
    const denseWord = word.replaceAll('.', '').replaceAll('-', '');
    if (label === word) score += 60;
    else if (label.startsWith(word)) score += 40;
    else if (denseWord !== '' && dense.startsWith(denseWord)) score += 30;
    else if (title.split(/[\s(/-]+/).some((part) => part.startsWith(word))) score += 20;
    else if (label.includes(word) || title.includes(word)) score += 10;
    else if (also.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))) score += 4;
    else return 0;
  }
  return score;
}

const numbered = (
  kind: 'finding' | 'evidence',
  sign: string,
  { id, number, title }: NamedRecord,
  used: ReadonlyMap<string, number>,
): Candidate => ({
  kind,
  insert: `${sign}${number}`.slice(0, 300),
  label: number,
  title,
  planned: false,
  used: used.get(id) ?? 0,
  also: '',
});

function candidates(context: FileContext, auditId: string, sign: MarkSign, interview: Row<'interview'> | null): Candidate[] {
  const { notes } = context.file.queries;
  const used = interview === null ? new Map<string, number>() : notes.used(interview.id);
  const planned = new Set(interview?.plannedRequirements ?? []);
  switch (sign) {
    case '#':
      return notes.requirements(auditId).map(({ requirement, ref, title, ask }) => ({
        kind: 'requirement',
        insert: `#${ref}`,
        label: ref,
        title,
        planned: planned.has(requirement),
        used: used.get(requirement) ?? 0,
        also: ask,
      }));
    case '@':
      return notes.people().map(({ id, number, title }) => ({
        kind: 'person',
        insert: `@${number}`.slice(0, 300),
        label: number,
        title,
        planned: interview?.personId === id,
        used: used.get(id) ?? 0,
        also: '',
      }));
    case '!':
      return notes.findings(auditId).map((one) => numbered('finding', sign, one, used));
    case '+':
      return notes.evidence().map((one) => numbered('evidence', sign, one, used));
  }
}

/** @throws NOT_FOUND for a line that is not in the inbox. */
function inboxNote(context: FileContext, id: string): Row<'note'> {
  const note = context.file.queries.checklist.note(id);
  if (note === null || note.ownerKind !== 'inbox') throw new AppError('NOT_FOUND', t('interviewCore.notInInbox'));
  return note;
}

export const noteHandlers = {
  'notes.propose': (context, { auditId, sign, words, interviewId }) => {
    auditOf(context, auditId);
    const interview = interviewId === undefined ? null : interviewOf(context, interviewId);
    const scored = candidates(context, auditId, sign, interview)
      .map((candidate, at) => ({ candidate, at, score: fitOf(candidate, words) }))
      .filter(({ score }) => score > 0)
      .map((one) => ({ ...one, score: one.score + (one.candidate.planned ? 8 : 0) + Math.min(one.candidate.used, 3) * 2 }))
      .toSorted((a, b) => b.score - a.score || a.at - b.at);
    return { proposals: scored.slice(0, MOST).map(({ candidate: { also: _also, ...proposal } }) => proposal) };
  },
} satisfies HandlersOf<'notes.'>;

export const inboxHandlers = {
  'inbox.list': (context) => {
    const { notes } = context.file.queries;
    const mentions = mentionsByNote(notes.mentionsOfInbox());
    return { notes: notes.inbox().map(({ note, auditId }) => ({ ...note, auditId, mentions: mentions(note.id) })) };
  },

  'inbox.capture': (context, { text, kind, auditId, draft }) => {
    const ownerId = auditId === undefined ? context.file.engagementId : auditOf(context, auditId).id;
    const note = newLine(context, { ownerKind: 'inbox', ownerId, text, kind });
    const targets = namedIn(context, auditId ?? null, text);
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      const written = tx.insert('note', note);
      dropDraft(context, draft);
      linkNote(context, tx, note.id, targets);
      return written;
    });
  },

  'inbox.link': (context, { noteId, to }) => {
    const { queries, ledger } = context.file;
    const note = inboxNote(context, noteId);
    const item = to.kind === 'checklist_item' ? queries.checklist.row(to.id) : null;
    const interview = to.kind === 'interview' ? queries.interviews.find(to.id) : null;
    const auditId = item?.auditId ?? interview?.auditId;
    if (auditId === undefined) throw new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t(`entities.${to.kind}`) }));
    // Caught without an audit, or under another one: its marks are read again where it goes.
    const known = new Set(queries.checklist.linksOf(noteId).map((link) => link.toId));
    const targets = namedIn(context, auditId, note.text).filter(({ id }) => !known.has(id));
    return ledger.write({ actor: actorOf(context) }, (tx) => {
      const progress = item === null ? null : progressAfterWork(item.progress);
      if (item !== null && progress !== null && progress !== item.progress) tx.update('checklist_item', item.id, { progress });
      linkNote(context, tx, noteId, targets);
      return tx.update('note', noteId, { ownerKind: to.kind, ownerId: to.id });
    });
  },

  'inbox.discard': (context, { noteId }) => {
    inboxNote(context, noteId);
    removeNote(context, noteId);
    return {};
  },
} satisfies HandlersOf<'inbox.'>;
