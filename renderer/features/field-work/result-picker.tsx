/** The result of a row: six results (four in a Stage 1) with their keys, progress, and the finding that decides. */
import { Button, Textarea } from '@mantine/core';
import { IconCircleDashedCheck, IconCornerDownRight } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { AuditKind } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { IdChip } from '../../components/id-chip.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { ResultMark } from '../../components/result-mark.tsx';
import classes from './result-picker.module.css';
import { type Choice, chosenOption, decidingFinding, pickerOptions } from './results.ts';
import type { ChecklistRow } from './tree.ts';

export interface ResultPickerProps {
  readonly row: ChecklistRow;
  readonly kind: AuditKind;
  readonly onChoose: (choice: Choice) => void;
  readonly onProgress: () => void;
  readonly onOpenFinding: (id: string) => void;
}

export function ResultPicker({ row, kind, onChoose, onProgress, onOpenFinding }: ResultPickerProps) {
  const chosen = chosenOption(row, kind);
  const deciding = decidingFinding(row);
  return (
    <section aria-labelledby="result-head">
      <div className={classes.head}>
        <h2 id="result-head" className={classes.label}>
          {t('work.result')}
        </h2>
        <button type="button" className={classes.progress} aria-keyshortcuts="P" onClick={onProgress}>
          <IconCircleDashedCheck size={14} stroke={1.6} aria-hidden="true" />
          {t('work.progress', { progress: t(`vocabulary.progress.${row.progress}`) })}
          <KeyHint keys="P" />
        </button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of equal buttons in every browser. */}
      <div className={classes.options} role="group" aria-labelledby="result-head">
        {pickerOptions(kind).map((option) => (
          <button
            key={option.choice}
            type="button"
            className={classes.option}
            aria-pressed={chosen === option.choice}
            aria-keyshortcuts={option.key}
            data-mark={option.mark}
            onClick={() => onChoose(option.choice)}
          >
            <span className={classes.mark} aria-hidden="true">
              <ResultMark mark={option.mark} />
            </span>
            <span
              className={classes.word}
              data-short={option.choice === 'not_applicable' ? t('work.resultShort.not_applicable') : undefined}
            >
              {t(`vocabulary.result.${option.choice}`)}
            </span>
            <KeyHint keys={option.key} />
          </button>
        ))}
      </div>
      {deciding === null ? null : (
        <div className={classes.setBy}>
          <IconCornerDownRight size={14} stroke={1.6} aria-hidden="true" />
          <span className={classes.setWord}>{t('work.setBy')}</span>
          <IdChip id={deciding.number} tone={deciding.grade} onOpen={() => onOpenFinding(deciding.id)} />
          <span className={classes.setTitle} title={deciding.title}>
            {deciding.title}
          </span>
          <button type="button" className={classes.link} aria-keyshortcuts="O" onClick={() => onOpenFinding(deciding.id)}>
            {t('work.open')} <KeyHint keys="O" />
          </button>
        </div>
      )}
      {row.findings
        .filter((finding) => finding.id !== deciding?.id)
        .map((finding) => (
          <div key={finding.id} className={classes.setBy}>
            <span className={classes.also}>{t('work.also')}</span>
            <IdChip id={finding.number} tone={finding.grade} onOpen={() => onOpenFinding(finding.id)} />
            <span className={classes.setTitle}>{finding.title}</span>
          </div>
        ))}
      {row.reason === '' || deciding !== null ? null : <p className={classes.reason}>{row.reason}</p>}
    </section>
  );
}

type Reasoned = 'not_applicable' | 'not_sampled' | 'not_reviewed' | 'area_of_concern';

export interface ReasonFormProps {
  readonly result: Reasoned;
  readonly reason: string;
  readonly busy: boolean;
  /** The text stays in the form until the result is set. */
  readonly onSave: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks in place why a row is left out or what the concern is; the report prints it. */
export function ReasonForm({ result, reason, busy, onSave, onCancel }: ReasonFormProps) {
  const [text, setText] = useState(reason);
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = () => {
    setAsked(true);
    if (text.trim() !== '') onSave(text.trim());
  };
  return (
    <div className={classes.ask}>
      <Textarea
        ref={field}
        autosize
        minRows={1}
        label={t(`work.reason.${result}`)}
        value={text}
        error={asked && text.trim() === '' ? t('work.reason.needed') : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            save();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            onCancel();
          }
        }}
      />
      <Button variant="default" loading={busy} rightSection={<KeyHint keys="Enter" />} onClick={save}>
        {t('work.reason.save')}
      </Button>
    </div>
  );
}
