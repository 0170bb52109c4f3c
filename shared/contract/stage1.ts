/** Stage 1 as a worked record, its areas of concern, and the gate to Stage 2 (ISO/IEC 17021-1 9.3.1.2 to 9.3.1.4). */
import { z } from 'zod';
import { entities } from '../model/entities.ts';
import { count, date, filledLine, filledText, id, line, requirementId, text } from '../model/scalars.ts';
import {
  competenceState,
  concernTreatment,
  documentVerdict,
  objectiveState,
  readinessVerdict,
  stage1Letter,
  stage1Validity,
} from '../model/stage1-vocabulary.ts';
import { auditKind, unitKind } from '../model/vocabulary.ts';
import { command, nothing, query } from './define.ts';

const evidenceNamed = z.array(z.strictObject({ id, number: line, title: line }));

const objective = z.strictObject({ objective: stage1Letter, state: objectiveState, text, evidence: evidenceNamed });

const document = z.strictObject({ ...entities.reviewed_document.shape, evidence: evidenceNamed });

export const concernRow = z.strictObject({
  ...entities.area_of_concern.shape,
  ref: line,
  /** Of the requirement. */
  requirementTitle: line,
  unit: line,
  finding: line,
  evidence: evidenceNamed,
  sources: z.array(z.strictObject({ kind: z.enum(['checklist_item', 'reviewed_document', 'soa_item']), id, label: line })),
});

const problem = z.strictObject({ what: line, text: line });

const readiness = z.strictObject({
  verdict: readinessVerdict,
  concludedByName: line,
  concludedOn: date.nullable(),
  communicatedTo: line,
  communicatedOn: date.nullable(),
  /** The text of the report (section `readiness_conclusion`). */
  text,
});

const evidenceIds = z.array(id).max(50).optional();

const documentFacts = {
  version: line.optional(),
  datedOn: date.nullable().optional(),
  requirements: z.array(requirementId).max(100).optional(),
  verdict: documentVerdict.optional(),
  reason: text.optional(),
  evidenceId: id.nullable().optional(),
  /** Day of the verdict; today when left out. */
  on: date.optional(),
};

