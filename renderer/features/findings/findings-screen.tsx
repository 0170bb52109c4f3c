/** Findings of an audit: the register at the left, one finding to its closure at the right. */
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import { grade as grades } from '../../../shared/model/vocabulary.ts';
import { dateIn } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { listPane } from '../../components/pane-widths.ts';
import { SplitPanes } from '../../components/split-panes.tsx';
import { ClientMenu } from './client-menu.tsx';
import { findingCommands } from './commands.ts';
import { FindingDetail } from './finding-detail.tsx';
import { FindingRegister } from './finding-register.tsx';
import { EditFinding, RaiseFinding } from './raise-finding.tsx';
import { ReadResponse } from './read-response.tsx';
import type { FindingFilter } from './register.ts';
import { SendDialog } from './send-dialog.tsx';

export function FindingsScreen() {
  const { auditId = '' } = useParams({ strict: false });
  const audit = useRead('audits.show', { id: auditId }, { enabled: auditId !== '' });
  if (audit.error !== null) return <InlineProblem problem={audit.error} />;
  if (audit.data === undefined) return null;
  return <Findings key={auditId} audit={audit.data.audit} />;
}

function Findings({ audit }: { readonly audit: Row<'audit'> }) {
  const params = useParams({ strict: false });
  const search: { readonly raise?: string; readonly item?: string; readonly requirement?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const list = useRead('findings.list', { auditId: audit.id });
  const today = useRead('engagement.overview', {}).data?.today ?? dateIn(new Date().toISOString(), audit.timeZone);
  const [filter, setFilter] = useState<FindingFilter>('all');
  const [words, setWords] = useState('');
  const [editing, setEditing] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [reading, setReading] = useState(false);
  const wordsField = useRef<HTMLInputElement>(null);
  const narrow = useMediaQuery('(max-width: 1180px)', undefined, { getInitialValueInEffect: false });
  const findings = list.data?.findings ?? none;
  const raising = search.raise === undefined ? null : (grades.safeParse(search.raise).data ?? 'minor');
  const chosen = raising === null ? (params.findingId ?? findings[0]?.id ?? null) : null;
  const detail = useRead('findings.show', { id: chosen ?? '' }, { enabled: chosen !== null, keepLast: true });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another finding ends the change of the one before.
  useEffect(() => setEditing(null), [chosen]);
  const choose = useCallback(
    (findingId: string) =>
      void navigate({
        to: '/e/audits/$auditId/findings/{-$findingId}',
        params: { auditId: audit.id, findingId },
        search: {},
        replace: true,
      }),
    [navigate, audit.id],
  );
  const raise = useCallback(
    () =>
      void navigate({
        to: '/e/audits/$auditId/findings/{-$findingId}',
        params: { auditId: audit.id },
        search: { raise: audit.kind === 'stage_1' ? 'opportunity' : 'minor' },
      }),
    [navigate, audit.id, audit.kind],
  );
  const toItem = (itemId: string) =>
    void navigate({ to: '/e/audits/$auditId/field-work/{-$itemId}', params: { auditId: audit.id, itemId } });
  const leaveForm = () => {
    if (search.item !== undefined) toItem(search.item);
    else void navigate({ to: '/e/audits/$auditId/findings/{-$findingId}', params: { auditId: audit.id }, search: {}, replace: true });
  };

  const openReturned = (findingId: string, ofAudit: string) => {
    setReading(false);
    void navigate({
      to: '/e/audits/$auditId/findings/{-$findingId}',
      params: { auditId: ofAudit, findingId },
      search: {},
      replace: ofAudit === audit.id,
    });
  };

  useCommands([
    { ...findingCommands.raise, run: raise },
    { ...findingCommands.send, when: audit.kind !== 'stage_1', run: () => setSending(true) },
    { ...findingCommands.readResponse, when: audit.kind !== 'stage_1', run: () => setReading(true) },
    { ...findingCommands.filter, run: () => wordsField.current?.focus() },
  ]);

  const right = () => {
    if (reading) return <ReadResponse onClose={() => setReading(false)} onOpen={openReturned} />;
    if (raising !== null) {
      return (
        <RaiseFinding
          audit={audit}
          grade={raising}
          itemId={search.item ?? null}
          requirement={search.requirement ?? null}
          onRaised={(id) => {
            // From a requirement the work goes on there; the result it shows is now the finding's.
            if (search.item === undefined) choose(id);
            else toItem(search.item);
          }}
          onCancel={leaveForm}
        />
      );
    }
    if (chosen === null) return findings.length === 0 ? null : <EmptyState what={t('findings.choose')} />;
    if (detail.error !== null) return <InlineProblem problem={detail.error} />;
    if (detail.data === undefined || detail.data.finding.id !== chosen) return null;
    if (editing === chosen) return <EditFinding key={chosen} audit={audit} detail={detail.data} onDone={() => setEditing(null)} />;
    return (
      <FindingDetail
        key={chosen}
        detail={detail.data}
        today={today}
        timeZone={audit.timeZone}
        onEdit={() => setEditing(chosen)}
        onOpenRequirement={(itemId) => itemId !== null && toItem(itemId)}
        onOpenEvidence={(evidenceId) => void navigate({ to: '/e/evidence/{-$evidenceId}', params: { evidenceId } })}
      />
    );
  };

  if (list.error !== null) return <InlineProblem problem={list.error} />;
  const tools = audit.kind === 'stage_1' ? null : <ClientMenu onSend={() => setSending(true)} onRead={() => setReading(true)} />;
  return (
    <>
      {sending ? <SendDialog audit={audit} findings={findings} chosen={chosen} onClose={() => setSending(false)} /> : null}
      <SplitPanes
        name={narrow ? 'findings-narrow' : 'findings'}
        left={{
          ...listPane,
          width: narrow ? 400 : 590,
          max: 760,
          label: t('findings.register'),
          content: (
            <FindingRegister
              findings={findings}
              narrow={narrow}
              chosen={chosen}
              filter={filter}
              words={words}
              wordsField={wordsField}
              onFilter={setFilter}
              onWords={setWords}
              onChoose={choose}
              onRaise={raise}
              tools={tools}
            />
          ),
        }}
        middleLabel={t('findings.detail')}
        middle={right()}
      />
    </>
  );
}

const none: readonly [] = [];
