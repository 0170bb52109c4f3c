/**
 * Stage 1 as a worked record, and for the audit that follows the gate between the stages: one list of what has to be
 * concluded, and the chosen line beside it (ISO/IEC 17021-1 9.3.1.2, 9.3.1.4).
 */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX, IconMinus } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import { useAuditChoice } from '../../api/current-audit.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { listPane } from '../../components/pane-widths.ts';
import { SplitPanes } from '../../components/split-panes.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { stage1Commands } from './commands.ts';
import { ConcernAnswer, ConcernDetail, NewConcern } from './concern-detail.tsx';
import { DocumentDetail, NewDocument } from './document-detail.tsx';
import { chosenEntry, type Entry, gateEntries, type Standing, stage1Entries } from './entries.ts';
import { TeamDetail, ValidityDetail } from './gate-detail.tsx';
import { ObjectiveDetail, ReadinessDetail } from './objective-detail.tsx';
import classes from './stage1-screen.module.css';

const marks = {
  open: IconCircleDashed,
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconCircleX,
  none: IconMinus,
} as const satisfies Record<Standing, unknown>;
const entryKey = (entry: Entry) => entry.key;
type Adding = 'concern' | 'document' | null;

export function Stage1Screen() {
  const { auditId = '' } = useParams({ strict: false });
  const search: { readonly show?: string } = useSearch({ strict: false });
  const { audits } = useAuditChoice();
  const audit = audits.find((one) => one.id === auditId);
  if (audit === undefined) return null;
  if (audit.kind === 'stage_1') return <OfStage1 key={auditId} auditId={auditId} show={search.show} />;
  if (audit.kind === 'stage_2' || audit.kind === 'recertification') return <OfGate key={auditId} auditId={auditId} show={search.show} />;
  return <EmptyState what={t('stage1.notHere')} todo={t('stage1.notHereTodo')} />;
}

interface PlaceProps {
  readonly auditId: string;
  readonly show: string | undefined;
}

function useShow(auditId: string) {
  const navigate = useNavigate();
  return useCallback(
    (show: string) => void navigate({ to: '/e/audits/$auditId/stage-1', params: { auditId }, search: { show }, replace: true }),
    [navigate, auditId],
  );
}

function OfStage1({ auditId, show }: PlaceProps) {
  const data = useRead('stage1.show', { auditId }, { keepLast: true });
  const [adding, setAdding] = useState<Adding>(null);
  const go = useShow(auditId);
  const navigate = useNavigate();
  useCommands([
    { ...stage1Commands.concern, run: () => setAdding('concern') },
    { ...stage1Commands.document, run: () => setAdding('document') },
    { ...stage1Commands.readiness, run: () => go('readiness') },
  ]);
  if (data.error !== null) return <InlineProblem problem={data.error} />;
  if (data.data === undefined) return null;
  const stage1 = data.data;
  const entries = stage1Entries(stage1);
  const chosen = chosenEntry(entries, show);
  const done = (key: string) => {
    setAdding(null);
    go(key);
  };
  const [kind = '', id = ''] = splitKey(chosen?.key ?? '');
  const middle = () => {
    if (adding === 'concern') {
      const source = kind === 'document' ? stage1.documents.find((one) => one.id === id) : undefined;
      return (
        <NewConcern
          auditId={auditId}
          source={source}
          stage1={stage1}
          onDone={(made) => done(`concern:${made}`)}
          onCancel={() => setAdding(null)}
        />
      );
    }
    if (adding === 'document') {
      const requirement = kind === 'expected' ? id : undefined;
      return (
        <NewDocument
          auditId={auditId}
          requirement={requirement}
          onDone={(made) => done(`document:${made}`)}
          onCancel={() => setAdding(null)}
        />
      );
    }
    const objective = kind === 'objective' ? stage1.objectives.find((one) => one.objective === id) : undefined;
    if (objective !== undefined) return <ObjectiveDetail key={id} auditId={auditId} objective={objective} />;
    if (kind === 'readiness') return <ReadinessDetail auditId={auditId} readiness={stage1.readiness} gaps={stage1.gaps} />;
    const document = kind === 'document' ? stage1.documents.find((one) => one.id === id) : undefined;
    if (document !== undefined)
      return <DocumentDetail key={id} document={document} expected={stage1.expected} onRemoved={() => go('readiness')} />;
    const concern = kind === 'concern' ? stage1.concerns.find((one) => one.id === id) : undefined;
    if (concern !== undefined)
      return <ConcernDetail key={id} concern={concern} soaConcerns={stage1.soaConcerns} onRemoved={() => go('readiness')} />;
    const expected = kind === 'expected' ? stage1.expected.find((one) => one.requirement === id) : undefined;
    if (expected === undefined) return null;
    return (
      <EmptyState what={t('stage1.expectedMissing', { ref: expected.ref, title: expected.title })} todo={t('stage1.expectedTodo')}>
        <Button rightSection={<KeyHint keys="D" onFill />} onClick={() => setAdding('document')}>
          {t('stage1.addDocument')}
        </Button>
      </EmptyState>
    );
  };
  return (
    <Panes
      title={t('stage1.title')}
      entries={entries}
      chosen={adding === null ? (chosen?.key ?? null) : null}
      onChoose={(key) => {
        setAdding(null);
        go(key);
      }}
      beside={
        stage1.next === null ? null : (
          <Button
            variant="default"
            onClick={() => void navigate({ to: '/e/audits/$auditId/stage-1', params: { auditId: stage1.next?.auditId ?? '' }, search: {} })}
          >
            {t('stage1.toGate', { number: stage1.next.number })}
          </Button>
        )
      }
      tools={
        <>
          <Button variant="default" rightSection={<KeyHint keys="D" />} onClick={() => setAdding('document')}>
            {t('stage1.addDocument')}
          </Button>
          <Button rightSection={<KeyHint keys="N" onFill />} onClick={() => setAdding('concern')}>
            {t('stage1.addConcern')}
          </Button>
        </>
      }
    >
      {middle()}
    </Panes>
  );
}

