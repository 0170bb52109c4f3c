/** Interviews: timed lines, and what each line mentions. Gathering information by interview: ISO/IEC 17021-1 9.4.4. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { dropDraft, newLine } from '../checklist/checklist-notes.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { linkNote, mentionsByNote, namedIn, type Target } from '../notes/note-links.ts';
import { definedFields } from '../patches.ts';
import { personOf } from '../team/team-person.ts';

/** @throws NOT_FOUND */
export function interviewOf(context: FileContext, id: string): Row<'interview'> {
  const interview = context.file.queries.interviews.find(id);
  if (interview === null) throw new AppError('NOT_FOUND', t('interviewCore.noInterview'));
  return interview;
}

function checkTimes({ startedAt, endedAt }: Pick<Row<'interview'>, 'startedAt' | 'endedAt'>): void {
  if (startedAt === null || endedAt === null || endedAt >= startedAt) return;
  throw new AppError('RULE', t('interviewCore.endsFirst'), { fields: { endedAt: t('interviewCore.endsFirst') } });
}

/** The number after the highest one of the engagement: `I-01`, `I-02` … `I-100`. */
function nextNumber(numbers: readonly string[]): string {
  const highest = Math.max(0, ...numbers.map((number) => Number(/^I-(\d+)$/.exec(number)?.[1] ?? 0)));
  return `I-${String(highest + 1).padStart(2, '0')}`;
}

/** Name and function as they are frozen with the interview. */
function labelOf(person: Row<'person'> | null): string {
  if (person === null) return '';
  return [person.name, person.title]
    .filter((part) => part !== '')
    .join(', ')
    .slice(0, 300);
}

/** Requirements to be heard, each once and in the order of the checklist. @throws NOT_FOUND for one that is not on it. */
function plannedOf(context: FileContext, auditId: string, wanted: readonly string[]): string[] {
  if (wanted.length === 0) return [];
  const known = context.file.queries.notes.requirements(auditId).map(({ requirement }) => requirement);
  const unknown = wanted.find((requirement) => !known.includes(requirement));
  if (unknown !== undefined) {
    const ref = unknown.slice(unknown.indexOf(':') + 1);
    const message = t('interviewCore.plannedNotInChecklist', { ref });
    throw new AppError('NOT_FOUND', message, { fields: { plannedRequirements: message } });
  }
  return known.filter((requirement) => wanted.includes(requirement));
}

function plannedAgainstHeard(context: FileContext, interview: Row<'interview'>) {
  const { queries } = context.file;
  const heard = queries.interviews.heard(interview.id);
  const named = new Map(queries.notes.requirements(interview.auditId).map((one) => [one.requirement, one]));
  const planned = interview.plannedRequirements.map((requirement) => {
    const item = named.get(requirement);
    return {
      requirement,
      ref: item?.ref ?? requirement.slice(requirement.indexOf(':') + 1),
      title: (item?.shortTitle ?? '').slice(0, 300),
      lines: heard.find((one) => one.requirement === requirement)?.lines ?? 0,
      itemId: queries.checklist.rowsOfRequirement(interview.auditId, requirement)[0]?.id ?? null,
    };
  });
  const asked = new Set(interview.plannedRequirements);
  return { planned, alsoHeard: heard.filter((one) => !asked.has(one.requirement)).map((one) => one.ref) };
}

/** What a line mentions, each thing once. @throws NOT_FOUND for what is not there. */
function targetsOf(context: FileContext, auditId: string, input: InputOf<'interviews.addLine'>): Target[] {
  const { queries } = context.file;
  const targets: Target[] = [];
  for (const requirement of input.requirements ?? []) {
    const rows = queries.checklist.rowsOfRequirement(auditId, requirement);
    if (rows.length === 0) {
      const ref = requirement.slice(requirement.indexOf(':') + 1);
      throw new AppError('NOT_FOUND', t('interviewCore.notInChecklist', { ref }), { hint: t('interviewCore.notInChecklistHint') });
    }
    targets.push(...rows.map(({ id }) => ({ kind: 'checklist_item' as const, id })));
  }
  const missing = (entity: 'evidence' | 'finding') =>
    new AppError('NOT_FOUND', t('errors.rowNotFound', { entity: t(`entities.${entity}`) }));
  for (const id of input.evidence ?? []) {
    if (!queries.interviews.hasEvidence(id)) throw missing('evidence');
    targets.push({ kind: 'evidence', id });
  }
  for (const id of input.findings ?? []) {
    if (!queries.interviews.hasFinding(id)) throw missing('finding');
    targets.push({ kind: 'finding', id });
  }
  for (const id of input.people ?? []) targets.push({ kind: 'person', id: personOf(context, id).id });
  targets.push(...namedIn(context, auditId, input.text));
  return [...new Map(targets.map((target) => [target.id, target])).values()];
}

