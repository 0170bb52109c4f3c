/** LibreOffice as a second program: what it saves is what a client who has no Excel sends back. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { programOnPath } from '../electron-stand-in/find-chromium.ts';

const program = programOnPath(['soffice', 'libreoffice']);
export const hasOffice = program !== null;

/** Converts a file; the profile lies beside it, so that nothing of this computer's own is touched. @returns the new file */
export function convert(path: string, to: 'xlsx' | 'fods' | 'xls' | 'ods' | 'pdf', folder: string): string {
  if (program === null) throw new Error('LibreOffice is not on this computer.');
  mkdirSync(folder, { recursive: true });
  const profile = pathToFileURL(join(folder, '..', 'office-profile')).href;
  execFileSync(program, [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', to, '--outdir', folder, path], {
    stdio: 'ignore',
    timeout: 120_000,
  });
  return join(folder, `${basename(path, extname(path))}.${to}`);
}

/** Edits a workbook outside this program: LibreOffice opens it as its flat form, the text of that is changed, LibreOffice saves it as xlsx. */
export function editInOffice(path: string, folder: string, edit: (text: string) => string): Buffer {
  const flat = convert(path, 'fods', join(folder, 'flat'));
  const before = readFileSync(flat, 'utf8');
  const after = edit(before);
  if (after === before) throw new Error('Nothing was edited.');
  writeFileSync(flat, after);
  return readFileSync(convert(flat, 'xlsx', join(folder, 'saved')));
}

type Told = string | { readonly day: string };

/** Fills empty answer cells of a nonconformity in LibreOffice's flat form; `place` counts the answer columns from 1. */
export function fillFlat(text: string, number: string, answers: Readonly<Record<number, Told>>): string {
  const at = text.indexOf(`<text:p>${number}</text:p>`);
  if (at < 0) throw new Error(`There is no row ${number}.`);
  let row = text.slice(at);
  for (const [place, told] of Object.entries(answers)) {
    const empty = new RegExp(`(<table:table-cell [^>]*table:content-validation-name="val${place}")/>`);
    if (!empty.test(row)) throw new Error(`Cell ${place} of ${number} is not empty.`);
    row = row.replace(empty, (_all, cell: string) =>
      typeof told === 'string'
        ? `${cell} office:value-type="string"><text:p>${told}</text:p></table:table-cell>`
        : `${cell} office:value-type="date" office:date-value="${told.day}"><text:p>${told.day}</text:p></table:table-cell>`,
    );
  }
  return text.slice(0, at) + row;
}
