/** Settings of this computer, and of the open file: passphrase, backups, who acts. */
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { BackupSection } from './backup-section.tsx';
import { ComputerSection } from './computer-section.tsx';
import { PassphraseSection } from './passphrase-section.tsx';
import { PersonSection } from './person-section.tsx';
import { SampleSizesSection } from './sample-sizes-section.tsx';
import classes from './settings.module.css';
import { SigningKeySection } from './signing-key-section.tsx';

export function SettingsScreen() {
  const settings = useRead('settings.show', {}).data;
  const file = useRead('engagement.status', {}).data?.file ?? null;
  return (
    <div className={classes.screen}>
      <h1 className={classes.title}>{t('settings.title')}</h1>
      {settings === undefined ? null : <ComputerSection settings={settings.settings} />}
      <SigningKeySection />
      {file === null ? null : (
        <>
          <PersonSection actorName={file.actor?.name ?? null} />
          <SampleSizesSection readOnly={file.readOnly !== 'no'} />
          <PassphraseSection encrypted={file.encrypted} readOnly={file.readOnly !== 'no'} />
          <BackupSection fileName={file.fileName} />
        </>
      )}
      {settings === undefined ? null : <p className={classes.version}>{t('settings.version', { version: settings.version })}</p>}
    </div>
  );
}
