/**
 * What a client's copy of report and workbook leaves out: what people said and what the team noted for itself, the names
 * of those who were interviewed, and chosen confidential items (ISO/IEC 17021-1 8.4: information is passed on no further
 * than needed). A name is replaced by the person's function wherever it stands; the numbering of what stays is kept.
 */
import { z } from 'zod';
import { id } from '../model/scalars.ts';
import type { NoteKind } from '../model/vocabulary.ts';

/** What is left out besides what always is. */
export const clientCopyChoice = z.strictObject({
  /** All notes on what was examined, not only what is always internal. */
  notes: z.boolean().optional(),
  /** Evidence that is marked confidential; left out unless this is false. */
  confidentialEvidence: z.boolean().optional(),
  /** Further pieces of evidence. */
  evidence: z.array(id).max(10_000).optional(),
  /** AI systems, with the rows of the checklist about them. */
  systems: z.array(id).max(10_000).optional(),
});
export type ClientCopyChoice = z.infer<typeof clientCopyChoice>;

/** Quotes can be traced to who said them, and a to-do is nobody's business but the team's. */
export const isInternalNote = (kind: NoteKind): boolean => kind !== 'note';

export interface NamedPerson {
  readonly name: string;
  /** What stands in place of the name. */
  readonly role: string;
}

export interface ClientCopyFacts {
  readonly people: readonly NamedPerson[];
  /** Words that stay although they are part of a name: the team, the client, sites, systems, terms of the standard. */
  readonly kept: readonly string[];
  /** Texts of items that are left out, and what stands in their place. */
  readonly items: readonly { readonly text: string; readonly instead: string }[];
}

const HONORIFIC = '(?:(?:Mr|Ms|Mrs|Dr|Prof|Ing|Ir)\\.?[\\s\\u00a0]+)?';
const EMAIL = '(?:@[\\p{L}\\p{N}.-]+)?';
const BEFORE = '(?<![\\p{L}\\p{N}])';
const AFTER = '(?![\\p{L}\\p{N}])';
/** Parts of a name shorter than this are too common to be replaced on their own. */
const SHORTEST_PART = 3;
/** Words that a date or a sentence needs: never taken for a name when they stand alone. */
const ordinary = new Set(
  'January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Will'.split(
    ' ',
  ),
);

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const wordsIn = (text: string) => text.match(/[\p{L}\p{M}’'-]+/gu) ?? [];
const isCapital = (word: string) => /^\p{Lu}/u.test(word);

interface Variant {
  readonly pattern: RegExp;
  readonly instead: string;
  readonly length: number;
}

function variantsOf({ name, role }: NamedPerson, kept: ReadonlySet<string>): Variant[] {
  const words = wordsIn(name).filter((word) => !/^(?:Mr|Ms|Mrs|Dr|Prof|Ing|Ir)$/u.test(word));
  if (words.length === 0) return [];
  const joined = (parts: readonly string[]) => parts.map(escaped).join('[\\s\\u00a0._-]+');
  const variant = (body: string, length: number, flags: string): Variant => ({
    pattern: new RegExp(`${BEFORE}${HONORIFIC}${body}${EMAIL}${AFTER}`, flags),
    instead: role,
    length,
  });
  const full = variant(joined(words), name.length, 'giu');
  // `Data scientist` typed in place of a name is no name: its parts stay.
  if (words.length < 2 || !isCapital(words[0] ?? '') || !isCapital(words.at(-1) ?? '')) return [full];
  const [first = '', ...rest] = words;
  const last = rest.at(-1) ?? '';
  const initial = escaped([...first][0] ?? '');
  return [
    full,
    variant(`${joined(rest)},?[\\s\\u00a0]+${escaped(first)}`, name.length, 'gu'),
    variant(`${initial}\\.?[\\s\\u00a0]*${joined(rest)}`, joined(rest).length, 'gu'),
    ...(rest.length > 1 ? [variant(joined(rest), joined(rest).length, 'gu')] : []),
    ...[first, last]
      .filter((part) => [...part].length >= SHORTEST_PART && isCapital(part) && !kept.has(part.toLowerCase()) && !ordinary.has(part))
      .map((part) => variant(escaped(part), part.length, 'gu')),
  ];
}

/** `AIMS manager, AIMS manager` and `AIMS manager (AIMS manager)` say it once. */
function once(text: string, roles: readonly string[]): string {
  let said = text;
  for (const role of roles) {
    const one = escaped(role);
    said = said.replace(new RegExp(`${BEFORE}${one}(?:(?:\\s*[,·;]\\s*|\\s*\\(|\\s+)${one}\\)?)+${AFTER}`, 'giu'), role);
  }
  return said;
}

/** @returns what a text becomes in the client's copy; the same text when nothing of it is left out */
export function clientCopyText({ people, kept, items }: ClientCopyFacts): (text: string) => string {
  const keptWords = new Set(kept.flatMap(wordsIn).map((word) => word.toLowerCase()));
  const variants = people.flatMap((person) => variantsOf(person, keptWords)).sort((a, b) => b.length - a.length);
  const roles = [...new Set(people.map(({ role }) => role))].filter((role) => role !== '');
  const left = items
    .filter(({ text }) => text.trim() !== '')
    .sort((a, b) => b.text.length - a.text.length)
    .map(({ text, instead }) => ({ pattern: new RegExp(`${BEFORE}${escaped(text.trim())}${AFTER}`, 'giu'), instead }));
  if (variants.length === 0 && left.length === 0) return (text) => text;
  return (text) => {
    let said = text;
    for (const { pattern, instead } of left) said = said.replace(pattern, () => instead);
    const before = said;
    for (const { pattern, instead } of variants) said = said.replace(pattern, () => instead);
    return said === before ? said : once(said, roles);
  };
}
