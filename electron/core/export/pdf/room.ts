/**
 * How much height a piece of content needs on the page where it begins: all of it when it stays whole, its first rows
 * when it may break. A heading keeps that much room below it, so that it never stands alone at the end of a page.
 */
import type { Content } from 'pdfmake/interfaces';

const known = new WeakMap<object, number>();
/** Two lines of text with their space, for content that nobody measured: introductions before a table have one or two. */
const LINES = 30;
/** More than this is not asked for: a heading would jump to the next page for little. */
const MOST = 440;

export function withRoom<C extends object>(content: C, height: number): C {
  known.set(content, height);
  return content;
}

/** Points that the first of these contents need, up to and with the first one that was measured. */
export function roomFor(contents: readonly Content[]): number {
  let room = 0;
  for (const content of contents) {
    const height = typeof content === 'object' ? known.get(content) : undefined;
    room += height ?? LINES;
    if (height !== undefined) break;
  }
  return Math.min(room, MOST);
}
