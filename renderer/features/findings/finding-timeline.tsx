/** The dates of a nonconformity on one line, with today on it. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dayAndMonth } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import classes from './finding-timeline.module.css';
import { layTimeline, type Timeline } from './timeline.ts';

type Detail = OutputOf<'findings.show'>;

export function FindingTimeline({ detail, today }: { readonly detail: Detail; readonly today: string }) {
  const { finding, responses } = detail;
  if (finding.issuedAt === null) return null;
  const answered = responses.at(-1)?.response.submittedOn ?? null;
  const line = layTimeline({
    issued: finding.issuedAt,
    answerBy: finding.answerBy,
    answeredOn: answered,
    verifyBy: finding.verifyBy,
    today,
  });
  const done = finding.state === 'closed' || finding.state === 'withdrawn';
  return (
    <section className={classes.timeline} aria-label={t('findings.timeline.label')}>
      <p
        className={classes.today}
        data-late={(!done && line.daysToNext !== null && line.daysToNext < 0) || undefined}
        data-second-half={line.today > 0.5 || undefined}
        style={line.today > 0.5 ? { paddingRight: `${(1 - line.today) * 100}%` } : { paddingLeft: `${line.today * 100}%` }}
      >
        {done ? '' : todayWords(line, today)}
      </p>
      <div className={classes.track}>
        <span className={classes.gone} style={{ width: `${(done ? 1 : line.today) * 100}%` }} />
        {line.points.map((point) => (
          <span key={point.key} className={classes.tick} style={{ left: `${point.at * 100}%` }} />
        ))}
        {done ? null : <span className={classes.now} style={{ left: `${line.today * 100}%` }} />}
      </div>
      <ol className={classes.points} data-crowded={line.points.some((point) => point.crowded) || undefined}>
        {line.points.map((point, index) => (
          <li
            key={point.key}
            data-last={(index > 0 && (index === line.points.length - 1 || point.at > 0.5)) || undefined}
            data-crowded={point.crowded || undefined}
            style={{ left: `${point.at * 100}%` }}
          >
            <strong>{dayAndMonth(point.date)}</strong>{' '}
            {point.key === 'answer_by' && answered !== null
              ? t('findings.timeline.answered', { date: dayAndMonth(answered) })
              : t(`findings.timeline.${point.key}`)}
          </li>
        ))}
      </ol>
    </section>
  );
}

function todayWords(line: Timeline, today: string): string {
  const day = dayAndMonth(today);
  if (line.daysToNext === null || line.next === null) return t('findings.timeline.today', { today: day });
  if (line.daysToNext < 0)
    return t(line.next === 'answer_by' ? 'findings.timeline.answerPast' : 'findings.timeline.past', {
      today: day,
      count: -line.daysToNext,
    });
  return t(line.next === 'answer_by' ? 'findings.timeline.toAnswer' : 'findings.timeline.toVerify', { today: day, count: line.daysToNext });
}
