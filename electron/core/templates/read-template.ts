/** Reads a template file: every fault is found at once and named by its place; nothing is written here. */
import { AppError } from '../../../shared/contract/errors.ts';
import {
  isFontRole,
  LOOK_FORMAT,
  LOOK_VERSION,
  type LookFileRole,
  lookFileRole,
  lookLimits,
  lookTemplate,
  productLook,
  type ReportLook,
} from '../../../shared/model/report-look.ts';
import { type LookProblem, problemsOfLook } from '../../../shared/rules/report-look.ts';
import { fileSize } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { describeInputProblems } from '../input-problems.ts';
import { checkFont } from './check-font.ts';
import { pictureFault } from './check-picture.ts';

export interface LookFile {
  readonly role: LookFileRole;
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface ReadTemplate {
  readonly look: ReportLook;
  readonly files: readonly LookFile[];
}

/** All problems in one error: the message shows the first, `fields` all of them by place. */
export function refuse(problems: readonly LookProblem[]): AppError {
  const fields: Record<string, string> = {};
  for (const { place, message } of problems) fields[place] = fields[place] === undefined ? message : `${fields[place]} ${message}`;
  const [first] = Object.entries(fields);
  const what = first === undefined ? '' : `${first[0]}: ${first[1]}`.replace(/\.$/, '');
  return new AppError('RULE', t('looks.refused', { count: Object.keys(fields).length, what }), { fields, hint: t('looks.refusedHint') });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with the pictures and fonts of a look, each at its place; fonts must also go together. */
export function problemsOfFiles(files: readonly LookFile[], placeOf = (role: LookFileRole) => `files.${role}`): LookProblem[] {
  const problems: LookProblem[] = [];
  const names = new Map<string, LookFileRole>();
  for (const { role, bytes } of files) {
    if (!isFontRole(role)) {
      const found = pictureFault(bytes);
      if (found !== null) problems.push({ place: placeOf(role), message: found });
      continue;
    }
    const font = checkFont(bytes);
    if (font.fault !== null) problems.push({ place: placeOf(role), message: font.fault });
    else if (names.has(font.name)) problems.push({ place: placeOf(role), message: t('looks.problem.fontNameTaken', { name: font.name }) });
    else names.set(font.name, role);
  }
  return problems;
}

export const hasOwnFont = (files: readonly { readonly role: LookFileRole }[]): boolean =>
  (['font_regular', 'font_bold'] as const).every((role) => files.some((file) => file.role === role));

/** Groups that are left out are as in the program's look. */
function laidOverProduct(raw: Record<string, unknown>): Record<string, unknown> {
  const whole: Record<string, unknown> = { ...productLook, files: {}, ...raw };
  for (const [key, standard] of Object.entries(productLook))
    if (isObject(standard) && isObject(raw[key])) whole[key] = { ...standard, ...raw[key] };
  return whole;
}

/** @throws RULE with every problem by its place; TOO_LARGE */
export function readTemplate(bytes: Uint8Array): ReadTemplate {
  if (bytes.length > lookLimits.templateBytes)
    throw new AppError(
      'TOO_LARGE',
      t('looks.problem.tooManyBytes', { size: fileSize(bytes.length), limit: fileSize(lookLimits.templateBytes) }),
    );
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    throw refuse([{ place: 'file', message: t('looks.problem.notJson', { what: error.message.slice(0, 120) }) }]);
  }
  if (!isObject(raw) || raw.format !== LOOK_FORMAT)
    throw refuse([{ place: 'format', message: t('looks.problem.notTemplate', { format: LOOK_FORMAT }) }]);
  if (raw.version !== LOOK_VERSION)
    throw refuse([
      { place: 'version', message: t('looks.problem.version', { found: String(raw.version).slice(0, 20), known: LOOK_VERSION }) },
    ]);
  const parsed = lookTemplate.safeParse(laidOverProduct(raw));
  if (!parsed.success) {
    const { fields = {} } = describeInputProblems(parsed.error);
    throw refuse(
      Object.entries(fields).map(([place, message]) => ({
        place: place === 'input' ? 'file' : place,
        message: place.startsWith('colors.') && place.split('.').length === 2 ? t('looks.problem.color') : message,
      })),
    );
  }
  const { format: _format, version: _version, files: embedded, ...look } = parsed.data;
  const files = lookFileRole.options.flatMap((role): LookFile[] => {
    const one = embedded[role];
    return one === undefined ? [] : [{ role, name: one.name, bytes: Buffer.from(one.base64, 'base64') }];
  });
  const problems = [...problemsOfLook(look, hasOwnFont(files)), ...problemsOfFiles(files)];
  const fonts = files.filter(({ role }) => isFontRole(role));
  if (fonts.length > 0 && !hasOwnFont(files)) problems.push({ place: 'files', message: t('looks.problem.fontPair') });
  if (problems.length > 0) throw refuse(problems);
  return { look, files };
}
