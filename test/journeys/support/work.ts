/** Engagements to work in, and the ways of a hand on the work screens. */
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { type MadeFile, makeFile } from './files.ts';

const CLI = resolve(process.env.FIELDBOOK_ROOT ?? join(import.meta.dirname, '../../..'), 'out/main/cli.js');

/** The sample engagement as the command line makes it. @returns its path. */
export function sampleFile(folder: string): string {
  const out = join(folder, 'demo');
  execFileSync(process.execPath, [CLI, 'demo', '--out', out], {
    stdio: 'pipe',
    env: { ...process.env, FIELDBOOK_HOME: join(folder, 'demo-home') },
  });
  return join(out, 'sample.aims');
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
