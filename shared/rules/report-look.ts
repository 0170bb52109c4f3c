/**
 * What a report template may say: colours that can be read, fields that exist where they stand, sections that ISO/IEC
 * 17021-1 9.4.8 does not let a report drop, a name that every file system takes. Each problem names its place.
 */
import { type ReportLook, type ReportPart, reportPart, type TextPlace, textPlaces } from '../model/report-look.ts';
import { t } from '../words/words.ts';

export interface LookProblem {
  /** Dotted path in the template file: `colors.accent`. */
  readonly place: string;
  readonly message: string;
}

/** WCAG 2.2 relative luminance; both colours as `#RRGGBB`. */
function luminance(color: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export const LEAST_CONTRAST = 4.5;
const WHITE = '#FFFFFF';
/** Colour of text in the reports (design language 1.2). */
export const TEXT_COLOR = '#1A222B';
/** Cut, not rounded: 4.49 must not read as 4.5. */
export const contrastText = (ratio: number) => (Math.floor(ratio * 10) / 10).toFixed(1);

/** Pairs that must be told apart: accent on the page, text and accent on the tint. */
export const contrastsOf = ({ accent, tint }: ReportLook['colors']) => [
  { what: 'accent_on_page' as const, place: 'colors.accent', ratio: contrastOf(accent, WHITE) },
  { what: 'text_on_tint' as const, place: 'colors.tint', ratio: contrastOf(TEXT_COLOR, tint) },
  { what: 'accent_on_tint' as const, place: 'colors.tint', ratio: contrastOf(accent, tint) },
];

/** Fields that stand for a value of the report, in texts, head, foot and name of the file. */
export const lookFields = [
  'client',
  'client_address',
  'body',
  'audit',
  'audit_title',
  'kind',
  'standard',
  'version',
  'date',
  'scope',
  'lead',
  'dates',
  'places',
  'page',
  'pages',
] as const;
export type LookField = (typeof lookFields)[number];
export type FieldValues = Readonly<Partial<Record<LookField, string>>>;

const pageFields: readonly LookField[] = ['page', 'pages'];
/** Long texts would not fit a line or a name. */
const longFields: readonly LookField[] = ['scope', 'places', 'client_address'];
export const fieldsFor = (where: 'text' | 'running' | 'file'): readonly LookField[] =>
  lookFields.filter((field) => {
    if (where === 'text') return !pageFields.includes(field);
    if (where === 'running') return !longFields.includes(field);
    return !longFields.includes(field) && !pageFields.includes(field) && field !== 'lead';
  });

const FIELD = /\{([A-Za-z_]{1,40})\}/g;
export const fieldsIn = (text: string): string[] => [...text.matchAll(FIELD)].map(([, name]) => name ?? '');

/** The text with its fields replaced. What is no field stays as it was written. */
export function filled(text: string, values: FieldValues): string {
  return text.replace(FIELD, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name as LookField] ?? '') : whole));
}

/** Fewest changes of one letter that turn `a` into `b`, with neighbours swapped as one. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array.from({ length: b.length }, () => 0)]);
  for (let j = 0; j <= b.length; j += 1) (rows[0] as number[])[j] = j;
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      (rows[i] as number[])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1), swap);
    }
  return at(a.length, b.length);
}

function fieldProblems(place: string, text: string, where: 'text' | 'running' | 'file'): LookProblem[] {
  const allowed = fieldsFor(where);
  return [...new Set(fieldsIn(text))]
    .filter((name) => !(allowed as readonly string[]).includes(name))
    .map((name) => {
      if ((lookFields as readonly string[]).includes(name))
        return {
          place,
          message: t('looks.problem.fieldNotHere', { field: `{${name}}`, fields: allowed.map((one) => `{${one}}`).join(' ') }),
        };
      const near = allowed.map((one) => ({ one, far: distance(name.toLowerCase(), one) })).sort((a, b) => a.far - b.far)[0];
      return {
        place,
        message:
          near !== undefined && near.far <= 2
            ? t('looks.problem.noFieldNear', { field: `{${name}}`, near: `{${near.one}}` })
            : t('looks.problem.noField', { field: `{${name}}`, fields: allowed.map((one) => `{${one}}`).join(' ') }),
      };
    });
}

/**
 * Sections that a report may be without: what they say stands elsewhere in it too. All others carry an element of
 * ISO/IEC 17021-1 9.4.8.2 (or, for areas of concern and focus, of 9.3.1.2) and can only be moved.
 */
const mayGo: readonly ReportPart[] = ['summary', 'coverage', 'checklist', 'evidence'];
export const mayBeLeftOut = (part: ReportPart): boolean => mayGo.includes(part);
/** Where the element that a section carries is asked for. */
export function clauseOf(part: ReportPart): string {
  return part === 'concerns' || part === 'focus' ? 'ISO/IEC 17021-1 9.3.1.2' : 'ISO/IEC 17021-1 9.4.8';
}

