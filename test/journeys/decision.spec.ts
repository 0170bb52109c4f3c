/**
 * From the issued report to the certificate, by keys: checks, an override, the pack, a review with a question that is
 * answered and settled, the decision, the certificate, and the dates of the cycle (ISO/IEC 17021-1 9.5, 8.2.2).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { verifyPack } from '../../electron/core/export/pack/verify-pack.ts';
import { aCompleteAudit } from '../builders/complete-audit.ts';
import { apart, overrideAll } from '../builders/decided.ts';
import type { Call } from '../builders/engagement.ts';
import { squeezed, textOfPdf } from '../export/read-pdf.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import type { RunningApp } from './support/launch-app.ts';
import { areas, callFrom, goTo, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

/** `Ctrl Shift P` asks who is at the keyboard; the choice is made by keys. */
async function switchTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+p');
  const question = page.getByRole('dialog').filter({ hasText: 'Who is at the keyboard?' });
  const choice = question.getByRole('radio', { name: new RegExp(`^${name}`) });
  // The dialog gives the focus to whoever is at the keyboard now once it stands.
  await expect(question.getByRole('radio', { checked: true })).toBeFocused();
  await choice.focus();
  await page.keyboard.press('Space');
  await expect(question.getByRole('button', { name: `Act as ${name}` })).toBeVisible();
  await choice.press('Enter');
  await expect(question).toBeHidden();
}

/** Goes to the decision by `G D` and waits until it stands there. */
async function toDecision(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page.getByRole('heading', { name: 'Decision', level: 1 })).toBeVisible();
}

