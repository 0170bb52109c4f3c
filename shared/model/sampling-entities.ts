/**
 * Entities of sampling: what was sampled from, the plan that was made before looking, and what was drawn and found. The
 * records of a population are stored beside the ledger as one content that `contentSha256` names.
 */
import { z } from 'zod';
import * as v from './sampling-vocabulary.ts';
import { count, date, id, instant, line, requirementId, sha256, text } from './scalars.ts';

const position = z.int().min(0);
/** Rates in parts per million: 5 % is 50,000. */
const millionths = z.int().min(0).max(1_000_000);

export const samplingEntities = {
  population: z.strictObject({
    id,
    auditId: id,
    /** Of all versions of one population the id of the first. */
    lineId: id,
    version: z.int().min(1).max(10_000),
    name: line,
    /** What one record is: ticket, data set, decision. */
    unit: line,
    kind: v.populationKind,
    /** System or register that it comes from, and the query or filter by which it was taken out. */
    source: text,
    query: text,
    periodFrom: date.nullable(),
    periodTo: date.nullable(),
    extractedOn: date.nullable(),
    extractedBy: line,
    /** Records of the list, or the number typed; what is excluded is counted here too. */
    size: count,
    reconciledWith: text,
    reconciledCount: count.nullable(),
    totalOf: line,
    total: line,
    reconciledTotal: line,
    completeness: text,
    fileName: line,
    sheet: line,
    fileSha256: sha256.nullable(),
    contentSha256: sha256.nullable(),
    contentBytes: count,
    /** Titles of the columns, the place of those that are shown with a drawn record, and what the id was read from. */
    columns: z.array(line),
    shownColumns: z.array(count),
    recordIdFrom: line,
    stratumFrom: line,
    strata: z.array(z.strictObject({ name: line, size: count })),
    frozenAt: instant.nullable(),
    position,
  }),
  population_exclusion: z.strictObject({
    id,
    populationId: id,
    /** Id of the record, or what the records are where only a number was typed. */
    record: line,
    records: count,
    reason: text,
    position,
  }),
  sample: z.strictObject({
    id,
    auditId: id,
    populationId: id,
    number: line,
    title: line,
    requirements: z.array(requirementId),
    question: text,
    attribute: text,
    /** What counts as a deviation. */
    deviationIs: text,
    method: v.sampleMethod,
    criteria: text,
    confidence: millionths,
    tolerable: millionths,
    /** Rate expected, or the deviations that the plan bears: at most one of the two is set. */
    expected: millionths.nullable(),
    allowed: count.nullable(),
    aql: line,
    size: count,
    sizeReason: text,
    /** The rule of extension, declared before looking: at `extendAt` deviations once to `extendTo`; at `allAt` all. */
    extendAt: count.nullable(),
    extendTo: count.nullable(),
    allAt: count.nullable(),
    seed: line,
    start: line,
    algorithm: line,
    listSha256: sha256.nullable(),
    drawnAt: instant.nullable(),
    drawnById: id.nullable(),
    drawnByName: line,
    conclusion: text,
    position,
  }),
  sample_item: z.strictObject({
    id,
    sampleId: id,
    /** Place in the order drawn, from 1. */
    drawn: z.int().min(1).max(1_000_000),
    record: line,
    stratum: line,
    facts: z.array(z.strictObject({ name: line, value: line })),
    origin: v.itemOrigin,
    /** The item that this one stands in for. */
    replacesId: id.nullable(),
    /** Why another stands in for this one; empty for one that counts. */
    replacedReason: text,
    result: v.itemResult.nullable(),
    /** The record could not be produced: a deviation, never a reason to replace it. */
    missing: z.boolean(),
    reason: text,
    note: text,
    evidenceIds: z.array(id),
    findingId: id.nullable(),
    /** Why a deviation is no unfulfilled requirement. */
    notConfirmed: text,
    examinedAt: instant.nullable(),
    examinedByName: line,
  }),
  /** The certification body's own table of sample sizes by size of the population. */
  sampling_table: z.strictObject({
    id,
    name: line,
    source: text,
    rows: z.array(z.strictObject({ upTo: count.nullable(), size: count })),
  }),
} as const;
