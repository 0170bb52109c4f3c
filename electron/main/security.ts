/**
 * What the shell allows, as pure functions: deny unless stated. The page is our own build, yet it shows texts and
 * pictures from files that other people made, so it is treated as if it could be taken over.
 */

/** Scheme and host of the built page. */
export const PAGE_SCHEME = 'app';
export const PAGE_HOST = 'bundle';
export const PAGE_URL = `${PAGE_SCHEME}://${PAGE_HOST}/index.html`;

function parsed(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

/** Whether an address belongs to the built page. Parsed, never compared as text: `app://bundle.evil` is another host. */
export function isOurAddress(url: string): boolean {
  const address = parsed(url);
  return (
    address !== null &&
    address.protocol === `${PAGE_SCHEME}:` &&
    address.host === PAGE_HOST &&
    address.username === '' &&
    address.password === ''
  );
}

/**
 * Whether a request may start. `blob:` addresses of our own origin hold pictures that the page itself has in memory;
 * nothing leaves the computer for them.
 * @param developerTools whether Chromium's own tools may load their pages: only while the program is not packaged.
 */
export function isRequestAllowed(url: string, developerTools = false): boolean {
  const address = parsed(url);
  if (address?.protocol === 'devtools:') return developerTools;
  if (address?.protocol === 'blob:') return isOurAddress(address.pathname);
  return isOurAddress(url);
}

/** The page never navigates: its routes live in the hash, and the shell alone loads it. */
export function isNavigationAllowed(_url: string): boolean {
  return false;
}

/** No page opens windows; `window.open` of the contract asks the shell. */
export function answerWindowOpen(_url: string): { action: 'deny' } {
  return { action: 'deny' };
}

/** The clipboard works through key presses without a permission; the program needs no other. */
export function isPermissionAllowed(_permission: string): boolean {
  return false;
}

/** Where a message comes from. */
export interface Sender {
  /** Address of the frame that sent it; empty when the frame is gone. */
  readonly url: string;
  readonly isTopFrame: boolean;
  /** Whether the web contents belong to a window that the window factory made. */
  readonly isOurWindow: boolean;
}

/** Whether a message may be answered. */
export function isTrustedSender(sender: Sender): boolean {
  return sender.isOurWindow && sender.isTopFrame && isOurAddress(sender.url);
}

/**
 * Content Security Policy of every answer of `app://`. Mantine writes one style element, which needs the nonce;
 * pictures from the file reach the page as base64 through a call and become `blob:` addresses.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}
