/** A returned response workbook: as sent, as returned, as now, and accept or reject per field. Nothing is written before. */
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { type ResponseField, responseKinds } from '../../../shared/model/response-fields.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { DateField } from '../../components/date-field.tsx';
import { DropPlace } from '../../components/drop-place.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { GradeMark } from '../../components/grade-mark.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import reading from '../../components/table-import/table-import.module.css';
import { findingCommands } from './commands.ts';
import classes from './read-response.module.css';
import { type Change, type Comparison, type Decision, keyOf, type ResponseState, type Returned, useResponse } from './use-response.ts';

export interface ReadResponseProps {
  readonly onClose: () => void;
  readonly onOpen: (findingId: string, auditId: string) => void;
}

export function ReadResponse({ onClose, onOpen }: ReadResponseProps) {
  const state = useResponse();
  const { comparison, busy, problem, done } = state;
  useCommands([{ ...findingCommands.chooseResponse, run: () => void state.choose() }]);
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onClose]);
  return (
    <section className={reading.screen} aria-label={t('responseScreen.read.title')} data-pane tabIndex={-1}>
      <DropPlace label={t('responseScreen.read.drop')} onDrop={(files) => void state.drop(files)}>
        <PaneHead
          level={2}
          title={t('responseScreen.read.title')}
          tools={
            <>
              <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onClose}>
                {t('responseScreen.read.back')}
              </Button>
              <Button
                variant={comparison === null ? 'filled' : 'default'}
                rightSection={<KeyHint keys="Ctrl+O" joined onFill={comparison === null} />}
                disabled={busy !== null}
                autoFocus
                onClick={() => void state.choose()}
              >
                {t(comparison === null ? 'responseScreen.read.choose' : 'responseScreen.read.another')}
              </Button>
            </>
          }
        />
        <div className={reading.body}>
          <div role="status" className={reading.status}>
            {busy === null ? null : <p>{t('responseScreen.read.reading', { name: busy.name })}</p>}
            {done === null ? null : <p className={reading.done}>{t('responseScreen.read.done', { ...done })}</p>}
          </div>
          <InlineProblem problem={problem} />
          {comparison === null && busy === null && problem === null ? (
            <EmptyState what={t('responseScreen.read.drop')} todo={t('responseScreen.read.meta')} />
          ) : null}
          {comparison === null ? null : (
            <>
              <Facts comparison={comparison} />
              {done === null ? <Problems comparison={comparison} /> : null}
              {done === null ? comparison.findings.map((one) => <Changes key={one.findingId} returned={one} state={state} />) : null}
              {done === null && comparison.already === null && comparison.findings.length > 0 ? (
                <Accept comparison={comparison} state={state} />
              ) : null}
              {done === null ? null : (
                <div className={classes.deeds}>
                  {comparison.findings.slice(0, 8).map(({ findingId, shortNumber }) => (
                    <Button key={findingId} variant="default" onClick={() => onOpen(findingId, comparison.auditId)}>
                      {t('responseScreen.read.show', { number: shortNumber })}
                    </Button>
                  ))}
                </div>
              )}
            </>
          )}
        </div>
      </DropPlace>
    </section>
  );
}

function Facts({ comparison }: { readonly comparison: Comparison }) {
  const { fileName, issue, already, unchanged, findings, problems } = comparison;
  return (
    <div>
      <p>{t('responseScreen.read.facts', { name: fileName, number: issue.number, date: shortDate(issue.sentAt), by: issue.sentByName })}</p>
      {already === null ? null : (
        <p className={reading.done}>{t('responseScreen.read.already', { date: shortDate(already.takenAt), name: already.takenByName })}</p>
      )}
      {already === null && findings.length === 0 && problems.length === 0 ? <p>{t('responseScreen.read.nothing')}</p> : null}
      {unchanged === 0 ? null : <p className={classes.quiet}>{t('responseScreen.read.unchanged', { count: unchanged })}</p>}
    </div>
  );
}

function placeOf({ sheet, row, column }: Comparison['problems'][number]): string {
  if (row === 0) return t(column === '' ? 'responseScreen.read.placeSheet' : 'responseScreen.read.placeColumn', { sheet, column });
  return t(column === '' ? 'responseScreen.read.placeRow' : 'responseScreen.read.place', { sheet, row, column });
}

function Problems({ comparison }: { readonly comparison: Comparison }) {
  if (comparison.problems.length === 0) return null;
  return (
    <section className={classes.part} aria-label={t('responseScreen.read.problems')}>
      <h2>{t('responseScreen.read.problems')}</h2>
      <p className={classes.quiet}>{t('responseScreen.read.problemsHelp')}</p>
      {comparison.problems.map((one) => (
        <span key={`${one.row} ${one.column} ${one.message}`} className={classes.problem}>
          {placeOf(one)}: {one.message}
        </span>
      ))}
    </section>
  );
}

/** A value as a person reads it. */
function shown(field: ResponseField, value: string): string {
  if (value === '') return t('responseScreen.read.empty');
  const kind = responseKinds[field];
  if (kind === 'date') return shortDate(value);
  if (kind === 'understood') return t(`response.understood.${value === 'yes' ? 'yes' : 'no'}`);
  if (kind === 'method') return t(`vocabulary.causeMethod.${value as 'other'}`);
  return value;
}

