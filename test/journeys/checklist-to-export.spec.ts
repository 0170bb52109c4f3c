/** From an empty engagement to a report and a workbook that others can read. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { hasPdfToText, leftOut, squeezed, textOfPdf } from '../export/read-pdf.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

test('scope, audit, team, results, a finding and texts end up in the report and in the workbook', async ({ launch, folder }) => {
  test.skip(!hasPdfToText(), leftOut);
  const file = withSystem(folder);
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');

  // Client and scope: each field saves itself on leaving.
  await goTo(page, '/e/client');
  await page.getByLabel('Representative', { exact: true }).fill('Ruben Claes');
  await goTo(page, '/e/scope');
  await page.getByLabel('Scope statement').fill('Provision of the credit scoring system LendScore');
  await page.getByLabel('New site').fill('Utrecht');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove Utrecht' })).toBeVisible();

  // A further person, then an audit with both in the team.
  await goTo(page, '/e/team');
  await page.getByRole('button', { name: /^New person/ }).click();
  await page.getByRole('form', { name: 'New person' }).getByLabel('Name', { exact: true }).fill('Tobias Keller');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Tobias Keller', level: 1 })).toBeVisible();
  await goTo(page, '/e/audits');
  await page.getByLabel('Places').fill('Utrecht');
  await page.getByLabel('From', { exact: true }).fill('16 Nov 2026');
  await page.getByLabel('to', { exact: true }).fill('19 Nov 2026');
  await page
    .getByRole('combobox', { name: 'Kind' })
    .or(page.getByRole('textbox', { name: 'Kind' }))
    .click();
  await page.getByRole('option', { name: 'Stage 2' }).click();
  await page.getByRole('button', { name: /^Create the audit/ }).click();
  await expect(page.getByRole('heading', { name: 'Stage 2', level: 1 })).toBeVisible();
  await page
    .getByRole('combobox', { name: 'Person' })
    .or(page.getByRole('textbox', { name: 'Person' }))
    .click();
  await page.getByRole('option', { name: 'Tobias Keller' }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Tobias Keller' })).toBeVisible();

  // The checklist, a result with a note, and a finding.
  await page.getByRole('button', { name: /^Make checklist/ }).click();
  await page.getByRole('button', { name: /^Make checklist/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^4\.1/ })).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type('Context analysis of March 2026 read with the AIMS manager');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('New line of notes')).toHaveValue('');
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('button', { name: /^Conforms/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('heading', { level: 1, name: /^4\.2/ })).toBeVisible();
  await page.keyboard.press('Alt+3');
  await page.getByLabel('Title', { exact: true }).fill('Applicants are no interested party');
  await page.getByLabel('Statement of nonconformity').fill('Relevant interested parties were not all determined.');
  await page.getByLabel('Line 1 of the objective evidence').fill('The list of 2026 names lenders and regulators alone.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: /^Major/ })).toHaveAttribute('aria-pressed', 'true');

  // Texts of the report; the list of elements follows what is written.
  await goTo(page, '/e/reports');
  const elements = page.getByRole('region', { name: 'What the report must hold' });
  await expect(elements.getByRole('button', { name: /Recommendation of the team/ })).toContainText('missing');
  await elements.getByRole('button', { name: /Recommendation of the team/ }).click();
  await expect(page.getByLabel('Recommendation', { exact: true })).toBeFocused();
  await page.keyboard.type('Certification once the major is closed.');
  await page.getByLabel('Summary', { exact: true }).fill('The system works but for one thing.');
  await page.keyboard.press('Tab');
  await expect(elements.getByRole('button', { name: /Recommendation of the team/ })).toContainText('present');
  await expectAccessible(page);

  // Ctrl E: the report, then the workbook; both are told with size and hash.
  const pdf = join(folder, 'report.pdf');
  const xlsx = join(folder, 'workbook.xlsx');
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await app.chooseTarget(pdf);
  await dialog.getByRole('button', { name: 'Choose where and write' }).click();
  await expect(dialog.getByText(/^Written: report\.pdf/)).toBeVisible({ timeout: 60_000 });
  const bytes = readFileSync(pdf);
  const told = squeezed((await dialog.getByText(/^SHA-256/).textContent()) ?? '');
  expect(told).toBe(`SHA-256${createHash('sha256').update(bytes).digest('hex')}`);
  await dialog.getByRole('radio', { name: /^Workbook of this audit/ }).check();
  await app.chooseTarget(xlsx);
  await dialog.getByRole('button', { name: 'Choose where and write' }).click();
  await expect(dialog.getByText(/^Written: workbook\.xlsx/)).toBeVisible({ timeout: 60_000 });

  const text = squeezed(textOfPdf(bytes));
  for (const words of [
    'Provision of the credit scoring system LendScore',
    'Relevant interested parties were not all determined.',
    'The list of 2026 names lenders and regulators alone.',
    'Certification once the major is closed.',
    'Tobias Keller',
  ])
    expect(text).toContain(squeezed(words));
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(xlsx);
  const cells: string[] = [];
  book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell.text))));
  expect(cells).toContain('Applicants are no interested party');
  expect(cells.some((cell) => cell.includes('Context analysis of March 2026 read with the AIMS manager'))).toBe(true);

  // The ledger of all this fits.
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await goTo(page, '/e/ledger');
  await page.getByRole('button', { name: /^Verify now/ }).click();
  await expect(page.getByText('Intact: every chain, every row and every evidence hash fits.')).toBeVisible();
  expect((await callFrom(page, 'ledger.verify', {})).ok).toBe(true);
});
