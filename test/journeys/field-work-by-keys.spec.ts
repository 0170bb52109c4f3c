/** A checklist from its making to a finding without a mouse. */
import Database from 'better-sqlite3';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

test('an audit is created, worked through and a nonconformity raised by keys alone', async ({ launch, folder }) => {
  const { path } = withSystem(folder);
  const app = await launch();
  const { page } = app;
  await openAs(app, path, 'Ines Vogt');
  const keys = page.keyboard;

  // G W: audits. There is none, so the form of a new one is there, the kind first.
  await keys.press('g');
  await keys.press('w');
  await expect(page.getByRole('heading', { name: 'New audit' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Kind' }).or(page.getByRole('textbox', { name: 'Kind' }))).toBeFocused();
  await keys.press('ArrowDown');
  // The list opens a moment after its key; the next one would be lost before.
  await expect(page.getByRole('option', { name: 'Stage 2' })).toBeVisible();
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await keys.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Stage 2', level: 1 })).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

  // O: field work. No checklist yet; Ctrl Enter makes it.
  await keys.press('o');
  await expect(page.getByText('No checklist yet.')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '70 requirements, 70 rows' })).toBeVisible();
  await keys.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^4\.1/ })).toBeVisible();
  await expect(page.getByText('of 70 concluded')).toBeVisible();
  const [audit] = (await callFrom(page, 'audits.list', {})).audits;
  if (audit === undefined) throw new Error('no audit');
  const rowOf = async (requirement: string) => {
    const { rows } = await callFrom(page, 'checklist.list', { auditId: audit.id });
    const row = rows.find((one) => one.requirement === requirement);
    if (row === undefined) throw new Error(`no row for ${requirement}`);
    return row;
  };

  // 1: conforms; again: not any more; once more it stays.
  await keys.press('1');
  await expect(page.getByRole('button', { name: /^Conforms/ })).toHaveAttribute('aria-pressed', 'true');
  await keys.press('1');
  await expect(page.getByRole('button', { name: /^Conforms/ })).toHaveAttribute('aria-pressed', 'false');
  await keys.press('1');
  await expect(page.getByRole('button', { name: /^Conforms/ })).toHaveAttribute('aria-pressed', 'true');
  expect((await rowOf('42001:4.1')).stored).toBe('conforms');

  // J, N: the next requirement, a line and a quotation; Alt ↓ takes the caret along.
  await keys.press('j');
  await expect(page.getByRole('heading', { level: 1, name: /^4\.2/ })).toBeVisible();
  await keys.press('n');
  const line = page.getByLabel('New line of notes');
  await expect(line).toBeFocused();
  await keys.type('List of interested parties of 2026 seen');
  await keys.press('Enter');
  await expect(line).toHaveValue('');
  await keys.type('"Nobody asked the applicants."');
  await keys.press('Enter');
  await expect(page.getByRole('listitem').filter({ hasText: '“Nobody asked the applicants.”' })).toBeVisible();
  await keys.press('Alt+2');

  // 2: the raise form, filled with requirement, unit and the last notes.
  await expect(page.getByRole('heading', { name: 'Raise finding' })).toBeVisible();
  await expect(page.getByLabel('Title', { exact: true })).toBeFocused();
  await expect(page.getByText(/^From 4\.2 .*Whole organization$/)).toBeVisible();
  await expect(page.getByLabel('Line 1 of the objective evidence')).toHaveValue('List of interested parties of 2026 seen');
  await expect(page.getByLabel('Line 2 of the objective evidence')).toHaveValue('“Nobody asked the applicants.”');
  await keys.type('Applicants are no interested party');

  // What the rules miss is said at its field; nothing is written.
  await keys.press('Control+Enter');
  await expect(page.getByLabel('Statement of nonconformity')).toHaveAttribute('aria-invalid', 'true');
  expect((await callFrom(page, 'findings.list', {})).findings).toEqual([]);
  await page.getByLabel('Statement of nonconformity').focus();
  await keys.type('Interested parties relevant to the AIMS were not all determined.');
  await keys.press('Control+Enter');

  // Back on the requirement: its result follows from the finding.
  await expect(page.getByRole('heading', { level: 1, name: /^4\.2/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Minor/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('Applicants are no interested party')).toBeVisible();
  expect(await rowOf('42001:4.2')).toMatchObject({ shown: 'minor', stored: null });

  // 1 is refused with the way out.
  await keys.press('1');
  await expect(page.getByRole('alert').filter({ hasText: 'Withdraw S2-NC-01 first' })).toBeVisible();
  expect((await rowOf('42001:4.2')).stored).toBeNull();

  // 6 asks why in its place; without a reason nothing is set, Esc leaves.
  await keys.press('j');
  await expect(page.getByRole('heading', { level: 1, name: /^4\.3/ })).toBeVisible();
  await keys.press('6');
  await expect(page.getByLabel('Why was this not sampled?')).toBeFocused();
  await keys.press('Enter');
  await expect(page.getByText('A reason is needed: the report prints it.')).toBeVisible();
  await keys.type('Left to the first surveillance');
  await keys.press('Enter');
  await expect(page.getByRole('button', { name: /^Not sampled/ })).toHaveAttribute('aria-pressed', 'true');
  expect(await rowOf('42001:4.3')).toMatchObject({ stored: 'not_sampled', reason: 'Left to the first surveillance' });

  // P turns progress on; / filters; the tree is walked by arrows.
  await keys.press('p');
  await expect(page.getByRole('button', { name: /^Progress: not started/ })).toBeVisible();
  await keys.press('/');
  await keys.type('monitoring');
  await expect(page.getByRole('treeitem').filter({ hasText: 'A.6.2.6' })).toBeVisible();
  await expect(page.getByRole('treeitem').filter({ hasText: '4.4' })).toHaveCount(0);
  await keys.press('Escape');
  await keys.press('Escape');
  await page.getByRole('tree').focus();
  await keys.press('End');
  await keys.press('Enter');
  await keys.press('ArrowDown');
  await expect(page.getByRole('heading', { level: 1, name: /^A\.10\.2/ })).toBeVisible();
  await expectAccessible(page);
});

