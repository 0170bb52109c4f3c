/** Engagements to work in, and the ways of a hand on the work screens. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { type MadeFile, makeFile } from './files.ts';

const CLI = resolve(process.env.FIELDBOOK_ROOT ?? join(import.meta.dirname, '../../..'), 'out/main/cli.js');

/**
 * The sample engagement as the command line makes it, once per build of the program; each journey works on a copy.
 * Two workers that make it at the same time both finish: the first to move its folder into place wins.
 */
function madeSample(): string {
  const results = join(import.meta.dirname, '../../../test-results');
  const made = join(results, `sample-${Math.trunc(statSync(CLI).mtimeMs)}`);
  if (!existsSync(made)) {
    mkdirSync(results, { recursive: true });
    const working = mkdtempSync(join(results, 'sample-making-'));
    execFileSync(process.execPath, [CLI, 'demo', '--out', join(working, 'demo')], {
      stdio: 'pipe',
      env: { ...process.env, FIELDBOOK_HOME: join(working, 'home') },
    });
    try {
      renameSync(working, made);
    } catch (thrown) {
      if (!existsSync(made)) throw thrown;
      rmSync(working, { recursive: true });
    }
  }
  return join(made, 'demo', 'sample.aims');
}

/** A copy of the sample engagement of its own. @returns its path. */
export function sampleFile(folder: string): string {
  const path = join(folder, 'sample.aims');
  copyFileSync(madeSample(), path);
  return path;
}

/** An engagement with one AI system in scope and an auditee, and no audit yet. */
export function withSystem(folder: string): MadeFile {
  const file = makeFile(folder);
  file.call('engagement.update', { scopeStatement: 'Credit scoring', bodyName: 'Tarn Certification' });
  file.call('scope.addSystem', { name: 'LendScore', version: '4.2', purpose: 'Credit scoring' });
  return file;
}

/** Drops files of this computer on the middle of an element, as the system's file manager does. */
export async function dropFiles(page: Page, selector: string, ...paths: readonly string[]): Promise<void> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`nothing to drop on: ${selector}`);
  const client = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, data: { items: [], files: [...paths], dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await client.send('Input.dispatchDragEvent', { type, ...at });
  await client.detach();
}

export type Finding = OutputOf<'findings.list'>['findings'][number];

/** The field of a form by its label, in the detail pane. */
export const field = (page: Page, label: string) => page.getByRole('region', { name: 'Finding', exact: true }).getByLabel(label);
