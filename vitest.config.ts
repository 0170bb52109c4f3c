/** Rings 1 and 2: pure functions, and the core on real files. The journeys (ring 3) have their own configuration. */
import { defineConfig } from 'vitest/config';
import { tempFolder } from './test/temp-folder.ts';

export default defineConfig({
  test: {
    include: ['test/{unit,core,migrations,security,export,real-inputs}/**/*.test.ts'],
    env: { TMPDIR: tempFolder() },
    pool: 'forks',
    // By default one core stays idle, which on a machine of two doubles the time.
    maxWorkers: '100%',
    // Some tests build the whole sample, which takes long on a busy machine; the default is 5 seconds.
    testTimeout: 120_000,
    // Hooks build whole engagements, which takes long on a busy machine; the default is 10 seconds.
    hookTimeout: 120_000,
    // As for the journeys: a test that passes only at the second try is marked as such on the build machine.
    retry: process.env.CI === undefined ? 0 : 1,
    typecheck: { enabled: false },
  },
});
