/** The parts of a screen as a row of words: the chosen one marked, each with its number and, where it has one, its key. */
import { KeyHint } from './key-hint.tsx';
import classes from './view-bar.module.css';

export interface ViewOf<K extends string> {
  readonly key: K;
  readonly label: string;
  /** What waits there; nothing is shown for 0. */
  readonly number?: number;
  readonly shortcut?: string;
}

export interface ViewBarProps<K extends string> {
  readonly label: string;
  readonly views: readonly ViewOf<K>[];
  readonly chosen: K;
  readonly onChoose: (key: K) => void;
}

export function ViewBar<K extends string>({ label, views, chosen, onChoose }: ViewBarProps<K>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser.
    <div className={classes.views} role="group" aria-label={label}>
      {views.map(({ key, label: word, number = 0, shortcut }) => (
        <button key={key} type="button" className={classes.view} aria-pressed={chosen === key} onClick={() => onChoose(key)}>
          {word}
          {number === 0 ? null : <span className={classes.number}>{number}</span>}
          {shortcut === undefined ? null : <KeyHint keys={shortcut} />}
        </button>
      ))}
    </div>
  );
}
