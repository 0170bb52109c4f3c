/** The register of findings as a tool: filter, group, sort, columns of one's own, several at once, a quick look, the board. */
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { areas, callFrom, goTo, openAs } from './support/steps.ts';
import { sampleFile } from './support/work.ts';

test('the register is filtered, grouped, sorted and given columns that a restart keeps', async ({ launch, folder }) => {
  const path = sampleFile(folder);
  let app = await launch();
  await openAs(app, path, 'Ines Vogt');
  const audits = (await callFrom(app.page, 'audits.list', {})).audits;
  const place = `/e/audits/${audits.find(({ kind }) => kind === 'stage_2')?.id ?? ''}/findings`;
  const grid = () => app.page.getByRole('grid', { name: 'Register of findings' });
  const numbers = async () => (await grid().getByRole('row').allTextContents()).flatMap((text) => /(?:NC|OFI)-\d\d/.exec(text)?.[0] ?? []);
  await goTo(app.page, place);
  await expect(grid().getByRole('row').filter({ hasText: 'OFI-02' })).toBeVisible();
  const asRaised = ['NC-01', 'NC-02', 'NC-03', 'NC-04', 'NC-05', 'OFI-01', 'OFI-02'];
  expect(await numbers()).toEqual(asRaised);

  // A word that stands in one statement, and in nothing that the row shows.
  await app.page.keyboard.press('/');
  await app.page.getByPlaceholder('Filter').fill('portuguese');
  await expect.poll(numbers).toEqual(['OFI-01']);
  await app.page.getByPlaceholder('Filter').fill('nothing holds this word');
  await expect(app.page.getByText('No finding under this filter.')).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect.poll(numbers).toEqual(asRaised);
  await app.page.getByRole('button', { name: 'Majors 1' }).click();
  await expect.poll(numbers).toEqual(['NC-01']);
  await app.page.getByRole('button', { name: 'All 7' }).click();

  await app.page.getByRole('combobox', { name: 'Group by' }).click();
  await app.page.getByRole('option', { name: 'Grade' }).click();
  await expect(grid().getByRole('row', { name: 'Opportunity 2' })).toBeVisible();
  await grid().getByRole('columnheader', { name: 'Title' }).getByRole('button').click();
  await expect(grid().getByRole('columnheader', { name: 'Title' })).toHaveAttribute('aria-sort', 'ascending');
  await app.page.getByRole('button', { name: 'Columns' }).click();
  await expect(app.page.getByRole('menuitemcheckbox', { name: 'Title' })).toBeChecked();
  await app.page.getByRole('menuitemcheckbox', { name: 'Raised' }).click();
  await app.page.getByRole('menuitemcheckbox', { name: 'Due' }).click();
  await app.page.keyboard.press('Escape');
  const heads = ['No.', 'Title', 'Req.', 'State', 'Raised'];
  await expect(grid().getByRole('columnheader')).toHaveText(heads);
  const sorted = await numbers();
  expect(sorted.toSorted()).toEqual(asRaised);

  await app.page.getByRole('button', { name: 'Columns' }).click();
  await expect(app.page.getByRole('menuitemcheckbox', { name: 'Due' })).not.toBeChecked();
  await expectAccessible(app.page);

  await app.quit();
  app = await app.restart({ files: [path] });
  await areas(app.page).waitFor();
  await goTo(app.page, place);
  await expect(grid().getByRole('columnheader')).toHaveText(heads);
  await expect(grid().getByRole('columnheader', { name: 'Title' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(grid().getByRole('row', { name: 'Opportunity 2' })).toBeVisible();
  await expect.poll(numbers).toEqual(sorted);
});

test('findings are marked by keys and dated together, looked at quickly, and laid out as a board', async ({ launch, folder }) => {
  const path = sampleFile(folder);
  const app = await launch();
  const { page } = app;
  await openAs(app, path, 'Ines Vogt');
  const { audits } = await callFrom(page, 'audits.list', {});
  const auditId = audits.find(({ kind }) => kind === 'stage_2')?.id ?? '';
  await goTo(page, `/e/audits/${auditId}/findings`);
  const grid = page.getByRole('grid', { name: 'Register of findings' });
  const row = (number: string) => grid.getByRole('row').filter({ hasText: number });
  await expect(row('NC-05')).toBeVisible();
  const chosen = (number: string) =>
    expect(page.getByRole('region', { name: 'Finding', exact: true }).getByRole('heading', { name: number })).toBeVisible();

  await row('NC-03').click();
  await chosen('S2-NC-03');
  await grid.focus();
  await page.keyboard.press('Control+Space');
  await expect(page.getByText('1 marked')).toBeVisible();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 marked')).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await chosen('S2-NC-04');
  await grid.focus();
  await page.keyboard.press('Control+Space');
  await expect(page.getByText('2 marked')).toBeVisible();

  // After the issue a change of dates needs its reason; all or none.
  await page.getByRole('button', { name: 'Set dates…' }).click();
  const form = page.getByRole('form', { name: /dates/i });
  await expect(form.getByLabel('Answer by')).toBeFocused();
  await form.getByLabel('To be verified by').fill('26 Feb 2027');
  await form.getByRole('button', { name: 'Set the dates' }).click();
  await expect(form.getByRole('alert').first()).toBeVisible();
  await form.getByLabel('Reason').fill('The client moved the release.');
  await form.getByRole('button', { name: 'Set the dates' }).click();
  await expect(form).toBeHidden();
  const { findings } = await callFrom(page, 'findings.list', { auditId });
  const verifyBy = async (number: string) =>
    (await callFrom(page, 'findings.show', { id: findings.find((one) => one.shortNumber === number)?.id ?? '' })).finding.verifyBy;
  expect([await verifyBy('NC-03'), await verifyBy('NC-05')]).toEqual(['2027-02-26', '2027-02-26']);
  expect(await verifyBy('NC-04')).not.toBe('2027-02-26');
  await page.getByRole('button', { name: 'Clear marks' }).click();
  await expect(page.getByText(/^\d marked$/)).toBeHidden();

  // Space looks at the chosen one, statement included, and takes the look away again.
  await row('NC-02').click();
  await chosen('S2-NC-02');
  await grid.focus();
  await page.keyboard.press('Space');
  const look = page.getByRole('dialog', { name: /S2-NC-02/ });
  const { statement } = (await callFrom(page, 'findings.show', { id: findings[1]?.id ?? '' })).finding;
  await expect(look).toContainText(statement);
  await page.keyboard.press('Space');
  await expect(look).toBeHidden();
  await expect(grid).toBeFocused();

  await page.keyboard.press('b');
  const board = page.getByRole('listbox');
  await expect(board.getByRole('option', { name: /NC-02/ })).toHaveAttribute('aria-selected', 'true');
  await expect(board.getByRole('group', { name: 'Done, 3' }).getByRole('option')).toHaveCount(3);
  await expectAccessible(page);
  await board.focus();
  await page.keyboard.press('Enter');
  await chosen('S2-NC-02');
  await expect(grid).toBeVisible();
});
