/**
 * Reads a list of own questions from a table: each row becomes a deed, and preview and import run the same reading, so that
 * what was shown is what is written. Reading the same file twice changes nothing.
 */
import type { QuestionDeed, QuestionField } from '../../../shared/contract/checklist-lists.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { normaliseRef } from '../../../shared/rules/soa.ts';
import { t } from '../../../shared/words/words.ts';
import { sharedOf, standardsOf } from '../audits/audit-standards.ts';
import { auditOf } from '../audits/audits-service.ts';
import { type FileContext, stopIfCancelled } from '../context.ts';
import { type CheckedMapping, checkMapping, type FieldSpecs, proposeMapping } from '../import/columns.ts';
import { rowOptions } from '../import/preview.ts';
import { type RowProblem, type RowReader, readRows } from '../import/read-rows.ts';
import { readLikeliestTable } from '../import/read-table.ts';
import type { Table } from '../import/table.ts';
import { checklistItem, type UnitPositions, type UnitRef, unitPositions } from './checklist-units.ts';

export const questionSpecs: FieldSpecs<QuestionField> = {
  requirement: {
    label: t('checklistLists.field.requirement'),
    heads: ['requirement', 'reference', 'ref', 'clause or control', 'clause', 'control', 'requirement id', 'id'],
    required: true,
  },
  unit: { label: t('checklistLists.field.unit'), heads: ['unit', 'applies to', 'ai system', 'system', 'site'] },
  list: { label: t('checklistLists.field.list'), heads: ['kind', 'ask or look at', 'type'] },
  question: {
    label: t('checklistLists.field.question'),
    heads: ['question', 'audit question', 'what to ask', 'check point', 'checkpoint', 'check', 'prompt'],
  },
  hint: { label: t('checklistLists.field.hint'), heads: ['hint', 'guidance', 'what to look at', 'expected evidence', 'remark', 'note'] },
};

export const QUESTION_LIMIT = 300;
export const HINT_LIMIT = 1000;

export interface QuestionLine {
  /** Number of the row in the file. */
  readonly row: number;
  readonly requirement: string;
  readonly ref: string;
  /** Null for every unit of the requirement. */
  readonly unit: UnitRef | null;
  readonly unitLabel: string;
  readonly list: Row<'own_question'>['list'];
  readonly question: string;
  readonly hint: string;
  readonly deed: QuestionDeed;
  /** The question of the audit that another hint is for. */
  readonly questionId: string | null;
  /** Row of the checklist that has to be made first. */
  readonly adds: Row<'checklist_item'> | null;
}

export interface ReadQuestions {
  readonly audit: Row<'audit'>;
  readonly table: Table;
  readonly checked: CheckedMapping<QuestionField>;
  readonly lines: readonly QuestionLine[];
  readonly problems: readonly RowProblem[];
  readonly leftOut: number;
}

type Reading = InputOf<'checklist.previewQuestions'>;

interface Surroundings {
  /** Reference as it may be written → requirements of the audit that it can mean. */
  readonly items: ReadonlyMap<string, readonly { readonly item: Row<'catalog_item'>; readonly standard: number }[]>;
  /** What a further standard asks alike → the row that it is asked on. */
  readonly askedOn: ReadonlyMap<string, string>;
  readonly units: UnitPositions;
  readonly unitsByName: ReadonlyMap<string, readonly { readonly unit: UnitRef; readonly label: string }[]>;
}

const lower = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Names that a unit goes by: with its version and without, and by the client's number. */
export function unitNames(context: FileContext): { readonly unit: UnitRef; readonly label: string; readonly names: readonly string[] }[] {
  const { scope } = context.file.queries;
  const whole = t('checklistCore.organization');
  return [
    { unit: { kind: 'organization', id: null }, label: whole, names: [whole, t('vocabulary.unitKind.organization')] },
    ...scope.systems().map(({ id, name, version, reference }) => {
      const label = `${name} ${version}`.trim();
      return { unit: { kind: 'system' as const, id }, label, names: [label, name, reference] };
    }),
    ...scope.sites().map(({ id, name }) => ({ unit: { kind: 'site' as const, id }, label: name, names: [name] })),
  ];
}

