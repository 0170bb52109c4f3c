/** The contract of sampling: populations, plans, draws, work on what was drawn, and what follows from it (ISO 19011 A.6). */
import { z } from 'zod';
import { entities } from '../model/entities.ts';
import { sampleMethod } from '../model/sampling-vocabulary.ts';
import { count, date, filledLine, filledText, id, instant, line, requirementId, text } from '../model/scalars.ts';
import { grade } from '../model/vocabulary.ts';
import { command, fileAt, fileIn, nothing, query, task } from './define.ts';
import { findingRow } from './evidence-findings.ts';
import { limitOutput, planProblem, rateInput, recordId, samplingArithmeticMethods, seed, sizeTable } from './sampling-arithmetic.ts';

const populationRow = z.strictObject({
  ...entities.population.shape,
  excluded: z.int(),
  /** Records that a sample can be drawn from: the list less what is excluded. */
  available: z.int(),
  /** Nothing to compare with, the same number, or not. */
  reconciled: z.enum(['not_done', 'agrees', 'differs']),
  samples: z.int(),
});
export type PopulationRow = z.infer<typeof populationRow>;

/** Facts of a population that a person writes. */
const populationFacts = {
  unit: line.optional(),
  source: text.optional(),
  query: text.optional(),
  periodFrom: date.nullable().optional(),
  periodTo: date.nullable().optional(),
  extractedOn: date.nullable().optional(),
  extractedBy: line.optional(),
  reconciledWith: text.optional(),
  reconciledCount: count.nullable().optional(),
  totalOf: line.optional(),
  total: line.optional(),
  reconciledTotal: line.optional(),
  completeness: text.optional(),
};

const strata = z.array(z.strictObject({ name: filledLine, size: count })).max(200);
export const populationField = z.enum(['record', 'record2', 'stratum', 'total']);
export type PopulationField = z.infer<typeof populationField>;

const reading = {
  file: z.union([fileIn, z.strictObject({ evidenceId: id })]),
  sheet: line.optional(),
  mapping: z
    .strictObject({
      headRow: z.int().min(1).max(1_000_000),
      columns: z.array(z.strictObject({ column: z.int().min(0).max(1_000), field: populationField })).max(4),
    })
    .optional(),
  /** The number of the row in the file is the id, where no column holds one. */
  rowNumberIsId: z.boolean().optional(),
  /** Rows that are no records (totals, notes), each with the reason, which stays with the population. */
  leaveOut: z
    .array(z.strictObject({ row: z.int().min(1).max(1_000_000), reason: filledLine }))
    .max(200)
    .optional(),
  /** Columns, by their place from 0, that are shown with a drawn record. */
  shown: z.array(z.int().min(0).max(1_000)).max(12).optional(),
};

const preview = z.strictObject({
  name: line,
  sheet: line,
  sheets: z.array(z.string()),
  headRow: z.int(),
  columns: z.array(z.strictObject({ column: z.int(), title: z.string(), samples: z.array(z.string()) })),
  mapping: z.array(z.strictObject({ column: z.int(), field: populationField })),
  rowNumberIsId: z.boolean(),
  shown: z.array(z.int()),
  rows: z.int(),
  ready: z.int(),
  leftOut: z.int(),
  problems: z.array(z.strictObject({ row: z.int(), column: z.string(), message: z.string() })),
  strata,
  /** Sum of the column that was named for the total; empty without one. */
  total: z.string(),
  /** First records as they will be listed. */
  records: z.array(z.strictObject({ id: z.string(), stratum: z.string(), shown: z.array(z.string()) })),
});
export type PopulationPreview = z.infer<typeof preview>;

const sampleItem = z.strictObject({ ...entities.sample_item.shape, findingNumber: z.string() });
export type SampleItem = z.infer<typeof sampleItem>;

const evaluation = z.strictObject({
  /** Records that count: not replaced, and applicable. */
  toExamine: z.int(),
  examined: z.int(),
  conforms: z.int(),
  deviations: z.int(),
  notApplicable: z.int(),
  complete: z.boolean(),
  /** All records were examined: nothing is estimated. */
  all: z.boolean(),
  foundPercent: z.string().nullable(),
  /** Only for what was drawn at random and is complete. */
  limit: limitOutput.nullable(),
  tolerablePercent: z.string(),
  confidencePercent: z.string(),
  verdict: z.enum([
    'open',
    'supports',
    'does_not_support',
    'no_rate',
    'complete_clean',
    'complete_deviating',
    'lot_accepted',
    'lot_rejected',
  ]),
  /** The conclusion in one sentence, and what it stands on. */
  words: z.string(),
  assumptions: z.array(z.string()),
  /** The sentence for the report. */
  sentence: z.string(),
  /** Deviations that are neither raised nor said to be unconfirmed. */
  unsettled: z.int(),
  /** What the declared rule asks for now. */
  extension: z.strictObject({ due: z.boolean(), to: z.int().nullable(), words: z.string() }),
});
export type Evaluation = z.infer<typeof evaluation>;

