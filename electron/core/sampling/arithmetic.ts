/** Sizes, limits and draws that need no engagement. */
import { designsAnswer, limitAnswer, sizeAnswer } from '../../../shared/rules/sampling/answers.ts';
import { algorithms, checkDrawSize, checkIds, hashRank, startOf, systematicPositions } from '../../../shared/rules/sampling/selection.ts';
import type { HandlersOf } from '../handlers.ts';
import { sha256Hex } from '../ledger/canonical.ts';

/** The sum by which a list of ids is known again: its ids, one a line. */
export const listDigest = (ids: readonly string[]): string => sha256Hex(ids.map((id) => `${id}\n`).join(''));

type Arithmetic = Pick<HandlersOf<'sampling.'>, 'sampling.sampleSize' | 'sampling.upperLimit' | 'sampling.drawIds' | 'sampling.designs'>;

export const arithmeticHandlers: Arithmetic = {
  'sampling.sampleSize': (_context, input) => sizeAnswer(input),
  'sampling.upperLimit': (_context, input) => limitAnswer(input),
  'sampling.designs': (_context, input) => designsAnswer(input),
  'sampling.drawIds': (_context, { ids, seed, n, method }) => {
    checkIds(ids);
    checkDrawSize(n, ids.length);
    const common = { seed, n, population: ids.length, listSha256: listDigest(ids) };
    if (method !== 'systematic')
      return { ids: hashRank(ids, seed, sha256Hex).slice(0, n), algorithm: algorithms.hashRank, start: null, ...common };
    const start = startOf(seed, sha256Hex);
    return {
      ids: systematicPositions(ids.length, n, start).map((position) => ids[position - 1] ?? ''),
      algorithm: algorithms.systematic,
      start: `${start.over}/${start.under}`,
      ...common,
    };
  },
};
