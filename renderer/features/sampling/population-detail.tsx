/** A population: what it holds and where it comes from, whether it is complete, what is left out, and its versions. */

import { Button } from '@mantine/core';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { PopulationRow } from '../../../shared/contract/sampling.ts';
import { dateRange, shortDate, wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { runCommand, useRun } from '../../api/use-run.ts';
import { CheckMark } from '../../components/check-mark.tsx';
import { Figures } from '../../components/figures.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { momentText } from '../../components/moment-text.ts';
import { Deeds, Fields, RecordPane, RecordSection, wideField } from '../../components/record-pane.tsx';
import { Exclusions } from './population-exclusions.tsx';
import { Records } from './population-records.tsx';
import { countOf, reconciliations } from './sample-facts.ts';
import classes from './sampling.module.css';
import { WriteIds } from './write-ids.tsx';

export interface PopulationDetailProps {
  readonly population: PopulationRow;
  /** All versions of it, the first one first. */
  readonly versions: readonly PopulationRow[];
  readonly onVersion: () => void;
  readonly onSample: () => void;
  readonly onShow: (id: string) => void;
  readonly onRemoved: () => void;
}

export function PopulationDetail({ population, versions, onVersion, onSample, onShow, onRemoved }: PopulationDetailProps) {
  const remove = useRun('sampling.removePopulation');
  const frozen = population.frozenAt !== null;
  const { id, size, available, excluded, samples } = population;
  return (
    <RecordPane
      title={
        <>
          {population.name} <span className={classes.quiet}>{t('samplingPopulation.version', { version: population.version })}</span>
        </>
      }
      meta={
        frozen
          ? `${t('samplingPopulation.frozen', { when: momentText(population.frozenAt ?? '') })}. ${t('samplingPopulation.frozenWhy')}`
          : t('samplingPopulation.open')
      }
      deeds={
        <>
          <Button rightSection={<KeyHint keys="Shift+N" joined onFill />} aria-keyshortcuts="Shift+N" onClick={onSample}>
            {t('samplingPopulation.newSample')}
          </Button>
          <Button variant="default" onClick={onVersion}>
            {t('samplingPopulation.newVersion')}
          </Button>
          {samples > 0 ? null : (
            <Button
              variant="default"
              loading={remove.busy}
              onClick={() => void remove.run({ id }).then((done) => done !== null && onRemoved())}
            >
              {t('samplingPopulation.remove')}
            </Button>
          )}
        </>
      }
    >
      <InlineProblem problem={remove.problem} />
      <Figures
        figures={(
          [
            ['size', size],
            ['excluded', excluded],
            ['available', available],
            ['samples', samples],
          ] as const
        ).map(([key, value]) => ({ value: wholeNumber(value), label: t(`samplingPopulation.facts.${key}`) }))}
      />
      {frozen ? <Said population={population} /> : <Saying population={population} />}
      <Content population={population} />
      <Exclusions population={population} />
      {population.kind === 'list' ? <Records population={population} /> : null}
      {versions.length < 2 ? null : (
        <RecordSection title={t('samplingPopulation.versions')}>
          <ul className={classes.lines}>
            {versions.map((one) => (
              <li key={one.id}>
                <button type="button" className={classes.link} disabled={one.id === id} onClick={() => onShow(one.id)}>
                  {t('samplingPopulation.versionLine', { version: one.version, size: wholeNumber(one.size) })}
                </button>
                <span className={classes.small}>
                  {one.id === id ? t('samplingPopulation.versionNow') : one.frozenAt === null ? '' : t('samplingScreen.state.frozen')}
                </span>
              </li>
            ))}
          </ul>
        </RecordSection>
      )}
    </RecordPane>
  );
}

export function ReconciledLines({ population }: { readonly population: PopulationRow }) {
  return reconciliations(population).map(({ standing, words }) => (
    <span key={words} className={classes.checkLine}>
      <CheckMark standing={standing} />
      <span>{words}</span>
    </span>
  ));
}

type Patch = Omit<InputOf<'sampling.updatePopulation'>, 'id'>;
type TextField =
  | 'name'
  | 'unit'
  | 'source'
  | 'query'
  | 'extractedBy'
  | 'reconciledWith'
  | 'totalOf'
  | 'total'
  | 'reconciledTotal'
  | 'completeness';
type DayField = 'periodFrom' | 'periodTo' | 'extractedOn';

/** Fields that save themselves on leaving, as long as no sample was drawn. */
function Saying({ population }: { readonly population: PopulationRow }) {
  const { id } = population;
  const save = (patch: Patch) => runCommand('sampling.updatePopulation', { id, ...patch });
  const key = (field: string) => `population:${id}:${field}`;
  const text = (field: TextField, more: { rows?: number; description?: string; wide?: boolean } = {}) => (
    <DraftInput
      key={field}
      label={t(`samplingPopulation.field.${field}`)}
      draftKey={key(field)}
      saved={population[field]}
      save={(typed) => save({ [field]: typed })}
      className={more.wide === true ? wideField : undefined}
      {...(more.rows === undefined ? {} : { rows: more.rows })}
      {...(more.description === undefined ? {} : { description: more.description })}
    />
  );
  const day = (field: DayField) => (
    <DraftInput
      key={field}
      type="date"
      label={t(`samplingPopulation.field.${field}`)}
      draftKey={key(field)}
      saved={population[field] ?? ''}
      save={(typed) => save({ [field]: typed === '' ? null : typed })}
    />
  );
  return (
    <>
      <RecordSection title={t('samplingPopulation.section.from')}>
        <Fields>
          {text('name')}
          {text('unit', { description: t('samplingPopulation.hint.unit') })}
          {text('source', { rows: 1, wide: true })}
          {text('query', { rows: 1, wide: true, description: t('samplingPopulation.hint.query') })}
          {day('periodFrom')}
          {day('periodTo')}
          {day('extractedOn')}
          {text('extractedBy')}
        </Fields>
      </RecordSection>
      <RecordSection title={t('samplingPopulation.section.complete')}>
        <Fields>
          {text('reconciledWith', { rows: 1, description: t('samplingPopulation.hint.reconciledWith') })}
          <DraftInput
            label={t('samplingPopulation.field.reconciledCount')}
            draftKey={key('reconciledCount')}
            saved={population.reconciledCount === null ? '' : String(population.reconciledCount)}
            save={(typed) => save({ reconciledCount: countOf(typed) })}
          />
          {text('totalOf')}
          {text('total')}
          {text('reconciledTotal')}
          {text('completeness', { rows: 2, wide: true, description: t('samplingPopulation.hint.completeness') })}
        </Fields>
        <p className={classes.reconciled}>
          <ReconciledLines population={population} />
        </p>
      </RecordSection>
    </>
  );
}

/** The same as a record, once a sample was drawn. */
function Said({ population }: { readonly population: PopulationRow }) {
  const said = (text: string) => (text === '' ? <span className={classes.quiet}>{t('samplingPopulation.nothingSaid')}</span> : text);
  const { extractedOn, extractedBy } = population;
  const taken = [shortDate(extractedOn), extractedBy].filter((part) => part !== '').join(', ');
  const rows = [
    [t('samplingPopulation.field.unit'), said(population.unit)],
    [t('samplingPopulation.field.source'), said(population.source)],
    [t('samplingPopulation.field.query'), said(population.query)],
    [t('samplingPopulation.period'), said(dateRange(population.periodFrom, population.periodTo))],
    [t('samplingPopulation.field.extractedOn'), said(taken)],
    [t('samplingPopulation.field.reconciledWith'), <ReconciledLines key="reconciled" population={population} />],
    [t('samplingPopulation.field.completeness'), said(population.completeness)],
  ] as const;
  return (
    <RecordSection title={t('samplingPopulation.section.from')}>
      <dl className={classes.facts}>
        {rows.map(([term, value]) => (
          <div key={term} className={classes.factRow}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </RecordSection>
  );
}

function Content({ population }: { readonly population: PopulationRow }) {
  const { fileName, sheet, fileSha256, contentSha256, recordIdFrom, stratumFrom, strata } = population;
  const rows: readonly (readonly [string, string, boolean])[] = [
    ...(population.kind === 'count'
      ? [[t('samplingPopulation.section.records'), t('samplingPopulation.countOnly'), false] as const]
      : [
          [
            t('samplingPopulation.fileTerm'),
            sheet === '' ? t('samplingPopulation.file', { name: fileName }) : t('samplingPopulation.fileSheet', { name: fileName, sheet }),
            false,
          ] as const,
          [t('samplingPopulation.fileHash'), fileSha256 ?? '', true] as const,
          [t('samplingPopulation.listHash'), contentSha256 ?? '', true] as const,
          [t('samplingPopulation.idFrom'), recordIdFrom, false] as const,
        ]),
    ...(stratumFrom === '' ? [] : [[t('samplingPopulation.stratumFrom'), stratumFrom, false] as const]),
    ...(strata.length === 0
      ? []
      : [
          [
            t('samplingPopulation.strata'),
            strata.map((one) => t('samplingPopulation.stratumLine', { name: one.name, size: wholeNumber(one.size) })).join(' · '),
            false,
          ] as const,
        ]),
  ];
  return (
    <RecordSection title={t('samplingPopulation.section.content')}>
      <dl className={classes.facts}>
        {rows.map(([term, value, mono]) => (
          <div key={term} className={classes.factRow}>
            <dt>{term}</dt>
            <dd className={mono ? classes.mono : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.under}>
        <Deeds>
          <WriteIds populationId={population.id} />
        </Deeds>
      </div>
    </RecordSection>
  );
}
