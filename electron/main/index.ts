/** The shell: checks who calls, routes calls to the window's engine process, asks the system's dialogs. No rule of the business. */
import { basename, join, resolve } from 'node:path';
import { app, BrowserWindow, type IpcMainInvokeEvent, ipcMain, protocol, session, utilityProcess } from 'electron';
import type { ErrorCode, Result } from '../../shared/contract/errors.ts';
import { contract, isMethodName } from '../../shared/contract/index.ts';
import { channels } from '../../shared/contract/names.ts';
import { t } from '../../shared/words/words.ts';
import { createAppProtocol } from './app-protocol.ts';
import { askForFiles, askForTarget } from './dialogs.ts';
import { setMenu } from './menu.ts';
import { answerWindowOpen, isNavigationAllowed, isPermissionAllowed, isRequestAllowed, isTrustedSender, PAGE_SCHEME } from './security.ts';
import { createWindow, type FieldbookWindow, isIdle, shortRef, showPage, takeFiles } from './window.ts';

const out = resolve(import.meta.dirname, '..');
const windows = new Map<number, FieldbookWindow>();
/** Windows whose engine still closes its file. */
const closing = new Set<FieldbookWindow>();
let enginesStarted = 0;

function failure(code: ErrorCode, message: string): Result<never> {
  return { ok: false, error: { code, message, ref: shortRef() } };
}

function startEngine() {
  const hostFacts = [`--app-data=${app.getPath('userData')}`];
  // Tests and the demo want the same ids and instants each time; a packaged program takes neither from outside.
  const { FIELDBOOK_FIXED_CLOCK: clock, FIELDBOOK_SEED: seed } = process.env;
  if (!app.isPackaged && clock !== undefined) hostFacts.push(`--fixed-clock=${clock}`, `--seed=${Number(seed ?? 0) + enginesStarted}`);
  enginesStarted += 1;
  return utilityProcess.fork(join(out, 'main', 'engine.js'), hostFacts, { serviceName: 'Fieldbook engine' });
}

function openWindow(path?: string): void {
  const made = createWindow({
    preload: join(out, 'preload', 'index.cjs'),
    startEngine,
    onClosed: (closed) => {
      closing.delete(closed);
      if (windows.size === 0 && closing.size === 0) app.quit();
    },
  });
  const { id } = made.window.webContents;
  windows.set(id, made);
  made.window.on('closed', () => {
    windows.delete(id);
    closing.add(made);
  });
  showPage(made, path === undefined ? undefined : made.grant(path, 'write'));
}

/** A file that the system hands in goes to a window without an engagement, else to a window of its own. */
async function openFromSystem(path: string): Promise<void> {
  for (const owner of windows.values()) {
    if (await isIdle(owner)) {
      showPage(owner, owner.grant(path, 'write'));
      return;
    }
  }
  openWindow(path);
}

const engagementFiles = (argv: readonly string[], folder: string): string[] =>
  argv.filter((word) => !word.startsWith('-') && word.toLowerCase().endsWith('.aims')).map((word) => resolve(folder, word));

/** @returns the window a message came from, or null when it must not be answered. */
function trustedOwner(event: IpcMainInvokeEvent): FieldbookWindow | null {
  const owner = windows.get(event.sender.id);
  const frame = event.senderFrame;
  const trusted = isTrustedSender({
    url: frame?.url ?? '',
    isTopFrame: frame !== null && frame.parent === null,
    isOurWindow: owner !== undefined && owner.window.webContents === event.sender,
  });
  return trusted && owner !== undefined ? owner : null;
}

