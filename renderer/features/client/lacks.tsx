/** What a part still lacks, with the clause that asks for it. */
import { t } from '../../../shared/words/words.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import classes from './client.module.css';

export function Lacks({ lacks }: { readonly lacks: readonly string[] }) {
  if (lacks.length === 0) return null;
  return (
    <p className={classes.lacks}>
      <CheckMark standing="warning" />
      <span>{t('client.lacks', { what: lacks.join(' · ') })}</span>
    </p>
  );
}
