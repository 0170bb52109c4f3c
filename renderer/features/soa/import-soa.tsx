/** Import: choose a file, say which column is what, look at what was found, then take it over. Nothing is written before. */

import { Button, Checkbox } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { useAuditChoice } from '../../api/current-audit.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { DropPlace } from '../../components/drop-place.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { helperPane } from '../../components/pane-widths.ts';
import { SplitPanes } from '../../components/split-panes.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { soaCommands, soaImportCommands } from './commands.ts';
import { ImportMapping, type Mapping, mappingOf, type Preview } from './import-mapping.tsx';
import { ImportProblems } from './import-problems.tsx';
import { LineMark } from './line-mark.tsx';
import { type LineFilter, previewLine } from './lines.ts';
import { Titles } from './row-panel.tsx';
import classes from './soa.module.css';
import { SoaCounts, SoaList } from './soa-list.tsx';
import { noVersion, VersionFields, type VersionValues, versionFacts } from './version-form.tsx';
import { Checks } from './whole-panel.tsx';

interface Chosen {
  readonly token: string;
  readonly name: string;
}

export function ImportSoa({ onDone, onLeave }: { readonly onDone: (versionId: string) => void; readonly onLeave: () => void }) {
  const [file, setFile] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<ErrorEnvelope | null>(null);
  const take = async (work: () => Promise<readonly Chosen[]>) => {
    try {
      const [first] = await work();
      setProblem(null);
      if (first !== undefined) setFile(first);
    } catch (error) {
      setProblem(envelopeOf(error));
    }
  };
  const choose = () => void take(async () => (await call('window.chooseFile', { purpose: 'table' })).files);
  const drop = (files: readonly File[]) => void take(() => window.fieldbook.takeFiles([...files]));
  useCommands([{ ...soaImportCommands.leave, run: onLeave }]);
  if (file !== null) return <Taking key={file.token} file={file} onDone={onDone} onLeave={onLeave} onChoose={choose} />;
  return (
    <DropPlace label={t('soa.import.drop')} onDrop={drop}>
      <div className={classes.pane}>
        <div className={classes.empty}>
          <EmptyState what={t('soa.import.what')} todo={t('soa.import.todo')}>
            <Button onClick={choose}>{t('soa.import.choose')}</Button>
            <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onLeave}>
              {t('soa.versionForm.cancel')}
            </Button>
          </EmptyState>
          <InlineProblem problem={problem} />
        </div>
      </div>
    </DropPlace>
  );
}

function factsOf({ table, columns }: Preview): string {
  const { name, sheet, rows, encoding } = table;
  return [
    sheet === '' ? t('soa.import.facts', { name, rows }) : t('soa.import.factsSheet', { name, sheet, rows }),
    ...(encoding === null ? [] : [t('soa.import.encoding', { encoding: encoding.toUpperCase() })]),
    ...(columns.some((column) => column.remembered) ? [t('soa.import.remembered')] : []),
    t('soa.import.nothingYet'),
  ].join(' · ');
}

type Corrections = NonNullable<InputOf<'soa.preview'>['corrections']>;

interface TakingProps {
  readonly file: Chosen;
  readonly onDone: (versionId: string) => void;
  readonly onLeave: () => void;
  readonly onChoose: () => void;
}

