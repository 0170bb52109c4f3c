/** Key caps of a shortcut: `Ctrl+K`, `G N`. */
import { Fragment } from 'react';
import { keyCaps } from '../commands/shortcut.ts';
import classes from './key-hint.module.css';

const mac = /Mac/.test(navigator.platform);

export interface KeyHintProps {
  readonly keys: string;
  /** One cap for a whole chord, as inside buttons. */
  readonly joined?: boolean;
  /** On a filled button. */
  readonly onFill?: boolean;
}

/**
 * Seen, not heard: the shortcut is announced by `aria-keyshortcuts` of the control. Plain elements, because a pane has two
 * dozen of them and is drawn anew at each step.
 */
export function KeyHint({ keys, joined = false, onFill = false }: KeyHintProps) {
  const caps = keyCaps(keys, mac);
  const shown = joined ? [caps.join(' ')] : caps;
  return (
    <span className={classes.hint} aria-hidden="true">
      {shown.map((cap, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the caps of one shortcut never move, and `G G` repeats a cap.
        <Fragment key={`${cap}${index}`}>
          <kbd className={classes.cap} data-fill={onFill || undefined}>
            {cap}
          </kbd>
        </Fragment>
      ))}
    </span>
  );
}
