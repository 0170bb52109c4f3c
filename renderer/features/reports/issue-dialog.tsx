/** Issues the report of an audit: number, date, who receives it, what is new; and what stands in the way. */
import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { recipientsOf } from '../../../shared/rules/distribution.ts';
import { nextReportNumber } from '../../../shared/rules/report-number.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { commitAll } from '../../api/draft-fields.ts';
import { runCommand } from '../../api/use-run.ts';
import { useTask } from '../../api/use-task.ts';
import { DateField } from '../../components/date-field.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { TaskStatus } from '../../components/task-status.tsx';
import { useFocusReturn } from '../../components/use-focus-return.ts';
import classes from './reports-screen.module.css';

type AuditRow = OutputOf<'audits.list'>['audits'][number];
type Report = OutputOf<'reports.issued'>['reports'][number];
type Element = OutputOf<'reports.completeness'>['elements'][number];

export interface IssueDialogProps {
  readonly audit: AuditRow;
  /** Oldest first. */
  readonly issued: readonly Report[];
  readonly missing: readonly Element[];
  /** Who receives it, as the section of the report says. */
  readonly distribution: string;
  /** Day in the zone of the audit. */
  readonly today: string;
  readonly onGo: (element: Element) => void;
  readonly onClose: () => void;
}

export function IssueDialog({ audit, issued, missing, distribution, today, onGo, onClose }: IssueDialogProps) {
  useFocusReturn();
  const last = issued.at(-1);
  const [number, setNumber] = useState(nextReportNumber(last?.number ?? null));
  const [issuedOn, setIssuedOn] = useState(today);
  const [recipients, setRecipients] = useState(distribution);
  const [changes, setChanges] = useState('');
  const [problem, setProblem] = useState<ReturnType<typeof envelopeOf> | null>(null);
  const task = useTask();
  const fields = problem?.fields ?? {};

  const issue = async () => {
    setProblem(null);
    // What is still being typed belongs into what is issued.
    if (!(await commitAll())) return setProblem({ code: 'CONFLICT', message: t('reports.exportUnsaved'), ref: 'PAGE' });
    const name = task.begin(t('reports.issue.version', { number }));
    try {
      if (recipients !== distribution) await call('reports.setText', { auditId: audit.id, section: 'distribution', text: recipients });
      await runCommand('reports.issue', {
        auditId: audit.id,
        number: number.trim(),
        issuedOn,
        task: name,
        ...(last === undefined ? {} : { changes }),
      });
      onClose();
    } catch (error) {
      setProblem(envelopeOf(error));
    } finally {
      task.end();
    }
  };

  return (
    <Modal
      opened
      onClose={task.running === null ? onClose : () => undefined}
      title={t('reports.issue.title', { audit: audit.title })}
      size={560}
      data-modal-open
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('reports.close') }}
    >
      <form
        className={classes.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          void issue();
        }}
      >
        {missing.length === 0 ? (
          <p className={classes.note}>{t('reports.issue.what')}</p>
        ) : (
          <div className={classes.missing}>
            <p>{t('reports.issue.missing', { count: missing.length })}</p>
            <ul>
              {missing.map((element) => (
                <li key={element.element}>
                  <button type="button" className={classes.link} onClick={() => onGo(element)}>
                    {element.element} {element.title}
                  </button>{' '}
                  {element.detail}
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className={classes.pair}>
          <TextInput
            label={t('reports.issue.number')}
            value={number}
            error={fields.number}
            data-autofocus
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <DateField label={t('reports.issue.date')} value={issuedOn} error={fields.issuedOn} onChange={setIssuedOn} />
        </div>
        <Textarea
          label={t('reports.issue.recipients')}
          description={t('reports.issue.recipientsHint', { count: recipientsOf(recipients).length })}
          autosize
          minRows={3}
          maxRows={8}
          value={recipients}
          onChange={(event) => setRecipients(event.currentTarget.value)}
        />
        {last === undefined ? null : (
          <Textarea
            label={t('reports.issue.changes', { number: last.number })}
            autosize
            minRows={2}
            value={changes}
            error={fields.changes}
            onChange={(event) => setChanges(event.currentTarget.value)}
          />
        )}
        <TaskStatus task={task} written={null} />
        <InlineProblem problem={problem} />
        <div className={classes.deeds}>
          <Button size="md" variant="default" onClick={task.running === null ? onClose : task.cancel}>
            {t('reports.cancel')}
          </Button>
          <Button size="md" type="submit" loading={task.running !== null} disabled={missing.length > 0}>
            {t('reports.issue.deed', { number })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
