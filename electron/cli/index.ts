/** The command line. Nothing native is loaded before the version of Node is known to fit. */
import { resolve } from 'node:path';
import { nodeProblem } from '../core/node-version.ts';
import { askHidden } from './ask-hidden.ts';
import type { CliHost } from './host.ts';

const host: CliHost = {
  environment: process.env,
  folder: process.cwd(),
  root: resolve(import.meta.dirname, '../..'),
  out: (text) => process.stdout.write(text),
  say: (line) => process.stderr.write(`${line}\n`),
  ...(process.stdin.isTTY && process.stderr.isTTY ? { askSecret: askHidden } : {}),
};

async function main(): Promise<0 | 1 | 2> {
  const problem = nodeProblem(process.versions.node);
  if (problem !== null) {
    host.out(`${JSON.stringify({ error: problem }, null, 2)}\n`);
    host.say(problem.message);
    return 1;
  }
  const { runCommandLine } = await import('./run.ts');
  return runCommandLine(process.argv.slice(2), host);
}

const status = await main();
// A pipe takes long answers in pieces: the process ends only when both streams have taken everything.
process.stdout.write('', () => process.stderr.write('', () => process.exit(status)));
