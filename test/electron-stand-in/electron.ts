/**
 * Stands in for the module `electron`: just what `electron/main` uses, on Chromium through Playwright. Where Electron
 * would allow something that a page of Chromium does not, this refuses loudly instead of pretending.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page, Route } from 'playwright';
import { PAGE_ORIGIN, toAppUrl } from './browser.ts';
import { INVOKE_BINDING, RECEIVER } from './page-bridge.ts';
import { ask, standIn, tell } from './state.ts';
import { appEvents, BrowserWindow, mayNavigate, StandInEvent, windowOf } from './windows.ts';

export { BrowserWindow } from './windows.ts';

let quitting = false;

function userData(): string {
  const { FIELDBOOK_HOME: home } = process.env;
  if (home === undefined || home === '') throw new Error('the stand-in needs FIELDBOOK_HOME');
  mkdirSync(home, { recursive: true });
  return home;
}

/** Ends the process as Electron does: windows first, then `will-quit`, which a listener may prevent. */
function quit(): void {
  appEvents.emit('before-quit', new StandInEvent());
  for (const window of BrowserWindow.getAllWindows()) window.close();
  if (BrowserWindow.getAllWindows().length > 0 || quitting) return;
  const event = new StandInEvent();
  appEvents.emit('will-quit', event);
  if (event.defaultPrevented) return;
  quitting = true;
  void standIn()
    .browser.context.close()
    .finally(() => process.exit(0));
}

export const app = Object.assign(appEvents, {
  isPackaged: false,
  enableSandbox: () => undefined,
  whenReady: async () => undefined,
  requestSingleInstanceLock: () => true,
  getPath: (name: string) => {
    if (name !== 'userData') throw new Error(`the stand-in knows no folder ${name}`);
    return userData();
  },
  // The stand-in's folder is FIELDBOOK_HOME from the start.
  setPath: () => undefined,
  quit,
  exit: (code: number) => process.exit(code),
});

/** One engine process, as `child_process.fork` with the same messages. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(script: string, args: readonly string[], environment: NodeJS.ProcessEnv) {
    super();
    const guard = pathToFileURL(join(import.meta.dirname, 'network-guard.ts')).href;
    this.#child = fork(script, [...args], {
      execArgv: ['--import', guard],
      serialization: 'advanced',
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    tell({ type: 'engine', pid: this.#child.pid ?? 0 });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code) => this.emit('exit', code ?? 1));
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork: (script: string, args: readonly string[] = [], options: { readonly env?: NodeJS.ProcessEnv } = {}) =>
    new UtilityProcess(script, args, options.env ?? process.env),
};

type Handler = (event: unknown, ...args: unknown[]) => unknown;
const handlers = new Map<string, Handler>();

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`a second handler for ${channel}`);
    handlers.set(channel, handler);
  },
};

type ProtocolHandler = (request: Request) => Promise<Response> | Response;
let serve: ProtocolHandler = () => new Response(null, { status: 404 });

export const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  handle(scheme: string, handler: ProtocolHandler): void {
    if (scheme !== 'app') throw new Error(`the stand-in serves no ${scheme}:`);
    serve = handler;
  },
};

type RequestListener = (details: { url: string }, answer: (decision: { cancel: boolean }) => void) => void;
let beforeRequest: RequestListener = (_details, answer) => answer({ cancel: false });

export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    on: () => undefined,
    webRequest: {
      onBeforeRequest(listener: RequestListener): void {
        beforeRequest = listener;
      },
    },
  },
};

export const Menu = {
  buildFromTemplate: (template: readonly unknown[]) => ({ items: template }),
  setApplicationMenu: () => undefined,
};

export const dialog = {
  async showOpenDialog(_window: BrowserWindow, options: Record<string, unknown>) {
    const answer = await ask({ kind: 'open', options });
    const filePaths = answer.kind === 'message' ? [] : [...answer.paths];
    return { canceled: filePaths.length === 0, filePaths };
  },
  async showSaveDialog(_window: BrowserWindow, options: Record<string, unknown>) {
    const answer = await ask({ kind: 'save', options });
    const filePath = answer.kind === 'message' ? '' : (answer.paths[0] ?? '');
    return { canceled: filePath === '', filePath };
  },
  async showMessageBox(_window: BrowserWindow, options: Record<string, unknown>) {
    const answer = await ask({ kind: 'message', options });
    return { response: answer.kind === 'message' ? answer.button : 0, checkboxChecked: false };
  },
};

/** Puts the real path in for each file that the page's `webUtils` could only number. */
async function withPaths(page: Page, value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((entry) => withPaths(page, entry)));
  const number = typeof value === 'string' ? /^stand-in-file:(\d+)$/.exec(value)?.[1] : undefined;
  if (number === undefined) return value;
  const devtools = await page.context().newCDPSession(page);
  try {
    const { result } = await devtools.send('Runtime.evaluate', {
      expression: `globalThis[Symbol.for(${JSON.stringify(RECEIVER)})].files[${number}]`,
    });
    const { path } = await devtools.send('DOM.getFileInfo', { objectId: result.objectId ?? '' });
    return path;
  } finally {
    await devtools.detach();
  }
}

