/** A Statement of Applicability from a file to the checklist: mapping, problems, decisions, pin, effect, comparison. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { areas, callFrom, choose, goTo, openAs } from './support/steps.ts';
import { sampleFile } from './support/work.ts';

test('a list with problems is reconciled, settled row by row, taken over, decided about and carried to the checklist', async ({
  launch,
  folder,
}) => {
  const list = join(folder, 'soa.csv');
  writeFileSync(
    list,
    [
      'Control;Name of control;Applies?;Justification',
      'A.2.2;AI policy;Yes;Required by 5.2',
      'A.2.3;Alignment;hgih;Risk R-01',
      'A.3.1;Internal organization;Yes;Risk R-02',
      'A.9.4;Intended use of the AI system;No;No own use; risk R-26',
      'A.10.4;Customers;No;No risk calls for it',
    ]
      .map((row, index) => (index === 4 ? 'A.9.4;Intended use of the AI system;No;"No own use; risk R-26"' : row))
      .join('\n'),
  );
  const app = await launch();
  const { page } = app;
  await openAs(app, sampleFile(folder), 'Ines Vogt');
  const audit = await callFrom(page, 'audits.create', { kind: 'surveillance' });
  await callFrom(page, 'checklist.make', { auditId: audit.id });
  await areas(page)
    .getByRole('button', { name: /Applicability/ })
    .or(areas(page).getByRole('link', { name: /Applicability/ }))
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Statement of Applicability', level: 1 })).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('i');
  await app.chooseFiles(list);
  await page.getByRole('button', { name: /^Choose file/ }).click();
  await expect(page.getByText('soa.csv, 5 rows read')).toBeVisible();
  // What the program did not understand is chosen by the person; two columns for one field are refused by name.
  const side = page.getByRole('region', { name: 'Chosen row, checks and effect' });
  await expect(side.getByRole('alert').filter({ hasText: 'Row 3, Applies?: ‘hgih’ is neither yes nor no.' })).toBeVisible();
  await expectAccessible(page);
  await choose(page.getByRole('combobox', { name: 'Read as: Justification' }), 'Title');
  await expect(page.getByText('are both read as ‘Title’')).toBeVisible();
  await choose(page.getByRole('combobox', { name: 'Read as: Justification' }), 'Reason');
  await expect(page.getByText('are both read as ‘Title’')).toBeHidden();

  // Nothing is taken over while a cell is not settled.
  await page.getByLabel('Number').fill('4.0');
  await page.keyboard.press('Control+Enter');
  await expect(side.getByText('Nothing is written yet').first()).toBeVisible();
  expect((await callFrom(page, 'soa.versions', {})).versions.map((one) => one.number)).not.toContain('4.0');
  await side.getByPlaceholder('Correct value').fill('Yes');
  await side.getByPlaceholder('Correct value').press('Enter');
  await expect(side.getByRole('button', { name: /Take over 5 rows/ })).toBeVisible();
  await side.getByRole('button', { name: /Take over 5 rows/ }).click();

  await expect(page.getByRole('heading', { name: 'Statement of Applicability', level: 1 })).toBeVisible();
  const grid = page.getByRole('grid', { name: 'Rows of the Statement of Applicability' });
  await expect(page.getByRole('button', { name: 'Missing 34' })).toBeVisible();
  await page.getByRole('button', { name: 'Not a control 1' }).click();
  await grid.getByRole('row').filter({ hasText: 'A.3.1' }).click();
  await expect(side.getByText('A.3.1 is an objective of Annex A, not a control.')).toBeVisible();
  // A concern asks for its words first.
  await page.keyboard.press('c');
  await expect(side.getByText('Say what the concern is; then it is noted.')).toBeVisible();
  await page.keyboard.type('To be withdrawn.');
  await page.keyboard.press('Control+Enter');
  await expect(grid.getByRole('row').filter({ hasText: 'A.3.1' })).toContainText('Area of concern');
  await page.getByRole('button', { name: 'Excluded 2' }).click();
  await grid.getByRole('row').filter({ hasText: 'A.9.4' }).click();
  await grid.focus();
  await page.keyboard.press('a');
  await expect(grid.getByRole('row').filter({ hasText: 'A.9.4' })).toContainText('Accepted');

  await side.getByRole('button', { name: /^Judge .* by version 4.0/ }).click();
  await expect(side.getByText('2 excluded controls become ‘not applicable’', { exact: false })).toBeVisible();
  await side.getByRole('button', { name: /Apply to the checklist/ }).click();
  await expect(side.getByText('2 rows of the checklist follow the statement now.')).toBeVisible();
  const { rows } = await callFrom(page, 'checklist.list', { auditId: audit.id });
  expect(rows.filter((row) => row.stored === 'not_applicable').map(({ ref, reason, progress }) => ({ ref, reason, progress }))).toEqual([
    { ref: 'A.9.4', reason: 'Excluded in SoA 4.0: No own use; risk R-26', progress: 'done' },
    { ref: 'A.10.4', reason: 'Excluded in SoA 4.0: No risk calls for it', progress: 'in_progress' },
  ]);

  await grid.focus();
  await page.keyboard.press('v');
  await expect(page.getByRole('heading', { name: /^From 3.2 with addendum of 30 Oct 2026 to 4.0/ })).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('row').filter({ hasText: 'A.8.5' })).toContainText('Removed');
  await page.keyboard.press('Escape');
  await expect(grid).toBeVisible();
});

test('without a statement the place says what to do; a file that is no list is refused by name', async ({ launch, folder }) => {
  const app = await launch();
  const { page } = app;
  const path = join(folder, 'new.aims');
  await openAs(app, sampleFile(folder), 'Ines Vogt');
  const { versions } = await callFrom(page, 'soa.versions', {});
  for (const audit of (await callFrom(page, 'audits.list', {})).audits)
    await callFrom(page, 'soa.pin', { auditId: audit.id, versionId: null });
  for (const version of versions) await callFrom(page, 'soa.removeVersion', { id: version.id });
  await goTo(page, '/e/applicability');
  await expect(page.getByText('No Statement of Applicability yet.')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('i');
  writeFileSync(path, Buffer.from([0x4d, 0x5a, 0, 0, 1, 2]));
  await app.chooseFiles(path);
  await page.getByRole('button', { name: /^Choose file/ }).click();
  await expect(page.getByText('‘new.aims’ is neither a CSV file nor an Excel workbook (xlsx). Nothing was written.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.getByLabel('Number').fill('1.0');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Made in this program', { exact: false })).toBeVisible();
  expect((await callFrom(page, 'soa.versions', {})).versions).toMatchObject([{ number: '1.0', counts: { rows: 38, notStated: 38 } }]);
});
