/** `sample-size`, `upper-limit` and `draw` on the command line. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../electron/cli/run.ts';

const root = resolve(import.meta.dirname, '../../..');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-sampling-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function cli(...argv: string[]) {
  let text = '';
  const said: string[] = [];
  const exit = await runCommandLine(argv, {
    environment: { FIELDBOOK_HOME: join(folder, 'home') },
    folder,
    root,
    out: (piece) => {
      text += piece;
    },
    say: (line) => void said.push(line),
  });
  return { exit, said, json: JSON.parse(text) as Record<string, unknown> & { error?: { code: string; message: string } } };
}

const size = ['sample-size', '--confidence', '95%', '--tolerable', '5%'];
const drawOf = (file: string, n: number, ...more: string[]) =>
  cli('draw', '--seed', 'AUD-2026-0042|POP-7|2026-11-21', '--n', String(n), '--ids-file', file, ...more);

describe('sample-size', () => {
  it.each([
    [['--deviations', '0'], 59, 0],
    [['--deviations', '0', '--population', '500'], 56, 0],
    [['--expected', '1%'], 93, 1],
    [[], 59, 0],
  ])('%j answers n and deviations', async (more, n, deviations) => {
    expect(await cli(...size, ...more)).toMatchObject({ exit: 0, json: { n, deviations } });
  });

  it.each([
    [['sample-size', '--confidence', '100%', '--tolerable', '5%'], 'CONFIDENCE_OUT_OF_RANGE', 1],
    [[...size, '--expected', '5%'], 'TOLERABLE_NOT_ABOVE_EXPECTED', 1],
    [[...size, '--population', '10', '--deviations', '1'], 'PLAN_INFEASIBLE', 1],
    [['sample-size', '--confidence', '95%', '--tolerable', '0.01%'], 'PLAN_TOO_LARGE', 1],
    [[...size, '--deviations', '1', '--expected', '1%'], 'INVALID_INPUT', 2],
    [['sample-size', '--confidence', '0.95', '--tolerable', '5%'], 'INVALID_INPUT', 2],
    [[...size, '--population', 'many'], 'USAGE', 2],
  ])('%j is refused as %s', async (argv, code, exit) => {
    expect(await cli(...argv)).toMatchObject({ exit, json: { error: { code } } });
  });
});

describe('upper-limit', () => {
  it('answers percent rounded up, with the exact value beside it', async () => {
    expect(await cli('upper-limit', '--n', '60', '--k', '1', '--confidence', '95%')).toMatchObject({
      exit: 0,
      json: { upperPercent: '7.7', exactPercent: '7.66400', deviating: null },
    });
    expect(
      await cli('upper-limit', '--n', '84', '--k', '1', '--confidence', '95%', '--population', '412', '--tolerable', '5%'),
    ).toMatchObject({
      json: { upperPercent: '4.9', deviating: 20, supports: true },
    });
  });

  it('refuses more deviations than records', async () => {
    expect(await cli('upper-limit', '--n', '2', '--k', '3', '--confidence', '95%')).toMatchObject({
      exit: 2,
      json: { error: { code: 'INVALID_INPUT' } },
    });
  });
});

it('says on the screen which word cannot be taken, and how it is written', async () => {
  const { said } = await cli('sample-size', '--confidence', '95', '--tolerable', '5%');
  expect(said.at(-1)).toBe('confidence: Write the rate with a percent sign: 5%, 97.5%.');
});

describe('draw', () => {
  const ids = Array.from({ length: 50 }, (_none, index) => `REC-${String(index + 1).padStart(4, '0')}`);
  const first = ['REC-0011', 'REC-0046', 'REC-0019', 'REC-0031', 'REC-0022', 'REC-0013', 'REC-0025', 'REC-0020'];

  it('draws the list of the vectors whatever the line ends and the mark of the file, and extends it', async () => {
    writeFileSync(join(folder, 'unix.txt'), `${ids.join('\n')}\n`);
    writeFileSync(join(folder, 'windows.txt'), `\uFEFF${ids.join('\r\n')}`);
    const unix = await drawOf('unix.txt', 8);
    expect(unix).toMatchObject({ exit: 0, json: { ids: first, algorithm: 'hash-rank v1', population: 50 } });
    expect((await drawOf('windows.txt', 8)).json).toEqual(unix.json);
    expect((await drawOf('unix.txt', 12)).json.ids).toEqual([...first, 'REC-0016', 'REC-0033', 'REC-0008', 'REC-0047']);
  });

  it('draws by interval with the start that belongs to the seed', async () => {
    const { exit, json } = await drawOf('unix.txt', 5, '--method', 'systematic');
    expect({ exit, start: json.start !== null }).toEqual({ exit: 0, start: true });
    const at = (json.ids as string[]).map((id) => ids.indexOf(id));
    expect(at.slice(1).map((position, index) => position - (at[index] ?? 0))).toEqual([10, 10, 10, 10]);
  });

  it.each([
    ['a duplicate id', 'A\nB\nA\n', 2, 'DUPLICATE_IDS', 'record 3'],
    ['an empty id', 'A\n\nB\n', 2, 'EMPTY_ID', 'Record 2'],
    ['more than there are', 'A\nB\n', 3, 'MORE_THAN_POPULATION', '3 records'],
  ])('refuses %s and says where', async (_what, text, n, code, where) => {
    writeFileSync(join(folder, 'wrong.txt'), text);
    const { exit, json } = await drawOf('wrong.txt', n);
    expect({ exit, code: json.error?.code, says: json.error?.message.includes(where) }).toEqual({ exit: 1, code, says: true });
  });

  it('refuses a file that is not there', async () => {
    expect(await drawOf('nowhere.txt', 1)).toMatchObject({ exit: 1, json: { error: { code: 'CANNOT_READ' } } });
  });
});
