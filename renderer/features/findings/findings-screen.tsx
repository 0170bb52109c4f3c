/** Findings of an audit: the register at the left, one finding to its closure at the right. */

import { SegmentedControl } from '@mantine/core';
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
import { useNarrow } from '../../components/use-narrow.ts';
import { type BulkDeed, draftsOf } from './bulk-bar.tsx';
import { ClientMenu } from './client-menu.tsx';
import { findingCommands } from './commands.ts';
import { DueDates } from './due-dates.tsx';
import { EarlierList } from './earlier-list.tsx';
import { FindingBoard } from './finding-board.tsx';
import { FindingDetail } from './finding-detail.tsx';
import { FindingRegister } from './finding-register.tsx';
import { FindingRules } from './finding-rules.tsx';
import { FindingTrend } from './finding-trend.tsx';
import classes from './finding-views.module.css';
import { QuickLook } from './quick-look.tsx';
import { EditFinding, RaiseFinding } from './raise-finding.tsx';
import { ReadResponse } from './read-response.tsx';
import { type FindingFilter, type Grouping, groupings } from './register.ts';
import { SendDialog } from './send-dialog.tsx';
import { FIRST, useFindings } from './use-findings.ts';

export function FindingsScreen() {
  const { auditId = '' } = useParams({ strict: false });
  const audit = useRead('audits.show', { id: auditId }, { enabled: auditId !== '' });
  // Asked for together with the audit: the register needs both, and neither waits for the other.
  useRead('findings.list', { auditId, first: FIRST }, { enabled: auditId !== '' });
  if (audit.error !== null) return <InlineProblem problem={audit.error} />;
  if (audit.data === undefined) return null;
  return <Findings key={auditId} audit={audit.data.audit} />;
}

