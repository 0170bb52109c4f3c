/** Field work: the tree of requirements, the chosen row, and the helper panel. Recording while listening. */

import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Row } from '../../../shared/model/entities.ts';
import type { Grade } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { helperPane, treePane } from '../../components/pane-widths.ts';
import { SplitPanes } from '../../components/split-panes.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { workCommands } from './commands.ts';
import { HelperPanel, HelperStrip, type HelperTab } from './helper-panel.tsx';
import { ImportQuestions } from './import-questions.tsx';
import { ItemPane } from './item-pane.tsx';
import { ListMenu, ListSaid } from './list-menu.tsx';
import { MakeChecklist } from './make-checklist.tsx';
import { RequirementTree } from './requirement-tree.tsx';
import { SoaOffer } from './soa-offer.tsx';
import {
  buildTree,
  type ChecklistRow,
  isConcluded,
  landingRow,
  neighbour,
  noFilter,
  type RequirementNode,
  type Tree,
  type TreeFilter,
  unitKey,
} from './tree.ts';
import { useQuestionExport } from './use-question-import.ts';

/** The row that was worked on last, per audit, so that coming back goes on there. Interface state of this window. */
const lastItem = new Map<string, string>();

export function FieldWorkScreen() {
  const { auditId = '' } = useParams({ strict: false });
  const [importing, setImporting] = useState(false);
  const openImport = useCallback(() => setImporting(true), []);
  const audit = useRead('audits.show', { id: auditId }, { enabled: auditId !== '' });
  const list = useRead('checklist.list', { auditId }, { enabled: auditId !== '', keepLast: true });
  const tree = useMemo(() => (list.data === undefined ? null : buildTree(list.data)), [list.data]);
  if (audit.error !== null) return <InlineProblem problem={audit.error} />;
  if (list.error !== null) return <InlineProblem problem={list.error} />;
  if (audit.data === undefined || tree === null) return null;
  if (importing) return <ImportQuestions audit={audit.data.audit} onClose={() => setImporting(false)} />;
  if (tree.requirements.length === 0) return <MakeChecklist audit={audit.data.audit} onImport={openImport} />;
  return <FieldWork key={auditId} audit={audit.data.audit} tree={tree} onImport={openImport} />;
}

interface FieldWorkProps {
  readonly audit: Row<'audit'>;
  readonly tree: Tree;
  readonly onImport: () => void;
}

