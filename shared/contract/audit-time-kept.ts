/** Audit time that an engagement keeps: calculations, what each audit takes of them, planned against actual. */
import { z } from 'zod';
import { auditTimePart } from '../model/audit-time-entities.ts';
import { auditTimeTable } from '../model/audit-time-tables.ts';
import { entities } from '../model/entities.ts';
import { count, date, filledLine, id, line, sha256, text } from '../model/scalars.ts';
import { auditKind, personRole } from '../model/vocabulary.ts';
import { auditTimeOutput } from './audit-time.ts';
import { command, fileAt, nothing, query, task } from './define.ts';

const { title: _title, ...calculation } = entities.audit_time.pick({
  title: true,
  sitePercent: true,
  siteReason: true,
  integrationLevel: true,
  integrationAbility: true,
  integrationReason: true,
  stage1Percent: true,
  onSitePercent: true,
  reductionLimitPercent: true,
  note: true,
}).shape;
const standard = entities.audit_time_standard.omit({ id: true, auditTimeId: true, scheme: true, position: true }).shape;
const entered = entities.audit_time_line.pick({ count: true, value: true, reason: true, source: true }).shape;
const dayCount = count.max(100_000_00);

const fault = z.strictObject({ standardId: id.nullable(), lineId: id.nullable(), field: z.string(), message: z.string() });

export const keptCalculation = z.strictObject({
  ...entities.audit_time.shape,
  standards: z.array(
    z.strictObject({
      ...entities.audit_time_standard.shape,
      lines: z.array(z.strictObject({ ...entities.audit_time_line.shape, label: line })),
    }),
  ),
  /** Null while the calculation cannot be made; `problem` then says why and where. */
  result: auditTimeOutput.nullable(),
  problem: z.strictObject({ message: z.string(), hint: z.string(), faults: z.array(fault) }).nullable(),
});

const deviation = z.strictObject({ of: z.enum(['planned', 'actual']), differenceHundredths: z.int(), reason: text });

/** One audit with its time: worked out, planned, taken. */
export const auditWithTime = z.strictObject({
  id,
  number: line,
  title: line,
  kind: auditKind,
  startsOn: date.nullable(),
  endsOn: date.nullable(),
  plannedHundredths: count.nullable(),
  actualHundredths: count.nullable(),
  /** Calculation and part that it took; null before one was applied. */
  auditTimeId: id.nullable(),
  part: auditTimePart,
  requiredHundredths: count.nullable(),
  /** What the same part says now; another figure than `requiredHundredths` after the calculation was changed. */
  requiredNow: count.nullable(),
  notCountedHundredths: count.nullable(),
  plannedReason: text,
  actualReason: text,
  deviations: z.array(deviation),
  /** Members whose time does not count (ISO/IEC 17021-1 9.1.4.4). */
  notCounted: z.array(z.strictObject({ name: line, role: personRole })),
  /** Minutes of the auditors in the audit plan. */
  sessionMinutes: count,
});

const topics = ['auditTime', 'audits'] as const;

export const auditTimeKeptMethods = {
  'audit-time.list': query(
    'The audit-time calculations of the engagement with their results, and each audit with the time worked out, planned and taken.',
    nothing,
    z.strictObject({
      calculations: z.array(keptCalculation),
      audits: z.array(auditWithTime),
      /** Counts of the published factors as the inventory and the Statement of Applicability give them. */
      counted: z.record(z.string(), count),
    }),
    { topics: ['auditTime', 'audits', 'plan', 'scope', 'soa', 'team'] },
  ),
  'audit-time.add': command(
    'Adds an audit-time calculation with its first standard; for AIMS the published factors stand in it, counting nothing yet.',
    z.strictObject({ title: filledLine, scheme: auditTimeTable, persons: count.min(1) }),
    keptCalculation,
    { topics },
  ),
  'audit-time.update': command(
    'Changes what goes for the whole calculation: site, integration, settings of the body, note.',
    z.strictObject({ id, title: filledLine.optional(), ...z.strictObject(calculation).partial().shape }),
    keptCalculation,
    { topics },
  ),
  'audit-time.remove': command('Removes a calculation that no audit takes its time from.', z.strictObject({ id }), nothing, { topics }),
  'audit-time.addStandard': command(
    'Adds a standard to the calculation of an integrated audit.',
    z.strictObject({ auditTimeId: id, scheme: auditTimeTable, persons: count.min(1) }),
    keptCalculation,
    { topics },
  ),
  'audit-time.updateStandard': command(
    'Changes the number of persons, the complexity or the entered rows of a standard.',
    z.strictObject({ id, ...z.strictObject(standard).partial().shape }),
    keptCalculation,
    { topics },
  ),
  'audit-time.removeStandard': command(
    'Takes a standard with its lines out of a calculation; one stays.',
    z.strictObject({ id }),
    keptCalculation,
    {
      topics,
    },
  ),
  'audit-time.addLine': command(
    'Adds days or a percentage to a standard, with justification and source.',
    z.strictObject({
      standardId: id,
      kind: entities.audit_time_line.shape.kind,
      factor: filledLine,
      ...z.strictObject(entered).partial().shape,
    }),
    keptCalculation,
    { topics },
  ),
  'audit-time.updateLine': command(
    'Changes a line of a calculation.',
    z.strictObject({ id, factor: filledLine.optional(), ...z.strictObject(entered).partial().shape }),
    keptCalculation,
    { topics },
  ),
  'audit-time.removeLine': command('Removes a line of a calculation.', z.strictObject({ id }), keptCalculation, { topics }),
  'audit-time.approve': command(
    'Records who approved the calculated time and when; a change afterwards asks for a new approval.',
    z.strictObject({ id, by: filledLine, on: date }),
    keptCalculation,
    { topics },
  ),
  'audit-time.apply': command(
    'Plans an audit with its part of the calculated time.',
    z.strictObject({ id, auditId: id, part: auditTimePart.optional() }),
    auditWithTime,
    { topics },
  ),
  'audit-time.setPlanned': command(
    'Plans an audit with another time than was worked out; the difference needs its reason (ISO/IEC 17021-1 9.1.4).',
    z.strictObject({ auditId: id, plannedHundredths: dayCount.nullable(), reason: text.optional() }),
    auditWithTime,
    { topics },
  ),
  'audit-time.recordActual': command(
    'Records the time that an audit took, without experts, observers and trainees; a difference from the plan needs its reason.',
    z.strictObject({
      auditId: id,
      actualHundredths: dayCount.nullable(),
      reason: text.optional(),
      notCountedHundredths: dayCount.nullable().optional(),
    }),
    auditWithTime,
    { topics },
  ),
  'audit-time.export': command(
    'Writes the audit-time sheet of an audit as PDF: the calculation with its justifications, its approval, planned against actual.',
    z.strictObject({ auditId: id, to: fileAt, task: task.optional() }),
    z.strictObject({ fileName: line, bytes: count, sha256, pages: count }),
    { ledger: false },
  ),
} as const;
