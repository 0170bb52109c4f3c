/** The 40 px head of a pane: title, what it counts, and its tools at the right. */
import type { ReactNode } from 'react';
import classes from './pane-head.module.css';

export interface PaneHeadProps {
  readonly title: ReactNode;
  /** `52 of 70 concluded`. */
  readonly count?: ReactNode;
  readonly tools?: ReactNode;
  /** Heading level; the title of a screen is 1. */
  readonly level?: 1 | 2 | 3;
}

export function PaneHead({ title, count, tools, level = 2 }: PaneHeadProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={classes.head}>
      <Heading className={classes.title}>{title}</Heading>
      {count === undefined ? null : <span className={classes.count}>{count}</span>}
      {tools === undefined ? null : <div className={classes.tools}>{tools}</div>}
    </div>
  );
}
