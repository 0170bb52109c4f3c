/**
 * Two changes to pdfmake's inside, which make long reports a good deal faster and smaller and leave their look as it is:
 *
 * - words of a line that share their look are drawn as one text (pdfmake draws word by word; its source calls that a to-do);
 * - the look of a word that names no style of its own is looked up once per text, not twenty times per word.
 *
 * pdfmake is fixed to one version in the lock file; test/export/whole-lines.test.ts notices when its inside changes.
 */
import { createRequire } from 'node:module';

/** A word as pdfmake has measured it. */
export interface Inline {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly font: unknown;
  readonly fontSize: number;
  readonly color?: unknown;
  readonly opacity?: unknown;
  readonly [more: string]: unknown;
}

interface Line {
  inlines: Inline[];
  readonly id?: unknown;
}

interface Stack {
  auto(item: unknown, work: () => unknown): unknown;
  getProperty(name: string): unknown;
}

interface Inside {
  readonly Renderer: { readonly prototype: { renderLine(line: Line, x: number, y: number): void } };
  readonly TextInlines: { readonly prototype: { measure(words: readonly Inline[], stack: Stack): unknown } };
}

/** Whatever makes a word more than its text: it is drawn by itself. */
const special = [
  'decoration',
  'background',
  'link',
  'linkToPage',
  'linkToDestination',
  'fontFeatures',
  'characterSpacing',
  'justifyShift',
  'sup',
  'sub',
  '_pageNodeRef',
  '_tocItemRef',
] as const;

const isPlain = (word: Inline): boolean => special.every((name) => !word[name]);
/** Places are sums of widths; what differs by more than their rounding is a gap. */
const TOUCH = 0.001;

/** Words that touch and share their look, as one. */
export function joinedWords(words: readonly Inline[]): Inline[] {
  const found: Inline[] = [];
  for (const word of words) {
    const last = found.at(-1);
    if (
      last !== undefined &&
      last.font === word.font &&
      last.fontSize === word.fontSize &&
      last.color === word.color &&
      last.opacity === word.opacity &&
      isPlain(last) &&
      isPlain(word) &&
      Math.abs(last.x + last.width - word.x) < TOUCH
    )
      found[found.length - 1] = {
        ...last,
        text: last.text + word.text,
        width: last.width + word.width,
        height: Math.max(last.height, word.height),
      };
    else found.push(word);
  }
  return found;
}

/** Answers from the stack as it stands, each property asked once; for words without a style of their own. */
function remembered(stack: Stack): Stack {
  const known = new Map<string, unknown>();
  return {
    auto: (_item, work) => work(),
    getProperty(name) {
      if (!known.has(name)) known.set(name, stack.getProperty(name));
      return known.get(name);
    },
  };
}

let done = false;

/** Changes pdfmake for this process, once. */
export function setWholeLines(): void {
  if (done) return;
  done = true;
  const require = createRequire(import.meta.url);
  const part = (name: string) => (require(`pdfmake/js/${name}.js`) as { readonly default: unknown }).default;
  const { Renderer, TextInlines } = { Renderer: part('Renderer'), TextInlines: part('TextInlines') } as Inside;

  const { renderLine } = Renderer.prototype;
  Renderer.prototype.renderLine = function (line, x, y) {
    line.inlines = joinedWords(line.inlines);
    renderLine.call(this, line, x, y);
  };
  const { measure } = TextInlines.prototype;
  TextInlines.prototype.measure = function (words, stack) {
    return measure.call(this, words, words.some((word) => word.style !== undefined) ? stack : remembered(stack));
  };
}
