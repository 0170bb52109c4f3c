/** Reads a PDF back with poppler's pdftotext: an eye that is not ours. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether pdftotext is there; without it the tests that read PDFs say that they are left out. */
export function hasPdfToText(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const leftOut = 'left out: pdftotext (poppler-utils) is not installed';

function withFile<T>(bytes: Uint8Array, work: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-pdf-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), bytes);
    return work(join(folder, 'in.pdf'), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What pdfinfo says about a PDF: `Title`, `Author`, `Pages`, …; dates as ISO. */
export function factsOfPdf(bytes: Uint8Array): Map<string, string> {
  const text = withFile(bytes, (path) =>
    execFileSync('pdfinfo', ['-isodates', path], { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } }),
  );
  return new Map(
    text.split('\n').map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at), line.slice(at + 1).trim()];
    }),
  );
}

/** Text of a PDF, cell by cell: `-raw` keeps the order in which the texts were drawn. */
export function textOfPdf(bytes: Uint8Array): string {
  return withFile(bytes, (path, folder) => {
    const out = join(folder, 'out.txt');
    execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', path, out]);
    return readFileSync(out, 'utf8');
  });
}

/** Without any white space: lines may break anywhere, and hyphens and slashes allow a break without a space. */
export const squeezed = (text: string) => text.normalize('NFC').replace(/[\s\u2009\u00a0\u202f]+/g, '');

/** Words of a text as a reader sees them. */
export const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/** Every string anywhere in a plain value. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(stringsIn);
  return [];
}
