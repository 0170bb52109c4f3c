/** How many lines wait in the inbox; a click opens it, Q adds to it. */
import { Tooltip } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { t } from '../../shared/words/words.ts';
import { useRead } from '../api/use-read.ts';
import { overlays } from '../commands/overlays.ts';
import { KeyHint } from '../components/key-hint.tsx';
import classes from './top-bar.module.css';

export function InboxButton() {
  const count = useRead('inbox.list', {}).data?.notes.length ?? 0;
  return (
    <Tooltip label={t('commands.capture')}>
      <button type="button" className={classes.inbox} aria-label={t('notes.inbox.open', { count })} onClick={() => overlays.inbox(true)}>
        <IconInbox size={16} stroke={1.6} aria-hidden="true" />
        <span>{count}</span>
        <KeyHint keys="Q" />
      </button>
    </Tooltip>
  );
}
