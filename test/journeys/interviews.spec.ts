/** Interviews typed as fast as speech, quick capture, undo, and the jump from a word to where it stands. */
import { expectAccessible } from './support/accessible.ts';
import { addStage2, draftsIn, makeFile } from './support/files.ts';
import { expect, test } from './support/journey.ts';
import { areas, callFrom, goTo, openAs } from './support/steps.ts';

const REFS = ['5.3', 'A.6.2.6', '8.3', '9.1', 'A.5.4'];
const spoken = (number: number) => `Line ${number}: alarm closed`;

test('an interview of 40 lines typed at speed with links is all there after every process was killed', async ({ launch, folder }) => {
  test.setTimeout(240_000);
  const file = makeFile(folder);
  const { auditId } = addStage2(file);
  const app = await launch({ files: [file.path] });
  const { page } = app;
  await openAsActing(page);
  await callFrom(page, 'team.add', { name: 'Joost Bakker', title: 'CTO', role: 'auditee', side: 'client' });
  const evidence = await callFrom(page, 'evidence.addSeen', { auditId, title: 'Alarm list' });
  const planned = REFS.map((ref) => `42001:${ref}`);
  const interview = await callFrom(page, 'interviews.add', { auditId, title: 'Model risk', plannedRequirements: planned });
  await goTo(page, '/e');
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { level: 2, name: 'I-01 Model risk' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Open since/)).toBeVisible();

  const line = page.getByRole('textbox', { name: 'New line of I-01' });
  await line.focus();
  // The proposal is taken by Tab once; afterwards marks are typed out without waiting for anything.
  await page.keyboard.type('Reports to @bak');
  await expect(page.getByRole('option', { name: /^Joost Bakker/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(line).toHaveValue('Reports to @Joost Bakker ');
  await page.keyboard.press('Enter');
  for (let number = 2; number <= 40; number += 1) {
    const mark = number === 7 ? ` +${evidence.number}` : ` #${REFS[number % REFS.length]}`;
    if (number === 5) await page.keyboard.press('Control+t');
    await page.keyboard.type(`${number === 6 ? '"' : ''}${spoken(number)}${mark}`);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('40 lines · 40 linked · 1 quote')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Planned against heard' }).locator('..')).toContainText('5 of 5');

  // Typing without a pause until the moment of the kill. The limit is half a second; a busy machine is given twice that.
  const typed: { readonly text: string; readonly at: number }[] = [];
  let text = '';
  const began = Date.now();
  while (Date.now() - began < 2500) {
    const letter = 'abcdefghij'.charAt(text.length % 10);
    await page.keyboard.type(letter);
    text += letter;
    typed.push({ text, at: Date.now() });
  }
  const killed = Date.now();
  await app.kill();
  const kept = draftsIn(file.path);
  const safe = typed.findLast(({ at }) => at <= killed - 1000)?.text ?? '';
  expect(safe.length).toBeGreaterThan(3);
  expect(kept).toHaveLength(1);
  expect(text.startsWith(kept[0] ?? '-')).toBe(true);
  expect(kept[0]?.length ?? 0).toBeGreaterThanOrEqual(safe.length);

  const again = await app.restart();
  await again.page.getByRole('row').filter({ hasText: 'lumenfold.aims' }).dblclick();
  await expect(areas(again.page)).toBeVisible();
  await goTo(again.page, `/e/audits/${auditId}/interviews/${interview.id}`);
  await expect(again.page.getByText('40 lines · 40 linked · 1 quote')).toBeVisible();
  await expect(again.page.getByRole('textbox', { name: 'New line of I-01' })).toHaveValue(kept[0] ?? '');
  const { lines } = await callFrom(again.page, 'interviews.show', { id: interview.id });
  expect(lines.map((one) => one.text).filter((one) => one.startsWith('Line '))).toHaveLength(39);
  expect(new Set(lines.map((one) => one.text)).size).toBe(40);
  expect(lines.every((one) => one.mentions.length > 0)).toBe(true);
  expect(lines.filter((one) => one.kind === 'to_do').map((one) => one.text.slice(0, 7))).toEqual(['Line 5:']);
  expect((await callFrom(again.page, 'ledger.verify', {})).ok).toBe(true);
  await expectAccessible(again.page);
});

/** The file was handed over by the system: only who acts is asked. */
async function openAsActing(page: import('playwright').Page): Promise<void> {
  await expect(areas(page)).toBeVisible();
  const question = page.getByRole('dialog').filter({ hasText: 'Who is at the keyboard?' });
  await question.getByRole('button', { name: 'Act as Ines Vogt' }).click();
  await expect(question).toBeHidden();
}

test('a thought is caught from anywhere, undone and done again, put where it belongs, and found by its word', async ({
  launch,
  folder,
}) => {
  const file = makeFile(folder);
  const { auditId, itemId } = addStage2(file);
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, `/e/audits/${auditId}/field-work/${itemId}`);
  const line = page.getByRole('textbox', { name: 'New line of notes' });
  await line.focus();
  await page.keyboard.type('Half a note');
  // From within a field by the long chord; the field keeps its text.
  await page.keyboard.press('Control+Shift+Space');
  await page.keyboard.type('Ask for the minutes of the zebra board #7.2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Inbox, 1 line waits' })).toBeVisible();
  await expect(line).toBeFocused();
  // In a text field Ctrl Z is the field's own.
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Inbox, 1 line waits' })).toBeVisible();
  await line.fill('');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Note “Ask for the minutes of the zebra board.*taken back$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Inbox, 0 lines wait' })).toBeVisible();
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(page.getByRole('button', { name: 'Inbox, 1 line waits' })).toBeVisible();

  // A result set by a key goes back by one, and comes again by another.
  const conforms = page.getByRole('button', { name: /^Conforms/ });
  await page.keyboard.press('Escape');
  await page.getByRole('tree').focus();
  await page.keyboard.press('1');
  await expect(conforms).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Result of 4.1 Whole organization is open again')).toBeVisible();
  await expect(conforms).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Control+Shift+z');
  await expect(conforms).toHaveAttribute('aria-pressed', 'true');

  await page.getByRole('button', { name: 'Inbox, 1 line waits' }).click();
  const inbox = page.getByRole('dialog', { name: 'Inbox' });
  await expect(inbox.getByText('Ask for the minutes of the zebra board')).toBeVisible();
  await expectAccessible(page);
  await inbox.getByRole('button', { name: /^Proposed: 7\.2/ }).click();
  await expect(inbox.getByText('Nothing waits to be linked.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(inbox).toBeHidden();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('zebra');
  await expect(page.getByRole('option').filter({ hasText: 'zebra board' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^7\.2/ })).toBeVisible();
  await expect(page.getByText('Ask for the minutes of the zebra board')).toBeVisible();
  expect((await callFrom(page, 'ledger.verify', {})).ok).toBe(true);
});
