/**
 * Audit time, in the order that the documents demand: the factors of each scheme (IAF MD 5, ISO/IEC 27006-1, ISO/IEC
 * 42006), then multi-site (IAF MD 1), then integration (IAF MD 11). Percentages of different steps multiply: 30 % and
 * then 20 % less is 44 % less. Nothing is rounded before the end, and each step explains itself in a line.
 */
import type { AuditTimeInput, AuditTimeLine, AuditTimeOutput } from '../contract/audit-time.ts';
import type { AuditTimeTables } from '../model/audit-time-tables.ts';
import { percentText, signedPercent } from '../words/dates.ts';
import { t } from '../words/words.ts';
import { isLess, nearest, plus, scaled } from './audit-time/exact.ts';
import { givenReason, hundredthsOf } from './audit-time/refusals.ts';
import { confirmedFor, lineDays, type SchemeTime, schemeTime, WHOLE } from './audit-time/scheme-time.ts';
import { compareDays, sharesOf } from './audit-time/shares.ts';

/** The step of the scale that is nearest; half way between two, the lower one, which reduces less. */
function nearestStep(scale: readonly number[], value: number): number {
  return scale.reduce((best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best));
}

/** Percent by which integration reduces the time: level of integration × ability of the team (IAF MD 11 Annex 1). */
export function integrationReduction({ integration, rules }: AuditTimeTables, level: number, ability: number): number {
  const step = nearestStep(
    integration.rows.map((row) => row.levelPercent).sort((a, b) => a - b),
    level,
  );
  const row = integration.rows.find((one) => one.levelPercent === step);
  const column = integration.abilityPercent.indexOf(nearestStep(integration.abilityPercent, ability));
  return Math.min(row?.reductionPercent[column] ?? 0, rules.integrationLimit.percent);
}

/**
 * Ability of a team to audit several standards together, in percent rounded down to two decimals:
 * 100 × Σ(Xi − 1) / (Z × (Y − 1)) (IAF MD 11 Annex 1).
 * @param qualifiedFor for each auditor, the number of the audit's standards that they are qualified for
 * @param standards number of standards of the audit, two or more
 */
export function teamAbility(qualifiedFor: readonly number[], standards: number): number {
  if (qualifiedFor.length === 0 || standards < 2) return 0;
  const sum = qualifiedFor.reduce((total, count) => total + Math.min(Math.max(count, 1), standards) - 1, 0);
  return Math.floor((10_000 * sum) / (qualifiedFor.length * (standards - 1))) / 100;
}

/**
 * Works out the time of an initial audit and what follows from it.
 * @throws BASE_TABLE_MISSING, NO_TABLE_ROW, INVALID_INPUT with the field, e.g. `adjustments.0.reason`
 */
export function calculateAuditTime(tables: AuditTimeTables, input: AuditTimeInput): AuditTimeOutput {
  const { integratedWith = [], site, integration, settings = {} } = input;
  const { rules } = tables;
  const first = schemeTime(tables, input, settings, '');
  const schemes: readonly SchemeTime[] = [
    first,
    ...integratedWith.map((one, index) => schemeTime(tables, one, settings, `integratedWith.${index}.`)),
  ];
  const used = schemes.map((one) => one.table);
  const lines: AuditTimeLine[] = schemes.flatMap((one) => one.lines);
  const warnings: string[] = schemes.flatMap((one) => one.warnings);
  const line = (step: AuditTimeLine['step'], rest: Omit<AuditTimeLine, 'step' | 'table'>) => lines.push({ step, table: null, ...rest });

  const start = schemes.map((one) => one.start).reduce(plus);
  let time = schemes.map((one) => one.time).reduce(plus);
  if (schemes.length > 1)
    line('sum', {
      label: t('auditTime.sum'),
      input: used.join(' + '),
      days: lineDays(time),
      justification: null,
      source: rules.integrationLimit.source,
      status: confirmedFor(rules.integrationLimit, used),
    });

  if (site !== undefined) {
    time = scaled(time, WHOLE + hundredthsOf(site.percent, 'site.percent'), WHOLE);
    line('site', {
      label: t('auditTime.site'),
      input: signedPercent(site.percent),
      days: lineDays(time),
      justification: givenReason(site.reason, 'site.reason'),
      source: rules.sampledSiteLimit.source,
      status: 'entered',
    });
  }

  if (integration !== undefined) {
    const percent = integrationReduction(tables, integration.level, integration.ability);
    time = scaled(time, 100 - percent, 100);
    line('integration', {
      label: t('auditTime.integration', { percent: signedPercent(-percent) }),
      input: t('auditTime.levelAndAbility', { level: percentText(integration.level), ability: percentText(integration.ability) }),
      days: lineDays(time),
      justification: integration.reason === undefined ? null : givenReason(integration.reason, 'integration.reason'),
      source: tables.integration.source,
      status: tables.integration.status,
    });
  }

  const least = scaled(start, 100 - rules.sampledSiteLimit.percent, 100);
  if (site !== undefined && isLess(time, least)) {
    time = least;
    line('site_limit', {
      label: t('auditTime.siteLimit'),
      input: t('auditTime.atMostLess', { limit: signedPercent(-rules.sampledSiteLimit.percent) }),
      days: lineDays(time),
      justification: null,
      source: rules.sampledSiteLimit.source,
      status: confirmedFor(rules.sampledSiteLimit, used),
    });
  }

  const step = Math.round(rules.rounding.stepDays * 100);
  const days = Math.max(step, nearest(time, step));
  line('rounding', {
    label: t('auditTime.rounding'),
    input: t('auditTime.toHalfDays', { days: lineDays(time) }),
    days: days / 100,
    justification: null,
    source: rules.rounding.source,
    status: confirmedFor(rules.rounding, used),
  });

  const { shares, ...parts } = sharesOf(tables, used, time, days, settings);
  const comparison = compareDays(days, input.planned, input.actual);
  if (used.includes('AIMS')) warnings.push(t('auditTime.aimsUnconfirmed'));
  return {
    days: days / 100,
    ...parts,
    lines,
    shares: [...shares, ...comparison.lines],
    warnings: [...warnings, ...comparison.warnings],
    notes: [t('auditTime.notCounted'), t('auditTime.eightHours')],
    tablesVersion: tables.version,
  };
}
