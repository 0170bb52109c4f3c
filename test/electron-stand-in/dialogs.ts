/** Dialogs of the stand-in: scripted by a journey, or asked of a person by zenity, else in the terminal. */
import { execFile } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import { promisify } from 'node:util';
import { programOnPath } from './find-chromium.ts';
import type { AskedDialog, DialogAnswer } from './messages.ts';

const run = promisify(execFile);

/** Hands questions to whoever answers; answers that come early wait for their question. */
export function scriptedDialogs(tell: (asked: AskedDialog) => void) {
  const answers: DialogAnswer[] = [];
  const waiting: ((answer: DialogAnswer) => void)[] = [];
  return {
    answer(answer: DialogAnswer): void {
      const next = waiting.shift();
      if (next === undefined) answers.push(answer);
      else next(answer);
    },
    ask(asked: AskedDialog): Promise<DialogAnswer> {
      tell(asked);
      const ready = answers.shift();
      return ready === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(ready);
    },
  };
}

async function inTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} `);
  terminal.close();
  return answer.trim();
}

/** Asks the person at this computer. */
export async function askPerson({ kind, options }: AskedDialog): Promise<DialogAnswer> {
  const title = String(options.title ?? options.message ?? '');
  const zenity = programOnPath(['zenity']);
  if (kind === 'message') {
    const buttons = (options.buttons as readonly string[] | undefined) ?? [];
    const choices = buttons.map((button, index) => `${index}: ${button}`).join(', ');
    const answer = await inTerminal(`${String(options.message)} ${String(options.detail ?? '')} [${choices}]`);
    return { kind, button: Number.parseInt(answer, 10) || 0 };
  }
  if (zenity === null) {
    const path = await inTerminal(`${title} (path, empty to turn back):`);
    return { kind, paths: path === '' ? [] : [path] };
  }
  const suggested = String(options.defaultPath ?? '');
  const words = kind === 'save' ? ['--save', `--filename=${suggested}`] : ['--multiple', '--separator=\n'];
  try {
    const { stdout } = await run(zenity, ['--file-selection', `--title=${title}`, ...words]);
    return { kind, paths: stdout.split('\n').filter((path) => path !== '') };
  } catch {
    // zenity ends with a failure when the person turns back.
    return { kind, paths: [] };
  }
}
