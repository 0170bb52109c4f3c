/** The interviews of an audit: list, the chosen one, and what of its plan was heard. Type as fast as speech. */

import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import type { MentionTargets } from '../../api/notes/mentions.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { helperPane } from '../../components/pane-widths.ts';
import { SplitPanes } from '../../components/split-panes.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { interviewCommands } from './commands.ts';
import { InterviewDetail } from './interview-detail.tsx';
import { InterviewForm } from './interview-form.tsx';
import { InterviewList } from './interview-list.tsx';
import { interviewRows, likelyInterview, stateOf } from './interview-rows.ts';
import { InterviewSide } from './interview-side.tsx';

const listWidth = { width: 262, min: 200, max: 420 };

export function InterviewsScreen() {
  const { auditId = '' } = useParams({ strict: false });
  const audit = useRead('audits.show', { id: auditId }, { enabled: auditId !== '' });
  if (audit.error !== null) return <InlineProblem problem={audit.error} />;
  if (audit.data === undefined) return null;
  return <Interviews key={auditId} audit={audit.data.audit} />;
}

function Interviews({ audit }: { readonly audit: Row<'audit'> }) {
  const { interviewId } = useParams({ strict: false });
  const navigate = useNavigate();
  const list = useRead('interviews.list', { auditId: audit.id }, { keepLast: true });
  const rows = useMemo(() => interviewRows(list.data?.interviews ?? [], audit.timeZone), [list.data, audit.timeZone]);
  const known = rows.some((row) => row.interview.id === interviewId);
  const chosen = known ? (interviewId ?? null) : likelyInterview(rows);
  const show = useRead('interviews.show', { id: chosen ?? '' }, { enabled: chosen !== null });
  const shown = show.data?.interview.id === chosen ? (show.data ?? null) : null;
  const update = useRun('interviews.update');
  const remove = useRun('interviews.remove');
  const [form, setForm] = useState<'new' | 'edit' | null>(null);
  const narrow = useNarrow();
  // In a narrow window the lines come first: what stands beside them is asked for.
  const [hidden, setHidden] = useState(false);
  const [asked, setAsked] = useState(false);
  const helper = narrow ? asked : !hidden;
  const field = useRef<HTMLTextAreaElement>(null);
  const typing = useRef(false);

  const go = useCallback(
    (id: string) => {
      typing.current = document.activeElement !== null && document.activeElement === field.current;
      setForm(null);
      void navigate({ to: '/e/audits/$auditId/interviews/{-$interviewId}', params: { auditId: audit.id, interviewId: id }, replace: true });
    },
    [navigate, audit.id],
  );
  // Who was typing goes on typing in the next interview.
  useEffect(() => {
    if (shown?.interview.id === undefined || !typing.current) return;
    typing.current = false;
    field.current?.focus();
  }, [shown?.interview.id]);

  const openItem = useCallback(
    (itemId: string) => void navigate({ to: '/e/audits/$auditId/field-work/{-$itemId}', params: { auditId: audit.id, itemId } }),
    [navigate, audit.id],
  );
  const targets: MentionTargets = useMemo(
    () => ({
      requirement: openItem,
      finding: (findingId) => void navigate({ to: '/e/audits/$auditId/findings/{-$findingId}', params: { auditId: audit.id, findingId } }),
      evidence: (evidenceId) => void navigate({ to: '/e/evidence/{-$evidenceId}', params: { evidenceId } }),
    }),
    [navigate, audit.id, openItem],
  );
  const at = rows.findIndex((row) => row.interview.id === chosen);
  const move = (step: 1 | -1) => {
    const next = rows[at + step];
    if (next !== undefined) go(next.interview.id);
  };
  const turn = () => {
    if (shown === null) return;
    const { id } = shown.interview;
    const now = new Date().toISOString();
    const state = stateOf(shown.interview);
    void update.run(state === 'planned' ? { id, startedAt: now } : { id, endedAt: state === 'open' ? now : null });
    if (state !== 'open') field.current?.focus();
  };
  const focusList = () => document.querySelector<HTMLElement>('[data-pane] [role="listbox"]')?.focus();

  useCommands([
    { ...interviewCommands.next, when: rows.length > 1, run: () => move(1) },
    { ...interviewCommands.previous, when: rows.length > 1, run: () => move(-1) },
    { ...interviewCommands.line, when: shown !== null && form === null, run: () => field.current?.focus() },
    { ...interviewCommands.newOne, run: () => setForm('new') },
    {
      ...interviewCommands.edit,
      when: shown !== null,
      ...(shown === null ? {} : { detail: shown.interview.number }),
      run: () => setForm('edit'),
    },
    {
      ...interviewCommands.begin,
      when: shown !== null && form === null,
      ...(shown === null ? {} : { detail: shown.interview.number }),
      run: turn,
    },
    {
      ...interviewCommands.remove,
      when: shown !== null && form === null,
      ...(shown === null ? {} : { detail: shown.interview.number }),
      run: () => shown !== null && void remove.run({ id: shown.interview.id }),
    },
    { ...interviewCommands.helper, run: () => (narrow ? setAsked((last) => !last) : setHidden((last) => !last)) },
  ]);

  if (list.error !== null) return <InlineProblem problem={list.error} />;
  if (list.data === undefined) return null;
  const side = (
    <InterviewSide
      auditId={audit.id}
      shown={shown}
      timeZone={audit.timeZone}
      onRequirement={openItem}
      onFrom={(toDo) =>
        toDo.from.kind === 'interview' ? go(toDo.from.id) : toDo.from.kind === 'checklist_item' ? openItem(toDo.from.id) : undefined
      }
    />
  );
  return (
    <SplitPanes
      name={narrow ? 'interviews-narrow' : 'interviews'}
      left={{
        ...listWidth,
        width: narrow ? 220 : listWidth.width,
        label: t('interviews.title'),
        content: (
          <InterviewList
            rows={rows}
            timeZone={audit.timeZone}
            chosen={chosen}
            onChoose={go}
            onOpen={() => field.current?.focus()}
            onNew={() => setForm('new')}
          />
        ),
      }}
      middleLabel={t('interviews.title')}
      middle={
        form !== null && (form === 'new' || shown !== null) ? (
          <InterviewForm
            key={form === 'new' ? 'new' : chosen}
            audit={audit}
            interview={form === 'new' ? null : (shown?.interview ?? null)}
            onDone={(id) => {
              setForm(null);
              go(id);
            }}
            onCancel={() => setForm(null)}
          />
        ) : rows.length === 0 ? (
          <EmptyState what={t('interviews.none')} todo={t('interviews.noneTodo')}>
            <Button onClick={() => setForm('new')} rightSection={<KeyHint keys="N" onFill />} aria-keyshortcuts="N">
              {t('interviews.newOne')}
            </Button>
          </EmptyState>
        ) : shown === null ? (
          show.error === null ? (
            <EmptyState what={t('interviews.choose')} />
          ) : (
            <InlineProblem problem={show.error} />
          )
        ) : (
          <InterviewDetail
            key={shown.interview.id}
            shown={shown}
            timeZone={audit.timeZone}
            field={field}
            targets={targets}
            problem={update.problem ?? remove.problem}
            onTurn={turn}
            onEdit={() => setForm('edit')}
            onLeave={focusList}
          />
        )
      }
      right={
        helper && rows.length > 0
          ? { ...helperPane, width: narrow ? helperPane.min : 300, label: t('interviews.helper'), ground: 'nav', content: side }
          : undefined
      }
    />
  );
}