function Findings({ audit }: { readonly audit: Row<'audit'> }) {
  const params = useParams({ strict: false });
  const search: { readonly raise?: string; readonly item?: string; readonly requirement?: string; readonly view?: string } = useSearch({
    strict: false,
  });
  const navigate = useNavigate();
  const [shown, setShown] = useState(false);
  const list = useFindings(audit.id, shown);
  const today = list.today ?? dateIn(new Date().toISOString(), audit.timeZone);
  const [filter, setFilter] = useState<FindingFilter>('all');
  const [words, setWords] = useState('');
  const [editing, setEditing] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [reading, setReading] = useState(false);
  const [view, setView] = useState<View>(views.find((one) => one === search.view) ?? 'list');
  const [grouping, setGrouping] = useState<Grouping>(readGrouping);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [deed, setDeed] = useState<BulkDeed | null>(null);
  const [quick, setQuick] = useState<string | null>(null);
  const wordsField = useRef<HTMLInputElement>(null);
  const narrow = useNarrow();
  const { findings } = list;
  const raising = search.raise === undefined ? null : (grades.safeParse(search.raise).data ?? 'minor');
  const chosen = raising === null ? (params.findingId ?? findings[0]?.id ?? null) : null;
  const detail = useRead('findings.show', { id: chosen ?? '' }, { enabled: chosen !== null, keepLast: true });

  const settled = list.today !== undefined && (chosen === null || detail.data !== undefined || detail.error !== null);
  useEffect(() => {
    if (settled) setShown(true);
  }, [settled]);
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
  const openFinding = useCallback(
    (ofAudit: string, findingId: string) => {
      setView('list');
      void navigate({ to: '/e/audits/$auditId/findings/{-$findingId}', params: { auditId: ofAudit, findingId }, search: {} });
    },
    [navigate],
  );
  const group = useCallback((next: Grouping) => {
    setGrouping(next);
    localStorage.setItem(GROUPING_KEY, next);
  }, []);
  const markedOnes = findings.filter((one) => marked.has(one.id));
  const startDeed = (next: BulkDeed) => {
    setView('list');
    setDeed(next);
  };
  const toItem = (itemId: string) =>
    void navigate({ to: '/e/audits/$auditId/field-work/{-$itemId}', params: { auditId: audit.id, itemId } });
  const leaveForm = () => {
    if (search.item !== undefined) toItem(search.item);
    else void navigate({ to: '/e/audits/$auditId/findings/{-$findingId}', params: { auditId: audit.id }, search: {}, replace: true });
  };

  // The answers of a returned workbook stand where the finding stands.
  const startReading = () => {
    setView('list');
    setReading(true);
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
    { ...findingCommands.readResponse, when: audit.kind !== 'stage_1', run: () => startReading() },
    { ...findingCommands.filter, when: view === 'list', run: () => wordsField.current?.focus() },
    { ...findingCommands.list, when: view !== 'list', run: () => setView('list') },
    { ...findingCommands.board, run: () => setView((now) => (now === 'board' ? 'list' : 'board')) },
    { ...findingCommands.earlier, run: () => setView('earlier') },
    { ...findingCommands.dates, run: () => setView('dates') },
    { ...findingCommands.trend, run: () => setView('trend') },
    { ...findingCommands.rules, run: () => setView('rules') },
    {
      ...findingCommands.mark,
      when: chosen !== null,
      run: () =>
        setMarked((now) => {
          const next = new Set(now);
          if (chosen !== null && !next.delete(chosen)) next.add(chosen);
          return next;
        }),
    },
    { ...findingCommands.quick, when: chosen !== null, run: () => setQuick(chosen) },
    { ...findingCommands.issueMarked, when: draftsOf(markedOnes).length > 0, run: () => startDeed('issue') },
    { ...findingCommands.setDates, when: markedOnes.length > 0, run: () => startDeed('dates') },
    { ...findingCommands.export, run: () => void navigate({ to: '/e/reports', search: { audit: audit.id } }) },
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
        onOpenFinding={openFinding}
      />
    );
  };

  const panes = () => (
    <SplitPanes
      name={narrow ? 'findings-narrow' : 'findings'}
      left={{
        ...listPane,
        width: narrow ? 400 : 590,
        max: 760,
        label: t('findings.register'),
        content: (
          <FindingRegister
            auditId={audit.id}
            findings={findings}
            total={list.total}
            whole={list.whole}
            narrow={narrow}
            chosen={chosen}
            filter={filter}
            words={words}
            wordsField={wordsField}
            onFilter={setFilter}
            onWords={setWords}
            onChoose={choose}
            onRaise={raise}
            grouping={grouping}
            onGrouping={group}
            marked={marked}
            onMarked={setMarked}
            onQuickLook={setQuick}
            deed={deed}
            onDeed={setDeed}
          />
        ),
      }}
      middleLabel={t('findings.detail')}
      middle={right()}
    />
  );

  if (list.error !== null) return <InlineProblem problem={list.error} />;
  // The form that raises a finding stands beside the register, whatever was shown before.
  const viewed = raising === null ? view : 'list';
  const quickOne = findings.find((one) => one.id === quick) ?? null;
  return (
    <div className={classes.screen}>
      <div className={classes.bar}>
        <SegmentedControl
          className={classes.views}
          size="xs"
          aria-label={t('findingViews.label')}
          data={views.map((value) => ({ value, label: t(`findingViews.${value}`) }))}
          value={viewed}
          onChange={(value) => setView(views.find((one) => one === value) ?? 'list')}
        />
        {audit.kind === 'stage_1' ? null : <ClientMenu onSend={() => setSending(true)} onRead={() => startReading()} />}
      </div>
      <div className={classes.body}>
        {viewed === 'list' ? panes() : null}
        {viewed === 'board' ? (
          <FindingBoard findings={findings} chosen={chosen} onChoose={choose} onOpen={(id) => openFinding(audit.id, id)} />
        ) : null}
        {viewed === 'earlier' ? <EarlierList auditId={audit.id} onOpen={openFinding} /> : null}
        {viewed === 'dates' ? <DueDates onOpen={openFinding} /> : null}
        {viewed === 'trend' ? <FindingTrend /> : null}
        {viewed === 'rules' ? <FindingRules /> : null}
      </div>
      {sending ? <SendDialog audit={audit} findings={findings} chosen={chosen} onClose={() => setSending(false)} /> : null}
      <QuickLook finding={quickOne} onClose={() => setQuick(null)} />
    </div>
  );
}

const views = ['list', 'board', 'earlier', 'dates', 'trend', 'rules'] as const;
type View = (typeof views)[number];

const GROUPING_KEY = 'fieldbook.findings.grouping';

function readGrouping(): Grouping {
  const kept = localStorage.getItem(GROUPING_KEY);
  return groupings.find((one) => one === kept) ?? 'none';
}
