/** What a body has on file before an audit: the application is reviewed by keys, and who consulted the client is kept out. */
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, choose, goTo, openAs } from './support/steps.ts';
import { sampleFile, withSystem } from './support/work.ts';

test('an application is reviewed and accepted without a mouse', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const [lead] = file.call<{ people: { name: string }[] }>('team.list').people;
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, lead?.name ?? '');
  await expect(page.getByRole('button', { name: /Review the application of/ })).toContainText('not begun (9.1.2)');
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  const parts = page.getByRole('listbox', { name: 'What is on file about the client' });
  await expect(parts.getByRole('option', { name: /Contacts/ })).toContainText('0 contacts');

  // A contact, by N: the first one is the main contact.
  await parts.focus();
  await page.keyboard.press('j');
  await expect(page.getByText('Missing: A main contact (ISO/IEC 17021-1 9.1.1)')).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type('Ruben Claes');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Ruben Claes' })).toBeVisible();
  await expect(page.getByText('Missing: A main contact')).toHaveCount(0);

  await parts.focus();
  // The list of parts is walked to the review, wherever it stands in it.
  await parts.press('Home');
  const review = parts.getByRole('option', { name: /Application review/ });
  for (let steps = 0; steps < 9 && (await review.getAttribute('aria-selected')) !== 'true'; steps += 1) await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: 'Application review' })).toBeVisible();
  await page.keyboard.press('n');
  const points = page.getByRole('listbox', { name: 'Points of the review' });
  await expect(points.getByRole('option')).toHaveCount(9);
  await parts.focus();
  await page.keyboard.press('Enter');
  await expect(points).toBeFocused();
  for (const [index, key] of ['1', '1', '1', '1', '1', '1', '1', '3', '1'].entries()) {
    const point = points.getByRole('option').nth(index);
    await expect(point).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press(key);
    await expect(point).toHaveAttribute('aria-label', key === '3' ? /Does not apply/ : /Yes/);
    if (index < 8) await page.keyboard.press('j');
  }
  await expect(page.getByText('Why it does not apply is missing: safety conditions.')).toBeVisible();
  await page.keyboard.press('k');
  await page.keyboard.press('r');
  await page.keyboard.type('Offices only.');
  await points.focus();
  await expect(page.getByText('Why it does not apply is missing: safety conditions.')).toHaveCount(0);
  await page.keyboard.press('e');
  await page.keyboard.type('The body has auditors for consumer credit.');
  await points.focus();
  await expect(page.getByRole('button', { name: /^Accept the application/ })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(parts.getByRole('option', { name: /Application review/ })).toContainText('Accepted');
  const { reviews } = await callFrom(page, 'client.reviews', {});
  expect(reviews).toMatchObject([
    { outcome: 'accepted', reviewedByName: lead?.name, justification: 'The body has auditors for consumer credit.' },
  ]);
});

test('a person who consulted the client eight months ago is refused for the audit, and comes on it only with a justification that stays', async ({
  launch,
  folder,
}) => {
  const file = withSystem(folder);
  file.call('audits.create', { kind: 'stage_2', startsOn: '2026-12-01', endsOn: '2026-12-03' });
  const { id } = file.call<{ id: string }>('team.add', { name: 'Tobias Keller', role: 'auditor', side: 'body' });
  const [lead] = file.call<{ people: { name: string }[] }>('team.list').people;
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, lead?.name ?? '');

  // He declares it: eight months before the clock's November 2026.
  await goTo(page, `/e/team?show=${id}`);
  await expect(page.getByRole('heading', { name: 'Tobias Keller', level: 1 })).toBeVisible();
  // The key is there with the section, which waits for what is on file.
  await expect(page.getByRole('button', { name: /^Record a declaration/ })).toBeVisible();
  await page.keyboard.press('d');
  const form = page.getByRole('form', { name: 'Record a declaration' });
  await choose(form.getByRole('combobox', { name: 'Kind of tie' }), 'Consultancy for the client');
  await form.getByLabel('What it is or was').fill('Set-up of procedures.');
  await form.getByLabel('To', { exact: true }).fill('18 Mar 2026');
  await form.getByLabel('What it is or was').focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Keeps Tobias Keller off audits, review and decision of this client until 18 Mar 2028')).toBeVisible();
  await expectAccessible(page);

  await goTo(page, '/e/audits');
  const team = page.getByRole('region', { name: 'Audit team' });
  await choose(team.getByRole('combobox', { name: 'Person' }), 'Tobias Keller');
  await team.getByRole('button', { name: 'Add', exact: true }).click();
  const refused = team.getByRole('alert');
  await expect(refused).toContainText('until 18 Mar 2028 (5.2.10)');
  await expect(refused).toContainText('Choose somebody else.');
  expect((await callFrom(page, 'team.check', {})).overrides).toEqual([]);
  const why = team.getByRole('form', { name: 'Put Tobias Keller on the audit all the same: why' });
  await why.getByRole('textbox').fill('Nobody else of the body reads Portuguese.');
  await page.keyboard.press('Control+Enter');
  const kept = page.getByRole('list', { name: 'Justified in spite of a declaration' });
  await expect(kept).toContainText(`Nobody else of the body reads Portuguese. Justified by ${lead?.name}.`);
  await expect(team.getByText('Tobias Keller', { exact: true })).toBeVisible();

  await goTo(page, '/e/team?view=check');
  await expect(page.getByRole('list', { name: 'Justified in spite of a declaration' })).toContainText('Tobias Keller: audit on Stage 2.');
  const { changes } = await callFrom(page, 'ledger.history', { entity: 'impartiality_override' });
  expect(changes).toHaveLength(1);
});

test('client and team of the sample are whole, accessible and fit the smallest window', async ({ launch, folder }) => {
  const app = await launch();
  const { page } = app;
  await openAs(app, sampleFile(folder), 'Ines Vogt');
  for (const [place, name] of [
    ['/e/client', 'Organization'],
    ['/e/client?part=review', 'Application review'],
    ['/e/team?view=check', 'Who shows which competence'],
  ] as const) {
    await page.setViewportSize({ width: 1024, height: 700 });
    await goTo(page, place);
    await expect(page.getByRole('heading', { name }).first()).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
    if (place !== '/e/client') await expectAccessible(page);
  }
  await expect(page.getByText('Nothing is missing for the audits, the review and the decision.')).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.getByRole('heading', { name: /^Team/ })).toBeVisible();
});