function Changes({ returned, state }: { readonly returned: Returned; readonly state: ResponseState }) {
  const titleId = `returned-${returned.findingId}`;
  return (
    <section className={classes.part} aria-labelledby={titleId}>
      <h2 id={titleId}>
        <GradeMark grade={returned.grade} /> {returned.shortNumber} {returned.title}
      </h2>
      <p className={classes.quiet}>
        {t(`vocabulary.findingState.${returned.state}`)} · {t('responseScreen.read.keys')}
      </p>
      {returned.notes.map((note) => (
        <span key={note} className={classes.problem}>
          {note}
        </span>
      ))}
      <table className={classes.table}>
        <thead>
          <tr>
            <th className={classes.narrow}>{t('responseScreen.read.field')}</th>
            <th>{t('responseScreen.read.sent')}</th>
            <th>{t('responseScreen.read.returned')}</th>
            <th>{t('responseScreen.read.now')}</th>
            <th className={classes.wide}>{t('responseScreen.read.decision')}</th>
          </tr>
        </thead>
        <tbody>
          {returned.changes.map((change) => (
            <Line key={change.field} returned={returned} change={change} state={state} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const keyDecisions: Readonly<Record<string, Decision>> = { a: 'accept', x: 'reject', l: 'later' };

function Line({ returned, change, state }: { readonly returned: Returned; readonly change: Change; readonly state: ResponseState }) {
  const { field, kind, blocked, accepted } = change;
  const decision = state.decisions.get(keyOf(returned.findingId, field)) ?? 'later';
  const name = t(`response.field.${field}`);
  const decide = (next: Decision) => {
    if (kind !== 'decided' && (next !== 'accept' || blocked === '')) state.decide(returned.findingId, field, next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = keyDecisions[event.key.toLowerCase()];
    if (next !== undefined) {
      event.preventDefault();
      decide(next);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const lines = [...document.querySelectorAll<HTMLElement>('[data-returned-line]')];
      lines[lines.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    }
  };
  return (
    <tr data-returned-line={`${returned.shortNumber} ${field}`} tabIndex={0} onKeyDown={onKeyDown}>
      <td className={classes.name}>
        {name}
        {kind === 'conflict' ? (
          <span className={classes.flag} data-conflict>
            {t('responseScreen.read.conflict')}
          </span>
        ) : null}
        {blocked === '' ? null : <span className={classes.flag}>{blocked}</span>}
      </td>
      <td>{shown(field, change.sent)}</td>
      <td>{shown(field, change.returned)}</td>
      <td>{shown(field, change.now)}</td>
      <td>
        {kind === 'decided' ? (
          t(accepted === true ? 'responseScreen.read.decidedAccepted' : 'responseScreen.read.decidedRejected')
        ) : (
          <SegmentedControl
            size="xs"
            aria-label={t('responseScreen.read.place_label', { number: returned.shortNumber, field: name })}
            value={decision}
            onChange={(next) => decide(next as Decision)}
            data={[
              { value: 'accept', label: t('responseScreen.read.accept'), disabled: blocked !== '' },
              { value: 'reject', label: t('responseScreen.read.reject') },
              { value: 'later', label: t('responseScreen.read.later') },
            ]}
          />
        )}
      </td>
    </tr>
  );
}

function Accept({ comparison, state }: { readonly comparison: Comparison; readonly state: ResponseState }) {
  const client = useRead('engagement.show', {}).data?.representativeName ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const [on, setOn] = useState('');
  const submittedBy = typed ?? client;
  const count = (wanted: Decision) => [...state.decisions.values()].filter((one) => one === wanted).length;
  const [accepted, rejected] = [count('accept'), count('reject')];
  const waits =
    accepted + rejected === 0
      ? t('responseScreen.read.needDecision')
      : submittedBy.trim() === ''
        ? t('responseScreen.read.needName')
        : null;
  return (
    <form
      className={classes.accept}
      onSubmit={(event) => {
        event.preventDefault();
        if (waits === null) void state.take(submittedBy.trim(), on);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && waits === null) {
          event.preventDefault();
          void state.take(submittedBy.trim(), on);
        }
      }}
    >
      <TextInput
        label={t('responseScreen.read.submittedBy')}
        value={submittedBy}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <DateField label={t('responseScreen.read.on')} description={t('responseScreen.read.onHelp')} value={on} onChange={setOn} />
      <div className={classes.deeds}>
        <Button type="submit" loading={state.busy?.kind === 'writing'} disabled={waits !== null}>
          {accepted === 0 ? t('responseScreen.read.deedReject') : t('responseScreen.read.deed', { count: accepted })}
        </Button>
        <Button variant="default" onClick={() => state.decideAll('accept')}>
          {t('responseScreen.read.acceptAll')}
        </Button>
        <Button variant="default" onClick={() => state.decideAll('reject')}>
          {t('responseScreen.read.rejectAll')}
        </Button>
        <span className={classes.quiet}>{waits ?? t('responseScreen.read.counts', { accepted, rejected, open: count('later') })}</span>
        <span className={classes.quiet}>{comparison.fileName}</span>
      </div>
    </form>
  );
}
