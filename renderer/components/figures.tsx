/** A few figures, each large above what it counts. */
import classes from './figures.module.css';

export interface Figure {
  readonly value: string | number;
  readonly label: string;
}

/** Side by side, or in as many columns as are given. */
export function Figures({ figures, columns }: { readonly figures: readonly Figure[]; readonly columns?: number }) {
  return (
    <dl
      className={classes.figures}
      data-columns={columns !== undefined || undefined}
      style={columns === undefined ? undefined : { gridTemplateColumns: `repeat(${columns}, 1fr)` }}
    >
      {figures.map(({ value, label }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
