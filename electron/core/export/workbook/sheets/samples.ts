/** The samples of an audit, and every record drawn: enough to repeat the draw and to count again. */
import { isRandom } from '../../../../../shared/rules/sampling/evaluation.ts';
import { dateRange } from '../../../../../shared/words/dates.ts';
import type { en } from '../../../../../shared/words/en.ts';
import { t } from '../../../../../shared/words/words.ts';
import { commonConfidence } from '../../pdf/sample-chart.ts';
import type { ReportSample, ReportSampleItem } from '../../report-model/sample-shape.ts';
import { sampleFacts } from '../../sample-facts.ts';
import { joined, lines, type WorkbookSource, withAuditColumn } from '../source.ts';
import { resultMarks, type SheetColumn, type SheetModel } from '../workbook-types.ts';

const head = (name: keyof typeof en.samplingReport.workbook) => t(`samplingReport.workbook.${name}`);

/** Percent as it is printed, as a share: `4.9` → 0.049, so that sheet and report say the same. */
const share = (percent: string | null | undefined): number | null =>
  percent == null ? null : Math.round(Number.parseFloat(percent) * 10_000) / 1_000_000;

const isStated = ({ method }: ReportSample) => method !== 'judgement';

function sampleCells(sample: ReportSample) {
  const { population, evaluation } = sample;
  const random = isRandom(sample.method);
  return [
    sample.number,
    lines([sample.title, sample.question]),
    sample.refs.join(', '),
    joined([population.name, dateRange(population.periodFrom, population.periodTo)]),
    population.available,
    evaluation.examined,
    evaluation.deviations,
    isStated(sample) ? share(evaluation.foundPercent) : null,
    share(evaluation.limit?.upperPercent),
    random && sample.method !== 'iso_2859' ? share(evaluation.tolerablePercent) : null,
    t(`samplingReport.method.${sample.method}`),
    sample.seed,
  ];
}

const marks = { conforms: resultMarks.conforms, deviation: resultMarks.minor, not_applicable: resultMarks.not_applicable } as const;

function itemCells(sample: ReportSample, item: ReportSampleItem) {
  return [
    sample.number,
    item.drawn,
    item.record,
    item.result === null ? '' : `${marks[item.result]} ${t(`samplingReport.result.${item.result}`)}`,
    lines([
      item.missing ? t('samplingReport.missing') : '',
      item.replacedReason === '' ? '' : t('samplingReport.replaced', { reason: item.replacedReason }),
      item.replaces === '' ? '' : t('samplingReport.replaces', { record: item.replaces }),
      item.remark,
    ]),
    item.examinedOn,
    item.examinedBy,
    item.facts,
    item.stratum,
    t(`samplingReport.origin.${item.origin}`),
    joined(item.evidence),
    item.finding,
  ];
}

/** The sheets of samples; none when no audit of the workbook drew a sample. */
export function sampleSheets(source: WorkbookSource): SheetModel[] {
  const all = source.reports.flatMap((report) => [...report.samples]);
  if (all.length === 0) return [];
  const confidence = commonConfidence(all.filter(({ method }) => isRandom(method)));
  const frozenColumns = source.reports.length === 1 ? 1 : 2;
  const text = (header: string, width: number): SheetColumn => ({ header, kind: 'text', width });
  const samples = withAuditColumn(
    source,
    [
      { ...text(t('workbook.columns.number'), 8), key: true },
      text(t('samplingReport.columns.question'), 44),
      text(t('workbook.columns.ref'), 9),
      text(t('samplingReport.columns.population'), 42),
      { header: t('samplingReport.columns.size'), kind: 'number', width: 8 },
      { header: t('samplingReport.columns.examined'), kind: 'number', width: 7 },
      { header: t('samplingReport.columns.deviations'), kind: 'number', width: 11 },
      { header: head('share'), kind: 'percent', width: 9 },
      {
        header: confidence === null ? t('samplingReport.columns.limitPlain') : t('samplingReport.workbook.limit', { confidence }),
        kind: 'percent',
        width: 13,
      },
      { header: head('tolerable'), kind: 'percent', width: 10 },
      text(t('samplingReport.columns.way'), 22),
      text(head('seed'), 22),
    ],
    (report) => report.samples.map((sample) => ({ cells: sampleCells(sample) })),
  );
  const items = withAuditColumn(
    source,
    [
      { ...text(head('sample'), 9), key: true },
      { header: head('order'), kind: 'number', width: 8 },
      text(head('item'), 18),
      { ...text(t('workbook.columns.result'), 16), states: true },
      text(head('remark'), 50),
      { header: head('examinedOn'), kind: 'date', width: 12 },
      text(head('examinedBy'), 16),
      text(head('said'), 34),
      text(head('stratum'), 16),
      text(head('origin'), 12),
      text(t('workbook.columns.evidence'), 14),
      text(t('workbook.columns.finding'), 10),
    ],
    (report) => report.samples.flatMap((sample) => sample.items.map((item) => ({ cells: itemCells(sample, item) }))),
  );
  const facts = withAuditColumn(
    source,
    [{ ...text(head('sample'), 9), key: true }, text(t('workbook.columns.what'), 22), text(head('text'), 110)],
    (report) =>
      report.samples.flatMap((sample) => sampleFacts(sample).map(({ label, value }) => ({ cells: [sample.number, label, value] }))),
  );
  return [
    { name: head('samples'), frozenColumns, ...samples },
    { name: head('facts'), frozenColumns: frozenColumns + 1, ...facts },
    { name: head('items'), frozenColumns: frozenColumns + 2, ...items },
  ];
}