function sectionProblems({ order, leftOut }: ReportLook['sections']): LookProblem[] {
  const problems: LookProblem[] = [];
  for (const [at, part] of order.entries())
    if (order.indexOf(part) !== at)
      problems.push({ place: `sections.order.${at}`, message: t('looks.problem.twice', { part: t(`looks.part.${part}`) }) });
  for (const [at, part] of leftOut.entries())
    if (!mayBeLeftOut(part))
      problems.push({
        place: `sections.leftOut.${at}`,
        message: t('looks.problem.mustStay', { part: t(`looks.part.${part}`), clause: clauseOf(part) }),
      });
  return problems;
}

/** Characters and names that Windows, macOS or Linux refuse. */
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f]/;
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
const LONGEST_NAME = 120;

function fileNameProblems(name: string): LookProblem[] {
  if (name === '') return [];
  const place = 'fileName';
  const problems = fieldProblems(place, name, 'file');
  const plain = name.replace(FIELD, 'x');
  const bad = FORBIDDEN.exec(plain)?.[0];
  if (bad !== undefined)
    problems.push({ place, message: t('looks.problem.fileCharacter', { character: bad < ' ' ? t('looks.problem.control') : bad }) });
  if (/^[.\s]|[.\s]$/.test(plain)) problems.push({ place, message: t('looks.problem.fileEnds') });
  if (RESERVED.test(name)) problems.push({ place, message: t('looks.problem.fileReserved') });
  if (!fieldsIn(name).some((field) => field === 'audit' || field === 'audit_title'))
    problems.push({ place, message: t('looks.problem.fileNeedsAudit') });
  return problems;
}

/** A name without an ending that every file system takes. */
export function fileNameFrom(pattern: string, values: FieldValues): string {
  const safe = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, value.replace(new RegExp(FORBIDDEN, 'g'), ' ').replace(/\s+/g, ' ').trim()]),
  ) as FieldValues;
  const name = filled(pattern, safe).replace(/\s+/g, ' ');
  const cut = [...name]
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (cut === '') return 'report';
  return RESERVED.test(cut) ? `${cut.slice(0, 3)}-${cut.slice(3)}` : cut;
}

/** The cover is one page. */
const LONGEST_COVER = 600;

/** Everything that is wrong with a look of the right form, in the order of the file. */
export function problemsOfLook(look: ReportLook, hasOwnFont: boolean): LookProblem[] {
  return [
    ...contrastsOf(look.colors)
      .filter(({ ratio }) => ratio < LEAST_CONTRAST)
      .map(({ what, place, ratio }) => ({
        place,
        message: t(`looks.problem.contrast.${what}`, { ratio: contrastText(ratio), least: contrastText(LEAST_CONTRAST) }),
      })),
    ...(['text', 'headings'] as const)
      .filter((use) => look.fonts[use] === 'own' && !hasOwnFont)
      .map((use) => ({ place: `fonts.${use}`, message: t('looks.problem.noOwnFont') })),
    ...fieldProblems('head.left', look.head.left, 'running'),
    ...fieldProblems('head.right', look.head.right, 'running'),
    ...fieldProblems('foot.left', look.foot.left, 'running'),
    ...fieldProblems('foot.mark', look.foot.mark, 'running'),
    ...textPlaces.flatMap((place: TextPlace) => fieldProblems(`texts.${place}`, look.texts[place] ?? '', 'text')),
    ...((look.texts.cover ?? '').length > LONGEST_COVER
      ? [{ place: 'texts.cover', message: t('looks.problem.coverTooLong', { limit: LONGEST_COVER }) }]
      : []),
    ...sectionProblems(look.sections),
    ...fileNameProblems(look.fileName),
  ];
}

/**
 * The parts of a report as a template wants them. Parts that its order does not name (those of a later version of the
 * program) stay behind the part before them, so that nothing is lost by an old template.
 * @param parts those of the report, in the order of its kind
 */
export function arranged(parts: readonly ReportPart[], { order, leftOut }: ReportLook['sections']): ReportPart[] {
  const kept = parts.filter((part) => !(leftOut.includes(part) && mayBeLeftOut(part)));
  if (order.length === 0) return kept;
  const found = order.filter((part) => kept.includes(part));
  for (const [at, part] of kept.entries()) {
    if (found.includes(part)) continue;
    const before = kept.slice(0, at).findLast((one) => found.includes(one));
    found.splice(before === undefined ? 0 : found.indexOf(before) + 1, 0, part);
  }
  return found;
}

/** The whole order as a person moves it: every part once. */
export const wholeOrder = (order: readonly ReportPart[]): ReportPart[] => arranged(reportPart.options, { order: [...order], leftOut: [] });