/** Takes an option of a list by typing nothing but arrows and Enter. */
async function choose(page: Page, list: Locator, option: string | RegExp): Promise<void> {
  await list.focus();
  await page.keyboard.press('ArrowDown');
  const wanted = page.getByRole('option', { name: option });
  await expect(wanted).toBeVisible();
  for (let step = 0; step < 40; step += 1) {
    if ((await wanted.getAttribute('data-combobox-selected')) !== null) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

/** `W` on the decision: a new signing key, the pack, its seal. */
async function buildPack(app: RunningApp, pack: string): Promise<void> {
  const { page } = app;
  await expect(page.getByRole('button', { name: /^Build pack…/ })).toBeEnabled();
  await page.keyboard.press('w');
  const dialog = page.getByRole('dialog', { name: 'Decision pack' });
  await dialog.getByLabel('Passphrase for a new signing key').fill('eight words are better');
  await dialog.getByLabel('The passphrase once more').fill('eight words are better');
  // A window that gets narrow keeps the dialog and what was typed.
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(dialog.getByLabel('The passphrase once more')).toHaveValue('eight words are better');
  await page.setViewportSize({ width: 1440, height: 900 });
  await app.chooseTarget(pack);
  await dialog.getByLabel('The passphrase once more').press('Enter');
  await expect(dialog.getByText(/files, signed with [0-9A-F]{16}$/)).toBeVisible({ timeout: 120_000 });
  await dialog.getByRole('button', { name: 'Close', exact: true }).press('Enter');
  await expect(dialog).toBeHidden();
}

test('a file goes by keys from the issued report through checks, pack, review and decision to the certificate', async ({
  launch,
  folder,
}) => {
  test.slow();
  const file = withSystem(folder);
  const app = await launch();
  const { page } = app;
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(app, file.path, 'Ines Vogt');
  const call = ((method, input) => callFrom(page, method, (input ?? {}) as never)) as Call;
  const lead = (await call('team.list')).people[0]?.id ?? '';
  const auditId = await aCompleteAudit(call, lead, 'stage_2');
  const { rows } = await call('checklist.list', { auditId });
  const itemId = rows[0]?.id ?? '';
  await call('programme.make');
  await call('reports.issue', { auditId });
  const { reviewer } = await apart(call);
  await goTo(page, `/e/reports?audit=${auditId}`);
  await expect(page.getByText('Version 1.0 issued', { exact: true })).toBeVisible();

  // The checks: what blocks stands first, each with its clause; Enter goes to where it is put right.
  await toDecision(page);
  const detail = page.getByRole('region', { name: 'The chosen check' });
  await expect(page.getByRole('heading', { name: /^Blocking/ })).toBeVisible();
  await expect(detail).toContainText(/^.*Blocks · \d/);
  await expect(page.getByText('9.1.2, 9.5.3.1').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Build pack…/ })).toBeDisabled();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Client', level: 1 })).toBeVisible();
  await toDecision(page);

  // One is passed over by key, with justification and name, and withdrawn again with a reason.
  const { gates } = await call('decision.gates', { auditId });
  const blocking = gates.filter(({ severity, status }) => severity === 'blocking' && status === 'fails');
  const at = blocking.findIndex(({ mayOverride, apart: guarded }) => mayOverride && !guarded);
  const passed = blocking[at];
  for (let step = 0; step < at; step += 1) await page.keyboard.press('j');
  await expect(detail.getByRole('heading', { name: passed?.title ?? '?' })).toBeVisible();
  await page.keyboard.press('o');
  const override = detail.getByRole('form', { name: 'Override…' });
  await expect(override.getByLabel('Justification')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(override).toBeVisible();
  await page.keyboard.type('Seen in the paper file of the office.');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(detail.getByText(/^Passed over by Ines Vogt, lead auditor, /)).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Passed over with a justification/ })).toBeVisible();
  const kept = (await call('decision.show', { auditId })).overrides;
  expect(kept).toMatchObject([{ gate: passed?.key, byName: 'Ines Vogt', justification: 'Seen in the paper file of the office.' }]);
  await overrideAll(call, auditId);

  // Review mode: everything can be read, and nothing but questions written; the banner says so.
  await switchTo(page, 'Gareth Lowe');
  await expect(page.getByText('Review: Gareth Lowe reads everything and writes questions alone.')).toBeVisible();
  await expectAccessible(page);
  await expect(callFrom(page, 'engagement.update', { scopeStatement: 'Everything' })).rejects.toThrow(/NOT_ALLOWED/);
  await page.keyboard.press('2');
  await expect(page.getByText('The technical review has not begun.')).toBeVisible();
  await page.keyboard.press('b');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Gareth Lowe reviews since /)).toBeVisible();

  // On the item that the question is about, its key asks.
  await goTo(page, `/e/audits/${auditId}/field-work/${itemId}`);
  await expect(page.getByRole('heading', { name: /^8\.4/ }).first()).toBeVisible();
  await page.keyboard.press('Control+Shift+a');
  const asking = page.getByRole('form', { name: 'Ask a question' });
  await expect(asking.getByRole('textbox', { name: 'Question', exact: true })).toBeFocused();
  await expect(asking.getByRole('combobox', { name: 'About' })).toHaveValue(/^Requirement: 8\.4/);
  await page.keyboard.type('Which three assessments were read?');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  const panel = page
    .getByRole('complementary')
    .or(page.getByRole('region', { name: 'Question', exact: true }))
    .first();
  await expect(page.getByRole('heading', { name: 'Q-1' })).toBeVisible();
  await expect(panel.getByText('Which three assessments were read?')).toBeVisible();

  // The team answers; the reviewer's own word is no answer of the team.
  await switchTo(page, 'Ines Vogt');
  await expect(page.getByText(/^Review: Gareth Lowe/)).toBeHidden();
  await expect(page.getByRole('button', { name: /^Answer/ })).toBeVisible();
  await page.keyboard.press('a');
  const answering = page.getByRole('form', { name: 'Answer' });
  await expect(answering.getByLabel('In their words')).toBeFocused();
  await page.keyboard.type('Those of LendScore 4.0, 4.1 and 4.2.');
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByText('Ines Vogt answered')).toBeVisible();
  await expectAccessible(page);

  // The reviewer settles it with what came out, and ends the review.
  await switchTo(page, 'Gareth Lowe');
  await expect(page.getByRole('button', { name: 'Ready for the decision' })).toBeDisabled();
  await page.keyboard.press('s');
  await expect(page.getByLabel('What came out: what was made clear or changed')).toBeFocused();
  await page.keyboard.type('The assessments are named in the checklist.');
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByText('Gareth Lowe settled it')).toBeVisible();
  const [question] = (await call('decision.show', { auditId })).questions;
  expect(question).toMatchObject({
    state: 'settled',
    askedById: reviewer,
    outcome: 'The assessments are named in the checklist.',
    clarifications: [{ kind: 'answer', byName: 'Ines Vogt', text: 'Those of LendScore 4.0, 4.1 and 4.2.' }],
  });
  await page.getByLabel('What the conclusion rests on').fill('Report, checklist and the answer to Q-1.');
  await page.getByRole('button', { name: 'Ready for the decision' }).press('Enter');
  await expect(page.getByText(/^Gareth Lowe ended the review on .*: ready for the decision\./)).toBeVisible();

  // The certificate: proposed from the file, recorded, written as a draft.
  await switchTo(page, 'Anna Berg');
  await expect(page.getByText(/^Decision: Anna Berg reads everything and writes the decision/)).toBeVisible();
  await page.keyboard.press('4');
  await expect(page.getByText('Proposed from the file; nothing is recorded yet.')).toBeVisible();
  const certificate = page.getByRole('form', { name: 'Certificate' });
  await certificate.getByLabel('Number', { exact: true }).fill('TC-AI-0417');
  await certificate.getByLabel('Address of the body').fill('Quay 4, Leith');
  await certificate.getByLabel('Mark and accreditation').fill('Accreditation 2214');
  await expectAccessible(page);
  await certificate.getByLabel('Number', { exact: true }).press('Control+Enter');
  await expect(page.getByText(/^Draft 1 of /)).toBeVisible();
  const draft = join(folder, 'certificate-draft.pdf');
  await app.chooseTarget(draft);
  await page.keyboard.press('Control+e');
  await expect(page.getByText('certificate-draft.pdf is written.')).toBeVisible({ timeout: 60_000 });
  const drafted = squeezed(textOfPdf(readFileSync(draft)));
  for (const words of ['TC-AI-0417', 'LumenfoldAIB.V.', 'ISO/IEC42001:2023', 'TarnCertification', 'Quay4,Leith', 'DRAFT'])
    expect(drafted).toContain(words);

  // The pack, with everything on record, is built and sealed.
  await page.keyboard.press('1');
  const pack = join(folder, 'pack.zip');
  await buildPack(app, pack);
  expect((await verifyPack(pack)).problems).toEqual([]);

  // The decision: who was on the audit is not offered, and refused when named all the same.
  await page.keyboard.press('3');
  const deciding = page.getByRole('form', { name: 'Record the decision' });
  await expect(page.getByText('Nothing stands in the way of a grant.')).toBeVisible();
  const decider = deciding.getByRole('combobox', { name: 'Decided by' });
  await expect(decider).toHaveValue('Anna Berg, decision maker');
  await decider.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: /^Gareth Lowe/ })).toBeVisible();
  await expect(page.getByRole('option', { name: /^Ines Vogt/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(
    callFrom(page, 'decision.record', { auditId, outcome: 'grant', decidedById: lead, independent: true, grounds: 'Report.' }),
  ).rejects.toThrow(/Ines Vogt.*9\.5\.1/s);
  await choose(page, deciding.getByRole('combobox', { name: 'Outcome' }), 'Certification granted');
  await deciding.getByLabel('Grounds').fill('Report 1.0, review and the answer to Q-1.');
  await deciding.getByLabel('Grounds').press('Control+Enter');
  await expect(deciding.getByText(/^Confirm that Anna Berg had no part in the audit/).first()).toBeVisible();
  await deciding.getByRole('checkbox', { name: 'Anna Berg had no part in the audit' }).press('Space');
  await deciding.getByLabel('Competence to decide').fill('Decides on AI management systems since 2024.');
  await expectAccessible(page);
  await deciding.getByLabel('Grounds').press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Certification granted' })).toBeVisible();
  await expect(page.getByText('Confirmed: no part in the audit')).toBeVisible();
  await expectAccessible(page);

  // The certificate has its dates now, and no draft mark.
  await page.keyboard.press('4');
  await expect(page.getByRole('button', { name: /^Certificate as PDF/ })).toBeVisible();
  const final = join(folder, 'certificate.pdf');
  await app.chooseTarget(final);
  await page.keyboard.press('Control+e');
  await expect(page.getByText('certificate.pdf is written.')).toBeVisible({ timeout: 60_000 });
  const printed = squeezed(textOfPdf(readFileSync(final)));
  expect(printed).not.toContain('DRAFT');
  for (const words of ['18November2026', '17November2029']) expect(printed).toContain(words);

  // The cycle begins with the decision.
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page.getByText('Cycle 18 Nov 2026 to 17 Nov 2029', { exact: false })).toBeVisible();

  // What changed since the report was sent stands on the first screen.
  await switchTo(page, 'Ines Vogt');
  await call('engagement.update', { representativeName: 'Sanne Vos' });
  await goTo(page, '/e');
  await expect(page.getByRole('button', { name: /changed since report 1\.0 of / })).toBeVisible();
});

