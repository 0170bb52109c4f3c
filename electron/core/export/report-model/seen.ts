/** What the audit looked at, for the report: clause or area × unit, looks by kind, holes; and results per standard. */
import type { Row } from '../../../../shared/model/entities.ts';
import { cellOf, coverageMatrix, lookKinds, noLooks } from '../../../../shared/rules/coverage.ts';
import { frameworkOf } from '../../../../shared/rules/standards.ts';
import { nameOfStandard, standardsOf } from '../../audits/audit-standards.ts';
import type { FileContext } from '../../context.ts';
import { coverageView } from '../../coverage/coverage-view.ts';
import { noCounts, worstPrinted } from './checklist.ts';
import type { ChecklistLine, PrintedResult, ReportSeen, ReportUnit, SeenCell, StandardResults } from './shape.ts';

/** @param units in the order of the report's columns */
export function reportSeen(context: FileContext, auditId: string, units: readonly ReportUnit[]): ReportSeen {
  const view = coverageView(context, auditId);
  const matrix = coverageMatrix(
    view.rows,
    (row) => row.group,
    (row) => [row.unit],
  );
  // The report knows its units by their words.
  const keys = units.map((unit) => view.units.find((one) => one.kind === unit.kind && one.label === unit.label)?.key ?? '');
  const looks = view.rows.reduce(
    (sum, row) => Object.fromEntries(lookKinds.map((kind) => [kind, sum[kind] + row.looks[kind]])) as typeof sum,
    noLooks,
  );
  const { seen, planned, leftOut } = view.totals;
  return {
    seen,
    planned,
    leftOut,
    looks,
    groups: view.groups.map(({ requirement, ref, title }) => ({
      ref,
      title,
      cells: keys.map((key): SeenCell | null => {
        const cell = matrix.get(requirement)?.get(key) ?? cellOf([]);
        const samples = cell.rows.reduce((sum, row) => sum + row.looks.samples, 0);
        return cell.state === 'none' ? null : { seen: cell.seen, planned: cell.planned, samples, state: cell.state };
      }),
    })),
    holes: view.holes.map(({ what }) => what),
  };
}

/** Results of each standard of an integrated audit; nothing for an audit on one. */
export function resultsByStandard(context: FileContext, audit: Row<'audit'>, lines: readonly ChecklistLine[]): StandardResults[] {
  const standards = standardsOf(context, audit);
  if (standards.length < 2) return [];
  return standards.map(({ catalog }) => {
    const results = new Map<string, (PrintedResult | null)[]>();
    const add = (requirement: string, result: PrintedResult | null) => {
      if (frameworkOf(requirement) === catalog.framework) results.set(requirement, [...(results.get(requirement) ?? []), result]);
    };
    for (const line of lines) {
      add(line.requirement, line.result);
      for (const also of line.also) add(also.requirement, also.result);
    }
    const counts = noCounts();
    let undecided = 0;
    for (const all of results.values()) {
      const worst = worstPrinted(all);
      if (worst === null || all.includes(null)) undecided += 1;
      else counts[worst] += 1;
    }
    return { name: nameOfStandard(catalog), total: results.size, undecided, counts };
  });
}
