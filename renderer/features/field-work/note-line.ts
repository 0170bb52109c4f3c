/** Lines of notes: what is typed becomes a line, and a line becomes runs that the page can show. */
import { Temporal } from 'temporal-polyfill';
import type { OutputOf } from '../../../shared/contract/index.ts';

export type Note = OutputOf<'checklist.show'>['notes'][number];
export type NoteKind = Note['kind'];

/** What a typed text becomes: a mark of quotation at its start makes it the auditee's own words. */
export function parseLine(typed: string): { readonly text: string; readonly kind: NoteKind } | null {
  const text = typed.trim();
  const quote = /^["“„»«]\s*/.exec(text);
  if (quote === null) return text === '' ? null : { text, kind: 'note' };
  const said = text
    .slice(quote[0].length)
    .replace(/["”“»«]$/, '')
    .trim();
  return said === '' ? null : { text: said, kind: 'quote' };
}

export type Run =
  | { readonly kind: 'text' | 'strong'; readonly text: string }
  | { readonly kind: 'requirement' | 'evidence' | 'finding' | 'interview'; readonly text: string; readonly target: string };

// Bold by two asterisks; #A.6.2.6 a requirement; E-087 or S2-E-087, I-07 and NC-04 or S2-NC-04 the numbers of records.
const runPattern =
  /\*\*(?<strong>[^*\n]+)\*\*|#(?<requirement>(?:A\.)?\d+(?:\.\d+)*)|[+!]?\b(?<record>(?:[A-Z]\d?\d?-)?(?<type>E|I|NC|OFI)-\d{1,4})\b/g;

/** Splits a line into plain text, strong text and references to records; the text of the runs is the text of the line. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const match of text.matchAll(runPattern)) {
    const { strong, requirement, record, type } = match.groups ?? {};
    if (match.index > at) runs.push({ kind: 'text', text: text.slice(at, match.index) });
    if (strong !== undefined) runs.push({ kind: 'strong', text: strong });
    else if (requirement !== undefined) runs.push({ kind: 'requirement', text: `#${requirement}`, target: requirement });
    else if (record !== undefined)
      runs.push({ kind: type === 'E' ? 'evidence' : type === 'I' ? 'interview' : 'finding', text: record, target: record });
    at = match.index + match[0].length;
  }
  if (at < text.length) runs.push({ kind: 'text', text: text.slice(at) });
  return runs;
}

/** `Ines Vogt` → `IV`; `Dr Priya Nair` → `PN`: an academic title is no name. */
export function initialsOf(name: string): string {
  const parts = name.split(/\s+/).filter((part) => part !== '' && !/^(dr|prof|ing|mr|mrs|ms|ir|dipl)\.?$/i.test(part));
  const first = parts[0];
  const last = parts.length > 1 ? parts[parts.length - 1] : undefined;
  return `${first?.charAt(0) ?? ''}${last?.charAt(0) ?? ''}`.toLocaleUpperCase('en');
}

/** The instant of a line with another time on the same day in the audit's zone; null when the time is none. */
export function atTime(instant: string, time: string, timeZone: string): string | null {
  const parts = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(time.trim());
  if (parts === null) return null;
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const moved = zoned.with({ hour: Number(parts[1]), minute: Number(parts[2]), second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
  return new Date(moved.epochMilliseconds).toISOString();
}

/** The requirements that a line names, e.g. `42001:A.6.2.6`, each once and at most 20. */
export function namedRequirements(text: string, framework: string): string[] {
  const refs = runsOf(text).flatMap((run) => (run.kind === 'requirement' ? [`${framework}:${run.target}`] : []));
  return [...new Set(refs)].slice(0, 20);
}
