/** Minutes left of the session that the plan has for now; over its time in the colour of a minor one, and never blinking. */
import { IconClock } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { sessionTimer } from '../../shared/rules/session-timer.ts';
import { dateIn } from '../../shared/words/dates.ts';
import { t } from '../../shared/words/words.ts';
import { useAuditChoice } from '../api/current-audit.ts';
import { useRead } from '../api/use-read.ts';
import classes from './top-bar.module.css';

const LOOK_EVERY_MS = 10_000;

export function SessionTimer() {
  const { working } = useAuditChoice();
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date().toISOString()), LOOK_EVERY_MS);
    return () => window.clearInterval(timer);
  }, []);
  const today = working === null ? '' : dateIn(now, working.timeZone);
  // The plan is read while the audit is on, and not on all other days of the year.
  const on = working !== null && (working.startsOn ?? '') <= today && today <= (working.endsOn ?? '');
  const plan = useRead('plan.list', { auditId: working?.id ?? '' }, { enabled: on }).data;
  const actor = useRead('engagement.status', {}).data?.file?.actor ?? null;
  if (!on || plan === undefined) return null;
  const member = plan.team.find((one) => one.personId === actor?.personId);
  const timer = sessionTimer(plan.sessions, now, member?.id ?? null);
  if (timer === null) return null;
  const over = timer.left < 0;
  const text = over ? t('notes.timer.over', { minutes: -timer.left }) : t('notes.timer.left', { minutes: timer.left, total: timer.total });
  return (
    <span className={classes.timer} data-over={over || undefined} title={t('notes.timer.label', { title: timer.title, text })}>
      <IconClock size={16} stroke={1.6} aria-hidden="true" />
      {over ? (
        text
      ) : (
        <>
          <strong>{t('notes.timer.leftShort', { minutes: timer.left })}</strong>
          <span className={classes.timerRest}>{t('notes.timer.leftOf', { total: timer.total })}</span>
        </>
      )}
    </span>
  );
}
