/** Finds a Chromium that is already on this computer; nothing is fetched. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns the path of a program of one of these names on PATH, or null. */
export function programOnPath(names: readonly string[], environment: NodeJS.ProcessEnv = process.env): string | null {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
      if (isProgram(path)) return path;
    }
  }
  return null;
}

/** @returns the path of a Chromium (`FIELDBOOK_CHROMIUM` comes first), or null. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const { FIELDBOOK_CHROMIUM: chosen } = environment;
  if (chosen !== undefined && chosen !== '') return isProgram(chosen) ? chosen : null;
  return programOnPath(NAMES, environment) ?? PLACES.find((place) => existsSync(place)) ?? null;
}
