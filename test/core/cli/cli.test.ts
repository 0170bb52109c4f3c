/** The command line on real files, in process: what it prints, how it ends, and what it leaves alone. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../electron/cli/run.ts';
import { methodNames } from '../../../shared/contract/index.ts';

const root = resolve(import.meta.dirname, '../../..');
let folder = '';
let environment: NodeJS.ProcessEnv = {};
let calls = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-cli-'));
  environment = { FIELDBOOK_HOME: join(folder, 'home'), FIELDBOOK_FIXED_CLOCK: '2026-11-18T08:00:00.000Z' };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly exit: number;
  readonly text: string;
  readonly said: string;
  /** The one JSON answer, whatever it is. */
  // The shape differs from command to command; assertions below name what they expect.
  readonly json: { readonly [key: string]: unknown };
  readonly error: { readonly code: string; readonly message: string; readonly fields?: Record<string, string>; readonly ref: string };
}

async function cli(...argv: string[]): Promise<Ran> {
  // Each call is a process of its own in life, and draws other ids than the one before.
  calls += 1;
  environment.FIELDBOOK_SEED = String(calls);
  let text = '';
  let said = '';
  const exit = await runCommandLine(argv, {
    environment,
    folder,
    root,
    out: (piece) => {
      text += piece;
    },
    say: (line) => {
      said += `${line}\n`;
    },
  });
  const json = JSON.parse(text) as Ran['json'];
  return { exit, text, said, json, error: json.error as Ran['error'] };
}

const FACTS = JSON.stringify({
  kind: 'certification',
  clientName: 'Lumenfold AI B.V.',
  timeZone: 'Europe/Amsterdam',
  person: { name: 'Ines Vogt', role: 'lead_auditor' },
});
const made = async (): Promise<void> => {
  const { exit, text } = await cli('new', 'a.aims', '--json', FACTS);
  expect(exit, text).toBe(0);
};

describe('help', () => {
  it.each(['help', '--help', '-h'])('asked for as %s, names each command with what it takes, and succeeds', async (word) => {
    const { exit, json, said } = await cli(word);
    const { commands } = json as unknown as { commands: { name: string; synopsis: string; what: string }[] };
    expect(exit).toBe(0);
    expect(commands.find(({ name }) => name === 'report')?.synopsis).toMatch(/^report FILE --audit … --out … \[--copy …\]/);
    for (const { name, synopsis, what } of commands) {
      expect(what, name).toMatch(/^[A-Z].*\.$/);
      expect(said).toContain(synopsis);
    }
  });

  it('knows every command that a wrong word is answered with', async () => {
    const { commands } = (await cli('help')).json as unknown as { commands: { name: string }[] };
    expect((await cli('nonsense')).error.message).toContain(commands.map(({ name }) => name).join(', '));
  });
});

describe('methods', () => {
  it('prints every method of the contract with schemas that a validator accepts', async () => {
    const { exit, json } = await cli('methods');
    const list = json as unknown as { name: string; kind: string; summary: string; input: object; output: object }[];
    expect(exit).toBe(0);
    expect(list.map(({ name }) => name)).toEqual(methodNames);
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const { name, kind, summary, input, output } of list) {
      expect(kind, name).toMatch(/^(query|command)$/);
      expect(summary.length, name).toBeGreaterThan(8);
      expect(() => [ajv.compile(input), ajv.compile(output)], name).not.toThrow();
    }
  });
});

