/** Starts the program on the Electron stand-in and attaches to the same Chromium. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright';
import { PAGE_ORIGIN } from '../../electron-stand-in/browser.ts';
import type { AskedDialog, FromStandIn, ToStandIn } from '../../electron-stand-in/messages.ts';
import { killNow } from './processes.ts';
import type { Shell, ShellOptions } from './shell.ts';

const CHILD = resolve(import.meta.dirname, '../../electron-stand-in/child.ts');

export async function startStandIn(options: ShellOptions): Promise<Shell> {
  const child = fork(CHILD, [...options.files], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, ...options.environment, FIELDBOOK_HOME: options.home, FIELDBOOK_ATTEMPTS: options.attempts },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));

  const asked: AskedDialog[] = [];
  const requests: string[] = [];
  const refused: { what: string; url: string }[] = [];
  const engines: number[] = [];
  let browserPid = 0;
  const port = await new Promise<number>((ready, failed) => {
    child.on('message', (message: FromStandIn) => {
      if (message.type === 'dialog') asked.push(message.asked);
      if (message.type === 'request') requests.push(message.url);
      if (message.type === 'refused') refused.push({ what: message.what, url: message.url });
      if (message.type === 'engine') engines.push(message.pid);
      if (message.type === 'ready') {
        browserPid = message.browserPid;
        ready(message.port);
      }
    });
    child.once('exit', (code) => failed(new Error(`the stand-in ended with ${code} before its window was there:\n${said}`)));
  });

  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { isLocal: true });
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('Chromium shows no context');
  const windows = (): Page[] => context.pages().filter((page) => page.url().startsWith(PAGE_ORIGIN));
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForURL(`${PAGE_ORIGIN}/**`);

  const send = async (message: ToStandIn): Promise<void> => {
    child.send(message);
  };
  return {
    name: 'stand-in',
    page,
    windows,
    answerDialog: (answer) => send({ type: 'answer', answer }),
    askedDialogs: async () => asked,
    requests: () => requests,
    refused: () => refused,
    openFile: (path) => send({ type: 'open-file', path: join(path) }),
    closeWindow: (index) => send({ type: 'close-window', index }),
    killEngine: () => killNow(engines.slice(-1)),
    async quit() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      await send({ type: 'quit' });
      await ended;
    },
    async kill() {
      await killNow([...engines, child.pid ?? 0, browserPid]);
    },
  };
}
