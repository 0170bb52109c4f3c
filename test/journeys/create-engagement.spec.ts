/** From an empty start screen to an engagement file that the person made. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { areas } from './support/steps.ts';

test('a new engagement with a passphrase is a file that only the passphrase opens', async ({ launch, folder }) => {
  const app = await launch();
  const { page } = app;
  await expect(page.getByRole('heading', { name: 'Recent engagements' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: /^New engagement/ }).click();
  const form = page.locator('form');
  await expect(form.getByRole('heading', { name: 'New engagement' })).toBeVisible();
  await expectAccessible(page);

  // Nothing is asked of the system before the form is right.
  await form.getByRole('button', { name: /create/i }).click();
  await expect(form.getByText(/Name the client/)).toBeVisible();
  expect(await app.askedDialogs()).toEqual([]);

  await form.getByLabel('Client', { exact: true }).fill('Lumenfold AI B.V.');
  await form.getByLabel('Your name').fill('Ines Vogt');
  await form.getByLabel('Certification body').fill('Tarn Certification');
  await form.getByLabel('Passphrase', { exact: true }).fill('correct horse battery');
  await form.getByLabel('Passphrase once more').fill('correct horse battery');
  const path = join(folder, 'lumenfold.aims');
  await app.chooseTarget(path);
  await form.getByRole('button', { name: /create/i }).click();

  await expect(areas(page)).toBeVisible();
  await expect(page.getByText('Lumenfold AI B.V.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ines Vogt' })).toBeVisible();
  expect(existsSync(path)).toBe(true);
  const asked = await app.askedDialogs();
  expect(asked.map(({ kind }) => kind)).toEqual(['save']);
  expect(String(asked[0]?.options.defaultPath)).toMatch(/\.aims$/);

  // The next start lists the file as locked, without the client's name, and asks for the passphrase.
  await app.quit();
  const next = await app.restart();
  const row = next.page.getByRole('row').filter({ hasText: 'lumenfold.aims' });
  await expect(row).toBeVisible();
  await expect(next.page.getByText('Lumenfold AI')).toHaveCount(0);
  await row.dblclick();
  const dialog = next.page.getByRole('dialog');
  await dialog.getByLabel('Passphrase', { exact: true }).fill('correct horse battery');
  await dialog.getByRole('button', { name: /^Open/ }).click();
  await expect(areas(next.page)).toBeVisible();
});

test('turning back from the choice of a place makes no file and loses no word', async ({ launch, folder }) => {
  const app = await launch();
  const { page } = app;
  await page.getByRole('button', { name: /^New engagement/ }).click();
  const form = page.locator('form');
  await form.getByLabel('Client', { exact: true }).fill('Lumenfold AI B.V.');
  await form.getByLabel('Your name').fill('Ines Vogt');
  await form.getByLabel(/^No passphrase/).check();
  await app.chooseTarget(null);
  await form.getByRole('button', { name: /create/i }).click();
  await expect.poll(async () => (await app.askedDialogs()).length).toBe(1);
  await expect(form.getByLabel('Client', { exact: true })).toHaveValue('Lumenfold AI B.V.');
  expect(existsSync(join(folder, 'lumenfold.aims'))).toBe(false);
});
