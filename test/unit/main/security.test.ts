/** The policies of the shell, as lists of addresses that fool comparisons of text. */
import { describe, expect, it } from 'vitest';
import {
  answerWindowOpen,
  contentSecurityPolicy,
  isNavigationAllowed,
  isOurAddress,
  isPermissionAllowed,
  isRequestAllowed,
  isTrustedSender,
  PAGE_URL,
} from '../../../electron/main/security.ts';

const foreign = [
  'https://example.org/',
  'http://127.0.0.1:8080/',
  'ws://example.org/',
  'file:///etc/passwd',
  'data:text/html,<p>x</p>',
  'javascript:alert(1)',
  'app://bundle.example.org/index.html',
  'app://bundle@example.org/index.html',
  'app://example.org/bundle/index.html',
  'app://bundle:8080/index.html',
  'app://user@bundle/index.html',
  'https://bundle/index.html',
  'https://example.org/?app://bundle/',
  'devtools://devtools/bundled/inspector.html',
  'chrome-extension://aaaa/x.html',
  'bundle/index.html',
  '',
];

describe('addresses', () => {
  it('knows its own page, whatever the path or the hash', () => {
    for (const url of [PAGE_URL, 'app://bundle/', `${PAGE_URL}#/e/audits`, 'APP://bundle/assets/index.js'])
      expect(isOurAddress(url), url).toBe(true);
  });

  it.each(foreign)('refuses requests to %s', (url) => {
    expect(isOurAddress(url)).toBe(false);
    expect(isRequestAllowed(url)).toBe(false);
  });

  it('lets Chromium’s developer tools load themselves only where the program is not packaged', () => {
    const tools = 'devtools://devtools/bundled/devtools_app.html';
    expect(isRequestAllowed(tools)).toBe(false);
    expect(isRequestAllowed(tools, true)).toBe(true);
    expect(isRequestAllowed('https://example.org/devtools://', true)).toBe(false);
  });

  it('lets the page show pictures that it holds in memory, and nobody else’s', () => {
    expect(isRequestAllowed('blob:app://bundle/6f1c6a3e-3b1b-4d0a-8f5e-0d5b8f6f2a10')).toBe(true);
    expect(isRequestAllowed('blob:https://example.org/6f1c6a3e-3b1b-4d0a-8f5e-0d5b8f6f2a10')).toBe(false);
    expect(isRequestAllowed('blob:app://bundle.example.org/6f1c6a3e')).toBe(false);
  });
});

describe('what a page may do', () => {
  it('navigates nowhere, not even to itself', () => {
    for (const url of [...foreign, PAGE_URL]) expect(isNavigationAllowed(url), url).toBe(false);
  });

  it('opens no window', () => {
    for (const url of [...foreign, PAGE_URL, 'about:blank']) expect(answerWindowOpen(url)).toEqual({ action: 'deny' });
  });

  it('is given no permission', () => {
    for (const name of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem', 'hid', 'unknown'])
      expect(isPermissionAllowed(name), name).toBe(false);
  });
});

describe('who is answered', () => {
  const ours = { url: `${PAGE_URL}#/e`, isTopFrame: true, isOurWindow: true };

  it('answers the top frame of its own page in its own window', () => {
    expect(isTrustedSender(ours)).toBe(true);
  });

  it('refuses a frame inside the page, another window, another address and a frame that is gone', () => {
    expect(isTrustedSender({ ...ours, isTopFrame: false })).toBe(false);
    expect(isTrustedSender({ ...ours, isOurWindow: false })).toBe(false);
    for (const url of foreign) expect(isTrustedSender({ ...ours, url }), url).toBe(false);
  });
});

describe('content security policy', () => {
  const policy = new Map(
    contentSecurityPolicy('bm9uY2U=')
      .split('; ')
      .map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1).join(' ')]),
  );

  it('starts from nothing and opens only the program’s own scripts, styles, fonts and pictures in memory', () => {
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('style-src')).toBe("'self' 'nonce-bm9uY2U='");
    expect(policy.get('font-src')).toBe("'self'");
    expect(policy.get('img-src')).toBe("'self' blob:");
    expect(policy.has('connect-src')).toBe(false);
    expect(policy.has('frame-src')).toBe(false);
  });

  it('demands trusted types and knows one policy by name', () => {
    expect(policy.get('require-trusted-types-for')).toBe("'script'");
    expect(policy.get('trusted-types')).toBe('default');
  });

  it('allows no inline or evaluated code', () => {
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe-|https?:|\*/);
  });
});
