/** The id of a record inside text: `E-087`, `S2-NC-04`, `#A.6.2.6`. A button when it leads somewhere. */
import { HoverCard } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './id-chip.module.css';

export interface IdChipProps {
  readonly id: string;
  /** Findings carry the tone of their grade, requirements the accent. */
  readonly tone?: 'plain' | 'accent' | 'minor' | 'major' | 'opportunity';
  /** Shown while pointed at or focused. */
  readonly card?: ReactNode;
  readonly onOpen?: () => void;
}

export function IdChip({ id, tone = 'plain', card, onOpen }: IdChipProps) {
  const chip =
    onOpen === undefined ? (
      <span className={classes.chip} data-tone={tone}>
        {id}
      </span>
    ) : (
      <button type="button" className={classes.chip} data-tone={tone} onClick={onOpen}>
        {id}
      </button>
    );
  if (card === undefined) return chip;
  return (
    <HoverCard openDelay={400} width={320} position="bottom-start">
      <HoverCard.Target>{chip}</HoverCard.Target>
      <HoverCard.Dropdown>{card}</HoverCard.Dropdown>
    </HoverCard>
  );
}
