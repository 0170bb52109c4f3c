/** The samples of the sample engagement: population, plan, draw, work on each record, and the findings they stand behind. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { FileIn } from '../../../shared/contract/define.ts';
import { contract } from '../../../shared/contract/index.ts';
import { itemResult } from '../../../shared/model/sampling-vocabulary.ts';
import { instant, filledLine as line, text } from '../../../shared/model/scalars.ts';
import { requirementOf, type SampleKeys, type TypedCall } from './sample-keys.ts';

const { id: _population, name: _name, ...facts } = contract['sampling.updatePopulation'].input.shape;
const { auditId: _audit, populationId: _of, requirements: _requirements, ...plan } = contract['sampling.addSample'].input.shape;

const drawn = z.strictObject({
  audit: line,
  by: line,
  population: z.strictObject({
    name: line,
    /** A list of the client, in `populations/` or among the kept evidence; a number where only that is known. */
    file: z
      .string()
      .regex(/^populations\/[a-z0-9][a-z0-9.-]*$/)
      .optional(),
    evidence: line.optional(),
    size: z.int().optional(),
    recordColumn: z.int().default(0),
    shown: z.array(z.int()).default([]),
    facts: z.strictObject(facts),
    exclusions: z.array(z.strictObject({ record: line, reason: line })),
  }),
  plan: z.strictObject({ ...plan, requirements: z.array(line) }),
  drawnAt: instant,
  examinedAt: instant,
  /** Records of a judgement sample. */
  chosen: z.array(line).optional(),
  /** What all records showed but the exceptions. */
  result: itemResult,
  exceptions: z.array(z.strictObject({ record: line, result: itemResult, note: text, evidence: z.array(line), finding: line.optional() })),
  conclusion: text,
});
type Drawn = z.infer<typeof drawn>;

async function addPopulation(call: TypedCall, keys: SampleKeys, resources: string, { audit, population }: Drawn) {
  const { name, file, evidence, size, recordColumn, shown, exclusions } = population;
  const about = { auditId: keys.audit(audit), name, ...population.facts };
  const list = (): FileIn | { evidenceId: string } =>
    file === undefined ? { evidenceId: keys.evidence(evidence ?? '') } : { path: join(resources, 'sample', file) };
  const { id } =
    size === undefined
      ? await call('sampling.importPopulation', {
          ...about,
          file: list(),
          mapping: { headRow: 1, columns: [{ column: recordColumn, field: 'record' }] },
          shown,
        })
      : await call('sampling.addPopulation', { ...about, size });
  for (const exclusion of exclusions) await call('sampling.excludeRecord', { populationId: id, ...exclusion });
  return id;
}

/** On a computer whose clock stands before the story, its samples are of now: no record is examined in the future. */
const notAfter = (now: string, moment: string) => (moment < now ? moment : now);

async function addSample(call: TypedCall, keys: SampleKeys, resources: string, sample: Drawn, now: string): Promise<void> {
  await keys.actAs(sample.by);
  const { requirements, ...facts } = sample.plan;
  const populationId = await addPopulation(call, keys, resources, sample);
  const { sample: planned } = await call('sampling.addSample', {
    auditId: keys.audit(sample.audit),
    populationId,
    requirements: requirements.map(requirementOf),
    ...facts,
  });
  const { id } = planned;
  const at = notAfter(now, sample.drawnAt);
  const { items } =
    sample.chosen === undefined
      ? await call('sampling.draw', { id, at })
      : await call('sampling.choose', { id, records: sample.chosen, at });
  const exceptions = new Map(sample.exceptions.map((one) => [one.record, one]));
  const { result } = sample;
  const examinedAt = notAfter(now, sample.examinedAt);
  const alike = items.filter(({ record }) => (exceptions.get(record)?.result ?? result) === result);
  await call('sampling.setResults', { itemIds: alike.map((item) => item.id), result, at: examinedAt });
  for (const { id: itemId, record } of items) {
    const exception = exceptions.get(record);
    if (exception === undefined) continue;
    exceptions.delete(record);
    if (exception.result !== result) await call('sampling.setResult', { itemId, result: exception.result, at: examinedAt });
    await call('sampling.note', { itemId, note: exception.note });
    if (exception.evidence.length > 0)
      await call('sampling.attachEvidence', { itemId, evidenceIds: exception.evidence.map((key) => keys.evidence(key)) });
    // The data words the evidence of its findings itself.
    if (exception.finding !== undefined)
      await call('sampling.linkFinding', { itemIds: [itemId], findingId: keys.finding(exception.finding), asEvidence: false });
  }
  const [lost] = exceptions.keys();
  if (lost !== undefined) throw new Error(`the sample ${planned.title} speaks of ${lost}, which was not drawn`);
  if (sample.conclusion !== '') await call('sampling.conclude', { id, conclusion: sample.conclusion });
}

/** Needs audits, evidence and findings. @param resources folder that holds `sample/` @param now the present moment */
export async function addSamples(call: TypedCall, keys: SampleKeys, resources: string, now: string): Promise<void> {
  const samples = z.array(drawn).parse(JSON.parse(readFileSync(join(resources, 'sample', 'sampling.json'), 'utf8')));
  for (const sample of samples) await addSample(call, keys, resources, sample, now);
}
