/** Head of the ledger, whether it was verified, and the last backup. */
import { dateIn, shortDate, timeOf, wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import classes from './home.module.css';

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function moment(instant: string): string {
  return `${shortDate(dateIn(instant, zone()))} ${timeOf(instant, zone())}`;
}

export function LedgerFacts() {
  const file = useRead('engagement.status', {}).data?.file ?? null;
  if (file === null) return null;
  const { head, verified } = file;
  return (
    <section>
      <div className={classes.sectionHead}>
        <h2 className={classes.section}>{t('home.ledger')}</h2>
      </div>
      <dl className={classes.ledger}>
        <dt>{t('home.head')}</dt>
        <dd className="mono">
          {head === null
            ? t('home.noHead')
            : `${head.chain.slice(0, 8)} : ${wholeNumber(head.seq)} : ${(head.hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ')}`}
        </dd>
        <dt>{t('home.verified')}</dt>
        <dd>
          {verified === null ? (
            t('home.notVerified')
          ) : (
            <>
              <CheckMark standing={verified.ok ? 'passed' : 'blocking'} /> {t(verified.ok ? 'home.intact' : 'home.broken')},{' '}
              {moment(verified.at)}
            </>
          )}
        </dd>
        <dt>{t('home.backup')}</dt>
        <dd>{file.lastBackupAt === null ? t('home.noBackup') : moment(file.lastBackupAt)}</dd>
      </dl>
    </section>
  );
}
