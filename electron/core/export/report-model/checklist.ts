/** The checklist as the report prints it: lines, coverage and counts. */
import type { Row } from '../../../../shared/model/entities.ts';
import { type ChecklistRow, checklistRows } from '../../checklist/checklist-rows.ts';
import { isAskedOn } from '../../checklist/own-questions.ts';
import type { FileContext } from '../../context.ts';
import { shortNumber } from '../../findings/finding-row.ts';
import { type ChecklistLine, type ClassCounts, type CoverageLine, type PrintedResult, printedResults, type ReportUnit } from './shape.ts';
import type { RequirementTitles } from './titles.ts';
import { initialsOf, unitCodes } from './units.ts';

const rank = new Map(printedResults.map((one, at) => [one, at]));

/** The most serious of a list; null when it holds none. */
export function worstPrinted(results: Iterable<PrintedResult | null>): PrintedResult | null {
  let worst: PrintedResult | null = null;
  for (const one of results) if (one !== null && (worst === null || (rank.get(one) ?? 0) < (rank.get(worst) ?? 0))) worst = one;
  return worst;
}

/** Stage 1 prints its own verdicts: it grades nothing (ISO/IEC 17021-1 9.3.1.2). */
function printed(row: ChecklistRow, kind: Row<'audit'>['kind']): PrintedResult | null {
  return kind === 'stage_1' ? (row.stored ?? row.shown) : row.shown;
}

const keyOfUnit = (unit: ChecklistRow['unit']) => `${unit.kind}:${unit.id ?? ''}`;
const kindOf = (row: ChecklistRow) => (row.kind === 'control' ? 'control' : 'requirement');

/** The organization first, then AI systems and sites in the order of the scope. */
function unitOrder(context: FileContext): (key: string) => number {
  const { scope } = context.file.queries;
  const keys = [...scope.systems().map((one) => `system:${one.id}`), ...scope.sites().map((one) => `site:${one.id}`)];
  return (key) => keys.indexOf(key);
}

export interface ReportChecklist {
  readonly units: readonly ReportUnit[];
  readonly lines: readonly ChecklistLine[];
  readonly coverage: readonly CoverageLine[];
}

export function reportChecklist(
  context: FileContext,
  audit: Row<'audit'>,
  titles: ReadonlyMap<string, RequirementTitles>,
): ReportChecklist {
  const queries = context.file.queries.checklist;
  const rows = checklistRows(context, audit.id);
  const distinct = new Map(rows.map((row) => [keyOfUnit(row.unit), row.unit]));
  const names = [...distinct].map(([key, unit]) => ({ key, kind: unit.kind, label: unit.label }));
  const order = unitOrder(context);
  const units = unitCodes(names.sort((a, b) => order(a.key) - order(b.key)));

  const notes = new Map(rows.map((row) => [row.id, row.notes === 0 ? [] : queries.notes(row.id).filter((note) => note.kind !== 'to_do')]));
  const questions = Map.groupBy(queries.ownQuestions(audit.id), ({ requirement }) => requirement);
  const ownOf = (row: ChecklistRow): ChecklistLine['questions'] => {
    const asked = (questions.get(row.requirement) ?? []).filter((one) => isAskedOn(one, { unitKind: row.unit.kind, unitId: row.unit.id }));
    if (asked.length === 0) return [];
    const done = new Set(queries.ownChecks(row.id).flatMap((check) => (check.done ? [check.questionId] : [])));
    return asked.map(({ id, list, text }) => ({ list, text, done: done.has(id) }));
  };
  const initials = initialsOf([...notes.values()].flat().map((note) => note.authorName));
  const lines = rows.map((row): ChecklistLine => {
    const own = notes.get(row.id) ?? [];
    const unit = units.get(keyOfUnit(row.unit)) ?? { code: '', label: row.unit.label, kind: row.unit.kind };
    return {
      requirement: row.requirement,
      ref: row.ref,
      title: titles.get(row.requirement)?.title ?? row.title,
      shortTitle: row.shortTitle,
      kind: kindOf(row),
      unit,
      result: printed(row, audit.kind),
      also: row.also.map(({ requirement, standard, stored, shown }) => ({
        requirement,
        standard,
        result: audit.kind === 'stage_1' ? (stored ?? shown) : shown,
      })),
      progress: row.progress,
      reason: row.reason,
      examined: own.map((note) => note.text),
      questions: ownOf(row),
      evidence: [
        ...new Set([
          ...(row.evidence === 0 ? [] : queries.evidence(row.id).map((one) => one.number)),
          ...queries.mentions(row.id).map((one) => one.number),
        ]),
      ],
      findings: row.findings.map((finding) => shortNumber(finding.number, audit.number)),
      auditors: [...new Set(own.map((note) => note.authorName))].map((name) => ({ name, initials: initials.get(name) ?? '' })),
    };
  });

  const unitList = [...units.values()];
  const byRequirement = new Map<string, ChecklistLine[]>();
  for (const line of lines) byRequirement.set(line.requirement, [...(byRequirement.get(line.requirement) ?? []), line]);
  const coverage = [...byRequirement.values()].flatMap((of): CoverageLine[] => {
    const [first] = of;
    if (first === undefined) return [];
    const cells = unitList.map((unit) => {
      const line = of.find((one) => one.unit.code === unit.code);
      return line === undefined ? null : (line.result ?? 'undecided');
    });
    return [{ ref: first.ref, title: first.title, shortTitle: first.shortTitle, kind: first.kind, cells }];
  });
  return { units: unitList, lines, coverage };
}

