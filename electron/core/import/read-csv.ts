/** Reads CSV: the delimiter is found out, cells may hold line breaks and quotation marks (RFC 4180). */
import Papa from 'papaparse';
import { AppError } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { decodeText } from './decode-text.ts';
import { isFilled, LIMITS, type Table, type TableRow } from './table.ts';

const DELIMITERS = [',', ';', '\t', '|'];

/** Records that the delimiter is guessed from. */
const LOOKED_AT = 50;

/** The delimiter by which most records get the same number of cells, more than one; of equals the one with more cells. */
function likeliestDelimiter(text: string): string {
  const scored = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: LOOKED_AT, skipEmptyLines: 'greedy' });
    const widths = new Map<number, number>();
    for (const { length } of data) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
    const [width, records] = [...widths].reduce((top, one) => (one[1] > top[1] ? one : top), [0, 0]);
    return { delimiter, width, records };
  });
  return scored.reduce((top, one) => (one.records > top.records || (one.records === top.records && one.width > top.width) ? one : top))
    .delimiter;
}

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
    delimiter: told?.[1] ?? likeliestDelimiter(text),
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
