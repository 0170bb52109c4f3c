/** The backups of this engagement on this computer: make one, see what going back would lose, restore to a new file. */
import { Button } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import { fileSize, wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { momentText } from '../../components/moment-text.ts';
import classes from './settings.module.css';

export function BackupSection({ fileName }: { readonly fileName: string }) {
  const backups = useRead('engagement.backups', {});
  const backUp = useRun('engagement.backUp');
  const [shown, setShown] = useState<string | null>(null);
  const [problem, setProblem] = useState<ErrorEnvelope | null>(null);
  const [restored, setRestored] = useState<string | null>(null);
  const rows = backups.data?.backups ?? [];

  const restore = async (key: string, at: string) => {
    setProblem(null);
    setRestored(null);
    try {
      const suggestedName = `${fileName.replace(/\.aims$/i, '')}-${at.slice(0, 10)}.aims`;
      const { target } = await call('window.chooseTarget', { purpose: 'restore', suggestedName });
      if (target === null) return;
      const done = await call('engagement.restore', { key, to: { token: target.token } });
      setRestored(done.fileName);
    } catch (error) {
      setProblem(envelopeOf(error));
    }
  };

  return (
    <section className={classes.section} aria-labelledby="settings-backups">
      <h2 id="settings-backups" className={classes.head}>
        {t('settings.backups.head')}
      </h2>
      <div className={classes.wide}>
        <p className={classes.text}>{t('settings.backups.text')}</p>
        <div className={classes.deeds}>
          <Button variant="default" loading={backUp.busy} onClick={() => void backUp.run({})}>
            {t('settings.backups.now')}
          </Button>
          <span className={classes.reason}>{t('settings.backups.count', { count: rows.length })}</span>
        </div>
        <InlineProblem problem={backUp.problem ?? problem} />
        {restored === null ? null : (
          <p className={classes.text} role="status">
            {t('settings.backups.restored', { file: restored })}
          </p>
        )}
        {rows.length === 0 ? null : (
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('settings.backups.made')}</th>
                <th scope="col">{t('settings.backups.why')}</th>
                <th scope="col" data-right>
                  {t('settings.backups.size')}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{t('settings.backups.deeds')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <td>
                    {row.encrypted ? (
                      <IconLock size={13} stroke={1.6} aria-hidden="true" />
                    ) : (
                      <IconLockOpen size={13} stroke={1.6} aria-hidden="true" />
                    )}{' '}
                    {momentText(row.at)}
                  </td>
                  <td>{t(`settings.backups.reason.${row.reason}`)}</td>
                  <td data-right>{fileSize(row.bytes)}</td>
                  <td data-right>
                    <button
                      type="button"
                      className="thin-link"
                      aria-expanded={shown === row.key}
                      onClick={() => setShown(shown === row.key ? null : row.key)}
                    >
                      {t('settings.backups.compare')}
                    </button>{' '}
                    <button type="button" className="thin-link" onClick={() => void restore(row.key, row.at)}>
                      {t('settings.backups.restore')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {shown === null ? null : <Comparison backupKey={shown} />}
      </div>
    </section>
  );
}

function Comparison({ backupKey }: { readonly backupKey: string }) {
  const compared = useRead('engagement.compareBackup', { key: backupKey });
  if (compared.error !== null) return <InlineProblem problem={compared.error} />;
  if (compared.data === undefined) return <p className={classes.text}>{t('window.reading')}</p>;
  const { at, entriesLost, changes } = compared.data;
  return (
    <div className={classes.comparison}>
      <p className={classes.strong}>
        {entriesLost === 0
          ? t('settings.backups.nothingLost', { at: momentText(at) })
          : t('settings.backups.lost', { count: entriesLost, shown: wholeNumber(entriesLost), at: momentText(at) })}
      </p>
      <ul className={classes.changes}>
        {changes.map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is read once and never moves.
          <li key={index}>
            <span>{change.at}</span> {change.who} · {change.entity} {change.field}
          </li>
        ))}
      </ul>
    </div>
  );
}
