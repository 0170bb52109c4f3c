/** The program's own files are open to its own work alone, and nothing beside them. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withOwnFiles } from '../../../electron/core/own-files.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { type TestPorts, testPorts } from '../../builders/ports.ts';

describe('files for work that the program starts itself', () => {
  let ports: TestPorts;
  let own: ReturnType<typeof withOwnFiles>;
  const refuse = () => {
    throw new AppError('NOT_ALLOWED', 'A page may not name files by their path.');
  };
  beforeAll(() => {
    ports = testPorts();
    own = withOwnFiles({ ...ports, files: { incoming: refuse, at: refuse } });
  });
  afterAll(() => ports.cleanUp());

  it('are those inside the folder of resources, by path', () => {
    const path = join(ports.resources, 'sample', 'evidence', 'pol-01-ai-policy-v4.md');
    expect(own.files.incoming({ path })).toEqual({ kind: 'path', path, name: 'pol-01-ai-policy-v4.md' });
  });

  it.each([
    ['a file elsewhere', () => '/etc/hostname'],
    ['a way out of the folder', () => `${ports.resources}/../package.json`],
    ['the folder itself', () => ports.resources],
    ['a folder whose name only begins alike', () => `${ports.resources}-other/x.md`],
  ])('are not %s', (_what, path) => {
    expect(() => own.files.incoming({ path: path() })).toThrow('may not name');
  });

  it('are never written, and tokens and pasted pictures go the way of the host', () => {
    expect(() => own.files.at({ path: join(ports.resources, 'sample', 'x.aims') })).toThrow('may not name');
    expect(() => own.files.incoming({ token: 'token-1234' })).toThrow('may not name');
    expect(() => own.files.incoming({ base64: 'AAAA', name: 'x.png' })).toThrow('may not name');
  });
});