test('controls get rows for the chosen AI systems, and [ ] moves between the units', async ({ launch, folder }) => {
  const file = withSystem(folder);
  file.call('scope.addSystem', { name: 'DocuSift', version: '2.8' });
  const { id } = file.call<{ id: string }>('audits.create', { kind: 'stage_2' });
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, `/e/audits/${id}/field-work`);
  await page.getByRole('checkbox', { name: 'LendScore 4.2' }).check();
  await page.getByRole('checkbox', { name: 'DocuSift 2.8' }).check();
  await page.getByRole('button', { name: /^Make checklist/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^4\.1/ })).toBeVisible();
  const { rows } = await callFrom(page, 'checklist.list', { auditId: id });
  expect(rows.filter((row) => row.kind === 'requirement')).toHaveLength(32);
  expect(rows.filter((row) => row.kind === 'control')).toHaveLength(76);

  const item = rows.find((row) => row.requirement === '42001:A.6.2.6');
  await goTo(page, `/e/audits/${id}/field-work/${item?.id}`);
  await expect(page.getByRole('tab', { name: /LendScore 4\.2/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press(']');
  await expect(page.getByRole('tab', { name: /DocuSift 2\.8/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('5');
  await page.getByLabel('Why does this not apply?').fill('Documents are read, nothing is decided');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /Not applicable.*DocuSift/ })).toBeVisible();

  // The unit stays the same from requirement to requirement.
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { level: 1, name: /^A\.6\.2\.7/ })).toBeVisible();
  await expect(page.getByRole('tab', { name: /DocuSift 2\.8/ })).toHaveAttribute('aria-selected', 'true');
});

test('in a Stage 1 there are four results without grades, and the next audit shows what was said', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const first = file.call<{ id: string }>('audits.create', { kind: 'stage_1' });
  file.call('checklist.make', { auditId: first.id });
  const second = file.call<{ id: string }>('audits.create', { kind: 'stage_2' });
  file.call('checklist.make', { auditId: second.id });
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, `/e/audits/${first.id}/field-work`);
  await expect(page.getByRole('heading', { level: 1, name: /^4\.1/ })).toBeVisible();
  const results = page.getByRole('group', { name: 'Result' }).getByRole('button');
  await expect(results).toHaveText([/Adequate/, /Area of concern/, /Not applicable/, /Not reviewed/]);
  await page.keyboard.press('2');
  await page.getByLabel('What is the concern for Stage 2?').fill('Climate change was not considered');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Area of concern/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('n');
  await page.keyboard.type('Context analysis of March names no climate change');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('New line of notes')).toHaveValue('');

  await goTo(page, `/e/audits/${second.id}/field-work`);
  const earlier = page.getByRole('region', { name: 'From Stage 1' });
  await expect(earlier).toContainText('Area of concern');
  await expect(earlier).toContainText('Context analysis of March names no climate change');
});

