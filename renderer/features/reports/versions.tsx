/** The issued versions of a report, the newest first, and what was changed since the newest. */
import { Button } from '@mantine/core';
import { IconFileCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dateIn, fileSize, shortDate, timeOf } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { useReportName } from '../../api/report-name.ts';
import { useRead } from '../../api/use-read.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { suggestedName } from './report-groups.ts';
import classes from './versions.module.css';

type Report = OutputOf<'reports.issued'>['reports'][number];

export interface VersionsProps {
  /** Oldest first; at least one. */
  readonly issued: readonly Report[];
  readonly client: string;
  readonly audit: OutputOf<'audits.list'>['audits'][number];
  readonly onReopen: (report: Report) => void;
}

export function Versions({ issued, client, audit, onReopen }: VersionsProps) {
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<ReturnType<typeof envelopeOf> | null>(null);
  const reportName = useReportName();
  const newest = issued.at(-1);
  const save = async (report: Report) => {
    setSaid('');
    setProblem(null);
    const named = reportName(audit, report);
    try {
      const { target } = await call('window.chooseTarget', {
        purpose: 'report',
        suggestedName: named === null ? suggestedName(client, `${audit.number} ${report.number}`, 'report') : `${named}.pdf`,
      });
      if (target === null) return;
      const done = await call('reports.saveIssued', { id: report.id, to: { token: target.token } });
      setSaid(t('reports.versions.saved', { name: done.fileName, size: fileSize(done.bytes) }));
    } catch (error) {
      setProblem(envelopeOf(error));
    }
  };
  return (
    <section className={classes.versions} aria-label={t('reports.versions.title')}>
      <ul className={classes.list}>
        {issued.toReversed().map((report) => (
          <li key={report.id} className={classes.version}>
            <IconFileCheck size={18} stroke={1.6} aria-hidden="true" />
            <div className={classes.words}>
              <p>
                <strong>{t('reports.versions.number', { number: report.number })}</strong>{' '}
                {t('reports.versions.issued', { date: shortDate(report.issuedOn), name: report.issuedByName })}
              </p>
              <p className={classes.detail}>
                {[
                  t('reports.pages', { count: report.pages }),
                  t('reports.versions.recipients', { count: report.distribution.length, names: report.distribution.join(', ') }),
                  report.changes,
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </p>
              {report.reopenedAt === null ? null : (
                <p className={classes.detail}>
                  {t('reports.versions.reopened', {
                    date: shortDate(dateIn(report.reopenedAt, audit.timeZone)),
                    name: report.reopenedByName,
                    reason: report.reopenedReason,
                  })}
                </p>
              )}
            </div>
            <span className={classes.tools}>
              <Button
                variant="default"
                aria-label={t('reports.versions.saveOf', { number: report.number })}
                onClick={() => void save(report)}
              >
                {t('reports.versions.save')}
              </Button>
              {report === newest && report.reopenedAt === null ? (
                <Button variant="default" onClick={() => onReopen(report)}>
                  {t('reports.versions.reopen')}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <p role="status" className={classes.detail}>
        {said}
      </p>
      <InlineProblem problem={problem} />
      {newest === undefined ? null : <Changes key={newest.id} report={newest} zone={audit.timeZone} />}
    </section>
  );
}

/** What the ledger holds since the newest version, record by record. */
function Changes({ report, zone }: { readonly report: Report; readonly zone: string }) {
  const changes = useRead('reports.changes', { id: report.id });
  const [open, setOpen] = useState(false);
  if (changes.error !== null) return <InlineProblem problem={changes.error} />;
  if (changes.data === undefined) return null;
  const { records, total } = changes.data;
  const about = { number: report.number, date: shortDate(report.issuedOn) };
  if (total === 0) return <p className={classes.since}>{t('reports.versions.unchanged', about)}</p>;
  return (
    <div className={classes.since}>
      <button type="button" className={classes.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        <strong>{t('reports.versions.changed', about)}</strong> {t('reports.versions.records', { count: total })}
      </button>
      {open ? (
        <ul className={classes.records}>
          {records.map((one) => (
            <li key={one.id}>
              <span className={classes.record}>
                {one.what} <strong>{one.name}</strong>
              </span>
              <span className={classes.detail}>
                {[t(`reports.versions.op.${one.op}`), one.op === 'changed' ? one.fields.join(', ') : ''].filter(Boolean).join(': ')} ·{' '}
                {one.who}, {shortDate(dateIn(one.lastAt, zone))} {timeOf(one.lastAt, zone)}
              </span>
            </li>
          ))}
          {records.length < total ? (
            <li className={classes.detail}>{t('reports.versions.more', { count: total - records.length })}</li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}
