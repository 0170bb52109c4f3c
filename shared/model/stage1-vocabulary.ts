/** The closed lists of Stage 1 and of the gate to Stage 2 (ISO/IEC 17021-1 9.3.1.2, 9.3.1.4). */
import { z } from 'zod';

/** The objectives of Stage 1 by their letters (ISO/IEC 17021-1 9.3.1.2.2). */
export const stage1Letter = z.enum(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
export type Stage1Letter = z.infer<typeof stage1Letter>;

export const objectiveState = z.enum(['open', 'met', 'partly_met', 'not_met']);
export type ObjectiveState = z.infer<typeof objectiveState>;

/** What Stage 1 says about going on to Stage 2 (9.3.1.2.3). */
export const readinessVerdict = z.enum(['open', 'ready', 'conditional', 'not_ready']);
export type ReadinessVerdict = z.infer<typeof readinessVerdict>;

export const documentVerdict = z.enum(['open', 'adequate', 'not_adequate']);
export type DocumentVerdict = z.infer<typeof documentVerdict>;

/** How Stage 2 answered an area of concern. */
export const concernTreatment = z.enum(['open', 'resolved', 'finding', 'carried_on']);
export type ConcernTreatment = z.infer<typeof concernTreatment>;

/** Whether the team of Stage 2 is competent for what Stage 1 found. */
export const competenceState = z.enum(['open', 'confirmed', 'not_confirmed']);
export type CompetenceState = z.infer<typeof competenceState>;

/** Whether Stage 1 still stands when Stage 2 begins (9.3.1.2.4). */
export const stage1Validity = z.enum(['open', 'valid', 'repeat_part', 'repeat']);
export type Stage1Validity = z.infer<typeof stage1Validity>;