describe('new and call', () => {
  it('creates a file, adds a person and reads the team back, each in a call of its own', async () => {
    await made();
    const added = await cli('call', 'a.aims', 'team.add', '--json', '{"name":"Tobias Keller","role":"auditor","side":"body"}');
    expect(added.exit, added.text).toBe(0);
    const listed = await cli('call', 'a.aims', 'team.list');
    expect((listed.json.people as { name: string }[]).map(({ name }) => name)).toEqual(['Ines Vogt', 'Tobias Keller']);
    expect(readdirSync(folder).filter((name) => name.includes('lock') || name.includes('journal'))).toEqual([]);
  });

  it('writes under the name of --as, given as a name or an id', async () => {
    await made();
    const added = await cli('call', 'a.aims', 'team.add', '--json', '{"name":"Tobias Keller","role":"auditor","side":"body"}');
    const site = (as: string, name: string) => cli('call', 'a.aims', 'scope.addSite', '--as', as, '--json', JSON.stringify({ name }));
    expect((await site('Tobias Keller', 'Utrecht')).exit).toBe(0);
    expect((await site(String(added.json.id), 'Porto')).exit).toBe(0);
    const history = await cli('call', 'a.aims', 'ledger.history', '--json', '{"entity":"site"}');
    expect((history.json.changes as { who: string }[]).map(({ who }) => who)).toEqual(['Tobias Keller', 'Tobias Keller']);
    const unknown = await site('Nobody', 'Lisbon');
    expect(unknown.exit).toBe(2);
    expect(unknown.error.code).toBe('ACTOR_UNKNOWN');
    const sites = await cli('call', 'a.aims', 'scope.sites');
    expect(sites.json.sites).toHaveLength(2);
  });

  it('never replaces a file that is there', async () => {
    await made();
    const before = readFileSync(join(folder, 'a.aims'));
    const again = await cli('new', 'a.aims', '--json', FACTS);
    expect(again.exit).toBe(1);
    expect(again.error.code).toBe('FILE_EXISTS');
    expect(readFileSync(join(folder, 'a.aims')).equals(before)).toBe(true);
  });

  it('opens an encrypted file only with the passphrase of the named variable, and prints it nowhere', async () => {
    environment.SECRET = 'correct horse battery';
    const created = await cli('new', 'p.aims', '--json', FACTS, '--passphrase-env', 'SECRET');
    expect(created.exit, created.text).toBe(0);
    expect(created.json.encrypted).toBe(true);
    expect((await cli('call', 'p.aims', 'team.list')).error.code).toBe('NEEDS_PASSPHRASE');
    environment.OTHER = 'wrong horse battery';
    const wrong = await cli('call', 'p.aims', 'team.list', '--passphrase-env', 'OTHER');
    expect(wrong.error.code).toBe('WRONG_PASSPHRASE');
    expect(wrong.text + wrong.said).not.toContain('wrong horse');
    expect((await cli('call', 'p.aims', 'team.list', '--passphrase-env', 'SECRET')).exit).toBe(0);
    expect((await cli('call', 'p.aims', 'team.list', '--passphrase-env', 'UNSET')).error.code).toBe('USAGE');
  });

  it('answers a wrong input by field and ends with 2', async () => {
    await made();
    const wrong = await cli('call', 'a.aims', 'team.add', '--json', '{"name":"","role":"king","side":"body","age":5}');
    expect(wrong.exit).toBe(2);
    expect(wrong.error.code).toBe('INVALID_INPUT');
    expect(Object.keys(wrong.error.fields ?? {})).toEqual(expect.arrayContaining(['name', 'role']));
    expect(wrong.said.trim().length).toBeGreaterThan(0);
  });

  it('refuses unknown methods and methods of the window without touching the file', async () => {
    for (const method of ['team.listt', 'constructor', '__proto__']) {
      const refused = await cli('call', 'none.aims', method);
      expect([refused.exit, refused.error.code], method).toEqual([2, 'UNKNOWN_METHOD']);
    }
    const window = await cli('call', 'none.aims', 'window.open');
    expect([window.exit, window.error.code]).toEqual([2, 'NEEDS_WINDOW']);
    expect(existsSync(join(folder, 'none.aims'))).toBe(false);
  });

  it('says that a file is not there', async () => {
    const missing = await cli('call', 'none.aims', 'team.list');
    expect([missing.exit, missing.error.code]).toEqual([1, 'FILE_MISSING']);
  });
});

describe('verify', () => {
  it('passes an untouched file, takes no lock and changes not one byte', async () => {
    await made();
    const before = readFileSync(join(folder, 'a.aims'));
    const verified = await cli('verify', 'a.aims');
    expect([verified.exit, verified.json.ok, verified.json.problems]).toEqual([0, true, []]);
    expect(readFileSync(join(folder, 'a.aims')).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['a.aims', 'home']);
  });

  it('passes while somebody else holds the lock', async () => {
    await made();
    writeFileSync(join(folder, '~$a.aims.lock'), '{"held":"by another computer"}');
    expect((await cli('verify', 'a.aims')).exit).toBe(0);
    expect(existsSync(join(folder, '~$a.aims.lock'))).toBe(true);
  });

  it('passes a head that was noted earlier and fails one that is not in the file', async () => {
    await made();
    const [head] = (await cli('verify', 'a.aims')).json.heads as { chain: string; seq: number; hash: string }[];
    const noted = `${head?.chain}:${head?.seq}:${head?.hash}`;
    await cli('call', 'a.aims', 'scope.addSite', '--json', '{"name":"Utrecht"}');
    expect((await cli('verify', 'a.aims', '--head', noted)).exit).toBe(0);
    const forged = await cli('verify', 'a.aims', '--head', noted, '--head', `${head?.chain}:${head?.seq}:${'0'.repeat(64)}`);
    expect([forged.exit, forged.json.ok]).toEqual([1, false]);
    expect((forged.json.problems as unknown[]).length).toBeGreaterThan(0);
    expect((await cli('verify', 'a.aims', '--head', 'nonsense')).exit).toBe(2);
  });

  it('names a file that is none of ours', async () => {
    writeFileSync(join(folder, 'b.aims'), 'this is no engagement');
    const verified = await cli('verify', 'b.aims');
    expect([verified.exit, verified.error.code]).toEqual([1, 'NOT_OURS']);
  });
});

describe('search', () => {
  it('finds the words of a site', async () => {
    await made();
    await cli('call', 'a.aims', 'scope.addSite', '--json', '{"name":"Utrecht","activities":"decision desk for lenders"}');
    const found = await cli('search', 'a.aims', 'decision', 'desk');
    expect(found.exit, found.text).toBe(0);
    expect((found.json.hits as { title: string }[]).length).toBe(1);
  });
});

describe('being called wrongly', () => {
  it.each([[[]], [['sample-size']], [['pack', 'a.aims']], [['new']], [['verify']], [['report', 'a.aims']]])(
    '%j ends with 2 and one JSON error that says why',
    async (argv) => {
      const { exit, error, text } = await cli(...argv);
      expect([exit, error.code]).toEqual([2, 'USAGE']);
      expect(text.trim().split('\n')[0]).toBe('{');
      expect(error.ref.length).toBeGreaterThan(0);
    },
  );

  it('names the commands that there are', async () => {
    const { error } = await cli('sample');
    for (const name of ['methods', 'new', 'call', 'report', 'workbook', 'verify', 'search', 'demo']) expect(error.message).toContain(name);
  });
});
