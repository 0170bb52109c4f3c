/** Audits of the cycle, their team and their checklists. */
import { z } from 'zod';
import { entities } from '../model/entities.ts';
import { findingState } from '../model/finding-states.ts';
import { count, date, filledLine, filledText, id, instant, line, longLine, requirementId, text, timeZone } from '../model/scalars.ts';
import {
  auditKind,
  catalogItemKind,
  catalogOrigin,
  grade,
  noteKind,
  personRole,
  progress,
  promptList,
  resultClass,
  storedResult,
  unitKind,
} from '../model/vocabulary.ts';
import { proposalReasons, surveillanceSubjects } from '../rules/surveillance.ts';
import { command, nothing, query } from './define.ts';
import { draftKey } from './interviews.ts';

const auditPatch = {
  title: filledLine.optional(),
  criteria: text.optional(),
  objectives: text.optional(),
  startsOn: date.nullable().optional(),
  endsOn: date.nullable().optional(),
  timeZone: timeZone.optional(),
  places: text.optional(),
  /** Auditor-days in hundredths, so that 4.5 days is 450. */
  plannedHundredths: count.nullable().optional(),
  actualHundredths: count.nullable().optional(),
};

export const auditMethods = {
  'audits.list': query(
    'The audits of the engagement, in order, with how far each is.',
    nothing,
    z.strictObject({
      audits: z.array(
        z.strictObject({ ...entities.audit.shape, items: count, concluded: count, majors: count, minors: count, opportunities: count }),
      ),
    }),
    { topics: ['audits', 'checklist', 'findings'] },
  ),
  'audits.show': query(
    'One audit with its team.',
    z.strictObject({ id }),
    z.strictObject({
      audit: entities.audit,
      members: z.array(entities.audit_member),
      /** What the audit is concluded on, the main standard first. */
      standards: z.array(
        z.strictObject({
          id: id.nullable(),
          catalogId: id,
          framework: line,
          name: line,
          title: line,
          origin: catalogOrigin,
          main: z.boolean(),
        }),
      ),
    }),
    { topics: ['audits', 'catalogs'] },
  ),
  'audits.create': command(
    'Creates an audit with criteria, objectives and dates; proposes what ISO/IEC 17021-1 asks for its kind.',
    z.strictObject({ kind: auditKind, number: filledLine.max(12).optional(), ...auditPatch }),
    entities.audit,
    { topics: ['audits', 'catalogs'] },
  ),
  'audits.update': command('Changes an audit.', z.strictObject({ id, ...auditPatch }), entities.audit, { topics: ['audits'] }),
  'audits.remove': command('Removes an audit that has no checklist, evidence or finding.', z.strictObject({ id }), nothing, {
    topics: ['audits'],
  }),
  'audits.addStandard': command(
    'Concludes the audit on a further standard too: one of the program by standard and edition, or a list of the engagement by id.',
    z.strictObject({ auditId: id, standard: line.optional(), edition: line.optional(), catalogId: id.optional() }),
    z.strictObject({ id }),
    { topics: ['audits', 'catalogs', 'checklist'] },
  ),
  'audits.removeStandard': command(
    'Takes a further standard off an audit that has no row or result of it.',
    z.strictObject({ id }),
    nothing,
    {
      topics: ['audits', 'checklist'],
    },
  ),
  'audits.useCatalog': command(
    'Judges an audit without a checklist by another catalog of the engagement, e.g. an imported list.',
    z.strictObject({ auditId: id, catalogId: id }),
    entities.audit,
    { topics: ['audits', 'checklist'] },
  ),
  'audits.addMember': command(
    'Puts a person on the audit; the name is frozen with the role. Who consulted the client comes on it only with a justification.',
    z.strictObject({ auditId: id, personId: id, role: personRole, justification: filledText.optional() }),
    entities.audit_member,
    { topics: ['audits', 'team'] },
  ),
  'audits.removeMember': command('Takes a person off the audit.', z.strictObject({ id }), nothing, { topics: ['audits'] }),
} as const;

