/** Coverage as the window, the report and the workbook read it: rows with their looks, units, holes with their words. */
import type { z } from 'zod';
import type { coverageRow } from '../../../shared/contract/coverage.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import {
  type CoverageHole,
  type CoverageUnit,
  coverageHoles,
  coverageTotals,
  isSeen,
  type Looks,
  noLooks,
} from '../../../shared/rules/coverage.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { checklistRows, groupsOf, itemsOfAudit } from '../checklist/checklist-rows.ts';
import type { FileContext } from '../context.ts';
import { isHighRisk } from '../plan/plan-view.ts';
import type { RowLooks } from './coverage-queries.ts';
import { sampledLooks } from './sampled-looks.ts';

type Row = z.infer<typeof coverageRow>;
export type CoverageView = OutputOf<'coverage.show'>;
type Unit = CoverageView['units'][number];

const organization = 'organization:';

function looksById(all: readonly RowLooks[]): Map<string, { looks: Looks; by: Map<string, number> }> {
  const found = new Map<string, { looks: Looks; by: Map<string, number> }>();
  for (const { id, kind, who, times } of all) {
    const known = found.get(id) ?? { looks: noLooks, by: new Map<string, number>() };
    if (who !== null && who !== '') known.by.set(who, (known.by.get(who) ?? 0) + times);
    found.set(id, { looks: { ...known.looks, [kind]: known.looks[kind] + times }, by: known.by });
  }
  return found;
}

/** Those with rows, and AI systems in scope and sites without any: what nobody planned to look at is a hole too. */
function unitsOf(context: FileContext, auditId: string, withRows: ReadonlySet<string>): Unit[] {
  const { queries } = context.file;
  const touched = queries.coverage.touched(auditId);
  const systems = queries.scope.systems().map((system): Unit & { readonly inScope: boolean } => ({
    key: `system:${system.id}`,
    kind: 'system',
    id: system.id,
    label: `${system.name} ${system.version}`.trim().slice(0, 300),
    high: isHighRisk(system),
    phase: system.lifeCycleStage,
    touched: touched.has(system.id),
    inScope: system.inScope,
  }));
  const sites = queries.scope.sites().map(
    (site): Unit => ({
      key: `site:${site.id}`,
      kind: 'site',
      id: site.id,
      label: site.name,
      high: false,
      phase: 'not_stated',
      touched: touched.has(site.id),
    }),
  );
  const whole: Unit = {
    key: organization,
    kind: 'organization',
    id: null,
    label: t('checklistCore.organization'),
    high: false,
    phase: 'not_stated',
    touched: false,
  };
  return [
    ...(withRows.has(organization) ? [whole] : []),
    ...systems.filter(({ inScope, key }) => inScope || withRows.has(key)).map(({ inScope: _inScope, ...unit }) => unit),
    ...sites,
  ];
}

interface Names {
  readonly groups: ReadonlyMap<string, { readonly ref: string; readonly title: string }>;
  readonly units: ReadonlyMap<string, { readonly label: string }>;
  readonly rows: ReadonlyMap<string, Row>;
}

function wordsOf(hole: CoverageHole, { groups, units, rows }: Names): string {
  const group = groups.get(hole.group);
  const row = rows.get(hole.rows[0] ?? '');
  return t(`coverage.hole.${hole.kind}`, {
    group: group === undefined ? '' : `${group.ref} ${group.title}`,
    requirement: row === undefined ? '' : `${row.ref} ${row.title}`,
    unit: units.get(hole.unit)?.label ?? '',
    phase: hole.phase === null ? '' : t(`vocabulary.lifeCycleStage.${hole.phase}`),
  }).slice(0, 300);
}

/** @throws NOT_FOUND */
export function coverageView(context: FileContext, auditId: string): CoverageView {
  const { queries } = context.file;
  const audit = auditOf(context, auditId);
  const checklist = checklistRows(context, auditId);
  const groups = groupsOf(checklist, itemsOfAudit(context, audit));
  const parents = new Map(groups.map((group) => [group.requirement, group.parent]));
  const topOf = (requirement: string): string => {
    let at = requirement;
    for (let parent = parents.get(at) ?? null; parent !== null; parent = parents.get(at) ?? null) at = parent;
    return at;
  };
  const looks = looksById([...queries.coverage.looks(auditId), ...sampledLooks(context, auditId, checklist)]);
  const rows = checklist.map((row): Row => {
    const own = looks.get(row.id);
    return {
      id: row.id,
      requirement: row.requirement,
      ref: row.ref,
      title: row.shortTitle === '' ? row.title : row.shortTitle,
      group: topOf(row.group),
      unit: `${row.unit.kind}:${row.unit.id ?? ''}`,
      progress: row.progress,
      shown: row.shown,
      stored: row.stored,
      reason: row.reason,
      looks: own?.looks ?? noLooks,
      by: own === undefined ? [] : [...own.by.keys()],
    };
  });
  const units = unitsOf(context, auditId, new Set(rows.map((row) => row.unit)));
  const times = new Map<string, number>();
  for (const row of rows) if (isSeen(row)) for (const name of row.by) times.set(name, (times.get(name) ?? 0) + 1);
  const tops = groups.filter((group) => group.parent === null);
  const names: Names = {
    groups: new Map(tops.map((group) => [group.requirement, { ref: group.ref, title: group.shortTitle }])),
    units: new Map(units.map((unit) => [unit.key, unit])),
    rows: new Map(rows.map((row) => [row.id, row])),
  };
  return {
    rows,
    units,
    groups: tops.map(({ requirement, ref, shortTitle, kind }) => ({ requirement, ref, title: shortTitle, kind })),
    people: [...times].toSorted((a, b) => b[1] - a[1]).map(([name]) => name),
    // Without a checklist nothing was set out to be seen, so nothing is a hole yet.
    holes:
      rows.length === 0
        ? []
        : coverageHoles(rows, units satisfies readonly CoverageUnit[]).map((hole) => ({
            ...hole,
            rows: [...hole.rows],
            what: wordsOf(hole, names),
          })),
    totals: coverageTotals(rows),
  };
}
