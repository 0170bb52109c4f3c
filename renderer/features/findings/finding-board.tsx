/** Findings as a board: one lane for each part of their life. A card opens its finding; a step is taken there. */
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef } from 'react';
import { dayAndMonth } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { GradeMark } from '../../components/grade-mark.tsx';
import { StateRing } from '../../components/state-ring.tsx';
import { boardOf, cardAfterKey, type Lane, lanes } from './board.ts';
import classes from './finding-board.module.css';
import type { FindingRow } from './register.ts';

export interface FindingBoardProps {
  readonly findings: readonly FindingRow[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

/** In narrow lanes the date stands under the number. */
const CARD = 98;
const CARD_WHEN_NARROW = 114;

export function FindingBoard({ findings, chosen, onChoose, onOpen }: FindingBoardProps) {
  const base = useId();
  const board = useMemo(() => boardOf(findings), [findings]);
  return (
    <div
      className={classes.board}
      role="listbox"
      aria-label={t('findingViews.boardLabel')}
      tabIndex={0}
      aria-activedescendant={chosen === null ? undefined : `${base}-${chosen}`}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
        if (event.key === 'Enter' && chosen !== null) {
          event.preventDefault();
          onOpen(chosen);
          return;
        }
        const next = cardAfterKey(board, chosen, event.key);
        if (next === null) return;
        event.preventDefault();
        onChoose(next);
      }}
    >
      {lanes.map((lane) => (
        <BoardLane key={lane} lane={lane} cards={board.get(lane) ?? []} base={base} chosen={chosen} onOpen={onOpen} />
      ))}
    </div>
  );
}

interface LaneProps {
  readonly lane: Lane;
  readonly cards: readonly FindingRow[];
  readonly base: string;
  readonly chosen: string | null;
  readonly onOpen: (id: string) => void;
}

function BoardLane({ lane, cards, base, chosen, onOpen }: LaneProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 1280px)', undefined, { getInitialValueInEffect: false });
  const height = narrow ? CARD_WHEN_NARROW : CARD;
  const virtualizer = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 4,
    getItemKey: (index) => cards[index]?.id ?? index,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: cards of another height are laid out anew.
  useEffect(() => virtualizer.measure(), [height]);
  const at = cards.findIndex((card) => card.id === chosen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice scrolls.
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [chosen]);
  const title = t(`findingViews.board_lanes.${lane}`);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options inside the list of cards.
    <div className={classes.lane} role="group" aria-label={`${title}, ${cards.length}`}>
      <p className={classes.laneHead} aria-hidden="true">
        <span className={classes.laneName}>{title}</span>
        <span>{cards.length}</span>
      </p>
      <div ref={scroller} className={classes.cards} role="presentation">
        {cards.length === 0 ? <p className={classes.none}>{t('findingViews.laneEmpty')}</p> : null}
        <div className={classes.sheet} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const card = cards[item.index];
            if (card === undefined) return null;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the board.
              // biome-ignore lint/a11y/useFocusableInteractive: the board keeps the focus.
              <div
                key={card.id}
                id={`${base}-${card.id}`}
                role="option"
                aria-selected={card.id === chosen}
                className={classes.card}
                data-chosen={card.id === chosen || undefined}
                style={{ height: height - 8, transform: `translateY(${item.start}px)` }}
                onClick={() => onOpen(card.id)}
              >
                <span className={classes.cardHead}>
                  <GradeMark grade={card.grade} markOnly />
                  <strong>{card.shortNumber}</strong>
                  <span className={classes.due} data-late={card.daysLate > 0 || undefined}>
                    {card.daysLate > 0 ? t('findings.late', { count: card.daysLate }) : card.due === null ? '' : dayAndMonth(card.due)}
                  </span>
                </span>
                <span className={classes.cardTitle} title={card.title}>
                  {card.title}
                </span>
                <span className={classes.state}>
                  <StateRing state={card.state} late={card.daysLate > 0} />
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
