/** Starts the program on real Electron, where its binary is installed. */
import { resolve } from 'node:path';
import { _electron } from 'playwright';
import type { AskedDialog, DialogAnswer } from '../../electron-stand-in/messages.ts';
import { killNow } from './processes.ts';
import type { Shell, ShellOptions } from './shell.ts';

const root = resolve(import.meta.dirname, '../../..');

/** Kept on the main process' `globalThis` by the script that answers dialogs. */
interface Scripted {
  asked: AskedDialog[];
  answer(answer: DialogAnswer): void;
}

export async function startElectron(executablePath: string, options: ShellOptions): Promise<Shell> {
  const app = await _electron.launch({
    executablePath,
    args: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...options.files],
    env: { ...(process.env as Record<string, string>), ...options.environment, FIELDBOOK_HOME: options.home },
  });
  const requests: string[] = [];
  app.context().on('request', (request) => {
    if (!/^(app|blob:app|devtools):/.test(request.url())) requests.push(request.url());
  });
  await app.evaluate(({ dialog }) => {
    const answers: DialogAnswer[] = [];
    const waiting: ((answer: DialogAnswer) => void)[] = [];
    const asked: AskedDialog[] = [];
    const ask = (kind: AskedDialog['kind'], given: readonly unknown[]): Promise<DialogAnswer> => {
      asked.push({ kind, options: JSON.parse(JSON.stringify(given.at(-1))) as AskedDialog['options'] });
      const ready = answers.shift();
      return ready === undefined ? new Promise((done) => waiting.push(done)) : Promise.resolve(ready);
    };
    const paths = (answer: DialogAnswer): string[] => (answer.kind === 'message' ? [] : [...answer.paths]);
    Object.assign(globalThis, {
      fieldbookScripted: {
        asked,
        answer(answer: DialogAnswer) {
          const next = waiting.shift();
          if (next === undefined) answers.push(answer);
          else next(answer);
        },
      } satisfies Scripted,
    });
    Object.assign(dialog, {
      showOpenDialog: async (...given: unknown[]) => {
        const filePaths = paths(await ask('open', given));
        return { canceled: filePaths.length === 0, filePaths };
      },
      showSaveDialog: async (...given: unknown[]) => {
        const [filePath = ''] = paths(await ask('save', given));
        return { canceled: filePath === '', filePath };
      },
      showMessageBox: async (...given: unknown[]) => {
        const answer = await ask('message', given);
        return { response: answer.kind === 'message' ? answer.button : 0, checkboxChecked: false };
      },
    });
  });
  const page = await app.firstWindow();
  const child = app.process();
  return {
    name: 'electron',
    page,
    windows: () => app.windows(),
    answerDialog: (answer) =>
      app.evaluate(
        (_electronModule, given) => (globalThis as unknown as { fieldbookScripted: Scripted }).fieldbookScripted.answer(given),
        answer,
      ),
    askedDialogs: () => app.evaluate(() => (globalThis as unknown as { fieldbookScripted: Scripted }).fieldbookScripted.asked),
    requests: () => requests,
    refused: () => [],
    openFile: (path) =>
      app.evaluate((electron, given) => void electron.app.emit('open-file', { preventDefault: () => undefined }, given), path),
    closeWindow: (index) => app.evaluate(({ BrowserWindow }, given) => BrowserWindow.getAllWindows()[given]?.close(), index),
    async killEngine() {
      const pids = await app.evaluate(({ app: electron }) =>
        electron
          .getAppMetrics()
          .filter(({ type, name }) => type === 'Utility' && name === 'Fieldbook engine')
          .map(({ pid }) => pid),
      );
      await killNow(pids.slice(-1));
    },
    quit: () => app.close(),
    // Electron ends its own engine and window processes when their program is gone.
    kill: () => killNow([child.pid ?? 0]),
  };
}
