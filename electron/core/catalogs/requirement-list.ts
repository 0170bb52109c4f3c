/**
 * Reads a body's own list of requirements and makes a catalog of it. Of a standard that the program knows, prompts, order
 * of headings and what must be documented go with each requirement; the words are those of the list.
 */
import type { ListField } from '../../../shared/contract/catalog-lists.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { requirementId } from '../../../shared/model/scalars.ts';
import type { CatalogItemKind } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { type FileContext, stopIfCancelled } from '../context.ts';
import { type CheckedMapping, checkMapping, type FieldSpecs, proposeMapping } from '../import/columns.ts';
import { rowOptions } from '../import/preview.ts';
import { type RowProblem, type RowReader, readRows } from '../import/read-rows.ts';
import { readLikeliestTable } from '../import/read-table.ts';
import type { Table } from '../import/table.ts';
import { type CatalogFile, shippedCatalogs } from './catalogs-loader.ts';

export const listSpecs: FieldSpecs<ListField> = {
  reference: {
    label: t('catalogLists.field.reference'),
    heads: ['reference', 'ref', 'clause', 'control', 'number', 'no', 'id', 'requirement id'],
    required: true,
  },
  title: { label: t('catalogLists.field.title'), heads: ['title', 'heading', 'name', 'short title', 'control title'] },
  description: {
    label: t('catalogLists.field.description'),
    heads: ['description', 'text', 'requirement text', 'requirement', 'wording', 'control text'],
  },
  section: { label: t('catalogLists.field.section'), heads: ['section', 'chapter', 'group', 'area'] },
};

const TITLE_LIMIT = 300;
const TEXT_LIMIT = 20_000;

/** A row of the list as it was read. */
interface ListLine {
  readonly row: number;
  readonly ref: string;
  readonly title: string;
  readonly text: string;
  readonly section: string;
}

/** A heading or a requirement as it will stand in the catalog. */
export interface ListNode {
  /** Null for a heading that the list does not name itself. */
  readonly row: number | null;
  readonly ref: string;
  readonly kind: CatalogItemKind;
  readonly parent: string | null;
  readonly title: string;
  readonly text: string;
  readonly section: string;
  /** The program's own item of the same reference, with its prompts. */
  readonly known: CatalogFile['items'][number] | null;
}

export interface ReadList {
  readonly table: Table;
  readonly checked: CheckedMapping<ListField>;
  readonly nodes: readonly ListNode[];
  readonly problems: readonly RowProblem[];
  readonly leftOut: number;
  readonly taken: number;
}

type Reading = InputOf<'catalogs.previewList'>;

/** `Clause 8.4.` → `8.4`, `a.6.2.6` → `A.6.2.6`. */
const refOf = (written: string): string =>
  written
    .normalize('NFKC')
    .trim()
    .replace(/^(clause|control|section)\s+/i, '')
    .replace(/\.$/, '')
    .replace(/^[a-z](?=\.)/, (letter) => letter.toUpperCase());

function lineFrom(reader: RowReader<ListField>, framework: string, seen: Map<string, number>): ListLine | null {
  const written = reader.text('reference');
  const ref = refOf(written);
  if (ref === '') reader.problem('reference', t('catalogLists.noReference'));
  else if (!requirementId.safeParse(`${framework}:${ref}`).success)
    reader.problem('reference', t('catalogLists.badReference', { value: written.slice(0, 60) }));
  const earlier = seen.get(ref);
  if (ref !== '' && earlier !== undefined) reader.problem('reference', t('catalogLists.twice', { ref: ref.slice(0, 60), row: earlier }));
  else seen.set(ref, reader.row);
  const title = reader.limited('title', TITLE_LIMIT);
  const text = reader.limited('description', TEXT_LIMIT);
  if (title === '' && text === '') reader.problem(reader.has('title') ? 'title' : 'description', t('catalogLists.noWords'));
  const section = reader.limited('section', TITLE_LIMIT);
  if (reader.failed()) return null;
  return { row: reader.row, ref, title: title === '' ? (text.split('\n')[0] ?? '').slice(0, TITLE_LIMIT) : title, text, section };
}

const isAbove = (upper: string, ref: string) => ref.startsWith(`${upper}.`);
/** `8.3` → `8`, `A.6.2.6` → `A.6`: where a requirement stands when nothing else says so. */
const firstParts = (ref: string) =>
  ref
    .split('.')
    .slice(0, /^[A-Z]\./.test(ref) ? 2 : 1)
    .join('.');
const headingKind = (ref: string): CatalogItemKind => (/^[A-Z]/.test(ref) ? 'area' : 'clause');