function Taking({ file, onDone, onLeave, onChoose }: TakingProps) {
  const { working } = useAuditChoice();
  const [sheet, setSheet] = useState<string | undefined>(undefined);
  const [mapping, setMapping] = useState<Mapping | undefined>(undefined);
  const [corrections, setCorrections] = useState<Corrections>([]);
  const [leftOut, setLeftOut] = useState<readonly number[]>([]);
  const [filter, setFilter] = useState<LineFilter>('all');
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [keep, setKeep] = useState(true);
  const wordsField = useRef<HTMLInputElement>(null);
  const narrow = useNarrow();
  const draft = useFormDraft<VersionValues>('soa_version:import', noVersion);
  const source = {
    file: { token: file.token },
    corrections,
    leaveOut: [...leftOut],
    ...(sheet === undefined ? {} : { sheet }),
    ...(mapping === undefined ? {} : { mapping }),
  };
  const read = useRead('soa.preview', source, { keepLast: true });
  const addEvidence = useRun('evidence.add');
  const importing = useRun('soa.import');
  // A mapping that is refused must stay on the screen to be corrected: the columns are those of the last reading.
  const [last, setLast] = useState<Preview | null>(null);
  useEffect(() => {
    if (read.data !== undefined) setLast(read.data);
  }, [read.data]);
  const preview = read.data ?? last ?? undefined;
  const refused = read.error !== null;
  const lines = useMemo(() => (preview?.lines ?? []).map(previewLine), [preview]);
  const shown = lines.find((line) => line.key === chosen) ?? lines[0] ?? null;
  const ready = refused ? 0 : (preview?.ready ?? 0);

  const takeOver = async () => {
    let from: InputOf<'soa.import'>['file'] = source.file;
    if (keep && working !== null) {
      const title = t('soa.versionChip', { number: draft.values.number });
      const added = await addEvidence.run({ auditId: working.id, file: source.file, title: `${t('soa.title')}, ${title}`, kind: 'sheet' });
      if (added === null) return;
      setKeep(false);
      from = { evidenceId: added.evidence.id };
    }
    const done = await importing.run({ ...source, file: from, ...versionFacts(draft.values) });
    if (done === null) return;
    draft.drop();
    onDone(done.version.id);
  };
  const toggleRow = (row: number) => setLeftOut((rows) => (rows.includes(row) ? rows.filter((one) => one !== row) : [...rows, row]));
  useCommands([
    { ...soaImportCommands.take, when: ready > 0, run: () => void takeOver() },
    {
      ...soaImportCommands.leaveOut,
      when: shown !== null && shown.row !== null,
      run: () => shown !== null && shown.row !== null && toggleRow(shown.row),
    },
    { ...soaCommands.filter, run: () => wordsField.current?.focus() },
  ]);
  const columnOf = (title: string) => preview?.columns.find((column) => column.title === title)?.column;
  const correct = (row: number, title: string, value: string) => {
    const column = columnOf(title);
    if (column === undefined) return;
    setCorrections((all) => [...all.filter((one) => one.row !== row || one.column !== column), { row, column, value }]);
  };

  const middle = (
    <div className={classes.pane}>
      <div className={classes.top}>
        <div className={classes.headRow}>
          <h1>{t('soa.import.title')}</h1>
          <span className={classes.deeds}>
            <Button variant="default" onClick={onChoose}>
              {t('soa.import.choose')}
            </Button>
            <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onLeave}>
              {t('soa.versionForm.cancel')}
            </Button>
          </span>
        </div>
        <p className={classes.facts}>{preview === undefined ? file.name : factsOf(preview)}</p>
        {preview === undefined || refused ? null : <SoaCounts counts={preview.counts} />}
      </div>
      <InlineProblem problem={read.error} />
      {preview === undefined ? null : (
        <>
          <ImportMapping
            preview={preview}
            mapping={mapping ?? mappingOf(preview)}
            onMapping={setMapping}
            onSheet={(name) => {
              setSheet(name);
              setMapping(undefined);
            }}
          />
          {refused ? null : (
            <SoaList
              name={narrow ? 'soa-import-narrow' : 'soa-import'}
              narrow={narrow}
              lines={lines}
              filter={filter}
              words={words}
              wordsField={wordsField}
              chosen={shown?.key ?? null}
              decisions={false}
              onFilter={setFilter}
              onWords={setWords}
              onChoose={setChosen}
            />
          )}
        </>
      )}
    </div>
  );
  const right = (
    <div className={classes.side}>
      <section className={classes.block} aria-label={t('soa.versionForm.title')}>
        <h3>{t('soa.versionForm.title')}</h3>
        <VersionFields values={draft.values} errors={importing.problem?.envelope.fields ?? {}} onChange={draft.set} />
        {working === null ? null : (
          <Checkbox
            label={t('soa.import.keepEvidence', { audit: working.title })}
            checked={keep}
            onChange={(event) => setKeep(event.currentTarget.checked)}
          />
        )}
        <InlineProblem problem={addEvidence.problem ?? importing.problem} />
        <Button
          disabled={ready === 0}
          loading={importing.busy || addEvidence.busy}
          rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}
          onClick={() => void takeOver()}
        >
          {t('soa.import.take', { count: ready })}
        </Button>
      </section>
      <ImportProblems
        problems={preview?.problems ?? []}
        leftOut={leftOut}
        onCorrect={correct}
        onLeaveOut={toggleRow}
        onTakeBack={() => setLeftOut([])}
      />
      {shown === null || refused ? null : (
        <section className={classes.block} aria-label={shown.ref}>
          <div className={classes.headRow}>
            <strong>{shown.ref}</strong>
            <LineMark kind={shown.kind} />
          </div>
          <Titles shown={shown} />
          {shown.row === null ? null : (
            <Button variant="default" rightSection={<KeyHint keys="X" />} onClick={() => shown.row !== null && toggleRow(shown.row)}>
              {t('soa.import.leaveOut', { row: shown.row })}
            </Button>
          )}
        </section>
      )}
      {preview === undefined || refused ? null : <Checks lines={lines} controls={preview.counts.controls} />}
    </div>
  );
  return (
    <SplitPanes
      name="soa-import"
      middle={middle}
      middleLabel={t('soa.import.title')}
      right={{ ...helperPane, label: t('soa.side'), ground: 'nav', content: right }}
    />
  );
}
