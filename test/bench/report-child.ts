/**
 * One report of 500 findings in a process of its own: `node report-child.ts ours|record|raw|read FOLDER`.
 *
 * `ours` renders the report as the product does. `record` renders it and writes down every call to pdfkit. `raw` is the
 * yardstick: a program of nothing but pdfkit that draws the same texts, fills and rules at the same places, words of one
 * line and look in one call as a person would write it. `read` compares the text of the file with the model.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { renderReport } from '../../electron/core/export/pdf/render-report.ts';
import type { ReportFinding } from '../../electron/core/export/report-model/shape.ts';
import { aReportModel, fontFolder } from '../export/a-report-model.ts';
import { squeezed, textOfPdf } from '../export/read-pdf.ts';

const FINDINGS = 500;
const [mode = '', folder = ''] = process.argv.slice(2);
const require = createRequire(import.meta.url);

/** The part of pdfkit that both programs use. */
interface Drawing {
  _font: unknown;
  readonly prototype?: never;
  [method: string]: unknown;
}
interface Kit {
  new (options: object): Drawing;
  readonly prototype: Record<string, (...args: unknown[]) => unknown>;
}
// pdfmake's own copy, so that both draw with the same one.
const PDFDocument = createRequire(require.resolve('pdfmake'))('pdfkit') as Kit;

const grades = ['major', 'minor', 'minor', 'minor', 'opportunity'] as const;
const words = 'alert review release register owner threshold drift sample record gate plan supplier data set test approval log week'.split(
  ' ',
);
/** Sentences that differ from finding to finding, without chance. */
const sentence = (seed: number, length: number): string =>
  `${Array.from({ length }, (_none, at) => words[(seed * 7 + at * at * 3 + at) % words.length]).join(' ')} ${seed}.`;

function findingsOf(base: ReportFinding): ReportFinding[] {
  return Array.from({ length: FINDINGS }, (_none, n) => ({
    ...base,
    number: `NC-${String(n + 1).padStart(3, '0')}`,
    fullNumber: `S2-NC-${String(n + 1).padStart(3, '0')}`,
    grade: grades[n % grades.length] ?? 'minor',
    title: `Title ${sentence(n, 5)}`,
    statement: `Statement ${sentence(n + 1, 24)}`,
    gradeReason: `Reason ${sentence(n + 2, 14)}`,
    objectiveEvidence: ['a', 'b', 'c'].map((letter, at) => ({
      letter,
      text: `Evidence ${sentence(n * 3 + at, 18)}`,
      reference: `E-${String((n + at) % 70).padStart(3, '0')}`,
    })),
  }));
}

function model() {
  const base = aReportModel();
  const [first] = base.findings;
  if (first === undefined) throw new Error('the model has no finding');
  const findings = findingsOf(first);
  return { ...base, findings, totals: { ...base.totals, majors: 100, minors: 300, opportunities: 100 } };
}

const drawn = [
  'addPage',
  'text',
  'fontSize',
  'fill',
  'stroke',
  'fillAndStroke',
  'fillColor',
  'strokeColor',
  'lineWidth',
  'lineJoin',
  'lineCap',
  'dash',
  'undash',
  'moveTo',
  'lineTo',
  'bezierCurveTo',
  'closePath',
  'rect',
  'roundedRect',
  'ellipse',
  'path',
  'opacity',
  'fillOpacity',
  'strokeOpacity',
  'save',
  'restore',
  'translate',
  'rotate',
  'scale',
  'transform',
  'clip',
] as const;

interface Call {
  readonly name: string;
  /** Place of the font in the list of fonts; texts only. */
  readonly font?: number;
  readonly width?: number;
  readonly args: readonly unknown[];
}

/** Writes down what is drawn; calls that a call makes itself are left out. */
function recording(): { readonly calls: Call[]; readonly fonts: string[] } {
  const calls: Call[] = [];
  const fonts: string[] = [];
  let depth = 0;
  for (const name of drawn) {
    const own = PDFDocument.prototype[name];
    if (own === undefined) continue;
    PDFDocument.prototype[name] = function (this: Drawing, ...args: unknown[]) {
      if (depth === 0) {
        if (name === 'text') {
          const font = this._font as { name: string; widthOfString(text: string, size: number): number };
          if (!fonts.includes(font.name)) fonts.push(font.name);
          calls.push({ name, font: fonts.indexOf(font.name), width: font.widthOfString(String(args[0]), Number(this._fontSize)), args });
        } else calls.push({ name, args });
      }
      depth += 1;
      try {
        return own.apply(this, args);
      } finally {
        depth -= 1;
      }
    };
  }
  return { calls, fonts };
}

