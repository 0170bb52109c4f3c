/** Chromium as the stand-in's screen: one persistent context with a debugging port; no request reaches the network. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright';

/** Where the pages of `app://bundle/` live in Chromium; `.invalid` can never be resolved. */
export const PAGE_ORIGIN = 'https://bundle.app.invalid';

export const toBrowserUrl = (url: string): string =>
  url.startsWith('app://bundle') ? PAGE_ORIGIN + url.slice('app://bundle'.length) : url;
export const toAppUrl = (url: string): string => {
  if (url === PAGE_ORIGIN || url.startsWith(`${PAGE_ORIGIN}/`)) return `app://bundle${url.slice(PAGE_ORIGIN.length)}`;
  return url.startsWith(`blob:${PAGE_ORIGIN}/`) ? `blob:app://bundle${url.slice(`blob:${PAGE_ORIGIN}`.length)}` : url;
};

export interface StandInBrowser {
  readonly context: BrowserContext;
  /** Debugging port to which a journey attaches. */
  readonly port: number;
  readonly pid: number;
  /** A page for a window; the first one is the page that Chromium starts with. */
  newPage(): Promise<Page>;
}

export interface BrowserOptions {
  readonly executable: string;
  readonly profile: string;
  readonly headed: boolean;
}

async function processId(context: BrowserContext): Promise<number> {
  const session: CDPSession | undefined = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) return 0;
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.find((info) => info.type === 'browser')?.id ?? 0;
}

export async function openBrowser(options: BrowserOptions): Promise<StandInBrowser> {
  const context = await chromium.launchPersistentContext(options.profile, {
    executablePath: options.executable,
    headless: !options.headed,
    viewport: options.headed ? null : { width: 1440, height: 900 },
    acceptDownloads: false,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
      // Pages are answered before a name is looked up; whatever else asks for one is told that there is none.
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--remote-debugging-port=0',
      ...(options.headed ? ['--window-size=1440,960', '--app=data:text/html,'] : []),
    ],
  });
  const [port] = (await readFile(join(options.profile, 'DevToolsActivePort'), 'utf8')).split('\n');
  const unused = context.pages().slice(0, 1);
  return {
    context,
    port: Number(port),
    pid: await processId(context),
    newPage: async () => unused.pop() ?? context.newPage(),
  };
}
