/**
 * Samples: how many records were looked at out of which, why so many, how they were drawn, and what follows (ISO 19011
 * A.6). A sample chosen by judgement states no rate and no limit (A.6.2).
 */
import type { Content } from 'pdfmake/interfaces';
import { isRandom } from '../../../../../shared/rules/sampling/evaluation.ts';
import { dateRange, longDate, wholeNumber } from '../../../../../shared/words/dates.ts';
import type { en } from '../../../../../shared/words/en.ts';
import { t } from '../../../../../shared/words/words.ts';
import type { ReportPopulation, ReportSample } from '../../report-model/sample-shape.ts';
import { ink, size } from '../look.ts';
import { keepWithNext, type Paper } from '../paper.ts';
import { roomFor } from '../room.ts';
import { commonConfidence, isPictured, sampleChart } from '../sample-chart.ts';
import { type Cell, type KeyValue, keyValueTable, listTable } from '../tables.ts';
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

function sourceOf({ source, query, periodFrom, periodTo, extractedOn, extractedBy }: ReportPopulation): string {
  const on = longDate(extractedOn);
  const taken =
    on !== '' && extractedBy !== ''
      ? t('samplingReport.extractedOnBy', { on, by: extractedBy })
      : on !== ''
        ? t('samplingReport.extractedOn', { on })
        : extractedBy === ''
          ? ''
          : t('samplingReport.extractedBy', { by: extractedBy });
  const period = dateRange(periodFrom, periodTo);
  return lines([
    source === '' ? t('samplingReport.noSource') : source,
    query === '' ? '' : t('samplingReport.query', { query }),
    period === '' ? '' : t('samplingReport.period', { period }),
    taken,
  ]);
}

const checksum = (sha256: string): string => sha256.replace(/(.{4})(?=.)/g, '$1\u200b');

function countOf(population: ReportPopulation): string {
  const { size: all, available, kind, fileName, fileSha256, strata } = population;
  return lines([
    `${wholeNumber(all)} ${population.unit === '' ? t('sampling.records') : population.unit}`,
    kind === 'count' ? t('samplingReport.typed') : '',
    available === all ? '' : t('samplingReport.available', { left: wholeNumber(all - available), available: wholeNumber(available) }),
    strata.length === 0
      ? ''
      : t('samplingReport.strata', {
          list: strata.map(({ name, size: of }) => t('samplingReport.stratum', { name, size: wholeNumber(of) })).join(', '),
        }),
    fileSha256 === null ? '' : t('samplingReport.file', { name: fileName, sha256: checksum(fileSha256) }),
  ]);
}

function reconciledOf(population: ReportPopulation): string {
  const { reconciled, reconciledWith, reconciledCount, totalOf, total, reconciledTotal, completeness } = population;
  const values = { count: wholeNumber(reconciledCount ?? 0), with: reconciledWith || t('samplingReport.otherSource') };
  const sum = { of: totalOf, total, other: reconciledTotal };
  return lines([
    t(`samplingReport.reconciled.${reconciled}`, values),
    total === '' ? '' : t(reconciledTotal === '' ? 'samplingReport.totalAlone' : 'samplingReport.total', sum),
    completeness,
  ]);
}

function wayOf(sample: ReportSample): string {
  const { method, criteria, seed, start, algorithm, listSha256, drawnOn, drawnBy } = sample;
  const values = { on: longDate(drawnOn), by: drawnBy };
  const random = isRandom(method);
  return lines([
    t(`samplingReport.method.${method}`),
    criteria === '' ? '' : t('samplingReport.criteria', { criteria }),
    t(method === 'judgement' ? 'samplingReport.chosen' : 'samplingReport.drawn', values),
    random ? t('samplingReport.seed', { seed }) : '',
    random && start !== '' ? t('samplingReport.start', { start }) : '',
    random ? t('samplingReport.algorithm', { algorithm }) : '',
    listSha256 === null || method === 'judgement' ? '' : t('samplingReport.list', { sha256: checksum(listSha256) }),
  ]);
}