test('somebody who has the pack alone reviews it, keeps questions in a file, and the team takes them over', async ({ launch, folder }) => {
  test.slow();
  const file = withSystem(folder);
  const app = await launch();
  const { page } = app;
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(app, file.path, 'Ines Vogt');
  const call = ((method, input) => callFrom(page, method, (input ?? {}) as never)) as Call;
  const lead = (await call('team.list')).people[0]?.id ?? '';
  const auditId = await aCompleteAudit(call, lead, 'stage_2');
  await call('reports.issue', { auditId });
  await apart(call);
  await overrideAll(call, auditId);
  await goTo(page, `/e/reports?audit=${auditId}`);
  await expect(page.getByText('Version 1.0 issued', { exact: true })).toBeVisible();
  await toDecision(page);
  const pack = join(folder, 'pack.zip');
  await buildPack(app, pack);

  // The engagement is closed; the pack alone is opened from the start screen by its key, and is checked first.
  await page.keyboard.press('Control+Shift+w');
  await expect(page.getByRole('heading', { name: 'Recent engagements' })).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Review a decision pack', level: 1 })).toBeVisible();
  await expectAccessible(page);
  await app.chooseFiles(pack);
  await page.keyboard.press('o');
  await expect(page.getByText(/^pack\.zip is whole: \d+ files, signature of key [0-9A-F]{16} and ledger fit\.$/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText(/^Certification agreement/).first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('2');
  await expect(page.getByText(/^Passed over by Gareth Lowe: Seen in the paper file\./).first()).toBeVisible();
  await page.keyboard.press('1');

  // A question on an item goes into the reviewer's own file at once.
  await page.getByRole('button', { name: 'Ask about: Certification agreement' }).press('Enter');
  const asking = page.getByRole('form', { name: 'Ask a question' });
  await expect(asking.getByRole('combobox', { name: 'About' })).toHaveValue('Item 2: Certification agreement');
  await asking.getByLabel('Your name, as the team knows it').fill('Gareth Lowe');
  await asking.getByRole('textbox', { name: 'Question', exact: true }).fill('When was the agreement signed?');
  const questions = join(folder, 'questions.json');
  await app.chooseTarget(questions);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('questions.json holds 1 question. Hand this file to the team.')).toBeVisible();
  await asking.getByRole('textbox', { name: 'Question', exact: true }).fill('Who approved the audit time?');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('questions.json holds 2 questions. Hand this file to the team.')).toBeVisible();
  await expectAccessible(page);

  // The team takes the file over by key; a second time changes nothing.
  await page.getByRole('button', { name: /^Back/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Recent engagements' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(areas(page)).toBeVisible();
  await goTo(page, `/e/audits/${auditId}/decision`);
  await expect(page.getByRole('heading', { name: 'Decision', level: 1 })).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByText('The technical review has not begun.')).toBeVisible();
  await app.chooseFiles(questions);
  await page.keyboard.press('t');
  await expect(page.getByText('Gareth Lowe: 2 questions are new (Q-1, Q-2)')).toBeVisible();
  await expect(page.getByText(/^Gareth Lowe reviews since /)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Q-1 When was the agreement signed\?/ })).toBeVisible();
  await expectAccessible(page);
  await app.chooseFiles(questions);
  await page.keyboard.press('t');
  await expect(page.getByText('Gareth Lowe: Everything in this file is here already.')).toBeVisible();
});

