/** Whether a workbook is one by the schemas: the Open XML SDK's eye, and what Excel looks at besides before it asks to repair. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { SaxesParser } from 'saxes';
import { partsOf } from '../builders/zip.ts';

interface Found {
  readonly description: string;
  readonly path: { readonly xpath: string; readonly partUri: string };
}
type Validate = (bytes: Uint8Array, format: 'xlsx', version: 'Microsoft365') => Promise<readonly Found[]>;

/** The Open XML SDK; null where the packages were installed before it was among them: then its part is left out, and it is said. */
async function loadSdk(): Promise<Validate | null> {
  try {
    const path = createRequire(import.meta.url).resolve('@ooxml-tools/validate');
    return ((await import(/* @vite-ignore */ pathToFileURL(path).href)) as { default: Validate }).default;
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'MODULE_NOT_FOUND') throw error;
    console.warn('workbooks against the schemas of Excel, left out: @ooxml-tools/validate is not installed (npm ci)');
    return null;
  }
}
const validate = await loadSdk();
export const hasSdk = validate !== null;

interface Element {
  readonly name: string;
  readonly at: Readonly<Record<string, string>>;
}

/** Elements of a part in their order. @throws when it is not well-formed */
function elementsOf(xml: string): Element[] {
  const found: Element[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => found.push({ name: tag.name, at: tag.attributes as Record<string, string> }));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return found;
}

const column = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const LONGEST_TEXT = 32_767;

/** Ranges of a list: each inside the sheet, its first cell not behind its last. */
function rangeProblems(where: string, list: string | undefined): string[] {
  return (list ?? '').split(' ').flatMap((range) => {
    const match = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/.exec(range);
    if (match === null) return [`${where}: ${range} is no range`];
    const [, from = '', top = '', to = from, bottom = top] = match;
    const inside = column(to) <= LAST_COLUMN && Number(bottom) <= LAST_ROW && column(from) <= column(to) && Number(top) <= Number(bottom);
    return inside ? [] : [`${where}: ${range} lies outside`];
  });
}

/** Rows and cells count up, styles exist, texts fit, ranges lie inside. */
function sheetProblems(part: string, xml: string, styles: number): string[] {
  const problems: string[] = [];
  let row = 0;
  let cell = 0;
  for (const { name, at } of elementsOf(xml)) {
    if (name === 'row') {
      if (Number(at.r) <= row) problems.push(`${part}: row ${at.r} after ${row}`);
      row = Number(at.r);
      cell = 0;
    }
    if (name === 'c') {
      const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(at.r ?? '') ?? [];
      if (Number(number) !== row || column(letters) <= cell) problems.push(`${part}: cell ${at.r} in row ${row} after column ${cell}`);
      cell = column(letters);
      if (at.s !== undefined && Number(at.s) >= styles) problems.push(`${part}: ${at.r} has the style ${at.s} of ${styles}`);
    }
    if (name === 'autoFilter' || name === 'mergeCell') problems.push(...rangeProblems(`${part} ${name}`, at.ref));
    if (name === 'dataValidation' || name === 'conditionalFormatting') problems.push(...rangeProblems(`${part} ${name}`, at.sqref));
  }
  for (const [, text = ''] of xml.matchAll(/<[tv](?: [^>]*)?>([^<]*)<\/[tv]>/g)) {
    const plain = text.replace(/&(?:#x?[0-9A-Fa-f]+|\w+);/g, 'x');
    if (plain.length > LONGEST_TEXT) problems.push(`${part}: a text of ${plain.length} characters`);
  }
  for (const [, escaped = ''] of xml.matchAll(/<formula1>([^<]*)<\/formula1>/g)) {
    const formula = escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    if (!formula.startsWith('"')) continue;
    // A list in quotes: Excel takes 255 characters, and a quote inside only doubled.
    if (formula.length > 257) problems.push(`${part}: a list of ${formula.length} characters`);
    if (!/^"(?:[^"]|"")*"$/.test(formula)) problems.push(`${part}: the list ${formula} ends early`);
  }
  return problems;
}

/** Every part has a type, every relation a target in the file, every sheet a name of its own that Excel takes. */
function packageProblems(parts: ReadonlyMap<string, Buffer>): string[] {
  const problems: string[] = [];
  const read = (name: string) => parts.get(name)?.toString('utf8') ?? '';
  const names = new Set([...parts.keys()].map((name) => name.replace(/^\//, '')));
  const types = elementsOf(read('[Content_Types].xml'));
  const defaults = new Set(types.filter(({ name }) => name === 'Default').map(({ at }) => at.Extension));
  const overrides = types.filter(({ name }) => name === 'Override').map(({ at }) => (at.PartName ?? '').replace(/^\//, ''));
  for (const name of names)
    if (name !== '[Content_Types].xml' && !overrides.includes(name) && !defaults.has(name.split('.').at(-1)))
      problems.push(`${name} has no type`);
  for (const name of overrides) if (!names.has(name)) problems.push(`a type for ${name}, which is not there`);
  if (new Set(overrides).size !== overrides.length) problems.push('a type is given twice');
  for (const [name, content] of parts) {
    if (!name.endsWith('.rels')) continue;
    const folder = name.replace(/^\//, '').replace(/_rels\/[^/]+$/, '');
    for (const { name: tag, at } of elementsOf(content.toString('utf8'))) {
      if (tag !== 'Relationship') continue;
      const target = at.Target ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
      if (at.TargetMode === 'External' || !names.has(path)) problems.push(`${name} leads to ${target}`);
    }
  }
  const sheets = elementsOf(read('xl/workbook.xml') || read('/xl/workbook.xml'));
  const sheetNames = sheets.filter(({ name }) => name === 'sheet').map(({ at }) => at.name ?? '');
  for (const name of sheetNames)
    if (name.length === 0 || name.length > 31 || /[:\\/?*[\]]|^'|'$/.test(name)) problems.push(`a sheet is called ${name}`);
  if (new Set(sheetNames.map((name) => name.toLowerCase())).size !== sheetNames.length) problems.push('two sheets have one name');
  const defined = sheets.filter(({ name }) => name === 'definedName').map(({ at }) => `${at.localSheetId} ${at.name}`);
  if (new Set(defined).size !== defined.length) problems.push('a name is defined twice');
  return problems;
}

/** Everything that is wrong with a workbook, in words; empty for one that Excel opens without a question. */
export async function problemsOfWorkbook(bytes: Buffer): Promise<string[]> {
  const parts = await partsOf(bytes);
  const styles = parts.get('xl/styles.xml')?.toString('utf8') ?? '';
  const formats = Number(/<cellXfs count="(\d+)"/.exec(styles)?.[1] ?? 0);
  const problems = packageProblems(parts);
  for (const [name, content] of parts) {
    const xml = content.toString('utf8');
    if (/worksheets\/sheet\d+\.xml$/.test(name)) problems.push(...sheetProblems(name, xml, formats));
    else if (/\.(xml|rels)$/.test(name)) elementsOf(xml);
  }
  if (validate === null) return problems;
  try {
    const found = await validate(new Uint8Array(bytes), 'xlsx', 'Microsoft365');
    return [...problems, ...found.map(({ description, path }) => `${path.partUri} ${path.xpath}: ${description}`)];
  } catch (error) {
    // What is no package at all is not looked at any further.
    return [...problems, String(error)];
  }
}
