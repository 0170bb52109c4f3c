/**
 * The tree of field work as plain data: clauses and Annex A areas, under them the requirements of the checklist, each
 * with what its units (organization, AI systems, sites) add up to. Pure, so that it is built once per answer of the
 * engine and never while somebody types.
 */
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { ResultClass } from '../../../shared/model/vocabulary.ts';
import { type RollUp, rollUp, worstOf } from '../../../shared/rules/roll-up.ts';
import { frameworkOf } from '../../../shared/rules/standards.ts';

export type Checklist = OutputOf<'checklist.list'>;
export type ChecklistRow = Checklist['rows'][number];
export type TreeMark = ResultClass | 'in_progress' | 'not_started';

export interface RequirementNode {
  readonly requirement: string;
  readonly ref: string;
  readonly title: string;
  readonly fullTitle: string;
  /** One row per unit, in the order of the checklist. */
  readonly rows: readonly ChecklistRow[];
  readonly concluded: number;
  readonly mark: TreeMark;
}

export interface GroupNode {
  readonly requirement: string;
  readonly ref: string;
  readonly title: string;
  readonly children: readonly RequirementNode[];
  readonly rollUp: RollUp;
}

export interface Tree {
  readonly groups: readonly GroupNode[];
  readonly requirements: readonly RequirementNode[];
  readonly rollUp: RollUp;
}

/** A row is concluded when a result is stored or a finding decides it, for each standard that it stands for. */
export const isConcluded = (row: ChecklistRow) => row.shown !== null && row.also.every(({ shown }) => shown !== null);

/** What is shown of a row: the worst of what it is concluded on, and nothing while one standard is open. */
const shownOf = (row: ChecklistRow) => (isConcluded(row) ? worstOf([row.shown, ...row.also.map(({ shown }) => shown)]) : null);

/** Whether anything was begun on a row that has no result yet. */
export function isBegun(row: ChecklistRow): boolean {
  return row.progress !== 'not_started' || row.notes > 0 || row.evidence > 0;
}

/** The mark of several rows together: the worst concluded result, half a disc if something is begun, else a thin ring. */
export function markOf(rows: readonly ChecklistRow[]): TreeMark {
  const worst = worstOf(rows.flatMap((row) => [row.shown, ...row.also.map(({ shown }) => shown)]));
  if (worst !== null) return worst;
  return rows.some(isBegun) ? 'in_progress' : 'not_started';
}

const rollUpOf = (nodes: readonly RequirementNode[]) => rollUp(nodes.map((node) => node.rows.map(shownOf)));
const fullyConcluded = (node: RequirementNode) => node.concluded === node.rows.length;

/** `A.5.4`, and `27001 A.5.4` for a further standard: the numbers of Annex A collide. */
const refIn = (one: { readonly requirement: string; readonly ref: string }, main: string) =>
  frameworkOf(one.requirement) === main ? one.ref : `${frameworkOf(one.requirement)} ${one.ref}`;

/** Builds the tree from the checklist; sub-clauses such as 6.1 and objectives such as A.6.2 fold into their clause or area. */
export function buildTree(checklist: Checklist): Tree {
  const parents = new Map(checklist.groups.map((group) => [group.requirement, group.parent]));
  const topOf = (group: string): string => {
    let at = group;
    for (let depth = 0; depth < 10; depth += 1) {
      const parent = parents.get(at);
      if (parent === undefined || parent === null) return at;
      at = parent;
    }
    return at;
  };

  const main = frameworkOf(checklist.rows[0]?.requirement ?? ':');
  const byRequirement = new Map<string, ChecklistRow[]>();
  for (const row of checklist.rows) {
    const rows = byRequirement.get(row.requirement);
    if (rows === undefined) byRequirement.set(row.requirement, [row]);
    else rows.push(row);
  }

  const byTop = new Map<string, RequirementNode[]>();
  const requirements: RequirementNode[] = [];
  for (const [requirement, rows] of byRequirement) {
    const first = rows[0];
    if (first === undefined) continue;
    const node: RequirementNode = {
      requirement,
      ref: refIn(first, main),
      title: first.shortTitle === '' ? first.title : first.shortTitle,
      fullTitle: first.title,
      rows,
      concluded: rows.filter(isConcluded).length,
      mark: markOf(rows),
    };
    const top = topOf(first.group);
    const siblings = byTop.get(top);
    if (siblings === undefined) byTop.set(top, [node]);
    else siblings.push(node);
  }

  const groups: GroupNode[] = [];
  for (const group of checklist.groups) {
    const children = byTop.get(group.requirement);
    if (children === undefined || group.parent !== null) continue;
    requirements.push(...children);
    groups.push({
      requirement: group.requirement,
      ref: refIn(group, main),
      title: group.shortTitle,
      children,
      rollUp: rollUpOf(children),
    });
  }
  return { groups, requirements, rollUp: rollUpOf(requirements) };
}

