/** The days side by side with a lane per auditor; blocks are chosen with arrows and moved with keys or the mouse. */
import { IconAlertTriangle, IconDeviceDesktop } from '@tabler/icons-react';
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { clockTime, PLAN_STEP } from '../../../shared/rules/plan.ts';
import { dayAndMonth, weekdayDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import {
  type ArrowKey,
  type Block,
  type Board,
  type Lane,
  lengthenedBy,
  type Move,
  movedBy,
  movedToLane,
  neighbour,
} from './board-model.ts';
import classes from './plan-board.module.css';

/** Height of an hour in pixels. */
const HOUR = 64;
const px = (minutes: number) => (minutes * HOUR) / 60;
/** A press that moves less than this is a click. */
const SLOP = 4;

export interface PlanBoardProps {
  readonly board: Board;
  readonly chosen: string | null;
  readonly clashing: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onMove: (move: Move) => void;
}

interface Drag {
  readonly id: string;
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  readonly edge: boolean;
  readonly lane: Lane | null;
  readonly dx: number;
  readonly dy: number;
}

const arrows: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
const stepsOf = (pixels: number) => Math.round(pixels / px(PLAN_STEP));

/** The lane under a point of the window. */
function laneAt(board: Board, x: number, y: number): Lane | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const at = element instanceof HTMLElement ? element.dataset.lane : undefined;
    if (at !== undefined) return board.lanes[Number(at)] ?? null;
  }
  return null;
}