export const sampleSummary = z.strictObject({
  sample: entities.sample,
  refs: z.array(z.string()),
  populationName: z.string(),
  unit: z.string(),
  available: z.int(),
  evaluation,
});
export type SampleSummary = z.infer<typeof sampleSummary>;

const planFacts = {
  title: filledLine.optional(),
  requirements: z.array(requirementId).max(20).optional(),
  question: text.optional(),
  attribute: text.optional(),
  deviationIs: text.optional(),
  method: sampleMethod.optional(),
  criteria: text.optional(),
  confidence: rateInput.optional(),
  tolerable: rateInput.optional(),
  expected: rateInput.nullable().optional(),
  allowed: count.nullable().optional(),
  aql: line.optional(),
  /** 0 or left out, the size follows from the method; a person may draw more. */
  size: z.int().min(0).max(1_000_000).optional(),
  sizeReason: text.optional(),
  extendAt: z.int().min(1).max(20_000).nullable().optional(),
  extendTo: z.int().min(1).max(1_000_000).nullable().optional(),
  allAt: z.int().min(1).max(20_000).nullable().optional(),
  seed: seed.optional(),
};

const planView = z.strictObject({
  /** What the method asks for; null where the plan is not possible, and then `problem` says why. */
  size: z.int().nullable(),
  deviations: z.int().nullable(),
  words: z.string(),
  problem: planProblem.nullable(),
  alternatives: sizeTable.nullable(),
  allocation: z.array(z.strictObject({ name: z.string(), size: z.int(), sample: z.int() })),
  proposedSeed: z.string(),
  /** What is still to be said before the draw. */
  missing: z.array(z.string()),
});
export type PlanView = z.infer<typeof planView>;

const sampleDetail = z.strictObject({
  ...sampleSummary.shape,
  population: populationRow,
  items: z.array(sampleItem),
  plan: planView,
  /** Command that repeats the draw; empty before it, and for what no seed decides. */
  repeat: z.string(),
});
export type SampleDetail = z.infer<typeof sampleDetail>;

/** When it was really done, where it is entered later; the ledger holds when it was entered. */
const doneAt = instant.optional();

const topics = ['sampling'] as const;
const one = z.strictObject({ id });

