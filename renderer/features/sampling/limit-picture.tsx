/** Point and upper limit against the tolerable rate, to scale; words say the same. */
import type { Evaluation } from '../../../shared/contract/sampling.ts';
import { t } from '../../../shared/words/words.ts';
import { pictureScale } from './picture-scale.ts';
import classes from './work.module.css';

const LEFT = 14;
const RIGHT = 286;

export function LimitPicture({ evaluation }: { readonly evaluation: Evaluation }) {
  const { foundPercent, limit, tolerablePercent } = evaluation;
  if (foundPercent === null || limit === null) return null;
  const tolerable = Number(tolerablePercent.replaceAll(/[^\d.]/g, ''));
  const found = Number(foundPercent);
  const upper = Number(limit.upperPercent);
  const { most, ticks } = pictureScale(Math.max(upper, tolerable));
  const x = (percent: number) => LEFT + ((RIGHT - LEFT) * Math.min(percent, most)) / most;
  const at = x(tolerable);
  // Names of point and limit must not lie on each other.
  const apart = x(upper) - x(found) > 74;
  return (
    <svg
      className={classes.picture}
      viewBox="0 0 300 112"
      role="img"
      aria-label={t('samplingWork.picture.label', { found: foundPercent, limit: limit.upperPercent, tolerable: tolerablePercent })}
    >
      <rect x={LEFT} y="22" width={at - LEFT} height="34" className={classes.zoneGood} />
      <rect x={at} y="22" width={RIGHT - at} height="34" className={classes.zoneBad} />
      <text x={LEFT + 4} y="33" className={classes.zoneGoodText}>
        {at - LEFT > 54 ? t('samplingWork.picture.supports') : ''}
      </text>
      <text x={RIGHT - 4} y="33" textAnchor="end" className={classes.zoneBadText}>
        {RIGHT - at > 54 ? t('samplingWork.picture.doesNot') : ''}
      </text>
      <line x1={at} x2={at} y1="14" y2="62" className={classes.tolerable} />
      <text x={Math.min(Math.max(at, 44), 256)} y="10" textAnchor="middle" className={classes.tolerableText}>
        {t('samplingWork.picture.tolerable', { rate: tolerablePercent })}
      </text>
      <line x1={x(found)} x2={x(upper)} y1="46" y2="46" className={classes.range} />
      <line x1={x(upper)} x2={x(upper)} y1="39" y2="53" className={classes.range} />
      <circle cx={x(found)} cy="46" r="5" className={classes.point} />
      <line x1={LEFT} x2={RIGHT} y1="66" y2="66" className={classes.axis} />
      {ticks.map((percent) => (
        <text key={percent} x={x(percent)} y="80" textAnchor="middle" className={classes.tick}>
          {t('samplingWork.figure.percent', { percent })}
        </text>
      ))}
      <text x={Math.max(x(found), 32)} y="98" textAnchor="middle" className={classes.named}>
        {t('samplingWork.picture.found', { found: foundPercent })}
      </text>
      <text x={Math.min(x(upper), 268)} y={apart ? 98 : 110} textAnchor="middle" className={classes.named}>
        {t('samplingWork.picture.limit', { limit: limit.upperPercent })}
      </text>
    </svg>
  );
}
