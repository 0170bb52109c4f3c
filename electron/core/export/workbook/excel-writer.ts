/**
 * exceljs' stream writer with what it lacks: the order of elements that the schemas of ISO/IEC 29500-1 ask for (18.3.1.99
 * worksheet, 18.8.22 font), without which Excel offers a repair; one date for all entries of the zip, so that the same model
 * gives the same bytes; a sheet that waits while its rows are packed, for the library hands them on without looking whether anybody takes
 * them, and a long sheet would stand in memory as a whole; and failures of the file where the rows are written.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { PassThrough, type Writable } from 'node:stream';
import type Excel from 'exceljs';

// CommonJS without named exports for its stream writer.
const require = createRequire(import.meta.url);
const excel = require('exceljs') as typeof Excel;

/** Bytes of a sheet that wait to be packed before its rows do: one piece of the library. More of them outlive the young generation, and are given back late. */
const QUEUE = 64 * 1024;

export interface BookWriter {
  readonly book: Excel.stream.xlsx.WorkbookWriter;
  /** Resolves when the rows written so far are packed but for a small rest. @throws what the file failed with */
  drained(): Promise<void>;
  /** Completes the file. @throws what the file failed with */
  close(): Promise<void>;
}

/** What the library calls a stream: it pipes, and is none of Node's. */
interface Source {
  pipe(destination: Writable): unknown;
}
interface Zip {
  append(source: unknown, data: { name: string; date?: Date }): unknown;
}

/** What a font holds, in the order of the schema. */
const fontParts = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];

/** The styles with the parts of each font in the schema's order; the library writes them by the alphabet. */
export function withOrderedFonts(styles: string): string {
  return styles.replace(/<font>(.*?)<\/font>/gs, (_whole, inner: string) => {
    const parts = inner.match(/<[^>]+\/>/g) ?? [];
    const place = (part: string) => fontParts.indexOf(/^<(\w+)/.exec(part)?.[1] ?? '');
    return `<font>${parts.toSorted((a, b) => place(a) - place(b)).join('')}</font>`;
  });
}

/** What the library writes a sheet with, as far as its order is mended here. */
interface SheetWriter {
  _writeCloseSheetData(): void;
  _writeSheetProtection(): void;
}

/** The protection of a sheet stands right behind its data; the library writes it behind filters and validations. */
function orderSheet(sheet: SheetWriter): void {
  const close = sheet._writeCloseSheetData.bind(sheet);
  const protect = sheet._writeSheetProtection.bind(sheet);
  sheet._writeCloseSheetData = () => {
    close();
    protect();
  };
  sheet._writeSheetProtection = () => undefined;
}

const isSource = (source: unknown): source is Source =>
  typeof source === 'object' && source !== null && 'pipe' in source && typeof source.pipe === 'function';

/** @param date that all entries of the zip bear */
export function openBook(target: string | Writable, date: Date): BookWriter {
  const file = typeof target === 'string' ? createWriteStream(target) : target;
  const failed = new Promise<never>((_resolve, reject) => {
    file.once('error', reject);
  });
  // Whoever waits hears of it; nobody waiting is no fault of its own.
  failed.catch(() => undefined);
  let entry: PassThrough | null = null;

  class Writer extends excel.stream.xlsx.WorkbookWriter {
    // Called by the base constructor before the first entry is added.
    override addThemes(): Promise<void> {
      const { zip } = this as unknown as { zip: Zip };
      const append = zip.append.bind(zip);
      zip.append = (source, data) => {
        if (!isSource(source)) {
          const styles = data.name.endsWith('styles.xml') && typeof source === 'string';
          return append(styles ? withOrderedFonts(source) : source, { ...data, date });
        }
        entry = new PassThrough({ highWaterMark: QUEUE });
        source.pipe(entry);
        return append(entry, { ...data, date });
      };
      const base = excel.stream.xlsx.WorkbookWriter.prototype as unknown as { addThemes(): Promise<void> };
      return base.addThemes.call(this);
    }

    override addWorksheet(name?: string, options?: Parameters<Excel.stream.xlsx.WorkbookWriter['addWorksheet']>[1]): Excel.Worksheet {
      const sheet = super.addWorksheet(name, options);
      orderSheet(sheet as unknown as SheetWriter);
      return sheet;
    }
  }

  const book = new Writer({ stream: file, useStyles: true, useSharedStrings: false, zip: { zlib: { level: 6 } } });
  return {
    book,
    async drained() {
      if (entry?.writableNeedDrain === true) await Promise.race([once(entry, 'drain'), failed]);
    },
    close: () => Promise.race([book.commit(), failed]),
  };
}
