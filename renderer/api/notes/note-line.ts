/** Lines of notes: what is typed becomes a line, and a line becomes runs that the page can show. */
import { Temporal } from 'temporal-polyfill';
import type { OutputOf } from '../../../shared/contract/index.ts';

export type Note = OutputOf<'checklist.show'>['notes'][number];
export type NoteKind = Note['kind'];

/** Stands before a line that is a to-do; set and taken by Ctrl T, so that a draft keeps it too. */
export const TO_DO_SIGN = '☐';
/** Stands before a time that a line shall carry instead of the present one; set by Ctrl and full stop. */
export const TIME_SIGN = '⏱';

const timePrefix = new RegExp(`^${TIME_SIGN}\\s*(([01]?\\d|2[0-3])[:.][0-5]\\d)(?:\\s+|$)`);
const toDoPrefix = new RegExp(`^(?:${TO_DO_SIGN}|\\[ ?\\])\\s*`);

export interface TypedLine {
  readonly text: string;
  readonly kind: NoteKind;
  /** `14:05` when the line names its own time. */
  readonly time: string | null;
}

/** What a typed text becomes: a mark of quotation at its start makes it the auditee's own words, `☐` a to-do. */
export function parseLine(typed: string): TypedLine | null {
  let text = typed.trim();
  let time: string | null = null;
  let toDo = false;
  for (;;) {
    const named = timePrefix.exec(text);
    const asked = toDoPrefix.exec(text);
    if (named === null && asked === null) break;
    if (named !== null) time = named[1] ?? null;
    if (asked !== null) toDo = true;
    text = text.slice((named ?? asked)?.[0].length ?? 0).trim();
  }
  if (toDo) return text === '' ? null : { text, kind: 'to_do', time };
  const quote = /^["“„»«]\s*/.exec(text);
  if (quote === null) return text === '' ? null : { text, kind: 'note', time };
  const said = text.slice(quote[0].length);
  // Marks after the words that were said belong to the line, not to the quotation.
  const end = /["”“»«](?=\s*(?:[#@!+]\S.*)?$)/.exec(said);
  const whole = end === null ? said : `${said.slice(0, end.index)}${said.slice(end.index + 1)}`;
  return whole.trim() === '' ? null : { text: whole.trim(), kind: 'quote', time };
}

/** The typed text as a to-do, or as a plain line again. */
export function toggleToDo(typed: string): string {
  const [, time = '', rest = typed] = new RegExp(`^(\\s*${TIME_SIGN}\\s*\\S*\\s+)?([^]*)$`).exec(typed) ?? [];
  return toDoPrefix.test(rest) ? `${time}${rest.replace(toDoPrefix, '')}` : `${time}${TO_DO_SIGN} ${rest}`;
}

/** The typed text with a time before it, and which part of it to mark so that it is typed over. */
export function withTime(typed: string, now: string): { readonly text: string; readonly from: number; readonly to: number } {
  const named = timePrefix.exec(typed);
  const text = named === null ? `${TIME_SIGN}${now} ${typed}` : typed;
  const at = text.indexOf(named?.[1] ?? now);
  return { text, from: at, to: at + (named?.[1] ?? now).length };
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
