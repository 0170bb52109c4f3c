/**
 * From a kept calculation to the input of the calculator, and from the calculator's refusals back to the kept lines.
 * Lines that count nothing are left out, so that the published factors can stand there unused.
 */
import type { AuditTimeInput, AuditTimeOutput, StandardInput } from '../../contract/audit-time.ts';
import type { AuditTimePart } from '../../model/audit-time-entities.ts';
import type { AuditTimeTables } from '../../model/audit-time-tables.ts';
import type { Row } from '../../model/entities.ts';
import type { Id } from '../../model/scalars.ts';
import type { AuditKind } from '../../model/vocabulary.ts';

export type StoredLine = Row<'audit_time_line'>;
export interface StoredStandard extends Row<'audit_time_standard'> {
  readonly lines: readonly StoredLine[];
}
export interface StoredCalculation extends Row<'audit_time'> {
  readonly standards: readonly StoredStandard[];
}

const counting = (standard: StoredStandard, kind: StoredLine['kind']) =>
  standard.lines.filter((line) => line.kind === kind && line.count > 0);

function standardInput(standard: StoredStandard): StandardInput {
  const { scheme, persons, effectivePersons, identical, effectiveReason, complexity, businessScore, itScore, base } = standard;
  const effective =
    identical.length > 0
      ? { identical: [...identical], reason: effectiveReason }
      : effectivePersons === null
        ? undefined
        : { persons: effectivePersons, reason: effectiveReason };
  const scores =
    businessScore === null || itScore === null
      ? undefined
      : {
          business: businessScore,
          it: itScore,
          ...(standard.complexityPercent === null ? {} : { percent: standard.complexityPercent / 100, reason: standard.complexityReason }),
        };
  const level = scheme === 'ISMS' ? scores : (complexity ?? undefined);
  return {
    table: scheme,
    persons,
    ...(effective === undefined ? {} : { effective }),
    base: base.map(({ from, to, hundredths }) => ({ from, to, days: hundredths / 100 })),
    baseSource: standard.baseSource,
    ...(level === undefined ? {} : { complexity: level }),
    additions: counting(standard, 'addition').map(({ factor, count, value, reason, source }) => ({
      factor,
      count,
      days: Math.max(0, value) / 100,
      reason,
      source,
    })),
    adjustments: counting(standard, 'adjustment').map(({ factor, value, reason, source }) => ({
      percent: value / 100,
      reason,
      label: factor,
      source,
    })),
  };
}

/** The calculator's input; null for a calculation without a standard. */
export function calculationInput(calculation: StoredCalculation): AuditTimeInput | null {
  const [first, ...others] = calculation.standards.map(standardInput);
  if (first === undefined) return null;
  const { sitePercent, integrationLevel, integrationAbility, stage1Percent, onSitePercent, reductionLimitPercent } = calculation;
  return {
    ...first,
    ...(others.length === 0 ? {} : { integratedWith: others }),
    ...(sitePercent === null ? {} : { site: { percent: sitePercent / 100, reason: calculation.siteReason } }),
    ...(others.length === 0 || integrationLevel === null || integrationAbility === null
      ? {}
      : {
          integration: {
            level: integrationLevel / 100,
            ability: integrationAbility / 100,
            ...(calculation.integrationReason.trim() === '' ? {} : { reason: calculation.integrationReason }),
          },
        }),
    settings: {
      ...(stage1Percent === null ? {} : { stage1Percent: stage1Percent / 100 }),
      ...(onSitePercent === null ? {} : { onSitePercent: onSitePercent / 100 }),
      ...(reductionLimitPercent === null ? {} : { reductionLimitPercent: reductionLimitPercent / 100 }),
    },
  };
}

export interface CalculationFault {
  readonly standardId: Id | null;
  readonly lineId: Id | null;
  /** Name of the field inside the standard or line. */
  readonly field: string;
  readonly message: string;
}

/** Where in the kept rows the fields of a refusal stand: `integratedWith.0.additions.1.reason` → its line. */
export function faultsOf(calculation: StoredCalculation, fields: Readonly<Record<string, string>>): CalculationFault[] {
  return Object.entries(fields).map(([path, message]) => {
    const other = /^integratedWith\.(\d+)\./.exec(path);
    const own = other === null ? path : path.slice(other[0].length);
    if (/^(site|integration|settings)\./.test(own)) return { standardId: null, lineId: null, field: own, message };
    const standard = calculation.standards[other === null ? 0 : Number(other[1]) + 1];
    const line = /^(addition|adjustment)s\.(\d+)\.(\w+)$/.exec(own);
    if (standard === undefined || line === null) return { standardId: standard?.id ?? null, lineId: null, field: own, message };
    const kept = counting(standard, line[1] === 'addition' ? 'addition' : 'adjustment')[Number(line[2])];
    return { standardId: standard.id, lineId: kept?.id ?? null, field: line[3] ?? own, message };
  });
}

/** The part that an audit of the kind takes as a rule; a special audit takes none by itself (ISO/IEC 17021-1 9.6.4). */
export function proposedPart(kind: AuditKind): AuditTimePart {
  return kind === 'stage_1' || kind === 'stage_2' || kind === 'surveillance' || kind === 'recertification' ? kind : 'whole';
}

/** Hundredths of a day of a part of the calculated time. */
export function partHundredths(result: AuditTimeOutput, part: AuditTimePart): number {
  const days = {
    whole: result.days,
    stage_1: result.stage1Days,
    stage_2: result.stage2Days,
    surveillance: result.surveillanceDays,
    recertification: result.recertificationDays,
  }[part];
  return Math.round(days * 100);
}

export interface Deviation {
  readonly of: 'planned' | 'actual';
  readonly differenceHundredths: number;
  readonly reason: string;
}

/**
 * Where planned time differs from what was worked out, and actual time from what was planned. Each needs its reason: the
 * justification of the time is kept per client (ISO/IEC 17021-1 9.1.4, 9.4.8.2).
 */
export function deviationsOf(audit: {
  readonly requiredHundredths: number | null;
  readonly plannedHundredths: number | null;
  readonly actualHundredths: number | null;
  readonly plannedReason: string;
  readonly actualReason: string;
}): Deviation[] {
  const { requiredHundredths: required, plannedHundredths: planned, actualHundredths: actual } = audit;
  const found: Deviation[] = [];
  if (required !== null && planned !== null && planned !== required)
    found.push({ of: 'planned', differenceHundredths: planned - required, reason: audit.plannedReason });
  const against = planned ?? required;
  if (against !== null && actual !== null && actual !== against)
    found.push({ of: 'actual', differenceHundredths: actual - against, reason: audit.actualReason });
  return found;
}

/** What the inventory says about the published factors, so that nobody counts by hand. */
export function inventoryCounts(
  tables: AuditTimeTables,
  inventory: { readonly systems: number; readonly highRisk: number; readonly suppliers: number; readonly ownControls: number },
): Record<string, number> {
  const counts: Readonly<Record<string, number>> = {
    ai_systems: inventory.systems,
    high_risk_systems: inventory.highRisk,
    third_party_agreements: inventory.suppliers,
    own_controls: inventory.ownControls,
  };
  return Object.fromEntries(
    tables.aims.factors.flatMap(({ key, beyond }) => {
      const counted = counts[key];
      return counted === undefined ? [] : [[key, Math.max(0, counted - beyond)]];
    }),
  );
}
