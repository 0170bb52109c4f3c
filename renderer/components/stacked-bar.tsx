/** A thin bar of results in the order of their weight; what is left is the border's colour. */
import { memo } from 'react';
import type { ResultClass } from '../../shared/model/vocabulary.ts';
import { t } from '../../shared/words/words.ts';
import classes from './stacked-bar.module.css';

/** Conforming first, so that the eye sees how far; then what stands in the way, then what was left out. */
const order: readonly ResultClass[] = ['conforms', 'minor', 'major', 'opportunity', 'not_sampled', 'not_applicable'];

export interface StackedBarProps {
  readonly counts: Partial<Readonly<Record<ResultClass, number>>>;
  readonly total: number;
  readonly width?: number | string;
  readonly height?: number;
}

export const StackedBar = memo(function StackedBar({ counts, total, width = '100%', height = 4 }: StackedBarProps) {
  const parts = order.map((kind) => ({ kind, count: counts[kind] ?? 0 })).filter((part) => part.count > 0);
  const words = parts.map((part) => `${t(`vocabulary.result.${part.kind}`)} ${part.count}`).join(', ');
  const label = t('window.barOf', { words: words === '' ? t('window.barNone') : words, total });
  return (
    <span className={classes.bar} style={{ width, height }} role="img" aria-label={label} title={label}>
      {parts.map((part) => (
        <span key={part.kind} className={classes.part} data-kind={part.kind} style={{ flexGrow: part.count }} />
      ))}
      <span className={classes.rest} style={{ flexGrow: Math.max(0, total - parts.reduce((sum, part) => sum + part.count, 0)) }} />
    </span>
  );
});

export interface MeterProps {
  readonly value: number;
  readonly total: number;
  readonly label: string;
  readonly width?: number | string;
  readonly height?: number;
  readonly tone?: 'accent' | 'minor' | 'major';
}

/** How much of a whole, in the accent's colour. */
export function Meter({ value, total, label, width = '100%', height = 4, tone = 'accent' }: MeterProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> draws itself in the system's colours and cannot be 4 px high.
    <span
      className={classes.bar}
      style={{ width, height }}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={Math.min(value, total)}
    >
      {value > 0 ? <span className={classes.part} data-kind={tone} style={{ flexGrow: Math.min(value, total) }} /> : null}
      <span className={classes.rest} style={{ flexGrow: Math.max(0, total - value) }} />
    </span>
  );
}
