/** `BrowserWindow` and its web contents on pages of Chromium. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright';
import { toAppUrl, toBrowserUrl } from './browser.ts';
import { preloadScript, RECEIVER } from './page-bridge.ts';
import { standIn, tell } from './state.ts';

/** An event that a listener may prevent. */
export class StandInEvent {
  defaultPrevented = false;
  readonly url: string;
  constructor(url = '') {
    this.url = url;
  }
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

type WindowOpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

export const appEvents = new EventEmitter();
const open: BrowserWindow[] = [];
let lastId = 0;

export class WebContents extends EventEmitter {
  readonly id: number;
  readonly owner: BrowserWindow;
  #openHandler: WindowOpenHandler = () => ({ action: 'allow' });

  constructor(owner: BrowserWindow) {
    super();
    lastId += 1;
    this.id = lastId;
    this.owner = owner;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }

  /** A window that the page asked for: closed again unless the shell allows it, which this stand-in cannot show. */
  refuseWindow(url: string): void {
    if (this.#openHandler({ url }).action === 'allow') throw new Error('the stand-in opens no windows for pages');
    tell({ type: 'refused', what: 'window', url });
  }

  send(channel: string, ...args: readonly unknown[]): void {
    void this.owner.page.then((page) =>
      page
        .evaluate(
          ([receiver, name, values]) =>
            (globalThis as unknown as Record<symbol, { receive(channel: string, args: readonly unknown[]): void } | undefined>)[
              Symbol.for(receiver)
            ]?.receive(name, values),
          [RECEIVER, channel, args] as const,
        )
        // As in Electron, what is sent to a page that is going away is lost.
        .catch(() => undefined),
    );
  }
}

interface WindowOptions {
  readonly webPreferences?: {
    readonly preload?: string;
    readonly sandbox?: boolean;
    readonly contextIsolation?: boolean;
    readonly nodeIntegration?: boolean;
  };
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly page: Promise<Page>;
  #destroyed = false;
  #loading: string | null = null;

  static getAllWindows(): BrowserWindow[] {
    return [...open];
  }

  constructor(options: WindowOptions) {
    super();
    const { preload, sandbox, contextIsolation, nodeIntegration } = options.webPreferences ?? {};
    // Chromium's pages are like sandboxed, isolated ones; a window that asks for less would be tried in vain here.
    if (sandbox !== true || contextIsolation !== true || nodeIntegration !== false)
      throw new Error('the stand-in shows only sandboxed, isolated windows without Node');
    if (preload === undefined) throw new Error('the stand-in expects a preload');
    this.webContents = new WebContents(this);
    this.page = this.#makePage(preload);
    open.push(this);
    appEvents.emit('web-contents-created', new StandInEvent(), this.webContents);
  }

  async #makePage(preload: string): Promise<Page> {
    const page = await standIn().browser.newPage();
    await page.addInitScript({ content: preloadScript(readFileSync(preload, 'utf8')) });
    page.on('close', () => this.#end());
    return page;
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.page;
    const target = toBrowserUrl(url);
    this.#loading = target;
    try {
      await page.goto(target, { waitUntil: 'commit' });
    } catch (thrown) {
      // A window that is closed while it loads is no failure.
      if (!this.#destroyed) throw thrown;
    } finally {
      this.#loading = null;
    }
  }

  /** Whether the shell itself asked for this navigation. */
  isLoading(url: string): boolean {
    return this.#loading?.split('#')[0] === url.split('#')[0];
  }

  close(): void {
    const event = new StandInEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    void this.page.then((page) => page.close());
    this.#end();
  }

  #end(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    open.splice(open.indexOf(this), 1);
    this.emit('closed');
    if (open.length === 0) appEvents.emit('window-all-closed');
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  focus(): void {
    void this.page.then((page) => page.bringToFront()).catch(() => undefined);
  }

  setTitle(title: string): void {
    tell({ type: 'title', title });
  }
}

/** @returns the window that shows a page, or undefined for a page that no window made. */
export async function windowOf(page: Page): Promise<BrowserWindow | undefined> {
  for (const window of open) if ((await window.page) === page) return window;
  return undefined;
}

/** A navigation that the page itself started: the shell's listeners decide. @returns whether it may go on. */
export function mayNavigate(window: BrowserWindow, route: Route): boolean {
  const url = toAppUrl(route.request().url());
  if (window.isLoading(route.request().url())) return true;
  const event = new StandInEvent(url);
  window.webContents.emit(route.request().frame().parentFrame() === null ? 'will-navigate' : 'will-frame-navigate', event);
  if (event.defaultPrevented) tell({ type: 'refused', what: 'navigation', url });
  return !event.defaultPrevented;
}
