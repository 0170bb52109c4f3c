/** Sends nonconformities to the client: which ones, as workbook or as forms, where to; and what was sent before. */
import { Button, Checkbox, Modal } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import type { FindingState } from '../../../shared/model/finding-states.ts';
import { fileSize, shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { commitAll } from '../../api/draft-fields.ts';
import { useRead } from '../../api/use-read.ts';
import { runCommand } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { useFocusReturn } from '../../components/use-focus-return.ts';
import { type FindingRow, fewNumbers } from './register.ts';
import { SendChoice } from './send-choice.tsx';
import classes from './send-dialog.module.css';

/** Of a returned or sent workbook the first numbers are named. */
const NAMED = 6;

const unsent: readonly FindingState[] = ['draft', 'recorded', 'withdrawn'];
const answered: readonly FindingState[] = [
  'issued',
  'acknowledged',
  'disputed',
  'response_due',
  'response_submitted',
  'rejected',
  'not_effective',
];

export interface SendDialogProps {
  readonly audit: Row<'audit'>;
  readonly findings: readonly FindingRow[];
  /** The finding that is open. */
  readonly chosen: string | null;
  readonly onClose: () => void;
}

type What = 'workbook' | 'form';
interface Written {
  readonly name: string;
  readonly size: number;
  readonly findings: number;
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

export function SendDialog({ audit, findings, chosen, onClose }: SendDialogProps) {
  useFocusReturn();
  const engagement = useRead('engagement.show', {}).data;
  const before = useRead('findings.sent', { auditId: audit.id }).data?.issues ?? [];
  const sendable = useMemo(() => findings.filter((one) => one.grade !== 'opportunity' && !unsent.includes(one.state)), [findings]);
  const awaiting = useMemo(() => new Set(sendable.filter((one) => answered.includes(one.state)).map(({ id }) => id)), [sendable]);
  const [picked, setPicked] = useState<ReadonlySet<string>>(() =>
    awaiting.size > 0 ? awaiting : new Set(chosen === null ? [] : [chosen]),
  );
  const [what, setWhat] = useState<readonly What[]>(['workbook']);
  const [writing, setWriting] = useState<{ readonly task: string; readonly name: string } | null>(null);
  const [written, setWritten] = useState<readonly Written[]>([]);
  const [problem, setProblem] = useState<ReturnType<typeof envelopeOf> | null>(null);
  const stopped = useRef(false);
  const idsFor = (kind: What) => sendable.map(({ id }) => id).filter((id) => picked.has(id) && (kind === 'form' || awaiting.has(id)));
  const ready = what.some((kind) => idsFor(kind).length > 0);

  const writeOne = async (kind: What): Promise<Written | null> => {
    const ids = idsFor(kind);
    if (ids.length === 0) return null;
    const only = ids.length === 1 ? (findings.find((one) => one.id === ids[0])?.shortNumber ?? '') : '';
    const parts = [engagement?.clientName ?? '', audit.number, only, kind === 'form' ? 'form' : 'response'].map(plain).filter(Boolean);
    const { target } = await call('window.chooseTarget', {
      purpose: kind === 'form' ? 'form' : 'response',
      suggestedName: `${parts.join('-')}.${kind === 'form' ? 'pdf' : 'xlsx'}`,
    });
    if (target === null || stopped.current) return null;
    const task = `send-${crypto.randomUUID()}`;
    setWriting({ task, name: target.name });
    const input = { auditId: audit.id, findings: ids, to: { token: target.token }, task };
    const done = await (kind === 'form' ? runCommand('findings.exportForm', input) : runCommand('findings.exportResponse', input));
    return { name: done.fileName, size: done.bytes, findings: done.findings };
  };
  const write = async () => {
    stopped.current = false;
    setProblem(null);
    setWritten([]);
    // What is still being typed belongs into what is sent.
    if (!(await commitAll())) return setProblem({ code: 'CONFLICT', message: t('responseScreen.send.unsaved'), ref: 'PAGE' });
    try {
      for (const kind of what) {
        const one = await writeOne(kind);
        if (one !== null) setWritten((now) => [...now, one]);
      }
    } catch (error) {
      setProblem(envelopeOf(error));
    } finally {
      setWriting(null);
    }
  };
  const cancel = () => {
    stopped.current = true;
    if (writing !== null) void call('engagement.cancel', { task: writing.task });
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('responseScreen.send.title')}
      size={640}
      data-modal-open
      closeButtonProps={{ 'aria-label': t('responseScreen.send.close') }}
      closeOnClickOutside={writing === null}
    >
      <form
        className={classes.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        {sendable.length === 0 ? (
          <p>{t('responseScreen.send.none')}</p>
        ) : (
          <>
            <fieldset className={classes.group}>
              <legend className={classes.legend}>{t('responseScreen.send.which')}</legend>
              <SendChoice sendable={sendable} awaiting={awaiting} picked={picked} onPicked={setPicked} />
            </fieldset>
            <fieldset className={classes.group}>
              <legend className={classes.legend}>{t('responseScreen.send.what')}</legend>
              {(['workbook', 'form'] as const).map((kind) => (
                <Checkbox
                  key={kind}
                  mt={4}
                  label={t(`responseScreen.send.${kind}`)}
                  checked={what.includes(kind)}
                  onChange={(event) => setWhat(event.currentTarget.checked ? [...what, kind] : what.filter((one) => one !== kind))}
                />
              ))}
            </fieldset>
          </>
        )}
        <div role="status">
          {writing === null ? null : <p>{t('responseScreen.send.writing', { name: writing.name })}</p>}
          {written.map((one) => (
            <p key={one.name} className={classes.done}>
              {t('responseScreen.send.written', { name: one.name, count: one.findings, size: fileSize(one.size) })}
            </p>
          ))}
        </div>
        <InlineProblem problem={problem} />
        {before.length === 0 ? null : (
          <section aria-label={t('responseScreen.send.before')}>
            <p className={classes.legend}>{t('responseScreen.send.before')}</p>
            {before.toReversed().map((issue) => (
              <p key={issue.id} className={classes.note}>
                {t('responseScreen.send.issue', {
                  number: issue.number,
                  date: shortDate(issue.sentAt),
                  name: issue.fileName,
                  findings: fewNumbers(issue.findings, NAMED),
                })}{' '}
                {issue.returns.length === 0
                  ? issue.kind === 'workbook'
                    ? `· ${t('responseScreen.send.notReturned')}`
                    : ''
                  : issue.returns
                      .map((one) => `· ${t('responseScreen.send.returned', { ...one, date: shortDate(one.takenAt) })}`)
                      .join(' ')}
              </p>
            ))}
          </section>
        )}
        <div className={classes.deeds}>
          <Button size="md" variant="default" onClick={writing === null ? onClose : cancel}>
            {t(writing === null ? 'responseScreen.send.close' : 'responseScreen.send.cancel')}
          </Button>
          <Button size="md" type="submit" loading={writing !== null} disabled={!ready}>
            {t('responseScreen.send.deed')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