export interface TreeFilter {
  readonly words: string;
  readonly open: boolean;
  /** Requirements that the person works on; null shows those of everybody. */
  readonly mine: ReadonlySet<string> | null;
}

export const noFilter: TreeFilter = { words: '', open: false, mine: null };

export const isFiltered = (filter: TreeFilter) => filter.words.trim() !== '' || filter.open || filter.mine !== null;

/** A requirement matches when every word stands in its reference, titles, a unit or the number of a finding. */
export function matches(node: RequirementNode, filter: TreeFilter): boolean {
  if (filter.open && fullyConcluded(node)) return false;
  if (filter.mine !== null && !filter.mine.has(node.requirement)) return false;
  const words = filter.words.trim().toLocaleLowerCase('en');
  if (words === '') return true;
  const hay = [
    node.ref,
    node.title,
    node.fullTitle,
    ...node.rows.flatMap((row) => [row.unit.label, ...row.findings.map((f) => `${f.number} ${f.title}`)]),
  ]
    .join('\n')
    .toLocaleLowerCase('en');
  return words.split(/\s+/).every((word) => hay.includes(word));
}

export type TreeRow =
  | { readonly kind: 'group'; readonly key: string; readonly group: GroupNode; readonly open: boolean }
  | { readonly kind: 'requirement'; readonly key: string; readonly node: RequirementNode };

/** The rows that are visible, in order; while a filter is on every group with a hit is open. */
export function visibleRows(tree: Tree, opened: ReadonlySet<string>, filter: TreeFilter): TreeRow[] {
  const filtered = isFiltered(filter);
  const rows: TreeRow[] = [];
  for (const group of tree.groups) {
    const children = filtered ? group.children.filter((node) => matches(node, filter)) : group.children;
    if (filtered && children.length === 0) continue;
    const open = filtered || opened.has(group.requirement);
    rows.push({ kind: 'group', key: group.requirement, group, open });
    if (open) for (const node of children) rows.push({ kind: 'requirement', key: node.requirement, node });
  }
  return rows;
}

/** The clause or area that a requirement stands in. */
export function groupOf(tree: Tree, requirement: string): GroupNode | undefined {
  return tree.groups.find((group) => group.children.some((node) => node.requirement === requirement));
}

/** The requirement before or after one, in the order of the tree and within the filter; null at the ends. */
export function neighbour(tree: Tree, requirement: string, step: 1 | -1, filter: TreeFilter): RequirementNode | null {
  const nodes = tree.requirements.filter((node) => node.requirement === requirement || matches(node, filter));
  const at = nodes.findIndex((node) => node.requirement === requirement);
  return at === -1 ? (nodes[0] ?? null) : (nodes[at + step] ?? null);
}

/** The unit that a person lands on: the wished one where the requirement has it, else the first open one, else the first. */
export function landingRow(node: RequirementNode, wishedUnit: string | null): ChecklistRow | undefined {
  return node.rows.find((row) => unitKey(row) === wishedUnit) ?? node.rows.find((row) => !isConcluded(row)) ?? node.rows[0];
}

/** Name of a unit that is the same in every requirement. */
export function unitKey(row: ChecklistRow): string {
  return `${row.unit.kind}:${row.unit.id ?? ''}`;
}
