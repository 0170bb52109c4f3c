/**
 * `npm test`: all rings. Builds what is stale, says what is missing on this computer and therefore left out, and ends
 * with one line of totals.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { electronBinary } from './electron-stand-in/electron-binary.ts';
import { findChromium, programOnPath } from './electron-stand-in/find-chromium.ts';
import { tempFolder } from './temp-folder.ts';

const root = resolve(import.meta.dirname, '..');
const results = join(root, 'test-results');
const say = (line: string): void => console.error(line);

interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Runs a program of node_modules with this Node. @returns its exit status. */
function run(script: string, args: readonly string[], environment: NodeJS.ProcessEnv = process.env): number {
  return (
    spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit', env: environment }).status ??
    1
  );
}

function newest(folder: string): number {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) latest = Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  }
  return latest;
}

function oldest(files: readonly string[]): number {
  return Math.min(...files.map((file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0));
}

/** Journeys, exports and the command line use what is built: it must not be older than its sources. */
function buildIfStale(): boolean {
  const sources = Math.max(...['electron', 'renderer', 'shared'].map((folder) => newest(join(root, folder))));
  const built = oldest(['out/main/index.js', 'out/main/engine.js', 'out/main/cli.js', 'out/preload/index.cjs', 'out/renderer/index.html']);
  if (built >= sources) return true;
  say('Building, because out/ is older than its sources.');
  return run('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']) === 0;
}

/** Programs that some tests use; where one is missing, those tests say that they were left out. */
function sayWhatIsMissing(): void {
  const optional = [
    { names: ['soffice', 'libreoffice'], what: 'LibreOffice (opening the workbook)' },
    { names: ['pdftotext'], what: 'pdftotext of poppler-utils (reading the report back)' },
    { names: ['minisign'], what: 'minisign (checking signatures)' },
  ];
  const missing = optional.filter(({ names }) => programOnPath(names) === null).map(({ what }) => what);
  if (missing.length > 0) say(`Not on this computer, so tests that use them are left out: ${missing.join('; ')}.`);
}

/** Installs Chromium where that is a matter of one command and this process may: Debian, as root. */
function installChromium(): boolean {
  const mayInstall = existsSync('/etc/debian_version') && process.getuid?.() === 0 && programOnPath(['apt-get']) !== null;
  if (!mayInstall) return false;
  say('There is no Chromium for the journeys. This is Debian and you are root, so it is installed now: apt-get install chromium.');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words: readonly string[]): boolean =>
    spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status === 0;
  return apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', 'chromium');
}

function readResults<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null;
}

/** Rings 1 and 2. A run that wrote no result counts as one failure. */
function runCoreTests(): Totals {
  const file = join(results, 'vitest.json');
  rmSync(file, { force: true });
  const status = run('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const found = readResults<{ numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number }>(file);
  if (found === null) return { passed: 0, failed: 1, skipped: 0 };
  // A file that cannot even be loaded holds no failed test, yet the run failed.
  const failed = found.numFailedTests === 0 && status !== 0 ? 1 : found.numFailedTests;
  return { passed: found.numPassedTests, failed, skipped: found.numPendingTests + found.numTodoTests };
}

/** Ring 3. Without Chromium or Electron its journeys count as skipped. */
function runJourneys(): Totals {
  if (electronBinary() === null && findChromium() === null && !installChromium()) {
    const journeys = readdirSync(join(root, 'test/journeys'), { recursive: true }).filter((name) => String(name).endsWith('.spec.ts'));
    say(
      `Left out: ${journeys.length} files of journeys through the window. They need Electron’s program or Chromium (Debian: apt-get install chromium).`,
    );
    return { passed: 0, failed: 0, skipped: journeys.length };
  }
  say(`Journeys run on ${electronBinary() === null ? 'the Electron stand-in (Chromium)' : 'Electron'}.`);
  const file = join(results, 'journeys.json');
  rmSync(file, { force: true });
  const status = run('playwright/cli.js', ['test']);
  const found = readResults<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(file);
  if (found === null) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = found.stats;
  const failed = unexpected === 0 && status !== 0 ? 1 : unexpected;
  return { passed: expected + flaky, failed, skipped };
}

function main(): number {
  mkdirSync(results, { recursive: true });
  sayWhatIsMissing();
  // A folder of this run alone: killed programs leave things behind, which go with it.
  const temporary = mkdtempSync(join(tempFolder(), 'run-'));
  process.env.TMPDIR = temporary;
  const totals = buildIfStale() ? [runCoreTests(), runJourneys()] : [{ passed: 0, failed: 1, skipped: 0 }];
  rmSync(temporary, { recursive: true, force: true });
  const sum = (key: keyof Totals): number => totals.reduce((total, part) => total + part[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return sum('failed') === 0 ? 0 : 1;
}

process.exit(main());