interface Invocation {
  readonly channel?: string;
  readonly args?: readonly unknown[];
  readonly windowOpen?: string;
}

async function answerInvocation(
  page: Page,
  isTopFrame: boolean,
  url: string,
  call: Invocation,
): Promise<{ json?: string | undefined } | { error: string }> {
  const window = await windowOf(page);
  if (window === undefined) return { error: 'no window' };
  if (call.windowOpen !== undefined) {
    window.webContents.refuseWindow(call.windowOpen);
    return {};
  }
  const handler = handlers.get(call.channel ?? '');
  if (handler === undefined) return { error: `No handler registered for '${call.channel ?? ''}'` };
  const event = { sender: window.webContents, senderFrame: { url: toAppUrl(url), parent: isTopFrame ? null : {} } };
  try {
    const value = await handler(event, ...(await Promise.all((call.args ?? []).map((one) => withPaths(page, one)))));
    // As one text: Playwright copies an object value by value, which for thousands of rows takes ten times what Electron takes.
    return { json: JSON.stringify(value) };
  } catch (thrown) {
    return { error: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

async function serveFromHandler(route: Route): Promise<void> {
  const request = route.request();
  const answer = await serve(new Request(toAppUrl(request.url()), { method: request.method() }));
  await route.fulfill({
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  });
}

/** Every request of every page: the program's own are answered by its handler, all others are refused and told. */
async function decide(route: Route): Promise<void> {
  const request = route.request();
  const window = await windowOf(request.frame().page());
  // A page that no window made is one that a link opened; it is closed by the listener below.
  if (window === undefined) return route.abort('aborted');
  if (request.isNavigationRequest() && !mayNavigate(window, route)) return route.abort('aborted');
  const url = toAppUrl(request.url());
  let cancelled = false;
  beforeRequest({ url }, ({ cancel }) => {
    cancelled = cancel;
  });
  if (!cancelled && new URL(request.url()).origin === PAGE_ORIGIN) return serveFromHandler(route);
  tell({ type: 'request', url });
  return route.abort('blockedbyclient');
}

/** Connects Chromium's context with the handlers that `electron/main` is going to register. */
export async function connectBrowser(): Promise<void> {
  const { context } = standIn().browser;
  await context.exposeBinding(INVOKE_BINDING, ({ page, frame }, call: Invocation) =>
    answerInvocation(page, frame.parentFrame() === null, frame.url(), call),
  );
  await context.route('**/*', decide);
  // A socket cannot be held back here; Chromium resolves no name (browser.ts), so that none gets anywhere.
  const watch = (page: Page): void => void page.on('websocket', (socket) => tell({ type: 'request', url: socket.url() }));
  for (const page of context.pages()) watch(page);
  context.on('page', watch);
  context.on('page', (page) => {
    void (async () => {
      const opener = await page.opener();
      if (opener === null) return;
      const window = await windowOf(opener);
      window?.webContents.refuseWindow(page.url());
      await page.close();
    })();
  });
}
