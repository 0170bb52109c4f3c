/**
 * Panes side by side: left and right have a width in pixels, the middle takes the rest. Dividers drag, arrow keys move
 * them by 16 px, double click resets, widths are kept per `name`.
 */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { t } from '../../shared/words/words.ts';
import { clampWidth, keepWidth, keptWidth, type PaneLimits } from './pane-widths.ts';
import classes from './split-panes.module.css';

const STEP = 16;

export interface SidePane extends PaneLimits {
  readonly content: ReactNode;
  /** Name for F6 and for who does not see it. */
  readonly label: string;
  /** `nav` for helper panels, `surface` for lists. */
  readonly ground?: 'nav' | 'surface';
}

export interface SplitPanesProps {
  /** Widths are kept under this name. */
  readonly name: string;
  readonly left?: SidePane | undefined;
  readonly middle: ReactNode;
  readonly middleLabel: string;
  readonly right?: SidePane | undefined;
}

export function SplitPanes({ name, left, middle, middleLabel, right }: SplitPanesProps) {
  return (
    <div className={classes.panes}>
      {left === undefined ? null : <Side key={`${name}.left`} name={`${name}.left`} pane={left} side="left" />}
      <section className={classes.middle} aria-label={middleLabel} data-pane tabIndex={-1}>
        {middle}
      </section>
      {right === undefined ? null : <Side key={`${name}.right`} name={`${name}.right`} pane={right} side="right" />}
    </div>
  );
}

function Side({ name, pane, side }: { readonly name: string; readonly pane: SidePane; readonly side: 'left' | 'right' }) {
  const [width, setWidth] = useState(() => keptWidth(name, pane));
  const drag = useRef<{ x: number; width: number } | null>(null);
  const sign = side === 'left' ? 1 : -1;
  const set = (next: number) => {
    const clamped = clampWidth(next, pane);
    setWidth(clamped);
    keepWidth(name, clamped);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: width - sign * STEP,
      ArrowRight: width + sign * STEP,
      Home: pane.min,
      End: pane.max,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current !== null) set(drag.current.width + sign * (event.clientX - drag.current.x));
  };
  const body = (
    <section
      className={classes.side}
      data-ground={pane.ground ?? 'surface'}
      style={{ width }}
      aria-label={pane.label}
      data-pane
      tabIndex={-1}
    >
      {pane.content}
    </section>
  );
  const divider = (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be a focusable, movable separator.
    <div
      className={classes.divider}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('window.divider', { pane: pane.label })}
      aria-valuenow={width}
      aria-valuemin={pane.min}
      aria-valuemax={pane.max}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = null;
      }}
      onDoubleClick={() => set(pane.width)}
    />
  );
  return side === 'left' ? (
    <>
      {body}
      {divider}
    </>
  ) : (
    <>
      {divider}
      {body}
    </>
  );
}
