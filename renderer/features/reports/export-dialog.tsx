/** Writes the report or the workbook: what, where, progress with a way out, and what was written with its hash. */
import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { ClientCopyChoice } from '../../../shared/rules/client-copy.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { commitAll } from '../../api/draft-fields.ts';
import { useReportName } from '../../api/report-name.ts';
import { useRead } from '../../api/use-read.ts';
import { runCommand } from '../../api/use-run.ts';
import { useTask } from '../../api/use-task.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { TaskStatus, type Written } from '../../components/task-status.tsx';
import { useFocusReturn } from '../../components/use-focus-return.ts';
import { ClientCopyFields } from './client-copy-fields.tsx';
import { suggestedName } from './report-groups.ts';
import classes from './reports-screen.module.css';

type AuditRow = OutputOf<'audits.list'>['audits'][number];
type What = 'report' | 'workbook' | 'workbook_all' | 'audit_time';

export interface ExportDialogProps {
  readonly audit: AuditRow;
  /** Elements that the report still lacks. */
  readonly missing: number;
  readonly onClose: () => void;
}

export function ExportDialog({ audit, missing, onClose }: ExportDialogProps) {
  useFocusReturn();
  const engagement = useRead('engagement.show', {}).data;
  const [what, setWhat] = useState<What>('report');
  const [copy, setCopy] = useState<ClientCopyChoice | null>(null);
  const [problem, setProblem] = useState<ReturnType<typeof envelopeOf> | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const task = useTask();
  const reportName = useReportName();

  const write = async () => {
    setProblem(null);
    setWritten(null);
    // What is still being typed belongs into the file.
    if (!(await commitAll())) return setProblem({ code: 'CONFLICT', message: t('reports.exportUnsaved'), ref: 'PAGE' });
    const purpose = what === 'report' || what === 'audit_time' ? 'report' : 'workbook';
    // The look of the engagement may name the report; other files keep the program's names.
    const named = what === 'report' ? reportName(audit, null) : null;
    try {
      const { target } = await call('window.chooseTarget', {
        purpose,
        suggestedName:
          named === null
            ? suggestedName(
                engagement?.clientName ?? '',
                what === 'workbook_all' ? '' : audit.number,
                what === 'audit_time' ? what : purpose,
                copy !== null,
              )
            : `${named}${copy === null ? '' : ' client-copy'}.pdf`,
      });
      if (target === null) return;
      const name = task.begin(target.name);
      const to = { token: target.token };
      const copyInput = copy === null ? {} : ({ copy: 'client', leaveOut: copy } as const);
      if (what === 'report' || what === 'audit_time') {
        const input = { auditId: audit.id, to, task: name };
        const done = await (what === 'report'
          ? runCommand('reports.export', { ...input, ...copyInput })
          : runCommand('audit-time.export', input));
        setWritten({ name: done.fileName, bytes: done.bytes, sha256: done.sha256, more: t('reports.pages', { count: done.pages }) });
      } else {
        const auditId = what === 'workbook_all' ? null : audit.id;
        const done = await runCommand('reports.workbook', { auditId, to, task: name, ...copyInput });
        setWritten({
          name: done.fileName,
          bytes: done.bytes,
          sha256: done.sha256,
          more: t('reports.sheets', { names: done.sheets.join(', ') }),
        });
      }
    } catch (error) {
      setProblem(envelopeOf(error));
    } finally {
      task.end();
    }
  };

  return (
    <Modal opened onClose={onClose} title={t('reports.exportTitle')} size={480} data-modal-open closeOnClickOutside={task.running === null}>
      <form
        className={classes.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        <Radio.Group label={t('reports.exportWhat')} value={what} onChange={(next) => setWhat(next as What)}>
          <Radio mt={8} data-autofocus value="report" label={t('reports.exportReport')} />
          <Radio mt={8} value="workbook" label={t('reports.exportWorkbook')} />
          <Radio mt={8} value="workbook_all" label={t('reports.exportWorkbookAll')} />
          <Radio mt={8} value="audit_time" label={t('reports.exportAuditTime')} />
        </Radio.Group>
        {what === 'audit_time' ? null : <ClientCopyFields value={copy} onChange={setCopy} />}
        {what === 'report' && missing > 0 ? <p className={classes.note}>{t('reports.exportMissing', { count: missing })}</p> : null}
        <TaskStatus task={task} written={written} />
        <InlineProblem problem={problem} />
        <div className={classes.deeds}>
          {task.running === null ? (
            <Button size="md" variant="default" onClick={onClose}>
              {t('reports.close')}
            </Button>
          ) : (
            <Button size="md" variant="default" onClick={task.cancel}>
              {t('reports.cancel')}
            </Button>
          )}
          <Button size="md" type="submit" loading={task.running !== null}>
            {t('reports.exportDeed')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
