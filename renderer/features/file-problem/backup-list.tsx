/** The newest backups of a file that cannot be opened: when and why each was made, and the way back to it. */
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { fileSize } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { momentText } from '../../components/moment-text.ts';
import classes from './file-problem.module.css';
import type { Backup } from './use-backups.ts';

const SHOWN = 5;

interface BackupListProps {
  readonly backups: readonly Backup[];
  readonly busy: boolean;
  readonly onRestore: (backup: Backup) => void;
}

export function BackupList({ backups, busy, onRestore }: BackupListProps) {
  return (
    <section className={classes.backups} aria-labelledby="problem-backups">
      <h2 id="problem-backups" className={classes.backupsHead}>
        {t('problems.backups.head')}
      </h2>
      <p className={classes.text}>{t('problems.backups.text')}</p>
      <ul className={classes.backupRows}>
        {backups.slice(0, SHOWN).map((backup) => {
          const Icon = backup.encrypted ? IconLock : IconLockOpen;
          return (
            <li key={backup.key}>
              <Icon size={13} stroke={1.6} aria-hidden="true" />
              <span>{momentText(backup.at)}</span>
              <span className={classes.why}>{t(`settings.backups.reason.${backup.reason}`)}</span>
              <span className={classes.size}>{fileSize(backup.bytes)}</span>
              <button type="button" className="thin-link" disabled={busy} onClick={() => onRestore(backup)}>
                {t('problems.backups.restore', { at: momentText(backup.at) })}
              </button>
            </li>
          );
        })}
      </ul>
      {backups.length > SHOWN ? <p className={classes.text}>{t('problems.backups.more', { count: backups.length - SHOWN })}</p> : null}
    </section>
  );
}
