/** `sample-size`, `upper-limit` and `draw`: the arithmetic of samples, through the same gate as the window. No file is needed. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';
import { decodeText } from '../../core/import/decode-text.ts';
import { createCaller } from '../engagement.ts';
import { answered, type Command, usage, type Words } from '../host.ts';

/** A whole number from the words. @throws USAGE */
function wholeOption(words: Words, name: string): number | undefined {
  const text = words.option(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw usage('cli.badNumber', { name });
  return Number(text);
}

/** Only what was given: the contract knows no undefined. */
const given = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };

export const sampleSize: Command = {
  name: 'sample-size',
  operands: [],
  options: { confidence: { required: true }, tolerable: { required: true }, expected: {}, deviations: {}, population: {} },
  run: async (host, words) =>
    answered(
      await createCaller(host).call(
        'sampling.sampleSize',
        given({
          confidence: words.option('confidence') ?? '',
          tolerable: words.option('tolerable') ?? '',
          expected: words.option('expected'),
          deviations: wholeOption(words, 'deviations'),
          population: wholeOption(words, 'population'),
        }) as InputOf<'sampling.sampleSize'>,
      ),
    ),
};

export const upperLimit: Command = {
  name: 'upper-limit',
  operands: [],
  options: { n: { required: true }, k: { required: true }, confidence: { required: true }, population: {}, tolerable: {} },
  run: async (host, words) =>
    answered(
      await createCaller(host).call(
        'sampling.upperLimit',
        given({
          n: wholeOption(words, 'n') ?? 0,
          deviations: wholeOption(words, 'k') ?? 0,
          confidence: words.option('confidence') ?? '',
          population: wholeOption(words, 'population'),
          tolerable: words.option('tolerable'),
        }) as InputOf<'sampling.upperLimit'>,
      ),
    ),
};

/** Ids of a file, one a line; a line end at the end is no record. */
function readIds(path: string, name: string): string[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new AppError('CANNOT_READ', t('errors.cannotRead', { name }), { cause: error });
  }
  const decoded = decodeText(bytes);
  if (decoded === null) throw new AppError('NOT_A_TABLE', t('cli.idsNotText', { name }), { hint: t('cli.idsNotTextHint') });
  const lines = decoded.text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

export const draw: Command = {
  name: 'draw',
  operands: [],
  options: { seed: { required: true }, n: { required: true }, 'ids-file': { required: true }, method: {} },
  async run(host, words) {
    const file = words.option('ids-file') ?? '';
    const method = words.option('method')?.replace('-', '_');
    return answered(
      await createCaller(host).call('sampling.drawIds', {
        ids: readIds(resolve(host.folder, file), file),
        seed: words.option('seed') ?? '',
        n: wholeOption(words, 'n') ?? 0,
        ...(method === undefined ? {} : { method: method as 'hash_rank' | 'systematic' }),
      }),
    );
  },
};
