/** The sample's audit time: one calculation with its justifications, approved and taken by both audits. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { auditTimeTable } from '../../../shared/model/audit-time-tables.ts';
import { count, date, filledLine, filledText } from '../../../shared/model/scalars.ts';
import type { SampleKeys, TypedCall } from './sample-keys.ts';

/** Days or percent with one decimal, e.g. `-10.0`. */
const figure = z.string().regex(/^-?\d{1,3}\.\d$/);
const hundredths = (text: string) => Math.round(Number(text) * 100);

const auditTime = z.strictObject({
  title: filledLine,
  scheme: auditTimeTable,
  persons: count,
  effectivePersons: count,
  effectiveReason: filledText,
  base: z.array(z.strictObject({ from: count, to: count, days: figure })),
  baseSource: filledLine,
  factors: z.array(z.strictObject({ factor: filledLine, count, days: figure, reason: filledText })),
  adjustments: z.array(z.strictObject({ label: filledLine, percent: figure, reason: filledText, source: filledLine })),
  stage1Percent: figure,
  note: filledText,
  approvedBy: filledLine,
  approvedOn: date,
  audits: z.array(
    z.strictObject({ audit: filledLine, actualDays: figure, actualReason: filledText.optional(), notCountedDays: figure.optional() }),
  ),
});

/** Needs the sample's people and audits. @param resources folder that holds `sample/` */
export async function addSampleAuditTime(call: TypedCall, keys: SampleKeys, resources: string): Promise<void> {
  const data = auditTime.parse(JSON.parse(readFileSync(join(resources, 'sample', 'audit-time.json'), 'utf8')));
  const { id, standards } = await call('audit-time.add', { title: data.title, scheme: data.scheme, persons: data.persons });
  const [standard] = standards;
  if (standard === undefined) throw new Error('the calculation of the sample has no standard');
  await call('audit-time.updateStandard', {
    id: standard.id,
    effectivePersons: data.effectivePersons,
    effectiveReason: data.effectiveReason,
    base: data.base.map(({ from, to, days }) => ({ from, to, hundredths: hundredths(days) })),
    baseSource: data.baseSource,
  });
  for (const { factor, days, ...rest } of data.factors) {
    const line = standard.lines.find((one) => one.factor === factor);
    if (line === undefined) throw new Error(`the tables have no factor ${factor}`);
    await call('audit-time.updateLine', { id: line.id, value: hundredths(days), ...rest });
  }
  for (const { label, percent, ...rest } of data.adjustments)
    await call('audit-time.addLine', { standardId: standard.id, kind: 'adjustment', factor: label, value: hundredths(percent), ...rest });
  await call('audit-time.update', { id, stage1Percent: hundredths(data.stage1Percent), note: data.note });
  await call('audit-time.approve', { id, by: keys.personName(data.approvedBy), on: data.approvedOn });
  for (const { audit, actualDays, actualReason, notCountedDays } of data.audits) {
    const auditId = keys.audit(audit);
    await call('audit-time.apply', { id, auditId });
    await call('audit-time.recordActual', {
      auditId,
      actualHundredths: hundredths(actualDays),
      ...(actualReason === undefined ? {} : { reason: actualReason }),
      ...(notCountedDays === undefined ? {} : { notCountedHundredths: hundredths(notCountedDays) }),
    });
  }
}
