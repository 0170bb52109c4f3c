/** Reads a table from a file that came in, or from evidence that is kept: CSV or xlsx, told apart by content. */
import { readFile, stat } from 'node:fs/promises';
import type { FileIn } from '../../../shared/contract/define.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { fileSize } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { keptContent } from '../evidence/evidence-content.ts';
import { evidenceOf } from '../evidence/evidence-service.ts';
import type { IncomingFile } from '../ports.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { LIMITS, type Table } from './table.ts';

export type TableSource = FileIn | { readonly evidenceId: string };

function refuseLarge(bytes: number, name: string): void {
  if (bytes > LIMITS.fileBytes)
    throw new AppError('TOO_LARGE', t('importCore.tooLarge', { name, size: fileSize(bytes), limit: fileSize(LIMITS.fileBytes) }));
}

/** @throws CANNOT_READ, TOO_LARGE */
export async function bytesOf(file: IncomingFile): Promise<Uint8Array> {
  if (file.kind === 'bytes') {
    refuseLarge(file.bytes.length, file.name);
    return file.bytes;
  }
  try {
    const facts = await stat(file.path);
    if (!facts.isFile()) throw new AppError('CANNOT_READ', t('errors.cannotRead', { name: file.name }));
    refuseLarge(facts.size, file.name);
    return await readFile(file.path);
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('CANNOT_READ', t('errors.cannotRead', { name: file.name }), { cause: error });
  }
}

export const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
/** Old Excel (xls), and xlsx under a password, are OLE containers. */
export const isOle = (bytes: Uint8Array) => [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);

/** @throws NOT_A_TABLE, NOT_FOUND (sheet), TOO_LARGE */
export async function readTableFrom(bytes: Uint8Array, name: string, sheet?: string): Promise<Table> {
  if (isOle(bytes)) throw new AppError('NOT_A_TABLE', t('importCore.oldExcel', { name }), { hint: t('importCore.oldExcelHint') });
  if (!isZip(bytes) && sheet !== undefined) throw new AppError('NOT_FOUND', t('importCore.csvHasNoSheet', { name, sheet }));
  const table = isZip(bytes) ? await readXlsx(bytes, name, sheet) : readCsv(bytes, name);
  if (table.rows.length === 0 && table.sheets.length < 2)
    throw new AppError('NOT_A_TABLE', t('importCore.empty', { name }), { hint: t('importCore.notATableHint') });
  return table;
}

/**
 * Reads the table; nothing is written, and nothing leaves a trace on disk.
 * @throws NOT_A_TABLE, NOT_FOUND (token, evidence, sheet), CANNOT_READ, TOO_LARGE, RULE (evidence that is not kept)
 */
export async function readTable(context: FileContext, source: TableSource, sheet?: string): Promise<Table> {
  const { bytes, name } = await contentOf(context, source);
  return readTableFrom(bytes, name, sheet);
}

/** The bytes of a table with the name they came under. @throws as `readTable` */
export async function contentOf(context: FileContext, source: TableSource): Promise<{ bytes: Uint8Array; name: string }> {
  if ('evidenceId' in source) {
    const evidence = evidenceOf(context, source.evidenceId);
    refuseLarge(evidence.bytes, evidence.fileName);
    return { bytes: Buffer.concat([...keptContent(context.file, evidence)]), name: evidence.fileName };
  }
  const file = context.ports.files.incoming(source);
  return { bytes: await bytesOf(file), name: file.name };
}

/** Sheets that are looked into for the likeliest one; workbooks have covers and notes before the list, seldom more. */
const SHEETS_TRIED = 12;

/**
 * As `readTable`; where no sheet is named, the one whose titles are understood best is read.
 * @param score how many columns of a table are understood
 */
export async function readLikeliestTable(
  context: FileContext,
  source: TableSource,
  sheet: string | undefined,
  score: (table: Table) => number,
): Promise<Table> {
  const { bytes, name } = await contentOf(context, source);
  if (sheet !== undefined) return readTableFrom(bytes, name, sheet);
  let best = await readTableFrom(bytes, name);
  for (const other of best.sheets.slice(1, SHEETS_TRIED)) {
    const table = await readXlsx(bytes, name, other);
    if (score(table) > score(best)) best = table;
  }
  return best;
}
