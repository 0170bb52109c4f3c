/** The page has no powers: no Node, no network, no windows, no code from text. */
import { expect, test } from './support/journey.ts';

test('the page knows nothing of Node and has four functions of the program', async ({ launch }) => {
  const { page } = await launch();
  const known = await page.evaluate(() => ({
    require: typeof Reflect.get(globalThis, 'require'),
    process: typeof Reflect.get(globalThis, 'process'),
    Buffer: typeof Reflect.get(globalThis, 'Buffer'),
    module: typeof Reflect.get(globalThis, 'module'),
    electron: typeof Reflect.get(globalThis, 'electron'),
    bridge: Object.keys(Reflect.get(globalThis, 'fieldbook') as object).sort(),
  }));
  expect(known).toEqual({
    require: 'undefined',
    process: 'undefined',
    Buffer: 'undefined',
    module: 'undefined',
    electron: 'undefined',
    bridge: ['call', 'onChanged', 'onProgress', 'takeFiles'],
  });
});

test('the page comes with a policy that starts from nothing and demands trusted types', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // What the window enforces is tried, instead of reading the header: markup from text, code from text.
  const refusals = await page.evaluate(async () => {
    const tries: Record<string, () => unknown> = {
      markup: () => {
        document.createElement('div').innerHTML = '<img src="x">';
      },
      script: () => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.injected = true';
        document.body.append(script);
        if (!('injected' in globalThis)) throw new TypeError('did not run');
      },
      evaluated: () => Reflect.get(globalThis, 'eval')('1 + 1'),
      fromFunction: () => Reflect.construct(Function, ['return 1'])(),
    };
    const refused: Record<string, boolean> = {};
    // In a task of the page itself: what a debugger evaluates directly is exempt from the policy.
    await new Promise<void>((done) =>
      setTimeout(() => {
        for (const [name, attempt] of Object.entries(tries)) {
          try {
            attempt();
            refused[name] = false;
          } catch {
            refused[name] = true;
          }
        }
        done();
      }),
    );
    return refused;
  });
  expect(refusals).toEqual({ markup: true, script: true, evaluated: true, fromFunction: true });
});

test('no request leaves: the policy refuses fetch, sockets, pictures, styles, beacons and frames before they start', async ({ launch }) => {
  const app = await launch();
  const refused = await app.page.evaluate(async () => {
    const foreign = 'https://example.org/';
    const directives: string[] = [];
    const all = new Promise<void>((done) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        directives.push(event.effectiveDirective);
        if (directives.length === 6) done();
      });
    });
    fetch(foreign, { mode: 'no-cors' }).catch(() => undefined);
    new WebSocket('wss://example.org/').addEventListener('error', () => undefined);
    navigator.sendBeacon(foreign, 'x');
    for (const [name, facts] of [
      ['img', { src: `${foreign}x.png` }],
      ['link', { rel: 'stylesheet', href: `${foreign}x.css` }],
      ['iframe', { src: foreign }],
    ] as const)
      document.body.append(Object.assign(document.createElement(name), facts));
    await all;
    return directives.sort();
  });
  expect(refused).toEqual(['connect-src', 'connect-src', 'connect-src', 'frame-src', 'img-src', 'style-src-elem']);
  expect(app.requestsAttempted()).toEqual([]);
});

test('the page goes nowhere and opens no window', async ({ launch }) => {
  const app = await launch();
  const { page } = app;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const before = page.url();
  expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', textContent: 'away' });
    document.body.append(link);
    link.click();
  });
  if (app.shell === 'stand-in') {
    await expect
      .poll(() => app.refused())
      .toEqual([
        { what: 'window', url: 'https://example.org/' },
        { what: 'navigation', url: 'https://example.org/' },
      ]);
  }
  expect(page.url()).toBe(before);
  expect(app.windows()).toHaveLength(1);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a page names no file by its path, and a made-up token opens nothing', async ({ launch, folder }) => {
  const { page } = await launch();
  const codes = await page.evaluate(async (path) => {
    const { call } = Reflect.get(globalThis, 'fieldbook') as {
      call(method: string, input: unknown): Promise<{ ok: boolean; error?: { code: string } }>;
    };
    const code = async (method: string, input: unknown) => (await call(method, input)).error?.code;
    return [
      await code('engagement.open', { file: { path } }),
      await code('engagement.open', { file: { token: 'made-up-token' } }),
      await code('engagement.openSample', { file: { path } }),
      await code('constructor', {}),
      await code('window.chooseFile', { purpose: 'everything' }),
    ];
  }, `${folder}/x.aims`);
  expect(codes).toEqual(['NOT_ALLOWED', 'NOT_FOUND', 'NOT_ALLOWED', 'UNKNOWN_METHOD', 'INVALID_INPUT']);
});
