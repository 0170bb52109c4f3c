/** A body's own checklist goes to a spreadsheet and comes back; its licensed text is shown, marked, and stays inside. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { aWorkbook } from '../builders/sheet.ts';
import { hasPdfToText, leftOut, squeezed, textOfPdf } from '../export/read-pdf.ts';
import { expectAccessible } from './support/accessible.ts';
import { addStage2 } from './support/files.ts';
import { expect, test } from './support/journey.ts';
import { areas, callFrom, chooseFile, goTo, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

/** The text of every cell, sheet by sheet. */
async function textOfWorkbook(path: string): Promise<string> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(readFileSync(path) as unknown as ArrayBuffer);
  const texts: string[] = [];
  for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
  return texts.join('\n');
}

test('own questions are written to a workbook, filled in, refused by row, corrected, and stand in report and workbook', async ({
  launch,
  folder,
}) => {
  test.skip(!hasPdfToText(), leftOut);
  const file = withSystem(folder);
  const { auditId } = addStage2(file);
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, `/e/audits/${auditId}/field-work`);
  await expect(page.getByRole('heading', { level: 1, name: /^4\.1 / })).toBeVisible();

  // Shift X: the list to fill in, one row for each requirement.
  const list = join(folder, 'questions.xlsx');
  await app.chooseTarget(list);
  await page.keyboard.press('Shift+X');
  await expect(page.getByText(/‘questions\.xlsx’ was written with \d+ rows\./)).toBeVisible();

  // Filled in by a spreadsheet program: two questions, one for a unit that nobody knows, one of a kind that there is not.
  const book = new exceljs.Workbook();
  await book.xlsx.load(readFileSync(list) as unknown as ArrayBuffer);
  const sheet = book.getWorksheet('Checklist');
  if (sheet === undefined) throw new Error('the workbook has no sheet ‘Checklist’');
  const rowOf = (ref: string): number => {
    for (let row = 2; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, 1).text === ref) return row;
    throw new Error(`no row for ${ref}`);
  };
  const fill = (ref: string, ...cells: readonly string[]) => {
    const row = rowOf(ref);
    for (const [at, text] of cells.entries()) sheet.getCell(row, 3 + at).value = text;
    return row;
  };
  fill('4.1', '', 'Ask', 'Who watches the law on credit scoring?', 'Watch list with dates');
  fill('4.2', '', 'Look at', 'Letters of complaint of 2026', '');
  const unknownUnit = fill('4.3', 'LendScore 9.9', 'Ask', 'Is the new version within the scope?', '');
  const unknownKind = fill('4.4', '', 'Guess', 'Do the processes interact?', '');
  const filled = join(folder, 'filled.xlsx');
  writeFileSync(filled, Buffer.from(await book.xlsx.writeBuffer()));

  // Shift I, then O: each wrong cell is named by its row, and nothing is written before all is settled.
  await page.keyboard.press('Shift+I');
  await expect(page.getByRole('heading', { level: 1, name: /^Import own questions/ })).toBeVisible();
  await app.chooseFiles(filled);
  await page.keyboard.press('o');
  const wrong = page.getByRole('region', { name: 'Rows that cannot be taken yet' });
  await expect(wrong).toContainText(`Row ${unknownUnit}, Unit: ‘LendScore 9.9’ is none of the units of this engagement.`);
  await expect(wrong).toContainText(`Row ${unknownKind}, Kind: ‘Guess’ is neither ‘Ask’ nor ‘Look at’.`);
  await expect(page.getByText('Waits for: 2 wrong rows.')).toBeVisible();
  await expectAccessible(page);
  expect((await callFrom(page, 'ledger.history', { entity: 'own_question', limit: 5 })).total).toBe(0);

  // One is corrected in its cell, the other left out.
  await wrong.getByLabel(`Correct row ${unknownKind}, Kind`).fill('Ask');
  await page.keyboard.press('Enter');
  await expect(wrong).not.toContainText('‘Guess’');
  await wrong.getByRole('button', { name: `Leave out row ${unknownUnit}` }).click();
  await expect(wrong).toContainText('Every row can be taken.');
  await page.getByRole('button', { name: 'Take over 3 questions' }).click();
  await expect(page.getByText(/^3 questions were added; a backup was made before/)).toBeVisible();
  await page.keyboard.press('Escape');

  // They stand beside the prompts of the catalog, marked as own; one is asked.
  await expect(page.getByRole('heading', { level: 1, name: /^4\.1 / })).toBeVisible();
  const own = page.getByRole('checkbox', { name: /Who watches the law on credit scoring\?/ });
  await expect(own).toHaveAccessibleDescription('Hint: Watch list with dates');
  await own.click();
  await expect(own).toBeChecked();
  await page.keyboard.press('Escape');

  // Report and workbook say what was asked and what was not.
  const [report, workbook] = [join(folder, 'report.pdf'), join(folder, 'workbook.xlsx')];
  await app.quit();
  file.call('reports.export', { auditId, to: { path: report } });
  file.call('reports.workbook', { auditId, to: { path: workbook } });
  const printed = squeezed(textOfPdf(readFileSync(report)));
  expect(printed).toContain(squeezed('Own question, asked: Who watches the law on credit scoring?'));
  expect(printed).toContain(squeezed('Own check point, not looked at: Letters of complaint of 2026'));
  expect(printed).not.toContain(squeezed('Is the new version within the scope?'));
  const cells = await textOfWorkbook(workbook);
  expect(cells).toContain('Own questions');
  expect(cells).toContain('Own question, asked: Who watches the law on credit scoring?');
  expect(cells).toContain('Own question, not asked: Do the processes interact?');
});

