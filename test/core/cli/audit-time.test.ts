/** `audit-time` and `multi-site` on the command line: JSON on stdout, exit status, named errors, no file and no traces. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../electron/cli/run.ts';
import type { AuditTimeInput, MultiSiteInput } from '../../../shared/contract/audit-time.ts';
import { auditTimeOutput, multiSiteOutput } from '../../../shared/contract/audit-time.ts';
import { anEngagement } from '../../builders/engagement.ts';

const root = resolve(import.meta.dirname, '../../..');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-time-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function cli(...argv: string[]) {
  let text = '';
  let said = '';
  const exit = await runCommandLine(argv, {
    environment: { FIELDBOOK_HOME: join(folder, 'home') },
    folder,
    root,
    out: (piece) => {
      text += piece;
    },
    say: (line) => {
      said += `${line}\n`;
    },
  });
  const json = JSON.parse(text) as { error?: { code: string; hint?: string; fields?: Record<string, string> } };
  return { exit, said, json };
}
const time = (input: AuditTimeInput) => cli('audit-time', '--json', JSON.stringify(input));
const sites = (input: MultiSiteInput) => cli('multi-site', '--json', JSON.stringify(input));

describe('audit-time', () => {
  it.each<[AuditTimeInput, number]>([
    [{ table: 'QMS', persons: 55 }, 5],
    [{ table: 'ISMS', persons: 45 }, 8.5],
    [{ table: 'EMS', persons: 700, complexity: 'limited' }, 6.5],
    [{ table: 'OHSMS', persons: 200, complexity: 'high' }, 13],
    [{ table: 'AIMS', persons: 8, base: [{ from: 1, to: 10, days: 6.5 }] }, 6.5],
  ])('%j answers %d as a number, with its lines', async (input, days) => {
    const { exit, json, said } = await time(input);
    const answer = auditTimeOutput.parse(json);
    expect({ exit, said, days: answer.days }).toEqual({ exit: 0, said: '', days });
    expect(answer.lines[0]).toMatchObject({ step: 'table', days });
    // A slow answer is logged; nothing else may be left.
    const left = existsSync(join(folder, 'home')) ? readdirSync(join(folder, 'home')) : [];
    expect(left.filter((name) => name !== 'logs')).toEqual([]);
  });

  it.each<[AuditTimeInput, string, number]>([
    [{ table: 'AIMS', persons: 8 }, 'BASE_TABLE_MISSING', 1],
    [{ table: 'QMS', persons: 10_701 }, 'NO_TABLE_ROW', 1],
    [{ table: 'EMS', persons: 8 }, 'INVALID_INPUT', 2],
    [{ table: 'QMS', persons: 8, adjustments: [{ percent: -10, reason: '' }] }, 'INVALID_INPUT', 2],
    [{ table: 'QMS', persons: 0 }, 'INVALID_INPUT', 2],
    [{ table: 'ISMS', persons: 8, complexity: { business: 2, it: 3 } }, 'INVALID_INPUT', 2],
  ])('%j is refused as %s', async (input, code, exit) => {
    const answer = await time(input);
    expect({ code: answer.json.error?.code, exit: answer.exit }).toEqual({ code, exit });
    expect(Object.keys(answer.json.error?.fields ?? {})).not.toEqual([]);
    expect(answer.said).not.toBe('');
  });

  it('needs --json, and JSON in it', async () => {
    for (const argv of [['audit-time'], ['audit-time', '--json', '{'], ['audit-time', 'file.aims', '--json', '{}']])
      expect((await cli(...argv)).json.error?.code).toBe('USAGE');
  });
});

describe('multi-site', () => {
  it.each<[MultiSiteInput, number]>([
    [{ sites: 26, visit: 'initial' }, 6],
    [{ sites: 26, visit: 'surveillance' }, 4],
    [{ sites: 26, visit: 'recertification' }, 6],
    [{ sites: 26, visit: 'recertification', provenEffective: true }, 5],
    [{ sites: 26, visit: 'surveillance', suitable: false }, 8],
  ])('%j answers %i sites', async (input, expected) => {
    const { exit, json } = await sites(input);
    expect(exit).toBe(0);
    expect(multiSiteOutput.parse(json)).toMatchObject({ sites: expected, centralFunction: true, drawn: null });
  });

  it('draws the random share by its seed, the same at every call', async () => {
    const draw = { ids: ['Utrecht', 'Porto', 'Ghent', 'Aarhus', 'Graz', 'Turku', 'Nantes', 'Gdynia', 'Cork'], seed: 'AUD-2026-0042' };
    const first = multiSiteOutput.parse((await sites({ sites: 9, visit: 'initial', draw })).json);
    const again = multiSiteOutput.parse((await sites({ sites: 9, visit: 'initial', draw })).json);
    expect(first.drawn?.seed).toBe(draw.seed);
    expect(first.drawn?.ids).toHaveLength(first.random);
    expect(again.drawn).toEqual(first.drawn);
    const [before = ''] = first.drawn?.ids ?? [];
    const next = multiSiteOutput.parse((await sites({ sites: 9, visit: 'surveillance', draw: { ...draw, visited: [before] } })).json);
    expect(next.drawn?.ids).not.toContain(before);
  });

  it.each<[string, MultiSiteInput, string]>([
    ['no site', { sites: 0, visit: 'initial' }, 'sites'],
    ['half a site', { sites: 2.5, visit: 'initial' }, 'sites'],
    ['names for some of the sites', { sites: 3, visit: 'initial', draw: { ids: ['a', 'b'], seed: 's' } }, 'draw.ids'],
    ['a name twice', { sites: 3, visit: 'initial', draw: { ids: ['a', 'b', 'a'], seed: 's' } }, 'draw.ids'],
  ])('refuses %s with the field named', async (_what, input, field) => {
    const { exit, json } = await sites(input);
    expect(exit).toBe(2);
    expect(Object.keys(json.error?.fields ?? {})).toEqual([field]);
  });
});

describe('the window asks the same gate', () => {
  it('calculates with and without an open file, and lists the tables with their version', async () => {
    const { call, close } = await anEngagement();
    try {
      const answer = await call('audit-time.calculate', { table: 'QMS', persons: 55 });
      expect(answer).toEqual((await time({ table: 'QMS', persons: 55 })).json);
      const tables = await call('audit-time.tables', {});
      expect(answer.tablesVersion).toBe(tables.version);
      expect(tables.aims.factors.map(({ key }) => key)).toContain('high_risk_systems');
    } finally {
      await close();
    }
  });
});
