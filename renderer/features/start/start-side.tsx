/** The side of the start screen: new, open, and what works without a file. */
import { Button } from '@mantine/core';
import { IconFilter, IconFlask, IconFolderOpen, IconPackage, IconPlus, IconSettings } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../../shared/words/words.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { chooseAndOpen, makeSample } from './deeds.ts';
import classes from './start.module.css';
import { useStart } from './start-store.ts';

export function StartSide() {
  const navigate = useNavigate();
  const busy = useStart((s) => s.busy);
  const goOn = (opened: boolean) => (opened ? void navigate({ to: '/e' }) : undefined);
  return (
    <>
      <Button
        className={classes.deed}
        fullWidth
        justify="space-between"
        leftSection={<IconPlus size={14} stroke={1.8} />}
        rightSection={<KeyHint keys="Ctrl+N" joined onFill />}
        aria-keyshortcuts="Control+N"
        onClick={() => useStart.setState({ form: true })}
      >
        {t('start.newEngagement')}
      </Button>
      <Button
        className={classes.deed}
        fullWidth
        variant="default"
        justify="space-between"
        leftSection={<IconFolderOpen size={14} stroke={1.6} />}
        rightSection={<KeyHint keys="Ctrl+O" joined />}
        aria-keyshortcuts="Control+O"
        loading={busy === 'open'}
        onClick={() => void chooseAndOpen().then(goOn)}
      >
        {t('start.openFile')}
      </Button>
      <h2 className={classes.sideHead}>{t('start.withoutFile')}</h2>
      <button type="button" className={classes.tool} disabled={busy !== null} onClick={() => void makeSample().then(goOn)}>
        <IconFlask size={16} stroke={1.6} aria-hidden="true" />
        {t('start.sample')}
      </button>
      <button type="button" className={classes.tool} onClick={() => void navigate({ to: '/pack' })}>
        <IconPackage size={16} stroke={1.6} aria-hidden="true" />
        {t('commands.readPack')}
      </button>
      <button type="button" className={classes.tool} onClick={() => void navigate({ to: '/adviser' })}>
        <IconFilter size={16} stroke={1.6} aria-hidden="true" />
        {t('commands.adviser')}
      </button>
      <button type="button" className={classes.tool} onClick={() => void navigate({ to: '/settings' })}>
        <IconSettings size={16} stroke={1.6} aria-hidden="true" />
        {t('start.settings')}
      </button>
    </>
  );
}
