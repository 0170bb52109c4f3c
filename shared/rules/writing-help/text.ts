/** Texts as the writing help compares them: words with their places, stems, quotations. Pure. */
import { stopWords } from './word-lists.ts';

export interface Word {
  readonly text: string;
  readonly stem: string;
  readonly from: number;
  readonly to: number;
}

const ENDINGS = [
  'ations',
  'ation',
  'ments',
  'ment',
  'ities',
  'ings',
  'ness',
  'ing',
  'ions',
  'ion',
  'ied',
  'ies',
  'ity',
  'ers',
  'ed',
  'es',
  'er',
  'ly',
  'al',
  's',
  'e',
  'y',
] as const;

/** A word without its usual English ending; ids and numbers stay whole. `assessments` and `assessed` → `assess`. */
export function stemOf(raw: string): string {
  let word = raw.toLowerCase().replace(/['’]s$/u, '');
  if (/\d/.test(word)) return word;
  for (let round = 0; round < 2; round += 1) {
    const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= 4);
    if (ending === undefined) break;
    word = word.slice(0, -ending.length);
  }
  return word;
}

/** Words of a text that carry meaning, in order. */
export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[.'’_/-][\p{L}\p{N}]+)*/gu)) {
    const word = match[0];
    if (stopWords.has(word.toLowerCase())) continue;
    found.push({ text: word, stem: stemOf(word), from: match.index, to: match.index + word.length });
  }
  return found;
}

export const stemsOf = (text: string): Set<string> => new Set(wordsOf(text).map(({ stem }) => stem));

/** Share of the first set that is in the second; 0 for an empty first set. */
export function shareIn(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (words.size === 0) return 0;
  return [...words].filter((word) => others.has(word)).length / words.size;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Stretches in quotation marks: somebody else's words. A mark that is never closed quotes nothing. */
export function quotedSpans(text: string): Span[] {
  return [...text.matchAll(/“[^”]*”|"[^"\n]*"|«[^»]*»|‘[^’\n]{3,}’(?!\p{L})/gu)].map(({ index, 0: whole }) => ({
    from: index,
    to: index + whole.length,
  }));
}

export const inside = (span: Span, spans: readonly Span[]): boolean => spans.some(({ from, to }) => span.from >= from && span.to <= to);

/** The sentence around a place, up to that place. Abbreviated ids such as `v. 2` end no sentence. */
export function sentenceBefore(text: string, at: number): string {
  const head = text.slice(0, at);
  const start = Math.max(...['. ', '! ', '? ', '\n'].map((end) => head.lastIndexOf(end)));
  return head.slice(start + 1);
}
