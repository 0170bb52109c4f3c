/** Classes of sampling. */
import { z } from 'zod';

export const populationKind = z.enum(['list', 'count']);
export type PopulationKind = z.infer<typeof populationKind>;
export const sampleMethod = z.enum(['all', 'simple_random', 'systematic', 'stratified', 'judgement', 'iso_2859', 'fixed_table']);
export type SampleMethod = z.infer<typeof sampleMethod>;
export const itemOrigin = z.enum(['drawn', 'extension', 'replacement']);
export const itemResult = z.enum(['conforms', 'deviation', 'not_applicable']);
export type ItemResult = z.infer<typeof itemResult>;