export const interviewHandlers = {
  'interviews.list': (context, { auditId }) => {
    auditOf(context, auditId);
    return { interviews: context.file.queries.interviews.all(auditId) };
  },

  'interviews.show': (context, { id }) => {
    const { queries } = context.file;
    const interview = interviewOf(context, id);
    const mentions = mentionsByNote(queries.notes.mentions(id));
    return {
      interview,
      lines: queries.checklist.notes(id).map((note) => ({ ...note, mentions: mentions(note.id) })),
      ...plannedAgainstHeard(context, interview),
    };
  },

  'interviews.add': (context, input) => {
    const { queries, ledger } = context.file;
    const { id: auditId } = auditOf(context, input.auditId);
    const person = input.personId === undefined || input.personId === null ? null : personOf(context, input.personId);
    const interview: Row<'interview'> = {
      id: context.ports.ids.uuid(),
      auditId,
      number: nextNumber(queries.interviews.numbers()),
      title: input.title,
      personId: person?.id ?? null,
      personLabel: input.personLabel ?? labelOf(person),
      role: input.role ?? person?.title ?? '',
      nameHidden: input.nameHidden ?? true,
      place: input.place ?? '',
      means: input.means ?? '',
      plannedAt: input.plannedAt ?? null,
      plannedMinutes: input.plannedMinutes ?? null,
      plannedRequirements: plannedOf(context, auditId, input.plannedRequirements ?? []),
      startedAt: input.startedAt ?? null,
      endedAt: input.endedAt ?? null,
      position: queries.interviews.nextPosition(),
    };
    checkTimes(interview);
    return ledger.write({ actor: actorOf(context) }, (tx) => tx.insert('interview', interview));
  },

  'interviews.update': (context, { id, ...input }) => {
    const interview = interviewOf(context, id);
    const patch = definedFields(input);
    if (patch.plannedRequirements !== undefined)
      patch.plannedRequirements = plannedOf(context, interview.auditId, patch.plannedRequirements);
    // Another person brings name and function along, unless they are given with it.
    const person = patch.personId === undefined || patch.personId === null ? null : personOf(context, patch.personId);
    const followed = person === null ? patch : { personLabel: labelOf(person), role: person.title, ...patch };
    checkTimes({ ...interview, ...followed });
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('interview', id, followed));
  },

  'interviews.remove': (context, { id }) => {
    const interview = interviewOf(context, id);
    const holds = context.file.queries.interviews.holds(id);
    if (holds.lines === 1 || holds.findings === 1) {
      const what = t(holds.lines === 1 ? 'interviewCore.holdsLines' : 'interviewCore.holdsFindings');
      throw new AppError('RULE', t('interviewCore.holds', { number: interview.number, what }), { hint: t('interviewCore.holdsHint') });
    }
    context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.remove('interview', id));
    return {};
  },

  'interviews.addLine': (context, input) => {
    const interview = interviewOf(context, input.id);
    const targets = targetsOf(context, interview.auditId, input);
    const { text, kind, at, authorId } = input;
    const note = newLine(context, { ownerKind: 'interview', ownerId: interview.id, text, kind, at, authorId });
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      const written = tx.insert('note', note);
      dropDraft(context, input.draft);
      linkNote(context, tx, note.id, targets);
      return written;
    });
  },

  'interviews.toDos': (context, { auditId }) => {
    auditOf(context, auditId);
    const { notes } = context.file.queries;
    const mentions = mentionsByNote(notes.mentionsOfToDos(auditId));
    const toDos = notes.toDos(auditId).map(({ note, label, title }) => ({
      ...note,
      from: { kind: note.ownerKind, id: note.ownerId, label, title: title.slice(0, 300) },
      mentions: mentions(note.id),
    }));
    const open = toDos.filter((one) => !one.done).length;
    return { toDos, open, done: toDos.length - open };
  },
} satisfies HandlersOf<'interviews.'>;