const unitRef = z.strictObject({ kind: unitKind, id: id.nullable() });

/** What stands in a row of the list: no prompts, no notes. */
export const checklistRow = z.strictObject({
  id,
  requirement: requirementId,
  ref: line,
  title: line,
  shortTitle: line,
  kind: catalogItemKind,
  group: requirementId,
  unit: z.strictObject({ kind: unitKind, id: id.nullable(), label: line }),
  progress,
  stored: storedResult.nullable(),
  reason: text,
  /** Class shown: derived from the worst finding that is not withdrawn, else from the stored result. */
  shown: resultClass.nullable(),
  /** Conclusions on further standards that ask the same: the row is asked once and concluded for each. */
  also: z.array(
    z.strictObject({
      framework: line,
      standard: line,
      requirement: requirementId,
      stored: storedResult.nullable(),
      reason: text,
      shown: resultClass.nullable(),
    }),
  ),
  /** With the requirements that each names: they say which standard it decides. */
  findings: z.array(z.strictObject({ id, number: line, grade, title: line, requirements: z.array(requirementId) })),
  notes: count,
  evidence: count,
  documented: z.boolean(),
  position: count,
});

const noteRow = entities.note;
/** `own` is the id of an own question; `hint` says what a good answer to it rests on. */
const prompt = z.strictObject({ text: line, done: z.boolean(), own: id.nullable(), hint: longLine });

