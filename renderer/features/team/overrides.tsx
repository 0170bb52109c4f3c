/** Who takes part in spite of a declaration, why, and who said so: always in sight. */
import type { Row } from '../../../shared/model/entities.ts';
import { dateIn, shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import classes from './team-screen.module.css';

export function Overrides({ overrides }: { readonly overrides: readonly Row<'impartiality_override'>[] }) {
  const audits = useRead('audits.list', {}).data?.audits ?? [];
  const zone = useRead('engagement.show', {}).data?.timeZone ?? 'UTC';
  if (overrides.length === 0) return null;
  const auditOf = (id: string | null) => {
    const title = audits.find((audit) => audit.id === id)?.title;
    return title === undefined ? '' : t('teamScreen.onAudit', { audit: title });
  };
  return (
    <ul className={classes.overrides} aria-label={t('teamScreen.overrides')}>
      {overrides.map((one) => (
        <li key={one.id}>
          <CheckMark standing="warning" />
          <span>
            {t('teamScreen.override', {
              name: one.personName,
              task: t(`vocabulary.independentTask.${one.task}`),
              audit: auditOf(one.auditId),
              justification: one.justification,
            })}{' '}
            <span className={classes.quiet}>{t('teamScreen.overrideBy', { name: one.byName, on: shortDate(dateIn(one.at, zone)) })}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