export function PlanBoard({ board, chosen, clashing, onChoose, onOpen, onMove }: PlanBoardProps) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const container = useRef<HTMLDivElement>(null);
  const hours = Array.from({ length: (board.toMinute - board.fromMinute) / 60 + 1 }, (_, index) => board.fromMinute + index * 60);
  const height = px(board.toMinute - board.fromMinute);
  const anchor = chosen ?? board.blocks[0]?.session.id ?? null;

  useEffect(() => {
    if (chosen === null) return;
    const block = container.current?.querySelector<HTMLElement>(`[data-session="${chosen}"]`);
    block?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // The focus follows the choice only while it is on the board.
    if (container.current?.contains(document.activeElement) === true) block?.focus({ preventScroll: true });
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!arrows.includes(event.key) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const next = neighbour(board, chosen, event.key as ArrowKey);
    if (next !== null) onChoose(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>, block: Block) => {
    if (event.button !== 0) return;
    onChoose(block.session.id);
    const bounds = event.currentTarget.getBoundingClientRect();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({
      id: block.session.id,
      pointer: event.pointerId,
      x: event.clientX,
      y: event.clientY,
      edge: event.clientY > bounds.bottom - 7,
      lane: laneAt(board, event.clientX, event.clientY),
      dx: 0,
      dy: 0,
    });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag === null || event.pointerId !== drag.pointer) return;
    setDrag({ ...drag, dx: event.clientX - drag.x, dy: event.clientY - drag.y });
  };
  const onPointerUp = (event: PointerEvent) => {
    if (drag === null || event.pointerId !== drag.pointer) return;
    setDrag(null);
    const session = board.blocks.find((block) => block.session.id === drag.id)?.session;
    if (session === undefined || Math.hypot(drag.dx, drag.dy) < SLOP) return;
    const steps = stepsOf(drag.dy);
    if (drag.edge) {
      const longer = lengthenedBy(session, steps);
      if (longer !== null) onMove(longer);
      return;
    }
    const target = laneAt(board, event.clientX, event.clientY);
    const shifted = movedBy(session, steps);
    const across = drag.lane === null || target === null ? null : movedToLane(session, drag.lane, target);
    if (shifted !== null || across !== null) onMove({ ...(shifted ?? {}), ...(across ?? {}), id: session.id });
  };

  return (
    <div className={classes.scroll} ref={container}>
      <div className={classes.board} style={{ minWidth: 48 + board.lanes.length * 104 }}>
        <div className={classes.heads} aria-hidden="true">
          <span className={classes.corner} />
          {board.days.map(({ day, lanes, places }) => (
            <div key={day} className={classes.dayHead} style={{ flexGrow: lanes.length }}>
              <span className={classes.day}>
                {`${weekdayDate(day).slice(0, 3)} ${dayAndMonth(day)}`} <span className={classes.places}>{places.join(' · ')}</span>
              </span>
              <span className={classes.laneNames}>
                {lanes.map((lane) => (
                  <span key={lane.at}>{lane.memberId === null ? t('planScreen.nobody') : lane.name}</span>
                ))}
              </span>
            </div>
          ))}
        </div>
        <div className={classes.body} style={{ height }}>
          <div className={classes.hours} aria-hidden="true">
            {hours.map((minute) => (
              <span key={minute} style={{ top: px(minute - board.fromMinute) }}>
                {clockTime(minute)}
              </span>
            ))}
          </div>
          {hours.map((minute) => (
            <span key={minute} className={classes.line} style={{ top: px(minute - board.fromMinute) }} />
          ))}
          <div className={classes.lanes} role="listbox" aria-label={t('planScreen.board')} tabIndex={-1} onKeyDown={onKeyDown}>
            {board.days.map(({ day, lanes }) => (
              // biome-ignore lint/a11y/useSemanticElements: a <fieldset> is no child of a listbox.
              <div key={day} role="group" aria-label={weekdayDate(day)} className={classes.dayLanes} style={{ flexGrow: lanes.length }}>
                {lanes.map((lane) => (
                  <div key={lane.at} className={classes.lane} data-lane={lane.at} role="presentation" />
                ))}
                {board.blocks
                  .filter((block) => block.session.day === day)
                  .map((block) => (
                    <BlockView
                      key={`${block.session.id}:${block.fromLane}`}
                      block={block}
                      top={px(block.session.startMinute - board.fromMinute)}
                      first={lanes[0]?.at ?? 0}
                      lanes={lanes.length}
                      chosen={block.session.id === chosen}
                      reachable={block.main && block.session.id === anchor}
                      clash={clashing.has(block.session.id)}
                      drag={drag?.id === block.session.id ? drag : null}
                      onPointerDown={onPointerDown}
                      onPointerMove={onPointerMove}
                      onPointerUp={onPointerUp}
                      onFocus={() => onChoose(block.session.id)}
                      onOpen={() => onOpen(block.session.id)}
                    />
                  ))}
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

interface BlockViewProps {
  readonly block: Block;
  readonly top: number;
  /** First lane of the day, and how many it has. */
  readonly first: number;
  readonly lanes: number;
  readonly chosen: boolean;
  readonly reachable: boolean;
  readonly clash: boolean;
  readonly drag: Drag | null;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, block: Block) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
}

function placeOf({ block, top, first, lanes, drag }: BlockViewProps): CSSProperties {
  const { session } = block;
  const lane = 100 / lanes;
  const whole = (block.toLane - block.fromLane + 1) * lane;
  const width = whole / block.parts;
  const longer = drag?.edge === true ? stepsOf(drag.dy) * px(PLAN_STEP) : 0;
  return {
    top: top + 1,
    height: Math.max(px(PLAN_STEP), px(session.endMinute - session.startMinute) + longer) - 2,
    left: `calc(${(block.fromLane - first) * lane + block.part * width}% + 2px)`,
    width: `calc(${width}% - 4px)`,
    ...(drag !== null && !drag.edge && Math.hypot(drag.dx, drag.dy) >= SLOP
      ? { transform: `translate(${drag.dx}px, ${stepsOf(drag.dy) * px(PLAN_STEP)}px)`, zIndex: 3 }
      : {}),
  };
}

function BlockView(props: BlockViewProps) {
  const { block, chosen, reachable, clash, onPointerDown, onPointerMove, onPointerUp, onFocus, onOpen } = props;
  const { session } = block;
  const time = `${clockTime(session.startMinute)}–${clockTime(session.endMinute)}`;
  const short = session.endMinute - session.startMinute < 45;
  const words = [
    session.title,
    time,
    session.refs.join(' '),
    session.members.map(({ name }) => name).join(', '),
    session.auditees,
    ...(session.remote ? [t('plan.remote')] : []),
    ...(session.held === 'not_held' ? [t('plan.notHeld')] : []),
    ...(clash ? [t('plan.clash')] : []),
  ].filter((one) => one !== '');
  return (
    <div
      role="option"
      aria-selected={chosen}
      tabIndex={reachable ? 0 : -1}
      className={classes.block}
      style={placeOf(props)}
      data-session={block.main ? session.id : undefined}
      data-kind={session.kind}
      data-clash={clash || undefined}
      data-held={session.held}
      data-short={short || undefined}
      data-chosen={chosen || undefined}
      title={words.join(' · ')}
      onPointerDown={(event) => onPointerDown(event, block)}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={onOpen}
      onFocus={onFocus}
      {...(block.main ? { 'aria-label': words.join(', ') } : { 'aria-hidden': true })}
    >
      <span className={classes.title}>{session.title}</span>
      {session.refs.length > 0 ? <span className={classes.refs}>{session.refs.join(' ')}</span> : null}
      {session.auditees === '' ? null : <span className={classes.who}>{session.auditees}</span>}
      {session.remote ? (
        <span className={classes.who}>
          <IconDeviceDesktop size={13} stroke={1.6} aria-hidden="true" /> {t('plan.remote')}
        </span>
      ) : null}
      {session.held === 'not_held' ? <span className={classes.who}>{t('plan.notHeld')}</span> : null}
      {clash ? (
        <span className={classes.clash}>
          <IconAlertTriangle size={13} stroke={1.6} aria-hidden="true" /> {t('plan.clash')}
        </span>
      ) : null}
    </div>
  );
}