test('a line that is being typed survives the end of the program', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const { id } = file.call<{ id: string }>('audits.create', { kind: 'stage_2' });
  file.call('checklist.make', { auditId: id });
  const app = await launch();
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(app.page, `/e/audits/${id}/field-work`);
  await expect(app.page.getByRole('heading', { level: 1, name: /^4\.1/ })).toBeVisible();
  await app.page.keyboard.press('n');
  await app.page.keyboard.type('Half a sentence that nobody ended');
  await expect
    .poll(async () => (await callFrom(app.page, 'ledger.drafts', {})).drafts.map((draft) => draft.text))
    .toEqual(['Half a sentence that nobody ended']);
  await app.kill();
  const next = await app.restart({ files: [file.path] });
  await expect(next.page.getByRole('navigation', { name: 'Areas' })).toBeVisible();
  await goTo(next.page, `/e/audits/${id}/field-work`);
  await expect(next.page.getByLabel('New line of notes')).toHaveValue('Half a sentence that nobody ended');
  await expect(next.page.getByText('Brought back from before the program ended.')).toBeVisible();
});

test('an interview is begun beside the checklist, and a line that names a requirement is found at its row', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const { id } = file.call<{ id: string }>('audits.create', { kind: 'stage_2' });
  file.call('checklist.make', { auditId: id });
  const app = await launch();
  const { page } = app;
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, `/e/audits/${id}/field-work`);
  const helper = page.getByRole('region', { name: 'Helper panel' });
  await expect(helper.getByText('No interview is recorded in this audit.')).toBeVisible();
  await helper.getByRole('button', { name: 'New interview' }).click();
  await helper.getByLabel('Topic').fill('Model risk');
  await helper.getByLabel('With whom').fill('Marit de Vries, head of model risk');
  await page.keyboard.press('Enter');
  await expect(helper.getByText(/^Open since/)).toBeVisible();
  await helper.getByLabel('New line of the interview').fill('Alarms go to a shared mailbox, #A.6.2.6');
  await page.keyboard.press('Enter');
  await expect(helper.getByLabel('New line of the interview')).toHaveValue('');
  await expect(helper.getByRole('listitem')).toContainText('Alarms go to a shared mailbox');

  const { rows } = await callFrom(page, 'checklist.list', { auditId: id });
  await goTo(page, `/e/audits/${id}/field-work/${rows.find((row) => row.requirement === '42001:A.6.2.6')?.id}`);
  await expect(page.getByRole('heading', { level: 1, name: /^A\.6\.2\.6/ })).toBeVisible();
  await expect(helper.locator('[data-mentions]')).toContainText('Alarms go to a shared mailbox');
  await helper.getByRole('button', { name: 'End now' }).click();
  await expect(helper.getByText(/^Open since/)).toHaveCount(0);
});

test('a line that cannot be saved stays in its field, is said to be unsaved, and is saved again', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const { id } = file.call<{ id: string }>('audits.create', { kind: 'stage_2' });
  file.call('checklist.make', { auditId: id });
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, `/e/audits/${id}/field-work`);
  await expect(page.getByRole('heading', { level: 1, name: /^4\.1/ })).toBeVisible();
  const line = page.getByLabel('New line of notes');
  await page.keyboard.press('n');
  await expect(line).toBeFocused();

  // Another program holds the file.
  const other = new Database(file.path);
  other.exec('BEGIN EXCLUSIVE');
  try {
    await page.keyboard.type('Closed by a service account after 4 minutes');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The last line was not saved. Your text is kept here.')).toBeVisible({ timeout: 30_000 });
    await expect(line).toHaveValue('Closed by a service account after 4 minutes');
    await expect(page.getByText(/^Not saved since/).first()).toBeVisible();
  } finally {
    other.exec('ROLLBACK');
    other.close();
  }
  await page.keyboard.press('Control+s');
  await expect(line).toHaveValue('');
  await expect(page.getByText('The last line was not saved.')).toHaveCount(0);
  const { rows } = await callFrom(page, 'checklist.list', { auditId: id });
  const shown = await callFrom(page, 'checklist.show', { id: rows[0]?.id ?? '' });
  expect(shown.notes.map((note) => note.text)).toEqual(['Closed by a service account after 4 minutes']);
});
