/**
 * The time of one standard after the factors of its own scheme: table, additions in days, then percentages of that sum,
 * added up and limited (IAF MD 5 3.9: at most 30 % less).
 */
import type { AuditTimeInput, AuditTimeLine, FigureOrigin, StandardInput } from '../../contract/audit-time.ts';
import type { AuditTimeTable, AuditTimeTables } from '../../model/audit-time-tables.ts';
import { days as daysText, signedPercent, wholeNumber } from '../../words/dates.ts';
import { t } from '../../words/words.ts';
import { type Exact, exact, nearest, scaled } from './exact.ts';
import { givenReason, hundredthsOf, refusal } from './refusals.ts';
import { tableTime } from './table-time.ts';

/** Whole of a percentage, in hundredths of a percent. */
export const WHOLE = 100_00;

/** Days of a line: the exact value to the hundredth. */
export const lineDays = (value: Exact): number => nearest(value, 1) / 100;

export const confirmedFor = (
  rule: { readonly confirmedFor: readonly AuditTimeTable[] },
  tables: readonly AuditTimeTable[],
): FigureOrigin => (tables.every((table) => rule.confirmedFor.includes(table)) ? 'confirmed' : 'unconfirmed');

export interface SchemeTime {
  readonly table: AuditTimeTable;
  /** Table time and additions, before any percentage. */
  readonly start: Exact;
  readonly time: Exact;
  readonly lines: readonly AuditTimeLine[];
  readonly warnings: readonly string[];
}

interface Percentage {
  readonly hundredths: number;
  readonly line: Omit<AuditTimeLine, 'days'>;
}

/** What the ISMS matrix says about business and IT complexity: its end nearest to zero, unless a reason is given for another. */
function complexityPercentage(tables: AuditTimeTables, input: StandardInput, path: string, warnings: string[]): Percentage | null {
  const { complexity } = input;
  if (input.table !== 'ISMS' || typeof complexity !== 'object') return null;
  const { bands, cells, source, status } = tables.complexity;
  const bandOf = (score: number) => bands.find(({ from, to }) => from <= score && score <= to)?.level;
  const [business, it] = [bandOf(complexity.business), bandOf(complexity.it)];
  const cell = cells.find((one) => one.business === business && one.it === it);
  if (cell === undefined) throw refusal(`${path}complexity`, 'auditTime.complexityScores');
  const { fromPercent, toPercent } = cell;
  const own = complexity.percent;
  const percent = own ?? (toPercent <= 0 ? toPercent : fromPercent);
  const range = { from: signedPercent(fromPercent), to: signedPercent(toPercent) };
  if (percent < fromPercent || percent > toPercent)
    warnings.push(t('auditTime.complexityOutside', { ...range, percent: signedPercent(percent) }));
  const fixed = fromPercent === toPercent;
  return {
    hundredths: hundredthsOf(percent, `${path}complexity.percent`),
    line: {
      step: 'complexity',
      table: input.table,
      label: t('auditTime.complexity', { percent: signedPercent(percent) }),
      input: t(fixed ? 'auditTime.complexityFixed' : 'auditTime.complexityRange', {
        ...range,
        business: complexity.business,
        it: complexity.it,
      }),
      justification:
        own === undefined ? (fixed ? null : t('auditTime.complexityNearest')) : givenReason(complexity.reason, `${path}complexity.reason`),
      source,
      status: own === undefined ? status : 'entered',
    },
  };
}

/** Where a line comes from: what the person names as its source, else the published factor, else the person alone. */
function origin(
  named: string | undefined,
  published: { readonly source: string; readonly status: FigureOrigin } | null,
): { readonly source: string; readonly status: FigureOrigin } {
  const source = (named ?? '').trim();
  if (published !== null && (source === '' || source === published.source)) return published;
  return { source: source === '' ? t('auditTime.enteredHere') : source, status: 'entered' };
}

