/** Undo and redo of the last change: a notice names what was done and offers the way back for six seconds. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { t } from '../../shared/words/words.ts';
import { CallError } from '../api/client.ts';
import { commitAll } from '../api/draft-fields.ts';
import { runCommand } from '../api/use-run.ts';
import classes from './undo.module.css';

const NOTICE = 'undo';
const SHOWN_MS = 6000;

function tell(title: string, words: string, again: { readonly label: string; readonly run: () => void } | null): void {
  // One notice at a time: the newest step is what the next key acts on.
  notifications.hide(NOTICE);
  notifications.show({
    id: NOTICE,
    title,
    autoClose: SHOWN_MS,
    closeButtonProps: { 'aria-label': t('window.keys.close') },
    message: (
      <span className={classes.notice}>
        <span>{words}</span>
        {again === null ? null : (
          <Button variant="default" onClick={again.run}>
            {again.label}
          </Button>
        )}
      </span>
    ),
  });
}

/** What stands in a field and is not in the ledger yet goes there first: the last change is what the person sees as such. */
export async function takeBack(kind: 'undo' | 'redo'): Promise<void> {
  try {
    await commitAll();
    const { what } = await runCommand(kind === 'undo' ? 'ledger.undo' : 'ledger.redo', {});
    const other = kind === 'undo' ? 'redo' : 'undo';
    tell(t(kind === 'undo' ? 'notes.undo.done' : 'notes.undo.again'), what, {
      label: t(`notes.undo.${other}`),
      run: () => void takeBack(other),
    });
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const { message, hint } = error.envelope;
    tell(t('notes.undo.not'), hint === undefined ? message : `${message} ${hint}`, null);
  }
}
