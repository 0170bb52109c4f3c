/** Interviews with their lines and to-dos, what a typed mark may stand for, and the inbox of what was caught in passing. */
import { z } from 'zod';
import { entities } from '../model/entities.ts';
import { count, filledLine, filledText, id, instant, line, requirementId } from '../model/scalars.ts';
import { noteKind, noteOwnerKind } from '../model/vocabulary.ts';
import { command, nothing, query } from './define.ts';

const noteRow = entities.note;
const plannedMinutes = count.min(1).max(1440);

/** What a line of notes names; `ref` is the requirement of a checklist row, empty for all else. */
export const mention = z.strictObject({ kind: z.enum(['checklist_item', 'evidence', 'finding', 'person']), id, label: line, ref: line });
export type Mention = z.infer<typeof mention>;

/** Key of the draft that the line was typed as: it goes in the same transaction, so that no line comes back twice. */
export const draftKey = filledLine.optional();

const interviewPatch = {
  personId: id.nullable().optional(),
  personLabel: line.optional(),
  role: line.optional(),
  nameHidden: z.boolean().optional(),
  place: line.optional(),
  means: line.optional(),
  plannedAt: instant.nullable().optional(),
  plannedMinutes: plannedMinutes.nullable().optional(),
  /** Takes the place of the list before. */
  plannedRequirements: z.array(requirementId).max(200).optional(),
  startedAt: instant.nullable().optional(),
  endedAt: instant.nullable().optional(),
};

/** What is typed as marks in the text is linked besides what is named here. */
const lineInput = {
  id,
  text: filledText,
  kind: noteKind.optional(),
  at: instant.optional(),
  authorId: id.optional(),
  /** Each named requirement is linked to its rows of the audit's checklist. */
  requirements: z.array(requirementId).max(20).optional(),
  evidence: z.array(id).max(20).optional(),
  findings: z.array(id).max(20).optional(),
  people: z.array(id).max(20).optional(),
  draft: draftKey,
};

const toDo = z.strictObject({
  ...noteRow.shape,
  from: z.strictObject({ kind: noteOwnerKind, id, label: line, title: line }),
  mentions: z.array(mention),
});

export const interviewMethods = {
  'interviews.list': query(
    'The interviews of an audit in the order of their time, planned or held.',
    z.strictObject({ auditId: id }),
    z.strictObject({
      interviews: z.array(z.strictObject({ ...entities.interview.shape, lines: count, toDosOpen: count })),
    }),
    { topics: ['interviews', 'checklist'] },
  ),
  'interviews.show': query(
    'One interview with its lines, what they mention, and what was heard of what was planned.',
    z.strictObject({ id }),
    z.strictObject({
      interview: entities.interview,
      lines: z.array(z.strictObject({ ...noteRow.shape, mentions: z.array(mention) })),
      /** The planned requirements in their order; `itemId` is the row whose prompts can be asked. */
      planned: z.array(z.strictObject({ requirement: requirementId, ref: line, title: line, lines: count, itemId: id.nullable() })),
      /** References of what was heard besides. */
      alsoHeard: z.array(line),
    }),
    { topics: ['interviews', 'checklist', 'evidence', 'findings'] },
  ),
  'interviews.add': command(
    'Plans or records an interview.',
    z.strictObject({ auditId: id, title: filledLine, ...interviewPatch }),
    entities.interview,
    { topics: ['interviews'] },
  ),
  'interviews.update': command(
    'Changes an interview.',
    z.strictObject({ id, title: filledLine.optional(), ...interviewPatch }),
    entities.interview,
    { topics: ['interviews'] },
  ),
  'interviews.remove': command('Removes an interview that holds no line and rests under no finding.', z.strictObject({ id }), nothing, {
    topics: ['interviews'],
  }),
  'interviews.addLine': command('Adds a timed line to an interview and links it to what it mentions.', z.strictObject(lineInput), noteRow, {
    topics: ['interviews', 'checklist'],
  }),
  'interviews.toDos': query(
    'The to-dos of an audit, open ones first, each with where it was written.',
    z.strictObject({ auditId: id }),
    z.strictObject({ toDos: z.array(toDo), open: count, done: count }),
    { topics: ['interviews', 'checklist', 'notes', 'evidence', 'findings'] },
  ),
} as const;

export const noteMethods = {
  'notes.propose': query(
    'What a mark that is being typed may stand for: `#` requirement, `@` person, `!` finding, `+` evidence; best first.',
    z.strictObject({
      auditId: id,
      sign: z.enum(['#', '@', '!', '+']),
      words: z.string().max(100),
      /** Interview whose plan and lines come first. */
      interviewId: id.optional(),
    }),
    z.strictObject({
      proposals: z.array(
        z.strictObject({
          kind: z.enum(['requirement', 'person', 'finding', 'evidence']),
          /** What is put in place of the mark, its sign included. */
          insert: line,
          label: line,
          title: z.string().max(1000),
          planned: z.boolean(),
          used: count,
        }),
      ),
    }),
    { topics: ['checklist', 'notes', 'team', 'findings', 'evidence', 'interviews'] },
  ),
} as const;

export const inboxMethods = {
  'inbox.list': query(
    'What was caught in passing and waits to be linked, oldest first.',
    nothing,
    z.strictObject({ notes: z.array(z.strictObject({ ...noteRow.shape, auditId: id.nullable(), mentions: z.array(mention) })) }),
    { topics: ['interviews', 'checklist', 'notes', 'evidence', 'findings'] },
  ),
  'inbox.capture': command(
    'Writes a line into the inbox; marks in it are linked when an audit is named.',
    z.strictObject({ text: filledText, kind: noteKind.optional(), auditId: id.optional(), draft: draftKey }),
    noteRow,
    { topics: ['interviews', 'checklist'] },
  ),
  'inbox.link': command(
    'Puts a line of the inbox where it belongs: to a row of the checklist or into an interview.',
    z.strictObject({ noteId: id, to: z.strictObject({ kind: z.enum(['checklist_item', 'interview']), id }) }),
    noteRow,
    { topics: ['interviews', 'checklist'] },
  ),
  'inbox.discard': command('Drops a line of the inbox; the ledger keeps it.', z.strictObject({ noteId: id }), nothing, {
    topics: ['interviews', 'checklist'],
  }),
} as const;
