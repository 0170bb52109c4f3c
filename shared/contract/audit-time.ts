/**
 * Audit time (IAF MD 5, ISO/IEC 27006-1, ISO/IEC 42006, IAF MD 11) and multi-site samples (IAF MD 1). Both only work
 * out and explain; what a body decides on is stored elsewhere. Days are plain numbers (5, 8.5), percentages are signed:
 * −10 takes a tenth off.
 */
import { z } from 'zod';
import { auditTimeTable, auditTimeTables, complexityLevel, flatRow } from '../model/audit-time-tables.ts';
import { line } from '../model/scalars.ts';
import { nothing, query } from './define.ts';

const days = z.number().min(0).max(100_000);
const personnel = z.int().min(1).max(1_000_000_000);
/** An empty reason is refused by the rules, which can say what for. */
const reason = z.string().max(2000);
const score = z.int().min(3).max(9);
const signedPercent = z.number().min(-100).max(300);

const complexity = z.union([
  complexityLevel,
  /** ISMS: the matrix gives a range; its end nearest to zero is taken unless `percent` says otherwise, with a reason. */
  z.strictObject({ business: score, it: score, percent: signedPercent.optional(), reason: reason.optional() }),
]);

const standardInput = {
  table: auditTimeTable,
  persons: personnel,
  /** The number that counts, where it is smaller: `persons` as stated, or heads per identical activity (ISMS). */
  effective: z.strictObject({ persons: personnel.optional(), identical: z.array(personnel).min(1).max(100).optional(), reason }).optional(),
  /** AIMS: the table of the licensed standard. Others: rows that continue the published table beyond its end. */
  base: z.array(flatRow).max(200).optional(),
  /** Where the entered rows were taken from. */
  baseSource: line.optional(),
  complexity: complexity.optional(),
  /** Days on top of the table, such as the factors of ISO/IEC 42006: `factor` is a key of the tables or a text. */
  additions: z
    .array(z.strictObject({ factor: line.min(1), count: z.int().min(0).max(100_000), days, reason, source: line.optional() }))
    .max(50)
    .optional(),
  adjustments: z
    .array(z.strictObject({ percent: signedPercent, reason, label: line.optional(), source: line.optional() }))
    .max(50)
    .optional(),
};

export const auditTimeInput = z.strictObject({
  ...standardInput,
  /** Further standards of an integrated audit: their times are summed before the integration is applied. */
  integratedWith: z.array(z.strictObject(standardInput)).max(6).optional(),
  /** Reduction at a sampled site (IAF MD 1). */
  site: z.strictObject({ percent: z.number().min(-100).max(0), reason }).optional(),
  integration: z
    .strictObject({ level: z.number().min(0).max(100), ability: z.number().min(0).max(100), reason: reason.optional() })
    .optional(),
  /** What the certification body has fixed for itself. */
  settings: z
    .strictObject({
      stage1Percent: z.number().min(0).max(100).optional(),
      onSitePercent: z.number().min(0).max(100).optional(),
      reductionLimitPercent: z.number().min(0).max(100).optional(),
    })
    .optional(),
  planned: days.optional(),
  actual: days.optional(),
});

/** Where a figure comes from: checked, not checked, a body's own setting, or typed in by the person. */
export const figureOrigin = z.enum(['confirmed', 'unconfirmed', 'setting', 'entered']);

export const auditTimeLine = z.strictObject({
  step: z.enum([
    'table',
    'addition',
    'complexity',
    'adjustment',
    'reduction_limit',
    'sum',
    'site',
    'integration',
    'site_limit',
    'rounding',
    'on_site',
    'off_site',
    'stage_1',
    'stage_2',
    'surveillance',
    'recertification',
    'planned',
    'actual',
  ]),
  /** The standard that the line belongs to; null for the audit as a whole. */
  table: auditTimeTable.nullable(),
  label: z.string(),
  input: z.string(),
  /** Days after this line. */
  days: z.number(),
  justification: z.string().nullable(),
  source: z.string(),
  status: figureOrigin,
});

export const auditTimeOutput = z.strictObject({
  /** Time of the initial audit, both stages, in half days. */
  days: z.number(),
  onSiteDays: z.number(),
  offSiteDays: z.number(),
  stage1Days: z.number(),
  stage2Days: z.number(),
  /** Of each surveillance audit, and of the recertification of an organization as it is now. */
  surveillanceDays: z.number(),
  recertificationDays: z.number(),
  /** How the days came about, in the order of calculation. */
  lines: z.array(auditTimeLine),
  /** Parts of the days, shares of the cycle, and planned against actual. */
  shares: z.array(auditTimeLine),
  warnings: z.array(z.string()),
  notes: z.array(z.string()),
  tablesVersion: z.string(),
});

const siteId = z.string().min(1).max(120);

export const multiSiteInput = z.strictObject({
  /** Sites without the central function. */
  sites: z.int().min(1).max(1_000_000_000),
  visit: z.enum(['initial', 'surveillance', 'recertification']),
  /** The system proved effective over the cycle: fewer sites at recertification. */
  provenEffective: z.boolean().optional(),
  /** False: the sites differ too much to be sampled. */
  suitable: z.boolean().optional(),
  /** Draws the random share: the same seed gives the same sites. Sites already visited in the cycle come last. */
  draw: z
    .strictObject({
      ids: z.array(siteId).min(1).max(10_000),
      seed: z.string().min(1).max(200),
      visited: z.array(siteId).max(10_000).optional(),
    })
    .optional(),
});

export const multiSiteOutput = z.strictObject({
  /** Sites to visit, the central function not counted. */
  sites: z.int(),
  /** Of these, at least this many are chosen at random; the rest to cover differences. */
  random: z.int(),
  chosen: z.int(),
  centralFunction: z.literal(true),
  lines: z.array(z.strictObject({ label: z.string(), input: z.string(), sites: z.int(), source: z.string(), status: figureOrigin })),
  notes: z.array(z.string()),
  /** The sites of the random share, in the order drawn; null when none were named. */
  drawn: z.strictObject({ seed: z.string(), ids: z.array(z.string()) }).nullable(),
});

export const auditTimeMethods = {
  'audit-time.tables': query('The audit-time tables and factors of this installation, with their sources.', nothing, auditTimeTables, {
    needs: 'nothing',
  }),
  'audit-time.calculate': query('Works out the audit time and explains it line by line.', auditTimeInput, auditTimeOutput, {
    needs: 'nothing',
  }),
  'audit-time.multiSite': query('Works out how many sites an audit visits, and draws the random share.', multiSiteInput, multiSiteOutput, {
    needs: 'nothing',
  }),
} as const;

export type StandardInput = z.infer<z.ZodObject<typeof standardInput, z.core.$strict>>;
export type AuditTimeInput = z.infer<typeof auditTimeInput>;
export type AuditTimeOutput = z.infer<typeof auditTimeOutput>;
export type AuditTimeLine = z.infer<typeof auditTimeLine>;
export type FigureOrigin = z.infer<typeof figureOrigin>;
export type MultiSiteInput = z.infer<typeof multiSiteInput>;
export type MultiSiteOutput = z.infer<typeof multiSiteOutput>;
