/** `Suppliers 12`: the title of a list, and how many it holds. */
import classes from './counted-title.module.css';

export interface CountedTitleProps {
  readonly title: string;
  readonly count: number;
}

export function CountedTitle({ title, count }: CountedTitleProps) {
  return (
    <span className={classes.title}>
      {title} <span className={classes.count}>{count}</span>
    </span>
  );
}