test('the signing key is shown, its public half is given away, and its passphrase is changed', async ({ launch, folder }) => {
  const app = await launch();
  const { page } = app;
  await goTo(page, '/settings');
  const section = page.getByRole('region', { name: 'Signing key' });
  await expect(section.getByText('There is no key yet. It is made with the first decision pack.')).toBeVisible();
  const { name, publicKey } = await callFrom(page, 'settings.makeSigningKey', { passphrase: 'eight words are better' });
  await expect(section.getByText(name, { exact: true })).toBeVisible();
  await expectAccessible(page);
  const target = join(folder, 'minisign.pub');
  await app.chooseTarget(target);
  await section.getByRole('button', { name: 'Save minisign.pub…' }).press('Enter');
  await expect(section.getByText('minisign.pub is written.')).toBeVisible();
  expect(readFileSync(target, 'utf8')).toBe(publicKey);
  await section.getByRole('button', { name: 'Copy the public key' }).press('Enter');
  await expect(section.getByText('The public key is on the clipboard.')).toBeVisible();

  // A wrong passphrase changes nothing; the new one opens the same key.
  await section.getByRole('button', { name: 'Change the passphrase…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Passphrase of the signing key' });
  await dialog.getByLabel('Passphrase now').fill('not this one');
  await dialog.getByLabel('New passphrase', { exact: true }).fill('nine words are better');
  await dialog.getByLabel('New passphrase once more').fill('nine words are better');
  await dialog.getByLabel('New passphrase once more').press('Enter');
  await expect(dialog.getByText(/^This passphrase does not open the signing key/).first()).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('Passphrase now').fill('eight words are better');
  await dialog.getByLabel('Passphrase now').press('Enter');
  await expect(section.getByText('The passphrase of the signing key is changed.')).toBeVisible();
  const again = { passphrase: 'nine words are better', newPassphrase: 'eight words are better' };
  expect((await callFrom(page, 'settings.changeSigningPassphrase', again)).name).toBe(name);
});
