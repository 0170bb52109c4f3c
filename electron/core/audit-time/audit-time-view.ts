/** Kept calculations with what comes out of them, and each audit with its time, as window, report and workbook read them. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { PersonRole } from '../../../shared/model/vocabulary.ts';
import {
  calculationInput,
  deviationsOf,
  faultsOf,
  inventoryCounts,
  partHundredths,
  proposedPart,
  type StoredCalculation,
} from '../../../shared/rules/audit-time/stored.ts';
import { calculateAuditTime } from '../../../shared/rules/audit-time.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { isHighRisk, planView } from '../plan/plan-view.ts';
import { shippedAuditTimeTables } from './tables-loader.ts';

type List = OutputOf<'audit-time.list'>;
export type KeptCalculation = List['calculations'][number];
export type AuditWithTime = List['audits'][number];

/** Roles whose time is on top of audit time (ISO/IEC 17021-1 9.1.4.4). */
const notCounting: readonly PersonRole[] = ['technical_expert', 'observer', 'trainee'];

/** @throws NOT_FOUND */
export function calculationOf(context: FileContext, id: string): StoredCalculation {
  const { auditTime } = context.file.queries;
  const calculation = auditTime.calculation(id);
  if (calculation === null) throw new AppError('NOT_FOUND', t('auditTimeCore.noCalculation'));
  return { ...calculation, standards: auditTime.standards(id).map((one) => ({ ...one, lines: auditTime.lines(one.id) })) };
}

/** The calculation with its result, or with what keeps it from having one. */
export function keptView(context: FileContext, id: string): KeptCalculation {
  const stored = calculationOf(context, id);
  const tables = shippedAuditTimeTables(context.ports.resources);
  const labels = new Map(tables.aims.factors.map(({ key, label }) => [key, label]));
  const view = {
    ...stored,
    standards: stored.standards.map((standard) => ({
      ...standard,
      lines: standard.lines.map((line) => ({
        ...line,
        label: standard.scheme === 'AIMS' && line.kind === 'addition' ? (labels.get(line.factor) ?? line.factor) : line.factor,
      })),
    })),
  };
  const input = calculationInput(stored);
  if (input === null) return { ...view, result: null, problem: { message: t('auditTimeCore.noStandard'), hint: '', faults: [] } };
  try {
    return { ...view, result: calculateAuditTime(tables, input), problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const faults = faultsOf(stored, error.fields ?? {});
    const [first] = faults;
    // What the field says is more than "one field needs attention".
    const message = error.code === 'INVALID_INPUT' && first !== undefined ? first.message : error.message;
    return { ...view, result: null, problem: { message, hint: error.hint ?? '', faults } };
  }
}

export function auditView(
  context: FileContext,
  audit: Row<'audit'>,
  use: Row<'audit_time_use'> | null,
  calculations: readonly KeptCalculation[],
): AuditWithTime {
  const result = calculations.find(({ id }) => id === use?.auditTimeId)?.result ?? null;
  const part = use?.part ?? proposedPart(audit.kind);
  const members = context.file.queries.audits.members(audit.id);
  const times = {
    plannedHundredths: audit.plannedHundredths,
    actualHundredths: audit.actualHundredths,
    requiredHundredths: use?.requiredHundredths ?? null,
    plannedReason: use?.plannedReason ?? '',
    actualReason: use?.actualReason ?? '',
  };
  return {
    id: audit.id,
    number: audit.number,
    title: audit.title,
    kind: audit.kind,
    startsOn: audit.startsOn,
    endsOn: audit.endsOn,
    auditTimeId: use?.auditTimeId ?? null,
    part,
    ...times,
    requiredNow: result === null ? null : partHundredths(result, part),
    notCountedHundredths: use?.notCountedHundredths ?? null,
    deviations: deviationsOf(times),
    notCounted: members.filter(({ role }) => notCounting.includes(role)).map(({ name, role }) => ({ name, role })),
    sessionMinutes: context.file.queries.plan.hasPlan(audit.id) ? planView(context, audit.id).auditMinutes : 0,
  };
}

/** Counts of the published factors: AI systems and suppliers in scope, high risk among them, own controls of the newest SoA. */
function countedFactors(context: FileContext): Record<string, number> {
  const { scope, suppliers, soa } = context.file.queries;
  const inScope = scope.systems().filter((system) => system.inScope);
  const newest = soa.versions().at(-1);
  return inventoryCounts(shippedAuditTimeTables(context.ports.resources), {
    systems: inScope.length,
    highRisk: inScope.filter(isHighRisk).length,
    suppliers: suppliers.suppliers().length,
    ownControls: newest === undefined ? 0 : soa.items(newest.id).filter((item) => item.origin === 'own').length,
  });
}

export function auditTimeList(context: FileContext): List {
  const { auditTime, audits } = context.file.queries;
  const calculations = auditTime.calculations().map(({ id }) => keptView(context, id));
  const uses = new Map(auditTime.uses().map((use) => [use.auditId, use]));
  return {
    calculations,
    audits: audits.all().map((audit) => auditView(context, audit, uses.get(audit.id) ?? null, calculations)),
    counted: countedFactors(context),
  };
}
