/** The frame of an import: choose or drop a file, see that it is read, what is wrong with it, and what was done. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { t } from '../../../shared/words/words.ts';
import { DropPlace } from '../drop-place.tsx';
import { EmptyState } from '../empty-state.tsx';
import { InlineProblem } from '../inline-problem.tsx';
import { KeyHint } from '../key-hint.tsx';
import { PaneHead } from '../pane-head.tsx';
import classes from './table-import.module.css';
import type { ImportStanding } from './table-shapes.ts';

export interface ImportFrameProps {
  readonly title: string;
  /** What `Esc` goes back to. */
  readonly back: string;
  readonly state: ImportStanding;
  /** Whether a file has been read. */
  readonly read: boolean;
  /** What was done, once it is. */
  readonly done: string | null;
  /** Said before a file is chosen, e.g. where one to fill in comes from. */
  readonly before?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ImportFrame({ title, back, state, read, done, before, onClose, children }: ImportFrameProps) {
  const { busy } = state;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onClose]);
  return (
    <section className={classes.screen} aria-label={title} data-pane tabIndex={-1}>
      <DropPlace label={t('tableImport.drop')} onDrop={(files) => void state.drop(files)}>
        <PaneHead
          level={1}
          title={title}
          {...(read ? { count: t('tableImport.meta') } : {})}
          tools={
            <>
              <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onClose}>
                {back}
              </Button>
              <Button
                variant={read ? 'default' : 'filled'}
                rightSection={<KeyHint keys="O" onFill={!read} />}
                aria-keyshortcuts="O"
                disabled={busy?.kind === 'writing'}
                onClick={() => void state.choose()}
              >
                {t(read ? 'tableImport.another' : 'tableImport.choose')}
              </Button>
            </>
          }
        />
        <div className={classes.body}>
          <div role="status" className={classes.status}>
            {done !== null ? <p className={classes.done}>{done}</p> : null}
            {busy === null ? null : (
              <p>
                {busy.kind === 'writing' ? t('tableImport.writing') : t('tableImport.reading', { name: busy.name })}{' '}
                <button type="button" className={classes.link} onClick={state.cancel}>
                  {t('tableImport.cancel')}
                </button>
              </p>
            )}
          </div>
          <InlineProblem problem={state.problem} />
          {read || busy !== null || done !== null ? null : (
            <>
              <EmptyState what={t('tableImport.drop')} todo={t('tableImport.meta')} />
              {before}
            </>
          )}
          {done === null ? children : null}
          {done === null ? null : (
            <Button className={classes.alone ?? ''} onClick={onClose}>
              {back}
            </Button>
          )}
        </div>
      </DropPlace>
    </section>
  );
}
