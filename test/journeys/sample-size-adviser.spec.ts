/** The sample-size adviser, without an engagement. */

import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { choose } from './support/steps.ts';

test('the adviser compares designs before any file is open', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.getByRole('heading', { level: 1, name: 'Sample-size adviser' })).toBeVisible();
  const first = page.getByRole('region', { name: 'Design A' });
  await first.getByLabel('Records in the population').fill('');
  await expect(first.getByRole('status')).toContainText(/^59/);
  await first.getByLabel('Records in the population').fill('500');
  await expect(first.getByRole('status')).toContainText(/^56/);
  await first.getByLabel('Tolerable rate').fill('0.4');
  await choose(first.getByRole('combobox', { name: 'Bears' }), 'as many as are expected');
  await first.getByLabel('Expected rate').fill('0.5');
  await expect(first.getByRole('status')).toContainText('no sample could show that it is kept');
  await expect(page.getByRole('img', { name: /^Sample size over tolerable rate/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'What a result allows to say' })).toContainText('at most 7.7 % deviate');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Open file/ })).toBeVisible();
});
