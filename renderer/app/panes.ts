/** F6: the next part of the window. Parts carry `data-pane`; the focus returns to where it was inside them. */

const last = new WeakMap<Element, HTMLElement>();

const focusable = 'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

/** Moves the focus by one pane, forwards or back, around the end. */
export function cyclePane(direction: 1 | -1): void {
  // A pane that holds panes is only their frame.
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.offsetParent !== null && pane.querySelector('[data-pane]') === null,
  );
  if (panes.length === 0) return;
  const active = document.activeElement;
  const at = panes.findLastIndex((pane) => pane.contains(active));
  const from = panes[at];
  if (from !== undefined && active instanceof HTMLElement && active !== from) last.set(from, active);
  const next = panes[(at + direction + panes.length) % panes.length];
  if (next === undefined) return;
  const remembered = last.get(next);
  const target = remembered?.isConnected === true ? remembered : (next.querySelector<HTMLElement>(focusable) ?? next);
  target.focus();
}