export const stage1Methods = {
  'stage1.show': query(
    'A Stage 1: the seven objectives, readiness, documents against what is expected, areas of concern, and what it lacks.',
    z.strictObject({ auditId: id }),
    z.strictObject({
      objectives: z.array(objective),
      readiness,
      documents: z.array(document),
      /** What the standard wants documented, in its order. */
      expected: z.array(
        z.strictObject({
          requirement: requirementId,
          ref: line,
          title: line,
          state: z.enum(['missing', 'open', 'adequate', 'not_adequate', 'excluded']),
          documents: z.array(id),
        }),
      ),
      concerns: z.array(concernRow),
      /** Rows of the pinned Statement of Applicability with a concern that no area of concern names yet. */
      soaConcerns: z.array(z.strictObject({ id, ref: line, title: line, note: text })),
      gaps: z.array(problem),
      /** The Stage 2 that follows; null while there is none. */
      next: z.strictObject({ auditId: id, number: line }).nullable(),
    }),
    { topics: ['audits', 'checklist', 'notes', 'evidence', 'soa', 'findings', 'reports', 'scope'] },
  ),
  'stage1.setObjective': command(
    'Concludes one of the seven objectives of Stage 1 (ISO/IEC 17021-1 9.3.1.2.2), with its text and evidence.',
    z.strictObject({
      auditId: id,
      objective: stage1Letter,
      state: objectiveState.optional(),
      text: text.optional(),
      /** Replaces what was linked. */
      evidence: evidenceIds,
    }),
    objective,
    { topics: ['audits', 'evidence', 'reports'] },
  ),
  'stage1.setReadiness': command(
    'Records the verdict on readiness for Stage 2, and when the client was told (ISO/IEC 17021-1 9.3.1.2.3).',
    z.strictObject({
      auditId: id,
      verdict: readinessVerdict.optional(),
      communicatedTo: line.optional(),
      communicatedOn: date.nullable().optional(),
      on: date.optional(),
    }),
    readiness,
    { topics: ['audits', 'reports'] },
  ),
  'stage1.addDocument': command(
    'Enters a document into the register of the document review.',
    z.strictObject({ auditId: id, title: filledLine, ...documentFacts }),
    document,
    { topics: ['audits', 'evidence', 'reports'] },
  ),
  'stage1.updateDocument': command(
    'Changes a document of the register, or says whether it is adequate and why.',
    z.strictObject({ id, title: filledLine.optional(), ...documentFacts }),
    document,
    { topics: ['audits', 'evidence', 'reports'] },
  ),
  'stage1.removeDocument': command('Takes a document that no area of concern names out of the register.', z.strictObject({ id }), nothing, {
    topics: ['audits', 'evidence', 'reports'],
  }),
  'stage1.addConcern': command(
    'Raises an area of concern: what could become a nonconformity in Stage 2 (ISO/IEC 17021-1 9.3.1.2.3).',
    z.strictObject({
      auditId: id,
      requirement: requirementId,
      unit: z.strictObject({ kind: unitKind, id: id.nullable() }).optional(),
      title: filledLine,
      text: filledText,
      outlook: text.optional(),
      checklistItemId: id.nullable().optional(),
      documentId: id.nullable().optional(),
      soaItems: z.array(id).max(500).optional(),
    }),
    concernRow,
    { topics: ['audits', 'checklist', 'soa', 'reports'] },
  ),
  'stage1.updateConcern': command(
    'Changes an area of concern that Stage 2 has not answered yet.',
    z.strictObject({
      id,
      title: filledLine.optional(),
      text: filledText.optional(),
      outlook: text.optional(),
      soaItems: z.array(id).max(500).optional(),
    }),
    concernRow,
    { topics: ['audits', 'checklist', 'soa', 'reports'] },
  ),
  'stage1.removeConcern': command('Removes an area of concern that Stage 2 has not answered.', z.strictObject({ id }), nothing, {
    topics: ['audits', 'checklist', 'soa', 'reports'],
  }),
  'stage1.treatConcern': command(
    'Says how Stage 2 answered an area of concern: settled, a finding, or carried on; `open` takes the answer back.',
    z.strictObject({
      id,
      auditId: id,
      treatment: concernTreatment,
      text: text.optional(),
      on: date.optional(),
      findingId: id.nullable().optional(),
      /** Replaces what was linked. */
      evidence: evidenceIds,
    }),
    concernRow,
    { topics: ['audits', 'evidence', 'findings', 'reports'] },
  ),
  'stage1.gate': query(
    'What stands between Stage 1 and Stage 2: areas of concern, competence of the team, and whether Stage 1 still stands.',
    z.strictObject({ auditId: id }),
    z.strictObject({
      stage1: z
        .strictObject({ auditId: id, kind: auditKind, number: line, title: line, endsOn: date.nullable(), readiness: readinessVerdict })
        .nullable(),
      gate: z.strictObject({ ...entities.stage2_gate.shape, id: id.nullable() }),
      interval: z.strictObject({ from: date, to: date, days: z.int(), until: date, passed: z.boolean() }).nullable(),
      /** Changes that the file itself shows. */
      noticed: z.array(line),
      mustJudge: z.boolean(),
      team: z.array(z.strictObject({ name: line, role: line })),
      concerns: z.array(concernRow),
      answered: count,
      /** What stands in the way of Stage 2 beginning. */
      entry: z.array(problem),
      /** The same, and areas of concern without an answer. */
      problems: z.array(problem),
    }),
    { topics: ['audits', 'checklist', 'notes', 'evidence', 'soa', 'findings', 'reports', 'scope'] },
  ),
  'stage1.confirmTeam': command(
    'The lead auditor confirms, or does not, that the team of Stage 2 is competent for what Stage 1 found (ISO/IEC 17021-1 9.3.1.2.4).',
    z.strictObject({ auditId: id, competence: competenceState, reason: text.optional(), on: date.optional() }),
    entities.stage2_gate,
    { topics: ['audits', 'reports'] },
  ),
  'stage1.judgeValidity': command(
    'Judges with a reason whether Stage 1 still stands when time has passed or something changed (ISO/IEC 17021-1 9.3.1.2.4).',
    z.strictObject({
      auditId: id,
      validity: stage1Validity.optional(),
      reason: text.optional(),
      changes: text.optional(),
      intervalMonths: z.int().min(1).max(60).optional(),
      on: date.optional(),
    }),
    entities.stage2_gate,
    { topics: ['audits', 'reports'] },
  ),
} as const;
