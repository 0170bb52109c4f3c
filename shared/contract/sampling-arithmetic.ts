/**
 * The contract of the arithmetic of samples: sizes, limits and draws that need no engagement. Rates are text with a
 * percent sign, because floating point cannot say 3.5 %.
 */
import { z } from 'zod';
import { query } from './define.ts';

/** `95%`, `97.5 %`, `0.5%`. */
export const rateInput = z.string().min(2).max(20);
export const recordId = z.string().max(300);
export const seed = z.string().min(1).max(200).regex(/\S/);
const population = z.int().min(1).max(1_000_000).nullable().optional();
const deviations = z.int().min(0).max(1_000_000);

const sizeInput = z.strictObject({
  confidence: rateInput,
  tolerable: rateInput,
  /** Deviations that the plan bears; without both this and `expected`, none. */
  deviations: deviations.nullable().optional(),
  /** Rate that is expected: k = ⌈n × rate⌉. Either this or `deviations`. */
  expected: rateInput.nullable().optional(),
  /** N records; left out for a process without end. */
  population,
});

/** Sizes by confidence (rows) and deviations borne (columns); null where there is no such plan. */
export const sizeTable = z.strictObject({
  confidences: z.array(z.string()),
  deviations: z.array(z.int()),
  sizes: z.array(z.array(z.int().nullable())),
});

const sizeOutput = z.strictObject({
  n: z.int(),
  deviations: z.int(),
  population: z.int().nullable(),
  /** Of N records, the number of deviating ones at which the tolerable rate is reached. */
  deviating: z.int().nullable(),
  /** The sample is the whole population. */
  testAll: z.boolean(),
  /** What the plan allows to say, in one sentence. */
  words: z.string(),
  alternatives: sizeTable,
});

const limitInput = z.strictObject({
  n: z.int().min(1).max(1_000_000),
  deviations,
  confidence: rateInput,
  population,
  /** With it, the answer says whether the finding supports reliance. */
  tolerable: rateInput.optional(),
});

export const limitOutput = z.strictObject({
  /** Percent rounded up to 0.1, with a point and no unit. */
  upperPercent: z.string(),
  /** Percent rounded up to five digits after the point. */
  exactPercent: z.string(),
  /** Of N records, the largest number that can deviate at this confidence. */
  deviating: z.int().nullable(),
  foundPercent: z.string(),
  supports: z.boolean().nullable(),
  words: z.string(),
});

const drawInput = z.strictObject({
  ids: z.array(recordId).min(1).max(1_000_000),
  seed,
  n: z.int().min(1).max(1_000_000),
  method: z.enum(['hash_rank', 'systematic']).optional(),
});

const drawOutput = z.strictObject({
  /** In the order drawn; a larger n by rank begins with the same ones. */
  ids: z.array(z.string()),
  algorithm: z.string(),
  seed: z.string(),
  n: z.int(),
  population: z.int(),
  /** SHA-256 of the ids of the list, one a line: the same list gives the same sum. */
  listSha256: z.string(),
  /** Random start of a systematic draw, as a fraction. */
  start: z.string().nullable(),
});

const designsInput = z.strictObject({
  confidence: rateInput,
  tolerable: rateInput,
  deviations: deviations.nullable().optional(),
  expected: rateInput.nullable().optional(),
  population,
  /** Acceptance quality limit of an ISO 2859-1 plan to set beside it, e.g. `1.0`. */
  aql: z.string().max(10).optional(),
});

export const lotPlanOutput = z.strictObject({
  letter: z.string(),
  usedLetter: z.string(),
  n: z.int(),
  accept: z.int(),
  reject: z.int(),
  inspectAll: z.boolean(),
  words: z.string(),
});

/** Why there is no plan, what to do, and the nearest designs that work, one change each. */
export const planProblem = z.strictObject({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  ways: z.array(z.strictObject({ change: z.enum(['tolerable', 'expected', 'deviations', 'confidence']), to: z.string(), n: z.int() })),
});
export type PlanProblem = z.infer<typeof planProblem>;

const designsOutput = z.strictObject({
  /** The design asked for; null when there is none, and then `problem` says why and what to do. */
  plan: z.strictObject({ n: z.int(), deviations: z.int(), testAll: z.boolean(), words: z.string() }).nullable(),
  problem: planProblem.nullable(),
  alternatives: sizeTable,
  /** Size over the tolerable rate, all else equal. */
  curve: z.array(z.strictObject({ tolerablePercent: z.string(), n: z.int().nullable(), deviations: z.int().nullable() })),
  lot: lotPlanOutput.nullable(),
});

export const samplingArithmeticMethods = {
  'sampling.sampleSize': query('Works out the smallest sample of a design, exactly, with the alternatives.', sizeInput, sizeOutput, {
    needs: 'nothing',
  }),
  'sampling.upperLimit': query('Works out the upper limit of the deviation rate after a sample, exactly.', limitInput, limitOutput, {
    needs: 'nothing',
  }),
  'sampling.drawIds': query('Draws records from a list; the same list, seed and number give the same records.', drawInput, drawOutput, {
    needs: 'nothing',
  }),
  'sampling.designs': query('Compares sample designs: table, curve over the tolerable rate, and a lot plan.', designsInput, designsOutput, {
    needs: 'nothing',
  }),
} as const;

export type SizeInput = z.infer<typeof sizeInput>;
export type SizeOutput = z.infer<typeof sizeOutput>;
export type SizeTable = z.infer<typeof sizeTable>;
export type LimitInput = z.infer<typeof limitInput>;
export type LimitOutput = z.infer<typeof limitOutput>;
export type DesignsInput = z.infer<typeof designsInput>;
export type DesignsOutput = z.infer<typeof designsOutput>;
