/** A file that cannot be worked on: named exactly, changed by not one byte, with a way out. */
import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { expectAccessible } from './support/accessible.ts';
import { bytesOf, damage, makeFile, makeNewer } from './support/files.ts';
import { expect, test } from './support/journey.ts';
import type { RunningApp } from './support/launch-app.ts';
import { actAs, areas, callFrom, chooseFile } from './support/steps.ts';

async function open(app: RunningApp, path: string): Promise<Page> {
  await chooseFile(app, path);
  return app.page;
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a wrong passphrase is said beside the field, and the right one opens the file', async ({ launch, folder }) => {
  const { path } = makeFile(folder, { passphrase: 'correct horse battery' });
  const before = bytesOf(path);
  const app = await launch();
  const page = await open(app, path);
  const dialog = page.getByRole('dialog');
  const field = dialog.getByLabel('Passphrase', { exact: true });
  await field.fill('wrong horse battery');
  await dialog.getByRole('button', { name: /^Open/ }).click();
  await expect(dialog.getByRole('alert')).toContainText(/does not open the file/);
  await expectAccessible(page);
  expect(bytesOf(path).equals(before)).toBe(true);
  await field.fill('correct horse battery');
  await dialog.getByRole('button', { name: /^Open/ }).click();
  await expect(areas(page)).toBeVisible();
});

test('a file of a newer version is left as it is and says what is needed', async ({ launch, folder }) => {
  const { path } = makeFile(folder);
  makeNewer(path);
  const before = bytesOf(path);
  const page = await open(await launch(), path);
  await expect(heading(page)).toContainText(/newer/i);
  await expectAccessible(page);
  expect(bytesOf(path).equals(before)).toBe(true);
  await expect(areas(page)).toHaveCount(0);
});

test('a damaged file is named as damaged and not touched', async ({ launch, folder }) => {
  const { path } = makeFile(folder);
  damage(path);
  const before = bytesOf(path);
  const page = await open(await launch(), path);
  await expect(heading(page)).toContainText(/damaged/i);
  await expectAccessible(page);
  expect(bytesOf(path).equals(before)).toBe(true);
  await expect(areas(page)).toHaveCount(0);
});

test('a damaged file that was open here before is left for its newest backup, which is written to a new file and opened', async ({
  launch,
  folder,
}) => {
  const { path } = makeFile(folder);
  const first = await launch();
  await open(first, path);
  await expect(areas(first.page)).toBeVisible();
  await actAs(first.page, 'Ines Vogt');
  await callFrom(first.page, 'engagement.update', { clientDescription: 'Scores loan applications.' });
  await first.quit();
  damage(path);
  const before = bytesOf(path);
  const app = await first.restart();
  const page = await open(app, path);
  await expect(heading(page)).toContainText(/damaged/i);
  await expect(page.getByRole('heading', { level: 2, name: /^Backups of this file/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Restore that of / })).toHaveCount(1);
  await expectAccessible(page);
  const restored = join(folder, 'lumenfold-restored.aims');
  await app.chooseTarget(restored);
  await expect(page.getByRole('button', { name: /^Restore the newest backup/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(areas(page)).toBeVisible();
  expect((await callFrom(page, 'engagement.show', {})).clientDescription).toBe('Scores loan applications.');
  expect((await callFrom(page, 'engagement.status', {})).file?.fileName).toBe('lumenfold-restored.aims');
  expect(bytesOf(path).equals(before)).toBe(true);
});

test('a file that is none of ours is named so', async ({ launch, folder }) => {
  const path = join(folder, 'holiday.aims');
  writeFileSync(path, 'a letter from the sea');
  const page = await open(await launch(), path);
  await expect(heading(page)).toContainText(/not an? .*engagement|no engagement/i);
  expect(bytesOf(path).toString()).toBe('a letter from the sea');
});

test('a file that another window has open is shown for reading only, and says who has it', async ({ launch, folder }) => {
  const { path } = makeFile(folder);
  const first = await launch();
  await open(first, path);
  await expect(areas(first.page)).toBeVisible();
  await actAs(first.page, 'Ines Vogt');
  // A second window of the same program, with an engine of its own.
  await first.openFile(path);
  await expect.poll(() => first.windows().length).toBe(2);
  const second = first.windows()[1];
  if (second === undefined) throw new Error('no second window');
  await expect(areas(second)).toBeVisible();
  await expect(second.getByText('Read-only', { exact: true })).toBeVisible();
  await expectAccessible(second);
});

test('a file that another computer holds opens only after the person decides', async ({ launch, folder }) => {
  const { path } = makeFile(folder);
  const lock = {
    person: 'Tobias Keller',
    machine: `${hostname()}-other`,
    installation: 'another',
    user: 'tobias',
    pid: 4711,
    started: '',
    time: '2026-11-18T07:12:00.000Z',
    token: 'token-of-the-other',
  };
  writeFileSync(join(dirname(path), '~$lumenfold.aims.lock'), JSON.stringify(lock));
  const page = await open(await launch(), path);
  await expect(heading(page)).toContainText(/in use|open/i);
  await expect(page.getByText(/Tobias Keller/).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /read.only|for reading/i }).click();
  await expect(areas(page)).toBeVisible();
  await expect(page.getByText('Read-only', { exact: true })).toBeVisible();
});
