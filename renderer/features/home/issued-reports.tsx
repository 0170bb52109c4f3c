/** The newest issued report of each audit, and whether what it rests on was changed since, and what. */
import { IconFileAlert, IconFileCheck } from '@tabler/icons-react';
import { dayAndMonth } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import classes from './home.module.css';

/** Kinds of records that are named; more are counted. */
const NAMED = 3;

export function IssuedReports({ onOpen }: { readonly onOpen: (auditId: string) => void }) {
  const reports = useRead('reports.issued', {}).data?.reports ?? [];
  const audits = useRead('audits.list', {}).data?.audits ?? [];
  const newest = audits.flatMap((audit) => {
    const report = reports.findLast((one) => one.auditId === audit.id);
    return report === undefined ? [] : [{ audit, report }];
  });
  if (newest.length === 0) return null;
  return (
    <section>
      <div className={classes.sectionHead}>
        <h2 className={classes.section}>{t('home.reports.title')}</h2>
      </div>
      {newest.map(({ audit, report }) => {
        const kinds = report.changedSince;
        const Icon = kinds.length === 0 ? IconFileCheck : IconFileAlert;
        const named = kinds.slice(0, NAMED).map(({ what, rows }) => t('home.reports.kind', { what, count: rows }));
        const what = kinds.length > NAMED ? [...named, t('home.reports.more', { count: kinds.length - NAMED })] : named;
        const about = { number: report.number, date: dayAndMonth(report.issuedOn) };
        return (
          <button key={audit.id} type="button" className={classes.step} onClick={() => onOpen(audit.id)}>
            <Icon className={kinds.length === 0 ? classes.stepIcon : classes.changedIcon} size={16} stroke={1.6} aria-hidden="true" />
            <span className={`${classes.stepWords} ${classes.wrapped}`}>
              <strong>{audit.title}</strong>{' '}
              {kinds.length === 0 ? t('home.reports.unchanged', about) : t('home.reports.changed', { ...about, what: what.join(', ') })}
            </span>
          </button>
        );
      })}
    </section>
  );
}
