/** Interviews: timed lines, and what each line mentions. Gathering information by interview: ISO/IEC 17021-1 9.4.4. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { newLine } from '../checklist/checklist-notes.ts';
import { actorOf, type FileContext } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { naturalId } from '../ids.ts';
import { definedFields } from '../patches.ts';
import { personOf } from '../team/team-person.ts';

/** @throws NOT_FOUND */
function interviewOf(context: FileContext, id: string): Row<'interview'> {
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

type Target = { readonly kind: 'checklist_item' | 'evidence' | 'finding' | 'person'; readonly id: string };

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
    const mentions = Map.groupBy(queries.interviews.mentions(id), (mention) => mention.noteId);
    return {
      interview,
      lines: queries.checklist.notes(id).map((note) => ({
        ...note,
        mentions: (mentions.get(note.id) ?? []).map(({ kind, id: target, label }) => ({ kind, id: target, label })),
      })),
    };
  },

  'interviews.add': (context, input) => {
    const { queries, ledger } = context.file;
    const { id: auditId } = auditOf(context, input.auditId);
    const person = input.personId === undefined || input.personId === null ? null : personOf(context, input.personId);
    const named = person === null ? '' : [person.name, person.title].filter((part) => part !== '').join(', ');
    const interview: Row<'interview'> = {
      id: context.ports.ids.uuid(),
      auditId,
      number: nextNumber(queries.interviews.numbers()),
      title: input.title,
      personId: person?.id ?? null,
      personLabel: input.personLabel ?? named.slice(0, 300),
      place: input.place ?? '',
      means: input.means ?? '',
      startedAt: input.startedAt ?? null,
      endedAt: input.endedAt ?? null,
      position: queries.interviews.nextPosition(),
    };
    checkTimes(interview);
    return ledger.write({ actor: actorOf(context) }, (tx) => tx.insert('interview', interview));
  },

  'interviews.update': (context, { id, ...input }) => {
    const patch = definedFields(input);
    checkTimes({ ...interviewOf(context, id), ...patch });
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => tx.update('interview', id, patch));
  },

  'interviews.addLine': (context, input) => {
    const interview = interviewOf(context, input.id);
    const targets = targetsOf(context, interview.auditId, input);
    const { text, kind, at, authorId } = input;
    const note = newLine(context, { ownerKind: 'interview', ownerId: interview.id, text, kind, at, authorId });
    return context.file.ledger.write({ actor: actorOf(context) }, (tx) => {
      const written = tx.insert('note', note);
      for (const target of targets) {
        const id = naturalId(context.file.engagementId, 'link', 'note', note.id, target.kind, target.id, 'mentions');
        tx.insert('link', { id, fromKind: 'note', fromId: note.id, toKind: target.kind, toId: target.id, kind: 'mentions' });
      }
      return written;
    });
  },
} satisfies HandlersOf<'interviews.'>;