export const noCounts = (): Record<PrintedResult, number> =>
  Object.fromEntries(printedResults.map((one) => [one, 0])) as Record<PrintedResult, number>;

/**
 * Counts per clause and per area: each requirement once, by its most serious result. A requirement with a row that has
 * no result yet is undecided, as in the roll-ups of the window (shared/rules/roll-up.ts).
 */
export function countsByGroup(
  lines: readonly ChecklistLine[],
  catalog: readonly Row<'catalog_item'>[],
  kind: 'clause' | 'area',
): ClassCounts[] {
  const parents = new Map(catalog.map((item) => [item.requirement, item.parent]));
  const topOf = (requirement: string): string => {
    let at = requirement;
    for (let parent = parents.get(at) ?? null; parent !== null; parent = parents.get(at) ?? null) at = parent;
    return at;
  };
  const groups = new Map<string, Map<string, (PrintedResult | null)[]>>();
  for (const line of lines) {
    const top = topOf(line.requirement);
    const group = groups.get(top) ?? new Map<string, (PrintedResult | null)[]>();
    groups.set(top, group);
    group.set(line.requirement, [...(group.get(line.requirement) ?? []), line.result]);
  }
  return catalog
    .filter((item) => item.parent === null && item.kind === kind)
    .flatMap((item): ClassCounts[] => {
      const requirements = groups.get(item.requirement);
      if (requirements === undefined) return [];
      const counts = noCounts();
      let undecided = 0;
      for (const results of requirements.values()) {
        const worst = worstPrinted(results);
        if (worst === null || results.includes(null)) undecided += 1;
        else counts[worst] += 1;
      }
      return [{ ref: item.ref, title: item.title, total: requirements.size, undecided, counts }];
    });
}

/** What was examined of a set of groups. */
export function sumOf(groups: readonly ClassCounts[]) {
  const of = (...results: readonly PrintedResult[]) =>
    groups.reduce((sum, group) => sum + results.reduce((inner, result) => inner + group.counts[result], 0), 0);
  return {
    total: groups.reduce((sum, group) => sum + group.total, 0),
    undecided: groups.reduce((sum, group) => sum + group.undecided, 0),
    notApplicable: of('not_applicable'),
    notSampled: of('not_sampled', 'not_reviewed'),
    adequate: of('adequate'),
    examined: of('major', 'minor', 'area_of_concern', 'opportunity', 'conforms', 'adequate'),
  };
}
