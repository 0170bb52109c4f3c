/** The stream behind every workbook: it waits for whoever packs and stores, and fails with what the file failed with. */
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openBook } from '../../electron/core/export/workbook/excel-writer.ts';
import { renderWorkbook } from '../../electron/core/export/workbook/render-workbook.ts';
import type { WorkbookModel } from '../../electron/core/export/workbook/workbook-types.ts';

const date = new Date('2026-11-20T09:00:00.000Z');
/** Differs from row to row in a way that packs badly, so that what is stored grows with what is written. */
const noise = (row: number) =>
  Array.from({ length: 40 }, (_none, at) => ((row * 7919 + at * 104729) ** 2 % 4294967291).toString(36)).join(' ');

function full(after: number): { readonly target: Writable; stored(): number } {
  let stored = 0;
  const target = new Writable({
    write(chunk: Buffer, _encoding, done) {
      stored += chunk.length;
      done(stored > after ? Object.assign(new Error('no space left'), { code: 'ENOSPC' }) : null);
    },
  });
  return { target, stored: () => stored };
}

const aModel = (rows: number): WorkbookModel => ({
  title: 'Register',
  subject: '',
  author: 'Ines Vogt',
  company: 'Tarn Certification',
  heading: 'Lumenfold AI',
  footing: 'Confidential',
  madeAt: date.toISOString(),
  sheets: ['One', 'Two'].map((name) => ({
    name,
    columns: [{ header: 'Text', kind: 'text' as const, width: 40 }],
    rows: Array.from({ length: rows }, (_none, row) => ({ cells: [noise(row)] })),
    frozenColumns: 0,
  })),
});

describe('the writer of a workbook', () => {
  it('does not run ahead of a file that takes nothing, and goes on when it does', async () => {
    let release: () => void = () => undefined;
    let held = true;
    let stored = 0;
    const target = new Writable({
      highWaterMark: 1024,
      write(chunk: Buffer, _encoding, done) {
        stored += chunk.length;
        if (held) release = done;
        else done();
      },
    });
    const { book, drained, close } = openBook(target, date);
    const sheet = book.addWorksheet('One');
    let rows = 0;
    const writing = (async () => {
      for (; rows < 20_000; rows += 1) {
        sheet.addRow([noise(rows)]).commit();
        if (rows % 10 === 9) await drained();
      }
    })();
    // Turns of the loop, many more than the packing of what may wait takes.
    for (let turn = 0; turn < 2000; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    const stoodStill = rows;
    expect(stoodStill).toBeLessThan(10_000);
    held = false;
    release();
    await writing;
    sheet.commit();
    await close();
    expect(rows).toBe(20_000);
    expect(stored).toBeGreaterThan(1_000_000);
  }, 30_000);

  it('ends with what the file failed with, while rows are written as well as at the end', async () => {
    const early = full(200_000);
    await expect(renderWorkbook(aModel(20_000), early.target, () => undefined)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(early.stored()).toBeLessThan(1_000_000);
    await expect(renderWorkbook(aModel(3), full(100).target, () => undefined)).rejects.toMatchObject({ code: 'ENOSPC' });
  }, 30_000);
});
