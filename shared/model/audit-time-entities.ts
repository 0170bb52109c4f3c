/**
 * What an engagement keeps about audit time: the calculation with its inputs and justifications, and what each audit was
 * planned with and took (ISO/IEC 17021-1 9.1.4). Days and percentages are whole hundredths, so that 4.5 days is 450.
 */
import { z } from 'zod';
import { auditTimeTable, complexityLevel } from './audit-time-tables.ts';
import { count, date, id, line, text } from './scalars.ts';

const position = z.int().min(0);
const score = z.int().min(3).max(9);
const share = z.int().min(0).max(100_00);

/** Which part of a calculation an audit takes. */
export const auditTimePart = z.enum(['whole', 'stage_1', 'stage_2', 'surveillance', 'recertification']);
export type AuditTimePart = z.infer<typeof auditTimePart>;

/** `addition`: days on top of the table, for each; `adjustment`: percent of table and additions. */
export const auditTimeLineKind = z.enum(['addition', 'adjustment']);

/** A row of a table that a licensee entered. */
export const baseRow = z.strictObject({ from: count.min(1), to: count.min(1), hundredths: count.min(1).max(100_000_00) });

export const auditTimeEntities = {
  audit_time: z.strictObject({
    id,
    title: line,
    /** Reduction at a sampled site (IAF MD 1), hundredths of a percent; null where no site is sampled. */
    sitePercent: z.int().min(-100_00).max(0).nullable(),
    siteReason: text,
    /** Level of integration and ability of the team (IAF MD 11), hundredths of a percent. */
    integrationLevel: share.nullable(),
    integrationAbility: share.nullable(),
    integrationReason: text,
    /** Settings of the certification body; null leaves what the tables say. */
    stage1Percent: share.nullable(),
    onSitePercent: share.nullable(),
    reductionLimitPercent: share.nullable(),
    note: text,
    approvedBy: line,
    approvedOn: date.nullable(),
    /** The time that was approved. */
    approvedHundredths: count.nullable(),
    /** Something that goes into the calculation was changed after that. */
    changedSince: z.boolean(),
    position,
  }),
  /** One standard of the audit with the number that its table is entered with. */
  audit_time_standard: z.strictObject({
    id,
    auditTimeId: id,
    scheme: auditTimeTable,
    persons: count.min(1),
    /** The number that counts where it is smaller; null counts everybody. */
    effectivePersons: count.min(1).nullable(),
    /** Heads of each identical activity, counted down to their square root (ISO/IEC 27006-1 C.3.4). */
    identical: z.array(count.min(1)).max(100),
    effectiveReason: text,
    complexity: complexityLevel.nullable(),
    businessScore: score.nullable(),
    itScore: score.nullable(),
    /** Another percentage than the end of the range that changes least, hundredths of a percent. */
    complexityPercent: z.int().min(-100_00).max(300_00).nullable(),
    complexityReason: text,
    base: z.array(baseRow).max(200),
    baseSource: line,
    position,
  }),
  audit_time_line: z.strictObject({
    id,
    standardId: id,
    kind: auditTimeLineKind,
    /** Key of a published factor, or what the person calls it. */
    factor: line,
    /** How many; 0 leaves the line out of the calculation. Adjustments count once. */
    count: count.max(100_000),
    /** Days for each, or the percentage, in hundredths. */
    value: z.int().min(-100_00).max(100_000_00),
    reason: text,
    source: line,
    position,
  }),
  /** What an audit takes of a calculation, and why it was planned or took something else. */
  audit_time_use: z.strictObject({
    id,
    auditId: id,
    auditTimeId: id.nullable(),
    part: auditTimePart,
    /** The time that was worked out when it was applied. */
    requiredHundredths: count.nullable(),
    plannedReason: text,
    actualReason: text,
    /** Time of technical experts, observers and trainees: on top, it does not count (ISO/IEC 17021-1 9.1.4.4). */
    notCountedHundredths: count.nullable(),
  }),
} as const;
