/** The settings of this computer. */
import { appDataFiles } from '../app-data/app-data.ts';
import type { HandlersOf } from '../handlers.ts';

export const settingsHandlers = {
  'settings.show': ({ ports }) => ({ settings: appDataFiles(ports).settings.read(), version: ports.version }),
  'settings.update': ({ ports }, patch) =>
    appDataFiles(ports).settings.change((now) => ({
      ...now,
      ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)),
    })),
} satisfies HandlersOf<'settings.'>;
