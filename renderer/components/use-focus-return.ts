/** Whoever closes a form or a dialog goes on where they were before it opened. */
import { useEffect, useState } from 'react';

/**
 * Called by what opens and closes: when it is gone and the focus went with it, the focus returns to where it was before.
 * A focus that somebody else has taken meanwhile stays there.
 */
export function useFocusReturn(): void {
  // Read while rendering: a field with autofocus has the focus before any effect runs.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (lost && before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus({ preventScroll: true });
    },
    [before],
  );
}
