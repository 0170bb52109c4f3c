/** The audits of the cycle: when, by whom, against what, and how far each is. */
import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { dateRange } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { chooseAudit } from '../../api/current-audit.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { CountedTitle } from '../../components/counted-title.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { listPane } from '../../components/pane-widths.ts';
import { SplitPanes } from '../../components/split-panes.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { AuditDetail, hasStage1 } from './audit-detail.tsx';
import classes from './audits-screen.module.css';
import { auditCommands } from './commands.ts';
import { ImportList } from './import-list.tsx';
import { NewAudit } from './new-audit.tsx';

type AuditRow = OutputOf<'audits.list'>['audits'][number];
const none: readonly AuditRow[] = [];
const rowId = (row: AuditRow) => row.id;

export function AuditsScreen() {
  const search: { readonly show?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const list = useRead('audits.list', {});
  const rows = list.data?.audits ?? none;
  const [adding, setAdding] = useState(false);
  const [importing, setImporting] = useState(false);
  const chosen = rows.find((row) => row.id === search.show) ?? rows.at(-1) ?? null;
  const choose = useCallback((show: string) => void navigate({ to: '/e/audits', search: { show }, replace: true }), [navigate]);
  const openWork = (id: string) => {
    chooseAudit(id);
    void navigate({ to: '/e/audits/$auditId/field-work/{-$itemId}', params: { auditId: id } });
  };
  const add = () => setAdding(true);
  useCommands([
    { ...auditCommands.add, when: !importing, run: add },
    { ...auditCommands.importList, when: !importing, run: () => setImporting(true) },
    { ...auditCommands.open, when: chosen !== null && !importing, run: () => chosen !== null && openWork(chosen.id) },
    {
      ...auditCommands.stage1,
      when: chosen !== null && hasStage1(chosen.kind),
      run: () => chosen !== null && void navigate({ to: '/e/audits/$auditId/stage-1', params: { auditId: chosen.id }, search: {} }),
    },
    {
      ...auditCommands.findings,
      when: chosen !== null,
      run: () =>
        chosen !== null && void navigate({ to: '/e/audits/$auditId/findings/{-$findingId}', params: { auditId: chosen.id }, search: {} }),
    },
  ]);
  if (importing) return <ImportList onClose={() => setImporting(false)} />;
  if (list.error !== null) return <InlineProblem problem={list.error} />;
  const left = (
    <>
      <PaneHead
        level={1}
        title={<CountedTitle title={t('audits.title')} count={rows.length} />}
        tools={
          <Button rightSection={<KeyHint keys="N" onFill />} aria-keyshortcuts="N" onClick={add}>
            {t('audits.add')}
          </Button>
        }
      />
      {list.data !== undefined && rows.length === 0 ? (
        <EmptyState what={t('audits.none')} todo={t('audits.noneTodo')} />
      ) : (
        <VirtualList
          label={t('audits.list')}
          rows={rows}
          rowId={rowId}
          rowHeight={48}
          chosen={adding ? null : (chosen?.id ?? null)}
          onChoose={(id) => {
            setAdding(false);
            choose(id);
          }}
          onOpen={openWork}
          renderRow={(row) => <AuditRowView row={row} />}
        />
      )}
    </>
  );
  return (
    <SplitPanes
      name="audits"
      left={{ ...listPane, label: t('audits.list'), content: left }}
      middleLabel={t('audits.detail')}
      middle={
        adding || (list.data !== undefined && rows.length === 0) ? (
          <NewAudit
            onDone={(id) => {
              setAdding(false);
              choose(id);
            }}
            onCancel={() => setAdding(false)}
          />
        ) : chosen === null ? null : (
          <AuditDetail
            key={chosen.id}
            row={chosen}
            onOpenWork={() => openWork(chosen.id)}
            onImportList={() => setImporting(true)}
            onRemoved={() => void navigate({ to: '/e/audits', search: {}, replace: true })}
          />
        )
      }
    />
  );
}

function AuditRowView({ row }: { readonly row: AuditRow }) {
  return (
    <div className={classes.row}>
      <span className={classes.number}>{row.number}</span>
      <span className={classes.what}>
        <span className={classes.name}>{row.title}</span>
        <span className={classes.sub}>{dateRange(row.startsOn, row.endsOn) || t('audits.undated')}</span>
      </span>
      <span className={classes.done}>
        {row.items === 0 ? t('audits.noChecklist') : t('audits.concluded', { concluded: row.concluded, total: row.items })}
      </span>
    </div>
  );
}
