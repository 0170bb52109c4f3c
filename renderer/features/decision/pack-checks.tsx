/** The checks before the decision as a pack tells them: what failed, who passed over it and why. */
import { t } from '../../../shared/words/words.ts';
import classes from './decision-screen.module.css';
import type { OpenedPack } from './use-review-file.ts';

type Gate = OpenedPack['gates'][number];
const order = ['blocking', 'warning', 'overridden', 'passed', 'doesNotApply'] as const;
type Group = (typeof order)[number];

function groupOf({ status, severity, passedOverBy }: Gate): Group {
  if (status === 'does_not_apply') return 'doesNotApply';
  if (status === 'passed') return 'passed';
  return passedOverBy === '' ? severity : 'overridden';
}

export function PackChecks({ gates }: { readonly gates: readonly Gate[] }) {
  return (
    <>
      {order.map((group) => {
        const here = gates.filter((gate) => groupOf(gate) === group);
        return here.length === 0 ? null : (
          <section key={group} aria-labelledby={`pack-gates-${group}`}>
            <h2 className={classes.groupHead} id={`pack-gates-${group}`} data-group={group}>
              {t(`decisionScreen.group.${group}`)} <span className={classes.count}>{here.length}</span>
            </h2>
            <ul className={classes.rows}>
              {here.map((gate) => (
                <li key={gate.key} className={classes.row}>
                  <span className={classes.questionText}>
                    {gate.title}
                    {gate.passedOverBy === '' ? null : (
                      <small>{t('packReview.passedOver', { name: gate.passedOverBy, why: gate.justification })}</small>
                    )}
                  </span>
                  <span className={classes.clause}>{gate.clause}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
