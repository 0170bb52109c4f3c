/** The register of evidence: what was received and seen, what it supports, and how it can be told that nothing was changed. */

import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { dateRange, fileSize, shortDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { useAuditChoice } from '../../api/current-audit.ts';
import { type AddedEvidence, pictureOf, useAddEvidence } from '../../api/use-add-evidence.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { CellText } from '../../components/cell-text.tsx';
import { DropPlace } from '../../components/drop-place.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EvidenceMark } from '../../components/evidence-mark.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PaneHead } from '../../components/pane-head.tsx';
import { listPane } from '../../components/pane-widths.ts';
import { type RegisterColumn, RegisterTable } from '../../components/register-table.tsx';
import { SameContentNotice } from '../../components/same-content.tsx';
import { SplitPanes } from '../../components/split-panes.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { evidenceCommands } from './commands.ts';
import { EvidenceDetail } from './evidence-detail.tsx';
import { type EvidenceFilter, type EvidenceRow, evidenceCounts, shownEvidence } from './evidence-facts.ts';
import classes from './evidence-screen.module.css';
import { type FolderAnswer, FolderImport } from './folder-import.tsx';
import { SeenForm } from './seen-form.tsx';

const columns: readonly RegisterColumn<EvidenceRow>[] = [
  {
    id: 'number',
    header: t('evidence.columns.number'),
    width: 92,
    canHide: false,
    value: (row) => row.number,
    cell: (row) => (
      <>
        <EvidenceMark kind={row.kind} content={row.content} />
        <span className={classes.number}>{row.number}</span>
      </>
    ),
  },
  {
    id: 'title',
    header: t('evidence.columns.title'),
    width: { grow: 1, min: 130 },
    value: (row) => row.title,
    cell: (row) => <CellText text={row.title} lines={2} main />,
  },
  {
    id: 'period',
    header: t('evidence.columns.period'),
    width: 146,
    value: (row) => row.periodFrom ?? row.periodTo,
    cell: (row) => <CellText text={dateRange(row.periodFrom, row.periodTo) || row.versionOrDate} lines={2} />,
  },
  {
    id: 'received',
    header: t('evidence.columns.received'),
    width: 100,
    value: (row) => row.receivedAt,
    cell: (row) => shortDate(row.receivedAt),
  },
  {
    id: 'size',
    header: t('evidence.columns.size'),
    width: 76,
    align: 'right',
    value: (row) => row.bytes,
    cell: (row) => (row.bytes === 0 ? '–' : fileSize(row.bytes)),
  },
  { id: 'supports', header: t('evidence.columns.supports'), width: 76, align: 'right', value: (row) => row.supports },
  { id: 'audit', header: t('evidence.columns.audit'), width: 64, value: (row) => row.auditNumber },
  { id: 'kind', header: t('evidence.columns.kind'), width: 90, value: (row) => t(`vocabulary.evidenceKind.${row.kind}`) },
  { id: 'source', header: t('evidence.columns.source'), width: 160, value: (row) => row.source },
];
const hiddenAtFirst = ['audit', 'kind', 'source'];
const hiddenWhenNarrow = [...hiddenAtFirst, 'period', 'size'];
const rowId = (row: EvidenceRow) => row.id;
const none: readonly EvidenceRow[] = [];

