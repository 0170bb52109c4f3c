/** Import of a list of own questions: choose a file, say what its columns are, see what is new, accept. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { questionField } from '../../../shared/contract/checklist-lists.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { useCommands } from '../../commands/registry.ts';
import { ColumnMapping } from '../../components/column-mapping.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { ImportAccept } from '../../components/table-import/import-accept.tsx';
import { ImportFacts } from '../../components/table-import/import-facts.tsx';
import { ImportFrame } from '../../components/table-import/import-frame.tsx';
import { ImportRows } from '../../components/table-import/import-rows.tsx';
import { ImportWrong } from '../../components/table-import/import-wrong.tsx';
import classes from '../../components/table-import/table-import.module.css';
import { questionCommands } from './commands.ts';
import { type QuestionImport, type QuestionPreview, useQuestionExport, useQuestionImport } from './use-question-import.ts';

const fields = questionField.options.map((value) => ({ value, label: t(`checklistLists.field.${value}`) }));

const fieldOf = (value: string | null) => questionField.options.find((one) => one === value);

export function ImportQuestions({ audit, onClose }: { readonly audit: Row<'audit'>; readonly onClose: () => void }) {
  const state = useQuestionImport(audit.id);
  const list = useQuestionExport(audit);
  const { preview, written } = state;
  useCommands([
    { ...questionCommands.choose, run: () => void state.choose() },
    { ...questionCommands.write, run: () => void list.write() },
  ]);
  return (
    <ImportFrame
      title={t('work.lists.importTitle')}
      back={t('work.lists.back')}
      state={state}
      read={preview !== null}
      done={written === null ? null : doneText(written)}
      onClose={onClose}
      before={
        <div className={classes.before}>
          <p>{t('work.lists.how')}</p>
          <p>
            <Button variant="default" rightSection={<KeyHint keys="Shift+X" joined />} onClick={() => void list.write()}>
              {t('work.lists.write')}
            </Button>
          </p>
          <p role="status">{list.said}</p>
          <InlineProblem problem={list.problem} />
        </div>
      }
    >
      {preview === null ? null : <Read state={state} preview={preview} />}
    </ImportFrame>
  );
}

const doneText = ({ added, changed, known, addedRows }: NonNullable<QuestionImport['written']>): string =>
  [
    t('work.lists.done', { count: added }),
    ...(changed === 0 ? [] : [t('work.lists.changed', { count: changed })]),
    ...(addedRows === 0 ? [] : [t('work.lists.rowsAdded', { count: addedRows })]),
    ...(known === 0 ? [] : [t('work.lists.known', { count: wholeNumber(known) })]),
  ].join(' · ');

const LINES_SHOWN = 20;

function Read({ state, preview }: { readonly state: QuestionImport; readonly preview: QuestionPreview }) {
  const [leaveOutWrong, setLeaveOutWrong] = useState(false);
  const named = preview.mapping.some(({ field }) => field === 'requirement');
  const { counts, addedRows } = preview;
  const changes = counts.new + counts.hint + addedRows;
  return (
    <>
      <ImportFacts preview={preview} onSheet={(sheet) => void state.change({ sheet, mapping: undefined, corrections: [], leaveOut: [] })} />
      <ColumnMapping
        columns={preview.columns}
        mapping={preview.mapping}
        fields={fields}
        fieldOf={fieldOf}
        onChange={(columns) => void state.change({ mapping: { headRow: preview.headRow, columns } })}
      />
      <ImportWrong preview={preview} reading={state.reading} onChange={(patch) => void state.change(patch)} />
      <ImportRows
        title={t('work.lists.preview')}
        markHead={t('work.lists.deed')}
        heads={fields.map(({ label }) => label)}
        rows={preview.lines.slice(0, LINES_SHOWN).map((line) => ({
          row: line.row,
          mark: [t(`work.lists.deeds.${line.deed}`), ...(line.addsRow && line.deed !== 'row' ? [t('work.lists.addsRow')] : [])].join(', '),
          cells: [line.ref, line.unit === '' ? t('work.lists.everyUnit') : line.unit, t(`work.${line.list}`), line.question, line.hint],
        }))}
      />
      <ImportAccept
        preview={preview}
        busy={state.busy}
        deed={t('work.lists.accept', { count: counts.new })}
        waits={!named ? t('work.lists.noRequirement') : preview.ready > 0 && changes === 0 ? t('work.lists.nothingNew') : null}
        counts={[
          t('work.lists.new', { count: wholeNumber(counts.new) }),
          ...(addedRows === 0 ? [] : [t('work.lists.rowsToAdd', { count: addedRows })]),
          t('work.lists.known', { count: wholeNumber(counts.known) }),
        ]}
        leaveOutWrong={leaveOutWrong}
        onLeaveOutWrong={setLeaveOutWrong}
        onAccept={() => void state.accept(leaveOutWrong)}
      />
    </>
  );
}
