/** The `app://` handler on a real folder: what it serves, what it refuses, and the headers of every answer. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppProtocol } from '../../../electron/main/app-protocol.ts';

const folder = mkdtempSync(join(tmpdir(), 'app-protocol-'));
const root = join(folder, 'renderer');
const serve = createAppProtocol(root);
const get = (path: string, init?: RequestInit) => serve(new Request(`app://bundle${path}`, init));

beforeAll(() => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html><html><head><title>F</title></head><body></body></html>');
  writeFileSync(join(root, 'assets', 'index.js'), 'export {};');
  writeFileSync(join(root, 'secret.sqlite'), 'x');
  writeFileSync(join(folder, 'outside.js'), 'outside');
  symlinkSync(join(folder, 'outside.js'), join(root, 'assets', 'link.js'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('app protocol', () => {
  it('serves the page with a nonce that its policy header names, another one at each load', async () => {
    const nonces = new Set<string>();
    for (let load = 0; load < 3; load += 1) {
      const answer = await get('/index.html');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('text/html');
      const nonce = /<meta property="csp-nonce" nonce="([^"]+)">/.exec(await answer.text())?.[1] ?? '';
      expect(nonce.length).toBeGreaterThanOrEqual(24);
      expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('serves scripts as scripts and the bare address as the page', async () => {
    const script = await get('/assets/index.js');
    expect(await script.text()).toBe('export {};');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect((await get('/')).headers.get('content-type')).toContain('text/html');
  });

  it.each([
    '/../outside.js',
    '/%2e%2e/outside.js',
    '/assets/..%2f..%2foutside.js',
    '/assets/..%5c..%5coutside.js',
    '/%00',
    '/%E0%A4%A',
    '/assets/link.js',
    '/assets',
    '/secret.sqlite',
    '/missing.js',
    '//etc/passwd',
  ])('has nothing at %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  it('refuses every method but GET and every host but its own', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) expect((await get('/index.html', { method })).status).toBe(405);
    expect((await serve(new Request('app://other/index.html'))).status).toBe(404);
  });

  it('sends the policy with every answer, refusals included', async () => {
    for (const answer of [await get('/index.html'), await get('/missing.js'), await get('/', { method: 'POST' })]) {
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});
