/** Widths of panes, kept on this computer. Interface state only: nothing of an engagement is in it. */

export interface PaneLimits {
  /** Width at first, and after a double click on the divider. */
  readonly width: number;
  readonly min: number;
  readonly max: number;
}

export function clampWidth(width: number, limits: PaneLimits): number {
  return Math.round(Math.min(limits.max, Math.max(limits.min, width)));
}

const keyOf = (name: string) => `fieldbook.pane.${name}`;

export function keptWidth(name: string, limits: PaneLimits): number {
  const kept = Number(localStorage.getItem(keyOf(name)));
  return kept > 0 ? clampWidth(kept, limits) : limits.width;
}

export function keepWidth(name: string, width: number): void {
  localStorage.setItem(keyOf(name), String(width));
}

/** The widths of the drawn design. */
export const treePane: PaneLimits = { width: 300, min: 232, max: 480 };
export const listPane: PaneLimits = { width: 420, min: 200, max: 590 };
export const helperPane: PaneLimits = { width: 330, min: 280, max: 480 };
