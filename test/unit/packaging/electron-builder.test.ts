/** Packaging cannot be run without Electron's binary; its configuration can be checked against electron-builder's own schema. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const require = createRequire(import.meta.url);
const config = load(readFileSync(new URL('electron-builder.yml', root), 'utf8')) as Record<string, unknown>;
const schema = JSON.parse(readFileSync(require.resolve('app-builder-lib/scheme.json'), 'utf8')) as object;
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

describe('electron-builder.yml', () => {
  it('is valid by electron-builder’s own schema', () => {
    expect(validate(config), JSON.stringify(validate.errors, null, 1)).toBe(true);
  });

  it('would be refused by that schema if a fuse were misspelt', () => {
    expect(validate({ ...config, electronFuses: { runAsNodes: false } })).toBe(false);
  });

  it('switches off every way to run or debug the packaged program as Node', () => {
    expect(config.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('makes an installer for Windows, a disk image for macOS, and AppImage and deb for Linux', () => {
    const targets = (platform: string) => ((config[platform] as { target: { target: string }[] }).target ?? []).map((one) => one.target);
    expect(targets('win')).toEqual(['nsis']);
    expect(targets('mac')).toEqual(['dmg']);
    expect(targets('linux')).toEqual(['AppImage', 'deb']);
  });

  it('claims the .aims extension and names no update feed', () => {
    expect(config.fileAssociations).toMatchObject([{ ext: 'aims' }]);
    expect(config.publish).toBeNull();
  });

  it('points at files that exist', () => {
    const icon = (config.linux as { icon: string }).icon;
    expect(existsSync(new URL(icon, root))).toBe(true);
    for (const one of config.extraResources as { from: string }[]) expect(existsSync(new URL(one.from, root))).toBe(true);
  });
});
