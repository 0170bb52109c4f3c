/** Beside the plan: what it covers, what is in no session, what does not fit, the chosen session, and the agreement. */
import { Button, Menu, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleDashed } from '@tabler/icons-react';
import { type RefObject, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { clockTime } from '../../../shared/rules/plan.ts';
import { weekdayDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { Deeds, RecordForm } from '../../components/record-pane.tsx';
import { Meter } from '../../components/stacked-bar.tsx';
import { type Plan, placesFor, type Session } from './board-model.ts';
import { coveredOf, coverageKinds as kinds } from './plan-line.ts';
import classes from './plan-screen.module.css';

type Coverage = OutputOf<'plan.coverage'>;
type Uncovered = Coverage['uncovered'][number];

export interface PlanPanelProps {
  readonly plan: Plan;
  readonly coverage: Coverage | undefined;
  readonly chosen: Session | null;
  readonly agreeing: boolean;
  readonly uncoveredList: RefObject<HTMLUListElement | null>;
  readonly onChoose: (id: string) => void;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
  readonly onAgreed: () => void;
}

export function PlanPanel(props: PlanPanelProps) {
  const { plan, coverage, chosen, agreeing, onAgreed } = props;
  const { covered, total } = coveredOf(coverage);
  return (
    <>
      <PaneHead title={t('planScreen.covered')} count={t('planScreen.ofCount', { covered, total })} />
      <div className={classes.panel}>
        {agreeing ? <Agreement plan={plan} onDone={onAgreed} /> : null}
        {coverage === undefined ? null : (
          <>
            <ul className={classes.meters}>
              {kinds
                .filter((kind) => coverage.counts[kind].total > 0)
                .map((kind) => {
                  const { covered: value, total: of } = coverage.counts[kind];
                  const words = t('planScreen.ofCount', { covered: value, total: of });
                  return (
                    <li key={kind}>
                      <span>{t(`planScreen.kinds.${kind}`)}</span>
                      <Meter value={value} total={of} label={`${t(`planScreen.kinds.${kind}`)}: ${words}`} width={70} />
                      <span className={classes.number}>{words}</span>
                    </li>
                  );
                })}
            </ul>
            <UncoveredList {...props} coverage={coverage} />
          </>
        )}
        <Problems {...props} />
        {chosen === null ? null : <Chosen {...props} session={chosen} />}
      </div>
    </>
  );
}

function UncoveredList({ plan, coverage, chosen, uncoveredList }: PlanPanelProps & { readonly coverage: Coverage }) {
  const place = useRun('plan.place');
  const [said, setSaid] = useState('');
  const sessions = plan.sessions.filter((session) => session.kind === 'session' && session.held !== 'not_held');
  const nameOf = (one: Uncovered) => (one.ref === '' ? one.title : one.ref);
  const put = async (one: Uncovered, session: Session, at: number) => {
    const what = one.kind === 'system' ? { systemId: one.id } : one.kind === 'site' ? { siteId: one.id } : { requirement: one.id };
    if ((await place.run({ sessionId: session.id, what })) === null) return;
    setSaid(t('planScreen.placed', { what: nameOf(one), session: session.title }));
    // The row goes away with the next answer: the focus waits at the one that takes its place.
    window.setTimeout(() => {
      const rows = uncoveredList.current?.querySelectorAll('button') ?? [];
      (rows[Math.min(at, rows.length - 1)] ?? uncoveredList.current)?.focus();
    }, 60);
  };
  return (
    <section className={classes.section} aria-label={t('planScreen.uncovered')}>
      <h3>{t('planScreen.uncovered')}</h3>
      {coverage.uncovered.length === 0 ? <p className={classes.quiet}>{t('planScreen.uncoveredNone')}</p> : null}
      <ul className={classes.uncovered} ref={uncoveredList} tabIndex={-1}>
        {coverage.uncovered.map((one, at) => (
          <li key={`${one.kind}:${one.id}`}>
            <IconCircleDashed className={classes.hole} size={14} stroke={1.8} aria-hidden="true" />
            {one.ref === '' ? null : <span className={classes.ref}>{one.ref}</span>}
            <span className={classes.what} title={one.title}>
              {one.title}
            </span>
            <Menu position="bottom-end" width={300}>
              <Menu.Target>
                <button
                  type="button"
                  className="thin-link"
                  aria-label={t('planScreen.placeLabel', { what: `${one.ref} ${one.title}`.trim() })}
                >
                  {t('planScreen.place')}
                </button>
              </Menu.Target>
              <Menu.Dropdown className={classes.placeMenu}>
                <Menu.Label>{sessions.length === 0 ? t('planScreen.noSessions') : t('planScreen.placeInto')}</Menu.Label>
                {placesFor(one, sessions, chosen).map((session) => (
                  <Menu.Item
                    key={session.id}
                    onClick={() => void put(one, session, at)}
                    rightSection={session.id === one.likeliest ? <span className={classes.fits}>{t('planScreen.placeFits')}</span> : null}
                  >
                    {weekdayDate(session.day).slice(0, 3)} {clockTime(session.startMinute)} {session.title}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
      </ul>
      <p role="status" className={classes.quiet}>
        {said}
      </p>
      <InlineProblem problem={place.problem} />
    </section>
  );
}

function Problems({ plan, onChoose }: PlanPanelProps) {
  return (
    <section className={classes.section} aria-label={t('planScreen.problems')}>
      <h3>{t('planScreen.problems')}</h3>
      {plan.problems.length === 0 ? <p className={classes.quiet}>{t('planScreen.problemsNone')}</p> : null}
      <ul className={classes.problems}>
        {plan.problems.map((problem) => {
          const last = problem.sessions.at(-1);
          return (
            <li key={`${problem.kind}:${problem.text}`} data-clash={problem.clash || undefined}>
              <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
              {last === undefined ? (
                <span>{problem.text}</span>
              ) : (
                <button type="button" className={classes.problem} onClick={() => onChoose(last)}>
                  {problem.text}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Chosen({ plan, session, onOpen, onRemove }: PlanPanelProps & { readonly session: Session }) {
  const when = t('planScreen.whenText', {
    day: weekdayDate(session.day),
    from: clockTime(session.startMinute),
    to: clockTime(session.endMinute),
  });
  const place = [session.siteName ?? '', session.room, session.remote ? t('plan.remoteBy', { means: session.means }) : '']
    .filter((part) => part !== '')
    .join(', ');
  const facts: readonly (readonly [string, string])[] = [
    [t('planScreen.when'), session.timeZone === plan.audit.timeZone ? when : t('planScreen.zoneText', { when, zone: session.timeZone })],
    [t('planScreen.placeField'), place],
    [
      t('planScreen.auditors'),
      session.members
        .map(({ name, role }) =>
          role === 'lead_auditor' || role === 'auditor' ? name : `${name} (${t(`vocabulary.personRole.${role}`).toLowerCase()})`,
        )
        .join(', '),
    ],
    [t('planScreen.auditees'), session.auditees],
    [t('planScreen.systems'), session.systems.map(({ name }) => name).join(', ')],
    [t('planScreen.requirements'), session.refs.join(' ')],
    [t('planScreen.note'), session.note],
    [
      t('planScreen.held'),
      session.held === 'open'
        ? ''
        : [t(`plan.held.${session.held}`), session.heldText, session.deviationReason].filter((part) => part !== '').join('. '),
    ],
  ];
  return (
    <section className={classes.section} aria-label={t('planScreen.chosen')}>
      <h3>{t('planScreen.chosen')}</h3>
      <p className={classes.chosenTitle}>{session.title}</p>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <div className={classes.deeds}>
        <Button variant="default" rightSection={<KeyHint keys="Enter" />} onClick={onOpen}>
          {t('planScreen.edit')}
        </Button>
        <Button variant="default" onClick={onRemove}>
          {t('planScreen.remove')}
        </Button>
      </div>
    </section>
  );
}

function Agreement({ plan, onDone }: { readonly plan: Plan; readonly onDone: () => void }) {
  const agree = useRun('plan.agree');
  const [name, setName] = useState(plan.audit.planAgreedWith);
  const [on, setOn] = useState(plan.audit.planAgreedOn ?? '');
  const first = useRef<HTMLInputElement>(null);
  const errors = agree.problem?.envelope.fields ?? {};
  const submit = async () => {
    if ((await agree.run({ auditId: plan.audit.id, with: name.trim(), on })) !== null) onDone();
  };
  return (
    <section className={classes.section} aria-label={t('planScreen.agreement.title')}>
      <h3>{t('planScreen.agreement.title')}</h3>
      <RecordForm label={t('planScreen.agreement.title')} onSubmit={() => void submit()} onCancel={onDone}>
        <TextInput
          ref={first}
          data-autofocus
          label={t('planScreen.agreement.with')}
          value={name}
          error={errors.with}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <DateField label={t('planScreen.agreement.on')} value={on} error={errors.on} onChange={setOn} />
        <InlineProblem problem={agree.problem} />
        <Deeds>
          <Button type="submit" loading={agree.busy}>
            {t('planScreen.agreement.deed')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('planScreen.agreement.cancel')}
          </Button>
        </Deeds>
      </RecordForm>
    </section>
  );
}
