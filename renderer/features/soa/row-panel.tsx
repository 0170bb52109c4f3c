/** The chosen row: both titles side by side, what is wrong with it, the auditor's decision, and what the client states. */
import { Button, MultiSelect, Select, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { exclusionGround, inclusionGround, soaApplicable, soaOrigin } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { soaCommands } from './commands.ts';
import { LineMark } from './line-mark.tsx';
import type { ListLine, StoredLine } from './lines.ts';
import classes from './soa.module.css';

type Item = OutputOf<'soa.show'>['items'][number];

export interface RowPanelProps {
  readonly versionId: string;
  readonly line: StoredLine;
  readonly shown: ListLine;
  /** The row as it stands, with its systems; null for a control that nothing is written about yet. */
  readonly item: Item | null;
}

/** Both titles, one below the other, and what was found. */
export function Titles({ shown }: { readonly shown: ListLine }) {
  return (
    <>
      <dl className={classes.titles}>
        <dt>{t('soa.panel.annexA')}</dt>
        <dd data-strong>{shown.annexTitle === '' ? t('soa.noTitle') : shown.annexTitle}</dd>
        <dt>{shown.row === null ? t('soa.panel.written') : t('soa.panel.writtenRow', { row: shown.row })}</dt>
        <dd>
          {shown.writtenTitle === null ? (
            <span className={classes.quiet}>{t('soa.noRow')}</span>
          ) : (
            <span className={shown.kind === 'title_differs' ? classes.differs : undefined}>{shown.writtenTitle}</span>
          )}
        </dd>
        {shown.applicable === null ? null : (
          <>
            <dt>{t('soa.columns.applicable')}</dt>
            <dd>{t(`vocabulary.soaApplicable.${shown.applicable}`)}</dd>
          </>
        )}
        {shown.reason === '' ? null : (
          <>
            <dt>{t(shown.applicable === 'no' ? 'soa.field.exclusionText' : 'soa.field.inclusionText')}</dt>
            <dd>{shown.reason}</dd>
          </>
        )}
      </dl>
      {shown.remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
    </>
  );
}

export function RowPanel({ versionId, line, shown, item }: RowPanelProps) {
  const accept = useRun('soa.accept');
  const concern = useRun('soa.raiseConcern');
  const reopen = useRun('soa.reopenItem');
  const addItem = useRun('soa.addItem');
  const noteField = useRef<HTMLTextAreaElement>(null);
  const [asked, setAsked] = useState(false);
  const draft = useFormDraft(`soa_note:${versionId}:${shown.key}`, { note: item?.auditorNote ?? '' });
  const of = line.item === null ? { versionId, requirement: line.requirement ?? '' } : { id: line.item.id };
  const { note } = draft.values;
  const decision = line.item?.decision ?? 'open';
  useEffect(() => setAsked(false), []);

  const runAccept = () => void accept.run({ of, note }).then((done) => done !== null && draft.drop());
  const runConcern = () => {
    if (note.trim() === '') {
      setAsked(true);
      noteField.current?.focus();
      return;
    }
    setAsked(false);
    void concern.run({ of, note }).then((done) => done !== null && draft.drop());
  };
  useCommands([
    { ...soaCommands.accept, detail: shown.ref, run: runAccept },
    { ...soaCommands.concern, detail: shown.ref, run: runConcern },
  ]);
  return (
    <>
      <div className={classes.sideHead}>
        <h2>{shown.ref}</h2>
        <LineMark kind={shown.kind} />
      </div>
      <section className={classes.block} aria-label={shown.ref}>
        <Titles shown={shown} />
      </section>
      <section className={classes.block} aria-label={t('soa.panel.decide')}>
        <h3>{t('soa.panel.decide')}</h3>
        <div className={classes.buttons}>
          <Button
            variant="default"
            className={decision === 'accepted' ? classes.chosen : undefined}
            aria-pressed={decision === 'accepted'}
            loading={accept.busy}
            rightSection={<KeyHint keys="A" />}
            onClick={runAccept}
          >
            {t('soa.panel.accept')}
          </Button>
          <Button
            variant="default"
            className={decision === 'concern' ? classes.chosen : undefined}
            aria-pressed={decision === 'concern'}
            loading={concern.busy}
            rightSection={<KeyHint keys="C" />}
            onClick={runConcern}
          >
            {t('soa.panel.concern')}
          </Button>
        </div>
        <Textarea
          ref={noteField}
          autosize
          minRows={2}
          label={t('soa.panel.note')}
          description={draft.restored ? t('work.restored') : t('soa.panel.noteMissing')}
          value={note}
          error={asked && note.trim() === '' ? t('soa.panel.noteFirst') : undefined}
          onChange={(event) => draft.set({ note: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            event.stopPropagation();
            if (asked || decision === 'concern') runConcern();
            else runAccept();
          }}
        />
        {decision === 'open' || line.item === null ? null : (
          <Button variant="default" onClick={() => line.item !== null && void reopen.run({ id: line.item.id })}>
            {t('soa.panel.reopen')}
          </Button>
        )}
        <InlineProblem problem={accept.problem ?? concern.problem ?? reopen.problem} />
      </section>
      <section className={classes.block} aria-label={t('soa.panel.row')}>
        <h3>{t('soa.panel.row')}</h3>
        {item?.inSource === true ? (
          <StatedFields key={item.id} item={item} />
        ) : (
          <Button
            variant="default"
            loading={addItem.busy}
            onClick={() => void addItem.run({ versionId, controlRef: shown.ref, title: shown.annexTitle })}
          >
            {t('soa.panel.addMissing')}
          </Button>
        )}
        <InlineProblem problem={addItem.problem} />
      </section>
    </>
  );
}

type TextField =
  | 'controlRef'
  | 'title'
  | 'inclusionText'
  | 'exclusionText'
  | 'linkedRisks'
  | 'implementation'
  | 'how'
  | 'documents'
  | 'owner';

function StatedFields({ item }: { readonly item: Item }) {
  const update = useRun('soa.updateItem');
  const remove = useRun('soa.removeItem');
  const systems = useRead('scope.systems', {}).data?.systems ?? [];
  const text = (name: TextField, rows?: number, description?: string) => (
    <DraftInput
      label={t(`soa.field.${name}`)}
      draftKey={`soa_item:${item.id}:${name}`}
      saved={item[name]}
      save={(typed) => call('soa.updateItem', { id: item.id, [name]: typed })}
      {...(rows === undefined ? {} : { rows })}
      {...(description === undefined ? {} : { description })}
    />
  );
  const set = (patch: Partial<Pick<Row<'soa_item'>, 'applicable' | 'origin' | 'inclusionGrounds' | 'exclusionGround'>>) =>
    void update.run({ id: item.id, ...patch });
  return (
    <>
      <Select
        label={t('soa.field.applicable')}
        data={soaApplicable.options.map((value) => ({ value, label: t(`vocabulary.soaApplicable.${value}`) }))}
        value={item.applicable}
        allowDeselect={false}
        onChange={(value) => value !== null && set({ applicable: soaApplicable.parse(value) })}
      />
      {item.applicable === 'no' ? (
        <>
          <Select
            label={t('soa.field.exclusionGround')}
            data={exclusionGround.options.map((value) => ({ value, label: t(`vocabulary.exclusionGround.${value}`) }))}
            value={item.exclusionGround}
            clearable
            onChange={(value) => set({ exclusionGround: value === null ? null : exclusionGround.parse(value) })}
          />
          {text('exclusionText', 3)}
        </>
      ) : (
        <>
          <MultiSelect
            label={t('soa.field.inclusionGrounds')}
            data={inclusionGround.options.map((value) => ({ value, label: t(`vocabulary.inclusionGround.${value}`) }))}
            value={item.inclusionGrounds}
            onChange={(values) => set({ inclusionGrounds: values.map((value) => inclusionGround.parse(value)) })}
          />
          {text('inclusionText', 2)}
          {text('linkedRisks')}
        </>
      )}
      {text('implementation', undefined, t('soa.panel.goodPractice'))}
      {text('how', 2)}
      {text('documents', 1)}
      {text('owner')}
      <DraftInput
        type="date"
        label={t('soa.field.dueOn')}
        draftKey={`soa_item:${item.id}:dueOn`}
        saved={item.dueOn ?? ''}
        save={(typed) => call('soa.updateItem', { id: item.id, dueOn: typed === '' ? null : typed })}
      />
      <MultiSelect
        label={t('soa.panel.systems')}
        data={systems.map((system) => ({ value: system.id, label: `${system.name} ${system.version}`.trim() }))}
        value={item.systems.map((system) => system.id)}
        searchable
        onChange={(ids) => void update.run({ id: item.id, systems: ids })}
      />
      {text('title')}
      {text('controlRef')}
      <Select
        label={t('soa.field.origin')}
        data={soaOrigin.options.map((value) => ({ value, label: t(`vocabulary.soaOrigin.${value}`) }))}
        value={item.origin}
        allowDeselect={false}
        onChange={(value) => value !== null && set({ origin: soaOrigin.parse(value) })}
      />
      <InlineProblem problem={update.problem ?? remove.problem} />
      <Button variant="default" loading={remove.busy} onClick={() => void remove.run({ id: item.id })}>
        {t('soa.panel.remove')}
      </Button>
    </>
  );
}