function surroundingsOf(context: FileContext, audit: Row<'audit'>): Surroundings {
  const standards = standardsOf(context, audit);
  const items = new Map<string, { readonly item: Row<'catalog_item'>; readonly standard: number }[]>();
  const asked = new Map([...sharedOf(standards)].flatMap(([main, others]) => others.map((other) => [other, main] as const)));
  for (const { items: all, place } of standards)
    for (const item of all)
      for (const name of [item.ref, item.requirement]) items.set(name, [...(items.get(name) ?? []), { item, standard: place }]);
  const unitsByName = new Map<string, { readonly unit: UnitRef; readonly label: string }[]>();
  for (const { unit, label, names } of unitNames(context))
    for (const name of new Set(names.map(lower)))
      if (name !== '') unitsByName.set(name, [...(unitsByName.get(name) ?? []), { unit, label }]);
  return { items, askedOn: asked, units: unitPositions(context), unitsByName };
}

function itemFor(reader: RowReader<QuestionField>, { items, askedOn }: Surroundings) {
  const value = reader.text('requirement');
  if (value === '') {
    reader.problem('requirement', t('checklistLists.noReference'));
    return null;
  }
  const found = items.get(value) ?? items.get(normaliseRef(value)) ?? [];
  // A clause that two standards share has one row: that of the main one.
  const own = found.filter(({ item }) => !askedOn.has(item.requirement));
  const rows = own.length > 0 ? own : found.flatMap(({ item }) => items.get(askedOn.get(item.requirement) ?? '') ?? []);
  const [first, second] = rows;
  const shown = value.slice(0, 60);
  if (first === undefined) reader.problem('requirement', t('checklistLists.noSuchRequirement', { value: shown }));
  else if (second !== undefined) {
    const ids = rows.map(({ item }) => item.requirement).join(' / ');
    reader.problem('requirement', t('checklistLists.severalStandards', { value: shown, ids }));
  } else if (first.item.kind !== 'requirement' && first.item.kind !== 'control')
    reader.problem('requirement', t('checklistLists.heading', { value: shown }));
  else return first;
  return null;
}

const UNITS_NAMED = 12;

function unitFor(reader: RowReader<QuestionField>, { unitsByName }: Surroundings): { unit: UnitRef | null; label: string } {
  const value = reader.text('unit');
  if (value === '') return { unit: null, label: '' };
  const [first, second] = unitsByName.get(lower(value)) ?? [];
  if (first !== undefined && second === undefined) return first;
  const labels = [...new Set([...unitsByName.values()].flatMap((all) => all.map(({ label }) => label)))];
  const units = [...labels.slice(0, UNITS_NAMED), ...(labels.length > UNITS_NAMED ? ['…'] : [])].join(', ');
  const word = first === undefined ? 'checklistLists.noSuchUnit' : 'checklistLists.severalUnits';
  reader.problem('unit', t(word, { value: value.slice(0, 60), units }));
  return { unit: null, label: '' };
}

function listFor(reader: RowReader<QuestionField>): QuestionLine['list'] {
  const value = lower(reader.text('list'));
  const [ask, lookAt] = [t('work.ask'), t('work.lookAt')];
  if (value === lower(lookAt)) return 'lookAt';
  if (value !== '' && value !== lower(ask))
    reader.problem('list', t('checklistLists.noSuchKind', { value: reader.text('list').slice(0, 60), ask, lookAt }));
  return 'ask';
}

const keyOf = (one: {
  readonly requirement: string;
  readonly unitKind: string | null;
  readonly unitId: string | null;
  readonly list: string;
  readonly text: string;
}) => JSON.stringify([one.requirement, one.unitKind, one.unitId, one.list, lower(one.text)]);

