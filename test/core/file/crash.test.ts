import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEngagement } from '../../../electron/core/file/open.ts';
import { verifyFile } from '../../../electron/core/ledger/verify.ts';
import { aFile } from '../../builders/file.ts';
import { type TestPorts, testPorts } from '../../builders/ports.ts';

const SAVES = 200;
let ports: TestPorts;
beforeEach(() => {
  ports = testPorts();
});
afterEach(() => ports.cleanUp());

interface Killed {
  readonly saved: number;
  readonly drafted: number;
  readonly access: string;
}

/** Lets the saver run until it has said `killAfter` lines, then kills it without warning. */
async function saveAndKill(seed: number, killAfter: number, passphrase?: string): Promise<Killed> {
  const script = join(import.meta.dirname, 'saver.ts');
  const args = [script, ports.folder, 'lumenfold.aims', String(SAVES), String(seed), ...(passphrase === undefined ? [] : [passphrase])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (piece: Buffer) => {
    text += piece.toString('utf8');
    if (text.split('\n').length - 1 >= killAfter) child.kill('SIGKILL');
  });
  await once(child, 'close');
  const lines = text.split('\n');
  const newest = (word: string) => Number(lines.findLast((line) => line.startsWith(`${word} `))?.split(' ')[1] ?? 0);
  return { saved: newest('saved'), drafted: newest('draft'), access: lines[0] ?? '' };
}

const chains = (file: ReturnType<typeof openEngagement>): number => file.ledger.heads().length;

it.each([
  ['without a passphrase', undefined],
  ['under a passphrase', 'a long passphrase'],
])(
  'loses no acknowledged save when the program is killed again and again (%s)',
  async (_name, passphrase) => {
    aFile(ports, passphrase === undefined ? {} : { passphrase }).close();
    for (const [round, killAfter] of [3, 40, 117, 258, 399].entries()) {
      const seed = round + 1;
      const { saved, drafted, access } = await saveAndKill(seed, killAfter, passphrase);
      expect(access).toBe('open no');
      expect(saved).toBeGreaterThan(0);

      const file = openEngagement(ports, { path: ports.path('lumenfold.aims'), passphrase });
      expect(file.readOnly).toBe('no');
      const names = new Set((file.db.prepare('SELECT name FROM site').all() as { name: string }[]).map(({ name }) => name));
      for (let number = 1; number <= saved; number += 1) expect(names.has(`save ${seed}-${number}`)).toBe(true);
      // At most the one save under way at the end is there without having been acknowledged.
      expect([...names].filter((name) => name.startsWith(`save ${seed}-`)).length).toBeLessThanOrEqual(saved + 1);

      const [draft] = file.drafts.list();
      const typed = Number(/^typing \d+-(\d+)$/.exec(draft?.text ?? '')?.[1]);
      expect(typed).toBeGreaterThanOrEqual(drafted);
      expect(typed).toBeLessThanOrEqual(drafted + 1);

      const result = await verifyFile(file, { heads: [], signal: new AbortController().signal });
      expect(result.problems).toEqual([]);
      // The same computer goes on in the same chain: a kill between note and commit is no reason for a new one.
      expect(chains(file)).toBe(1);
      file.close();
      expect(existsSync(ports.path('lumenfold.aims-journal'))).toBe(false);
    }
  },
  120_000,
);

it('gives a second program sound read-only snapshots while the first one saves', async () => {
  aFile(ports).close();
  const script = join(import.meta.dirname, 'saver.ts');
  const child = spawn(process.execPath, [script, ports.folder, 'lumenfold.aims', String(SAVES), '1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  const ended = once(child, 'close');
  child.stdout.on('data', (piece: Buffer) => {
    text += piece.toString('utf8');
  });
  const savedSoFar = () =>
    Number(
      text
        .split('\n')
        .findLast((line) => line.startsWith('saved '))
        ?.split(' ')[1] ?? 0,
    );
  let snapshots = 0;
  while (child.exitCode === null && snapshots < 8) {
    await Promise.race([once(child.stdout, 'data'), ended]);
    const before = savedSoFar();
    if (before === 0 || before > SAVES - 40) continue;
    const file = openEngagement(ports, { path: ports.path('lumenfold.aims') });
    expect(file.readOnly).toBe('in_use');
    expect(file.heldBy).toContain('test-machine');
    const { n } = file.db.prepare('SELECT count(*) AS n FROM site').get() as { n: number };
    expect(n).toBeGreaterThanOrEqual(before);
    const result = await verifyFile(file, { heads: [], signal: new AbortController().signal });
    expect(result.problems).toEqual([]);
    file.close();
    snapshots += 1;
  }
  expect(snapshots).toBeGreaterThan(0);
  await ended;
  expect(text.endsWith('closed\n')).toBe(true);
  const file = openEngagement(ports, { path: ports.path('lumenfold.aims') });
  expect(file.readOnly).toBe('no');
  expect(file.db.prepare('SELECT count(*) AS n FROM site').get()).toEqual({ n: SAVES });
  file.close();
}, 60_000);
