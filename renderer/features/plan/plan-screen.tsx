/** The audit plan: everybody at the right place, nothing forgotten. */

import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { commitAll } from '../../api/draft-fields.ts';
import { useRead } from '../../api/use-read.ts';
import { runCommand, useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { helperPane } from '../../components/pane-widths.ts';
import { SplitPanes } from '../../components/split-panes.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { WholeScreen } from '../../components/whole-screen.tsx';
import { besideMove, boardOf, lengthenedBy, type Move, movedBy, neighbour, type Plan } from './board-model.ts';
import { planCommands } from './commands.ts';
import { MeetingsPanel } from './meetings-panel.tsx';
import { PlanBoard } from './plan-board.tsx';
import { coveredOf, planLine } from './plan-line.ts';
import { PlanPanel } from './plan-panel.tsx';
import classes from './plan-screen.module.css';
import { SessionForm } from './session-form.tsx';

export function PlanScreen() {
  const { auditId = '' } = useParams({ strict: false });
  const read = useRead('plan.list', { auditId }, { enabled: auditId !== '', keepLast: true });
  if (read.error !== null) return <InlineProblem problem={read.error} />;
  if (read.data === undefined || read.data.audit.id !== auditId) return null;
  return <PlanOf key={auditId} plan={read.data} />;
}

type Side = 'about' | 'edit' | 'new' | 'meetings' | 'agree';

function PlanOf({ plan }: { readonly plan: Plan }) {
  const auditId = plan.audit.id;
  const coverage = useRead('plan.coverage', { auditId });
  const board = useMemo(() => boardOf(plan), [plan]);
  const narrow = useNarrow();
  const [chosenId, setChosen] = useState<string | null>(null);
  const [side, setSide] = useState<Side>('about');
  const [panel, setPanel] = useState(!narrow);
  const uncoveredList = useRef<HTMLUListElement>(null);
  const move = useRun('plan.moveSession');
  const remove = useRun('plan.removeSession');
  const paper = usePaper(plan);
  const chosen = plan.sessions.find(({ id }) => id === chosenId) ?? null;
  const clashing = useMemo(() => new Set(plan.problems.filter(({ clash }) => clash).flatMap(({ sessions }) => sessions)), [plan]);

  const choose = useCallback((id: string) => {
    setChosen(id);
    setSide((last) => (last === 'edit' ? 'about' : last));
  }, []);
  const show = (next: Side) => {
    setSide(next);
    setPanel(true);
  };
  /** The session to focus as soon as it stands on the board; `any` for the one that arrows begin from. */
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const which = wanted.current === 'any' ? '[role="option"][tabindex="0"]' : `[data-session="${wanted.current}"]`;
    const block = document.querySelector<HTMLElement>(which);
    if (block === null) return;
    wanted.current = null;
    block.focus();
  });
  /** Back to the plan, with the focus where the work is. */
  const back = (id: string | null) => {
    wanted.current = id ?? 'any';
    setSide('about');
    if (id !== null) setChosen(id);
  };
  const moveBy = (next: Move | null) => {
    if (next !== null) void move.run(next);
  };
  const removeChosen = () => {
    if (chosen === null) return;
    const following =
      neighbour(board, chosen.id, 'ArrowDown') ?? neighbour(board, chosen.id, 'ArrowUp') ?? neighbour(board, chosen.id, 'ArrowLeft');
    void remove.run({ id: chosen.id }).then((done) => done !== null && back(following));
  };
  const open = (id: string) => {
    setChosen(id);
    show('edit');
  };
  const some = chosen !== null;
  const onChosen = { when: some, ...(some ? { detail: chosen.title } : {}) };
  useCommands([
    {
      ...planCommands.choose,
      when: plan.sessions.length > 0,
      run: () => {
        const next = neighbour(board, chosenId, 'ArrowRight');
        if (next === null) return;
        setChosen(next);
        document.querySelector<HTMLElement>(`[data-session="${next}"]`)?.focus();
      },
    },
    { ...planCommands.earlier, ...onChosen, run: () => chosen !== null && moveBy(movedBy(chosen, -1)) },
    { ...planCommands.left, ...onChosen, run: () => chosen !== null && moveBy(besideMove(board, chosen, -1)) },
    { ...planCommands.shorter, ...onChosen, run: () => chosen !== null && moveBy(lengthenedBy(chosen, -1)) },
    { ...planCommands.later, ...onChosen, run: () => chosen !== null && moveBy(movedBy(chosen, 1)) },
    { ...planCommands.right, ...onChosen, run: () => chosen !== null && moveBy(besideMove(board, chosen, 1)) },
    { ...planCommands.longer, ...onChosen, run: () => chosen !== null && moveBy(lengthenedBy(chosen, 1)) },
    { ...planCommands.open, ...onChosen, run: () => chosen !== null && open(chosen.id) },
    { ...planCommands.add, run: () => show('new') },
    {
      ...planCommands.place,
      when: (coverage.data?.uncovered.length ?? 0) > 0,
      run: () => {
        show('about');
        window.requestAnimationFrame(() => uncoveredList.current?.querySelector('button')?.focus());
      },
    },
    { ...planCommands.meetings, run: () => show('meetings') },
    { ...planCommands.remove, ...onChosen, run: removeChosen },
    { ...planCommands.agree, when: plan.sessions.length > 0, run: () => show('agree') },
    { ...planCommands.panel, run: () => setPanel((last) => !last) },
    { ...planCommands.export, run: () => void paper.write() },
  ]);

  const form =
    side === 'new' || (side === 'edit' && chosen !== null) ? (
      <SessionForm
        key={side === 'new' ? 'new' : chosen?.id}
        plan={plan}
        session={side === 'new' ? null : chosen}
        after={chosen}
        onDone={back}
        onCancel={() => back(chosenId)}
      />
    ) : null;
  const content =
    form ??
    (side === 'meetings' ? (
      <MeetingsPanel plan={plan} onClose={() => back(chosenId)} />
    ) : (
      <PlanPanel
        plan={plan}
        coverage={coverage.data}
        chosen={chosen}
        agreeing={side === 'agree'}
        uncoveredList={uncoveredList}
        onChoose={choose}
        onOpen={() => chosen !== null && open(chosen.id)}
        onRemove={removeChosen}
        onAgreed={() => setSide('about')}
      />
    ));
  const tools = (
    <>
      {panel ? null : (
        <Button
          variant="default"
          rightSection={<KeyHint keys="Ctrl+J" joined />}
          aria-keyshortcuts="Control+J"
          onClick={() => setPanel(true)}
        >
          {t('planScreen.coveredShort', coveredOf(coverage.data))}
        </Button>
      )}
      <Button variant="default" loading={paper.writing !== null} onClick={() => void paper.write()}>
        {t('planScreen.exportPdf')}
      </Button>
      <Button variant="default" rightSection={<KeyHint keys="M" />} aria-keyshortcuts="M" onClick={() => show('meetings')}>
        {t('planScreen.meetings')}
      </Button>
      <Button rightSection={<KeyHint keys="N" onFill />} aria-keyshortcuts="N" onClick={() => show('new')}>
        {t('planScreen.add')}
      </Button>
    </>
  );
  const line = (
    <>
      {planLine(plan)}{' '}
      {plan.sessions.length === 0 ? null : (
        <button type="button" className="thin-link" onClick={() => show('agree')}>
          {t('planScreen.agree')}
        </button>
      )}
    </>
  );
  const middle = (
    <WholeScreen title={t('plan.title')} line={line} tools={tools}>
      <div role="status" className={classes.said} data-empty={paper.said === '' || undefined}>
        {paper.said}
      </div>
      <InlineProblem problem={move.problem ?? remove.problem ?? paper.problem ?? coverage.error} />
      {plan.sessions.length === 0 ? (
        <EmptyState what={t('planScreen.none')} todo={plan.days.length === 0 ? t('planScreen.noDays') : t('planScreen.noneTodo')} />
      ) : (
        <PlanBoard board={board} chosen={chosenId} clashing={clashing} onChoose={choose} onOpen={open} onMove={moveBy} />
      )}
    </WholeScreen>
  );
  return (
    <SplitPanes
      name={narrow ? 'plan-narrow' : 'plan'}
      middleLabel={t('plan.title')}
      middle={middle}
      right={panel ? { ...helperPane, label: t('planScreen.panel'), ground: 'nav', content } : undefined}
    />
  );
}