const plainArgs = (args: readonly unknown[]): unknown[] =>
  JSON.parse(JSON.stringify(args, (_key, value: unknown) => (typeof value === 'function' ? undefined : value))) as unknown[];

/** Words that stand side by side in one look become one text. */
function merged(calls: readonly Call[]): Call[] {
  const found: Call[] = [];
  let look = '';
  let last: { text: string; x: number; y: number; end: number; font: number; look: string; at: number } | null = null;
  const colours = ['', ''];
  for (const call of calls) {
    if (call.name === 'fill' || call.name === 'fillColor') colours[0] = JSON.stringify(call.args);
    if (call.name === 'fontSize') colours[1] = JSON.stringify(call.args);
    look = colours.join();
    if (call.name !== 'text') {
      // A look that is set again between two words is no break.
      if (!['fill', 'fontSize', 'opacity'].includes(call.name) || (call.name === 'fill' && call.args.length === 0)) last = null;
      if (last === null || look !== last.look) found.push(call);
      continue;
    }
    const [text, x, y] = [String(call.args[0]), Number(call.args[1]), Number(call.args[2])];
    const end = x + (call.width ?? 0);
    if (last !== null && last.font === call.font && last.look === look && Math.abs(y - last.y) < 0.01 && Math.abs(x - last.end) < 0.05) {
      last.text += text;
      last.end = end;
      const before = found[last.at];
      if (before !== undefined) found[last.at] = { ...before, args: [last.text, ...before.args.slice(1)] };
      continue;
    }
    found.push(call);
    last = { text, x, y, end, font: call.font ?? 0, look, at: found.length - 1 };
  }
  return found;
}

/** The yardstick. */
async function raw(calls: readonly Call[], fonts: readonly string[]): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false, compress: true, bufferPages: true }) as Drawing & NodeJS.ReadableStream;
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.on('end', resolve));
  const call = (name: string, ...args: readonly unknown[]) => (doc[name] as (...all: unknown[]) => unknown).apply(doc, [...args]);
  for (const name of fonts) call('registerFont', name, readFileSync(join(fontFolder, `${name}.ttf`)));
  for (const one of calls) {
    if (one.name === 'text') call('font', fonts[one.font ?? 0]);
    call(one.name, ...one.args);
  }
  call('end');
  await ended;
  return Buffer.concat(chunks);
}

const started = performance.now();
const cpuBefore = process.cpuUsage();
const answer = (bytes: Uint8Array, more: object = {}) => {
  const milliseconds = performance.now() - started;
  writeFileSync(join(folder, `${mode}.pdf`), bytes);
  console.log(
    JSON.stringify({
      milliseconds,
      cpu: process.cpuUsage(cpuBefore).user / 1000,
      megabytes: process.resourceUsage().maxRSS / 1024,
      bytes: bytes.length,
      ...more,
    }),
  );
};

switch (mode) {
  case 'ours': {
    const { bytes, pages } = await renderReport(model(), fontFolder);
    answer(bytes, { pages });
    break;
  }
  case 'record': {
    const { calls, fonts } = recording();
    const { bytes } = await renderReport(model(), fontFolder);
    const list = merged(calls.map((one) => ({ ...one, args: plainArgs(one.args) })));
    writeFileSync(join(folder, 'calls.json'), JSON.stringify({ calls: list, fonts }));
    answer(bytes, { calls: calls.length, merged: list.length });
    break;
  }
  case 'raw': {
    // Reading the list is no part of drawing: the clock of the answer starts after it.
    const { calls, fonts } = JSON.parse(readFileSync(join(folder, 'calls.json'), 'utf8')) as { calls: Call[]; fonts: string[] };
    const from = performance.now();
    const cpuFrom = process.cpuUsage();
    const bytes = await raw(calls, fonts);
    answer(bytes, { milliseconds: performance.now() - from, cpu: process.cpuUsage(cpuFrom).user / 1000 });
    break;
  }
  case 'read': {
    const text = squeezed(textOfPdf(readFileSync(join(folder, 'ours.pdf'))));
    const wanted = model().findings.flatMap((one) => [one.statement, one.gradeReason, ...one.objectiveEvidence.map((line) => line.text)]);
    const lost = wanted.filter((one) => !text.includes(squeezed(one)));
    const same = squeezed(textOfPdf(readFileSync(join(folder, 'raw.pdf')))).length / text.length;
    console.log(JSON.stringify({ lost: lost.length, first: lost[0] ?? '', same }));
    break;
  }
  default:
    throw new Error(`report-child knows no ${mode}`);
}
