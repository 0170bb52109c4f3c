/** The holes, the chosen one or the chosen cell row by row, and what can be done about it. */
import { Button, Textarea } from '@mantine/core';
import { IconCircleDashed } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { AuditKind } from '../../../shared/model/vocabulary.ts';
import { isLeftOut, isSeen, lookKinds } from '../../../shared/rules/coverage.ts';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { ResultMark } from '../../components/result-mark.tsx';
import { type Board, type Hole, holeKey, type Place, type Row, seenElsewhere } from './board.ts';
import classes from './holes-panel.module.css';

export interface Subject {
  readonly title: string;
  readonly rows: readonly Row[];
  /** The cell, where it is one. */
  readonly place: Place | null;
}

export interface HolesPanelProps {
  readonly auditId: string;
  readonly kind: AuditKind;
  readonly board: Board;
  readonly holes: readonly Hole[];
  readonly partly: number;
  readonly chosenHole: string | null;
  readonly subject: Subject | null;
  readonly asking: boolean;
  readonly list: RefObject<HTMLUListElement | null>;
  readonly onHole: (hole: Hole) => void;
  readonly onOpenRow: (row: Row) => void;
  readonly onAsk: (asking: boolean) => void;
}

/** Longer lists of rows say how many more there are. */
const ROWS_SHOWN = 60;

export function HolesPanel(props: HolesPanelProps) {
  const { holes, partly, chosenHole, list, onHole } = props;
  return (
    <div className={classes.panel}>
      <PaneHead
        title={t('coverageScreen.holes')}
        count={partly === 0 ? String(holes.length) : t('coverageScreen.holesAndPartly', { holes: holes.length, partly })}
      />
      {holes.length === 0 ? <p className={classes.quiet}>{t('coverageScreen.holesNone')}</p> : null}
      <ul className={classes.holes} ref={list}>
        {holes.map((hole) => (
          <li key={holeKey(hole)}>
            <button
              type="button"
              className={classes.holeRow}
              aria-current={holeKey(hole) === chosenHole || undefined}
              onClick={() => onHole(hole)}
            >
              <IconCircleDashed size={14} stroke={1.8} aria-hidden="true" className={classes.mark} />
              <span className={classes.what} title={hole.what}>
                {hole.what}
              </span>
              <span className={classes.number}>
                {hole.rows.length === 0 ? '' : t('coverageScreen.rowsOpen', { count: hole.rows.length })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <SubjectPart key={props.subject?.title ?? ''} {...props} />
    </div>
  );
}

function SubjectPart({ auditId, kind, board, subject, asking, onOpenRow, onAsk }: HolesPanelProps) {
  const [said, setSaid] = useState('');
  if (subject === null) return null;
  const open = subject.rows.filter(canBeLeftOut);
  const firstOpen = subject.rows.find((row) => !isSeen(row)) ?? subject.rows[0];
  const elsewhere = subject.place === null || board.view !== 'units' || open.length === 0 ? [] : seenElsewhere(board, subject.place);
  return (
    <section className={classes.subject} aria-label={t('coverageScreen.chosen')}>
      <h3 className={classes.title}>{subject.title}</h3>
      {subject.rows.length === 0 ? (
        <p className={classes.quiet}>{t(subject.place === null ? 'coverageScreen.nothingPlannedUnit' : 'coverageScreen.nothingPlanned')}</p>
      ) : null}
      <ul className={classes.rows}>
        {subject.rows.slice(0, ROWS_SHOWN).map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className={classes.row}
              onClick={() => onOpenRow(row)}
              aria-label={t('coverageScreen.openRow', { ref: row.ref })}
            >
              <ResultMark mark={row.shown ?? (isSeen(row) || row.progress !== 'not_started' ? 'in_progress' : 'not_started')} />
              <span className={classes.ref}>{row.ref}</span>
              <span className={classes.rowText}>
                <span className={classes.rowTitle}>{row.title}</span>
                <span className={classes.looks}>{looksOf(row)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {subject.rows.length > ROWS_SHOWN ? (
        <p className={classes.quiet}>{t('coverageScreen.more', { count: subject.rows.length - ROWS_SHOWN })}</p>
      ) : null}
      {elsewhere.length === 0 ? null : (
        <p className={classes.elsewhere}>
          {t('coverageScreen.elsewhere', {
            list: elsewhere
              .map(({ column, cell }) => t('coverageScreen.elsewhereOne', { unit: column.label, seen: cell.seen, planned: cell.planned }))
              .join(', '),
          })}
        </p>
      )}
      <p role="status" className={classes.said}>
        {said}
      </p>
      {firstOpen === undefined ? null : <h4 className={classes.label}>{t('coverageScreen.whatNow')}</h4>}
      {asking && open.length > 0 ? (
        <LeaveOut
          auditId={auditId}
          rows={open}
          onDone={(count) => {
            setSaid(t('coverageScreen.leftOutDone', { count }));
            onAsk(false);
          }}
          onCancel={() => onAsk(false)}
        />
      ) : (
        <div className={classes.deeds}>
          {firstOpen === undefined ? null : (
            <Button rightSection={<KeyHint keys="Enter" onFill />} onClick={() => onOpenRow(firstOpen)}>
              {t('coverageScreen.openFirst')}
            </Button>
          )}
          {open.length === 0 ? null : (
            <Button variant="default" rightSection={<KeyHint keys="6" />} aria-keyshortcuts="6" onClick={() => onAsk(true)}>
              {t(kind === 'stage_1' ? 'coverageScreen.leaveOutStage1' : 'coverageScreen.leaveOut', { count: open.length })}
            </Button>
          )}
        </div>
      )}
      {open.length === 0 ? null : <p className={classes.note}>{t('coverageScreen.staysNote')}</p>}
    </section>
  );
}

/** Nothing seen, nothing concluded. */
export const canBeLeftOut = (row: Row): boolean =>
  !isSeen(row) && (row.stored === null || ((row.stored === 'not_sampled' || row.stored === 'not_reviewed') && row.reason.trim() === ''));

function looksOf(row: Row): string {
  if (isLeftOut(row)) return row.reason;
  const looks = lookKinds.filter((kind) => row.looks[kind] > 0).map((kind) => t(`coverage.look.${kind}`, { count: row.looks[kind] }));
  if (looks.length === 0) return t('coverageScreen.notSeen');
  return row.by.length === 0 ? looks.join(', ') : t('coverageScreen.looksBy', { looks: looks.join(', '), people: row.by.join(', ') });
}

interface LeaveOutProps {
  readonly auditId: string;
  readonly rows: readonly Row[];
  readonly onDone: (count: number) => void;
  readonly onCancel: () => void;
}

/** Asks why; the text stays in the form until it is written. */
function LeaveOut({ auditId, rows, onDone, onCancel }: LeaveOutProps) {
  const leave = useRun('coverage.leaveOut');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = async () => {
    setAsked(true);
    if (reason.trim() === '') return;
    const done = await leave.run({ auditId, rows: rows.map((row) => row.id), reason: reason.trim() });
    if (done !== null) onDone(done.changed);
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onCancel();
        } else if (event.key === 'Enter' && !event.shiftKey && event.target === field.current) {
          event.preventDefault();
          void save();
        }
      }}
    >
      <Textarea
        ref={field}
        autosize
        minRows={2}
        label={t('coverageScreen.reason')}
        value={reason}
        error={asked && reason.trim() === '' ? t('coverageScreen.reasonNeeded') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={leave.busy} rightSection={<KeyHint keys="Enter" />}>
        {t('coverageScreen.save')}
      </Button>
      <InlineProblem problem={leave.problem} />
    </form>
  );
}
