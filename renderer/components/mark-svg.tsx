/** The frame of every mark: 16 × 16 units, coloured by its tone, silent when a word stands beside it. */
import type { ReactNode } from 'react';
import classes from './marks.module.css';

export type Tone = 'ok' | 'minor' | 'major' | 'opportunity' | 'mute' | 'accent' | 'faint';

export interface MarkSvgProps {
  readonly tone: Tone;
  /** Said and shown on pointing when no word stands beside the mark. */
  readonly label?: string | undefined;
  readonly size?: number;
  readonly children: ReactNode;
}

export function MarkSvg({ tone, label, size = 14, children }: MarkSvgProps) {
  const svg = (
    <svg className={classes.mark} data-tone={tone} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {children}
    </svg>
  );
  if (label === undefined) return svg;
  return (
    <span className={classes.alone} role="img" aria-label={label} title={label}>
      {svg}
    </span>
  );
}
