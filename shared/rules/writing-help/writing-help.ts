/**
 * Help with the wording of findings and with judging the auditee's answer: rules on words, all local. It hints and never
 * blocks, but for the three parts that a nonconformity needs at its issue (ISO/IEC 17021-1 9.4.5.3). Pure.
 *
 * Clauses: 9.4.5.3 what the record of a nonconformity holds, and no cause or solution from the auditor; 9.4.8.1 no
 * solution in the report either; 9.4.9 and 9.4.10 cause, correction and corrective action of the client and their
 * review; ISO/IEC 42001 10.2 what a corrective action is.
 */
import { inside, quotedSpans, sentenceBefore, shareIn, stemOf, stemsOf, type Word, wordsOf } from './text.ts';
import {
  advicePhrases,
  blamePhrases,
  boilerplateWords,
  fixWords,
  personCausePhrases,
  reportingWords,
  shouldPhrases,
  systemWords,
  traces,
  vaguePhrases,
  wordNames,
} from './word-lists.ts';

export const writingRules = [
  'needs_requirement',
  'needs_statement',
  'needs_evidence',
  'off_requirement',
  'repeats_requirement',
  'advice',
  'blame',
  'name',
  'untraceable',
  'cause_repeats',
  'cause_person',
  'action_is_correction',
] as const;
export type WritingRule = (typeof writingRules)[number];

/** The three without which no nonconformity is issued. */
export const neededParts: readonly WritingRule[] = ['needs_requirement', 'needs_statement', 'needs_evidence'];

export type WritingField =
  | 'requirements'
  | 'title'
  | 'statement'
  | 'evidence'
  | 'gradeReason'
  | 'correction'
  | 'cause'
  | 'correctiveAction'
  | 'comment';

export interface WritingHint {
  readonly rule: WritingRule;
  readonly field: WritingField;
  /** Line of objective evidence, from 0. */
  readonly line: number | null;
  /** Place in the text of the field; equal for a hint about the whole of it. */
  readonly from: number;
  readonly to: number;
  /** The words in question; empty where there are none. */
  readonly words: string;
}

export interface FindingTexts {
  readonly grade: 'major' | 'minor' | 'opportunity';
  readonly title: string;
  readonly statement: string;
  readonly gradeReason: string;
  readonly evidence: readonly { readonly text: string; readonly referenced: boolean }[];
  /** Of each requirement: its title, and our own words about it (prompts of the catalog). */
  readonly requirements: readonly { readonly ref: string; readonly title: string; readonly about: readonly string[] }[];
}

export interface WritingSetting {
  /** Advice is no matter in consultancy and internal audits that advise. */
  readonly certification: boolean;
  /** Full names of the people of the engagement. */
  readonly people: readonly string[];
  /** Names that are none of a person: client, AI systems, sites, suppliers. */
  readonly otherNames: readonly string[];
}

const boilerplate = new Set(boilerplateWords.map(stemOf));
const fixes = new Set(fixWords.map(stemOf));
const changes = new Set(systemWords.map(stemOf));

interface Place {
  readonly field: WritingField;
  readonly line?: number;
}

const hint = (rule: WritingRule, { field, line }: Place, from = 0, words = ''): WritingHint => ({
  rule,
  field,
  line: line ?? null,
  from,
  to: from + words.length,
  words,
});

function matches(text: string, patterns: readonly RegExp[]): { from: number; to: number; words: string }[] {
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const words = match[0].trim();
      const from = match.index + match[0].indexOf(words);
      return { from, to: from + words.length, words };
    }),
  );
  // Where two patterns meet the same words, the longer one speaks.
  return found
    .filter(
      (one) =>
        !found.some((other) => other !== one && other.from <= one.from && other.to >= one.to && other.words.length > one.words.length),
    )
    .filter((one, at) => found.findIndex((other) => other.from === one.from && other.to === one.to) === at)
    .sort((a, b) => a.from - b.from);
}

/** What the auditor would have done (9.4.5.3, 9.4.8.1). Quoted words and reported rules are evidence, not advice. */
export function adviceIn(text: string, place: Place): WritingHint[] {
  const quotes = quotedSpans(text);
  const should = matches(text, [shouldPhrases]).filter(({ from }) => !reportingWords.test(sentenceBefore(text, from)));
  return [...matches(text, advicePhrases), ...should]
    .filter((one) => !inside(one, quotes))
    .sort((a, b) => a.from - b.from)
    .map(({ from, words }) => hint('advice', place, from, words));
}

