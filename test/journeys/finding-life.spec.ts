/** A nonconformity from draft to closure, each step in its own small form. */
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

test('a nonconformity goes through its whole life in the window, and is refused what comes too early', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-19' });
  file.call('checklist.make', { auditId });
  file.call('findings.raise', {
    auditId,
    grade: 'minor',
    title: 'Drift alarms closed without a recorded review',
    statement: 'Results of monitoring were not evaluated.',
    requirements: ['42001:A.6.2.6'],
    objectiveEvidence: [{ text: 'Weeks 31 and 33 were closed by a service account.' }],
  });
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, `/e/audits/${auditId}/findings`);
  const register = page.getByRole('grid', { name: 'Register of findings' });
  const row = register.getByRole('row').filter({ hasText: 'NC-01' });
  const detail = page.getByRole('region', { name: 'Finding', exact: true });
  await expect(row).toContainText('Draft');
  await expect(detail.getByRole('heading', { name: 'S2-NC-01' })).toBeVisible();

  // The draft is changed in its place.
  await detail.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByLabel('Reason for the grade').fill('Two weeks of a quarter');
  await page.keyboard.press('Control+Enter');
  await expect(detail.getByText('Two weeks of a quarter')).toBeVisible();

  const step = async (name: RegExp, state: string, fill: () => Promise<void> = async () => undefined) => {
    await detail.getByRole('button', { name }).first().click();
    await fill();
    await page.keyboard.press('Control+Enter');
    await expect(row).toContainText(state);
  };
  await step(/^Issue…/, 'Issued', async () => {
    await detail.getByLabel('Answer by').fill('19 Dec 2026');
    await detail.getByLabel('To be verified by').fill('17 Feb 2027');
  });
  await expect(detail.getByText('issued, locked')).toBeVisible();
  await expect(detail.getByText(/today 18 Nov, 31 days to the answer/)).toBeVisible();
  await step(/^Acknowledge…/, 'Acknowledged', () => detail.getByLabel('Name of the auditee').fill('R. Claes'));

  // The engine refuses an answer without a cause; what was typed stays.
  await step(/^Enter response…/, 'Response in', async () => {
    await detail.getByRole('textbox', { name: /^Correction/ }).fill('Alarms reviewed');
    await detail.getByRole('textbox', { name: /^Corrective action/ }).fill('Service account may no longer close alarms');
    await page.keyboard.press('Control+Enter');
    await expect(detail.getByRole('alert').first()).toBeVisible();
    await expect(detail.getByRole('textbox', { name: /^Correction/ })).toHaveValue('Alarms reviewed');
    await detail.getByRole('textbox', { name: 'Cause', exact: true }).fill('The tool closed alarms by itself');
  });

  // R: three verdicts; one returned sends the response back.
  await step(/^Review response…/, 'Returned', async () => {
    await detail
      .getByRole('combobox', { name: 'Cause' })
      .or(detail.getByRole('textbox', { name: 'Cause' }))
      .click();
    await page.getByRole('option', { name: 'Returned' }).click();
    await detail.getByLabel('Comment to the auditee').fill('This repeats the problem');
  });
  await step(/^Enter response…/, 'Response in', async () => {
    await detail.getByRole('textbox', { name: /^Correction/ }).fill('Alarms reviewed');
    await detail.getByRole('textbox', { name: 'Cause', exact: true }).fill('Nobody owned the rule of June');
    await detail.getByRole('textbox', { name: /^Corrective action/ }).fill('Each rule has an owner');
  });
  await expect(detail.getByRole('button', { name: '1 earlier response' })).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('r');
  await page.getByRole('form').getByLabel('Comment to the auditee').fill('Now it is a cause');
  await page.keyboard.press('Control+Enter');
  await expect(detail.getByText(/^Accepted 18 Nov/).first()).toBeVisible();
  await step(/^Accept plan…/, 'Plan accepted');
  await step(/^Enter evidence…/, 'Evidence in', () =>
    detail.getByLabel('What was done and what shows it').fill('Register of rules with owners'),
  );
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('v');
  await page.getByLabel('What was seen').fill('Ten rules, ten owners');
  await page.keyboard.press('Control+Enter');
  await expect(row).toContainText('Verified');
  await step(/^Close…/, 'Closed');
  await expect(page.getByRole('button', { name: 'Open 0' })).toBeVisible();
  await expect(page.getByText('No minor is without an accepted plan')).toBeVisible();

  const [finding] = (await callFrom(page, 'findings.list', { auditId })).findings;
  const shown = await callFrom(page, 'findings.show', { id: finding?.id ?? '' });
  expect(shown.responses.map((one) => one.response.causeVerdict)).toEqual(['returned', 'accepted']);
  expect(shown.verifications).toMatchObject([{ effective: true, byName: 'Ines Vogt' }]);
  expect(shown.finding).toMatchObject({ state: 'closed', answerBy: '2026-12-19', verifyBy: '2027-02-17', auditeeName: 'R. Claes' });
  await expectAccessible(page);
});

test('a finding that is withdrawn stays on record and no longer decides a result', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2' });
  file.call('checklist.make', { auditId });
  const { rows } = file.call<{ rows: { id: string; requirement: string }[] }>('checklist.list', { auditId });
  const item = rows.find((row) => row.requirement === '42001:8.4');
  file.call('findings.raise', {
    auditId,
    grade: 'major',
    title: 'No impact assessment',
    statement: 'Impact assessments were not made.',
    requirements: ['42001:8.4'],
    checklistItems: [item?.id],
    objectiveEvidence: [{ text: 'Version 4.2 was released without one.' }],
  });
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, `/e/audits/${auditId}/field-work/${item?.id}`);
  await expect(page.getByRole('button', { name: /^Major/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('o');
  const detail = page.getByRole('region', { name: 'Finding', exact: true });
  await expect(detail.getByRole('heading', { name: 'S2-NC-01' })).toBeVisible();
  await detail.getByRole('button', { name: 'Other steps' }).click();
  await page.getByRole('menuitem', { name: 'Withdraw' }).click();
  await page.getByLabel('Reason', { exact: true }).fill('The assessment was shown on the last day');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('grid', { name: 'Register of findings' }).getByRole('row').filter({ hasText: 'NC-01' })).toContainText(
    'Withdrawn',
  );
  await expect(detail.getByText('The assessment was shown on the last day').first()).toBeVisible();
  await detail.getByRole('button', { name: '8.4', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Major/ })).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('1');
  await expect(page.getByRole('button', { name: /^Conforms/ })).toHaveAttribute('aria-pressed', 'true');
});
