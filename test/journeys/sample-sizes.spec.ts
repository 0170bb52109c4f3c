/** The certification body's own table of sample sizes: entered in the settings, refused where it runs backwards, kept in the file. */
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { sampleFile } from './support/work.ts';

test('a table of sample sizes is entered with its source, refused backwards, and serves a plan', async ({ launch, folder }) => {
  const app = await launch();
  const { page } = app;
  await openAs(app, sampleFile(folder), 'Ines Vogt');
  await goTo(page, '/settings');
  const section = page.getByRole('region', { name: 'Table of sample sizes' });
  await section.getByLabel('Name of the table').fill('P-12, annex B');
  await section.getByLabel('Source').fill('P-12 version 4, page 9');
  await section.getByLabel('Row 1: population up to').fill('500');
  await section.getByRole('button', { name: 'Save the table' }).click();
  await expect(section.getByRole('alert')).toContainText('Each row needs the number of records to draw.');
  await section.getByLabel('Row 1: records to draw').fill('25');
  await section.getByRole('button', { name: 'Add a row' }).click();
  await section.getByLabel('Row 2: population up to').fill('50');
  await section.getByLabel('Row 2: records to draw').fill('8');
  await section.getByRole('button', { name: 'Save the table' }).click();
  await expect(section.getByText('Rows go from small to large populations').first()).toBeVisible();
  expect((await callFrom(page, 'sampling.table', {})).table).toBeNull();
  await section.getByLabel('Row 2: population up to').fill('');
  await section.getByLabel('Row 2: records to draw').fill('40');
  await section.getByRole('button', { name: 'Save the table' }).click();
  await expect
    .poll(async () => (await callFrom(page, 'sampling.table', {})).table)
    .toMatchObject({
      name: 'P-12, annex B',
      rows: [
        { upTo: 500, size: 25 },
        { upTo: null, size: 40 },
      ],
    });
  await expectAccessible(page);
});
