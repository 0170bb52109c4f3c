/** Serves the built page under `app://bundle/`: its own folder, GET only, every answer with the policy headers. */
import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { contentSecurityPolicy, isOurAddress } from './security.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Stands in the built page where the nonce of this load belongs. */
const NONCE_PLACE = '__CSP_NONCE__';

/** @returns the file that an address names inside `root`, or null when it names nothing there. */
export async function fileBehind(root: string, url: string): Promise<string | null> {
  if (!isOurAddress(url)) return null;
  const { pathname } = new URL(url);
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\') || path.split('/').includes('..')) return null;
  const base = await realpath(root);
  try {
    // Symbolic links are resolved before the folder is compared, so that none leads out of it.
    const file = await realpath(join(base, path === '/' ? 'index.html' : path));
    return file.startsWith(base + sep) ? file : null;
  } catch {
    return null;
  }
}

function withNonce(html: string, nonce: string): string {
  if (html.includes(NONCE_PLACE)) return html.replaceAll(NONCE_PLACE, nonce);
  return html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`);
}

/** @param root folder of the built page. @returns the handler for `protocol.handle`. */
export function createAppProtocol(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const nonce = randomBytes(18).toString('base64');
    const headers = {
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    };
    if (request.method !== 'GET') return new Response(null, { status: 405, headers: { ...headers, Allow: 'GET' } });
    const file = await fileBehind(root, request.url);
    const type = file === null ? undefined : TYPES[extname(file)];
    if (file === null || type === undefined) return new Response(null, { status: 404, headers });
    try {
      const bytes = await readFile(file);
      const body = extname(file) === '.html' ? withNonce(bytes.toString('utf8'), nonce) : new Uint8Array(bytes);
      return new Response(body, { status: 200, headers: { ...headers, 'Content-Type': type } });
    } catch {
      return new Response(null, { status: 404, headers });
    }
  };
}
