/** Entities of Stage 1: objectives, readiness, reviewed documents, areas of concern, and the gate to Stage 2. */
import { z } from 'zod';
import { count, date, id, line, requirementId, text } from './scalars.ts';
import * as s from './stage1-vocabulary.ts';
import { unitKind } from './vocabulary.ts';

const position = z.int().min(0);

export const stage1Entities = {
  /** One of the seven objectives of a Stage 1 (ISO/IEC 17021-1 9.3.1.2.2); evidence stands in `link`. */
  stage1_objective: z.strictObject({ id, auditId: id, objective: s.stage1Letter, state: s.objectiveState, text }),
  /** The verdict of a Stage 1, and when the client was told (9.3.1.2.3); its text is the report's. */
  stage1_readiness: z.strictObject({
    id,
    auditId: id,
    verdict: s.readinessVerdict,
    concludedById: id.nullable(),
    concludedByName: line,
    concludedOn: date.nullable(),
    communicatedTo: line,
    communicatedOn: date.nullable(),
  }),
  /** A document of the client as Stage 1 read it. */
  reviewed_document: z.strictObject({
    id,
    auditId: id,
    title: line,
    version: line,
    datedOn: date.nullable(),
    /** What of the standard's documented information it answers. */
    requirements: z.array(requirementId),
    verdict: s.documentVerdict,
    reason: text,
    evidenceId: id.nullable(),
    reviewedById: id.nullable(),
    reviewedByName: line,
    reviewedOn: date.nullable(),
    position,
  }),
  /** What Stage 1 found that could become a nonconformity in Stage 2, and how Stage 2 answered it. */
  area_of_concern: z.strictObject({
    id,
    /** The Stage 1 that raised it. */
    auditId: id,
    number: line,
    requirement: requirementId,
    unitKind,
    unitId: id.nullable(),
    title: line,
    text,
    /** What could become of it in Stage 2. */
    outlook: text,
    /** Where it comes from; an area of concern may come from none of the three. */
    checklistItemId: id.nullable(),
    documentId: id.nullable(),
    soaItemIds: z.array(id),
    raisedById: id,
    raisedByName: line,
    treatment: s.concernTreatment,
    treatmentText: text,
    /** The audit that answered it. */
    treatedAuditId: id.nullable(),
    treatedById: id.nullable(),
    treatedByName: line,
    treatedOn: date.nullable(),
    findingId: id.nullable(),
    position,
  }),
  /** What must be settled before Stage 2 (9.3.1.2.4, 9.3.1.4): team and standing of Stage 1. */
  stage2_gate: z.strictObject({
    id,
    /** The Stage 2. */
    auditId: id,
    competence: s.competenceState,
    competenceReason: text,
    competenceById: id.nullable(),
    competenceByName: line,
    competenceOn: date.nullable(),
    /** After how many months the standing of Stage 1 has to be judged: policy of the body, the standard sets none. */
    intervalMonths: count,
    /** What changed since Stage 1. */
    changes: text,
    validity: s.stage1Validity,
    validityReason: text,
    validityById: id.nullable(),
    validityByName: line,
    validityOn: date.nullable(),
  }),
} as const;
