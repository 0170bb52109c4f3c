/** Ring 3: journeys through the window, on real Electron where its binary is installed, else on the stand-in. */
import { defineConfig } from 'playwright/test';
import { tempFolder } from './test/temp-folder.ts';

// Workers and the programs that they start take it over.
process.env.TMPDIR = tempFolder();

export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/journeys',
  // Each journey runs a browser, a shell and an engine; more than two at once slow each other down.
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // A journey that fails once and then passes on a busy build machine is listed as flaky; elsewhere it fails.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
});
