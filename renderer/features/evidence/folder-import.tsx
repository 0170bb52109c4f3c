/** A folder taken in: what each document may answer, accepted or not by keys, and the answer for each file. */
import { Button } from '@mantine/core';
import { IconSquare, IconSquareCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { folderCommands } from './commands.ts';
import classes from './folder-import.module.css';

export type FolderAnswer = OutputOf<'evidence.addFolder'>;
type Proposal = OutputOf<'evidence.proposals'>['proposals'][number];

const keyOf = (one: Proposal) => `${one.evidenceId} ${one.requirement}`;
type FileAnswer = FolderAnswer['files'][number];
const fileKey = (file: FileAnswer) => file.path;
type View = 'proposals' | 'files';

export interface FolderImportProps {
  readonly answer: FolderAnswer;
  readonly auditId: string | null;
  readonly onDone: () => void;
}

export function FolderImport({ answer, auditId, onDone }: FolderImportProps) {
  // A file that was there already names the piece that another file of the folder may be.
  const taken = useMemo(() => [...new Set(answer.files.flatMap((file) => file.evidenceId ?? []))], [answer]);
  const found = useRead(
    'evidence.proposals',
    { auditId: auditId ?? '', evidence: taken },
    { enabled: auditId !== null && taken.length > 0 },
  );
  const proposals = found.data?.proposals ?? [];
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string | null>(null);
  const [view, setView] = useState<View>('proposals');
  const [file, setFile] = useState<string | null>(answer.files[0]?.path ?? null);
  const [said, setSaid] = useState('');
  const accept = useRun('evidence.acceptProposals');
  const current = chosen ?? (proposals[0] === undefined ? null : keyOf(proposals[0]));
  const toggle = () => {
    if (current === null) return;
    const next = new Set(accepted);
    if (!next.delete(current)) next.add(current);
    setAccepted(next);
  };
  const all = () => setAccepted(accepted.size === proposals.length ? new Set() : new Set(proposals.map(keyOf)));
  const link = async () => {
    if (auditId === null || accepted.size === 0) return;
    const wanted = proposals.filter((one) => accepted.has(keyOf(one)));
    const done = await accept.run({ auditId, accepted: wanted.map(({ evidenceId, requirement }) => ({ evidenceId, requirement })) });
    if (done === null) return;
    setAccepted(new Set());
    setSaid(
      done.registered === 0
        ? t('evidence.folder.linked', { count: done.linked })
        : t('evidence.folder.linkedAndRegistered', { count: done.linked, documents: done.registered }),
    );
  };
  useCommands([
    { ...folderCommands.toggle, when: current !== null && view === 'proposals', run: toggle },
    { ...folderCommands.all, when: proposals.length > 0 && view === 'proposals', run: all },
    { ...folderCommands.files, run: () => setView(view === 'files' ? 'proposals' : 'files') },
    { ...folderCommands.link, when: accepted.size > 0, run: () => void link() },
    { ...folderCommands.done, run: onDone },
  ]);
  const failed = answer.files.filter(({ outcome }) => outcome !== 'added');
  return (
    <div className={classes.pane}>
      <header className={classes.head}>
        <h1>{t('evidence.folder.title', { name: answer.folder })}</h1>
        <p className={classes.quiet} role="status">
          {t('evidence.folder.counts', {
            added: answer.added,
            duplicates: answer.duplicates,
            refused: answer.refused,
            notTried: answer.notTried,
          })}{' '}
          {said}
        </p>
        <span className={classes.deeds}>
          <Button
            disabled={accepted.size === 0}
            loading={accept.busy}
            rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}
            onClick={() => void link()}
          >
            {t('evidence.folder.link', { count: accepted.size })}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="A" />} disabled={proposals.length === 0} onClick={all}>
            {t('evidence.folder.all')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onDone}>
            {t('evidence.folder.done')}
          </Button>
        </span>
        <InlineProblem problem={accept.problem} />
      </header>
      {failed.length === 0 ? null : (
        <section className={classes.failed} aria-label={t('evidence.folder.notAdded')}>
          <h2>
            {t('evidence.folder.notAdded')} <span className={classes.quiet}>{failed.length}</span>
          </h2>
          <ul>
            {failed.map((file) => (
              <li key={fileKey(file)}>
                <strong>{t(`evidence.folder.outcome.${file.outcome}`)}</strong> {file.path}
                <span className={classes.quiet}> {file.reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of words in every browser. */}
      <div className={classes.views} role="group" aria-label={t('evidence.folder.views')}>
        <button type="button" className={classes.view} aria-pressed={view === 'proposals'} onClick={() => setView('proposals')}>
          {t('evidence.folder.proposals')} <span className={classes.quiet}>{proposals.length}</span>
        </button>
        <button
          type="button"
          className={classes.view}
          aria-pressed={view === 'files'}
          aria-keyshortcuts="F"
          onClick={() => setView('files')}
        >
          {t('evidence.folder.files')} <span className={classes.quiet}>{answer.files.length}</span>
        </button>
      </div>
      <InlineProblem problem={found.error} />
      {view === 'files' ? (
        <VirtualList
          key="files"
          label={t('evidence.folder.files')}
          rows={answer.files}
          rowId={fileKey}
          rowHeight={44}
          chosen={file}
          onChoose={setFile}
          renderRow={(one) => <FileRow file={one} />}
          autoFocus
        />
      ) : found.data !== undefined && proposals.length === 0 ? (
        <EmptyState what={t(said === '' ? 'evidence.folder.none' : 'evidence.folder.noneLeft')} todo={t('evidence.folder.noneTodo')} />
      ) : (
        <VirtualList
          key="proposals"
          label={t('evidence.folder.proposals')}
          rows={proposals}
          rowId={keyOf}
          rowHeight={44}
          chosen={current}
          onChoose={setChosen}
          onOpen={toggle}
          renderRow={(one) => (
            <div className={classes.row} data-accepted={accepted.has(keyOf(one)) || undefined}>
              {accepted.has(keyOf(one)) ? (
                <IconSquareCheck size={18} stroke={1.7} aria-label={t('evidence.folder.commands.toggle')} />
              ) : (
                <IconSquare size={18} stroke={1.7} aria-hidden="true" />
              )}
              <span className={classes.number}>{one.number}</span>
              <span className={classes.what}>
                <span className={classes.name}>{one.path}</span>
                <span className={classes.why}>{t('evidence.folder.because', { why: one.why })}</span>
              </span>
              <span className={classes.requirement}>
                <strong>{one.ref}</strong> {one.requirementTitle}
                {one.onChecklist ? null : <span className={classes.why}>{t('evidence.folder.reviewOnly')}</span>}
              </span>
            </div>
          )}
          autoFocus
        />
      )}
    </div>
  );
}

function FileRow({ file }: { readonly file: FileAnswer }) {
  return (
    <div className={classes.row}>
      <span className={classes.outcome} data-outcome={file.outcome}>
        {t(`evidence.folder.outcome.${file.outcome}`)}
      </span>
      <span className={classes.number}>{file.number}</span>
      <span className={classes.what}>
        <span className={classes.name} title={file.path}>
          {file.path}
        </span>
        {file.reason === '' ? null : (
          <span className={classes.why} title={file.reason}>
            {file.reason}
          </span>
        )}
      </span>
    </div>
  );
}
