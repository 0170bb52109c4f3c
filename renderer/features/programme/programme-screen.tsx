/** The programme of the cycle: a calendar picture, its visits, what each looks at, and what is to be looked at. */

import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { dateRange, longDate, shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { SplitPanes } from '../../components/split-panes.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { WholeScreen } from '../../components/whole-screen.tsx';
import { CalendarPicture, type Programme, type Visit } from './calendar-picture.tsx';
import { programmeCommands } from './commands.ts';
import { DatesForm } from './dates-form.tsx';
import classes from './programme-screen.module.css';
import { SamplingForm, VisitSites } from './sites-form.tsx';
import { VisitStateMark } from './state-mark.tsx';
import { VisitForm } from './visit-form.tsx';

type Side = 'about' | 'visit' | 'new' | 'dates' | 'sites';
const sidePane = { width: 380, min: 300, max: 560 } as const;

export function ProgrammeScreen() {
  const read = useRead('programme.show', {});
  if (read.error !== null) return <InlineProblem problem={read.error} />;
  if (read.data === undefined) return null;
  return read.data.applies ? (
    <ProgrammeOf shown={read.data} />
  ) : (
    <EmptyState what={t('programmeScreen.notHere')} todo={t('programmeScreen.notHereTodo')} />
  );
}

/** `Cycle 12 Feb 2027 to 11 Feb 2030 · from an assumed day`. */
function cycleLine({ programme, cycle }: Programme): string {
  if (programme === null) return '';
  if (cycle === null) return t('programmeScreen.noCycle');
  return [
    t('programmeScreen.cycle', { from: shortDate(cycle.start), to: shortDate(cycle.expires) }),
    cycle.decided
      ? t('programmeScreen.decided', { on: longDate(cycle.start), source: programme.decisionSource })
      : t('programmeScreen.assumed'),
    ...(programme.settledOn === null ? [] : [t('programmeScreen.settled', { on: shortDate(programme.settledOn) })]),
  ].join(' · ');
}

function ProgrammeOf({ shown }: { readonly shown: Programme }) {
  const narrow = useNarrow();
  const [panel, setPanel] = useState(!narrow);
  const [side, setSide] = useState<Side>('about');
  const [chosenId, setChosen] = useState<string | null>(null);
  const make = useRun('programme.make');
  const remove = useRun('programme.removeVisit');
  const checks = useRef<HTMLUListElement>(null);
  const { programme, visits } = shown;
  const chosen = visits.find(({ id }) => id === chosenId) ?? null;
  const some = programme !== null;
  const show = (next: Side) => {
    setSide(next);
    setPanel(true);
  };
  const back = (id: string | null) => {
    if (id !== null) setChosen(id);
    setSide('about');
  };
  const removeVisit = (reason: string) => {
    if (chosen !== null)
      void remove.run({ id: chosen.id, ...(reason === '' ? {} : { reason }) }).then((done) => done !== null && setSide('about'));
  };
  useCommands([
    { ...programmeCommands.make, when: !some, run: () => void make.run({}) },
    { ...programmeCommands.add, when: some, run: () => show('new') },
    { ...programmeCommands.open, when: chosen !== null, run: () => show('visit'), ...(chosen === null ? {} : { detail: chosen.title }) },
    { ...programmeCommands.dates, when: some, run: () => show('dates') },
    { ...programmeCommands.sites, when: some && shown.options.sites.length > 0, run: () => show('sites') },
    {
      ...programmeCommands.checks,
      when: some,
      run: () => {
        show('about');
        window.requestAnimationFrame(() => checks.current?.focus());
      },
    },
    // A settled programme wants a reason, which the form of the visit asks for.
    {
      ...programmeCommands.remove,
      when: chosen !== null,
      run: () => (programme?.settledOn === null ? removeVisit('') : show('visit')),
      ...(chosen === null ? {} : { detail: chosen.title }),
    },
    { ...programmeCommands.panel, when: some, run: () => setPanel((last) => !last) },
  ]);
  const tools = some ? (
    <>
      <Button variant="default" rightSection={<KeyHint keys="S" />} aria-keyshortcuts="S" onClick={() => show('sites')}>
        {t('programmeScreen.sites')}
      </Button>
      <Button variant="default" rightSection={<KeyHint keys="D" />} aria-keyshortcuts="D" onClick={() => show('dates')}>
        {t('programmeScreen.dates')}
      </Button>
      <Button rightSection={<KeyHint keys="N" onFill />} aria-keyshortcuts="N" onClick={() => show('new')}>
        {t('programmeScreen.visit')}
      </Button>
    </>
  ) : null;
  const middle = (
    <WholeScreen title={t('programmeScreen.title')} line={cycleLine(shown)} tools={tools}>
      <InlineProblem problem={make.problem ?? remove.problem} />
      {some ? (
        <div className={classes.body}>
          {shown.cycle === null ? (
            <p className={classes.quiet}>{t('programmeScreen.noCycle')}</p>
          ) : (
            <CalendarPicture shown={shown} chosen={chosenId} />
          )}
          <Visits visits={visits} chosen={chosenId} onChoose={setChosen} onOpen={() => show('visit')} />
          <Coverage shown={shown} />
          <Changes shown={shown} />
        </div>
      ) : (
        <EmptyState what={t('programmeScreen.none')} todo={t('programmeScreen.noneTodo')}>
          <Button loading={make.busy} onClick={() => void make.run({})}>
            {t('programmeScreen.make')}
          </Button>
        </EmptyState>
      )}
    </WholeScreen>
  );
  const about = (
    <>
      <PaneHead title={t('programmeScreen.toLookAt')} count={shown.checks.length === 0 ? undefined : shown.checks.length} />
      <div className={classes.panel}>
        <section className={classes.section} aria-label={t('programmeScreen.toLookAt')}>
          {shown.checks.length === 0 ? <p className={classes.quiet}>{t('programmeScreen.toLookAtNone')}</p> : null}
          <ul className={classes.checks} ref={checks} tabIndex={-1}>
            {shown.checks.map((check) => (
              <li key={check.text}>
                <CheckMark standing={check.late ? 'blocking' : 'warning'} size={16} />
                <span>
                  {check.text} <span className={classes.quiet}>{t('programmeScreen.clause', { clause: check.clause })}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
        <Missing shown={shown} />
        {chosen === null ? null : (
          <>
            <section className={classes.section} aria-label={chosen.title}>
              <h3>{chosen.title}</h3>
              <p>{whenOf(chosen)}</p>
              {chosen.focus === '' ? null : <p className={classes.focus}>{chosen.focus}</p>}
              <span>
                <Button variant="default" rightSection={<KeyHint keys="O" />} aria-keyshortcuts="O" onClick={() => show('visit')}>
                  {t('programmeScreen.commands.open')}
                </Button>
              </span>
            </section>
            <VisitSites key={chosen.id} shown={shown} visit={chosen} />
          </>
        )}
      </div>
    </>
  );
  const content =
    side === 'new' || (side === 'visit' && chosen !== null) ? (
      <VisitForm
        key={side === 'new' ? 'new' : chosen?.id}
        shown={shown}
        visit={side === 'new' ? null : chosen}
        onDone={back}
        onRemove={removeVisit}
      />
    ) : side === 'dates' && programme !== null ? (
      <DatesForm programme={programme} onDone={() => setSide('about')} />
    ) : side === 'sites' ? (
      <SamplingForm shown={shown} onDone={() => setSide('about')} />
    ) : (
      about
    );
  return (
    <SplitPanes
      name={narrow ? 'programme-narrow' : 'programme'}
      middleLabel={t('programmeScreen.title')}
      middle={middle}
      right={panel && some ? { ...sidePane, label: t('programmeScreen.toLookAt'), ground: 'nav', content } : undefined}
    />
  );
}

function whenOf(visit: Visit): string {
  return [dateRange(visit.from, visit.to), t(`programmeScreen.origin.${visit.origin}`), visit.audit?.number ?? '']
    .filter((part) => part !== '')
    .join(' · ');
}

interface VisitsProps {
  readonly visits: readonly Visit[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onOpen: () => void;
}

function Visits({ visits, chosen, onChoose, onOpen }: VisitsProps) {
  return (
    <section aria-label={t('programmeScreen.visits')}>
      <h2 className={classes.title}>{t('programmeScreen.visits')}</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            {(['visit', 'when', 'state', 'requirements', 'systems', 'sites'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`programmeScreen.columns.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {visits.map((visit) => (
            <tr key={visit.id} data-chosen={visit.id === chosen || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={classes.choose}
                  aria-pressed={visit.id === chosen}
                  onClick={() => onChoose(visit.id)}
                  onDoubleClick={onOpen}
                >
                  {visit.title}
                </button>
              </th>
              <td>
                {dateRange(visit.from, visit.to)}
                <span className={classes.sub}>{t(`programmeScreen.origin.${visit.origin}`)}</span>
              </td>
              <td>
                <VisitStateMark state={visit.state} />
              </td>
              <td>{visit.whole ? t('programmeScreen.all') : visit.refs.join(' ')}</td>
              <td>{visit.systems.map(({ name }) => name).join(', ')}</td>
              <td>{visit.sites.map(({ name }) => name).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Coverage({ shown }: { readonly shown: Programme }) {
  return (
    <section aria-label={t('programmeScreen.coverage')}>
      <h2 className={classes.title}>{t('programmeScreen.coverage')}</h2>
      <p className={classes.quiet}>
        {t('programmeScreen.covered', { planned: shown.coverage.planned, total: shown.coverage.total })} {t('programmeScreen.coverageHelp')}
      </p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('programmeScreen.group')}</th>
            {shown.visits.map((visit) => (
              <th key={visit.id} scope="col">
                {visit.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.groups.map((group, index) => (
            <tr key={group.requirement}>
              <th scope="row">
                <span className={classes.ref}>{group.ref}</span> {group.title}
              </th>
              {shown.visits.map((visit) => {
                const planned = visit.cells[index] ?? 0;
                return (
                  <td key={visit.id} data-share={planned === 0 ? 'none' : planned === group.total ? 'all' : 'some'}>
                    {planned === 0
                      ? '–'
                      : planned === group.total
                        ? t('programmeScreen.all')
                        : t('programmeScreen.ofCount', { planned, total: group.total })}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Missing({ shown }: { readonly shown: Programme }) {
  return (
    <section className={classes.section} aria-label={t('programmeScreen.missing')}>
      <h3>{t('programmeScreen.missing')}</h3>
      {shown.coverage.missing.length === 0 ? <p className={classes.quiet}>{t('programmeScreen.missingNone')}</p> : null}
      <ul className={classes.missing}>
        {shown.coverage.missing.map((one) => (
          <li key={one.id}>{one.name}</li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ shown }: { readonly shown: Programme }) {
  return (
    <section aria-label={t('programmeScreen.changes')}>
      <h2 className={classes.title}>{t('programmeScreen.changes')}</h2>
      {shown.changes.length === 0 ? (
        <p className={classes.quiet}>
          {t(shown.programme?.settledOn === null ? 'programmeScreen.changesOpen' : 'programmeScreen.changesNone')}
        </p>
      ) : null}
      <ul className={classes.missing}>
        {shown.changes.map((change) => (
          <li key={change.id}>
            {shortDate(change.changedOn)} · {change.changedBy} · {change.what}: {change.reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
