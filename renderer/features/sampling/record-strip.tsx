/** The chosen record under the grid: its results as buttons, note, evidence, and what a deviation leads to. */
import { Button, MultiSelect } from '@mantine/core';
import { useRef } from 'react';
import type { SampleItem } from '../../../shared/contract/sampling.ts';
import { t } from '../../../shared/words/words.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRead } from '../../api/use-read.ts';
import { runCommand, useRun } from '../../api/use-run.ts';
import { IdChip } from '../../components/id-chip.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import classes from './work.module.css';

export interface RecordStripProps {
  readonly item: SampleItem;
  readonly total: number;
  /** Records that a result is given to at once; 0 for the chosen one alone. */
  readonly marked: number;
  /** Chance drew it: only then another record may stand in. */
  readonly random: boolean;
  readonly onResult: (result: 'conforms' | 'deviation' | 'not_applicable', missing?: boolean) => void;
  readonly onReplace: () => void;
  readonly onRaise: () => void;
  readonly onNotConfirmed: () => void;
  readonly onFinding: (id: string) => void;
  /** Back to the grid. */
  readonly onLeave: () => void;
}

export function RecordStrip(props: RecordStripProps) {
  const { item, total, marked, onResult, onLeave } = props;
  const attach = useRun('sampling.attachEvidence');
  const evidence = useRead('evidence.list', {}).data?.evidence ?? [];
  const box = useRef<HTMLElement>(null);
  const gone = item.replacedReason !== '';
  const buttons = [
    ['conforms', '1', item.result === 'conforms', () => onResult('conforms')],
    ['deviation', '2', item.result === 'deviation' && !item.missing, () => onResult('deviation')],
    ['not_applicable', '3', item.result === 'not_applicable', () => onResult('not_applicable')],
    ['missing', 'M', item.missing, () => onResult('deviation', true)],
  ] as const;
  return (
    <section ref={box} className={classes.strip} aria-label={t('samplingWork.chosen')}>
      <div className={classes.stripRow}>
        <strong className={classes.record} title={item.record}>
          {item.record}
        </strong>
        <span className={classes.about}>
          {t('samplingWork.ofOrder', { drawn: item.drawn, total })}
          {item.origin === 'drawn' ? '' : `, ${t(`samplingWork.origin.${item.origin}`)}`}
          {item.stratum === '' ? '' : ` · ${item.stratum}`}
          {reasonOf(item) === '' ? '' : ` · ${reasonOf(item)}`}
          {marked === 0 ? null : <strong> · {t('samplingWork.marked', { count: marked })}</strong>}
        </span>
        {gone ? null : (
          <span className={classes.results}>
            {buttons.map(([name, key, pressed, run]) => (
              <button
                key={name}
                type="button"
                className={classes.pick}
                data-result={name}
                aria-pressed={pressed}
                aria-keyshortcuts={key}
                disabled={item.findingId !== null}
                onClick={run}
              >
                {t(`samplingWork.result.${name}`)} <KeyHint keys={key} />
              </button>
            ))}
          </span>
        )}
      </div>
      {gone ? <p>{t('samplingWork.replacedAs', { reason: item.replacedReason })}</p> : null}
      {gone ? null : (
        <div className={classes.stripFields}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the field itself takes the keys; Enter and Esc lead back to the grid. */}
          <div
            data-note
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === 'Escape') onLeave();
            }}
          >
            <DraftInput
              key={item.id}
              label={t('samplingWork.note')}
              draftKey={`sample_item:${item.id}:note`}
              saved={item.note}
              save={(note) => runCommand('sampling.note', { itemId: item.id, note })}
            />
          </div>
          <MultiSelect
            data-evidence
            label={t('samplingWork.evidence')}
            searchable
            limit={60}
            hidePickedOptions
            data={evidence.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
            value={item.evidenceIds}
            onChange={(evidenceIds) => void attach.run({ itemId: item.id, evidenceIds })}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && !event.defaultPrevented) onLeave();
            }}
          />
          <Leads {...props} />
        </div>
      )}
      <InlineProblem kind="line" problem={attach.problem} />
    </section>
  );
}

/** What a deviation led to, or the offer to go on with it; the offer to take another for a record that is no record of these. */
function Leads({ item, random, onReplace, onRaise, onNotConfirmed, onFinding }: RecordStripProps) {
  if (item.result === null)
    return random ? (
      <Button variant="default" rightSection={<KeyHint keys="R" />} aria-keyshortcuts="R" onClick={onReplace}>
        {t('samplingWork.replaceDeed')}
      </Button>
    ) : null;
  if (item.result !== 'deviation') return null;
  const { findingId } = item;
  if (findingId !== null)
    return (
      <p className={classes.leads}>
        {t('samplingWork.raisedAs')} <IdChip id={item.findingNumber} tone="minor" onOpen={() => onFinding(findingId)} />
      </p>
    );
  return (
    <div className={classes.leads}>
      <Button variant="default" rightSection={<KeyHint keys="F" />} aria-keyshortcuts="F" onClick={onRaise}>
        {t('samplingWork.raiseDeed')}
      </Button>
      {item.notConfirmed === '' ? (
        <Button variant="default" rightSection={<KeyHint keys="U" />} aria-keyshortcuts="U" onClick={onNotConfirmed}>
          {t('samplingWork.notConfirmedDeed')}
        </Button>
      ) : null}
    </div>
  );
}

/** The reason that stands behind a result, in the line of the record, so that the strip keeps its height. */
function reasonOf({ result, reason, notConfirmed }: SampleItem): string {
  if (result === 'not_applicable') return reason;
  return notConfirmed === '' ? '' : t('samplingWork.notConfirmedAs', { reason: notConfirmed });
}
