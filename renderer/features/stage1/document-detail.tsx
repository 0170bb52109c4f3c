/** A document of the review: what it is, what it answers, whether it is adequate and why. */
import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { longDate } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Deeds, Fields, RecordForm, RecordPane, wideField } from '../../components/record-pane.tsx';
import { Choice } from './choice.tsx';
import { stage1Commands } from './commands.ts';
import type { Document, Stage1 } from './entries.ts';

const verdicts = (['adequate', 'not_adequate'] as const).map((value) => ({ value, label: t(`stage1Vocabulary.documentVerdict.${value}`) }));

export interface DocumentDetailProps {
  readonly document: Document;
  readonly expected: Stage1['expected'];
  readonly onRemoved: () => void;
}

export function DocumentDetail({ document, expected, onRemoved }: DocumentDetailProps) {
  const update = useRun('stage1.updateDocument');
  const remove = useRun('stage1.removeDocument');
  const evidence = useRead('evidence.list', {}).data?.evidence ?? document.evidence;
  const { id } = document;
  const removeDocument = () => void remove.run({ id }).then((done) => done !== null && onRemoved());
  useCommands([{ ...stage1Commands.remove, detail: document.title, run: removeDocument }]);
  const line = (name: 'title' | 'version' | 'reason', rows?: number, className?: string) => (
    <DraftInput
      label={t(`stage1.field.${name}`)}
      draftKey={`reviewed_document:${id}:${name}`}
      saved={document[name]}
      save={(text) => call('stage1.updateDocument', { id, [name]: text })}
      className={className}
      {...(rows === undefined ? {} : { rows })}
    />
  );
  const answered = new Set(document.requirements);
  return (
    <RecordPane
      title={document.title}
      meta={
        document.reviewedOn === null
          ? t('stage1.documentAsks')
          : t('stage1.concluded', { name: document.reviewedByName, date: longDate(document.reviewedOn) })
      }
      deeds={
        <Button variant="default" loading={remove.busy} onClick={removeDocument}>
          {t('stage1.removeDocument')}
        </Button>
      }
    >
      {line('reason', 2)}
      <Choice
        label={t('stage1.field.state')}
        options={verdicts}
        open="open"
        value={document.verdict}
        onChoose={(verdict) => void update.run({ id, verdict })}
      />
      <InlineProblem problem={update.problem ?? remove.problem} />
      <Fields>
        {line('title', undefined, wideField)}
        {line('version')}
        <DraftInput
          type="date"
          label={t('stage1.field.datedOn')}
          draftKey={`reviewed_document:${id}:datedOn`}
          saved={document.datedOn ?? ''}
          save={(day) => call('stage1.updateDocument', { id, datedOn: day === '' ? null : day })}
        />
        <MultiSelect
          className={wideField}
          label={t('stage1.field.requirements')}
          searchable
          limit={80}
          hidePickedOptions
          data={expected
            .filter((one) => one.state !== 'excluded' || answered.has(one.requirement))
            .map((one) => ({ value: one.requirement, label: `${one.ref} ${one.title}` }))}
          value={document.requirements}
          onChange={(requirements) => void update.run({ id, requirements })}
        />
        <Select
          className={wideField}
          label={t('stage1.field.evidence')}
          searchable
          clearable
          limit={60}
          data={evidence.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
          value={document.evidenceId}
          onChange={(evidenceId) => void update.run({ id, evidenceId })}
        />
      </Fields>
    </RecordPane>
  );
}

export interface NewDocumentProps {
  readonly auditId: string;
  /** What it answers, where it was asked for from the list of what is missing. */
  readonly requirement: string | undefined;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

export function NewDocument({ auditId, requirement, onDone, onCancel }: NewDocumentProps) {
  const add = useRun('stage1.addDocument');
  const draft = useFormDraft(`reviewed_document:new:${auditId}`, { title: '', version: '' });
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { values } = draft;
  const errors = add.problem?.envelope.fields ?? {};
  const submit = () =>
    void add.run({ auditId, ...values, ...(requirement === undefined ? {} : { requirements: [requirement] }) }).then((done) => {
      if (done === null) return;
      draft.drop();
      onDone(done.id);
    });
  return (
    <RecordPane title={t('stage1.addDocument')} meta={t('stage1.documentAsks')}>
      <RecordForm label={t('stage1.addDocument')} onSubmit={submit} onCancel={onCancel}>
        <Fields>
          <TextInput
            ref={first}
            label={t('stage1.field.title')}
            value={values.title}
            error={errors.title}
            onChange={(event) => draft.set({ ...values, title: event.currentTarget.value })}
          />
          <TextInput
            label={t('stage1.field.version')}
            value={values.version}
            error={errors.version}
            onChange={(event) => draft.set({ ...values, version: event.currentTarget.value })}
          />
        </Fields>
        <InlineProblem problem={add.problem} />
        <Deeds>
          <Button type="submit" loading={add.busy} rightSection={<KeyHint keys="Ctrl+Enter" joined onFill />}>
            {t('stage1.enterDocument')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="Esc" />} onClick={onCancel}>
            {t('stage1.cancel')}
          </Button>
        </Deeds>
      </RecordForm>
    </RecordPane>
  );
}
