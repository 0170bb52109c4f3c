/** The cycle as a line of time: decision, limits, visits with their windows, today. The table below says the same in words. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { lanesOf, scaleOf, yearStarts } from './calendar-scale.ts';
import classes from './programme-screen.module.css';

export type Programme = OutputOf<'programme.show'>;
export type Visit = Programme['visits'][number];

const WIDTH = 820;
const LANE = 40;
const TOP = 46;
const LETTER = 6.4;
/** A visit of two days is drawn as wide as its mark, else neither could be seen on three years. */
const LEAST_BAR = 14;

export function CalendarPicture({ shown, chosen }: { readonly shown: Programme; readonly chosen: string | null }) {
  const { cycle, today } = shown;
  const dated = shown.visits.flatMap((visit) =>
    visit.from === null || visit.to === null ? [] : [{ visit, from: visit.from, to: visit.to }],
  );
  const scale = scaleOf(
    [
      ...dated.flatMap(({ from, to }) => [from, to]),
      ...(cycle === null ? [] : [cycle.start, cycle.firstSurveillanceBy, cycle.expires]),
      today,
    ],
    WIDTH,
  );
  if (scale === null || cycle === null) return null;
  const bars = dated
    .map(({ visit, from, to }) => {
      const x = scale.at(from);
      const width = Math.max(LEAST_BAR, scale.at(to) - x);
      return { visit, x, width, words: `${t(`programmeScreen.state.${visit.state}`)}, ${shortDate(to)}` };
    })
    .sort((a, b) => a.x - b.x);
  const lanes = lanesOf(
    bars.map(({ visit, x, width, words }) => ({ x, width: Math.max(width, LETTER * Math.max(visit.title.length, words.length)) + 10 })),
  );
  const height = TOP + (Math.max(0, ...lanes) + 1) * LANE + 34;
  const marks = [
    {
      key: 'start',
      day: cycle.start,
      label: t(cycle.decided ? 'programmeScreen.decision' : 'programmeScreen.assumedDecision'),
      strong: cycle.decided,
    },
    { key: 'first', day: cycle.firstSurveillanceBy, label: t('programmeScreen.firstBy'), strong: false },
    { key: 'expiry', day: cycle.expires, label: t('programmeScreen.expiry'), strong: true },
  ];
  return (
    <svg
      className={classes.picture}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={t('programmeScreen.calendarLabel', {
        from: shortDate(cycle.start),
        to: shortDate(cycle.expires),
        count: shown.visits.length,
      })}
    >
      {yearStarts(scale).map((day) => (
        <g key={day}>
          <line className={classes.grid} x1={scale.at(day)} x2={scale.at(day)} y1={0} y2={height - 30} />
          <text className={classes.year} x={scale.at(day) + 4} y={12}>
            {day.slice(0, 4)}
          </text>
        </g>
      ))}
      <line className={classes.axis} x1={0} x2={WIDTH} y1={TOP - 14} y2={TOP - 14} />
      <line
        className={classes.cycleLine}
        x1={scale.at(cycle.start)}
        x2={scale.at(cycle.expires)}
        y1={TOP - 14}
        y2={TOP - 14}
        data-assumed={!cycle.decided || undefined}
      />
      {marks.map(({ key, day, strong }) => (
        <path key={key} className={classes.limit} data-strong={strong || undefined} d={`M${scale.at(day)} ${TOP - 21}l6 7 -6 7 -6 -7Z`} />
      ))}
      {marks.map(({ key, day }) => (
        <line key={key} className={classes.limitLine} x1={scale.at(day)} x2={scale.at(day)} y1={TOP - 6} y2={height - 30} />
      ))}
      <line className={classes.todayLine} x1={scale.at(today)} x2={scale.at(today)} y1={TOP - 20} y2={height - 24} />
      {bars.map(({ visit, x, width, words }, index) => {
        const y = TOP + (lanes[index] ?? 0) * LANE;
        return (
          <g key={visit.id} data-state={visit.state} data-chosen={visit.id === chosen || undefined} className={classes.bar}>
            <rect x={x} y={y} width={width} height={10} rx={3} />
            {visit.state === 'held' ? <path className={classes.tick} d={`M${x + width / 2 - 3} ${y + 5}l2 2.5 4 -5`} /> : null}
            <text className={classes.barTitle} x={x} y={y + 22}>
              {visit.state === 'late' ? `! ${visit.title}` : visit.title}
            </text>
            <text className={classes.barWords} x={x} y={y + 34}>
              {words}
            </text>
          </g>
        );
      })}
      {(() => {
        const labels = [
          ...marks.map(({ key, day, label }) => ({ key, x: scale.at(day), text: `${label} ${shortDate(day)}` })),
          { key: 'today', x: scale.at(today), text: t('programmeScreen.today') },
        ].sort((a, b) => a.x - b.x);
        const placed = labels.map((label) => ({ ...label, x: Math.min(label.x + 3, WIDTH - LETTER * label.text.length) }));
        const lines = lanesOf(placed.map(({ x, text }) => ({ x, width: LETTER * text.length + 6 })));
        return placed.map(({ key, x, text }, index) => (
          <text
            key={key}
            className={classes.markWords}
            data-today={key === 'today' || undefined}
            x={x}
            y={height - 18 + (lines[index] ?? 0) * 13}
          >
            {text}
          </text>
        ));
      })()}
    </svg>
  );
}
