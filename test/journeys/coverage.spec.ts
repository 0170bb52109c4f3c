/** Coverage before the closing meeting: holes are found, filled and left out by keys alone. */
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

test('a hole is found by keys, filled in field work, and goes; another is left out with its reason', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-17' });
  const [lead] = file.call<{ people: { id: string; name: string }[] }>('team.list').people;
  const wanted = ['42001:10.1', '42001:10.2', '42001:A.3.3'].map((requirement) => ({
    requirement,
    unit: { kind: 'organization', id: null },
  }));
  file.call('checklist.make', { auditId, units: wanted });

  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, lead?.name ?? '');
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { name: 'Coverage', level: 1 })).toBeVisible();
  const holes = page.getByRole('region', { name: 'Holes' });
  await expect(page.getByText('0 of 3 planned looks done')).toBeVisible();
  await expectAccessible(page);

  // H goes to the first hole and puts the focus on its cell; arrows walk on from there.
  await page.keyboard.press('h');
  const improvement = page.getByRole('gridcell', { name: '10 Improvement, Whole organization: 0 of 2, hole, nothing seen' });
  await expect(improvement).toBeFocused();
  await expect(improvement).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  const internal = page.getByRole('gridcell', { name: /^A\.3 Internal organization, Whole organization: 0 of 1/ });
  await expect(internal).toBeFocused();

  // Enter opens the first requirement of the cell; a line is noted, and the hole has gone.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^A\.3\.3/ })).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type('Concern C-2026-03 followed to its answer.');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Concern C-2026-03 followed to its answer.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('gridcell', { name: /^A\.3 Internal organization, Whole organization: 1 of 1, all seen/ })).toBeVisible();
  await expect(holes.getByRole('button', { name: /^A\.3 / })).toHaveCount(0);

  // What cannot be seen any more is left out, with the reason that the report prints.
  await page.keyboard.press('h');
  await expect(improvement).toBeFocused();
  await page.keyboard.press('6');
  const reason = holes.getByLabel('Why was this not sampled, and when will it be?');
  await expect(reason).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(holes.getByText('A reason is needed: the report prints it.')).toBeVisible();
  await page.keyboard.type('No corrective action was due yet; at surveillance 1.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: /^10 Improvement, Whole organization: 0 of 2, left out with a reason/ })).toBeVisible();
  await expect(holes.getByText('No hole.', { exact: false })).toBeVisible();
  const left = await callFrom(page, 'checklist.list', { auditId });
  expect(left.rows.filter(({ stored }) => stored === 'not_sampled').map(({ reason: why }) => why)).toEqual(
    Array(2).fill('No corrective action was due yet; at surveillance 1.'),
  );

  // P turns the columns: phases, then people.
  await page.keyboard.press('p');
  await expect(page.getByRole('columnheader', { name: 'Deployment' })).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByRole('gridcell', { name: `A.3 Internal organization, ${lead?.name}: 1` })).toBeVisible();
  await page.setViewportSize({ width: 1024, height: 700 });
  await expectAccessible(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
});
