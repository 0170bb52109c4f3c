/** Writes the report or the workbook: what, where, progress with a way out, and what was written with its hash. */
import { Button, Modal, Radio } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Progress } from '../../../shared/contract/names.ts';
import { fileSize, wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { commitAll } from '../../api/draft-fields.ts';
import { useRead } from '../../api/use-read.ts';
import { runCommand } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { Meter } from '../../components/stacked-bar.tsx';
import { useFocusReturn } from '../../components/use-focus-return.ts';
import { suggestedName } from './report-groups.ts';
import classes from './reports-screen.module.css';

type AuditRow = OutputOf<'audits.list'>['audits'][number];
type What = 'report' | 'workbook' | 'workbook_all';

interface Written {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly more: string;
}

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
  const [writing, setWriting] = useState<{ readonly task: string; readonly name: string } | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [problem, setProblem] = useState<ReturnType<typeof envelopeOf> | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const task = useRef<string | null>(null);

  useEffect(
    () =>
      window.fieldbook.onProgress((next) => {
        if (next.task === task.current) setProgress(next);
      }),
    [],
  );

  const write = async () => {
    setProblem(null);
    setWritten(null);
    // What is still being typed belongs into the file.
    if (!(await commitAll())) return setProblem({ code: 'CONFLICT', message: t('reports.exportUnsaved'), ref: 'PAGE' });
    const purpose = what === 'report' ? 'report' : 'workbook';
    try {
      const { target } = await call('window.chooseTarget', {
        purpose,
        suggestedName: suggestedName(engagement?.clientName ?? '', what === 'workbook_all' ? '' : audit.number, purpose),
      });
      if (target === null) return;
      const name = `export-${crypto.randomUUID()}`;
      task.current = name;
      setWriting({ task: name, name: target.name });
      const to = { token: target.token };
      if (what === 'report') {
        const done = await runCommand('reports.export', { auditId: audit.id, to, task: name });
        setWritten({ name: done.fileName, bytes: done.bytes, sha256: done.sha256, more: t('reports.pages', { count: done.pages }) });
      } else {
        const done = await runCommand('reports.workbook', { auditId: what === 'workbook_all' ? null : audit.id, to, task: name });
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
      task.current = null;
      setWriting(null);
      setProgress(null);
    }
  };

  return (
    <Modal opened onClose={onClose} title={t('reports.exportTitle')} size={480} data-modal-open closeOnClickOutside={writing === null}>
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
        </Radio.Group>
        {what === 'report' && missing > 0 ? <p className={classes.note}>{t('reports.exportMissing', { count: missing })}</p> : null}
        <div role="status">
          {writing === null ? null : (
            <>
              <p>{t('reports.writing', { name: writing.name })}</p>
              {progress === null || progress.total === 0 ? null : (
                <Meter
                  value={progress.done}
                  total={progress.total}
                  label={t('reports.progress', {
                    what: progress.what,
                    done: wholeNumber(progress.done),
                    total: wholeNumber(progress.total),
                  })}
                />
              )}
            </>
          )}
          {written === null ? null : (
            <div>
              <p className={classes.file}>{t('reports.writtenFile', { name: written.name, size: fileSize(written.bytes) })}</p>
              <p className={classes.note}>{written.more}</p>
              <p className="mono">
                {t('reports.hash')} {written.sha256.match(/.{1,4}/g)?.join(' ')}
              </p>
            </div>
          )}
        </div>
        <InlineProblem problem={problem} />
        <div className={classes.deeds}>
          {writing === null ? (
            <Button size="md" variant="default" onClick={onClose}>
              {t('reports.close')}
            </Button>
          ) : (
            <Button size="md" variant="default" onClick={() => void call('engagement.cancel', { task: writing.task })}>
              {t('reports.cancel')}
            </Button>
          )}
          <Button size="md" type="submit" loading={writing !== null}>
            {t('reports.exportDeed')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
