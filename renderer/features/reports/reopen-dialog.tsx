/** Opens an audit again after its report was issued; the reason stays with the report. */
import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { useFocusReturn } from '../../components/use-focus-return.ts';
import classes from './reports-screen.module.css';

export interface ReopenDialogProps {
  readonly report: OutputOf<'reports.issued'>['reports'][number];
  readonly onClose: () => void;
}

export function ReopenDialog({ report, onClose }: ReopenDialogProps) {
  useFocusReturn();
  const [reason, setReason] = useState('');
  const { run, busy, problem } = useRun('reports.reopen');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('reports.reopen.title', { number: report.number })}
      size={480}
      data-modal-open
      closeButtonProps={{ 'aria-label': t('reports.close') }}
    >
      <form
        className={classes.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          void run({ id: report.id, reason }).then((done) => {
            if (done !== null) onClose();
          });
        }}
      >
        <p className={classes.note}>{t('reports.reopen.what', { number: report.number })}</p>
        <Textarea
          label={t('reports.reopen.reason')}
          autosize
          minRows={2}
          required
          withAsterisk={false}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <InlineProblem problem={problem} />
        <div className={classes.deeds}>
          <Button size="md" variant="default" onClick={onClose}>
            {t('reports.cancel')}
          </Button>
          <Button size="md" type="submit" loading={busy} disabled={reason.trim() === ''}>
            {t('reports.reopen.deed')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
