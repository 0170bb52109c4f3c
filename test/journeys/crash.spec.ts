/** Power goes while somebody types: what was saved is there, and so is the text of the open line. */
import { addStage2, draftsIn, makeFile } from './support/files.ts';
import { expect, test } from './support/journey.ts';
import { actAs, areas, goTo } from './support/steps.ts';

const LINE = 'Register of impact assessments v4, newest entry for LendScore is IA-2024-03';

test('text that was being typed when every process was killed is put back, and the file is whole', async ({ launch, folder }) => {
  const file = makeFile(folder);
  const { auditId, itemId } = addStage2(file);
  const app = await launch({ files: [file.path] });
  await expect(areas(app.page)).toBeVisible();
  await actAs(app.page, 'Ines Vogt');
  await goTo(app.page, `/e/audits/${auditId}/field-work/${itemId}`);
  const line = app.page.getByRole('textbox', { name: 'New line of notes' });
  await line.fill('ZK showed policy AI-POL-01 v3, approved 2026-02-11');
  await line.press('Enter');
  await expect(line).toHaveValue('');
  await line.pressSequentially(LINE);
  await expect.poll(() => draftsIn(file.path)).toEqual([LINE]);
  await app.kill();

  const again = await app.restart();
  await again.page.getByRole('row').filter({ hasText: 'lumenfold.aims' }).dblclick();
  await expect(areas(again.page)).toBeVisible();
  await goTo(again.page, `/e/audits/${auditId}/field-work/${itemId}`);
  await expect(again.page.getByText('ZK showed policy AI-POL-01 v3, approved 2026-02-11')).toBeVisible();
  const restored = again.page.getByRole('textbox', { name: 'New line of notes' });
  await expect(restored).toHaveValue(LINE);
  await restored.press('Enter');
  await expect(restored).toHaveValue('');
  await expect.poll(() => draftsIn(file.path)).toEqual([]);
  // The field is empty at once; the line in its list says that the page knows it is written, so that closing asks nothing.
  await expect(again.page.getByText(LINE)).toBeVisible();
  await again.quit();

  expect(file.call<{ ok: boolean; problems: unknown[] }>('ledger.verify')).toMatchObject({ ok: true, problems: [] });
  const { notes } = file.call<{ notes: { text: string }[] }>('checklist.show', { id: itemId });
  expect(notes.map(({ text }) => text)).toEqual(['ZK showed policy AI-POL-01 v3, approved 2026-02-11', LINE]);
});

/** What may be lost when the power goes (docs/security.md). */
const LOST_MS = 500;
const KILLS = 3;
/** Between two keys: nobody types faster for long. */
const KEY_MS = 30;

test('killed at any moment while somebody types without a pause, at most the last 500 ms of typing are lost', async ({
  launch,
  folder,
}) => {
  const file = makeFile(folder);
  const { auditId, itemId } = addStage2(file);
  let app = await launch({ files: [file.path] });
  await expect(areas(app.page)).toBeVisible();
  await actAs(app.page, 'Ines Vogt');
  for (let kill = 0; kill < KILLS; kill += 1) {
    await goTo(app.page, `/e/audits/${auditId}/field-work/${itemId}`);
    const line = app.page.getByRole('textbox', { name: 'New line of notes' });
    await line.focus();
    await line.fill('');
    const keys = app.page.keyboard;
    /** Length of the text after each key, with the moment by which the page had taken it. */
    const taken: { readonly length: number; readonly at: number }[] = [];
    let typing = true;
    const typist = (async () => {
      for (let length = 1; typing; length += 1) {
        try {
          await keys.press(String.fromCharCode(97 + (length % 26)), { delay: KEY_MS });
        } catch (error) {
          // The window went while the key was on its way.
          if (typing) throw error;
          return;
        }
        taken.push({ length, at: Date.now() });
      }
    })();
    // Somewhere in the third second: the moments of the three kills differ by themselves and by chance.
    const wait = 2000 + Math.floor(Math.random() * 1000);
    await expect.poll(() => (taken.at(-1)?.at ?? 0) - (taken[0]?.at ?? 0), { intervals: [10] }).toBeGreaterThan(wait);
    typing = false;
    const killedAt = Date.now();
    await app.kill();
    await typist;

    const [draft = ''] = draftsIn(file.path);
    const due = taken.filter(({ at }) => at <= killedAt - LOST_MS).at(-1)?.length ?? 0;
    expect(due, 'keys that had to be kept').toBeGreaterThan(10);
    expect(draft.length, `killed after ${wait} ms of ${taken.length} keys`).toBeGreaterThanOrEqual(due);
    app = await app.restart({ files: [file.path] });
    await expect(areas(app.page)).toBeVisible();
  }
  await app.quit();
});
