/** Workbooks as an auditee's spreadsheet program would write them, made in memory. */
import ExcelJS from 'exceljs';

export type Cell = string | number | boolean | Date | null;

/** An xlsx file with the named sheets, in order. Dates become day cells. */
export async function aWorkbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) {
      const added = sheet.addRow([...row]);
      added.eachCell((cell) => {
        if (cell.value instanceof Date) cell.numFmt = 'd mmm yyyy';
      });
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
