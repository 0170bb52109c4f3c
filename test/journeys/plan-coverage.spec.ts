/** The audit plan: nothing is forgotten, nobody is in two places, and all of it by keys alone. */
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, choose, goTo, openAs } from './support/steps.ts';
import { sampleFile, withSystem } from './support/work.ts';

const SESSION = { day: '2026-11-16', startMinute: 570, endMinute: 660 } as const;

test('an uncovered requirement is placed by keys and disappears from the list; a clash shows and is moved away', async ({
  launch,
  folder,
}) => {
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2', startsOn: '2026-11-16', endsOn: '2026-11-17' });
  const [lead] = file.call<{ people: { id: string; name: string }[] }>('team.list').people;
  const member = file.call<{ id: string }>('audits.addMember', { auditId, personId: lead?.id ?? '', role: 'lead_auditor' });
  const context = file.call<{ id: string }>('plan.addSession', {
    auditId,
    ...SESSION,
    title: 'Context and scope',
    requirements: ['42001:4.1', '42001:4.2', '42001:4.3'],
    members: [member.id],
  });
  file.call('plan.addSession', {
    auditId,
    ...SESSION,
    startMinute: 600,
    title: 'Policy',
    requirements: ['42001:5.2'],
    members: [member.id],
  });

  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, lead?.name ?? '');
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Audit plan', level: 1 })).toBeVisible();
  const uncovered = page.getByRole('region', { name: 'In no session yet' });
  const hole = uncovered.getByRole('listitem').filter({ hasText: /^4\.4/ });
  await expect(hole).toBeVisible();
  const before = await uncovered.getByRole('listitem').count();

  // P goes to the list; the requirement's own button opens the sessions, the one that fits best first.
  await page.keyboard.press('p');
  await expect(uncovered.getByRole('button', { name: /^Place 4\.4 / })).toBeFocused();
  await page.keyboard.press('Enter');
  const first = page.getByRole('menuitem').first();
  await expect(first).toContainText('Context and scope');
  await expect(first).toContainText('fits best');
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(hole).toHaveCount(0);
  await expect(uncovered.getByRole('listitem')).toHaveCount(before - 1);
  await expect(uncovered).toContainText('4.4 is in ‘Context and scope’.');
  const placed = (await callFrom(page, 'plan.list', { auditId })).sessions.find(({ id }) => id === context.id);
  expect(placed?.refs).toEqual(['4.1–4.4']);

  // Two sessions of one auditor at a time are red until one of them goes elsewhere.
  const policy = page.getByRole('option', { name: /^Policy/ });
  await expect(policy).toContainText('Clash');
  await policy.focus();
  for (const time of ['10:15', '10:30', '10:45', '11:00']) {
    await page.keyboard.press('Alt+ArrowDown');
    await expect(policy).toHaveAttribute('aria-label', new RegExp(time));
  }
  await expect(policy).not.toContainText('Clash');
  await page.keyboard.press('Shift+Alt+ArrowDown');
  await expect(policy).toHaveAttribute('aria-label', /11:00–12:15/);
  await page.keyboard.press('Alt+ArrowRight');
  await expect
    .poll(async () => (await callFrom(page, 'plan.list', { auditId })).sessions.find(({ title }) => title === 'Policy')?.day)
    .toBe('2026-11-17');

  // N makes a session after the chosen one; Enter opens it again.
  await page.keyboard.press('n');
  await page.keyboard.type('Closing meeting');
  await choose(page.getByRole('combobox', { name: 'Kind' }), 'Closing meeting');
  await page.keyboard.press('Control+Enter');
  const closing = page.getByRole('option', { name: /^Closing meeting, 12:15–13:15/ });
  await expect(closing).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('form', { name: 'Session' }).getByLabel('Title')).toHaveValue('Closing meeting');
  await page.keyboard.press('Escape');
  await expect(closing).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(closing).toHaveCount(0);
});

test('a session is dragged with the mouse to another auditor and time', async ({ launch, folder }) => {
  const path = sampleFile(folder);
  const app = await launch();
  const { page } = app;
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(app, path, 'Ines Vogt');
  const auditId = (await callFrom(page, 'audits.list', {})).audits.find(({ number }) => number === 'S2')?.id ?? '';
  await goTo(page, `/e/audits/${auditId}/plan`);
  const block = page.getByRole('option', { name: /^Improvement, corrective action/ });
  await block.scrollIntoViewIfNeeded();
  const box = await block.boundingBox();
  if (box === null) throw new Error('The session is not on the board.');
  await page.mouse.move(box.x + box.width / 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x - box.width / 2, box.y + 30, { steps: 4 });
  await page.mouse.move(box.x - box.width / 2, box.y + 10 + 32, { steps: 4 });
  await page.mouse.up();
  await expect(block).toHaveAttribute('aria-label', /09:30–10:30, 10\.1 10\.2, Ines Vogt/);
  await expect(block).toContainText('Clash');
  await expect(
    page.getByText('Changed since it was agreed with Ruben Claes, AIMS manager on 6 November 2026', { exact: false }),
  ).toBeVisible();
});

test('the plan and the meetings of the sample are accessible, and fit the smallest window', async ({ launch, folder }) => {
  const path = sampleFile(folder);
  const app = await launch();
  const { page } = app;
  await openAs(app, path, 'Ines Vogt');
  const auditId = (await callFrom(page, 'audits.list', {})).audits.find(({ number }) => number === 'S2')?.id ?? '';
  for (const [width, height] of [
    [1440, 900],
    [1024, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    await goTo(page, '/e/audits');
    await expect(page.getByRole('heading', { name: /^Audits/, level: 1 })).toBeVisible();
    await goTo(page, `/e/audits/${auditId}/plan`);
    await expect(page.getByRole('option', { name: /^Model risk/ })).toBeAttached();
    if (width === 1440) await expectAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
    await page.keyboard.press('m');
    await expect(page.getByRole('heading', { name: 'Opening and closing meeting' })).toBeVisible();
    await expect(page.getByText('16 of 16 points')).toBeVisible();
    await expect(page.getByText('Dr Priya Nair').first()).toBeVisible();
    if (width === 1440) await expectAccessible(page);
  }
});
