/** The only place where windows are made: sandboxed, isolated, without Node; each has its own engine process. */
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { BrowserWindow } from 'electron';
import type { Result } from '../../shared/contract/errors.ts';
import { channels, type TakenFile } from '../../shared/contract/names.ts';
import { t } from '../../shared/words/words.ts';
import { askBeforeClosing } from './dialogs.ts';
import { createEngineLink, type EngineLink, type EngineProcess } from './router.ts';
import { PAGE_URL } from './security.ts';

export interface FieldbookWindow {
  readonly window: BrowserWindow;
  readonly engine: EngineLink;
  /** Gives the page a token for a path. @param mode `write`: the file may be opened or written, `read`: only taken in. */
  grant(path: string, mode: 'read' | 'write'): string;
  setUnsaved(unsaved: boolean): void;
}

/** Reference for an error that the shell reports: four characters without look-alikes. */
export function shortRef(): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  return Array.from(randomBytes(4), (byte) => alphabet[byte % alphabet.length]).join('');
}

const newToken = (): string => randomBytes(18).toString('base64url');

/** An engagement is opened and written; anything else that comes in is only read, so no export can replace it. */
export const modeOf = (path: string): 'read' | 'write' => (extname(path).toLowerCase() === '.aims' ? 'write' : 'read');

/** Takes dropped files in. @throws Error with words for a person when one is no file. */
export function takeFiles(owner: FieldbookWindow, paths: unknown): readonly TakenFile[] {
  if (!Array.isArray(paths)) throw new Error(t('shell.takeFilesOnly'));
  return paths.map((path: unknown) => {
    const facts = typeof path === 'string' && path !== '' ? statSync(path, { throwIfNoEntry: false }) : undefined;
    if (typeof path !== 'string' || facts === undefined || !(facts.isFile() || facts.isDirectory()))
      throw new Error(t('shell.takeFilesOnly'));
    const folder = facts.isDirectory();
    return { token: owner.grant(path, folder ? 'read' : modeOf(path)), name: basename(path), bytes: folder ? 0 : facts.size, folder };
  });
}

export interface WindowOptions {
  readonly preload: string;
  readonly startEngine: () => EngineProcess;
  /** Called once the window and its engine have ended. */
  readonly onClosed: (closed: FieldbookWindow) => void;
}

/** Makes a window. Nothing is loaded until `showPage`. */
export function createWindow(options: WindowOptions): FieldbookWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 700,
    title: t('shell.windowTitle'),
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  const send = (channel: string, value: unknown): void => {
    if (!window.isDestroyed()) window.webContents.send(channel, value);
  };
  const engine = createEngineLink({
    start: options.startEngine,
    onChanged: (topics) => send(channels.changed, topics),
    onProgress: (progress) => send(channels.progress, progress),
    ref: shortRef,
  });

  let unsaved = false;
  let asking = false;
  const self: FieldbookWindow = {
    window,
    engine,
    grant(path, mode) {
      const token = newToken();
      engine.grant(token, path, mode);
      return token;
    },
    setUnsaved(value) {
      unsaved = value;
    },
  };

  window.on('close', (event) => {
    if (!unsaved) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void askBeforeClosing(window).then((close) => {
      asking = false;
      if (close && !window.isDestroyed()) window.destroy();
    });
  });
  window.on('closed', () => {
    void engine.shutdown().then(() => options.onClosed(self));
  });
  return self;
}

/** Loads the page, or turns a loaded page to another file. @param openToken file that the page is to open at once. */
export function showPage(owner: FieldbookWindow, openToken?: string): void {
  const hash = openToken === undefined ? '' : `#/?open=${encodeURIComponent(openToken)}`;
  void owner.window.loadURL(`${PAGE_URL}${hash}`);
  if (owner.window.isMinimized()) owner.window.restore();
  owner.window.focus();
}

/** Whether no engagement is open in a window. */
export async function isIdle(owner: FieldbookWindow): Promise<boolean> {
  const status: Result<unknown> = await owner.engine.call('engagement.status', {});
  return status.ok && (status.value as { readonly file: unknown }).file === null;
}
