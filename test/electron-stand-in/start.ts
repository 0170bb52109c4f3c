/** `npm start`: Electron if it is here or can be fetched, else the stand-in in a Chromium window, else what to install. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { appDataFolder } from '../../electron/core/node-ports.ts';
import { electronBinary, electronInstaller } from './electron-binary.ts';
import { findChromium } from './find-chromium.ts';

const root = resolve(import.meta.dirname, '../..');
const files = process.argv.slice(2);
const say = (line: string): void => console.error(line);

/** Electron's package comes without its program; its own installer fetches it, where the network allows that. */
function fetchElectron(): string | null {
  say('Electron’s program is not here; its own installer tries to fetch it.');
  const done = spawnSync(process.execPath, [electronInstaller()], { stdio: ['ignore', 'ignore', 'pipe'], timeout: 300_000 });
  if (done.status === 0) return electronBinary();
  say('It could not be fetched.');
  return null;
}

async function main(): Promise<number> {
  const binary = electronBinary() ?? fetchElectron();
  if (binary !== null) {
    const [code] = (await once(spawn(binary, [root, ...files], { stdio: 'inherit' }), 'exit')) as [number | null];
    return code ?? 1;
  }
  if (findChromium() === null) {
    say(
      'There is no Chromium here either. Install one (Debian, Ubuntu: apt-get install chromium), or run this where Electron can be fetched.',
    );
    return 1;
  }
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && DISPLAY === undefined && WAYLAND_DISPLAY === undefined) {
    say(
      'There is no display here (DISPLAY is not set), so no window can be shown. `npm run demo` and `npm run -s cli -- methods` need none.',
    );
    return 1;
  }
  say(
    'Opening the window in Chromium instead of Electron: the same page, shell and engine, without the sandbox of Electron’s own program.',
  );
  // Without an IPC channel no journey is attached: dialogs ask the person.
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), ...files], {
    stdio: 'inherit',
    env: { ...process.env, STAND_IN_HEADED: '1', FIELDBOOK_HOME: appDataFolder(process.env) },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

process.exit(await main());
