/**
 * Which requirements a client's document may answer, proposed from its file name, the folders above it, and its
 * headings. Pure. A proposal is a hint with its reason: the auditor accepts it or not, and nothing is linked before that.
 */
import { documentWords } from './document-words.ts';

export interface NamedDocument {
  /** `Clause4_Context/AIMS_Scope_and_Boundaries.md`; folders divided by `/`. */
  readonly path: string;
  readonly headings: readonly string[];
}
export interface Candidate {
  readonly requirement: string;
  readonly ref: string;
}
export interface DocumentProposal {
  readonly requirement: string;
  readonly ref: string;
  /** The words of the name or of a heading that speak for it. */
  readonly why: string;
  readonly score: number;
}

const MOST = 5;
const BY_REFERENCE_IN_NAME = 6;
const BY_NAME = 4;
const BY_REFERENCE_IN_HEADING = 3;
const BY_HEADING = 2;
const BY_CLAUSE_OF_FOLDER = 1;
/** A single heading in passing is not enough. */
const LEAST = 2;
/** A heading further down is about a part of the document only. */
const HEADINGS_READ = 12;

/** `policies` → `policy`, `objectives` → `objective`; good enough for words of headings. */
function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') && !word.endsWith('is')
    ? word.slice(0, -1)
    : word;
}

/** `AIMS_ScopeAndBoundaries-v2` → aim, scope, and, boundary, v2. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(singular);
}

const phrases = Object.entries(documentWords).map(([ref, list]) => ({
  ref,
  phrases: list.map((phrase) => ({ phrase, words: wordsOf(phrase) })),
}));

/** References that stand in a text as such: `4.3`, `A.6.2.4`, and for `Clause 9` its number. */
function referencesIn(text: string): { refs: ReadonlySet<string>; clause: string | null } {
  const spaced = text.replaceAll('_', ' ');
  const refs = new Set(
    [...spaced.matchAll(/(?<![\p{L}\p{N}.])(A\.)?\d{1,2}(?:\.\d{1,2}){1,3}(?![\p{N}])/giu)].map(([ref]) => ref.toUpperCase()),
  );
  const clause = /(?<!\p{L})clause\s*-?(\d{1,2})(?!\p{N})/iu.exec(spaced)?.[1] ?? null;
  return { refs, clause };
}

/** The best proposals first, at most five. @param candidates requirements of the audited catalog */
export function proposeRequirements(document: NamedDocument, candidates: readonly Candidate[]): DocumentProposal[] {
  const parts = document.path.split('/').filter(Boolean);
  const file = (parts.at(-1) ?? '').replace(/\.[\p{L}\p{N}]{1,5}$/u, '');
  const nameWords = new Set(wordsOf(file));
  const inName = referencesIn(file).refs;
  const clause = parts.map((part) => referencesIn(part).clause).findLast((one) => one !== null) ?? null;
  const headings = document.headings
    .slice(0, HEADINGS_READ)
    .map((text) => ({ text, words: new Set(wordsOf(text)), refs: referencesIn(text).refs }));
  const known = new Map(phrases.map((one) => [one.ref, one.phrases]));

  const found = candidates.flatMap(({ requirement, ref }): DocumentProposal[] => {
    const votes: { score: number; why: string }[] = [];
    if (inName.has(ref)) votes.push({ score: BY_REFERENCE_IN_NAME, why: file });
    const spoken = headings.find((one) => one.refs.has(ref));
    if (spoken !== undefined) votes.push({ score: BY_REFERENCE_IN_HEADING, why: spoken.text });
    const list = known.get(ref) ?? [];
    // The longest phrase says most: “impact assessment” more than “assessment”.
    const named = list.filter(({ words }) => words.every((word) => nameWords.has(word))).sort((a, b) => b.words.length - a.words.length)[0];
    if (named !== undefined) votes.push({ score: BY_NAME + (named.words.length - 1) / 10, why: file });
    const headed = headings.find((one) => list.some(({ words }) => words.every((word) => one.words.has(word))));
    if (headed !== undefined) votes.push({ score: BY_HEADING, why: headed.text });
    const [best] = votes.sort((a, b) => b.score - a.score);
    if (best === undefined) return [];
    const sum =
      votes.reduce((total, one) => total + one.score, 0) + (clause !== null && ref.startsWith(`${clause}.`) ? BY_CLAUSE_OF_FOLDER : 0);
    return sum > LEAST ? [{ requirement, ref, why: best.why, score: sum }] : [];
  });
  const order = new Map(candidates.map(({ ref }, at) => [ref, at]));
  return found.sort((a, b) => b.score - a.score || (order.get(a.ref) ?? 0) - (order.get(b.ref) ?? 0)).slice(0, MOST);
}

const MOST_HEADINGS = 40;
const LONGEST_HEADING = 200;

/** Headings of a text as it begins: Markdown and numbered lines; for a sheet of text its head row. @param mediaType of the evidence */
export function headingsOf(text: string, mediaType: string): string[] {
  const lines = text.split(/\r?\n/);
  if (mediaType === 'text/csv' || mediaType === 'text/tab-separated-values')
    return [(lines[0] ?? '').slice(0, LONGEST_HEADING)].filter(Boolean);
  let fenced = false;
  const found: string[] = [];
  for (const line of lines) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const heading = fenced
      ? null
      : (/^#{1,3}\s+(.+?)\s*#*$/.exec(line)?.[1] ?? /^(\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+\p{Lu}[^.]{2,80})$/u.exec(line.trim())?.[1]);
    const words = heading?.replace(/\p{Extended_Pictographic}|\uFE0F|\u200D/gu, '').trim() ?? '';
    if (words !== '') found.push(words.slice(0, LONGEST_HEADING));
    if (found.length === MOST_HEADINGS) break;
  }
  return found;
}
