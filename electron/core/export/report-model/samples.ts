/** The samples of an audit that were drawn. A plan that nothing was drawn from shows nothing yet. */
import type { Row } from '../../../../shared/model/entities.ts';
import { evaluate } from '../../../../shared/rules/sampling/evaluation.ts';
import { dateIn } from '../../../../shared/words/dates.ts';
import type { FileContext } from '../../context.ts';
import { shortNumber } from '../../findings/finding-row.ts';
import { whySoMany } from '../../sampling/plans.ts';
import { populationOf, populationView } from '../../sampling/populations.ts';
import { refOf } from '../../sampling/sampling-view.ts';
import type { ReportPopulation, ReportSample, ReportSampleItem } from './sample-shape.ts';

function reportPopulation(context: FileContext, id: string): ReportPopulation {
  const view = populationView(context, populationOf(context, id));
  const { name, version, unit, kind, source, query, periodFrom, periodTo, extractedOn, extractedBy, size, available } = view;
  const { reconciled, reconciledWith, reconciledCount, totalOf, total, reconciledTotal, completeness, fileName, fileSha256, strata } = view;
  return {
    name,
    version,
    unit,
    kind,
    source,
    query,
    periodFrom,
    periodTo,
    extractedOn,
    extractedBy,
    size,
    available,
    reconciled,
    reconciledWith,
    reconciledCount,
    totalOf,
    total,
    reconciledTotal,
    completeness,
    fileName,
    fileSha256,
    strata,
    exclusions: context.file.queries.sampling.exclusions(id).map(({ record, records, reason }) => ({ record, records, reason })),
  };
}

export function reportSamples(context: FileContext, audit: Row<'audit'>): ReportSample[] {
  const { sampling, evidence } = context.file.queries;
  const drawn = sampling.samples(audit.id).filter(({ drawnAt }) => drawnAt !== null);
  if (drawn.length === 0) return [];
  const evidenceNumbers = new Map(evidence.list(null).map(({ id, number }) => [id, number]));
  const short = (number: string) => shortNumber(number, audit.number);
  return drawn.map((sample): ReportSample => {
    const rows = sampling.items(sample.id);
    const findings = sampling.findingNumbers(sample.id);
    const records = new Map(rows.map(({ id, record }) => [id, record]));
    const population = reportPopulation(context, sample.populationId);
    const items = rows.map(
      (item): ReportSampleItem => ({
        drawn: item.drawn,
        record: item.record,
        stratum: item.stratum,
        facts: item.facts
          .filter(({ value }) => value !== '')
          .map(({ name, value }) => `${name} ${value}`)
          .join(', '),
        origin: item.origin,
        replaces: records.get(item.replacesId ?? '') ?? '',
        replacedReason: item.replacedReason,
        result: item.result,
        missing: item.missing,
        remark: [item.note, item.reason, item.notConfirmed].filter((part) => part !== '').join('\n'),
        evidence: item.evidenceIds.flatMap((id) => evidenceNumbers.get(id) ?? []),
        finding: short(findings.get(item.findingId ?? '') ?? ''),
        examinedOn: item.examinedAt === null ? null : dateIn(item.examinedAt, audit.timeZone),
        examinedBy: item.examinedByName,
      }),
    );
    const { number, title, question, attribute, deviationIs, method, criteria, seed, start, algorithm, listSha256, conclusion } = sample;
    return {
      number,
      title,
      question,
      attribute,
      deviationIs,
      method,
      criteria,
      seed,
      start,
      algorithm,
      listSha256,
      conclusion,
      refs: sample.requirements.map(refOf),
      population,
      why: whySoMany(context, sample, population.available),
      drawnOn: dateIn(sample.drawnAt ?? '', audit.timeZone),
      drawnBy: sample.drawnByName,
      evaluation: evaluate(sample, rows, population),
      extendedBy: rows.filter(({ origin }) => origin === 'extension').length,
      findings: [...new Set(items.map(({ finding }) => finding))].filter((one) => one !== ''),
      items,
    };
  });
}
