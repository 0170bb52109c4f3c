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

export interface Match {
  /** FTS5 syntax in which nothing that was typed is syntax: each word is a quoted phrase, all must occur. */
  readonly query: string;
  /** The words as the index holds them; the last one may go on. */
  readonly words: readonly string[];
  /** One letter alone: it stands in nearly every row, so only titles are worth a look. */
  readonly titlesOnly: boolean;
}

const isOneLetter = (word: string) => /^[a-z0-9]$/i.test(word);

/** Each word must occur, the last one may go on. @returns null when there is no word to look for */
export function matchQuery(text: string): Match | null {
  const typed = wordsOf(text);
  // A single letter behind other words is a word that has only begun: it would keep out nothing and cost the most.
  const begun = typed.length > 1 && isOneLetter(typed.at(-1) ?? '') && !/\s$/.test(text);
  const words = begun ? typed.slice(0, -1) : typed;
  if (words.length === 0) return null;
  // `A.6.2` is a phrase whose last part is one sign: all rows with A.6.2.6 hold it as it is.
  const tokens = foldedTokens(words.at(-1) ?? '');
  const whole = begun || (tokens.length > 1 && tokens.at(-1)?.length === 1);
  const phrases = words.map((word) => `"${word.replaceAll('"', ' ')}"`);
  return {
    query: whole ? phrases.join(' ') : `${phrases.join(' ')}*`,
    words: words.flatMap(foldedTokens),
    titlesOnly: words.length === 1 && isOneLetter(words[0] ?? ''),
  };
}

const TOKENS = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;
const folded = (token: string) => token.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const foldedTokens = (text: string) => [...text.matchAll(TOKENS)].map((match) => folded(match[0]));

const SNIPPET_TOKENS = 24;
/** Longer texts are searched whole by the index; the part to show is looked for in their beginning. */
const LONGEST_SHOWN = 20_000;

/** The part of a row with most of the words, its found words between the marks: the text where it has one, else the title. */
export function snippetOf(title: string, body: string, match: Match): string {
  const inBody = partOf(body, match);
  const inTitle = partOf(title, match);
  if (inBody === null) return inTitle?.text ?? title;
  return inTitle !== null && inTitle.found > inBody.found ? inTitle.text : inBody.text;
}

function partOf(text: string, { words }: Match): { readonly text: string; readonly found: number } | null {
  const last = words.at(-1) ?? '';
  const tokens = [...text.slice(0, LONGEST_SHOWN).matchAll(TOKENS)].map((match) => {
    const token = folded(match[0]);
    const word = words.includes(token) ? token : last !== '' && token.startsWith(last) ? last : null;
    return { at: match.index, end: match.index + match[0].length, word };
  });
  let best: { from: number; found: number } | null = null;
  for (const [index, token] of tokens.entries()) {
    if (token.word === null) continue;
    // A window may begin some words before its first hit, so that the hit is read in its sentence.
    const distinct = new Set(tokens.slice(index, index + SNIPPET_TOKENS - 4).flatMap((one) => one.word ?? []));
    if (best === null || distinct.size > best.found) best = { from: Math.max(0, index - 4), found: distinct.size };
    if (best.found === words.length) break;
  }
  if (best === null) return null;
  const shown = tokens.slice(best.from, best.from + SNIPPET_TOKENS);
  const first = shown[0];
  const end = shown.at(-1);
  if (first === undefined || end === undefined) return null;
  const isWhole = best.from + SNIPPET_TOKENS >= tokens.length && text.length <= LONGEST_SHOWN;
  let made = best.from === 0 ? text.slice(0, first.at) : '…';
  let at = first.at;
  for (const token of shown) {
    made += text.slice(at, token.at);
    made += token.word === null ? text.slice(token.at, token.end) : `${HIT_START}${text.slice(token.at, token.end)}${HIT_END}`;
    at = token.end;
  }
  return { text: made + (isWhole ? text.slice(at) : '…'), found: best.found };
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
