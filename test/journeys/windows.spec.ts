/** Windows and their engines: files handed over by the system, closing with unsaved text, an engine that stops. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeFile } from './support/files.ts';
import { expect, test } from './support/journey.ts';
import { actAs, areas, callFrom, chooseFile, openAs } from './support/steps.ts';

const existsLock = (folder: string): boolean => existsSync(join(folder, '~$lumenfold.aims.lock'));

test('a file from the system opens in the window that is idle, a second one in a window of its own', async ({ launch, folder }) => {
  const first = makeFile(folder, { name: 'first.aims' });
  const second = makeFile(folder, { name: 'second.aims' });
  const app = await launch();
  await expect(app.page.getByRole('heading', { name: 'Recent engagements' })).toBeVisible();
  await app.openFile(first.path);
  await expect(areas(app.page)).toBeVisible();
  await expect(app.page.getByRole('contentinfo')).toContainText('first.aims');
  expect(app.windows()).toHaveLength(1);

  await app.openFile(second.path);
  await expect.poll(() => app.windows().length).toBe(2);
  const other = app.windows()[1];
  if (other === undefined) throw new Error('no second window');
  await expect(areas(other)).toBeVisible();
  await expect(other.getByRole('contentinfo')).toContainText('second.aims');
  await expect(app.page.getByRole('contentinfo')).toContainText('first.aims');
});

test('a window with text that is not saved asks before it closes', async ({ launch }) => {
  const app = await launch();
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible();
  await callFrom(app.page, 'window.open', {});
  await expect.poll(() => app.windows().length).toBe(2);

  // As the page's own saved indicator says when a save has failed.
  await callFrom(app.page, 'window.showUnsaved', { unsaved: true });
  await app.pressButton(0);
  await app.closeWindow(0);
  await expect.poll(async () => (await app.askedDialogs()).length).toBe(1);
  const [question] = await app.askedDialogs();
  expect(question?.options).toMatchObject({ buttons: ['Go back', 'Close anyway'], cancelId: 0 });
  expect(app.windows()).toHaveLength(2);

  await app.pressButton(1);
  await app.closeWindow(0);
  await expect.poll(() => app.windows().length).toBe(1);

  // The other window has nothing to lose and asks nothing.
  await app.closeWindow(0);
  await expect.poll(() => app.windows().length).toBe(0);
  expect(await app.askedDialogs()).toHaveLength(2);
});

test('when the engine stops, the window says so and the engagement can be opened again', async ({ launch, folder }) => {
  const { path } = makeFile(folder);
  const app = await launch();
  await openAs(app, path, 'Ines Vogt');
  await app.killEngine();
  await expect(app.page.getByText(/has stopped/).first()).toBeVisible();
  await app.page.getByRole('button', { name: /^Open it again/ }).click();
  await expect(areas(app.page)).toBeVisible();
  await expect(app.page.getByRole('contentinfo')).toContainText('lumenfold.aims');
});

test('closing the last window lets go of the file and leaves a backup', async ({ launch, folder }) => {
  const file = makeFile(folder);
  const app = await launch();
  await chooseFile(app, file.path);
  await actAs(app.page, 'Ines Vogt');
  await callFrom(app.page, 'scope.addSite', { name: 'Porto' });
  await app.quit();
  expect(file.call<{ sites: { name: string }[] }>('scope.sites').sites.map(({ name }) => name)).toEqual(['Porto']);
  const again = await app.restart();
  await chooseFile(again, file.path);
  await expect(areas(again.page)).toBeVisible();
  const { backups } = await callFrom(again.page, 'engagement.backups', {});
  expect(backups.map(({ reason }) => reason)).toContain('close');
  expect(existsLock(folder)).toBe(true);
  await again.quit();
  expect(existsLock(folder)).toBe(false);
});
