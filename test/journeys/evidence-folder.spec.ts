/** A client's folder comes in by keys: each file has its answer, and what came in before a stop or a fault stays. */
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/journey.ts';
import { callFrom, goTo, openAs } from './support/steps.ts';
import { withSystem } from './support/work.ts';

const POLICY = '# AI policy\n\nApproved by the board on 4 March 2026.\n';

/** Eleven documents, one of them twice and one without content. */
const DOCUMENTS: Readonly<Record<string, string | Buffer>> = {
  'Clause4/AIMS_Scope.md': '# Scope of the AI management system\n',
  'Clause5/AI_Policy.md': POLICY,
  'Clause6/AI_Risk_Register.csv': 'risk,owner\ndrift,MV\n',
  'Clause6/Statement_of_Applicability.csv': 'Control ID,Title\nA.2.2,AI policy\n',
  'Clause7/Training_Log.csv': 'person,course\nMV,AI basics\n',
  'Clause8/AI_System_Impact_Assessment.md': '# AI system impact assessment\n',
  'Clause9/Internal_Audit_Report.md': '# Internal audit\n',
  'Clause9/Management_Review_Minutes.md': '# Management review\n',
  'Other/AI_Policy_copy.md': POLICY,
  'Other/empty.txt': '',
  'Other/tour.bin': Buffer.alloc(12 * 1024 * 1024, 'tour of the site '),
};

function makeFolder(folder: string, files: Readonly<Record<string, string | Buffer>>): string {
  const root = join(folder, 'Client documents');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** Settles when the engine first says how far it is. */
const firstProgress = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const bridge = Reflect.get(globalThis, 'fieldbook') as { onProgress(listener: () => void): () => void };
        const stop = bridge.onProgress(() => {
          stop();
          resolve();
        });
      }),
  );

/** Content in the file that no evidence speaks of, and evidence whose content is not all there. */
function halfWritten(path: string): { orphans: number; incomplete: number } {
  const db = new Database(path, { readonly: true });
  try {
    const orphans = db.prepare(
      'SELECT count(*) FROM blob_chunk WHERE sha256 NOT IN (SELECT sha256 FROM evidence WHERE sha256 IS NOT NULL)',
    );
    const incomplete = db.prepare(`
      SELECT count(*) FROM evidence e WHERE e.content = 'kept'
        AND e.bytes <> (SELECT coalesce(sum(length(c.bytes)), 0) FROM blob_chunk c WHERE c.sha256 = e.sha256)`);
    return { orphans: orphans.pluck().get() as number, incomplete: incomplete.pluck().get() as number };
  } finally {
    db.close();
  }
}

test('a folder comes in by keys, each file with its answer; of the proposals some are accepted and some are not', async ({
  launch,
  folder,
}) => {
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_1' });
  file.call('checklist.make', { auditId });
  const root = makeFolder(folder, { ...DOCUMENTS, 'Other/withdrawn.md': '# Withdrawn\n' });
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, '/e/evidence');
  await expect(page.getByRole('heading', { level: 1, name: /^Evidence/ })).toBeVisible();

  await app.chooseFiles(root);
  const began = firstProgress(page);
  await page.keyboard.press('Control+Shift+E');
  // The client takes one document out of the folder while it is being read.
  await began;
  rmSync(join(root, 'Other/withdrawn.md'));
  await expect(page.getByRole('heading', { level: 1, name: 'Folder Client documents' })).toBeVisible();
  await expect(page.getByText('9 added, 1 there already, 2 refused, 0 not tried.')).toBeVisible();
  const notAdded = page.getByRole('region', { name: 'Not added' });
  await expect(notAdded.getByRole('listitem')).toHaveCount(3);
  await expect(notAdded.getByRole('listitem').filter({ hasText: 'AI_Policy_copy.md' })).toContainText(
    'The same content is E-002 already: AI_Policy',
  );
  await expect(notAdded.getByRole('listitem').filter({ hasText: 'empty.txt' })).toContainText('Refused');
  await expect(notAdded.getByRole('listitem').filter({ hasText: 'withdrawn.md' })).toContainText('Refused');

  // F: each file with what became of it.
  await page.keyboard.press('f');
  const files = page.getByRole('listbox', { name: 'Each file' });
  await expect(files.getByRole('option')).toHaveCount(12);
  await expect(files.getByRole('option').filter({ hasText: 'Clause5/AI_Policy.md' })).toContainText('Added');
  await expectAccessible(page);
  await page.keyboard.press('f');

  // Space accepts the first and the third, the others stay as they are; Control Enter links.
  const proposals = page.getByRole('listbox', { name: 'What the documents may answer' });
  await expect(proposals.getByRole('option').first()).toContainText('AIMS_Scope.md');
  const offered = (await callFrom(page, 'evidence.proposals', { auditId })).proposals;
  expect(offered.map(({ ref }) => ref)).toEqual(expect.arrayContaining(['4.3', '5.2', '6.1.3', '9.2.1', '9.3.1']));
  await proposals.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Link 2 accepted' })).toBeEnabled();
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('2 links made; 2 documents stand in the document review.')).toBeVisible();
  const { evidence } = await callFrom(page, 'evidence.list', {});
  const accepted = [offered[0], offered[2]].map((one) => `${one?.number} ${one?.ref} ${one?.requirementTitle}`);
  const linked: string[] = [];
  for (const one of evidence) {
    const { supports } = await callFrom(page, 'evidence.show', { id: one.id });
    for (const target of supports) if (target.kind === 'checklist_item') linked.push(`${one.number} ${target.label}`);
  }
  expect(linked.sort()).toEqual(accepted.sort());

  // Esc goes back to the register, where all nine stand; nothing is half written.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'All 9' })).toBeVisible();
  expect(await callFrom(page, 'ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
  await app.quit();
  expect(halfWritten(file.path)).toEqual({ orphans: 0, incomplete: 0 });
});