/** The limit that counts: a body may set its own, but cannot raise one that is confirmed for the table. */
function reductionLimit(
  tables: AuditTimeTables,
  table: AuditTimeTable,
  own: number | undefined,
): { readonly percent: number; readonly status: FigureOrigin } {
  const { percent, confirmedFor: sure } = tables.rules.reductionLimit;
  if (own === undefined || (own >= percent && sure.includes(table)))
    return { percent, status: sure.includes(table) ? 'confirmed' : 'unconfirmed' };
  return { percent: own, status: 'setting' };
}

/** @throws what `tableTime` throws, and INVALID_INPUT for an adjustment without its justification. */
export function schemeTime(
  tables: AuditTimeTables,
  input: StandardInput,
  settings: NonNullable<AuditTimeInput['settings']>,
  path: string,
): SchemeTime {
  const { table } = input;
  const found = tableTime(tables, input, path);
  const lines: AuditTimeLine[] = [found.line];
  const warnings: string[] = [];
  if (found.line.status === 'entered' && table !== 'AIMS') warnings.push(t('auditTime.tableContinued', { table }));
  let hundredths = found.hundredths;

  for (const [index, { factor: key, count, days, reason, source }] of (input.additions ?? []).entries()) {
    const field = `${path}additions.${index}`;
    const each = hundredthsOf(days, `${field}.days`);
    const factor = table === 'AIMS' ? tables.aims.factors.find((one) => one.key === key) : undefined;
    const label = factor?.label ?? key;
    hundredths += each * count;
    if (factor !== undefined && (days < factor.fromDays || days > factor.toDays))
      warnings.push(t('auditTime.factorOutside', { label, from: daysText(factor.fromDays * 100), to: daysText(factor.toDays * 100) }));
    if (factor !== undefined && factor.maxDays !== null && each * count > factor.maxDays * 100)
      warnings.push(t('auditTime.factorAboveMax', { label, most: daysText(factor.maxDays * 100) }));
    lines.push({
      step: 'addition',
      table,
      label,
      input: t('auditTime.timesDays', { count: wholeNumber(count), days: daysText(each) }),
      days: hundredths / 100,
      justification: givenReason(reason, `${field}.reason`),
      ...origin(source, factor === undefined ? null : { source: tables.aims.document, status: tables.aims.status }),
    });
  }

  const start = exact(hundredths);
  const percentages: Percentage[] = [];
  const complexity = complexityPercentage(tables, input, path, warnings);
  if (complexity !== null) percentages.push(complexity);
  for (const [index, { percent, reason, label, source }] of (input.adjustments ?? []).entries()) {
    const field = `${path}adjustments.${index}`;
    percentages.push({
      hundredths: hundredthsOf(percent, `${field}.percent`),
      line: {
        step: 'adjustment',
        table,
        label: label?.trim() || t(percent < 0 ? 'auditTime.reduction' : 'auditTime.increase'),
        input: t('auditTime.ofTableTime', { percent: signedPercent(percent) }),
        justification: givenReason(reason, `${field}.reason`),
        ...origin(source, null),
      },
    });
  }

  let sum = 0;
  for (const { hundredths: percent, line } of percentages) {
    sum += percent;
    lines.push({ ...line, days: lineDays(scaled(start, Math.max(0, WHOLE + sum), WHOLE)) });
  }
  const limit = reductionLimit(tables, table, settings.reductionLimitPercent);
  const least = -hundredthsOf(limit.percent, 'settings.reductionLimitPercent');
  const time = scaled(start, WHOLE + Math.max(sum, least), WHOLE);
  if (sum < least)
    lines.push({
      step: 'reduction_limit',
      table,
      label: t('auditTime.reductionLimit'),
      input: t('auditTime.limited', { percent: signedPercent(sum / 100), limit: signedPercent(-limit.percent) }),
      days: lineDays(time),
      justification: null,
      source: limit.status === 'setting' ? t('auditTime.bodySetting') : tables.rules.reductionLimit.source,
      status: limit.status,
    });
  return { table, start, time, lines, warnings };
}
