/** Which nonconformities are sent: a box for each, drawn on demand, for an audit may have thousands. */
import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { t } from '../../../shared/words/words.ts';
import type { FindingRow } from './register.ts';
import classes from './send-dialog.module.css';

export interface SendChoiceProps {
  readonly sendable: readonly FindingRow[];
  /** Those whose answer is awaited; the others go out as forms only. */
  readonly awaiting: ReadonlySet<string>;
  readonly picked: ReadonlySet<string>;
  readonly onPicked: (picked: ReadonlySet<string>) => void;
}

const ROW = 42;

export function SendChoice({ sendable, awaiting, picked, onPicked }: SendChoiceProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: sendable.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    // Tab goes on through boxes that are still to be drawn.
    overscan: 6,
    getItemKey: (index) => sendable[index]?.id ?? index,
  });
  const chosen = sendable.filter(({ id }) => picked.has(id)).length;
  const all = awaiting.size > 0 && [...awaiting].every((id) => picked.has(id));
  const toggle = (id: string, on: boolean) => {
    const next = new Set(picked);
    if (on) next.add(id);
    else next.delete(id);
    onPicked(next);
  };
  return (
    <>
      <div className={classes.every}>
        <Checkbox
          data-autofocus
          label={t('responseScreen.send.all')}
          checked={all}
          indeterminate={!all && chosen > 0}
          disabled={awaiting.size === 0}
          onChange={(event) => onPicked(event.currentTarget.checked ? awaiting : new Set())}
        />
        <span className={classes.note}>{t('responseScreen.send.chosen', { chosen, all: sendable.length })}</span>
      </div>
      <div ref={scroller} className={classes.list}>
        <div className={classes.sheet} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const one = sendable[item.index];
            if (one === undefined) return null;
            return (
              <Checkbox
                key={item.key}
                className={classes.choice}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                label={<span title={one.title}>{`${one.shortNumber} ${one.title}`}</span>}
                description={[
                  t(`vocabulary.gradeLong.${one.grade}`),
                  t(`vocabulary.findingState.${one.state}`),
                  ...(awaiting.has(one.id) ? [] : [t('responseScreen.send.onlyForm')]),
                ].join(' · ')}
                checked={picked.has(one.id)}
                onChange={(event) => toggle(one.id, event.currentTarget.checked)}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}
