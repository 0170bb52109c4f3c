/**
 * Opening the sample in a window that has started: from the call that opens the file to the checklist on the screen.
 * Measured inside the page, so that the way from test to page is left out.
 */

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchApp } from '../journeys/support/launch-app.ts';
import { goTo } from '../journeys/support/steps.ts';
import { absoluteLimit, type BenchCase } from './measure.ts';

const ROUNDS = 12;
const WARM_UP = 2;
/** Longest wait that a person may see, in milliseconds. */
const LIMIT = 300;

export const openChecklist: BenchCase = {
  name: 'open-checklist',
  what: 'the sample opened and its Stage 2 checklist shown in a started window',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'fieldbook-bench-'));
    const root = process.env.FIELDBOOK_ROOT ?? resolve(import.meta.dirname, '../..');
    try {
      execFileSync(process.execPath, [join(root, 'out/main/cli.js'), 'demo', '--out', join(folder, 'demo')], { stdio: 'ignore' });
      copyFileSync(join(folder, 'demo/sample.aims'), join(folder, 'sample.aims'));
      const app = await launchApp({ folder, files: [join(folder, 'sample.aims')] });
      try {
        const { page } = app;
        await page.getByRole('navigation', { name: 'Areas' }).waitFor();
        const times: number[] = [];
        for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
          await goTo(page, '/');
          await page.getByRole('heading', { name: 'Recent engagements' }).waitFor();
          const took = await page.evaluate(async () => {
            interface Bridge {
              call(method: string, input: object): Promise<{ ok: boolean; value: Record<string, never> }>;
            }
            const bridge = Reflect.get(globalThis, 'fieldbook') as Bridge;
            await bridge.call('engagement.close', {});
            const recent = (await bridge.call('engagement.recent', {})).value as unknown as { files: { key: string }[] };
            const started = performance.now();
            await bridge.call('engagement.open', { file: { recent: recent.files[0]?.key ?? '' } });
            const { audits } = (await bridge.call('audits.list', {})).value as unknown as { audits: { id: string; number: string }[] };
            location.hash = `#/e/audits/${audits.find((audit) => audit.number === 'S2')?.id}/field-work`;
            while (document.querySelectorAll('[role="treeitem"]').length < 15)
              await new Promise((resolve) => requestAnimationFrame(resolve));
            return performance.now() - started;
          });
          if (round >= WARM_UP) times.push(took);
        }
        return absoluteLimit('open-checklist', times, LIMIT);
      } finally {
        await app.quit();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