export function EvidenceScreen() {
  const { evidenceId } = useParams({ strict: false });
  const navigate = useNavigate();
  const { chosen: audit, working } = useAuditChoice();
  const list = useRead('evidence.list', audit === null ? {} : { auditId: audit.id }, { keepLast: true });
  const rows = list.data?.evidence ?? none;
  const [filter, setFilter] = useState<EvidenceFilter>('all');
  const [words, setWords] = useState('');
  const [seeing, setSeeing] = useState(false);
  const [folder, setFolder] = useState<FolderAnswer | null>(null);
  const takeFolder = useRun('evidence.addFolder');
  const wordsField = useRef<HTMLInputElement>(null);
  const narrow = useNarrow();
  const adding = useAddEvidence(working?.id ?? null);
  const shown = useMemo(() => shownEvidence(rows, filter, words), [rows, filter, words]);
  const chosen = evidenceId ?? shown[0]?.id ?? null;
  const detail = useRead('evidence.show', { id: chosen ?? '' }, { enabled: chosen !== null });

  const choose = useCallback(
    (id: string) => void navigate({ to: '/e/evidence/{-$evidenceId}', params: { evidenceId: id }, replace: true }),
    [navigate],
  );
  const addFolder = async (token: string) => {
    setFolder(await takeFolder.run({ auditId: working?.id ?? null, folder: { token }, task: `folder-${crypto.randomUUID()}` }));
  };
  const chooseFolder = async () => {
    const [one] = (await call('window.chooseFile', { purpose: 'evidence_folder' })).files;
    if (one !== undefined) await addFolder(one.token);
  };
  /** One folder that was dropped comes in whole; files come in one by one. */
  const drop = async (files: readonly File[]) => {
    const held = [...files];
    const taken = await window.fieldbook.takeFiles(held);
    const [first] = taken;
    if (taken.length === 1 && first?.folder === true) await addFolder(first.token);
    else goOn(await adding.take(taken));
  };
  const goOn = (added: readonly AddedEvidence[]) => {
    const last = added.at(-1);
    if (last !== undefined) choose(last.id);
  };
  const timeZone = working?.timeZone ?? 'UTC';
  // A picture is pasted wherever the focus is, as long as it is no field for text.
  const paste = useRef((_: ClipboardEvent) => undefined as unknown);
  paste.current = (event) => {
    const picture = event.clipboardData === null ? null : pictureOf(event.clipboardData);
    if (picture === null) return;
    event.preventDefault();
    void adding.paste(picture, timeZone).then(goOn);
  };
  useEffect(() => {
    const listen = (event: ClipboardEvent) => paste.current(event);
    window.addEventListener('paste', listen);
    return () => window.removeEventListener('paste', listen);
  }, []);

  // What a folder brought stands in front of the register until it is left.
  const onRegister = folder === null;
  useCommands([
    { ...evidenceCommands.add, when: onRegister, run: () => void adding.choose().then(goOn) },
    { ...evidenceCommands.seen, when: onRegister, run: () => setSeeing(true) },
    { ...evidenceCommands.addFolder, when: onRegister, run: () => void chooseFolder() },
    { ...evidenceCommands.filter, when: onRegister, run: () => wordsField.current?.focus() },
  ]);

  const left = (
    <DropPlace label={t('evidence.dropHere')} onDrop={(files) => void drop(files)}>
      <PaneHead
        level={1}
        title={
          <span className={classes.title}>
            {t('evidence.title')} <span className={classes.count}>{rows.length}</span>
          </span>
        }
        tools={
          <>
            <Tooltip label={`${t('evidence.commands.addFolder')} (Ctrl+Shift+E)`}>
              <ActionIcon
                variant="default"
                size={28}
                aria-label={t('evidence.commands.addFolder')}
                loading={takeFolder.busy}
                onClick={() => void chooseFolder()}
              >
                <IconFolderPlus size={16} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
            <Button variant="default" rightSection={<KeyHint keys="Shift+E" joined />} onClick={() => setSeeing(true)}>
              {t('evidence.seen')}
            </Button>
            <Button
              rightSection={<KeyHint keys="E" onFill />}
              loading={adding.adding !== null}
              onClick={() => void adding.choose().then(goOn)}
            >
              {t('evidence.add')}
            </Button>
          </>
        }
      />
      <FilterBar
        filters={evidenceCounts(rows).map((one) => ({
          filter: one.filter,
          label: t(`evidence.filters.${one.filter}`, { count: one.count }),
        }))}
        filter={filter}
        onFilter={setFilter}
        label={t('evidence.wordsLabel')}
        placeholder={t('evidence.words')}
        words={words}
        wordsField={wordsField}
        onWords={setWords}
      />
      <AddedNotice adding={adding} onUse={choose} />
      <InlineProblem problem={takeFolder.problem} />
      <RegisterTable
        name={narrow ? 'evidence-narrow' : 'evidence'}
        label={t('evidence.register')}
        rows={shown}
        columns={columns}
        hiddenAtFirst={narrow ? hiddenWhenNarrow : hiddenAtFirst}
        rowId={rowId}
        rowHeight={46}
        chosen={chosen}
        onChoose={choose}
        empty={
          rows.length > 0 ? (
            <EmptyState what={t('evidence.noneUnderFilter')} />
          ) : (
            <EmptyState what={t('evidence.none')} todo={t('evidence.noneTodo')}>
              <Button variant="default" onClick={() => void adding.choose().then(goOn)}>
                {t('evidence.add')}
              </Button>
              <Button variant="default" onClick={() => setSeeing(true)}>
                {t('evidence.seen')}
              </Button>
            </EmptyState>
          )
        }
      />
    </DropPlace>
  );
  const right = () => {
    if (seeing) {
      return (
        <SeenForm
          auditId={working?.id ?? null}
          onDone={(id) => {
            setSeeing(false);
            choose(id);
          }}
          onCancel={() => setSeeing(false)}
        />
      );
    }
    if (chosen === null) return null;
    if (detail.error !== null) return <InlineProblem problem={detail.error} />;
    if (detail.data === undefined) return null;
    return <EvidenceDetail key={chosen} shown={detail.data} />;
  };
  if (list.error !== null) return <InlineProblem problem={list.error} />;
  if (folder !== null) return <FolderImport answer={folder} auditId={working?.id ?? null} onDone={() => setFolder(null)} />;
  return (
    <SplitPanes
      name={narrow ? 'evidence-narrow' : 'evidence'}
      left={{ ...listPane, width: narrow ? 430 : 700, max: 1000, label: t('evidence.register'), content: left }}
      middleLabel={t('evidence.detail')}
      middle={right()}
    />
  );
}

interface NoticeProps {
  readonly adding: ReturnType<typeof useAddEvidence>;
  readonly onUse: (id: string) => void;
}

function AddedNotice({ adding, onUse }: NoticeProps) {
  const same = adding.added.filter((one) => one.sameAs.length > 0);
  return (
    <div className={classes.notice} role="status">
      {adding.adding === null ? null : <p>{t('evidence.adding', { name: adding.adding })}</p>}
      {adding.added.length === 0 ? null : (
        <p>{t('evidence.added', { count: adding.added.length, numbers: adding.added.map((one) => one.number).join(', ') })}</p>
      )}
      {same.map((one) => (
        <p key={one.id}>{t('evidence.same', { number: one.number, others: one.sameAs.join(', ') })}</p>
      ))}
      <SameContentNotice
        same={adding.same}
        onUse={(one) => {
          adding.settle(one);
          onUse(one.known.id);
        }}
        onAdd={(one) => void adding.addAnyway(one)}
      />
      <InlineProblem problem={adding.problem} />
    </div>
  );
}
