/** Words of a person as a query of FTS5, and the near word when nothing was found. Pure: no statement is run here. */

/** Marks around what was found; they never occur in text a person types. */
export const HIT_START = '\u0002';
export const HIT_END = '\u0003';

/** A character that FTS5's unicode61 tokenizer takes for part of a word. */
const TOKEN = /[\p{L}\p{N}\p{Co}]/u;

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      // NUL ends a string for FTS5's parser; the other controls are no part of words either.
      .replace(/[\u0000-\u001f\u007f]/g, ' ')
      .split(/\s+/)
      .filter((word) => TOKEN.test(word))
  );
}

/**
 * A query in which nothing is syntax: each word is a quoted phrase, all must occur, the last one may go on.
 * @returns null when there is no word to look for
 */
export function matchQuery(text: string): string | null {
  const phrases = wordsOf(text).map((word) => `"${word.replaceAll('"', ' ')}"`);
  return phrases.length === 0 ? null : `${phrases.join(' ')}*`;
}

/** What may be a reference or number: one word, without the sign that a palette puts before it. */
export function asReference(text: string): string | null {
  const word = text.trim().replace(/^[#!+@]/, '');
  return word.length > 0 && word.length <= 40 && !/\s/.test(word) && TOKEN.test(word) ? word.toLowerCase() : null;
}

/** Words as the index holds them (lower case, no accents), those of letters only: numbers have no near word. */
export function plainWords(text: string): string[] {
  return wordsOf(text)
    .flatMap((word) => word.split(/[^\p{L}\p{N}\p{Co}\p{M}]+/u))
    .map((word) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())
    .filter((word) => /^\p{L}{3,}$/u.test(word));
}

/** Edit distance with swapped neighbours counted once (optimal string alignment), or `limit + 1` when it is more. */
export function editDistance(left: string, right: string, limit: number): number {
  const a = [...left];
  const b = [...right];
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = b.map((_, index) => index + 1);
  last.unshift(0);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? limit + 1, limit + 1);
}

export interface IndexedWord {
  readonly term: string;
  /** In how many rows it stands. */
  readonly rows: number;
}

/** The nearest of the words to one that was not found: least distance, then the more frequent, then by alphabet. */
export function nearestWord(word: string, vocabulary: Iterable<IndexedWord>): IndexedWord | null {
  const limit = word.length <= 4 ? 1 : 2;
  let best: IndexedWord | null = null;
  let distance = limit + 1;
  for (const candidate of vocabulary) {
    if (candidate.term === word || !/^\p{L}{3,}$/u.test(candidate.term)) continue;
    const apart = editDistance(word, candidate.term, limit);
    if (apart > limit || apart > distance) continue;
    const nearer =
      apart < distance ||
      best === null ||
      candidate.rows > best.rows ||
      (candidate.rows === best.rows && candidate.term.localeCompare(best.term) < 0);
    if (nearer) {
      best = candidate;
      distance = apart;
    }
  }
  return best;
}