function resultOf({ method, evaluation, findings, items }: ReportSample): string {
  const { examined, conforms, deviations, notApplicable, toExamine, foundPercent } = evaluation;
  const open = toExamine - examined - notApplicable;
  const counts = [
    t('samplingReport.examined', { count: examined }),
    t('samplingReport.conform', { count: conforms }),
    t('samplingReport.deviate', { count: deviations }),
    ...(notApplicable === 0 ? [] : [t('samplingReport.notApplicable', { count: notApplicable })]),
    ...(open === 0 ? [] : [t('samplingReport.openRecords', { count: open })]),
    ...(foundPercent === null || method === 'judgement' ? [] : [t('samplingReport.found', { percent: foundPercent })]),
  ];
  const who = [...new Set(items.map(({ examinedBy }) => examinedBy))].filter((name) => name !== '');
  return lines([
    `${counts.join(', ')}.`,
    who.length === 0 ? '' : t('samplingReport.examinedBy', { names: who.join(', ') }),
    findings.length === 0 ? '' : t('samplingReport.ledTo', { numbers: findings.join(', ') }),
  ]);
}

/** The limit in words, as the sheet and the section say it. */
export function limitWords({ method, evaluation }: ReportSample): string {
  if (!evaluation.complete) return t('samplingReport.limitOpen');
  if (evaluation.all) return t('samplingReport.limitComplete');
  if (!isRandom(method)) return t('samplingReport.limitJudgement');
  return t(method === 'iso_2859' ? 'samplingReport.limitLot' : 'samplingReport.limit', {
    limit: evaluation.limit?.upperPercent ?? '',
    confidence: evaluation.confidencePercent,
    tolerable: evaluation.tolerablePercent,
  });
}

function extensionOf({ evaluation, extendedBy }: ReportSample): string {
  const used = extendedBy === 0 ? t('samplingReport.notUsed') : t('samplingReport.extendedBy', { count: extendedBy });
  return `${t('samplingReport.declared', { rule: evaluation.extension.words })} ${used}`;
}

function facts(sample: ReportSample): KeyValue[] {
  const { population, evaluation } = sample;
  const row = (name: keyof typeof en.samplingReport.labels, value: string): KeyValue[] =>
    value.trim() === '' ? [] : [{ label: t(`samplingReport.labels.${name}`), value }];
  return [
    ...row('question', sample.question),
    ...row('requirement', sample.refs.join(', ')),
    ...row('tested', lines([sample.attribute, t('samplingReport.deviationIs', { what: sample.deviationIs })])),
    ...row('population', t('samplingReport.populationOf', { name: population.name, version: population.version })),
    ...row('source', sourceOf(population)),
    ...row('count', countOf(population)),
    ...row('reconciled', reconciledOf(population)),
    ...row(
      'leftOut',
      lines(
        population.exclusions.map(({ record, records, reason }) =>
          t(records === 1 ? 'samplingReport.leftOut' : 'samplingReport.leftOutMany', { record, records: wholeNumber(records), reason }),
        ),
      ),
    ),
    ...row('why', lines(sample.why)),
    ...row('way', wayOf(sample)),
    ...(isRandom(sample.method) ? row('extension', extensionOf(sample)) : []),
    ...row('result', resultOf(sample)),
    ...row('limit', limitWords(sample)),
    ...row('conclusion', lines([evaluation.words, evaluation.sentence, sample.conclusion])),
    ...row('assumptions', lines(evaluation.assumptions)),
  ];
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
      ...heading(`${sample.number}  ${sample.title}`),
      keyValueTable(paper, facts(sample), { labelWidth: 88 }),
      ...(isPictured(sample)
        ? [{ svg: sampleChart([sample], paper.look.page.measure), font: 'Sans', margin: [0, 0, 0, 8] as [number, number, number, number] }]
        : []),
      ...exceptions(paper, sample),
    ]),
  ];
};
