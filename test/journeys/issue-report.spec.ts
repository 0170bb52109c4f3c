/** A report is issued, stands still, is opened again, changed and issued anew; the window says what changed since. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aCompleteAudit } from '../builders/complete-audit.ts';
import type { Call } from '../builders/engagement.ts';
import { squeezed, textOfPdf } from '../export/read-pdf.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

test('a report is issued by keys, refuses changes, and is followed by a version that says what is new', async ({ launch, folder }) => {
  const app = await launch();
  const { page } = app;
  await openAs(app, withSystem(folder).path, 'Ines Vogt');
  const call = ((method, input) => callFrom(page, method, (input ?? {}) as never)) as Call;
  const [lead] = (await call('team.list')).people;
  const auditId = await aCompleteAudit(call, lead?.id ?? '');
  await goTo(page, `/e/reports?audit=${auditId}`);
  await expect(page.getByText('Draft, not issued')).toBeVisible();

  // Ctrl I: version, date and recipients stand there; Enter issues.
  await page.keyboard.press('Control+i');
  const dialog = page.getByRole('dialog', { name: /^Issue the report/ });
  await expect(dialog.getByRole('textbox', { name: 'Version', exact: true })).toHaveValue('1.0');
  await expect(dialog.getByRole('textbox', { name: /^Who receives it/ })).toHaveValue('Lumenfold AI B.V.\nTarn Certification');
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: 'Version', exact: true }).press('Enter');
  await expect(page.getByText('Version 1.0 issued', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^Nothing it rests on has changed since version 1\.0/)).toBeVisible();
  await expect(page.getByLabel('Summary', { exact: true })).toBeDisabled();
  await expect(callFrom(page, 'audits.update', { id: auditId, places: 'Porto' })).rejects.toThrow(/Report 1\.0 of this audit is issued/);

  // A copy of what was sent has no draft mark and the end of the ledger in it.
  const copy = join(folder, 'issued.pdf');
  await app.chooseTarget(copy);
  await page.getByRole('button', { name: 'Save a copy of version 1.0' }).click();
  await expect(page.getByText(/^Written as it was issued: issued\.pdf/)).toBeVisible();
  const { reports } = await callFrom(page, 'reports.issued', { auditId });
  const text = squeezed(textOfPdf(readFileSync(copy)));
  expect(text).toContain(reports[0]?.headHash);
  expect(text).toContain('LumenfoldAIB.V.');
  expect(text).not.toMatch(/DRAFT/);

  // Opened again with a reason, changed: the screen and the home say what.
  await page.getByRole('button', { name: 'Open again…' }).click();
  await page.getByRole('textbox', { name: 'Why' }).fill('The second place was not named.');
  await page.getByRole('button', { name: 'Open again', exact: true }).click();
  await expect(page.getByText(/^Opened again .* by Ines Vogt: The second place/)).toBeVisible();
  await callFrom(page, 'audits.update', { id: auditId, places: 'Utrecht and Porto' });
  await page.getByRole('button', { name: /^Changed since version 1\.0/ }).click();
  await expect(page.getByRole('region', { name: 'Issued versions' }).getByText('changed: places')).toBeVisible();
  await expectAccessible(page);
  await goTo(page, '/e');
  await expect(page.getByRole('button', { name: /changed since report 1\.0 of .*: audit 1/ })).toBeVisible();
  await page.getByRole('button', { name: /changed since report 1\.0/ }).click();

  // The further version asks what is new; both stay.
  await expect(page.getByText('Draft, not issued')).toBeVisible();
  await page.keyboard.press('Control+i');
  await expect(dialog.getByRole('textbox', { name: 'Version', exact: true })).toHaveValue('1.1');
  await dialog.getByRole('button', { name: 'Issue version 1.1' }).click();
  await expect(dialog.getByText(/^Say what is new since report 1\.0/).first()).toBeVisible();
  await dialog.getByRole('textbox', { name: 'What is new since version 1.0' }).fill('The second place is named.');
  await dialog.getByRole('button', { name: 'Issue version 1.1' }).click();
  await expect(page.getByText('Version 1.1 issued', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: /^Save a copy of version/ })).toHaveCount(2);
});
