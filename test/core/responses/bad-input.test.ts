/** What comes back is seldom what was sent: a named error or a correct reading, never a silent loss. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFilledEngagement, type FilledEngagement, type Finding } from '../../builders/filled-engagement.ts';
import { convert, editInOffice, fillFlat, hasOffice } from '../../builders/office.ts';
import { refusalWithoutWrite } from '../../builders/refusal.ts';
import { answerColumn, answered, columnOf, editedBook, fill, HEAD_ROW, inFile, rowOf, wholeAnswer } from '../../builders/response-book.ts';
import { withParts } from '../../builders/zip.ts';

let world: FilledEngagement;
let path: string;
let first: Finding;
let second: Finding;
beforeAll(async () => {
  world = await aFilledEngagement();
  first = await world.findingIn('issued', { title: 'First' });
  second = await world.findingIn('acknowledged', { title: 'Second', grade: 'major' });
  path = world.ports.path('sent.xlsx');
  await world.call('findings.exportResponse', { auditId: world.audits.stage2, to: { path } });
}, 60_000);
afterAll(() => world.close());

const preview = (bytes: Buffer, name?: string) => world.call('findings.previewResponse', { file: inFile(bytes, name) });
const refused = (bytes: Buffer, name?: string) => refusalWithoutWrite(world.path, () => preview(bytes, name));
type Shown = Awaited<ReturnType<typeof preview>>;
const said = ({ problems }: Shown) => problems.map(({ sheet, row, column, message }) => [sheet, row, column, message]);
const changed = ({ findings }: Shown) => findings.map(({ shortNumber, changes }) => [shortNumber, changes.map(({ field }) => field)]);

describe.skipIf(!hasOffice)('a workbook saved by LibreOffice', () => {
  const folder = () => world.ports.path(`office-${world.ports.ids.ref()}`);

  it('without a change shows no change and no problem', async () => {
    const saved = readFileSync(convert(path, 'xlsx', folder()));
    expect(saved.equals(readFileSync(path))).toBe(false);
    const shown = await preview(saved);
    expect(shown).toMatchObject({ findings: [], unchanged: 2, problems: [], already: null });
  }, 120_000);

  it('with answers and days filled in there is read as it was written', async () => {
    const saved = editInOffice(path, folder(), (text) =>
      fillFlat(text, first.shortNumber, {
        1: 'Yes',
        3: 'Reviewed &amp; entered.',
        4: { day: '2026-12-01' },
        6: 'Ünklare Zuständigkeit – kein Eigentümer',
        7: 'Fishbone',
        8: 'Tickets for alarms.',
        10: { day: '2027-02-28' },
      }),
    );
    const shown = await preview(saved);
    expect(said(shown)).toEqual([]);
    expect(shown.findings[0]?.changes.map(({ field, returned }) => [field, returned])).toEqual([
      ['understood', 'yes'],
      ['correction', 'Reviewed & entered.'],
      ['correctionDoneOn', '2026-12-01'],
      ['cause', 'Ünklare Zuständigkeit – kein Eigentümer'],
      ['method', 'fishbone'],
      ['correctiveAction', 'Tickets for alarms.'],
      ['plannedFor', '2027-02-28'],
    ]);
  }, 120_000);

  it('as another kind of file is refused by name', async () => {
    const xls = readFileSync(convert(path, 'xls', folder()));
    expect(await refused(xls, 'answers.xls')).toMatchObject({ code: 'NOT_A_TABLE', message: 'answers.xls is not an Excel workbook.' });
    const ods = readFileSync(convert(path, 'ods', folder()));
    expect(await refused(ods, 'answers.ods')).toMatchObject({ code: 'NOT_A_TABLE' });
  }, 120_000);
});

describe('a workbook with its table changed', () => {
  it('is read by titles where columns were moved', async () => {
    const bytes = await editedBook(path, (sheet) => {
      fill(sheet, first.shortNumber, wholeAnswer);
      const width = sheet.columnCount;
      for (let number = HEAD_ROW; number <= sheet.rowCount; number += 1) {
        const row = sheet.getRow(number);
        const values = Array.from({ length: width }, (_none, at) => row.getCell(at + 1).value);
        // Backwards, so that no column stands where it stood.
        for (const [at, value] of values.toReversed().entries()) row.getCell(at + 1).value = value;
      }
    });
    const shown = await preview(bytes);
    expect(said(shown)).toEqual([]);
    expect(shown.findings[0]?.changes).toHaveLength(10);
    expect(shown.findings[0]?.changes.find(({ field }) => field === 'plannedFor')?.returned).toBe('2027-01-15');
  });

  it('names rows that are missing, unknown, doubled or without an id, and reads the others', async () => {
    const missing = await editedBook(path, (sheet) => {
      fill(sheet, first.shortNumber, { understood: 'No' });
      sheet.spliceRows(rowOf(sheet, second.shortNumber).number, 1);
    });
    const shown = await preview(missing);
    expect(said(shown)).toEqual([['Answers', 0, '', `The row of ${second.shortNumber} is missing.`]]);
    expect(changed(shown)).toEqual([[first.shortNumber, ['understood']]]);

    const doubled = await editedBook(path, (sheet) => {
      const row = rowOf(sheet, second.shortNumber);
      const values = Array.from({ length: sheet.columnCount }, (_none, at) => row.getCell(at + 1).value);
      const added = sheet.addRow(values);
      added.getCell(answerColumn(sheet, 'cause')).value = 'Another cause.';
      sheet.addRow(['', '', 'NC-99', 'x']);
      sheet.addRow(['01900000-0000-7000-8000-00000000dead', 'f', 'NC-98']);
    });
    expect(said(await preview(doubled)).map(([, , , message]) => message)).toEqual([
      `The row of ${second.shortNumber} is there twice. Neither was read.`,
      `The row of ${second.shortNumber} is there twice. Neither was read.`,
      'This row has no id in the hidden column. It was not read.',
      'This row is none that was sent. It was not read.',
    ]);
  });

  it('refuses a row whose locked cell or fingerprint was changed, naming sheet, row and column', async () => {
    const bytes = await editedBook(path, (sheet) => {
      fill(sheet, first.shortNumber, { correction: 'Done.' });
      rowOf(sheet, first.shortNumber).getCell(columnOf(sheet, 'Statement')).value = 'Drift alarms were closed.';
      rowOf(sheet, second.shortNumber).getCell(2).value = 'x'.repeat(64);
    });
    const shown = await preview(bytes);
    expect(shown.findings).toEqual([]);
    expect(said(shown)).toEqual([
      [
        'Answers',
        3,
        'F ‘Statement’',
        `${first.shortNumber}: this cell was changed, and it is not for the client to change. The row was not read.`,
      ],
      ['Answers', 4, 'B ‘fingerprint’', `The hidden fingerprint of ${second.shortNumber} was changed. The row was not read.`],
    ]);
  });

  it('names columns that are missing or doubled, and takes nothing from them', async () => {
    const bytes = await editedBook(path, (sheet) => {
      fill(sheet, first.shortNumber, { understood: 'Yes', extent: 'None.', owner: 'Lead' });
      sheet.getRow(HEAD_ROW).getCell(answerColumn(sheet, 'extent')).value = 'Scope';
      sheet.getRow(HEAD_ROW).getCell(answerColumn(sheet, 'enclosed')).value = 'Owner (role)';
    });
    const shown = await preview(bytes);
    expect(said(shown).map(([, , , message]) => message)).toEqual([
      'The column ‘Extent’ is missing. What it held was not read.',
      'The column ‘Owner (role)’ is there twice. It was not read.',
      'The column ‘Evidence enclosed’ is missing. What it held was not read.',
    ]);
    expect(changed(shown)).toEqual([[first.shortNumber, ['understood']]]);
  });

  it('names cells that cannot be read without doubt, and reads the others', async () => {
    const bytes = await editedBook(path, (sheet) => {
      fill(sheet, first.shortNumber, {
        understood: 'partly',
        correction: { formula: 'HYPERLINK("http://x.example","y")', result: 'Clicked' } as never,
        correctionDoneOn: '03/04/2026',
        extent: 'x'.repeat(20_001),
        cause: 4711,
        method: 'guess',
        owner: 'y'.repeat(301),
        plannedFor: '14 Dec 2026',
      });
      rowOf(sheet, second.shortNumber).getCell(answerColumn(sheet, 'cause')).value = { error: '#REF!' } as never;
      // A day whose format was lost is a bare number.
      const day = rowOf(sheet, second.shortNumber).getCell(answerColumn(sheet, 'plannedFor'));
      day.numFmt = 'General';
      day.value = 46_370;
    });
    const shown = await preview(bytes);
    expect(said(shown).map(([, row, column, message]) => [row, column, message])).toEqual([
      [3, 'I ‘Understood’', '‘partly’ is none of: Yes, No.'],
      [3, 'K ‘Correction’', 'Holds a formula (=HYPERLINK("http://x.example","y")); only typed text is taken over. The cell was not read.'],
      [3, 'L ‘Correction done on’', '‘03/04/2026’ is no day that can be read without doubt. Write it like 14 December 2026.'],
      [3, 'M ‘Extent’', '20001 characters; 20000 fit. The cell was not read.'],
      [3, 'O ‘Method’', '‘guess’ is none of: Five whys, Fishbone, Fault tree, Other.'],
      [3, 'Q ‘Owner (role)’', '301 characters; 300 fit. The cell was not read.'],
      [4, 'N ‘Cause’', 'Shows an error (#REF!). The cell was not read.'],
    ]);
    expect(shown.findings.map(({ changes }) => changes.map(({ field, returned }) => [field, returned]))).toEqual([
      [
        ['cause', '4711'],
        ['plannedFor', '2026-12-14'],
      ],
      [['plannedFor', '2026-12-14']],
    ]);
  });

  it('takes text that looks like a formula as the text it is', async () => {
    const shown = await preview(await answered(path, second.shortNumber, { cause: '=1+1', extent: '@SUM(A1)' }));
    expect(said(shown)).toEqual([]);
    expect(shown.findings[0]?.changes.map(({ returned }) => returned)).toEqual(['@SUM(A1)', '=1+1']);
  });
});

describe('a file that is refused as a whole', () => {
  const book = () => readFileSync(path);

  it('because it is no workbook at all', async () => {
    for (const bytes of [
      Buffer.from('id;Cause\n1;x\n'),
      Buffer.from('%PDF-1.7 x'),
      Buffer.alloc(4096),
      Buffer.from('PK\u0003\u0004 and no more'),
    ])
      expect(await refused(bytes)).toMatchObject({ code: 'NOT_A_TABLE' });
    expect(await refused(await withParts(book(), (parts) => parts.clear()))).toMatchObject({ code: 'NOT_A_TABLE' });
  });

  it('because it holds macros or draws on other files', async () => {
    const macros = await withParts(book(), (parts) => parts.set('xl/vbaProject.bin', Buffer.from('x')));
    expect(await refused(macros, 'answers.xlsm')).toMatchObject({
      code: 'NOT_A_TABLE',
      message: 'answers.xlsm holds macros. It was not read.',
    });
    const linked = await withParts(book(), (parts) => parts.set('xl/externalLinks/externalLink1.xml', Buffer.from('<x/>')));
    expect(await refused(linked)).toMatchObject({ message: 'answers.xlsx draws on other files. It was not read.' });
  });

  it('because it is another workbook, or its hidden sheet is gone or was changed', async () => {
    const gone = await editedBook(path, (_sheet, whole) => whole.removeWorksheet('_fieldbook'));
    expect(await refused(gone)).toMatchObject({ code: 'NOT_A_TABLE', message: expect.stringContaining('_fieldbook') });
    const mark = (name: string, value: string) =>
      editedBook(path, (_sheet, whole) =>
        whole.getWorksheet('_fieldbook')?.eachRow((row) => {
          if (row.getCell(1).value === name) row.getCell(2).value = value;
        }),
      );
    expect(await refused(await mark('format', 'fieldbook-response/9'))).toMatchObject({
      message: expect.stringContaining('another version'),
    });
    expect(await refused(await mark('digest', 'f'.repeat(64)))).toMatchObject({
      code: 'RULE',
      message: expect.stringContaining('was changed'),
    });
    expect(await refused(await mark('issue', '01900000-0000-7000-8000-00000000dead'))).toMatchObject({ code: 'NOT_FOUND' });
    const untitled = await editedBook(path, (sheet) => sheet.spliceRows(HEAD_ROW, 1));
    expect(await refused(untitled)).toMatchObject({ code: 'NOT_A_TABLE', message: expect.stringContaining('titles') });
  });

  it('because it belongs to another engagement', async () => {
    const other = await aFilledEngagement({ clientName: 'Halcyra Diagnostics', seed: 7 });
    try {
      const copy = other.ports.path('theirs.xlsx');
      writeFileSync(copy, book());
      const failed = await refusalWithoutWrite(other.path, () => other.call('findings.previewResponse', { file: { path: copy } }));
      expect(failed).toMatchObject({ code: 'RULE', message: 'theirs.xlsx belongs to another engagement. Nothing was read from it.' });
    } finally {
      await other.close();
    }
  });
});
