/** A whole Stage 1 by keys: objectives, the document review, an area of concern, readiness, and what the report then lacks. */
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { sampleFile, withSystem } from './support/work.ts';

test('a Stage 1 is worked by keys alone', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_1', startsOn: '2026-10-06', endsOn: '2026-10-07' });
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, '/e/audits');
  await expect(page.getByRole('button', { name: /Stage 1 record/ })).toBeVisible();
  await page.keyboard.press('1');
  const list = page.getByRole('listbox', { name: 'Stage 1' });
  await expect(list).toBeFocused();

  // Seven objectives: a key for the verdict, Enter for its words, Alt ← back to the list.
  for (const letter of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^${letter}\\) `) })).toBeVisible();
    await page.keyboard.press('1');
    await expect(page.getByRole('button', { name: /^Met/, pressed: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.type(`What was seen for ${letter}.`);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(list).toBeFocused();
    await page.keyboard.press('ArrowDown');
  }

  // A document of the register, judged not adequate, and the area of concern that comes of it.
  await page.keyboard.press('d');
  await page.keyboard.type('REL-02 Release procedure');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'REL-02 Release procedure' })).toBeVisible();
  await expect
    .poll(async () => (await callFrom(page, 'stage1.show', { auditId })).documents.map(({ title, verdict }) => `${title} ${verdict}`))
    .toEqual(['REL-02 Release procedure open']);
  await page.keyboard.press('n');
  await page.keyboard.type('8.4');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Requirement and unit' })).toHaveValue(/^8\.4/);
  await page.getByRole('textbox', { name: 'In one line' }).fill('Releases do not wait for the assessment');
  await page.getByRole('textbox', { name: 'What was found' }).fill('None of the gates names it.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'AOC-1 Releases do not wait for the assessment' })).toBeVisible();

  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { level: 1, name: 'Readiness for Stage 2' })).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByRole('button', { name: /^Ready on conditions/, pressed: true })).toBeVisible();
  await expect(page.getByText('The conclusion on readiness is not written.')).toBeVisible();
  const { objectives, readiness, concerns } = await callFrom(page, 'stage1.show', { auditId });
  expect(objectives.map(({ state, text }) => `${state} ${text}`)).toEqual(
    [...'abcdefg'].map((letter) => `met What was seen for ${letter}.`),
  );
  expect(readiness.verdict).toBe('conditional');
  expect(concerns).toMatchObject([{ number: 'AOC-1', ref: '8.4', treatment: 'open' }]);
  const { elements } = await callFrom(page, 'reports.completeness', { auditId });
  expect(elements.filter(({ where, standing }) => where === 'stage1' && standing === 'missing').map(({ detail }) => detail)).toEqual([]);
});

test('Stage 1 and its gate in the sample are accessible and fit the smallest window', async ({ launch, folder }) => {
  const app = await launch();
  const { page } = app;
  await openAs(app, sampleFile(folder), 'Ines Vogt');
  const { audits } = await callFrom(page, 'audits.list', {});
  for (const [number, heading] of [
    ['S1', 'Stage 1'],
    ['S2', 'From S1 to Stage 2'],
  ] as const) {
    const auditId = audits.find((one) => one.number === number)?.id ?? '';
    await page.setViewportSize({ width: 1024, height: 700 });
    await goTo(page, `/e/audits/${auditId}/stage-1`);
    await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await expectAccessible(page);
  }
});
