/** The stand-in's process: maps `electron` to the module beside this file, opens Chromium, runs the built main bundle. */
import { mkdirSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import './network-guard.ts';
import { openBrowser } from './browser.ts';
import { app, BrowserWindow, connectBrowser } from './electron.ts';
import { findChromium } from './find-chromium.ts';
import type { ToStandIn } from './messages.ts';
import { answerDialog, setState, tell } from './state.ts';
import { StandInEvent } from './windows.ts';

// Another build than the one of this repository can be looked at too.
const root = resolve(process.env.FIELDBOOK_ROOT ?? join(import.meta.dirname, '../..'));
const module = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href;
registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: module, shortCircuit: true } : next(specifier, context)),
});

const executable = findChromium();
if (executable === null) throw new Error('no Chromium found');
const profile = join(app.getPath('userData'), 'chromium-profile');
mkdirSync(profile, { recursive: true });
const browser = await openBrowser({ executable, profile, headed: process.env.STAND_IN_HEADED === '1' });
setState({ browser });
await connectBrowser();

process.on('message', (message: ToStandIn) => {
  switch (message.type) {
    case 'answer':
      answerDialog(message.answer);
      return;
    case 'close-window':
      BrowserWindow.getAllWindows()[message.index]?.close();
      return;
    case 'open-file':
      app.emit('open-file', new StandInEvent(), message.path);
      return;
    case 'second-instance':
      app.emit('second-instance', new StandInEvent(), message.argv, root);
      return;
    case 'quit':
      app.quit();
      return;
  }
});
// Ends with the process that started it, so that no Chromium stays behind.
process.on('disconnect', () => app.quit());

await import(pathToFileURL(join(root, 'out', 'main', 'index.js')).href);
tell({ type: 'ready', port: browser.port, browserPid: browser.pid });