/** The catalog that the lines become: each requirement under a heading, headings before what stands under them. */
export function nodesOf(lines: readonly ListLine[], shipped: CatalogFile | undefined): ListNode[] {
  const groups = new Map((shipped?.groups ?? []).map((group) => [group.ref, group]));
  const items = new Map((shipped?.items ?? []).map((item) => [item.ref, item]));
  const refById = new Map([...groups.values(), ...items.values()].map(({ id, ref }) => [id, ref]));
  const written = new Map(lines.map((line) => [line.ref, line]));
  const refs = lines.map(({ ref }) => ref);
  // A row without a text of its own that others stand under is a heading; of a known standard the program knows which are.
  const isHeading = ({ ref, text }: ListLine) =>
    items.has(ref) ? false : groups.has(ref) || (text === '' && refs.some((other) => isAbove(ref, other)));
  const nodes = new Map<string, ListNode>();
  const sections = new Map<string, string>();

  const addHeading = (ref: string, title: string, parent: string | null) => {
    if (nodes.has(ref)) return;
    const line = written.get(ref);
    const named = line !== undefined && isHeading(line);
    const group = groups.get(ref);
    nodes.set(ref, {
      row: named ? line.row : null,
      ref,
      kind: group?.kind ?? headingKind(ref),
      parent,
      title: named ? line.title : title,
      text: named ? line.text : '',
      section: '',
      known: null,
    });
  };
  /** A heading of the program with all that it stands under. */
  const addKnown = (ref: string): string => {
    const group = groups.get(ref);
    const parent = group?.parent === undefined || group.parent === null ? null : (refById.get(group.parent) ?? null);
    if (parent !== null) addKnown(parent);
    addHeading(ref, group?.title ?? ref, parent);
    return ref;
  };
  const addSection = (section: string, ref: string): string => {
    const known = sections.get(section);
    if (known !== undefined) return known;
    const numbered = /^([A-Z](?:\.\d+)*|\d+(?:\.\d+)*)\.?\s+(\S.*)$/.exec(section);
    const wanted = numbered?.[1] ?? firstParts(ref);
    const free = (one: string) => !nodes.has(one) && !(written.has(one) && !isHeading(written.get(one) as ListLine));
    let own = wanted;
    for (let number = 1; !free(own); number += 1) own = `S${number}`;
    sections.set(section, own);
    addHeading(own, numbered?.[2] ?? section, null);
    return own;
  };
  const parentOf = (line: ListLine): string => {
    const known = items.get(line.ref);
    if (known !== undefined) return addKnown(refById.get(known.parent) ?? firstParts(line.ref));
    if (line.section !== '') return addSection(line.section, line.ref);
    const above = lines.filter((other) => isHeading(other) && isAbove(other.ref, line.ref)).sort((a, b) => b.ref.length - a.ref.length)[0];
    if (above !== undefined) {
      addHeading(above.ref, above.title, null);
      return above.ref;
    }
    const near = [...groups.keys()].filter((ref) => isAbove(ref, line.ref)).sort((a, b) => b.length - a.length)[0];
    if (near !== undefined) return addKnown(near);
    const first = firstParts(line.ref);
    const own = first === line.ref || (written.has(first) && !isHeading(written.get(first) as ListLine)) ? 'S0' : first;
    addHeading(own, own === 'S0' ? t('catalogLists.others') : t('catalogLists.sectionOf', { ref: own }), null);
    return own;
  };

  for (const line of lines) {
    if (isHeading(line)) {
      if (groups.has(line.ref)) addKnown(line.ref);
      else addHeading(line.ref, line.title, null);
      continue;
    }
    const parent = parentOf(line);
    const known = items.get(line.ref) ?? null;
    nodes.set(line.ref, {
      row: line.row,
      ref: line.ref,
      kind: known?.kind ?? (/^[A-Z]\./.test(line.ref) ? 'control' : 'requirement'),
      parent,
      title: line.title,
      text: line.text,
      section: line.section,
      known,
    });
  }
  return [...nodes.values()];
}

/** The program's catalog of a standard by its number. */
export const shippedFor = (context: FileContext, framework: string): CatalogFile | undefined =>
  shippedCatalogs(context.ports.resources).find(({ file }) => file.framework === framework)?.file;

/** @param check whether a column that is needed must be there; a preview waits for the person to choose it */
export async function readList(context: FileContext, input: Reading, check: boolean): Promise<ReadList> {
  const table = await readLikeliestTable(context, input.file, input.sheet, (one) => proposeMapping(one, listSpecs).columns.length);
  stopIfCancelled(context);
  const mapping = input.mapping ?? proposeMapping(table, listSpecs);
  const named = mapping.columns.some(({ field }) => field === 'reference');
  const specs = check || named ? listSpecs : { ...listSpecs, reference: { ...listSpecs.reference, required: false } };
  const checked = checkMapping(table, mapping, specs);
  if (!named) return { table, checked, nodes: [], problems: [], leftOut: 0, taken: 0 };
  const seen = new Map<string, number>();
  const { values, problems, leftOut } = readRows<ListField, ListLine>(checked, rowOptions(input), (reader) =>
    lineFrom(reader, input.framework, seen),
  );
  stopIfCancelled(context);
  return { table, checked, nodes: nodesOf(values, shippedFor(context, input.framework)), problems, leftOut, taken: values.length };
}
