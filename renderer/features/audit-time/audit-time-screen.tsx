/** Audit time: worked out with its justifications, approved, taken by the audits, planned against actual. */

import { Button, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { AuditTimeTables } from '../../../shared/model/audit-time-tables.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { SplitPanes } from '../../components/split-panes.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { WholeScreen } from '../../components/whole-screen.tsx';
import classes from './audit-time-screen.module.css';
import { AuditsSection } from './audits-section.tsx';
import { auditTimeCommands } from './commands.ts';
import { NewCalculation } from './new-calculation.tsx';
import { inDays, ResultPanel } from './result-panel.tsx';
import { StandardSection } from './standard-section.tsx';
import { Approval, WholeSection } from './whole-section.tsx';

type List = OutputOf<'audit-time.list'>;
type Side = 'none' | 'calculation' | 'standard' | 'approval';

const resultPane = { width: 380, min: 300, max: 560 } as const;

export function AuditTimeScreen() {
  const list = useRead('audit-time.list', {});
  const tables = useRead('audit-time.tables', {});
  const problem = list.error ?? tables.error;
  if (problem !== null) return <InlineProblem problem={problem} />;
  if (list.data === undefined || tables.data === undefined) return null;
  return <AuditTimeOf list={list.data} tables={tables.data} />;
}

function AuditTimeOf({ list, tables }: { readonly list: List; readonly tables: AuditTimeTables }) {
  const search: { readonly show?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const engagement = useRead('engagement.show', {}).data;
  const narrow = useNarrow();
  const [panel, setPanel] = useState(!narrow);
  const [open, setOpen] = useState<Side>('none');
  const calculation = list.calculations.find(({ id }) => id === search.show) ?? list.calculations[0] ?? null;
  const approveButton = useRef<HTMLButtonElement>(null);
  const addLine = useRun('audit-time.addLine');
  const remove = useRun('audit-time.remove');
  const apply = useRun('audit-time.apply');
  const show = (id: string) => void navigate({ to: '/e/audit-time', search: { show: id }, replace: true });
  /** A new line to focus as soon as it stands on the screen. */
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const field = document.querySelector<HTMLInputElement>(`[data-line="${wanted.current}"] input`);
    if (field === null) return;
    wanted.current = null;
    field.focus();
    field.select();
  });
  const add = async (standardId: string, kind: 'addition' | 'adjustment') => {
    const done = await addLine.run({ standardId, kind, factor: t(`auditTimeScreen.newFactor.${kind}`) });
    wanted.current = done?.standards.find(({ id }) => id === standardId)?.lines.at(-1)?.id ?? null;
  };
  const addToFirst = (kind: 'addition' | 'adjustment') => {
    const [first] = calculation?.standards ?? [];
    if (first !== undefined) void add(first.id, kind);
  };
  const some = calculation !== null;
  const hasResult = calculation !== null && calculation.result !== null;
  const applyAll = async () => {
    if (calculation === null) return;
    for (const audit of list.audits)
      if (audit.plannedHundredths === null && (await apply.run({ id: calculation.id, auditId: audit.id })) === null) return;
  };
  useCommands([
    { ...auditTimeCommands.add, run: () => setOpen('calculation') },
    { ...auditTimeCommands.standard, when: some, run: () => setOpen('standard') },
    { ...auditTimeCommands.addition, when: some, run: () => addToFirst('addition') },
    { ...auditTimeCommands.adjustment, when: some, run: () => addToFirst('adjustment') },
    { ...auditTimeCommands.approve, when: hasResult, run: () => setOpen('approval') },
    {
      ...auditTimeCommands.audits,
      when: list.audits.length > 0,
      run: () => document.querySelector<HTMLElement>('[data-apply]:not(:disabled)')?.focus(),
    },
    {
      ...auditTimeCommands.applyAll,
      when: hasResult && list.audits.some((audit) => audit.plannedHundredths === null),
      run: () => void applyAll(),
    },
    {
      ...auditTimeCommands.remove,
      when: some,
      run: () => calculation !== null && void remove.run({ id: calculation.id }),
      ...(calculation === null ? {} : { detail: calculation.title }),
    },
    { ...auditTimeCommands.panel, when: some, run: () => setPanel((last) => !last) },
  ]);
  const close = () => setOpen('none');
  const newOne = (
    <NewCalculation
      auditTimeId={null}
      title={t('auditTimeScreen.firstTitle')}
      persons={engagement?.headcount ?? null}
      onDone={(id) => {
        close();
        show(id);
      }}
      onCancel={close}
    />
  );
  const which =
    list.calculations.length < 2 ? null : (
      <Select
        aria-label={t('auditTimeScreen.which')}
        data={list.calculations.map(({ id, title }) => ({ value: id, label: title }))}
        value={calculation?.id ?? null}
        allowDeselect={false}
        onChange={(id) => id !== null && show(id)}
      />
    );
  const tools = (
    <>
      {some && !panel ? (
        <Button
          variant="default"
          rightSection={<KeyHint keys="Ctrl+J" joined />}
          aria-keyshortcuts="Control+J"
          onClick={() => setPanel(true)}
        >
          {t('auditTimeScreen.result')}
        </Button>
      ) : null}
      <Button rightSection={<KeyHint keys="N" onFill />} aria-keyshortcuts="N" onClick={() => setOpen('calculation')}>
        {t('auditTimeScreen.newCalculation')}
      </Button>
    </>
  );
  const middle = (
    <WholeScreen title={t('auditTimeScreen.title')} which={which} line={calculation === null ? '' : summary(calculation)} tools={tools}>
      <div className={classes.body}>
        <div className={classes.column}>
          <InlineProblem problem={addLine.problem ?? remove.problem ?? apply.problem} />
          {open === 'calculation' ? newOne : null}
          {calculation === null ? (
            open === 'calculation' ? null : (
              <EmptyState what={t('auditTimeScreen.none.calculation')} todo={t('auditTimeScreen.noneTodo')} />
            )
          ) : (
            <div key={calculation.id} className={classes.column}>
              <DraftInput
                label={t('auditTimeScreen.field.title')}
                draftKey={`audit_time:${calculation.id}:title`}
                saved={calculation.title}
                save={(title) => call('audit-time.update', { id: calculation.id, title })}
              />
              {calculation.standards.map((standard) => (
                <StandardSection
                  key={standard.id}
                  calculation={calculation}
                  standard={standard}
                  tables={tables}
                  counted={list.counted}
                  onAdd={(standardId, kind) => void add(standardId, kind)}
                />
              ))}
              {open === 'standard' ? (
                <NewCalculation
                  auditTimeId={calculation.id}
                  title=""
                  persons={engagement?.headcount ?? null}
                  onDone={close}
                  onCancel={close}
                />
              ) : (
                <span>
                  <Button variant="default" rightSection={<KeyHint keys="S" />} aria-keyshortcuts="S" onClick={() => setOpen('standard')}>
                    {t('auditTimeScreen.addStandard')}
                  </Button>
                </span>
              )}
              <WholeSection calculation={calculation} tables={tables} />
              <Approval
                calculation={calculation}
                open={open === 'approval'}
                button={approveButton}
                onOpen={() => setOpen('approval')}
                onClose={close}
              />
            </div>
          )}
          {calculation === null && list.audits.length === 0 ? null : <AuditsSection audits={list.audits} calculation={calculation} />}
        </div>
      </div>
    </WholeScreen>
  );
  return (
    <SplitPanes
      name={narrow ? 'audit-time-narrow' : 'audit-time'}
      middleLabel={t('auditTimeScreen.title')}
      middle={middle}
      right={
        panel && calculation !== null
          ? { ...resultPane, label: t('auditTimeScreen.result'), ground: 'nav', content: <ResultPanel calculation={calculation} /> }
          : undefined
      }
    />
  );
}

/** `11 days · Stage 1 3.5 days, Stage 2 7.5 days`. */
function summary({ result }: List['calculations'][number]): string {
  if (result === null) return t('auditTimeScreen.noResult');
  return t('auditTimeScreen.summary', { days: inDays(result.days), stage1: inDays(result.stage1Days), stage2: inDays(result.stage2Days) });
}
