/** How the command line reads its words, and what it says when they do not fit. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../electron/cli/host.ts';
import { readJson, readWords } from '../../../electron/cli/words.ts';
import { AppError } from '../../../shared/contract/errors.ts';

const command: Command = {
  name: 'try',
  operands: ['FILE', 'METHOD'],
  options: { json: { required: true }, head: { repeatable: true }, as: {} },
  run: async () => ({ json: {}, exit: 0 }),
};

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was refused');
}

describe('words of a call', () => {
  it('takes operands in order and options in any place, with = or a space', () => {
    const words = readWords(command, ['--json={"a":1}', 'x.aims', '--as', 'Ines Vogt', 'team.list', '--head', 'A:1:f', '--head=B:2:e']);
    expect(words.operands).toEqual(['x.aims', 'team.list']);
    expect(words.option('json')).toBe('{"a":1}');
    expect(words.option('as')).toBe('Ines Vogt');
    expect(words.options('head')).toEqual(['A:1:f', 'B:2:e']);
    expect(words.option('head')).toBe('A:1:f');
  });

  it('takes what stands after -- as an operand, even when it looks like an option', () => {
    expect(readWords(command, ['--json', '{}', '--', '--file.aims', 'm']).operands).toEqual(['--file.aims', 'm']);
  });

  it.each([
    [['x.aims', '--json', '{}'], 'METHOD'],
    [['x.aims', 'm'], '--json'],
    [['x.aims', 'm', '--json'], '--json needs a value'],
    [['x.aims', 'm', '--json', '--as', 'a'], '--json needs a value'],
    [['x.aims', 'm', '--json', '{}', '--wrong', '1'], '--wrong'],
    [['x.aims', 'm', '--json', '{}', '--constructor', '1'], '--constructor'],
    [['x.aims', 'm', '--json', '{}', '--as', 'a', '--as', 'b'], 'more than once'],
    [['x.aims', 'm', 'third', '--json', '{}'], 'third'],
  ])('refuses %j by naming what does not fit', (argv, named) => {
    const error = refusal(() => readWords(command, argv));
    expect(error.code).toBe('USAGE');
    expect(error.message).toContain(named);
  });

  it('says that --json holds no JSON', () => {
    expect(readJson('{"a":[1]}')).toEqual({ a: [1] });
    expect(refusal(() => readJson('{a:1}')).message).toContain('--json');
  });
});
