/** Statement of Applicability: trust the list before auditing by it (ISO/IEC 42001 6.1.3). */

import { Button, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { helperPane } from '../../components/pane-widths.ts';
import { SplitPanes } from '../../components/split-panes.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { soaCommands, soaImportCommands } from './commands.ts';
import { CompareVersions } from './compare-versions.tsx';
import { ImportSoa } from './import-soa.tsx';
import { type LineFilter, storedLine } from './lines.ts';
import { RowPanel } from './row-panel.tsx';
import classes from './soa.module.css';
import { SoaCounts, SoaList } from './soa-list.tsx';
import { NewVersion, VersionPanel } from './version-form.tsx';
import { Checks, EffectPanel } from './whole-panel.tsx';

type Version = OutputOf<'soa.versions'>['versions'][number];
type Mode = 'rows' | 'import' | 'new' | 'compare';

export function ApplicabilityScreen() {
  const search: { readonly version?: string; readonly row?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const list = useRead('soa.versions', {});
  const [mode, setMode] = useState<Mode>('rows');
  const versions = list.data?.versions ?? [];
  const version = versions.find((one) => one.id === search.version) ?? versions.at(-1) ?? null;
  const go = useCallback(
    (to: { version: string; row?: string }) => void navigate({ to: '/e/applicability', search: to, replace: true }),
    [navigate],
  );
  const shown = (id: string) => {
    setMode('rows');
    go({ version: id });
  };
  const before =
    version === null ? null : (versions[versions.indexOf(version) - 1] ?? versions.find((one) => one.id !== version.id) ?? null);
  useCommands([
    { ...soaCommands.import, when: mode === 'rows', run: () => setMode('import') },
    { ...soaCommands.create, when: mode === 'rows', run: () => setMode('new') },
    { ...soaCommands.compare, when: mode === 'rows' && before !== null, run: () => setMode('compare') },
  ]);
  if (list.error !== null) return <InlineProblem problem={list.error} />;
  if (mode === 'import') return <ImportSoa onDone={shown} onLeave={() => setMode('rows')} />;
  if (mode === 'new') return <NewVersion onDone={shown} onCancel={() => setMode('rows')} />;
  if (list.data === undefined) return null;
  if (version === null) {
    return (
      <div className={classes.pane}>
        <div className={classes.empty}>
          <EmptyState what={t('soa.none')} todo={t('soa.noneTodo')}>
            <Button rightSection={<KeyHint keys="I" onFill />} onClick={() => setMode('import')}>
              {t('soa.importDeed')}
            </Button>
            <Button variant="default" rightSection={<KeyHint keys="N" />} onClick={() => setMode('new')}>
              {t('soa.create')}
            </Button>
          </EmptyState>
        </div>
      </div>
    );
  }
  if (mode === 'compare' && before !== null) return <Comparing from={before} to={version} onBack={() => setMode('rows')} />;
  return (
    <Rows
      key={version.id}
      version={version}
      versions={versions}
      before={before}
      row={search.row ?? null}
      onRow={(row) => go({ version: version.id, row })}
      onVersion={(id) => go({ version: id })}
      onImport={() => setMode('import')}
      onCompare={() => setMode('compare')}
    />
  );
}

function Comparing({ from, to, onBack }: { readonly from: Version; readonly to: Version; readonly onBack: () => void }) {
  useCommands([{ ...soaImportCommands.leave, run: onBack }]);
  return <CompareVersions from={from} to={to} onBack={onBack} />;
}

function versionLine(version: Version): string {
  const { number, approvedOn } = version;
  return approvedOn === null ? t('soa.notApproved', { number }) : t('soa.approvedOn', { number, date: shortDate(approvedOn) });
}

interface RowsProps {
  readonly version: Version;
  readonly versions: readonly Version[];
  readonly before: Version | null;
  readonly row: string | null;
  readonly onRow: (key: string) => void;
  readonly onVersion: (id: string) => void;
  readonly onImport: () => void;
  readonly onCompare: () => void;
}

function Rows({ version, versions, before, row, onRow, onVersion, onImport, onCompare }: RowsProps) {
  const found = useRead('soa.reconcile', { id: version.id });
  const show = useRead('soa.show', { id: version.id });
  const [filter, setFilter] = useState<LineFilter>('all');
  const [words, setWords] = useState('');
  const wordsField = useRef<HTMLInputElement>(null);
  const narrow = useNarrow();
  const items = useMemo(() => new Map((show.data?.items ?? []).map((item) => [item.id, item])), [show.data]);
  const lines = useMemo(() => {
    const rows = new Map((found.data?.lines ?? []).flatMap(({ item }) => (item === null ? [] : [[item.id, item.sourceRow] as const])));
    return (found.data?.lines ?? []).map((line) => ({ line, shown: storedLine(line, rows) }));
  }, [found.data]);
  const list = useMemo(() => lines.map((one) => one.shown), [lines]);
  const chosen = lines.find((one) => one.shown.key === row) ?? lines[0] ?? null;
  useCommands([{ ...soaCommands.filter, run: () => wordsField.current?.focus() }]);
  const problem = found.error ?? show.error;
  if (problem !== null) return <InlineProblem problem={problem} />;
  const facts = [
    version.source === '' ? t('soa.madeHere') : t('soa.from', { source: version.source }),
    ...(show.data?.evidence ? [show.data.evidence.number] : []),
    version.pinnedBy.length === 0
      ? t('soa.notPinned')
      : t('soa.pinnedTo', { audits: version.pinnedBy.map((pin) => pin.number).join(', ') }),
  ].join(' · ');
  const middle = (
    <div className={classes.pane}>
      <div className={classes.top}>
        <div className={classes.headRow}>
          <h1>{t('soa.title')}</h1>
          <Select
            className={classes.versions}
            aria-label={t('soa.version')}
            data={versions.map((one) => ({ value: one.id, label: versionLine(one) }))}
            value={version.id}
            allowDeselect={false}
            onChange={(id) => id !== null && onVersion(id)}
          />
          <span className={classes.deeds}>
            {before === null ? null : (
              <Button
                variant="default"
                className={classes.compare}
                title={t('soa.compare.with', { number: before.number })}
                rightSection={<KeyHint keys="V" />}
                onClick={onCompare}
              >
                {t('soa.compare.with', { number: before.number })}
              </Button>
            )}
            <Button variant="default" rightSection={<KeyHint keys="I" />} onClick={onImport}>
              {t('soa.importDeed')}
            </Button>
          </span>
        </div>
        <p className={classes.facts}>{facts}</p>
        {found.data === undefined ? null : <SoaCounts counts={found.data.counts} />}
      </div>
      {found.data === undefined ? null : (
        <SoaList
          name={narrow ? 'soa-narrow' : 'soa'}
          narrow={narrow}
          lines={list}
          filter={filter}
          words={words}
          wordsField={wordsField}
          chosen={chosen?.shown.key ?? null}
          decisions
          onFilter={setFilter}
          onWords={setWords}
          onChoose={onRow}
        />
      )}
    </div>
  );
  const right = (
    <div className={classes.side}>
      {chosen === null || show.data === undefined ? null : (
        <RowPanel
          key={`${chosen.shown.key} ${chosen.line.item?.id ?? ''}`}
          versionId={version.id}
          line={chosen.line}
          shown={chosen.shown}
          item={items.get(chosen.line.item?.id ?? '') ?? null}
        />
      )}
      {found.data === undefined ? null : <Checks lines={list} controls={found.data.counts.controls} approval={version} />}
      <EffectPanel version={version} versions={[...versions]} />
      <VersionPanel version={version} />
    </div>
  );
  return (
    <SplitPanes
      name={narrow ? 'soa-narrow' : 'soa'}
      middle={middle}
      middleLabel={t('soa.title')}
      right={{ ...helperPane, width: narrow ? 290 : 340, label: t('soa.side'), ground: 'nav', content: right }}
    />
  );
}