const samplingFileMethods = {
  'sampling.list': query(
    'Samples and populations of an audit.',
    z.strictObject({ auditId: id }),
    z.strictObject({ samples: z.array(sampleSummary), populations: z.array(populationRow) }),
    {
      topics: ['sampling', 'findings'],
    },
  ),
  'sampling.show': query('One sample: population, plan, drawn records and evaluation.', one, sampleDetail, {
    topics: ['sampling', 'findings'],
  }),
  'sampling.previewPopulation': query(
    'Reads a table as a population and says what does not fit. Nothing is written.',
    z.strictObject(reading),
    preview,
    {
      topics: ['evidence'],
    },
  ),
  'sampling.importPopulation': command(
    'Takes the records of a table as a population, or as the next version of one.',
    z.strictObject({ auditId: id, name: filledLine, previousId: id.optional(), ...reading, ...populationFacts, task: task.optional() }),
    populationRow,
    { topics },
  ),
  'sampling.addPopulation': command(
    'Adds a population of which only the number of records is known.',
    z.strictObject({
      auditId: id,
      name: filledLine,
      previousId: id.optional(),
      size: z.int().min(1).max(1_000_000),
      strata: strata.optional(),
      ...populationFacts,
    }),
    populationRow,
    { topics },
  ),
  'sampling.updatePopulation': command(
    'Changes what is said about a population that no sample was drawn from.',
    z.strictObject({ id, name: filledLine.optional(), ...populationFacts }),
    populationRow,
    { topics },
  ),
  'sampling.excludeRecord': command(
    'Leaves records out of a population, with the reason.',
    z.strictObject({ populationId: id, record: filledLine, records: z.int().min(1).max(1_000_000).optional(), reason: filledText }),
    populationRow,
    { topics },
  ),
  'sampling.includeRecord': command('Takes an exclusion back.', z.strictObject({ exclusionId: id }), populationRow, { topics }),
  'sampling.exclusions': query(
    'What is left out of a population, and why.',
    z.strictObject({ populationId: id }),
    z.strictObject({ exclusions: z.array(entities.population_exclusion) }),
    {
      topics: ['sampling'],
    },
  ),
  'sampling.records': query(
    'Records of a population in the order of its list, those that contain the words; what is left out is marked.',
    z.strictObject({ populationId: id, words: z.string().max(200).optional(), limit: z.int().min(1).max(500).optional() }),
    z.strictObject({
      /** Titles of the columns shown. */
      columns: z.array(z.string()),
      records: z.array(z.strictObject({ id: z.string(), stratum: z.string(), shown: z.array(z.string()), excluded: z.boolean() })),
      /** Records that contain the words, more than are answered. */
      found: z.int(),
    }),
    { topics: ['sampling'] },
  ),
  'sampling.removePopulation': command('Removes a population that no sample uses.', one, nothing, { topics }),
  'sampling.exportIds': command(
    'Writes the ids of a population, one a line, so that anybody can repeat the draw.',
    z.strictObject({ populationId: id, to: fileAt }),
    z.strictObject({ ids: z.int(), sha256: z.string() }),
    { ledger: false },
  ),
  'sampling.addSample': command(
    'Adds a sample with its plan; nothing is drawn yet.',
    z.strictObject({ auditId: id, populationId: id, ...planFacts, title: filledLine }),
    sampleDetail,
    { topics },
  ),
  'sampling.tryPlan': query(
    'What a plan would ask for, while it is still being written. Nothing is written.',
    z.strictObject({ auditId: id, populationId: id, id: id.optional(), ...planFacts }),
    planView,
    { topics: ['sampling'] },
  ),
  'sampling.updatePlan': command(
    'Changes a plan before the draw.',
    z.strictObject({ id, populationId: id.optional(), ...planFacts }),
    sampleDetail,
    { topics },
  ),
  'sampling.removeSample': command('Removes a sample that was not drawn.', one, nothing, { topics }),
  'sampling.draw': command(
    'Draws the sample and freezes plan and population.',
    z.strictObject({ id, at: doneAt, task: task.optional() }),
    sampleDetail,
    { topics },
  ),
  'sampling.choose': command(
    'Takes the records of a judgement sample by their ids.',
    z.strictObject({ id, records: z.array(recordId.min(1)).min(1).max(20_000), at: doneAt }),
    sampleDetail,
    { topics },
  ),
  'sampling.replace': command(
    'Takes the next record in order for one that does not belong to the population. A missing record is a deviation instead.',
    z.strictObject({ itemId: id, reason: filledText }),
    sampleDetail,
    { topics },
  ),
  'sampling.extend': command('Extends the sample by the rule that was declared before looking.', one, sampleDetail, { topics }),
  'sampling.setResult': command(
    'Records what a drawn record shows. Not applicable needs a reason.',
    z.strictObject({
      itemId: id,
      result: entities.sample_item.shape.result,
      missing: z.boolean().optional(),
      reason: text.optional(),
      at: doneAt,
    }),
    sampleItem,
    { topics },
  ),
  'sampling.setResults': command(
    'Records of several drawn records that they show the same; all of them, or none.',
    z.strictObject({
      itemIds: z.array(id).min(1).max(20_000),
      result: entities.sample_item.shape.result,
      reason: text.optional(),
      at: doneAt,
    }),
    sampleDetail,
    { topics },
  ),
  'sampling.note': command('Writes the note of a drawn record.', z.strictObject({ itemId: id, note: text }), sampleItem, {
    topics: ['sampling'],
  }),
  'sampling.attachEvidence': command(
    'Names the evidence of a drawn record.',
    z.strictObject({ itemId: id, evidenceIds: z.array(id).max(50) }),
    sampleItem,
    { topics: ['sampling'] },
  ),
  'sampling.notConfirmed': command(
    'Says why a deviation is no unfulfilled requirement.',
    z.strictObject({ itemId: id, reason: filledText }),
    sampleItem,
    { topics },
  ),
  'sampling.raiseFinding': command(
    'Raises a nonconformity from deviations, with their records as objective evidence (ISO/IEC 17021-1 9.4.5.3).',
    z.strictObject({
      itemIds: z.array(id).min(1).max(50),
      grade: grade.exclude(['opportunity']),
      title: filledLine,
      statement: filledText,
      requirements: z.array(requirementId).min(1).max(20),
      checklistItems: z.array(id).max(50).optional(),
    }),
    findingRow,
    { topics: ['sampling', 'findings', 'checklist', 'audits'] },
  ),
  'sampling.linkFinding': command(
    'Names a nonconformity that was raised already as what deviations led to; in a draft their records may join its objective evidence.',
    z.strictObject({ itemIds: z.array(id).min(1).max(50), findingId: id, asEvidence: z.boolean() }),
    findingRow,
    { topics: ['sampling', 'findings'] },
  ),
  'sampling.conclude': command('Adds to the conclusion of a sample in own words.', z.strictObject({ id, conclusion: text }), sampleDetail, {
    topics: ['sampling'],
  }),
  'sampling.table': query(
    "The certification body's own table of sample sizes.",
    nothing,
    z.strictObject({ table: entities.sampling_table.nullable() }),
    {
      topics: ['sampling'],
    },
  ),
  'sampling.setTable': command(
    "Sets the certification body's own table of sample sizes, with its source.",
    z.strictObject({ name: filledLine, source: filledText, rows: entities.sampling_table.shape.rows.min(1).max(50) }),
    entities.sampling_table,
    { topics: ['sampling'] },
  ),
} as const;

export const samplingMethods = { ...samplingArithmeticMethods, ...samplingFileMethods } as const;
