/** Nonconformities to the client and back: sent as a workbook, answered in LibreOffice, compared in three ways, taken to closure. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editInOffice, fillFlat, hasOffice } from '../builders/office.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

test('a nonconformity is raised, answered by the client in another program, reviewed, verified and closed', async ({ launch, folder }) => {
  test.skip(!hasOffice, 'LibreOffice is not on this computer.');
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-19' });
  file.call('checklist.make', { auditId });
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, `/e/audits/${auditId}/findings`);
  const register = page.getByRole('grid', { name: 'Register of findings' });
  const row = register.getByRole('row').filter({ hasText: 'NC-01' });
  const detail = page.getByRole('region', { name: 'Finding', exact: true });
  const blur = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

  // Raised in the window.
  await page.getByRole('button', { name: /^Raise/ }).click();
  await page.getByLabel('Title', { exact: true }).fill('Drift alarms closed without a recorded review');
  await page
    .getByRole('combobox', { name: /^Requirements/ })
    .or(page.getByRole('textbox', { name: /^Requirements/ }))
    .fill('A.6.2.6');
  await page.getByRole('option', { name: /^A\.6\.2\.6/ }).click();
  await page.getByLabel('Statement of nonconformity').fill('Results of monitoring the AI system in operation were not evaluated.');
  await page.getByLabel('Line 1 of the objective evidence').fill('Alarms of weeks 31 and 33 were closed by a service account.');
  await page.keyboard.press('Control+Enter');
  await expect(row).toContainText('Draft');

  const step = async (name: RegExp, state: string, fill: () => Promise<void> = async () => undefined) => {
    await detail.getByRole('button', { name }).first().click();
    await fill();
    await page.keyboard.press('Control+Enter');
    await expect(row).toContainText(state);
  };
  await step(/^Issue…/, 'Issued', () => detail.getByLabel('Answer by').fill('19 Dec 2026'));
  await step(/^Acknowledge…/, 'Acknowledged', () => detail.getByLabel('Name of the auditee').fill('R. Claes'));

  // S: the workbook for the client.
  await blur();
  await page.keyboard.press('s');
  const sending = page.getByRole('dialog', { name: 'Send to client' });
  await expect(sending.getByRole('checkbox', { name: /^NC-01/ })).toBeChecked();
  await expectAccessible(page);
  const sent = join(folder, 'response.xlsx');
  await app.chooseTarget(sent);
  await sending.getByRole('button', { name: 'Save as…' }).click();
  await expect(sending.getByText(/^response\.xlsx: 1 nonconformity/)).toBeVisible({ timeout: 60_000 });
  await sending.getByRole('button', { name: 'Close' }).last().click();

  // The client answers in LibreOffice, which writes the whole file anew.
  const returned = join(folder, 'answers.xlsx');
  const bytes = editInOffice(sent, join(folder, 'office'), (text) =>
    fillFlat(text, 'NC-01', {
      3: 'Both alarms were reviewed and entered in the log.',
      4: { day: '2026-12-01' },
      5: 'All alarms of 2026 were looked at.',
      6: 'The alarms reach a mailbox that no role owns.',
      7: 'Five whys',
      8: 'The alarm opens a ticket that asks for a review.',
      10: { day: '2027-01-15' },
    }),
  );
  writeFileSync(returned, bytes);

  // O: as sent, as returned, as now; one field is rejected by its key, nothing is written before the person says so.
  await blur();
  await page.keyboard.press('o');
  const reading = page.getByRole('region', { name: 'Read response' });
  await app.chooseFiles(returned);
  await reading.getByRole('button', { name: /^Choose file/ }).click();
  await expect(reading.getByText(/^answers\.xlsx answers sending 1 of 18 Nov 2026/)).toBeVisible({ timeout: 60_000 });
  const head = async () => (await callFrom(page, 'engagement.status', {})).file?.head?.seq;
  const before = await head();
  const line = (field: string) => reading.locator(`[data-returned-line="NC-01 ${field}"]`);
  await expect(line('correction').getByRole('cell').nth(2)).toHaveText('Both alarms were reviewed and entered in the log.');
  await expect(line('correction').getByRole('cell').nth(3)).toHaveText('–');
  await expect(line('correctionDoneOn').getByRole('cell').nth(2)).toHaveText('1 Dec 2026');
  await line('extent').focus();
  await page.keyboard.press('x');
  await expect(line('extent').getByRole('radio', { name: 'Reject' })).toBeChecked();
  await reading.getByLabel('Answered by').fill('R. Claes');
  await expect(reading.getByText('6 to accept, 1 to reject, 0 left open')).toBeVisible();
  await expectAccessible(page);
  expect(await head()).toBe(before);
  await reading.getByLabel('Answered by').focus();
  await page.keyboard.press('Control+Enter');
  await expect(reading.getByText('6 accepted, 1 rejected. The file is kept as evidence.')).toBeVisible({ timeout: 60_000 });
  const after = await head();
  expect(after).toBeGreaterThan(before ?? Number.NaN);

  // The same file again changes nothing and says so.
  await app.chooseFiles(returned);
  await reading.getByRole('button', { name: /^Another file/ }).click();
  await expect(reading.getByText(/^This file was taken over on 18 Nov 2026 by Ines Vogt/)).toBeVisible({ timeout: 60_000 });
  await expect(reading.getByRole('button', { name: /^Take over/ })).toHaveCount(0);
  expect(await head()).toBe(after);
  await page.keyboard.press('Escape');
  await expect(row).toContainText('Response in');
  await expect(detail.getByText('The alarms reach a mailbox that no role owns.')).toBeVisible();
  await expect(detail.getByText('All alarms of 2026 were looked at.')).toHaveCount(0);

  // Reviewed, accepted, shown, verified, closed.
  await blur();
  await page.keyboard.press('r');
  await page.getByRole('form').getByLabel('Comment to the auditee').fill('Sound');
  await page.keyboard.press('Control+Enter');
  await expect(detail.getByText(/^Accepted 18 Nov/).first()).toBeVisible();
  await step(/^Accept plan…/, 'Plan accepted');
  await step(/^Enter evidence…/, 'Evidence in', () =>
    detail.getByLabel('What was done and what shows it').fill('Twelve tickets of January'),
  );
  await blur();
  await page.keyboard.press('v');
  await page.getByLabel('What was seen').fill('Twelve alarms, twelve reviews');
  await page.keyboard.press('Control+Enter');
  await expect(row).toContainText('Verified');
  await step(/^Close…/, 'Closed');

  const [finding] = (await callFrom(page, 'findings.list', { auditId })).findings;
  const shown = await callFrom(page, 'findings.show', { id: finding?.id ?? '' });
  expect(shown.responses).toMatchObject([
    {
      response: { submittedBy: 'R. Claes', causeVerdict: 'accepted' },
      correction: { doneOn: '2026-12-01', extent: '' },
      cause: { method: 'five_whys' },
      correctiveAction: { plannedFor: '2027-01-15' },
    },
  ]);
  expect(shown.evidence.map(({ fileName }) => fileName)).toEqual(['answers.xlsx']);
  expect((await callFrom(page, 'findings.sent', { auditId })).issues).toMatchObject([
    { number: 1, fileName: 'response.xlsx', returns: [{ accepted: 6, rejected: 1 }] },
  ]);
});

test('what is no response workbook of this engagement is refused by name, and nothing is written', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2' });
  const csv = join(folder, 'answers.csv');
  writeFileSync(csv, 'No.;Cause\nNC-01;Nobody owned it\n');
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, `/e/audits/${auditId}/findings`);
  await expect(page.getByRole('button', { name: /^Raise/ })).toBeVisible();
  const before = (await callFrom(page, 'engagement.status', {})).file?.head?.seq;
  await page.keyboard.press('o');
  const reading = page.getByRole('region', { name: 'Read response' });
  await app.chooseFiles(csv);
  await reading.getByRole('button', { name: /^Choose file/ }).click();
  await expect(reading.getByRole('alert')).toContainText('answers.csv is not an Excel workbook.');
  expect((await callFrom(page, 'engagement.status', {})).file?.head?.seq).toBe(before);
});
