/** Quick capture: one key from anywhere, type, Enter. What is typed waits in the inbox to be linked. */
import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { useAuditChoice } from '../../api/current-audit.ts';
import { NoteField } from '../../api/notes/note-field.tsx';
import { Restored } from '../../api/notes/restored.tsx';
import { useNoteLine } from '../../api/notes/use-note-line.ts';
import { overlays, useOverlays } from '../../commands/overlays.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { useFocusReturn } from '../../components/use-focus-return.ts';
import classes from './inbox.module.css';

export function Capture() {
  const open = useOverlays((s) => s.capture);
  return (
    <Modal
      opened={open}
      onClose={() => overlays.capture(false)}
      size={560}
      yOffset={104}
      title={t('notes.capture.title')}
      withCloseButton={false}
      returnFocus
      // At once: the first letter may follow the key within a few milliseconds.
      transitionProps={{ duration: 0 }}
      data-modal-open={open || undefined}
    >
      {open ? <CaptureLine /> : null}
    </Modal>
  );
}

function CaptureLine() {
  useFocusReturn();
  const { working } = useAuditChoice();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const line = useNoteLine('new-line:inbox', working?.timeZone ?? 'UTC', async ({ text, kind, draft }) => {
    await call('inbox.capture', { text, kind, draft, ...(working === null ? {} : { auditId: working.id }) });
    notifications.show({ message: t('notes.capture.kept'), autoClose: 2500, withCloseButton: false });
  });
  return (
    <div className={classes.capture}>
      <NoteField
        line={line}
        field={field}
        auditId={working?.id ?? null}
        timeZone={working?.timeZone ?? 'UTC'}
        label={t('notes.capture.label')}
        placeholder={t('notes.capture.placeholder')}
        autoFocus
        onLeave={() => overlays.capture(false)}
        onKey={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || line.text.trim() === '') return;
          event.preventDefault();
          void line.commit().then((well) => well && overlays.capture(false));
        }}
      >
        <InlineProblem kind="line" problem={line.problem} />
        <Restored line={line} />
        <p className={classes.foot}>{t('notes.capture.foot')}</p>
      </NoteField>
    </div>
  );
}
