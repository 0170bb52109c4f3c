/** How a competence stands: mark and word. */
import type { Standing } from '../../../shared/rules/competence.ts';
import { t } from '../../../shared/words/words.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import classes from './team-screen.module.css';

const marks = { held: 'passed', stated: 'warning', expired: 'warning', none: null } as const;

export function StandingWord({ standing }: { readonly standing: Standing }) {
  const mark = marks[standing];
  return (
    <span className={classes.standing} data-standing={standing}>
      {mark === null ? <span aria-hidden="true">–</span> : <CheckMark standing={mark} />}
      <span>{t(`vocabulary.competenceStanding.${standing}`)}</span>
    </span>
  );
}
