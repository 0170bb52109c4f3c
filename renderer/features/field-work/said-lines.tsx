/**
 * What was said in an interview, beside the checklist: drawn only where it is seen, because an interview of a long day has
 * more lines than a window may draw at each step to another row.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { timeOf } from '../../../shared/words/dates.ts';
import { Mentions, textBeside } from '../../api/notes/mentions.tsx';
import { NoteText } from '../../api/notes/note-text.tsx';
import classes from './helper-panel.module.css';

type Line = OutputOf<'interviews.show'>['lines'][number];

/** A line of one row of text; the others are measured when they are drawn. */
const lineHeight = () => 28;

export interface SaidLinesProps {
  readonly lines: readonly Line[];
  readonly timeZone: string;
  /** Lines that concern the row; the first of them is in sight at once. */
  readonly mentioned: ReadonlySet<string>;
  /** The row of the checklist: another one brings its own lines into sight. */
  readonly itemId: string | undefined;
}

export const SaidLines = memo(function SaidLines({ lines, timeZone, mentioned, itemId }: SaidLinesProps) {
  const list = useRef<HTMLOListElement>(null);
  const [above, setAbove] = useState(0);
  const scroller = () => list.current?.closest<HTMLElement>('[data-helper-body]') ?? null;
  // The same function until the lines change: another one makes the list measure all of them again.
  const keyOf = useCallback((index: number) => lines[index]?.id ?? index, [lines]);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: scroller,
    estimateSize: lineHeight,
    overscan: 12,
    scrollMargin: above,
    getItemKey: keyOf,
  });
  // What stands above the lines changes with the interview and with what it says of itself.
  useLayoutEffect(() => {
    const body = scroller();
    if (list.current === null || body === null) return;
    const next = Math.round(list.current.getBoundingClientRect().top - body.getBoundingClientRect().top + body.scrollTop);
    if (next !== above) setAbove(next);
  });
  const first = useMemo(() => lines.findIndex((line) => mentioned.has(line.id)), [lines, mentioned]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row or interview brings its own lines; a new line must not scroll.
  useEffect(() => {
    if (first >= 0) virtualizer.scrollToIndex(first, { align: 'auto' });
  }, [lines[0]?.id, itemId]);
  return (
    <ol className={classes.said} ref={list} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const line = lines[item.index];
        if (line === undefined) return null;
        return (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            aria-setsize={lines.length}
            aria-posinset={item.index + 1}
            className={classes.saidLine}
            style={{ transform: `translateY(${item.start - above}px)` }}
          >
            <SaidLine line={line} timeZone={timeZone} mentions={mentioned.has(line.id)} />
          </li>
        );
      })}
    </ol>
  );
});

interface SaidLineProps {
  readonly line: Line;
  readonly timeZone: string;
  readonly mentions: boolean;
}

const SaidLine = memo(function SaidLine({ line, timeZone, mentions }: SaidLineProps) {
  return (
    <div className={classes.line} data-mentions={mentions || undefined}>
      <time dateTime={line.at}>{timeOf(line.at, timeZone)}</time>
      <span className={classes.lineText}>
        <NoteText note={{ ...line, text: textBeside(line, line.mentions) }} /> <Mentions mentions={line.mentions} />
      </span>
    </div>
  );
});
