/** Valid inputs of the methods of coverage (see examples.ts). */
import type { EngineMethodName, InputOf } from '../../../shared/contract/index.ts';
import type { FilledEngagement } from '../../builders/filled-engagement.ts';

type CoverageMethod = Extract<EngineMethodName, `coverage.${string}`>;
type CoverageExamples = { readonly [M in CoverageMethod]: (world: FilledEngagement) => InputOf<M> | Promise<InputOf<M>> };

export const coverageExamples: CoverageExamples = {
  'coverage.show': ({ audits }) => ({ auditId: audits.stage2 }),
  'coverage.leaveOut': async ({ audits, row }) => ({
    auditId: audits.stage2,
    rows: [await row(audits.stage2, 'A.10.4')],
    reason: 'No customer was at the site.',
  }),
};
