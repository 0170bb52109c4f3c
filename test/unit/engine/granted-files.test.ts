/** What a page may name: only files that the shell granted, and each only for what it was granted. */
import { describe, expect, it } from 'vitest';
import { grantedFiles } from '../../../electron/engine/granted-files.ts';

describe('granted files', () => {
  const files = grantedFiles();
  files.grant('token-of-a-picture', '/home/ines/photo.png', 'read');
  files.grant('token-of-the-file', '/home/ines/lumenfold.aims', 'write');

  it('reads what was granted to be read, under the name that a person knows', () => {
    expect(files.incoming({ token: 'token-of-a-picture' })).toEqual({ kind: 'path', path: '/home/ines/photo.png', name: 'photo.png' });
  });

  it('takes a pasted picture as bytes', () => {
    const pasted = files.incoming({ base64: Buffer.from('abc').toString('base64'), name: 'pasted.png' });
    expect(pasted.kind === 'bytes' ? Buffer.from(pasted.bytes).toString() : '').toBe('abc');
  });

  it('opens and writes only what was granted for writing, so that no export replaces evidence', () => {
    expect(files.at({ token: 'token-of-the-file' })).toBe('/home/ines/lumenfold.aims');
    expect(() => files.at({ token: 'token-of-a-picture' })).toThrow(expect.objectContaining({ code: 'NOT_ALLOWED' }));
  });

  it('refuses a path, whatever it names', () => {
    for (const path of ['/etc/passwd', '/home/ines/lumenfold.aims', 'token-of-the-file']) {
      expect(() => files.at({ path })).toThrow(expect.objectContaining({ code: 'NOT_ALLOWED' }));
      expect(() => files.incoming({ path })).toThrow(expect.objectContaining({ code: 'NOT_ALLOWED' }));
    }
  });

  it('does not know a token that was never granted', () => {
    for (const token of ['guessed-token', '__proto__', 'constructor'])
      expect(() => files.at({ token })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });
});
