/** Reads CSV: the delimiter is found out, cells may hold line breaks and quotation marks (RFC 4180). */
import Papa from 'papaparse';
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { decodeText } from './decode-text.ts';
import { isFilled, LIMITS, type Table, type TableRow } from './table.ts';

const DELIMITERS = [',', ';', '\t', '|'];

/** @throws NOT_A_TABLE for bytes that are no text and for quotation marks that do not close, TOO_LARGE */
export function readCsv(bytes: Uint8Array, name: string): Table {
  const decoded = decodeText(bytes);
  if (decoded === null) throw new AppError('NOT_A_TABLE', t('importCore.notATable', { name }), { hint: t('importCore.notATableHint') });
  // A line `sep=;` at the start tells Excel the delimiter; it is no row.
  const told = /^sep=([,;\t|])\r?\n/i.exec(decoded.text);
  const text = told === null ? decoded.text : decoded.text.slice(told[0].length);
  const parsed = Papa.parse<string[]>(text, {
    header: false,
    skipEmptyLines: false,
    delimiter: told?.[1] ?? '',
    delimitersToGuess: DELIMITERS,
  });
  const broken = parsed.errors.find((error) => error.type === 'Quotes');
  if (broken !== undefined) {
    const row = (broken.row ?? 0) + 1;
    throw new AppError('NOT_A_TABLE', t('importCore.brokenQuotes', { name, row }), { hint: t('importCore.brokenQuotesHint') });
  }
  if (parsed.data.length > LIMITS.rows)
    throw new AppError('TOO_LARGE', t('importCore.tooManyRows', { name, count: parsed.data.length, limit: LIMITS.rows }));
  const first = told === null ? 1 : 2;
  const rows = parsed.data.map((cells, index): TableRow => ({ number: index + first, cells: cells.map((cell) => cell.trim()) }));
  return {
    kind: 'csv',
    name,
    sheet: '',
    sheets: [],
    encoding: decoded.encoding,
    delimiter: parsed.meta.delimiter,
    rows: rows.filter(isFilled),
  };
}
