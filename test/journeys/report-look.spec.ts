/** A template is loaded, seen, changed, kept and shared into another engagement; pages are shown without any request. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { aPng, aTemplate, embedded } from '../builders/look.ts';
import { expectAccessible } from './support/accessible.ts';
import { makeFile } from './support/files.ts';
import { expect, test } from './support/journey.ts';
import { areas, callFrom, chooseFile, goTo, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

/** Whether the shown page holds a colour, a little off allowed. */
const shows = (page: Page, red: number, green: number, blue: number) =>
  page.getByRole('img', { name: /^Page \d+ of the report$/ }).evaluate(
    (canvas, [r, g, b]) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const { data } = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] };
      for (let at = 0; at < data.length; at += 4)
        if (Math.abs((data[at] ?? 0) - r) + Math.abs((data[at + 1] ?? 0) - g) + Math.abs((data[at + 2] ?? 0) - b) < 12) return true;
      return false;
    },
    [red, green, blue] as const,
  );

test('a look is loaded, changed with its pages beside it, kept, and shared into another engagement', async ({ launch, folder }) => {
  test.setTimeout(240_000);
  const app = await launch();
  const { page } = app;
  await openAs(app, withSystem(folder).path, 'Ines Vogt');
  await callFrom(page, 'audits.create', { kind: 'stage_2', title: 'Stage 2', criteria: 'ISO/IEC 42001:2023' });
  await goTo(page, '/e');
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page.getByRole('heading', { level: 1, name: 'Report look' })).toBeVisible();
  const sheet = page.getByRole('img', { name: /^Page 1 of the report$/ });
  await expect(sheet).toHaveAttribute('data-page', '1', { timeout: 60_000 });
  await expect.poll(() => shows(page, 0x1e, 0x4b, 0x66)).toBe(true);
  await expectAccessible(page);

  // A broken template names its place and changes nothing; a sound one is there with its pages.
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, aTemplate({ texts: { method: 'By {clinet}' } }));
  await app.chooseFiles(broken);
  await page.keyboard.press('l');
  await expect(page.getByText('texts.method', { exact: true })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: '{clinet} is no field. {client} is near.' })).toBeVisible();
  expect((await callFrom(page, 'templates.show', {})).own).toBe(false);
  const sound = join(folder, 'tarn.json');
  writeFileSync(sound, aTemplate({ files: { logo: embedded('logo.png', aPng(120, 40, { color: [10, 150, 60] })) } }));
  await app.chooseFiles(sound);
  await page.getByRole('button', { name: 'Load template…' }).click();
  await expect(page.getByText('Look of this engagement')).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => shows(page, 10, 150, 60), { timeout: 60_000 }).toBe(true);
  expect(await shows(page, 0x7a, 0x1f, 0x4b)).toBe(true);

  // Typed: a pale accent is marked at its place and the pages stay; a dark one is shown before it is kept.
  const accent = page.getByRole('textbox', { name: 'Accent', exact: true });
  await accent.fill('#F0A0C0');
  await expect(page.getByText(/^The accent on white has a contrast of \d\.\d : 1/)).toBeVisible();
  await expect(page.getByText(/^The pages show the look before the last change/)).toBeVisible();
  await accent.fill('#0B5563');
  await expect.poll(() => shows(page, 0x0b, 0x55, 0x63), { timeout: 60_000 }).toBe(true);
  expect((await callFrom(page, 'templates.show', {})).look.colors.accent).toBe('#7A1F4B');

  // A field by key, a section moved by key, and kept by key.
  const head = page.getByRole('textbox', { name: 'Head, left' });
  await head.fill('For ');
  await page.keyboard.press('Alt+f');
  await expect(page.getByRole('button', { name: '{client}', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(head).toHaveValue('For {client}');
  await page.getByRole('button', { name: 'Findings always part of it' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Look of this engagement')).toBeVisible();
  const kept = (await callFrom(page, 'templates.show', {})).look;
  expect([kept.colors.accent, kept.head.left]).toEqual(['#0B5563', 'For {client}']);
  expect(kept.sections.order.indexOf('findings')).toBe(kept.sections.order.indexOf('concerns') - 1);

  // Page by page.
  await expect(page.getByText(/^Page 1 of \d+$/)).toBeVisible();
  await page.keyboard.press('Alt+PageDown');
  await expect(page.getByText(/^Page 2 of \d+$/)).toBeVisible();
  await expect(page.getByRole('img', { name: 'Page 2 of the report' })).toHaveAttribute('data-page', '2');

  // A file that is no picture is refused in its own row, and the logo stays.
  const text = join(folder, 'logo.png');
  writeFileSync(text, 'no picture');
  await app.chooseFiles(text);
  await page.getByRole('button', { name: 'Replace… Logo' }).click();
  await expect(page.getByText(/^Logo “logo\.png”: This is no PNG or JPEG picture\./)).toBeVisible();

  // Shared.
  const target = join(folder, 'shared.json');
  await app.chooseTarget(target);
  await page.getByRole('button', { name: 'Save as template…' }).click();
  await expect(page.getByText('“shared.json” is written.')).toBeVisible();
  expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({ colors: { accent: '#0B5563' }, files: { logo: { name: 'logo.png' } } });
  await page.keyboard.press('Control+Shift+W');
  // Ids of journeys are seeded: the computer takes it for the same engagement and remembers who acts.
  await chooseFile(app, makeFile(folder, { name: 'other.aims' }).path);
  await expect(areas(page)).toBeVisible();
  await goTo(page, '/e/templates');
  await expect(page.getByText('There is no audit whose report could be shown.')).toBeVisible();
  await app.chooseFiles(target);
  await page.getByRole('button', { name: 'Load template…' }).click();
  await expect(page.getByText('Look of this engagement')).toBeVisible({ timeout: 60_000 });
  expect((await callFrom(page, 'templates.show', {})).look).toEqual(kept);
});
