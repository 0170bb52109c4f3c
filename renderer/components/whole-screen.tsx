/** A screen that is one surface: a head with title, a line that sums it up, and tools; below it whatever it shows. */
import type { ReactNode } from 'react';
import classes from './whole-screen.module.css';

export interface WholeScreenProps {
  readonly title: string;
  /** Stands between title and line, as the choice between several of a kind does. */
  readonly which?: ReactNode;
  readonly line: ReactNode;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

export function WholeScreen({ title, which, line, tools, children }: WholeScreenProps) {
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <h1>{title}</h1>
        {which}
        <p className={classes.line}>{line}</p>
        {tools === undefined || tools === null ? null : <span className={classes.tools}>{tools}</span>}
      </header>
      {children}
    </div>
  );
}