/** Writes the plan and the attendance sheets where the person says. */
function usePaper(plan: Plan) {
  const engagement = useRead('engagement.show', {}).data;
  const [writing, setWriting] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<ReturnType<typeof envelopeOf> | null>(null);
  const write = async () => {
    setProblem(null);
    setSaid('');
    if (!(await commitAll())) return setProblem({ code: 'CONFLICT', message: t('reports.exportUnsaved'), ref: 'PAGE' });
    try {
      const plain = `${engagement?.clientName ?? ''} ${plan.audit.number}`
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '');
      const { target } = await call('window.chooseTarget', {
        purpose: 'report',
        suggestedName: `${[plain.slice(0, 80), t('planScreen.fileName')].filter((part) => part !== '').join('-')}.pdf`,
      });
      if (target === null) return;
      setWriting(target.name);
      setSaid(t('planScreen.exporting', { name: target.name }));
      const done = await runCommand('plan.exportPlan', { auditId: plan.audit.id, to: { token: target.token } });
      setSaid(t('planScreen.written', { name: done.fileName, count: done.pages, sha: done.sha256.slice(0, 16) }));
    } catch (error) {
      setSaid('');
      setProblem(envelopeOf(error));
    } finally {
      setWriting(null);
    }
  };
  return { write, writing, said, problem };
}
