/** The programme of the cycle: its dates follow from the decision, and what does not keep to the rules is said. */
import { expect, test } from './support/journey.ts';
import { callFrom, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

test('the dates of the cycle follow from the decision that is entered; a settled programme asks why it changes', async ({
  launch,
  folder,
}) => {
  const file = withSystem(folder);
  file.call('scope.addSite', { name: 'Utrecht' });
  const [lead] = file.call<{ people: { id: string; name: string }[] }>('team.list').people;
  const app = await launch();
  const { page } = app;
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(app, file.path, lead?.name ?? '');
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { name: 'Programme', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Make programme' }).click();
  const look = page.getByRole('region', { name: 'To look at' }).first();
  await expect(look).toContainText('Neither the decision nor an assumed day is known');

  // The decision needs its source; then every window follows from it.
  await page.keyboard.press('d');
  const dates = page.getByRole('form', { name: 'Dates' });
  await dates.getByLabel('Day of the decision', { exact: true }).fill('2027-02-12');
  await dates.getByLabel('Where the decision stands').focus();
  await page.keyboard.press('Control+Enter');
  await expect(dates.getByText('Say where the decision stands', { exact: false }).first()).toBeVisible();
  await dates.getByLabel('Where the decision stands').fill('Decision 2027-014');
  await dates.getByLabel('Settled on').fill('2027-02-13');
  await dates.getByLabel('Where the decision stands').focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Cycle 12 Feb 2027 to 11 Feb 2030', { exact: false })).toBeVisible();
  await expect(page.getByRole('img', { name: /^The cycle from 12 Feb 2027 to 11 Feb 2030/ })).toBeVisible();
  const row = page.getByRole('row', { name: /^Surveillance 1/ }).first();
  await expect(row).toContainText('12 Nov – 31 Dec 2027');

  // A window that may end after twelve months is said, with its clause.
  await row.getByRole('button').click();
  await page.keyboard.press('o');
  const form = page.getByRole('form', { name: 'Surveillance 1' });
  await form.getByLabel('Window from').fill('2028-02-01');
  await form.getByLabel('Window to').fill('2028-02-20');
  await form.getByLabel('Title').focus();
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText('The programme is settled: say why it changes.').first()).toBeVisible();
  await form.getByLabel('Reason of the change').fill('The client moves in December.');
  await page.keyboard.press('Control+Enter');
  await expect(look).toContainText('Surveillance 1 may end after 12 February 2028');
  await expect(look).toContainText('9.1.3.3');
  await expect(page.getByRole('region', { name: 'Changes' })).toContainText('Changed: Surveillance 1: The client moves in December.');
  expect((await callFrom(page, 'programme.show', {})).changes).toHaveLength(1);
});
