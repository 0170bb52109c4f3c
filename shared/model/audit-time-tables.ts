/**
 * The form of the audit-time tables that come with the program (resources/catalogs/audit-time-tables.json). They are
 * data with a version, because figures of IAF and ISO documents change with their editions. Figures that could not be
 * checked against the document carry the status `unconfirmed` and are shown as such wherever they are used.
 */
import { z } from 'zod';
import { line } from './scalars.ts';

/** QMS, EMS and OHSMS: IAF MD 5; ISMS: ISO/IEC 27006-1; AIMS: ISO/IEC 42006, whose table a body enters itself. */
export const auditTimeTable = z.enum(['QMS', 'EMS', 'OHSMS', 'ISMS', 'AIMS']);
export type AuditTimeTable = z.infer<typeof auditTimeTable>;

/** Columns of the EMS table; OHSMS has the first three. */
export const complexityLevel = z.enum(['high', 'medium', 'low', 'limited']);
export type ComplexityLevel = z.infer<typeof complexityLevel>;

export const figureStatus = z.enum(['confirmed', 'unconfirmed']);

const days = z.number().min(0).max(1000);
const personnel = z.int().min(1).max(1_000_000_000);
const percent = z.number().min(-100).max(300);
const range = { from: personnel, to: personnel };

export const flatRow = z.strictObject({ ...range, days });
export const emsRow = z.strictObject({ ...range, high: days, medium: days, low: days, limited: days });
export const ohsmsRow = z.strictObject({ ...range, high: days, medium: days, low: days });

const facts = { document: line.min(1), personnel: line.min(1), status: figureStatus, note: line };
const tableOf = <R extends z.ZodType>(row: R) => z.strictObject({ ...facts, rows: z.array(row).min(1).max(200) });

const band = z.enum(['low', 'medium', 'high']);

const rule = { source: line.min(1), confirmedFor: z.array(auditTimeTable).max(5) };
const percentRule = z.strictObject({ percent: z.number().min(0).max(100), ...rule });
const shareRule = z.strictObject({
  numerator: z.int().min(1).max(100),
  denominator: z.int().min(1).max(100),
  ...rule,
  /** Tables for which the share is a least amount and is therefore rounded up. */
  atLeastFor: z.array(auditTimeTable).max(5),
});

export const auditTimeTables = z.strictObject({
  kind: z.literal('audit-time-tables'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  unit: line.min(1),
  source: line.min(1),
  tables: z.strictObject({ QMS: tableOf(flatRow), EMS: tableOf(emsRow), OHSMS: tableOf(ohsmsRow), ISMS: tableOf(flatRow) }),
  /** Business and IT complexity of the ISMS table, each scored 3 to 9. */
  complexity: z.strictObject({
    source: line.min(1),
    status: figureStatus,
    bands: z.array(z.strictObject({ level: band, from: z.int(), to: z.int() })).length(3),
    cells: z.array(z.strictObject({ business: band, it: band, fromPercent: percent, toPercent: percent })).length(9),
  }),
  /** No rows: the base table of ISO/IEC 42006 is entered by its licensee. The factors are defaults to be corrected. */
  aims: z.strictObject({
    ...facts,
    factors: z.array(
      z.strictObject({
        key: z.string().regex(/^[a-z_]{3,40}$/),
        label: line.min(1),
        per: z.enum(['each', 'unclear']),
        fromDays: days,
        toDays: days,
        /** Only what goes beyond this number counts. */
        beyond: z.int().min(0),
        maxDays: days.nullable(),
      }),
    ),
  }),
  integration: z.strictObject({
    source: line.min(1),
    status: figureStatus,
    abilityPercent: z.array(z.int().min(0).max(100)).min(1).max(20),
    rows: z
      .array(z.strictObject({ levelPercent: z.int().min(0).max(100), reductionPercent: z.array(z.int().min(0).max(100)).min(1).max(20) }))
      .min(1)
      .max(20),
  }),
  rules: z.strictObject({
    reductionLimit: percentRule,
    integrationLimit: percentRule,
    sampledSiteLimit: percentRule,
    onSite: percentRule,
    rounding: z.strictObject({ stepDays: z.number().min(0.01).max(1), ...rule }),
    stage1: percentRule,
    surveillance: shareRule,
    recertification: shareRule,
  }),
});
export type AuditTimeTables = z.infer<typeof auditTimeTables>;
export type PercentRule = z.infer<typeof percentRule>;
export type ShareRule = z.infer<typeof shareRule>;
