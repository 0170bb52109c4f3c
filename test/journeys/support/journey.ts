/** `test` for journeys: `launch()` starts the program in a folder of its own; afterwards nothing may have called out. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from 'playwright/test';
import { type LaunchOptions, launchApp, type RunningApp } from './launch-app.ts';

interface Journey {
  /** Temp folder of this journey. */
  readonly folder: string;
  /** Starts the program; it is ended after the journey. */
  readonly launch: (options?: Omit<LaunchOptions, 'folder'>) => Promise<RunningApp>;
}

export const test = base.extend<Journey>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its parameter's pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'fieldbook-journey-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  launch: async ({ folder }, use) => {
    const running: RunningApp[] = [];
    const keep = (app: RunningApp): RunningApp => {
      running.push(app);
      // A control that never comes is told while the page is still there to be read, not when the whole journey is over.
      app.page.context().setDefaultTimeout(60_000);
      return { ...app, restart: async (options) => keep(await app.restart(options)) };
    };
    await use(async (options = {}) => keep(await launchApp({ folder, ...options })));
    const attempted = running.flatMap((app) => app.requestsAttempted());
    for (const app of running) await app.kill();
    expect(attempted, 'requests that tried to leave the program').toEqual([]);
  },
});

export { expect } from 'playwright/test';
