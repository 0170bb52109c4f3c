/** Whether Electron's own program is installed; its npm package comes without it. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const packageFolder = (): string => dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** @returns Electron's program, or null when the package is there without its binary. */
export function electronBinary(): string | null {
  const pointer = join(packageFolder(), 'path.txt');
  if (!existsSync(pointer)) return null;
  const binary = join(packageFolder(), 'dist', readFileSync(pointer, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** @returns the script of Electron's package that fetches the program. */
export const electronInstaller = (): string => join(packageFolder(), 'install.js');
