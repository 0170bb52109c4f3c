/** A client's list of AI systems is mapped, previewed, corrected and accepted; suppliers and boundary answer the checks. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/accessible.ts';
import { makeFile } from './support/files.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, choose, goTo, openAs } from './support/steps.ts';

/** As a spreadsheet program in western Europe saves it: semicolons, Windows-1252, a line break in a cell, one wrong word. */
const TABLE = [
  'Nr;Anwendung;Wozu;Risk class;Betrieb',
  'AI-001;LendScore;"Scores credit\napplications";High-risk, Annex III;läuft',
  'AI-002;DocuSift;Reads documents;None of these;läuft',
  'AI-003;Loomi Assist;Answers applicants;hgih;im Test',
].join('\r\n');

test('a list is mapped, its one wrong row is seen and corrected, and the register is filled after a backup', async ({ launch, folder }) => {
  const file = makeFile(folder);
  const list = join(folder, 'inventory.csv');
  writeFileSync(list, Buffer.from(TABLE, 'latin1'));
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, '/e/systems');
  await page
    .getByRole('button', { name: /^Import/ })
    .first()
    .click();
  await app.chooseFiles(list);
  await page.getByRole('button', { name: 'Choose a file' }).first().click();
  await expect(page.getByText('read as windows-1252')).toBeVisible();
  await expect(page.getByText('3 rows below the titles in row 1')).toBeVisible();

  // Titles in another language are mapped by hand; nothing is ready before the name is.
  await expect(page.getByText('Say which column holds the name of the system.')).toBeVisible();
  const read = async (title: string, field: string) => {
    await page.getByRole('combobox', { name: `Read the column ‘${title}’ as` }).fill(field);
    await page.getByRole('option', { name: field, exact: true }).click();
  };
  await read('Anwendung', 'Name');
  await read('Wozu', 'Purpose and intended use');
  await read('Betrieb', 'Status');
  await read('Nr', 'Client’s number');
  await expectAccessible(page);

  // Words of the client get a meaning; the wrong one is corrected in its cell.
  const words = page.getByRole('region', { name: 'Words that need a meaning' });
  for (const [word, meaning] of [
    ['läuft', 'In production'],
    ['im Test', 'Pilot'],
  ] as const) {
    await choose(words.getByRole('combobox', { name: `‘${word}’ in Status means` }), meaning);
  }
  const problems = page.getByRole('region', { name: 'Rows that cannot be taken yet' });
  await expect(problems).toContainText('Row 4, Risk class: ‘hgih’ is none of the 10 words for ‘Class’.');
  await expect(page.getByRole('button', { name: /^Import \d/ })).toBeDisabled();
  expect((await callFrom(page, 'scope.systems', {})).systems).toEqual([]);
  await problems.getByLabel('Correct row 4, Risk class').fill('Transparency duty (Art. 50)');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Every row can be taken.')).toBeVisible();
  await page.getByLabel('Save this mapping as').fill('List of the client');
  await page.getByRole('button', { name: 'Import 3 AI systems' }).click();
  await expect(page.getByText('3 AI systems were imported; a backup was made before.')).toBeVisible();

  await page.getByRole('button', { name: 'Back to the register' }).first().click();
  await expect(page.getByRole('grid', { name: 'Register of AI systems' }).getByRole('row')).toHaveCount(4);
  const { systems } = await callFrom(page, 'scope.systems', {});
  expect(systems.map(({ reference, name, aiActClass, status }) => [reference, name, aiActClass, status])).toEqual([
    ['AI-001', 'LendScore', 'high_annex_iii', 'production'],
    ['AI-002', 'DocuSift', 'none', 'production'],
    ['AI-003', 'Loomi Assist', 'transparency', 'pilot'],
  ]);
  const whole = await callFrom(page, 'scope.system', { id: systems[0]?.id ?? '' });
  expect(whole.system).toMatchObject({ purpose: 'Scores credit\napplications', source: 'inventory.csv, row 2' });
  expect((await callFrom(page, 'engagement.backups', {})).backups.map(({ reason }) => reason)).toContain('import');

  // The same file again: the saved mapping is taken, and the numbers are known.
  await page.keyboard.press('i');
  await app.chooseFiles(list);
  await page.keyboard.press('o');
  await expect(page.getByText('The register already holds a system with the number ‘AI-001’.')).toBeVisible();
  expect((await callFrom(page, 'scope.systems', {})).systems).toHaveLength(3);
});

test('a supplier of a system in scope that the boundary does not cover is doubted until it is drawn in', async ({ launch, folder }) => {
  const file = makeFile(folder);
  file.call('engagement.update', { scopeStatement: 'Lumenfold AI B.V., Utrecht' });
  file.call('scope.addSystem', { name: 'LendScore' });
  file.call('scope.addSystem', { name: 'Vox', inScope: false, scopeReason: 'Sold in May.', aiActClass: 'high_annex_iii' });
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, '/e/scope');
  await expect(page.getByRole('heading', { level: 1, name: 'Scope' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await expect(page.getByText('No supplier yet.')).toBeVisible();
  await page.keyboard.press('n');
  await page.getByLabel('Name').fill('Northmere Models');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Northmere Models' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Supplies' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'AI service' }).click();
  await page.keyboard.press('Escape');
  await choose(page.getByRole('combobox', { name: 'Link an AI system' }), /^LendScore/);
  await expect(page.getByRole('button', { name: 'Unlink LendScore' })).toBeVisible();
  await expectAccessible(page);

  await goTo(page, '/e/scope');
  const checks = page.getByRole('region', { name: /^Checks of the scope/ });
  await expect(checks).toContainText('Northmere Models It serves LendScore within the scope');
  await expect(checks).toContainText(
    'Vox It is left outside although its AI Act class is “High-risk, Annex III”. Reason on record: Sold in May.',
  );
  await expect(checks).toContainText('The wording names no activity');
  await expectAccessible(page);

  await page.getByLabel('Unit, function, process, interface or service').fill('Hosted language model');
  await page.getByRole('button', { name: 'Add to the boundary' }).click();
  const item = page.getByRole('group', { name: 'Hosted language model' });
  await choose(item.getByRole('combobox', { name: 'Supplier' }), 'Northmere Models');
  await expect(checks).not.toContainText('Northmere Models');

  // A scope never leaves out clauses 4 to 10.
  const statement = page.getByLabel('Scope statement', { exact: true });
  await statement.fill('Development of LendScore, excluding clause 8.4.');
  await page.keyboard.press('Tab');
  await expect(page.getByText(/The wording excludes clause 8\.4\. Clauses 4 to 10 always apply \(4\.3\)/).first()).toBeVisible();
  expect((await callFrom(page, 'engagement.show', {})).scopeStatement).toBe('Lumenfold AI B.V., Utrecht');
  await statement.fill('Development of LendScore at Utrecht.');
  await page.keyboard.press('Tab');
  await expect(checks).not.toContainText('The wording names no activity');
});
