/** The foot: keys of what has the focus; long work; file, lock, ledger entry, person. */
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { memo } from 'react';
import { wholeNumber } from '../../shared/words/dates.ts';
import { t } from '../../shared/words/words.ts';
import { useRead } from '../api/use-read.ts';
import { overlays } from '../commands/overlays.ts';
import classes from './foot-bar.module.css';
import { FootKeys } from './foot-keys.tsx';
import { LongWork } from './long-work.tsx';

export const FootBar = memo(function FootBar() {
  const file = useRead('engagement.status', {}).data?.file ?? null;
  const verified = file?.verified ?? null;
  return (
    <footer className={classes.bar}>
      <FootKeys />
      <LongWork />
      {file === null ? null : (
        <div className={classes.facts}>
          <span
            className={classes.fact}
            title={`${file.folder} · ${t(file.encrypted ? 'window.foot.passphrase' : 'window.foot.noPassphrase')}`}
          >
            {file.encrypted ? (
              <IconLock size={13} stroke={1.6} aria-hidden="true" />
            ) : (
              <IconLockOpen size={13} stroke={1.6} aria-hidden="true" />
            )}
            <span className="visually-hidden">{t(file.encrypted ? 'window.foot.passphrase' : 'window.foot.noPassphrase')}, </span>
            {file.fileName}
          </span>
          <span className={classes.fact} data-broken={verified?.ok === false || undefined}>
            {t('window.foot.entry', { entries: wholeNumber(file.entries) })}
            {verified === null ? '' : ` · ${t(verified.ok ? 'window.foot.chainIntact' : 'window.foot.chainBroken')}`}
          </span>
          <button type="button" className={classes.person} onClick={() => overlays.who(true)}>
            {file.actor?.name ?? t('window.foot.nobody')}
          </button>
        </div>
      )}
    </footer>
  );
});
