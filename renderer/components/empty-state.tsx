/** An empty place: one line what it is, one line what to do first, one button with its key. */
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

export interface EmptyStateProps {
  readonly what: string;
  readonly todo?: string;
  readonly children?: ReactNode;
}

export function EmptyState({ what, todo, children }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <p className={classes.what}>{what}</p>
      {todo === undefined ? null : <p className={classes.todo}>{todo}</p>}
      {children === undefined ? null : <div className={classes.deeds}>{children}</div>}
    </div>
  );
}