/** Words that stand nowhere else, so that each can be looked for. */
const LICENSED = [
  ['Reference', 'Title', 'Description', 'Section'],
  ['4.1', 'Zephyrous context', 'The zephyrous organization knows its zephyrs.', '4 Zephyrous surroundings'],
  ['8.4', 'Zephyrous judging', 'The zephyrous effects are judged zephyrously.', '8 Zephyrous running'],
  ['A.5.4', 'Zephyrous persons', 'What zephyrs do to persons is written down.', 'A.5 Zephyrous effects'],
] as const;

test('a licensed list of requirements is shown marked, and leaves the file only when that is allowed with a reason', async ({
  launch,
  folder,
}) => {
  test.skip(!hasPdfToText(), leftOut);
  const file = withSystem(folder);
  const { auditId } = addStage2(file);
  const list = join(folder, 'licensed.xlsx');
  writeFileSync(list, await aWorkbook({ Requirements: LICENSED }));
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, '/e/audits');
  await expect(page.getByRole('heading', { level: 1, name: /^Stage 2/ })).toBeVisible();
  await page.keyboard.press('Shift+I');
  await expect(page.getByRole('heading', { level: 1, name: /^Import a list of requirements/ })).toBeVisible();
  await app.chooseFiles(list);
  await page.keyboard.press('o');
  await expect(page.getByRole('combobox', { name: 'It words' }).or(page.getByRole('textbox', { name: 'It words' }))).toHaveValue(
    'ISO/IEC 42001:2023',
  );
  const accept = page.getByRole('button', { name: 'Import 3 requirements' });
  await expect(accept).toBeEnabled();
  await expectAccessible(page);
  await accept.click();
  await expect(page.getByText('3 requirements were imported; a backup was made before.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('its words stay inside')).toBeVisible();

  // Beside the requirement: marked, with the file it came from.
  await goTo(page, `/e/audits/${auditId}/field-work`);
  await expect(page.getByRole('heading', { level: 1, name: /^4\.1 / })).toBeVisible();
  const words = page.getByRole('region', { name: /^The requirement as / });
  await expect(words).toContainText('Imported text');
  await expect(words).toContainText('licensed.xlsx');
  await expect(words).toContainText('stays inside');
  await expect(words).toContainText('The zephyrous organization knows its zephyrs.');
  await expectAccessible(page);

  // The audit is judged by it: the strictest case, for its titles are those of the list.
  const { catalogs } = await callFrom(page, 'catalogs.list', {});
  const catalogId = catalogs.find(({ origin }) => origin === 'imported')?.id ?? '';
  const special = (await callFrom(page, 'audits.create', { kind: 'special' })).id;
  await callFrom(page, 'audits.useCatalog', { auditId: special, catalogId });
  await callFrom(page, 'checklist.make', { auditId: special });
  await app.quit();
  const leaving = async (name: string) => {
    const path = (end: string) => join(folder, `${name}-${end}`);
    file.call('reports.export', { auditId: special, to: { path: path('report.pdf') } });
    file.call('reports.workbook', { auditId: special, to: { path: path('workbook.xlsx') } });
    file.call('checklist.exportQuestions', { auditId: special, to: { path: path('questions.xlsx') } });
    return {
      report: textOfPdf(readFileSync(path('report.pdf'))),
      workbook: await textOfWorkbook(path('workbook.xlsx')),
      questions: await textOfWorkbook(path('questions.xlsx')),
    };
  };
  for (const [document, text] of Object.entries(await leaving('inside')))
    expect(`${document}: ${/.{0,40}zephyr.{0,40}/i.exec(text)?.[0]}`).toBe(`${document}: undefined`);

  // Allowed in the window, with the reason; then the words leave.
  const again = await launch();
  await chooseFile(again, file.path);
  await expect(areas(again.page)).toBeVisible();
  await goTo(again.page, '/e/audits');
  await again.page.getByRole('button', { name: 'Let its words leave…' }).click();
  const form = again.page.getByRole('form', { name: 'Let its words leave…' });
  await form.getByLabel('Why, e.g. the licence').fill('Licence 4711 covers reports.');
  await again.page.keyboard.press('Enter');
  await expect(again.page.getByText('its words may leave: Licence 4711 covers reports.')).toBeVisible();
  await again.quit();
  for (const text of Object.values(await leaving('outside'))) expect(text).toMatch(/zephyrous/i);
});