export const checklistMethods = {
  'checklist.make': command(
    'Makes the checklist of an audit from its catalog: one row per requirement for the whole organization, and for the named requirements one per unit.',
    z.strictObject({
      auditId: id,
      /** Left out: each catalog item whose stage fits the audit, for the whole organization. */
      units: z
        .array(z.strictObject({ requirement: requirementId, unit: unitRef }))
        .max(20_000)
        .optional(),
    }),
    z.strictObject({ added: count }),
    { topics: ['checklist', 'audits', 'catalogs'] },
  ),
  'checklist.propose': query(
    'What the checklist of an audit is proposed to hold: all of it, or for a surveillance its mandatory subjects and a share of the rest, each with its reason.',
    z.strictObject({
      auditId: id,
      /** AI systems that get rows of their own for controls. */
      systems: z.array(id).max(500).optional(),
      /** Percent of what nothing else asks for; half of it when left out. */
      share: count.max(100).optional(),
    }),
    z.strictObject({
      share: count,
      /** Earlier audits of the cycle that the reasons come from. */
      audits: z.array(z.strictObject({ id, number: line, title: line })),
      lines: z.array(
        z.strictObject({
          requirement: requirementId,
          ref: line,
          title: line,
          kind: catalogItemKind,
          take: z.boolean(),
          reason: z.enum(proposalReasons),
          subject: z.enum(surveillanceSubjects).nullable(),
          last: z.strictObject({ audit: line, shown: resultClass.nullable() }).nullable(),
          units: z.array(unitRef),
        }),
      ),
    }),
    { topics: ['audits', 'checklist', 'notes', 'findings', 'catalogs', 'scope'] },
  ),
  'checklist.list': query(
    'All rows of an audit with results, and the groups they stand in.',
    z.strictObject({ auditId: id }),
    z.strictObject({
      rows: z.array(checklistRow),
      groups: z.array(
        z.strictObject({
          requirement: requirementId,
          ref: line,
          title: line,
          shortTitle: line,
          kind: catalogItemKind,
          parent: requirementId.nullable(),
        }),
      ),
    }),
    { topics: ['checklist', 'notes', 'findings', 'scope'] },
  ),
  'checklist.show': query(
    'One row with prompts, notes, evidence and findings.',
    z.strictObject({ id }),
    z.strictObject({
      row: checklistRow,
      auditId: id,
      /** Prompts of the catalog, then own ones: those carry the id of their question. */
      ask: z.array(prompt),
      lookAt: z.array(prompt),
      stage: line,
      notes: z.array(noteRow),
      evidence: z.array(z.strictObject({ linkId: id, ...entities.evidence.shape })),
      findings: z.array(z.strictObject({ id, number: line, grade, title: line, state: findingState })),
      /** The same requirement in the audits before this one. */
      earlier: z.array(
        z.strictObject({
          auditId: id,
          auditNumber: line,
          auditTitle: line,
          startsOn: date.nullable(),
          shown: resultClass.nullable(),
          stored: storedResult.nullable(),
          notes: z.array(noteRow),
          /** Findings that stood on it, with the state they are in now. */
          findings: z.array(z.strictObject({ id, number: line, grade, title: line, state: findingState })),
          /** The catalog says something else on the requirement since then. */
          changed: z.boolean(),
        }),
      ),
      /** The requirement as lists word it that the body imported. */
      imported: z.array(
        z.strictObject({
          catalogId: id,
          list: line,
          standard: line,
          edition: line,
          source: text,
          importedAt: instant.nullable(),
          importedByName: line,
          mayLeave: z.boolean(),
          requirement: requirementId,
          title: line,
          description: text,
        }),
      ),
      /** Interview lines of this audit that mention the row. */
      mentions: z.array(z.strictObject({ interviewId: id, number: line, title: line, note: noteRow })),
    }),
    { topics: ['checklist', 'notes', 'findings', 'evidence', 'interviews', 'scope'] },
  ),
  'checklist.addUnit': command(
    'Adds a unit to a requirement of the checklist.',
    z.strictObject({ auditId: id, requirement: requirementId, unit: unitRef }),
    z.strictObject({ id }),
    { topics: ['checklist'] },
  ),
  'checklist.removeUnit': command('Removes a row that holds no result, note, evidence or finding.', z.strictObject({ id }), nothing, {
    topics: ['checklist'],
  }),
  'checklist.setResult': command(
    'Sets or clears the result of a row. Where a finding stands, only the finding decides.',
    /** `framework` names a further standard on a row that stands for several. */
    z.strictObject({ id, result: storedResult.nullable(), reason: text.optional(), framework: line.optional() }),
    checklistRow,
    { topics: ['checklist'] },
  ),
  'checklist.setProgress': command('Sets how far the work on a row is.', z.strictObject({ id, progress }), checklistRow, {
    topics: ['checklist'],
  }),
  'checklist.tick': command(
    'Marks a prompt as asked or seen, or takes the mark back.',
    z.strictObject({ id, list: promptList, index: count.max(100), done: z.boolean() }),
    nothing,
    { topics: ['checklist'] },
  ),
  'checklist.addQuestion': command(
    'Adds an own question to a requirement of this audit, on each of its rows.',
    z.strictObject({ auditId: id, requirement: requirementId, list: promptList, text: filledLine }),
    entities.own_question,
    { topics: ['checklist'] },
  ),
  'checklist.removeQuestion': command('Removes an own question with its ticks.', z.strictObject({ questionId: id }), nothing, {
    topics: ['checklist'],
  }),
  'checklist.tickQuestion': command(
    'Marks an own question as asked or seen on a row, or takes the mark back.',
    z.strictObject({ id, questionId: id, done: z.boolean() }),
    nothing,
    { topics: ['checklist'] },
  ),
  'checklist.addNote': command(
    'Adds a timed line of notes to a row.',
    z.strictObject({
      id,
      text: filledText,
      kind: noteKind.optional(),
      at: instant.optional(),
      authorId: id.optional(),
      draft: draftKey,
    }),
    noteRow,
    { topics: ['notes'] },
  ),
  'checklist.changeNote': command(
    'Changes a line of notes.',
    z.strictObject({
      noteId: id,
      text: filledText.optional(),
      kind: noteKind.optional(),
      at: instant.optional(),
      done: z.boolean().optional(),
    }),
    noteRow,
    { topics: ['checklist', 'interviews'] },
  ),
  'checklist.removeNote': command('Removes a line of notes; the ledger keeps it.', z.strictObject({ noteId: id }), nothing, {
    topics: ['checklist', 'interviews'],
  }),
} as const;
