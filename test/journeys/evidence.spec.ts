/** Evidence by drop, by the dialog and from sight; what it supports, its hash, its copy and its end. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { dropFiles, withSystem } from './support/work.ts';

/** A PNG of one pixel. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

test('files dropped on a requirement are kept with their hash and support it; the same content is told', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2' });
  file.call('checklist.make', { auditId });
  const log = join(folder, 'review-log.csv');
  const twin = join(folder, 'copy-of-review-log.csv');
  const picture = join(folder, 'screen.png');
  const content = 'week,reviewer\n27,MV\n31,\n';
  writeFileSync(log, content);
  writeFileSync(twin, content);
  writeFileSync(picture, PIXEL);
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, `/e/audits/${auditId}/field-work`);
  await expect(page.getByRole('heading', { level: 1, name: /^4\.1/ })).toBeVisible();

  await dropFiles(page, '[data-drop-evidence]', log, picture);
  const evidence = page.getByRole('region', { name: 'Evidence' });
  await expect(evidence.getByRole('listitem')).toHaveCount(2);
  await expect(evidence).toContainText('E-001');
  const { evidence: rows } = await callFrom(page, 'evidence.list', {});
  expect(rows.map((row) => [row.fileName, row.kind, row.sha256, row.supports])).toEqual([
    ['review-log.csv', 'sheet', createHash('sha256').update(content).digest('hex'), 1],
    ['screen.png', 'picture', createHash('sha256').update(PIXEL).digest('hex'), 1],
  ]);

  // E: through the dialog. The same content is stored once, and the person is told.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await app.chooseFiles(twin);
  await page.keyboard.press('e');
  await expect(evidence.getByRole('status')).toContainText('is E-001, review-log. Nothing was added.');
  await evidence.getByRole('button', { name: 'Use E-001' }).click();

  // Shift E: seen, not kept, with the period it shows.
  await page.keyboard.press('Shift+E');
  await expect(page.getByLabel('What did you see?')).toBeFocused();
  await page.keyboard.type('Review log on screen, rows 101 to 140');
  await page.getByLabel('Where').fill('Monitoring tool');
  await page.getByLabel('Period from').fill('1 Jul 2026');
  await page.getByLabel('to', { exact: true }).fill('18.11.2026');
  await page.keyboard.press('Enter');
  await expect(evidence.getByRole('listitem').filter({ hasText: 'Review log on screen' })).toContainText('1 Jul – 18 Nov 2026');
  await expect(evidence.getByRole('listitem').filter({ hasText: 'Review log on screen' })).toContainText('Seen, not kept');

  // The register, the picture and the hash in fours.
  await goTo(page, '/e/evidence');
  await expect(page.getByRole('button', { name: 'All 3' })).toBeVisible();
  await page.getByRole('row').filter({ hasText: 'E-002' }).click();
  await expect(page.getByRole('img', { name: 'Picture of E-002, 1 × 1 pixels' })).toBeVisible();
  const hash = createHash('sha256').update(PIXEL).digest('hex');
  await expect(page.getByText(hash.match(/.{4}/g)?.join(' ') ?? '')).toBeVisible();
  await expectAccessible(page);

  // A field saves itself on leaving.
  await page.getByLabel('Source: who or what it comes from').fill('Platform lead');
  await page.keyboard.press('Tab');
  await expect.poll(async () => (await callFrom(page, 'evidence.list', {})).evidence[1]?.source).toBe('Platform lead');

  // C: a copy of the content, byte by byte.
  const copy = join(folder, 'copy.png');
  await app.chooseTarget(copy);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('c');
  await expect(page.getByText('Saved as copy.png')).toBeVisible();
  expect(readFileSync(copy).equals(PIXEL)).toBe(true);

  // The content goes for good, with a reason; hash and number stay.
  await page.getByRole('button', { name: 'Delete the content…' }).click();
  const purge = page.getByRole('form', { name: 'Delete the content of E-002' });
  await purge.getByRole('button', { name: 'Delete the content of E-002' }).click();
  await expect(purge.getByRole('alert')).toBeVisible();
  await purge.getByLabel('Reason').fill('Shows a face that nobody agreed to');
  await purge.getByRole('button', { name: 'Delete the content of E-002' }).click();
  await expect(page.getByText('The content was deleted on purpose.')).toBeVisible();
  const after = (await callFrom(page, 'evidence.list', {})).evidence[1];
  expect(after).toMatchObject({ content: 'purged', sha256: hash });
});

test('an empty register says what to do, takes a drop, and links what supports nothing yet', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2' });
  file.call('checklist.make', { auditId });
  const paper = join(folder, 'MON-03 v5.txt');
  writeFileSync(paper, 'procedure');
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, '/e/evidence');
  await expect(page.getByText('No evidence.', { exact: true })).toBeVisible();
  await dropFiles(page, '[data-drop-evidence]', paper);
  await expect(page.getByRole('row').filter({ hasText: 'E-001' })).toBeVisible();
  await expect(page.getByText('It supports nothing yet.')).toBeVisible();
  await page.keyboard.press('l');
  await page
    .getByRole('combobox', { name: 'Requirement of the checklist' })
    .or(page.getByRole('textbox', { name: 'Requirement of the checklist' }))
    .fill('A.6.2.6');
  await page.getByRole('option', { name: /A\.6\.2\.6/ }).click();
  const supports = page.getByRole('region', { name: 'Supports' });
  await expect(supports.getByRole('listitem')).toContainText('A.6.2.6');
  await supports
    .getByRole('button', { name: /A\.6\.2\.6/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^A\.6\.2\.6/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Evidence' })).toContainText('E-001');
});
