/** What an audit has seen of what it set out to see, and what is still a hole (ISO/IEC 17021-1 9.3.1.3, 9.4.4). */
import { z } from 'zod';
import { count, filledText, id, line, requirementId, text } from '../model/scalars.ts';
import { catalogItemKind, lifeCycleStage, progress, resultClass, storedResult, unitKind } from '../model/vocabulary.ts';
import { holeKinds, lifeCyclePhases, lookKinds } from '../rules/coverage.ts';
import { command, query } from './define.ts';

const unitKey = z.string().max(60);
const phase = z.enum(lifeCyclePhases);
const looks = z.strictObject(
  Object.fromEntries(lookKinds.map((kind) => [kind, count])) as Record<(typeof lookKinds)[number], typeof count>,
);

export const coverageRow = z.strictObject({
  id,
  requirement: requirementId,
  ref: line,
  title: line,
  group: requirementId,
  unit: unitKey,
  progress,
  shown: resultClass.nullable(),
  stored: storedResult.nullable(),
  reason: text,
  looks,
  by: z.array(line),
});

export const coverageMethods = {
  'coverage.show': query(
    'Every row of an audit with what was seen on it, how often and by whom, and what is still a hole.',
    z.strictObject({ auditId: id }),
    z.strictObject({
      rows: z.array(coverageRow),
      /** Organization, AI systems, sites: those with rows, and those in scope that nothing was planned for. */
      units: z.array(
        z.strictObject({
          key: unitKey,
          kind: unitKind,
          id: id.nullable(),
          label: line,
          high: z.boolean(),
          phase: lifeCycleStage,
          touched: z.boolean(),
        }),
      ),
      /** Clauses and areas of Annex A with rows, in the order of the standard. */
      groups: z.array(z.strictObject({ requirement: requirementId, ref: line, title: line, kind: catalogItemKind })),
      /** Who looked at anything, the one who looked most first. */
      people: z.array(line),
      holes: z.array(
        z.strictObject({
          kind: z.enum(holeKinds),
          group: z.string().max(30),
          requirement: z.string().max(30),
          unit: z.string().max(60),
          phase: phase.nullable(),
          rows: z.array(id),
          /** What it is, in words: `A.7 Data, Loomi Assist 1.3`. */
          what: line,
        }),
      ),
      totals: z.strictObject({ seen: count, planned: count, leftOut: count, excluded: count }),
    }),
    { topics: ['checklist', 'notes', 'findings', 'evidence', 'interviews', 'sampling', 'scope', 'plan', 'audits'] },
  ),
  'coverage.leaveOut': command(
    'Says of rows on which nothing was seen that they were not sampled, and why; in a Stage 1 that they were not reviewed.',
    z.strictObject({ auditId: id, rows: z.array(id).min(1).max(2000), reason: filledText }),
    z.strictObject({ changed: count }),
    { topics: ['checklist', 'audits'] },
  ),
} as const;