/** `expected:42001:4.3` → `expected`, `42001:4.3`. */
function splitKey(key: string): [string, string] {
  const at = key.indexOf(':');
  return at === -1 ? [key, ''] : [key.slice(0, at), key.slice(at + 1)];
}

function OfGate({ auditId, show }: PlaceProps) {
  const data = useRead('stage1.gate', { auditId }, { keepLast: true });
  const go = useShow(auditId);
  const navigate = useNavigate();
  if (data.error !== null) return <InlineProblem problem={data.error} />;
  if (data.data === undefined) return null;
  const gate = data.data;
  if (gate.stage1 === null) return <EmptyState what={t('stage1Core.gate.no_stage1')} todo={t('stage1.noStage1Todo')} />;
  const stage1 = gate.stage1;
  const entries = gateEntries(gate);
  const chosen = chosenEntry(entries, show);
  const [kind, id] = splitKey(chosen?.key ?? '');
  const concern = kind === 'concern' ? gate.concerns.find((one) => one.id === id) : undefined;
  return (
    <Panes
      title={t('stage1.gateTitle', { number: stage1.number })}
      entries={entries}
      chosen={chosen?.key ?? null}
      onChoose={go}
      beside={
        <Button
          variant="default"
          onClick={() => void navigate({ to: '/e/audits/$auditId/stage-1', params: { auditId: stage1.auditId }, search: {} })}
        >
          {t('stage1.toStage1', { number: stage1.number })}
        </Button>
      }
      under={
        <ul className={classes.problems} aria-label={t('stage1.openPoints')}>
          {gate.problems.length === 0 ? <li>{t('stage1.gateOpen')}</li> : gate.problems.map((one) => <li key={one.what}>{one.text}</li>)}
        </ul>
      }
    >
      {kind === 'team' ? <TeamDetail key={gate.gate.competenceReason} auditId={auditId} gate={gate} /> : null}
      {kind === 'validity' ? <ValidityDetail key={gate.gate.validityReason} auditId={auditId} gate={gate} /> : null}
      {concern === undefined ? null : (
        <ConcernAnswer
          key={`${id} ${concern.treatment} ${concern.treatmentText} ${concern.findingId}`}
          auditId={auditId}
          concern={concern}
        />
      )}
    </Panes>
  );
}

interface PanesProps {
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  /** Beside the title: the way to the other stage. */
  readonly beside?: ReactNode;
  readonly tools?: ReactNode;
  readonly under?: ReactNode;
  readonly children: ReactNode;
}

function Panes({ title, entries, chosen, onChoose, beside, tools, under, children }: PanesProps) {
  const pane = useRef<HTMLDivElement>(null);
  const middle = useRef<HTMLDivElement>(null);
  const lines = entries.filter((one) => !one.head);
  // Keys work at once: the list is what the screen is for.
  useEffect(() => pane.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus(), []);
  // Heads are passed over: arrows go from line to line.
  const choose = (key: string) => {
    if (!key.startsWith('head:')) return onChoose(key);
    const at = entries.findIndex((one) => one.key === key);
    const was = entries.findIndex((one) => one.key === chosen);
    const next = was > at ? entries.slice(0, at).findLast((one) => !one.head) : entries.slice(at).find((one) => !one.head);
    if (next !== undefined) onChoose(next.key);
  };
  useCommands([
    {
      ...stage1Commands.write,
      when: lines.length > 0,
      run: () => middle.current?.querySelector<HTMLElement>('textarea, input:not([type="radio"])')?.focus(),
    },
    { ...stage1Commands.list, run: () => pane.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus() },
  ]);
  const left = (
    <div ref={pane} className={classes.list}>
      <PaneHead level={1} title={title} tools={beside} />
      {tools === undefined ? null : <div className={classes.tools}>{tools}</div>}
      {under}
      <VirtualList
        label={title}
        rows={entries}
        rowId={entryKey}
        rowHeight={(entry) => (entry.head ? 34 : 32)}
        chosen={chosen}
        onChoose={choose}
        onOpen={() => middle.current?.querySelector<HTMLElement>('textarea, input:not([type="radio"])')?.focus()}
        renderRow={(entry) => <Line entry={entry} />}
      />
    </div>
  );
  return (
    <SplitPanes
      name="stage1"
      left={{ ...listPane, width: 430, label: title, content: left }}
      middleLabel={t('stage1.detail')}
      middle={
        <div ref={middle} className={classes.middle}>
          {children}
        </div>
      }
    />
  );
}

function Line({ entry }: { readonly entry: Entry }) {
  if (entry.head)
    return (
      <div className={classes.head}>
        <span>{entry.name}</span>
        <span className={classes.count}>{entry.state}</span>
      </div>
    );
  const Mark = marks[entry.standing];
  return (
    <div className={classes.line} title={entry.name}>
      <Mark className={classes.mark} data-standing={entry.standing} size={16} stroke={1.7} aria-hidden="true" />
      {entry.lead === '' ? null : <span className={classes.lead}>{entry.lead}</span>}
      <span className={classes.name}>{entry.name}</span>
      <span className={classes.state}>{entry.state}</span>
    </div>
  );
}