/** Answers the methods of the contract that only a window can answer. */
async function answerInShell(owner: FieldbookWindow, name: string, raw: unknown): Promise<Result<unknown>> {
  switch (name) {
    case 'window.chooseFile': {
      const parsed = contract[name].input.safeParse(raw);
      if (!parsed.success) break;
      const mode = parsed.data.purpose === 'engagement' ? 'write' : 'read';
      const paths = await askForFiles(owner.window, parsed.data);
      return { ok: true, value: { files: paths.map((path) => ({ token: owner.grant(path, mode), name: basename(path) })) } };
    }
    case 'window.chooseTarget': {
      const parsed = contract[name].input.safeParse(raw);
      if (!parsed.success) break;
      const path = await askForTarget(owner.window, parsed.data);
      return { ok: true, value: { target: path === null ? null : { token: owner.grant(path, 'write'), name: basename(path) } } };
    }
    case 'window.open':
      if (!contract[name].input.safeParse(raw ?? {}).success) break;
      openWindow();
      return { ok: true, value: {} };
    case 'window.showUnsaved': {
      const parsed = contract[name].input.safeParse(raw);
      if (!parsed.success) break;
      owner.setUnsaved(parsed.data.unsaved);
      return { ok: true, value: {} };
    }
    case 'window.setTitle': {
      const parsed = contract[name].input.safeParse(raw);
      if (!parsed.success) break;
      owner.window.setTitle(parsed.data.title === '' ? t('shell.windowTitle') : parsed.data.title);
      return { ok: true, value: {} };
    }
  }
  return failure('INVALID_INPUT', t('errors.invalidInput', { count: 1 }));
}

function answerPages(): void {
  ipcMain.handle(channels.call, async (event, method: unknown, input: unknown): Promise<Result<unknown>> => {
    const owner = trustedOwner(event);
    if (owner === null) return failure('NOT_ALLOWED', t('shell.senderRefused'));
    if (typeof method !== 'string') return failure('UNKNOWN_METHOD', t('shell.callRefused'));
    if (isMethodName(method) && contract[method].needs === 'window') return answerInShell(owner, method, input);
    return owner.engine.call(method, input);
  });
  ipcMain.handle(channels.takeFile, (event, paths: unknown) => {
    const owner = trustedOwner(event);
    if (owner === null) throw new Error(t('shell.senderRefused'));
    return takeFiles(owner, paths);
  });
}

/** One hook for every web contents, however it came to be. */
function denyByDefault(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isNavigationAllowed(event.url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!isNavigationAllowed(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => answerWindowOpen(url));
  });
}

function lockSession(): void {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, permission, answer) => answer(isPermissionAllowed(permission)));
  own.setPermissionCheckHandler((_contents, permission) => isPermissionAllowed(permission));
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isRequestAllowed(details.url, !app.isPackaged) }));
}

/** The command line in the packaged program: the same module as `npm run cli`, in a process of its own. */
async function runCommandLine(words: readonly string[]): Promise<void> {
  await app.whenReady();
  const child = utilityProcess.fork(join(out, 'main', 'cli.js'), [...words], {
    stdio: 'inherit',
    env: { FIELDBOOK_HOME: app.getPath('userData'), ...process.env },
  });
  child.on('exit', (code) => app.exit(code));
}

async function runWindows(): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  denyByDefault();
  const early: string[] = engagementFiles(process.argv.slice(1), process.cwd());
  let ready = false;
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (ready) void openFromSystem(path);
    else early.push(path);
  });
  app.on('second-instance', (_event, argv, folder) => {
    const files = engagementFiles(argv.slice(1), folder);
    if (files.length === 0) openWindow();
    for (const file of files) void openFromSystem(file);
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
  // Windows end before their engines: the program ends when the last engine has closed its file (createWindow).
  app.on('window-all-closed', () => undefined);
  app.on('will-quit', (event) => {
    if (closing.size > 0) event.preventDefault();
  });

  await app.whenReady();
  ready = true;
  protocol.handle(PAGE_SCHEME, createAppProtocol(join(out, 'renderer')));
  lockSession();
  answerPages();
  setMenu({ isMac: process.platform === 'darwin', isPackaged: app.isPackaged });
  if (early.length === 0) openWindow();
  for (const path of early) openWindow(path);
}

app.enableSandbox();
// Tests give each program its own folder; a packaged one keeps to the folder of its installation.
const { FIELDBOOK_HOME: ownFolder } = process.env;
if (!app.isPackaged && ownFolder !== undefined && ownFolder !== '') app.setPath('userData', ownFolder);
protocol.registerSchemesAsPrivileged([{ scheme: PAGE_SCHEME, privileges: { standard: true, secure: true } }]);

const commandLine = process.argv.indexOf('--cli');
void (commandLine === -1 ? runWindows() : runCommandLine(process.argv.slice(commandLine + 1)));