/** What is known of questions and rows while the lines of a file are gone through one after the other. */
function deedsOf(context: FileContext, audit: Row<'audit'>, around: Surroundings) {
  const { checklist } = context.file.queries;
  const known = new Map(checklist.ownQuestions(audit.id).map((one) => [keyOf(one), { id: one.id as string | null, hint: one.hint }]));
  const rows = checklist.rows(audit.id);
  const ids = new Set(rows.map(({ id }) => id));
  const asked = new Set(rows.map(({ requirement }) => requirement));

  const rowToAdd = (item: Row<'catalog_item'>, standard: number, unit: UnitRef | null) => {
    if (unit === null && asked.has(item.requirement)) return null;
    const wanted = { requirement: item.requirement, unit: unit ?? { kind: 'organization' as const, id: null }, item, standard };
    const { row } = checklistItem(context, audit, wanted, around.units);
    if (ids.has(row.id)) return null;
    ids.add(row.id);
    asked.add(item.requirement);
    return row;
  };

  return (item: Row<'catalog_item'>, standard: number, line: Pick<QuestionLine, 'unit' | 'list' | 'question' | 'hint'>) => {
    const adds = rowToAdd(item, standard, line.unit);
    if (line.question === '') return { adds, deed: adds === null ? ('known' as const) : ('row' as const), questionId: null };
    const key = keyOf({
      requirement: item.requirement,
      unitKind: line.unit?.kind ?? null,
      unitId: line.unit?.id ?? null,
      list: line.list,
      text: line.question,
    });
    const same = known.get(key);
    // What the catalog asks on every unit need not be asked as an own question too.
    const asksAlready = item[line.list].some((prompt) => lower(prompt) === lower(line.question));
    if (asksAlready || (same !== undefined && (same.hint === line.hint || line.hint === '')))
      return { adds, deed: adds === null ? ('known' as const) : ('row' as const), questionId: null };
    known.set(key, { id: same?.id ?? null, hint: line.hint });
    if (same === undefined) return { adds, deed: 'new' as const, questionId: null };
    // Two rows of one file with two hints: the first stands.
    if (same.id === null) return { adds, deed: 'known' as const, questionId: null };
    return { adds, deed: 'hint' as const, questionId: same.id };
  };
}

/** @param check whether a column that is needed must be there; a preview waits for the person to choose it */
export async function readQuestions(context: FileContext, input: Reading, check: boolean): Promise<ReadQuestions> {
  const audit = auditOf(context, input.auditId);
  const table = await readLikeliestTable(context, input.file, input.sheet, (one) => proposeMapping(one, questionSpecs).columns.length);
  stopIfCancelled(context);
  const mapping = input.mapping ?? proposeMapping(table, questionSpecs);
  const named = mapping.columns.some(({ field }) => field === 'requirement');
  const specs = check || named ? questionSpecs : { ...questionSpecs, requirement: { ...questionSpecs.requirement, required: false } };
  const checked = checkMapping(table, mapping, specs);
  if (!named) return { audit, table, checked, lines: [], problems: [], leftOut: 0 };
  const around = surroundingsOf(context, audit);
  const deedFor = deedsOf(context, audit, around);
  const { values, problems, leftOut } = readRows<QuestionField, QuestionLine>(checked, rowOptions(input), (reader) => {
    const found = itemFor(reader, around);
    const { unit, label } = unitFor(reader, around);
    const list = listFor(reader);
    const question = reader.limited('question', QUESTION_LIMIT).replace(/\s+/g, ' ').trim();
    const hint = reader.limited('hint', HINT_LIMIT).trim();
    if (found === null || reader.failed()) return null;
    const line = { unit, list, question, hint };
    return {
      row: reader.row,
      requirement: found.item.requirement,
      ref: found.item.ref,
      unitLabel: label,
      ...line,
      ...deedFor(found.item, found.standard, line),
    };
  });
  stopIfCancelled(context);
  return { audit, table, checked, lines: values, problems, leftOut };
}
