/** The stages of the cycle in one row: done, current, still to come. */
import { t } from '../../../shared/words/words.ts';
import classes from './home.module.css';
import type { Overview } from './steps.ts';

const CUT = { fill: 'none', stroke: 'var(--surface)', strokeWidth: 1.6, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

export function StageRow({ stages }: { readonly stages: Overview['stages'] }) {
  return (
    <ol
      className={classes.stages}
      aria-label={t('home.stages')}
      style={{ gridTemplateColumns: `repeat(${Math.max(1, stages.length - 1)}, minmax(0, 1fr)) max-content` }}
    >
      {stages.map((stage) => (
        <li
          key={stage.key}
          className={classes.stage}
          data-standing={stage.standing}
          aria-current={stage.standing === 'current' ? 'step' : undefined}
        >
          <div className={classes.rail}>
            <svg className={classes.dot} width={14} height={14} viewBox="0 0 16 16" aria-hidden="true">
              {stage.standing === 'done' ? (
                <>
                  <circle cx="8" cy="8" r="7" fill="currentColor" />
                  <path d="M5 8.2 7.2 10.4 11 6" {...CUT} />
                </>
              ) : (
                <circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" strokeWidth="1.5" />
              )}
              {stage.standing === 'current' ? <path d="M8 3.6a4.4 4.4 0 0 1 0 8.8Z" fill="currentColor" /> : null}
            </svg>
            <span className={classes.line} />
          </div>
          <span className={classes.stageTitle}>{stage.title}</span>
          <span className={classes.stageDetail}>{stage.detail}</span>
          <span className="visually-hidden">{t(`home.standing.${stage.standing}`)}</span>
        </li>
      ))}
    </ol>
  );
}
