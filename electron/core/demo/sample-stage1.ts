/** The Stage 1 of the sample as a worked record: objectives, documents, areas of concern, and how Stage 2 took them up. */
import { z } from 'zod';
import { date, filledLine, filledText, line, text } from '../../../shared/model/scalars.ts';
import * as s from '../../../shared/model/stage1-vocabulary.ts';
import { requirementOf, type SampleKeys, type TypedCall } from './sample-keys.ts';

const key = filledLine;

export const stage1Record = z.strictObject({
  audit: key,
  /** The Stage 2 that answers. */
  next: key,
  by: key,
  objectives: z.array(z.strictObject({ objective: s.stage1Letter, state: s.objectiveState, text: filledText, evidence: z.array(key) })),
  readiness: z.strictObject({ verdict: s.readinessVerdict, on: date, communicatedTo: line, communicatedOn: date }),
  documents: z.array(
    z.strictObject({
      title: filledLine,
      version: line,
      datedOn: date.nullable(),
      requirements: z.array(key),
      verdict: s.documentVerdict,
      reason: text,
      evidence: key.optional(),
      by: key,
      on: date,
    }),
  ),
  concerns: z.array(
    z.strictObject({
      /** The number that the program gives. */
      key,
      ref: key,
      unit: key,
      title: filledLine,
      text: filledText,
      outlook: text,
      /** Controls whose row in the Statement of Applicability it comes from. */
      soa: z.array(key).optional(),
      treatment: z.strictObject({
        treatment: s.concernTreatment,
        text: filledText,
        on: date,
        by: key,
        finding: key.optional(),
        evidence: z.array(key),
      }),
    }),
  ),
  gate: z.strictObject({
    changes: text,
    validity: s.stage1Validity,
    validityReason: filledText,
    validityOn: date,
    competence: s.competenceState,
    competenceReason: filledText,
    competenceOn: date,
  }),
});
export type SampleStage1 = z.infer<typeof stage1Record>;

/** Objectives, readiness, documents and areas of concern. Needs the checklist of Stage 1 filled, evidence and SoA. */
export async function addStage1(call: TypedCall, keys: SampleKeys, sample: SampleStage1): Promise<void> {
  const auditId = keys.audit(sample.audit);
  for (const { evidence, by, requirements, ...document } of sample.documents) {
    await keys.actAs(by);
    await call('stage1.addDocument', {
      auditId,
      ...document,
      requirements: requirements.map(requirementOf),
      ...(evidence === undefined ? {} : { evidenceId: keys.evidence(evidence) }),
    });
  }
  await keys.actAs(sample.by);
  const { concerns, soaConcerns } = await call('stage1.show', { auditId });
  for (const { key: number, ref, title, text: words, outlook, soa = [] } of sample.concerns) {
    const concern = concerns.find((one) => one.number === number && one.ref === ref);
    if (concern === undefined) throw new Error(`the checklist of the sample's Stage 1 raises no ${number} on ${ref}`);
    const rows = soa.map((control) => {
      const row = soaConcerns.find((one) => one.ref === control);
      if (row === undefined) throw new Error(`${number} names ${control}, about which the SoA of the sample holds no concern`);
      return row.id;
    });
    await call('stage1.updateConcern', { id: concern.id, title, text: words, outlook, soaItems: rows });
  }
  for (const { objective, state, text: words, evidence } of sample.objectives)
    await call('stage1.setObjective', { auditId, objective, state, text: words, evidence: evidence.map((one) => keys.evidence(one)) });
  await call('stage1.setReadiness', { auditId, ...sample.readiness });
}

/** The gate, and what Stage 2 answered. Needs the findings of Stage 2. */
export async function passGate(call: TypedCall, keys: SampleKeys, sample: SampleStage1): Promise<void> {
  const auditId = keys.audit(sample.next);
  const { concerns, gate } = sample;
  await keys.actAs(sample.by);
  const { changes, validity, validityReason: reason, validityOn: on } = gate;
  await call('stage1.judgeValidity', { auditId, changes, validity, reason, on });
  await call('stage1.confirmTeam', { auditId, competence: gate.competence, reason: gate.competenceReason, on: gate.competenceOn });
  const known = await call('stage1.gate', { auditId });
  for (const { key: number, treatment } of concerns) {
    const concern = known.concerns.find((one) => one.number === number);
    if (concern === undefined) throw new Error(`the sample answers ${number}, which Stage 1 did not raise`);
    const { by, finding, evidence, ...answer } = treatment;
    await keys.actAs(by);
    await call('stage1.treatConcern', {
      id: concern.id,
      auditId,
      ...answer,
      evidence: evidence.map((one) => keys.evidence(one)),
      ...(finding === undefined ? {} : { findingId: keys.finding(finding) }),
    });
  }
}
