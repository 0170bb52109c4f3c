/** The decision pack from the window: by key, with a new signing key, sealed, checked at once and by the command line's own check. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { verifyPack } from '../../electron/core/export/pack/verify-pack.ts';
import { aCompleteAudit } from '../builders/complete-audit.ts';
import { overrideAll } from '../builders/decided.ts';
import type { Call } from '../builders/engagement.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

test('a decision pack is built by keys, signed with a key that is made at its first use, sealed and checked', async ({
  launch,
  folder,
}) => {
  test.slow();
  const app = await launch();
  const { page } = app;
  await openAs(app, withSystem(folder).path, 'Ines Vogt');
  const call = ((method, input) => callFrom(page, method, (input ?? {}) as never)) as Call;
  const [lead] = (await call('team.list')).people;
  const auditId = await aCompleteAudit(call, lead?.id ?? '');
  await call('reports.issue', { auditId });

  // While a check blocks it, the button says so by being off.
  await goTo(page, `/e/audits/${auditId}/decision`);
  const open = page.getByRole('button', { name: /^Build pack…/ });
  const { gates } = await call('decision.gates', { auditId });
  if (gates.some(({ blocksPack }) => blocksPack)) await expect(open).toBeDisabled();
  await overrideAll(call, auditId);
  await expect(open).toBeEnabled();

  await page.keyboard.press('w');
  const dialog = page.getByRole('dialog', { name: 'Decision pack' });
  await expect(dialog.getByText(/items will be missing in the pack$/)).toBeVisible();
  const deed = dialog.getByRole('button', { name: 'Build and seal…' });
  await dialog.getByLabel('Passphrase for a new signing key').fill('eight words are better');
  await expect(deed).toBeDisabled();
  await dialog.getByLabel('The passphrase once more').fill('eight words are worse');
  await expect(dialog.getByText('The two passphrases differ.')).toBeVisible();
  await dialog.getByLabel('The passphrase once more').fill('eight words are better');
  await expectAccessible(page);
  const target = join(folder, 'pack.zip');
  await app.chooseTarget(target);
  await dialog.getByLabel('The passphrase once more').press('Enter');
  await expect(dialog.getByText(/files, signed with [0-9A-F]{16}$/)).toBeVisible({ timeout: 120_000 });
  await dialog.getByRole('button', { name: 'Check it now' }).click();
  await expect(dialog.getByText(/^The pack is whole/)).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();

  // What was made is recorded, and an eye of its own agrees.
  const { seals } = await call('decision.show', { auditId });
  expect(seals).toMatchObject([{ fileName: 'pack.zip', evidenceFiles: true }]);
  await expect(page.getByText(new RegExp(`pack\\.zip · .*${seals[0]?.keyId ?? '?'}`))).toBeVisible();
  const found = await verifyPack(target);
  expect(found.problems).toEqual([]);
  expect(found.signedBy?.key).toBe(seals[0]?.keyId);

  // The key is known the second time, and a wrong passphrase leaves the pack as it is.
  const before = statSync(target).mtimeMs;
  await page.keyboard.press('w');
  await dialog.getByLabel(/^Passphrase of the signing key/).fill('not this one');
  await app.chooseTarget(target);
  await deed.click();
  await expect(dialog.getByText(/^This passphrase does not open the signing key/)).toBeVisible();
  expect(statSync(target).mtimeMs).toBe(before);
});
