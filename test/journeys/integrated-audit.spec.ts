/** An integrated audit: a shared requirement is asked once and concluded per standard, by keys. */
import { expect, test } from './support/journey.ts';
import { callFrom, choose, goTo, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

test('a second standard is added, its clauses share the rows of the first, and each gets its own result', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-17' });
  const [lead] = file.call<{ people: { id: string; name: string }[] }>('team.list').people;
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, lead?.name ?? '');
  await goTo(page, '/e/audits');
  await choose(page.getByRole('combobox', { name: 'Further standard' }), 'ISO/IEC 27001:2022');
  await page.getByRole('button', { name: 'Conclude on it too' }).click();
  await expect(page.getByText('Clauses 4 to 10 that both ask are asked once and concluded for each.')).toBeVisible();

  await goTo(page, `/e/audits/${auditId}/field-work`);
  await expect(page.getByText('163 requirements, 163 rows', { exact: false })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^4\.1 / })).toBeVisible();
  const standards = page.getByRole('group', { name: 'Standard that the result is for' });
  await expect(standards.getByRole('button', { name: /42001 4\.1/ })).toHaveAttribute('aria-pressed', 'true');

  // 1 concludes for the first standard; S turns to the other, and 6 says there that it was not sampled.
  await page.keyboard.press('1');
  await expect(standards.getByRole('img', { name: 'Conforms' })).toBeVisible();
  await page.keyboard.press('s');
  await expect(standards.getByRole('button', { name: /27001 4\.1/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('6');
  await page.keyboard.type('The context of the ISMS is looked at on day two.');
  await page.keyboard.press('Enter');
  await expect(standards.getByRole('img', { name: 'Not sampled' })).toBeVisible();
  const row = (await callFrom(page, 'checklist.list', { auditId })).rows.find(({ requirement }) => requirement === '42001:4.1');
  expect(row).toMatchObject({
    stored: 'conforms',
    progress: 'done',
    also: [{ framework: '27001', stored: 'not_sampled', reason: 'The context of the ISMS is looked at on day two.' }],
  });
  await expect(page.getByRole('treeitem', { name: /27001 A\.5 ?Organizational controls/ })).toBeVisible();
});
