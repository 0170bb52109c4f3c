/** The ports of plain Node: ids, clock, log and folders. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { appDataFolder, fileLog, nodePorts, seededIds, steppingClock } from '../../../electron/core/node-ports.ts';
import { nodeProblem } from '../../../electron/core/node-version.ts';

const folder = mkdtempSync(join(tmpdir(), 'node-ports-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const START = '2026-11-18T08:00:00.000Z';

describe('fixed clock and seeded ids', () => {
  it('gives the same ids for the same seed and others for another', () => {
    const draw = (seed: number) => {
      const ids = seededIds(seed, steppingClock(START));
      return [ids.uuid(), ids.uuid(), ids.chain(), ids.ref()];
    };
    expect(draw(1)).toEqual(draw(1));
    expect(new Set([...draw(1), ...draw(2)]).size).toBe(8);
  });

  it('makes ids that sort in the order they were made and are UUIDs of version 7', () => {
    const ids = seededIds(7, steppingClock(START));
    const made = Array.from({ length: 500 }, () => ids.uuid());
    expect([...made].sort()).toEqual(made);
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('refuses a clock that is no instant', () => {
    expect(() => steppingClock('yesterday')).toThrow(RangeError);
  });
});

describe('ports of a real session', () => {
  const ports = nodePorts({
    root: join(import.meta.dirname, '../../..'),
    appData: folder,
    files: { incoming: () => ({ kind: 'path', path: '', name: '' }), at: () => '' },
  });

  it('names chains with eight characters and references with four, all in capitals and digits', () => {
    for (let drawn = 0; drawn < 200; drawn += 1) {
      expect(ports.ids.chain()).toMatch(/^[0-9A-Z]{8}$/);
      expect(ports.ids.ref()).toMatch(/^[0-9A-Z]{4}$/);
    }
  });

  it('knows its version and its resources', () => {
    expect(ports.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(statSync(join(ports.resources, 'catalogs')).isDirectory()).toBe(true);
  });
});

describe('log', () => {
  it('writes one JSON line per entry and starts a new file at one MiB, keeping one older', () => {
    const log = fileLog(folder);
    log.write('info', 'team.list', 'slow', { ms: 60 });
    const file = join(folder, 'fieldbook.log');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ level: 'info', where: 'team.list', message: 'slow', ms: 60 });
    writeFileSync(file, 'x'.repeat(1024 * 1024 + 1));
    log.write('error', 'team.add', 'failed');
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(2);
    expect(statSync(`${file}.1`).size).toBeGreaterThan(1024 * 1024);
  });

  it('does not stop the work where it cannot be written', () => {
    writeFileSync(folder.concat('-file'), '');
    expect(() => fileLog(folder.concat('-file')).write('info', 'a', 'b')).not.toThrow();
    rmSync(folder.concat('-file'));
  });
});

describe('app data folder', () => {
  it('is FIELDBOOK_HOME where that is set, else the one that Electron uses for this program', () => {
    expect(appDataFolder({ FIELDBOOK_HOME: '/tmp/own' }, 'linux')).toBe('/tmp/own');
    expect(appDataFolder({ XDG_CONFIG_HOME: '/home/ines/.config' }, 'linux')).toBe('/home/ines/.config/AIMS Fieldbook');
    expect(appDataFolder({ FIELDBOOK_HOME: '' }, 'darwin')).toMatch(/Library\/Application Support\/AIMS Fieldbook$/);
  });
});

describe('version of Node', () => {
  it('refuses an older one with words that say what to do', () => {
    expect(nodeProblem('24.0.0')).toBeNull();
    expect(nodeProblem('26.1.0')).toBeNull();
    const problem = nodeProblem('20.20.2');
    expect(problem?.code).toBe('WRONG_NODE');
    expect(problem?.message).toContain('20.20.2');
    expect(problem?.message).toContain('npm run');
  });
});
