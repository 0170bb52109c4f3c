/** Audit time: worked out, justified, approved and applied to the audits, by keys. */
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { sampleFile, withSystem } from './support/work.ts';

test('time is worked out from a licensed table, justified line by line and applied to an audit; a difference needs its reason', async ({
  launch,
  folder,
}) => {
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-19' });
  const [lead] = file.call<{ people: { id: string; name: string }[] }>('team.list').people;
  const app = await launch();
  const { page } = app;
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(app, file.path, lead?.name ?? '');
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await expect(page.getByRole('heading', { name: 'Audit time', level: 1 })).toBeVisible();
  await expect(page.getByText('No audit time worked out yet.')).toBeVisible();
  await page.keyboard.press('n');
  const form = page.getByRole('form', { name: 'Calculation' });
  await form.getByLabel('Persons').fill('58');
  await page.keyboard.press('Control+Enter');

  // Nothing is guessed while the base table is missing.
  const result = page.getByRole('region', { name: 'Result', exact: true });
  await expect(result).toContainText('The base table for ISO/IEC 42006 is missing');
  await page.getByLabel('Base table, one row a line: from, to, days').fill('1-25 6\n26 to 65');
  await page.getByLabel('Where the rows are from').focus();
  await expect(page.getByText('Line 2 is no row.', { exact: false }).first()).toBeVisible();
  await page.getByLabel('Base table, one row a line: from, to, days').fill('1-25 6\n26-65 9');
  await page.getByLabel('Where the rows are from').fill('Licensed copy 12, Annex A');
  await page.keyboard.press('Enter');
  await expect(result.getByText('Licensed copy 12, Annex A · entered')).toBeVisible();

  // An adjustment counts when it has its justification.
  await page.getByRole('heading', { name: 'Audit time', level: 1 }).click();
  await page.keyboard.press('r');
  const line = page.getByRole('group', { name: 'Adjustment' });
  await expect(line.getByLabel('What for')).toBeFocused();
  await line.getByLabel('Percent').fill('-10');
  await line.getByLabel('Justification').focus();
  await expect(result).toContainText('A justification is needed');
  await line.getByLabel('Justification').fill('One process for all systems.');
  await line.getByLabel('Source').focus();
  await expect(result.getByText('One process for all systems.')).toBeVisible();
  await expect(result.locator('dd').first()).toHaveText('8');

  await page.getByRole('heading', { name: 'Audit time', level: 1 }).click();
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: 'Plan S2 with the time worked out' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await callFrom(page, 'audits.show', { id: auditId })).audit.plannedHundredths).toBe(550);
  await page.getByRole('button', { name: 'Planned and actual time of S2' }).click();
  await page.getByLabel('Days taken').fill('6');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Say why (ISO/IEC 17021-1 9.4.8.2)', { exact: false }).first()).toBeVisible();
  await page.getByLabel('Why the audit took something else than planned').fill('One session was held twice.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Actual time +0.5 days against the plan: One session was held twice.')).toBeVisible();

  await page.getByRole('heading', { name: 'Audit time', level: 1 }).click();
  await page.keyboard.press('a');
  const by = page.getByRole('combobox', { name: 'Approved by' });
  await expect(by).toBeFocused();
  await by.fill('Lotte Maas');
  await page.getByLabel('On', { exact: true }).fill('2026-09-10');
  await by.focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Lotte Maas approved 8 days on 10 September 2026.')).toBeVisible();
});

test('the audit time of the sample is accessible and fits the smallest window', async ({ launch, folder }) => {
  const path = sampleFile(folder);
  const app = await launch();
  const { page } = app;
  await openAs(app, path, 'Ines Vogt');
  for (const [place, heading] of [
    ['/e/audit-time', 'Audit time'],
    ['/e/programme', 'Programme'],
  ] as const) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await goTo(page, place);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 1024, height: 700 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
  }
});
