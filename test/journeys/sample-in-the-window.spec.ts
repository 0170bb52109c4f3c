/** The sample engagement on the work screens: full lists, both colour schemes, three sizes, and the way from a search. */
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { sampleFile } from './support/work.ts';

test('field work, findings, evidence and the other screens of the sample are accessible and fit the smallest window', async ({
  launch,
  folder,
}) => {
  const path = sampleFile(folder);
  const app = await launch();
  const { page } = app;
  await openAs(app, path, 'Ines Vogt');
  const audit = (await callFrom(page, 'audits.list', {})).audits.find((one) => one.kind === 'stage_2');
  const auditId = audit?.id ?? '';
  const { rows } = await callFrom(page, 'checklist.list', { auditId });
  const item = rows.find((row) => row.requirement === '42001:A.6.2.6');
  const places: readonly (readonly [string, RegExp])[] = [
    [`/e/audits/${auditId}/field-work/${item?.id}`, /^A\.6\.2\.6 AI system operation and monitoring/],
    [`/e/audits/${auditId}/findings`, /^S2-NC-01/],
    ['/e/evidence', /^E-001/],
    ['/e/audits', /^Stage 2/],
    ['/e/scope', /^Scope/],
    ['/e/systems', /^LendScore/],
    ['/e/team', /^Ines Vogt|^Tobias|^Team/],
    ['/e/reports', /^Report/],
    ['/e/ledger', /^Ledger/],
  ];
  for (const [width, height] of [
    [1440, 900],
    [1024, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const [place, heading] of places) {
      await goTo(page, place);
      await expect(page.getByRole('heading', { level: 1, name: heading }).first()).toBeVisible();
      if (width === 1440) await expectAccessible(page);
      // Nothing but tables scrolls sideways.
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide, `${place} at ${width}`).toBe(0);
    }
  }
  // In the narrow window the helper is a strip that opens over the middle.
  await goTo(page, places[0]?.[0] ?? '');
  await page.keyboard.press('Control+j');
  await expect(page.getByRole('region', { name: 'Helper panel' }).last()).toContainText('Since June the alarms of LendScore');
});

test('a word found by the palette leads to the line where it stands', async ({ launch, folder }) => {
  const path = sampleFile(folder);
  const app = await launch();
  const { page } = app;
  await openAs(app, path, 'Ines Vogt');
  await expect(page.getByRole('heading', { name: 'Lumenfold AI B.V.', level: 1 })).toBeVisible();
  await expect(page.locator('[data-modal-open]')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.type('svc-monitor');
  const hit = page.getByRole('option').filter({ hasText: 'svc-monitor' }).first();
  await expect(hit).toBeVisible();
  await hit.click();
  await expect(page.getByText('svc-monitor').first()).toBeVisible();
  expect(new URL(page.url()).hash).toMatch(/field-work|findings|evidence/);
});
