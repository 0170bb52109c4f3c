/** The mark of an audit result: shapes differ, so that it reads without colour (ui: marks). */
import type { ReactElement } from 'react';
import type { ResultClass } from '../../shared/model/vocabulary.ts';
import { t } from '../../shared/words/words.ts';
import { MarkSvg, type Tone } from './mark-svg.tsx';
import classes from './marks.module.css';

export type Mark = ResultClass | 'in_progress' | 'not_started';

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6, strokeLinejoin: 'round', strokeLinecap: 'round' } as const;
const cut = { fill: 'none', stroke: 'var(--mark-cut)', strokeWidth: 1.6, strokeLinejoin: 'round', strokeLinecap: 'round' } as const;

const shapes: Readonly<Record<Mark, ReactElement>> = {
  conforms: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M5 8.2 7.2 10.4 11 6" {...cut} />
    </>
  ),
  minor: (
    <>
      <path d="M8 2.2 14.4 13.4H1.6Z" {...line} />
      <path d="M8 6.4v3.2M8 11.6v.1" {...line} />
    </>
  ),
  major: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z" fill="currentColor" />
      <path d="M5.8 5.8 10.2 10.2M10.2 5.8 5.8 10.2" {...cut} />
    </>
  ),
  opportunity: (
    <>
      <rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2.6" {...line} />
      <path d="M8 11.4V5M5.2 7.6 8 4.8l2.8 2.8" {...line} />
    </>
  ),
  not_applicable: (
    <>
      <circle cx="8" cy="8" r="6.2" {...line} />
      <path d="M3.7 3.7 12.3 12.3" {...line} />
    </>
  ),
  not_sampled: <circle cx="8" cy="8" r="6.2" {...line} strokeDasharray="2.6 2.27" />,
  in_progress: (
    <>
      <circle cx="8" cy="8" r="6.2" {...line} />
      <path d="M8 3.4a4.6 4.6 0 0 1 0 9.2Z" fill="currentColor" />
    </>
  ),
  not_started: <circle cx="8" cy="8" r="6.2" {...line} strokeWidth={1.3} />,
};

const tones: Readonly<Record<Mark, Tone>> = {
  conforms: 'ok',
  minor: 'minor',
  major: 'major',
  opportunity: 'opportunity',
  not_applicable: 'mute',
  not_sampled: 'mute',
  in_progress: 'accent',
  not_started: 'faint',
};

export interface ResultMarkProps {
  /** Null reads as not started. */
  readonly mark: Mark | null;
  readonly size?: number;
  /** The word stands beside it: the mark itself is then silent. */
  readonly withWord?: boolean;
}

/** A 14 px mark; with `withWord` the word follows. */
export function ResultMark({ mark, size = 14, withWord = false }: ResultMarkProps) {
  const kind = mark ?? 'not_started';
  const word = t(`vocabulary.result.${kind}`);
  const svg = (
    <MarkSvg tone={tones[kind]} size={size} label={withWord ? undefined : word}>
      {shapes[kind]}
    </MarkSvg>
  );
  if (!withWord) return svg;
  return (
    <span className={classes.withWord}>
      {svg}
      <span className={classes.word} data-tone={tones[kind]}>
        {word}
      </span>
    </span>
  );
}
