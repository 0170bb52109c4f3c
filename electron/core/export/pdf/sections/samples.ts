/**
 * Samples: how many records were looked at out of which, why so many, how they were drawn, and what follows (ISO 19011
 * A.6). A sample chosen by judgement states no rate and no limit (A.6.2).
 */
import type { Content } from 'pdfmake/interfaces';
import { isRandom } from '../../../../../shared/rules/sampling/evaluation.ts';
import { dateRange, wholeNumber } from '../../../../../shared/words/dates.ts';
import { t } from '../../../../../shared/words/words.ts';
import type { ReportSample } from '../../report-model/sample-shape.ts';
import { sampleFacts } from '../../sample-facts.ts';
import { ink, size } from '../look.ts';
import { keepWithNext, type Paper } from '../paper.ts';
import { roomFor } from '../room.ts';
import { commonConfidence, isPictured, sampleChart } from '../sample-chart.ts';
import { type Cell, keyValueTable, listTable } from '../tables.ts';
import { type Section, subheadings } from './section.ts';

const filled = (parts: readonly string[]) => parts.filter((part) => part.trim() !== '');
const lines = (parts: readonly string[]): string => filled(parts).join('\n');

/** A drawing cannot break over pages: so many samples stand in one. */
const MOST_LINES = 24;

/** The picture of all random samples with its caption; nothing without one. `number` is that of the first figure. */
export function sampleFigures(paper: Paper, number: number): Content[] {
  const pictured = paper.model.samples.filter(isPictured);
  const confidence = commonConfidence(pictured);
  const limit = confidence === null ? t('samplingReport.chart.ownLimit') : t('samplingReport.chart.oneLimit', { confidence });
  const figures: Content[] = [];
  for (let from = 0; from < pictured.length; from += MOST_LINES)
    figures.push({
      unbreakable: true,
      margin: [0, 12, 0, 0],
      stack: [
        paper.text(t('samplingReport.chart.title'), { bold: true, size: size.table, margin: [0, 0, 0, 5] }),
        { svg: sampleChart(pictured.slice(from, from + MOST_LINES), paper.look.page.measure), font: 'Sans' },
        paper.text(t('samplingReport.chart.caption', { number: number + from / MOST_LINES, limit }), {
          size: size.caption,
          color: ink.muted,
          margin: [0, 3, 0, 0],
        }),
      ],
    });
  return figures;
}

function limitCell({ method, evaluation }: ReportSample, confidence: string | null): Cell {
  const muted = (text: string): Cell => ({ text, color: ink.muted });
  if (!evaluation.complete) return muted(t('samplingReport.open'));
  if (evaluation.all) return muted(t('samplingReport.complete'));
  if (!isRandom(method)) return muted(t('samplingReport.noneStated'));
  const value = evaluation.limit?.upperPercent;
  if (value === undefined) return t('report.none');
  const text =
    confidence === null
      ? t('samplingReport.limitAt', { limit: value, confidence: evaluation.confidencePercent })
      : t('samplingReport.percent', { value });
  return { text, bold: evaluation.verdict === 'does_not_support' };
}

function overview(paper: Paper): Content {
  const { samples } = paper.model;
  const confidence = commonConfidence(samples.filter(({ method }) => isRandom(method)));
  const head = (name: 'number' | 'question' | 'population' | 'size' | 'examined' | 'deviations' | 'way') =>
    t(`samplingReport.columns.${name}`);
  return listTable(
    paper,
    [
      { head: head('number'), width: 28, bold: true },
      { head: head('question'), width: 96 },
      { head: head('population'), width: 'rest' },
      { head: head('size'), width: 34, alignment: 'right' },
      { head: head('examined'), width: 26, alignment: 'right' },
      { head: head('deviations'), width: 42, alignment: 'right' },
      {
        head: confidence === null ? t('samplingReport.columns.limitPlain') : t('samplingReport.columns.limit', { confidence }),
        width: 50,
        alignment: 'right',
      },
      { head: head('way'), width: 62 },
    ],
    samples.map((sample): Cell[] => {
      const { population, evaluation } = sample;
      const period = dateRange(population.periodFrom, population.periodTo);
      return [
        sample.number,
        t('samplingReport.questionRef', { title: sample.title, refs: sample.refs.join(', ') }),
        filled([population.name, period]).join(', '),
        wholeNumber(population.available),
        wholeNumber(evaluation.examined),
        wholeNumber(evaluation.deviations),
        limitCell(sample, confidence),
        t(`samplingReport.method.${sample.method}`),
      ];
    }),
  );
}

/** Deviations, what did not apply, what was replaced: the rest conforms and stands in the workbook. */
function exceptions(paper: Paper, sample: ReportSample): Content[] {
  const told = sample.items.filter(
    ({ result, replacedReason, replaces, missing }) =>
      missing || replacedReason !== '' || replaces !== '' || result === 'deviation' || result === 'not_applicable',
  );
  if (told.length === 0) return [];
  const head = (name: 'order' | 'record' | 'result' | 'remark' | 'finding') => t(`samplingReport.exceptionColumns.${name}`);
  const table = listTable(
    paper,
    [
      { head: head('order'), width: 34, alignment: 'right' },
      { head: head('record'), width: 110, bold: true },
      { head: head('result'), width: 70 },
      { head: head('remark'), width: 'rest' },
      { head: head('finding'), width: 44 },
    ],
    told.map((item): Cell[] => [
      wholeNumber(item.drawn),
      item.record,
      item.result === null ? '' : t(`samplingReport.result.${item.result}`),
      lines([
        item.facts,
        item.missing ? t('samplingReport.missing') : '',
        item.replacedReason === '' ? '' : t('samplingReport.replaced', { reason: item.replacedReason }),
        item.replaces === '' ? '' : t('samplingReport.replaces', { record: item.replaces }),
        item.remark,
        item.evidence.join(', '),
      ]),
      item.finding,
    ]),
    { dense: true },
  );
  const title = paper.text(t('samplingReport.exceptions'), { bold: true, size: size.table, margin: [0, 0, 0, 3] });
  return [...keepWithNext(title, roomFor([table]), 2), table];
}

export const samples: Section = (paper, place) => {
  const heading = subheadings(paper, place);
  return [
    ...paper.heading1({ number: place.number, title: t('samplingReport.title'), id: place.id, newPage: false, reserve: 150 }),
    paper.text(t('samplingReport.intro'), { size: size.caption, color: ink.muted, margin: [0, 0, 0, 6] }),
    overview(paper),
    ...paper.model.samples.flatMap((sample) => [
      ...heading(`${sample.number}  ${sample.title}`, [
        // Before the facts: after them it could fall alone onto the next page.
        ...(isPictured(sample)
          ? [
              {
                svg: sampleChart([sample], paper.look.page.measure),
                font: 'Sans',
                margin: [0, 2, 0, 6] as [number, number, number, number],
              },
            ]
          : []),
        keyValueTable(paper, sampleFacts(sample), { labelWidth: 88 }),
      ]),
      ...exceptions(paper, sample),
    ]),
  ];
};
