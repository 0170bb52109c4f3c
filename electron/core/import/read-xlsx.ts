/** Reads one sheet of an xlsx workbook: shared strings first, then the sheet, cell by cell. */
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { LIMITS, type Table, type TableRow } from './table.ts';
import { isDateFormat, serialToIso } from './xlsx-dates.ts';
import { damaged, openParts, type Parts } from './xlsx-parts.ts';

const ROOT = 'xl/';

interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly relation: string }[];
  readonly from1904: boolean;
}

/** @throws NOT_A_TABLE for a zip that is no workbook */
export async function readWorkbook(parts: Parts, name: string): Promise<Workbook> {
  if (!parts.has(`${ROOT}workbook.xml`))
    throw new AppError('NOT_A_TABLE', t('importCore.notATable', { name }), { hint: t('importCore.notATableHint') });
  const sheets: { name: string; relation: string }[] = [];
  let from1904 = false;
  await parts.parse(`${ROOT}workbook.xml`, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      if (relation !== undefined) sheets.push({ name: attributes.name ?? '', relation });
    },
  });
  return { sheets, from1904 };
}

/** Relation → path of the part. External targets are left out: they are not in this file. */
export async function readRelations(parts: Parts): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await parts.parse(`${ROOT}_rels/workbook.xml.rels`, {
    open(name, { Id, Target, TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External') return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : ROOT + Target);
    },
  });
  return targets;
}

/** The texts that cells name by number. Phonetic readings (`rPh`) are no part of the text. */
export async function readSharedStrings(parts: Parts): Promise<string[]> {
  const strings: string[] = [];
  if (!parts.has(`${ROOT}sharedStrings.xml`)) return strings;
  let text = '';
  let phonetic = 0;
  let inText = false;
  await parts.parse(`${ROOT}sharedStrings.xml`, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic += 1;
      inText = name === 't' && phonetic === 0;
    },
    close(name) {
      if (name === 'si') strings.push(text);
      if (name === 'rPh') phonetic -= 1;
      if (name === 't') inText = false;
    },
    text(piece) {
      if (inText) text += piece;
    },
  });
  return strings;
}

/** For each cell style, whether it shows a day. */
export async function readDateStyles(parts: Parts): Promise<boolean[]> {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  if (!parts.has(`${ROOT}styles.xml`)) return styles;
  let inCells = false;
  await parts.parse(`${ROOT}styles.xml`, {
    open(name, attributes) {
      const id = Number(attributes.numFmtId ?? 0);
      if (name === 'numFmt') formats.set(id, attributes.formatCode ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) styles.push(isDateFormat(id, formats.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** `C12` → 2. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + (letter.charCodeAt(0) - 64);
  return column - 1;
}

// Excel writes characters that XML cannot hold as _x000D_, and a real `_x` as _x005F_x.
const unescaped = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

export interface CellFacts {
  readonly type: string;
  readonly style: number;
  /** Text of the cell's formula; null for a typed value. One that is shared with another cell has no text of its own. */
  readonly formula: string | null;
}

/** What a cell shows, as text; days as `YYYY-MM-DD`. */
export function shownAs(
  raw: string,
  { type, style }: CellFacts,
  strings: readonly string[],
  dates: readonly boolean[],
  from1904: boolean,
): string {
  if (type === 's') return unescaped(strings[Number(raw)] ?? '').trim();
  if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return unescaped(raw).trim();
  const number = Number(raw);
  if (raw === '' || !Number.isFinite(number)) return raw;
  return (dates[style] === true ? serialToIso(number, from1904) : null) ?? String(number);
}

/** Rows with at least one filled cell; `blank` stands where a row has none. @throws TOO_LARGE */
export async function readSheet<C>(
  parts: Parts,
  path: string,
  name: string,
  cell: (raw: string, facts: CellFacts) => C,
  blank: C,
  filled: (cell: C) => boolean,
): Promise<{ number: number; cells: C[] }[]> {
  const rows: { number: number; cells: C[] }[] = [];
  let number = 0;
  let cells: C[] = [];
  let column = -1;
  let facts: { type: string; style: number; formula: string | null } = { type: 'n', style: 0, formula: null };
  let raw = '';
  let inValue = false;
  let inFormula = false;
  let phonetic = 0;
  await parts.parse(path, {
    open(tag, attributes) {
      if (tag === 'row') {
        number = attributes.r === undefined ? number + 1 : Number(attributes.r);
        cells = [];
        column = -1;
      } else if (tag === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        if (column < 0 || column >= LIMITS.columns)
          throw new AppError('TOO_LARGE', t('importCore.tooManyColumns', { name, limit: LIMITS.columns }));
        facts = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), formula: null };
        raw = '';
      } else if (tag === 'rPh') phonetic += 1;
      inValue = phonetic === 0 && (tag === 'v' || tag === 't');
      inFormula = tag === 'f';
      if (inFormula) facts.formula ??= '';
    },
    close(tag) {
      if (tag === 'v' || tag === 't') inValue = false;
      if (tag === 'f') inFormula = false;
      if (tag === 'rPh') phonetic -= 1;
      if (tag === 'c') {
        while (cells.length < column) cells.push(blank);
        cells[column] = cell(raw, facts);
      }
      if (tag !== 'row') return;
      const row = { number, cells };
      if (cells.some(filled)) rows.push(row);
      if (rows.length > LIMITS.rows)
        throw new AppError('TOO_LARGE', t('importCore.tooManyRows', { name, count: rows.length, limit: LIMITS.rows }));
    },
    text(piece) {
      if (inValue) raw += piece;
      else if (inFormula) facts.formula = `${facts.formula ?? ''}${piece}`;
    },
  });
  return rows;
}

/**
 * @param wanted name of the sheet; left out, the first one
 * @throws NOT_A_TABLE for a zip that is no workbook, NOT_FOUND for a sheet that it does not hold, TOO_LARGE
 */
export async function readXlsx(bytes: Uint8Array, name: string, wanted: string | undefined): Promise<Table> {
  const parts = await openParts(bytes, name);
  try {
    const { sheets, from1904 } = await readWorkbook(parts, name);
    const targets = await readRelations(parts);
    const readable = sheets.filter(({ relation }) => parts.has(targets.get(relation) ?? ''));
    const names = readable.map((sheet) => sheet.name);
    const sheet = wanted === undefined ? readable[0] : readable.find((one) => one.name === wanted);
    if (sheet === undefined && wanted !== undefined)
      throw new AppError('NOT_FOUND', t('importCore.noSheet', { name, sheet: wanted }), {
        hint: t('importCore.sheets', { sheets: names.join(', ') }),
      });
    const path = targets.get(sheet?.relation ?? '');
    if (sheet === undefined || path === undefined) throw damaged(name);
    const strings = await readSharedStrings(parts);
    const dates = await readDateStyles(parts);
    const rows: TableRow[] = await readSheet(
      parts,
      path,
      name,
      (raw, facts) => shownAs(raw, facts, strings, dates, from1904),
      '',
      (cell) => cell !== '',
    );
    return { kind: 'xlsx', name, sheet: sheet.name, sheets: names, encoding: null, delimiter: '', rows };
  } finally {
    parts.close();
  }
}
