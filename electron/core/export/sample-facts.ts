/**
 * A sample in words: how many records were looked at out of which, why so many, how they were drawn, and what follows (ISO
 * 19011 A.6). Report and workbook print the same. A sample chosen by judgement states no rate and no limit (A.6.2).
 */
import { isRandom } from '../../../shared/rules/sampling/evaluation.ts';
import { dateRange, longDate, wholeNumber } from '../../../shared/words/dates.ts';
import type { en } from '../../../shared/words/en.ts';
import { t } from '../../../shared/words/words.ts';
import type { ReportPopulation, ReportSample } from './report-model/sample-shape.ts';

export interface SampleFact {
  readonly label: string;
  readonly value: string;
}

const lines = (parts: readonly string[]): string => parts.filter((part) => part.trim() !== '').join('\n');

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
    fileSha256 === null ? '' : t('samplingReport.file', { name: fileName, sha256: fileSha256 }),
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
    listSha256 === null || method === 'judgement' ? '' : t('samplingReport.list', { sha256: listSha256 }),
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

function limitWords({ method, evaluation }: ReportSample): string {
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

/** What is told of a sample, label by label; what nobody said is left out. */
export function sampleFacts(sample: ReportSample): SampleFact[] {
  const { population, evaluation } = sample;
  const row = (name: keyof typeof en.samplingReport.labels, value: string): SampleFact[] =>
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