test('a folder that is stopped by a key keeps what came in, leaves nothing half written, and goes on later', async ({ launch, folder }) => {
  const file = withSystem(folder);
  const { id: auditId } = file.call<{ id: string }>('audits.create', { kind: 'stage_2' });
  file.call('checklist.make', { auditId });
  const root = makeFolder(folder, { ...DOCUMENTS, 'Clause8/recording.bin': 'recording' });
  const recording = join(root, 'Clause8/recording.bin');
  // Long enough that a person can stop it.
  truncateSync(recording, 900_000_000);
  const app = await launch();
  const { page } = app;
  await openAs(app, file.path, 'Ines Vogt');
  await goTo(page, '/e/evidence');
  await expect(page.getByRole('heading', { level: 1, name: /^Evidence/ })).toBeVisible();
  await app.chooseFiles(root);
  await page.keyboard.press('Control+Shift+E');
  await expect(page.getByRole('contentinfo')).toContainText('Clause8/recording.bin');
  await expect(page.getByRole('contentinfo').getByRole('meter')).toBeVisible();
  await page.keyboard.press('Control+Shift+X');
  await expect(page.getByText('6 added, 0 there already, 0 refused, 6 not tried.')).toBeVisible();
  await page.keyboard.press('f');
  const files = page.getByRole('listbox', { name: 'Each file' });
  await expect(files.getByRole('option').filter({ hasText: 'recording.bin' })).toContainText('Not tried');
  await expect(files.getByRole('option').filter({ hasText: 'Clause9/Internal_Audit_Report.md' })).toContainText('Not tried');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'All 6' })).toBeVisible();
  expect(halfWritten(file.path)).toEqual({ orphans: 0, incomplete: 0 });

  // The client keeps the recording; the same folder once more brings the rest.
  rmSync(recording);
  await app.chooseFiles(root);
  await page.keyboard.press('Control+Shift+E');
  await expect(page.getByText('3 added, 7 there already, 1 refused, 0 not tried.')).toBeVisible();
  const { evidence } = await callFrom(page, 'evidence.list', {});
  expect(evidence.map(({ number, fileName }) => `${number} ${fileName}`)).toEqual([
    'E-001 AIMS_Scope.md',
    'E-002 AI_Policy.md',
    'E-003 AI_Risk_Register.csv',
    'E-004 Statement_of_Applicability.csv',
    'E-005 Training_Log.csv',
    'E-006 AI_System_Impact_Assessment.md',
    'E-007 Internal_Audit_Report.md',
    'E-008 Management_Review_Minutes.md',
    'E-009 tour.bin',
  ]);
  expect(evidence.find(({ fileName }) => fileName === 'tour.bin')?.bytes).toBe(readFileSync(join(root, 'Other/tour.bin')).length);
  await app.quit();
  expect(halfWritten(file.path)).toEqual({ orphans: 0, incomplete: 0 });
});