function FieldWork({ audit, tree, onImport }: FieldWorkProps) {
  const { itemId } = useParams({ strict: false });
  const navigate = useNavigate();
  const [filter, setFilter] = useState<TreeFilter>(noFilter);
  const narrow = useNarrow();
  const [panel, setPanel] = useState<HelperTab | null>('interview');
  const [over, setOver] = useState<HelperTab | null>(null);
  const wishedUnit = useRef<string | null>(null);
  const typing = useRef(false);
  const line = useRef<HTMLTextAreaElement>(null);
  const filterField = useRef<HTMLInputElement>(null);

  const byItem = useMemo(() => {
    const found = new Map<string, { readonly node: RequirementNode; readonly row: ChecklistRow }>();
    for (const node of tree.requirements) for (const row of node.rows) found.set(row.id, { node, row });
    return found;
  }, [tree]);
  const wanted = itemId ?? lastItem.get(audit.id);
  const chosen = (wanted === undefined ? undefined : byItem.get(wanted)) ?? firstOpen(tree);
  const chosenId = chosen?.row.id ?? null;
  const detail = useRead('checklist.show', { id: chosenId ?? '' }, { enabled: chosenId !== null });
  // The row before stays on the screen until the next one is there, so that nothing flickers.
  const shown = useRef(detail.data);
  if (detail.data !== undefined) shown.current = detail.data;
  const current = shown.current;
  const currentNode = current === undefined ? undefined : byItem.get(current.row.id)?.node;

  useEffect(() => {
    if (chosenId !== null) lastItem.set(audit.id, chosenId);
  }, [audit.id, chosenId]);

  const go = useCallback(
    (row: ChecklistRow) => {
      typing.current = document.activeElement !== null && document.activeElement === line.current;
      wishedUnit.current = unitKey(row);
      void navigate({ to: '/e/audits/$auditId/field-work/{-$itemId}', params: { auditId: audit.id, itemId: row.id }, replace: true });
    },
    [navigate, audit.id],
  );
  const select = useCallback(
    (node: RequirementNode) => {
      const row = landingRow(node, wishedUnit.current);
      if (row !== undefined) go(row);
    },
    [go],
  );
  const move = useCallback(
    (step: 1 | -1) => {
      const next = chosen === undefined ? null : neighbour(tree, chosen.node.requirement, step, filter);
      if (next !== null) select(next);
    },
    [tree, chosen, filter, select],
  );
  const raise = (grade: Grade, requirement?: string) =>
    void navigate({
      to: '/e/audits/$auditId/findings/{-$findingId}',
      params: { auditId: audit.id },
      search:
        chosenId === null ? { raise: grade } : { raise: grade, item: chosenId, ...(requirement === undefined ? {} : { requirement }) },
    });
  const openFinding = useCallback(
    (findingId: string) => void navigate({ to: '/e/audits/$auditId/findings/{-$findingId}', params: { auditId: audit.id, findingId } }),
    [navigate, audit.id],
  );
  const openEvidence = useCallback(
    (evidenceId: string) => void navigate({ to: '/e/evidence/{-$evidenceId}', params: { evidenceId } }),
    [navigate],
  );
  const openRequirement = useCallback(
    (ref: string) => {
      const node = tree.requirements.find((one) => one.ref === ref);
      return node === undefined ? undefined : () => select(node);
    },
    [tree, select],
  );
  const focusLine = useCallback(() => line.current?.focus(), []);
  const focusTree = useCallback(() => document.querySelector<HTMLElement>('[data-requirement-tree] [role="tree"]')?.focus(), []);
  const closePanel = useCallback(() => setPanel(null), []);
  const togglePanel = () => {
    if (narrow) setOver((last) => (last === null ? 'interview' : null));
    else setPanel((last) => (last === null ? 'interview' : null));
  };
  const openCount = tree.requirements.filter((node) => !node.rows.every(isConcluded)).length;

  const questions = useQuestionExport(audit);
  const writeQuestions = useRef(questions.write);
  writeQuestions.current = questions.write;
  // The tree is drawn anew only for what it shows: typing must not wait for it.
  const listMenu = useMemo(() => <ListMenu onImport={onImport} onWrite={() => void writeQuestions.current()} />, [onImport]);
  const listSaid = useMemo(() => <ListSaid said={questions.said} problem={questions.problem} />, [questions.said, questions.problem]);

  useCommands([
    { ...workCommands.importQuestions, run: onImport },
    { ...workCommands.writeQuestions, run: () => void questions.write() },
    { ...workCommands.next, run: () => move(1) },
    { ...workCommands.previous, run: () => move(-1) },
    { ...workCommands.filter, run: () => filterField.current?.focus() },
    { ...workCommands.openOnly, run: () => setFilter((last) => ({ ...last, open: !last.open })) },
    { ...workCommands.helper, run: togglePanel },
  ]);

  return (
    <SplitPanes
      name={narrow ? 'field-work-narrow' : 'field-work'}
      left={{
        ...treePane,
        width: narrow ? 244 : treePane.width,
        label: t('work.requirements'),
        content: (
          <>
            <SoaOffer audit={audit} />
            <RequirementTree
              tree={tree}
              selected={chosen?.node.requirement ?? null}
              filter={filter}
              openCount={openCount}
              filterField={filterField}
              onFilter={setFilter}
              onSelect={select}
              onEnter={focusLine}
              tools={listMenu}
              said={listSaid}
            />
          </>
        ),
      }}
      middleLabel={t('work.item')}
      middle={
        current === undefined || currentNode === undefined ? (
          detail.error === null ? (
            <EmptyState what={t('work.chooseItem')} />
          ) : (
            <InlineProblem problem={detail.error} />
          )
        ) : (
          <ItemPane
            key={current.row.id}
            detail={current}
            node={currentNode}
            kind={audit.kind}
            timeZone={audit.timeZone}
            line={line}
            typing={typing.current}
            onUnit={go}
            onMove={move}
            onRaise={raise}
            onOpenFinding={openFinding}
            onOpenEvidence={openEvidence}
            onOpenRequirement={openRequirement}
            onRemoved={() => move(1)}
            onLeaveLine={focusTree}
          />
        )
      }
      right={
        narrow
          ? {
              width: 38,
              min: 38,
              max: 38,
              label: t('work.helper'),
              ground: 'nav',
              content: <HelperStrip auditId={audit.id} timeZone={audit.timeZone} detail={current ?? null} open={over} onOpen={setOver} />,
            }
          : panel === null
            ? undefined
            : {
                ...helperPane,
                label: t('work.helper'),
                ground: 'nav',
                content: (
                  <HelperPanel
                    auditId={audit.id}
                    timeZone={audit.timeZone}
                    detail={current ?? null}
                    tab={panel}
                    onTab={setPanel}
                    onClose={closePanel}
                  />
                ),
              }
      }
    />
  );
}

function firstOpen(tree: Tree): { readonly node: RequirementNode; readonly row: ChecklistRow } | undefined {
  const node = tree.requirements.find((one) => !one.rows.every(isConcluded)) ?? tree.requirements[0];
  const row = node === undefined ? undefined : landingRow(node, null);
  return node === undefined || row === undefined ? undefined : { node, row };
}
