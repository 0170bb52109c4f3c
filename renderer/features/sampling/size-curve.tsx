/** Sample size over the tolerable rate, one line for each design, named at its end. */
import type { DesignsOutput } from '../../../shared/contract/sampling-arithmetic.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import classes from './adviser.module.css';
import { pathOf, scaleOf } from './adviser-values.ts';

export interface SizeCurveProps {
  readonly designs: readonly { readonly letter: string; readonly tolerable: number | null; readonly answer: DesignsOutput }[];
}

const box = { left: 56, right: 600, top: 12, bottom: 232 };
const PERCENTS = [0, 5, 10, 15, 20];
/** Lines differ by their dashes too, not by colour alone. */
const DASHES = ['none', '7 4', '2 4'];

export function SizeCurve({ designs }: SizeCurveProps) {
  const curves = designs.map(({ answer }) => answer.curve);
  const scale = scaleOf(curves, box);
  const lines = designs.map(({ letter, answer }) =>
    t('samplingAdviser.curveLine', {
      letter,
      points: answer.curve
        .filter(({ tolerablePercent, n }) => n !== null && ['1', '2', '5', '10', '20'].includes(tolerablePercent))
        .map(({ tolerablePercent, n }) => t('samplingAdviser.curvePoint', { percent: tolerablePercent, n: wholeNumber(n ?? 0) }))
        .join(', '),
    }),
  );
  return (
    <svg
      className={classes.curve}
      viewBox="0 0 640 274"
      role="img"
      aria-label={t('samplingAdviser.curveLabel', { lines: lines.join(' ') })}
    >
      {scale.decades.map((n) => (
        <g key={n}>
          <line className={classes.grid} x1={box.left} x2={box.right} y1={scale.y(n)} y2={scale.y(n)} />
          <text className={classes.tick} x={box.left - 8} y={scale.y(n) + 4} textAnchor="end">
            {wholeNumber(n)}
          </text>
        </g>
      ))}
      {PERCENTS.map((percent) => (
        <text key={percent} className={classes.tick} x={scale.x(percent)} y={box.bottom + 18} textAnchor="middle">
          {percent} %
        </text>
      ))}
      <text className={classes.tick} x={(box.left + box.right) / 2} y={box.bottom + 36} textAnchor="middle">
        {t('samplingAdviser.axis')}
      </text>
      {designs.map(({ letter, tolerable, answer }, index) => {
        const last = answer.curve.findLast(({ n }) => n !== null);
        const size = answer.plan?.n ?? null;
        return (
          <g key={letter} className={classes.series} data-series={index}>
            <path
              d={pathOf(answer.curve, scale)}
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              strokeDasharray={DASHES[index] ?? 'none'}
            />
            {last?.n == null ? null : (
              <text className={classes.name} x={scale.x(Number(last.tolerablePercent)) + 8 + index * 10} y={scale.y(last.n) + 4}>
                {letter}
              </text>
            )}
            {size === null || tolerable === null || tolerable > 20 ? null : (
              <circle cx={scale.x(tolerable)} cy={scale.y(size)} r="4.5" fill="currentColor" />
            )}
          </g>
        );
      })}
    </svg>
  );
}
