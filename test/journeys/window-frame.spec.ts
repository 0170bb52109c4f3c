/** The frame of the window by keys alone: places, palette, help, settings, passphrase and backups. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expectAccessible } from './support/accessible.ts';
import { addStage2, makeFile } from './support/files.ts';
import { expect, test } from './support/journey.ts';
import { areas, openAs } from './support/steps.ts';

const place = (page: Page) => page.evaluate(() => location.hash);
const keys = async (page: Page, ...struck: string[]) => {
  for (const key of struck) await page.keyboard.press(key);
};

test('places, palette, help and panes are reached by keys alone, and the focus comes back', async ({ launch, folder }) => {
  const file = makeFile(folder);
  const { auditId } = addStage2(file);
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await expectAccessible(page);

  await keys(page, 'g', 's');
  await expect.poll(() => place(page)).toBe('#/e/scope');
  await keys(page, 'g', 'f');
  await expect.poll(() => place(page)).toContain(`/e/audits/${auditId}/field-work`);
  // Field work has three panes: the areas are a rail of icons until the person wants words.
  await expect(areas(page).getByText('Evidence')).toHaveCount(0);
  await keys(page, 'Control+b');
  await expect(areas(page).getByText('Evidence')).toBeVisible();
  await keys(page, 'g', 'h');
  await expect.poll(() => place(page)).toBe('#/e');

  await page.getByRole('button', { name: 'Scope', exact: true }).focus();
  await keys(page, '?');
  const help = page.getByRole('dialog').filter({ hasText: 'Keys of this screen' });
  await expect(help.getByText('Go to findings')).toBeVisible();
  await expectAccessible(page);
  await keys(page, 'Escape');
  await expect(help).toBeHidden();
  await expect(page.getByRole('button', { name: 'Scope', exact: true })).toBeFocused();

  // Ctrl K right behind Esc: a help that still faded would keep the key, and the letters would be commands of the place.
  await keys(page, '?');
  await expect(help.getByText('Go to findings')).toBeVisible();
  await keys(page, 'Escape', 'Control+k');
  const field = page.getByRole('combobox', { name: 'Find or do' });
  await expect(field).toBeFocused();
  // A letter typed here is a letter, not a command.
  await page.keyboard.type('open settings');
  await expect(page.getByRole('option', { selected: true })).toContainText('Open settings');
  await expectAccessible(page);
  await keys(page, 'Enter');
  await expect.poll(() => place(page)).toBe('#/settings');
  // While it fades, the palette still has the focus.
  await expect(field).toBeHidden();
  // The screen is whole: what is drawn anew under the focus loses it.
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();

  const inside = () => page.evaluate(() => document.activeElement?.closest('header, nav, main')?.tagName ?? '');
  const seen = new Set<string>();
  for (let turn = 0; turn < 3; turn += 1) {
    await keys(page, 'F6');
    seen.add(await inside());
  }
  expect([...seen].sort()).toEqual(['HEADER', 'MAIN', 'NAV']);
});

test('a word of the file is found from anywhere, and a misspelt one is answered with its neighbour', async ({ launch, folder }) => {
  const file = makeFile(folder);
  const { auditId, itemId } = addStage2(file);
  file.call('checklist.addNote', { id: itemId, text: 'Drift alarms of week 33 were closed by a service account' });
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await keys(page, 'Control+k');
  await page.keyboard.type('alrams');
  await expect(page.getByText('Nothing contains ‘alrams’.')).toBeVisible();
  await page.getByRole('button', { name: /^Nearest: alarms/ }).click();
  const note = page.getByRole('option').filter({ hasText: 'service account' });
  await expect(note).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Find or do' })).toBeFocused();
  // Requirements whose prompts hold the word stand before the note.
  while ((await note.getAttribute('aria-selected')) !== 'true') await keys(page, 'ArrowDown');
  await keys(page, 'Enter');
  await expect.poll(() => place(page)).toBe(`#/e/audits/${auditId}/field-work/${itemId}`);
});

test('single letters can be switched off, and the look chosen; both are kept', async ({ launch, folder }) => {
  const file = makeFile(folder);
  const app = await launch();
  await openAs(app, file.path, 'Ines Vogt');
  await keys(app.page, 'Control+,');
  await expectAccessible(app.page);
  await app.page.getByRole('switch', { name: 'Single letters are commands' }).click({ force: true });
  await app.page.getByRole('radiogroup').getByText('Dark', { exact: true }).click();
  await expect(app.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expectAccessible(app.page);
  await keys(app.page, 'F6', 'F6', 'g', 's');
  await expect.poll(() => place(app.page)).toBe('#/settings');
  await app.quit();

  const again = await app.restart();
  await expect(again.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expectAccessible(again.page);
});

test('a passphrase is set, a backup made and restored beside the open file', async ({ launch, folder }) => {
  const file = makeFile(folder);
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await keys(page, 'Control+,');
  await page.getByRole('button', { name: 'Set a passphrase…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('New passphrase', { exact: true }).fill('lantern field');
  await dialog.getByLabel('New passphrase once more').fill('lantern fields');
  await dialog.getByRole('button', { name: 'Encrypt the file' }).click();
  await expect(dialog.getByText('The two do not match.')).toBeVisible();
  await dialog.getByLabel('New passphrase once more').fill('lantern field');
  await dialog.getByRole('button', { name: 'Encrypt the file' }).click();
  await expect(page.getByText('The file is encrypted.')).toBeVisible();

  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('asked for')).toBeVisible();
  await page.getByRole('button', { name: 'What would be lost' }).first().click();
  await expect(page.getByText(/^Nothing was written since/)).toBeVisible();
  const restored = join(folder, 'restored.aims');
  await app.chooseTarget(restored);
  await page.getByRole('button', { name: 'Restore to a new file…' }).first().click();
  await expect(page.getByText(/^restored\.aims was written/)).toBeVisible();
  expect(existsSync(restored)).toBe(true);
  expect(existsSync(file.path)).toBe(true);
});
