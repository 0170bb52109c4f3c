/** Sampling of records (ISO 19011 A.6): population, plan, draw, work, evaluation. */
import { auditOf } from '../audits/audits-service.ts';
import type { HandlersOf } from '../handlers.ts';
import { arithmeticHandlers } from './arithmetic.ts';
import { drawHandlers } from './draws.ts';
import { importHandlers } from './import-population.ts';
import { planHandlers } from './plans.ts';
import { populationHandlers, populationView } from './populations.ts';
import { detailOf, summaryOf } from './sampling-view.ts';
import { workHandlers } from './work.ts';

export const samplingHandlers = {
  ...arithmeticHandlers,
  ...populationHandlers,
  ...importHandlers,
  ...planHandlers,
  ...drawHandlers,
  ...workHandlers,
  'sampling.list': (context, { auditId }) => {
    auditOf(context, auditId);
    const { sampling } = context.file.queries;
    return {
      samples: sampling.samples(auditId).map((sample) => summaryOf(context, sample)),
      populations: sampling.populations(auditId).map((population) => populationView(context, population)),
    };
  },
  'sampling.show': (context, { id }) => detailOf(context, id),
} satisfies HandlersOf<'sampling.'>;
