/** A nonconformity goes to the client as a workbook, is answered in another program, comes back, and is followed to its closure. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editInOffice, fillFlat, hasOffice } from '../builders/office.ts';
import { answered } from '../builders/response-book.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

const dialogOf = 'Send to client';

test('raise with writing help, issue, send, answer in LibreOffice, read back, review, verify, close; the same file twice', async ({
  launch,
  folder,
}) => {
  test.setTimeout(150_000);
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-19' });
  file.call('checklist.make', { auditId });
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, `/e/audits/${auditId}/findings?raise=minor`);

  // Hints come while one writes, name their clause, and hold nothing back; a kept phrasing is put in by keys.
  await page.getByLabel('Title').fill('Drift alarms closed without a recorded review');
  const statement = page.getByLabel('Statement of nonconformity');
  await statement.fill('The organization should review drift alarms.');
  const hint = page.locator('[data-rule="advice"]');
  await expect(hint).toContainText('ISO/IEC 17021-1 9.4.5.3');
  await expect(statement).toHaveAccessibleDescription(/This reads as advice/);
  await hint.getByRole('button', { name: /should/ }).click();
  expect(await statement.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd))).toBe(
    'should',
  );
  await statement.fill('Three of four drift alarms were closed without the review that is laid down.');
  await expect(hint).toHaveCount(0);
  await page.keyboard.press('Control+;');
  await page.getByRole('button', { name: 'Keep the text of this field' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toContainText('Three of four drift alarms');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await statement.fill('');
  await page.keyboard.press('Control+;');
  await page.getByLabel('Find a phrasing').fill('drift');
  await page.keyboard.press('Enter');
  await expect(statement).toHaveValue('Three of four drift alarms were closed without the review that is laid down.');
  await page
    .getByRole('combobox', { name: /^Requirements/ })
    .or(page.getByRole('textbox', { name: /^Requirements/ }))
    .first()
    .fill('A.6.2.6');
  await page.getByRole('option', { name: /^A\.6\.2\.6/ }).click();
  await page.locator('[data-place="evidence-0"]').fill('Alarms of weeks 31, 33 and 38, closed by a service account.');
  await page
    .getByRole('button', { name: /^Raise finding/ })
    .or(page.locator('form button[type="submit"]'))
    .first()
    .click();
  const row = page.getByRole('grid', { name: 'Register of findings' }).getByRole('row').filter({ hasText: 'NC-01' });
  await expect(row).toContainText('Draft');
  const finding = (await callFrom(page, 'findings.list', { auditId })).findings[0];
  const id = finding?.id ?? '';
  await callFrom(page, 'findings.issue', { id, answerBy: '2026-12-19' });
  await expect(row).toContainText('Issued');

  // S sends it: workbook and form, each to a file of its own.
  const book = join(folder, 'response.xlsx');
  const form = join(folder, 'form.pdf');
  await page.keyboard.press('Escape');
  await page.locator('body').click({ position: { x: 700, y: 8 } });
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: dialogOf });
  await dialog.getByRole('checkbox', { name: /^Forms/ }).check();
  await expectAccessible(page);
  await app.chooseTarget(book);
  await app.chooseTarget(form);
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await expect(dialog.getByText(/^form\.pdf: 1 nonconformity/)).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByText(/Sending 1, .*response\.xlsx: NC-01/)).toBeVisible();
  expect(existsSync(book) && existsSync(form)).toBe(true);
  await page.keyboard.press('Escape');

  // The client fills it in with a second program where there is one.
  const returned = join(folder, 'returned.xlsx');
  writeFileSync(
    returned,
    hasOffice
      ? editInOffice(book, join(folder, 'office'), (text) =>
          fillFlat(text, 'NC-01', {
            1: 'Yes',
            3: 'The three alarms were reviewed.',
            4: { day: '2026-12-01' },
            6: 'The alarms reach a mailbox that no role owns.',
            7: 'Five whys',
            8: 'The tool asks for a review number before an alarm is closed.',
            9: 'Platform lead',
          }),
        )
      : await answered(book, 'NC-01', {
          understood: 'Yes',
          correction: 'The three alarms were reviewed.',
          cause: 'The alarms reach a mailbox that no role owns.',
          correctiveAction: 'The tool asks for a review number before an alarm is closed.',
          owner: 'Platform lead',
        }),
  );

  // O reads it: three ways, decided by keys, taken over in one step.
  await page.keyboard.press('o');
  const reading = page.getByRole('region', { name: 'Read response' });
  await app.chooseFiles(returned);
  await reading.getByRole('button', { name: /^Choose file/ }).click();
  const line = (field: string) => reading.locator(`[data-returned-line="NC-01 ${field}"]`);
  await expect(line('cause')).toContainText('The alarms reach a mailbox that no role owns.');
  await expect(row).toContainText('Issued');
  await line('owner').focus();
  await page.keyboard.press('x');
  await expect(reading.getByText(/1 to reject/)).toBeVisible();
  await expectAccessible(page);
  await reading.getByLabel('Answered by').fill('Ruben Claes');
  await page.keyboard.press('Control+Enter');
  await expect(reading.getByText(/accepted, 1 rejected. The file is kept as evidence/)).toBeVisible();
  await expect(row).toContainText(/Under review|Response/);
  await reading.getByRole('button', { name: /^Another file/ }).focus();
  await app.chooseFiles(returned);
  await page.keyboard.press('Control+o');
  await expect(reading.getByText(/^This file was taken over on/)).toBeVisible();
  await expect(reading.getByRole('button', { name: /^Take over/ })).toHaveCount(0);
  // What is no workbook is refused by name, and the window goes on.
  const wrong = join(folder, 'wrong.xlsx');
  writeFileSync(wrong, readFileSync(form));
  await app.chooseFiles(wrong);
  await page.keyboard.press('Control+o');
  await expect(reading.getByText('wrong.xlsx is not an Excel workbook.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(reading).toHaveCount(0);

  // Review shows what it thinks of the answer; then verification and closure.
  const detail = page.getByRole('region', { name: 'Finding', exact: true });
  await expect(detail.getByText('The alarms reach a mailbox that no role owns.')).toBeVisible();
  await callFrom(page, 'findings.reviewResponse', { id, correction: 'accepted', cause: 'accepted', correctiveAction: 'accepted' });
  await callFrom(page, 'findings.acceptPlan', { id });
  await callFrom(page, 'findings.submitEvidence', { id, text: 'Tool setting of 14 January.' });
  await callFrom(page, 'findings.verify', { id, method: 'desk', effective: true, text: 'Five alarms, each with its review number.' });
  await callFrom(page, 'findings.close', { id });
  await expect(row).toContainText('Closed');
  const shown = await callFrom(page, 'findings.show', { id });
  expect(shown.responses[0]?.correctiveAction).toMatchObject({ owner: '' });
  expect(shown.evidence.map(({ fileName }) => fileName)).toEqual(['returned.xlsx']);
  expect(await callFrom(page, 'ledger.verify', {})).toMatchObject({ ok: true });
});