/** Words that judge a person where a fact is wanted. */
export function blameIn(text: string, place: Place): WritingHint[] {
  const quotes = quotedSpans(text);
  return matches(text, blamePhrases)
    .filter((one) => !inside(one, quotes))
    .map(({ from, words }) => hint('blame', place, from, words));
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function wholeWords(text: string, name: string): { from: number; to: number; words: string }[] {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name).replace(/\s+/g, '\\s+')}(?:['’]s)?(?![\\p{L}\\p{N}])`, 'gu');
  return matches(text, [pattern]);
}

/** A title before a name that is written large: `Mr Smith`, `Dr. van den Berg`. */
const titled =
  /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?[ \t]+(?:(?:van|von|de|den|der|di|da|la|le|ter|ten)[ \t]+)*\p{Lu}[\p{L}’'-]+/gu;

/** Names of people: roles are enough, and a report is read by many (9.4.5.3 wants evidence, not persons). */
export function namesIn(text: string, setting: WritingSetting, place: Place): WritingHint[] {
  if (text === '') return [];
  const others = setting.otherNames.filter((name) => name.trim() !== '').flatMap((name) => wholeWords(text, name.trim()));
  const found: { from: number; to: number; words: string }[] = matches(text, [titled]);
  for (const person of setting.people) {
    const parts = person
      .trim()
      .split(/\s+/)
      .filter((part) => /^\p{Lu}/u.test(part));
    const surname = parts.at(-1) ?? '';
    const first = parts[0] ?? '';
    if (parts.length >= 2) found.push(...wholeWords(text, person.trim()));
    for (const alone of new Set([first, surname]))
      if (alone.length >= 3 && !wordNames.has(alone.toLowerCase())) found.push(...wholeWords(text, alone));
  }
  return found
    .filter((one) => !inside(one, others))
    .filter(
      (one) =>
        !found.some((other) => other !== one && other.from <= one.from && other.to >= one.to && other.words.length > one.words.length),
    )
    .filter((one, at) => found.findIndex((other) => other.from === one.from && other.to === one.to) === at)
    .sort((a, b) => a.from - b.from)
    .map(({ from, words }) => hint('name', place, from, words));
}

/** A line of evidence that nobody could find again: no reference, no number, no date, no title. */
export function untraceableIn(line: { readonly text: string; readonly referenced: boolean }, place: Place): WritingHint[] {
  if (line.referenced || line.text.trim() === '' || traces.some((trace) => trace.test(line.text))) return [];
  const [vague] = matches(line.text, vaguePhrases);
  if (vague !== undefined) return [hint('untraceable', place, vague.from, vague.words)];
  return wordsOf(line.text).length < 3 ? [hint('untraceable', place, 0, line.text.trim())] : [];
}

const novel = (words: readonly Word[], known: ReadonlySet<string>): Word[] =>
  words.filter(({ stem }) => !known.has(stem) && !boilerplate.has(stem) && !/^[\d.]+$/.test(stem) && !/^a\.[\d.]+$/.test(stem));

/** Whether the statement only says the requirement's title again with a "not" in it. */
function repeatsRequirement(texts: FindingTexts): WritingHint[] {
  const words = wordsOf(texts.statement);
  if (words.length === 0) return [];
  const titles = new Set(texts.requirements.flatMap(({ ref, title }) => [...stemsOf(title), ref.toLowerCase()]));
  if (titles.size === 0) return [];
  return new Set(novel(words, titles).map(({ stem }) => stem)).size < 2
    ? [hint('repeats_requirement', { field: 'statement' }, 0, texts.statement)]
    : [];
}

/** Fewer words than this say too little to be compared. */
const ENOUGH_WORDS = 4;

/** Whether the statement shares not one word with what is known of its requirements. */
function offRequirement(texts: FindingTexts): WritingHint[] {
  const words = stemsOf(`${texts.title} ${texts.statement}`);
  if (stemsOf(texts.statement).size < ENOUGH_WORDS) return [];
  const known = new Set(texts.requirements.flatMap(({ title, about }) => [...stemsOf([title, ...about].join(' '))]));
  const refs = texts.requirements.map(({ ref }) => ref);
  if (known.size === 0 || refs.some((ref) => ref.length > 2 && texts.statement.includes(ref))) return [];
  const shared = [...words].filter((stem) => known.has(stem) && stem !== 'organ' && stem !== 'organiz');
  return shared.length === 0 ? [hint('off_requirement', { field: 'statement' })] : [];
}

/** The parts that a nonconformity still lacks: the only hints that stop something, and only its issue. */
export function missingParts(texts: Pick<FindingTexts, 'grade' | 'statement' | 'evidence' | 'requirements'>): WritingHint[] {
  if (texts.grade === 'opportunity') return [];
  return [
    ...(texts.requirements.length === 0 ? [hint('needs_requirement', { field: 'requirements' })] : []),
    ...(texts.statement.trim() === '' ? [hint('needs_statement', { field: 'statement' })] : []),
    ...(texts.evidence.every(({ text }) => text.trim() === '') ? [hint('needs_evidence', { field: 'evidence' })] : []),
  ];
}

/** Hints on a finding that is being written. */
export function findingHints(texts: FindingTexts, setting: WritingSetting): WritingHint[] {
  const fields: (Place & { readonly text: string })[] = [
    { field: 'title', text: texts.title },
    { field: 'statement', text: texts.statement },
    ...texts.evidence.map(({ text }, line) => ({ field: 'evidence' as const, line, text })),
    { field: 'gradeReason', text: texts.gradeReason },
  ];
  return [
    ...missingParts(texts),
    ...(texts.grade === 'opportunity' ? [] : [...repeatsRequirement(texts), ...offRequirement(texts)]),
    ...fields.flatMap(({ text, ...place }) => [
      ...(setting.certification ? adviceIn(text, place) : []),
      ...blameIn(text, place),
      ...namesIn(text, setting, place),
    ]),
    ...texts.evidence.flatMap((line, at) => untraceableIn(line, { field: 'evidence', line: at })),
  ];
}

export interface AnswerTexts {
  /** Title, statement and objective evidence of the nonconformity, as one text. */
  readonly problem: string;
  readonly correction: string;
  readonly cause: string;
  readonly correctiveAction: string;
}

/** Share of a cause's words that the problem has too, from which it says nothing new. */
const SAME_CAUSE = 0.6;
const SAME_ACTION = 0.7;

/** More new words than this are an explanation, however much of the problem is said again. */
const NEW_WORDS = 4;
const causeFillers = new Set(['cause', 'root', 'reason', 'problem', 'nonconformity', 'happened', 'occurred', 'fact'].map(stemOf));
/** What is left of a problem when it is turned round: `were missing` for `without`. */
const turnedRound = ['missing', 'made', 'start', 'started', 'filled', 'performed', 'carried', 'conducted', 'nobody', 'someone'].map(stemOf);

function causeRepeats({ problem, cause }: AnswerTexts): boolean {
  const words = new Set([...stemsOf(cause)].filter((stem) => !causeFillers.has(stem)));
  const known = new Set([...stemsOf(problem), ...turnedRound]);
  const share = shareIn(words, known);
  return problem.trim() !== '' && share >= SAME_CAUSE && words.size * (1 - share) <= NEW_WORDS;
}

/** Putting cases right is a correction; a corrective action removes the cause (ISO/IEC 42001 10.2). */
function actionIsCorrection({ correction, correctiveAction }: AnswerTexts): boolean {
  const action = stemsOf(correctiveAction);
  if (action.size === 0) return false;
  if (action.size >= 3 && shareIn(action, stemsOf(correction)) >= SAME_ACTION) return true;
  return [...action].some((stem) => fixes.has(stem)) && ![...action].some((stem) => changes.has(stem));
}

/** Hints on the auditee's answer, for the person who records or reviews it (9.4.9, 9.4.10). */
export function answerHints(texts: AnswerTexts): WritingHint[] {
  return [
    ...(causeRepeats(texts) ? [hint('cause_repeats', { field: 'cause' }, 0, texts.cause)] : []),
    ...matches(texts.cause, personCausePhrases).map(({ from, words }) => hint('cause_person', { field: 'cause' }, from, words)),
    ...blameIn(texts.cause, { field: 'cause' }),
    ...(actionIsCorrection(texts) ? [hint('action_is_correction', { field: 'correctiveAction' }, 0, texts.correctiveAction)] : []),
  ];
}

/** Hints on what the reviewer writes back: neither cause nor solution comes from the auditor (9.4.5.3). */
export function commentHints(text: string, setting: WritingSetting): WritingHint[] {
  const place = { field: 'comment' } as const;
  return [...(setting.certification ? adviceIn(text, place) : []), ...blameIn(text, place)];
}
