/**
 * Marks that are typed in a line of notes: `#A.6.2.6` a requirement, `@Joost Bakker` a person, `!NC-04` a finding,
 * `+E-088` evidence; the numbers of records also without their sign. Pure: what they stand for is looked up elsewhere.
 */

export const markSigns = ['#', '@', '!', '+'] as const;
export type MarkSign = (typeof markSigns)[number];

export interface Marks {
  /** As typed, with or without the framework before the colon. */
  readonly requirements: readonly string[];
  /** Numbers of findings and evidence, as typed. */
  readonly findings: readonly string[];
  readonly evidence: readonly string[];
  /** Names as the team list has them. */
  readonly people: readonly string[];
}

const requirementMark = /(?<![\p{L}\p{N}#])#((?:\d{4,6}:)?[0-9A-Z][0-9A-Za-z.]{0,19})/gu;
const findingMark = /(?<![\p{L}\p{N}!])!([\p{L}\p{N}][\p{L}\p{N}.\-_/]{0,39})/gu;
const evidenceMark = /(?<![\p{L}\p{N}+])\+([\p{L}\p{N}][\p{L}\p{N}.\-_/]{0,39})/gu;
/** `E-087` or `S2-NC-04`, as the program numbers them. */
const plainNumber = /(?<![\p{L}\p{N}-])((?:[A-Z]\d{0,2}-)?(E|NC|OFI)-\d{1,4})(?![\p{L}\p{N}-])/gu;

/** A full stop at the end closes the sentence, not the number. */
const withoutStop = (mark: string) => mark.replace(/[.\-_/]+$/, '');
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => withoutStop(match[1] ?? ''));
const once = (marks: readonly string[]) => [...new Set(marks)].filter((mark) => mark !== '');

function namedPeople(text: string, names: readonly string[]): string[] {
  const lower = text.toLowerCase();
  const longestFirst = names.filter((name) => name.trim() !== '').toSorted((a, b) => b.length - a.length);
  const found: string[] = [];
  for (const at of text.matchAll(/(?<![\p{L}\p{N}])@/gu)) {
    const from = at.index + 1;
    const name = longestFirst.find(
      (one) => lower.startsWith(one.toLowerCase(), from) && !/^[\p{L}\p{N}]/u.test(text.slice(from + one.length)),
    );
    if (name !== undefined) found.push(name);
  }
  return found;
}

/** @param names of the people who can be meant: a name is as long as the longest that fits. */
export function marksOf(text: string, names: readonly string[]): Marks {
  const numbers = [...text.matchAll(plainNumber)].map((match) => ({ number: match[1] ?? '', isEvidence: match[2] === 'E' }));
  return {
    requirements: once(all(text, requirementMark)),
    findings: once([...all(text, findingMark), ...numbers.filter((one) => !one.isEvidence).map((one) => one.number)]),
    evidence: once([...all(text, evidenceMark), ...numbers.filter((one) => one.isEvidence).map((one) => one.number)]),
    people: once(namedPeople(text, names)),
  };
}

/** The mark that is being typed where the caret stands; null when none is. Names may hold spaces, references may not. */
export function openMark(text: string, caret: number): { readonly sign: MarkSign; readonly words: string; readonly from: number } | null {
  const before = text.slice(0, caret);
  const match = /(?:^|[\s(])([#!+])([^\s#!+@]{0,40})$/u.exec(before) ?? /(?:^|[\s(])(@)([^#!+@\n]{0,40})$/u.exec(before);
  if (match === null) return null;
  const [, sign = '', words = ''] = match;
  // Two words after @ that are followed by a third are a sentence again.
  if (sign === '@' && (words.match(/\s+/g)?.length ?? 0) > 3) return null;
  return { sign: sign as MarkSign, words, from: caret - words.length - 1 };
}

/** The line as it is read where its marks stand beside it: without those at its end. */
export function withoutTrailingMarks(text: string, marks: readonly string[]): string {
  const longestFirst = marks.toSorted((a, b) => b.length - a.length);
  let rest = text.trimEnd();
  for (;;) {
    const lower = rest.toLowerCase();
    const mark = longestFirst.find((one) => lower.endsWith(` ${one.toLowerCase()}`));
    if (mark === undefined) return rest;
    rest = rest.slice(0, rest.length - mark.length).trimEnd();
  }
}
