/** An export that is cancelled, or that has no place to go, leaves what stood there and nothing beside it. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { t } from '../../shared/words/words.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { sampleFile } from './support/work.ts';

const YESTERDAY = 'the report of yesterday';

test('a report that is cancelled leaves the file of yesterday and no part of its own, and the next one takes its place', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const { page } = app;
  await openAs(app, sampleFile(folder), 'Ines Vogt');
  const { audits } = await callFrom(page, 'audits.list', {});
  const stage2 = audits.find(({ kind }) => kind === 'stage_2');
  await goTo(page, `/e/reports?audit=${stage2?.id ?? ''}`);
  await expect(page.getByText('Draft, not issued')).toBeVisible();
  const out = join(folder, 'out');
  mkdirSync(out);
  const report = join(out, 'report.pdf');
  writeFileSync(report, YESTERDAY);

  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const deed = dialog.getByRole('button', { name: 'Choose where and write' });
  await app.chooseTarget(report);
  await deed.click();
  await dialog.getByRole('button', { name: t('reports.cancel'), exact: true }).click();
  await expect(dialog.getByText(t('errors.cancelled'))).toBeVisible();
  expect(readdirSync(out)).toEqual(['report.pdf']);
  expect(readFileSync(report, 'utf8')).toBe(YESTERDAY);

  // A folder that is gone is named, and nothing else changes.
  await app.chooseTarget(join(out, 'gone', 'report.pdf'));
  await deed.click();
  await expect(dialog.getByText(t('report.failure.folderMissing'))).toBeVisible();
  expect(readdirSync(out)).toEqual(['report.pdf']);

  // The same export again, left alone.
  await app.chooseTarget(report);
  await deed.click();
  await expect(dialog.getByText(/^Written: report\.pdf/)).toBeVisible({ timeout: 60_000 });
  expect(readdirSync(out)).toEqual(['report.pdf']);
  const bytes = readFileSync(report);
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const told = ((await dialog.getByText(/^SHA-256/).textContent()) ?? '').replace(/\s/g, '');
  expect(told).toBe(`SHA-256${createHash('sha256').update(bytes).digest('hex')}`);
});
