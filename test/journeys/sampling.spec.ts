/** A sample from the client's inventory to a nonconformity: imported, planned, drawn, worked by keys, evaluated. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasPdfToText, squeezed, textOfPdf } from '../export/read-pdf.ts';
import { expectAccessible } from './support/accessible.ts';
import { makeFile } from './support/files.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, choose, goTo, openAs } from './support/steps.ts';

const CLI = resolve(process.env.FIELDBOOK_ROOT ?? join(import.meta.dirname, '../..'), 'out/main/cli.js');

/** As many uses of AI as a government published: an id, a name with a line break here and there, an owner, a stage. */
const INVENTORY = [
  'Use Case ID,Use Case Name,Agency,Stage of Development',
  ...Array.from(
    { length: 2133 },
    (_none, n) =>
      `UC-${String(n + 1).padStart(4, '0')},"Use ${n + 1}${n % 50 === 0 ? '\nsecond line' : ''}",${['Treasury', 'Transport', 'Health'][n % 3]},${['Operation', 'Pilot', 'Retired'][n % 3]}`,
  ),
].join('\r\n');

test('an inventory is sampled from: the plan is declared, the records are worked by keys, a deviation becomes a nonconformity', async ({
  launch,
  folder,
}) => {
  // Import, draw, work and report in one walk.
  test.slow();
  const file = makeFile(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2' });
  file.call('checklist.make', { auditId });
  const list = join(folder, 'inventory.csv');
  writeFileSync(list, Buffer.from(INVENTORY, 'latin1'));
  const app = await launch();
  const { page } = app;
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, `/e/audits/${auditId}/sampling`);
  await expect(page.getByText('No sample. Begin with the population: a file, a pasted list, or a count.')).toBeVisible();

  // Without a population a new sample begins with one. Nothing is written before it is taken.
  await page.keyboard.press('Shift+N');
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeFocused();
  await app.chooseFiles(list);
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 133 rows below the titles in row 1')).toBeVisible();
  const read = page.getByRole('combobox', { name: 'Read the column ‘Agency’ as' });
  await read.fill('Id of the record');
  await page.getByRole('option', { name: 'Id of the record', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Rows that stand in the way' })).toContainText('stands in row');
  await expect(page.getByRole('button', { name: /^Take \d/ })).toBeDisabled();
  await read.fill('Stratum');
  await page.getByRole('option', { name: 'Stratum', exact: true }).click();
  const id = page.getByRole('combobox', { name: 'Read the column ‘Use Case ID’ as' });
  await id.fill('Id of the record');
  await page.getByRole('option', { name: 'Id of the record', exact: true }).click();
  await expect(page.getByText('Every row can be taken.')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('Uses of AI');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Uses of AI/ })).toBeVisible();
  await page.getByLabel('What one record is').fill('uses of AI');
  await page.getByLabel('Compared with (another source)').fill('the budget of the agencies');
  await page.getByLabel('Number there').fill('2 133');
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 133 records = 2 133 in the budget of the agencies').first()).toBeVisible();
  await expect(page.getByText('100 of 2 133 shown')).toBeVisible();

  // The plan answers while it is typed, and says the way out of what cannot be.
  await page.getByRole('heading', { level: 1, name: /^Uses of AI/ }).click();
  await page.keyboard.press('Shift+N');
  const plan = page.getByRole('form', { name: 'Plan of the sample' });
  await expect(plan.getByLabel('Title')).toBeFocused();
  await page.keyboard.type('Uses have an owner');
  await choose(plan.getByRole('combobox', { name: 'Deviations that the plan bears' }), 'a number');
  const size = page.getByRole('complementary', { name: 'Why this size' });
  const { n } = await callFrom(page, 'sampling.sampleSize', { confidence: '95%', tolerable: '5%', deviations: 1, population: 2133 });
  await expect(size).toContainText(`With ${n} of 2 133 records drawn at random and at most 1 deviation found`);
  await plan.getByLabel('Tolerable rate').fill('0.01');
  await expect(size.getByRole('button', { name: 'Test all 2 133 records' })).toBeVisible();
  await plan.getByLabel('Tolerable rate').fill('5,');
  await expect(plan.getByText('Write the rate with a percent sign: 5%, 97.5%.')).toBeVisible();
  await plan.getByLabel('Tolerable rate').fill('5');
  await expect(size).toContainText('Still to be said before the draw');
  await plan.getByRole('combobox', { name: 'Requirements' }).fill('A.3.2');
  await page.getByRole('option', { name: /^A\.3\.2 / }).click();
  await plan.getByLabel('Attribute that is tested').fill('A named owner');
  await plan.getByLabel('What counts as a deviation').fill('no owner is named');
  await plan.getByLabel('At so many deviations').fill('3');
  await plan.getByLabel('once to so many records').fill('120');
  await expect(plan.getByRole('button', { name: new RegExp(`^Draw ${n} records`) })).toBeEnabled();
  await expectAccessible(page);
  await page.keyboard.press('Control+d');

  // Drawn: frozen, in order, repeatable from the command line.
  const grid = page.getByRole('grid', { name: 'Drawn records' });
  await expect(grid).toBeVisible();
  await expect(page.getByText(/^Plan frozen at the draw/)).toBeVisible();
  const { samples } = await callFrom(page, 'sampling.list', { auditId });
  const sampleId = samples[0]?.sample.id ?? '';
  const drawn = await callFrom(page, 'sampling.show', { id: sampleId });
  expect(drawn.items).toHaveLength(n);
  await app.chooseTarget(join(folder, 'ids.txt'));
  await page.getByRole('button', { name: 'Write list of ids' }).click();
  await expect(page.getByText('2133 ids written.')).toBeVisible();
  const words = /--seed '(.*)' --n (\d+)/.exec((await page.locator('code').textContent()) ?? '') ?? [];
  const repeated = execFileSync(
    process.execPath,
    [CLI, 'draw', '--seed', words[1] ?? '', '--n', words[2] ?? '', '--ids-file', join(folder, 'ids.txt')],
    { encoding: 'utf8', env: { ...process.env, FIELDBOOK_HOME: join(folder, 'maker') } },
  );
  expect((JSON.parse(repeated) as { ids: string[] }).ids).toEqual(drawn.items.map(({ record }) => record));

  // One key a record: conforms goes on by itself, a deviation waits for its note, not applicable asks why.
  const strip = page.getByRole('region', { name: 'Chosen record' });
  const at = (place: number) => drawn.items[place]?.record ?? '';
  await grid.focus();
  for (const place of [0, 1]) {
    await expect(strip).toContainText(at(place));
    await page.keyboard.press('1');
  }
  await expect(strip).toContainText(at(2));
  await page.keyboard.press('2');
  await expect(strip.getByRole('button', { name: /^Raise a nonconformity/ })).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type('the field of the owner is empty');
  await page.keyboard.press('Enter');
  await expect(grid).toContainText('the field of the owner is empty');
  await page.keyboard.press('j');
  await expect(strip).toContainText(at(3));
  await page.keyboard.press('3');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Say why.')).toBeVisible();
  await page.keyboard.type('Retired before the period.');
  await page.keyboard.press('Enter');
  await expect(strip).toContainText(at(4));
  await page.keyboard.press('r');
  await page.keyboard.type('Entered twice under another name.');
  await page.keyboard.press('Enter');
  await expect(grid).toContainText('Replaced');
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await expect(strip.getByRole('button', { name: /^Missing/ })).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);
  const { items } = await callFrom(page, 'sampling.show', { id: sampleId });
  for (const item of items.filter(({ result, replacedReason }) => result === null && replacedReason === '').slice(0, -1))
    await callFrom(page, 'sampling.setResult', { itemId: item.id, result: 'conforms' });
  await page.getByRole('button', { name: 'To do 1' }).click();
  await page.keyboard.press('1');

  // The evaluation in words and picture; the deviation counts whatever the rate says.
  const evaluation = page.getByRole('region', { name: 'Evaluation' });
  await expect(evaluation).toContainText('Does not support reliance.');
  await expect(evaluation.getByRole('img', { name: /tolerable rate 5 %/ })).toBeVisible();
  await expect(evaluation).toContainText('2 deviations are still unfulfilled requirements.');
  await expect(evaluation).toContainText('Of 2 133 uses of AI (Uses of AI)');
  await page.getByRole('button', { name: 'Deviations 2' }).click();
  await grid.focus();
  await page.keyboard.press('Home');
  await expect(strip).toContainText(at(2));
  await page.keyboard.press('f');
  const raise = page.getByRole('form', { name: 'Raise a nonconformity' });
  await expect(raise.getByRole('checkbox', { name: new RegExp(`^${at(2)}`) })).toBeChecked();
  await raise.getByRole('checkbox', { name: /Missing/ }).check();
  await raise.getByLabel('Statement').fill('Roles were not allocated: uses of AI have no owner.');
  await page.keyboard.press('Control+Enter');

  // It stands among the findings, with the records as objective evidence, and the sample names it.
  await expect(page.getByRole('region', { name: 'Finding', exact: true })).toContainText(at(2));
  await expect(page.getByText(`Sample P-01, Uses of AI, record 3 drawn.`, { exact: false }).first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page.getByRole('region', { name: 'Evaluation' })).toContainText('Does not support reliance.');
  await expect(page.getByText('still unfulfilled requirements')).toBeHidden();
  expect((await callFrom(page, 'ledger.verify', {})).ok).toBe(true);

  // The report says how many of which records were looked at, and what follows.
  if (!hasPdfToText()) return;
  const pdf = join(folder, 'report.pdf');
  await goTo(page, '/e/reports');
  // By its name: the heading of the place that is being left is also one, and there the key exports nothing.
  await expect(page.getByRole('heading', { level: 1, name: 'Report', exact: true })).toBeVisible();
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await app.chooseTarget(pdf);
  await dialog.getByRole('button', { name: 'Choose where and write' }).click();
  await expect(dialog.getByText(/^Written: report\.pdf/)).toBeVisible({ timeout: 90_000 });
  const text = squeezed(textOfPdf(readFileSync(pdf)));
  for (const words of ['P-01', 'no owner is named', `Of 2 133 uses of AI (Uses of AI)`, at(2), 'Roles were not allocated'])
    expect(text).toContain(squeezed(words));
});
