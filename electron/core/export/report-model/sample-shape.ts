/** What a report prints of samples: where they come from, why so many, how they were drawn, and what they show. */
import type { Evaluation } from '../../../../shared/contract/sampling.ts';
import type { Row } from '../../../../shared/model/entities.ts';

type Population = Row<'population'>;
type Sample = Row<'sample'>;
type Item = Row<'sample_item'>;

export interface ReportPopulation
  extends Pick<
    Population,
    | 'name'
    | 'version'
    | 'unit'
    | 'kind'
    | 'source'
    | 'query'
    | 'periodFrom'
    | 'periodTo'
    | 'extractedOn'
    | 'extractedBy'
    | 'size'
    | 'reconciledWith'
    | 'reconciledCount'
    | 'totalOf'
    | 'total'
    | 'reconciledTotal'
    | 'completeness'
    | 'fileName'
    | 'fileSha256'
    | 'strata'
  > {
  readonly reconciled: 'not_done' | 'agrees' | 'differs';
  /** Records that could be drawn: those of the list less what was left out. */
  readonly available: number;
  readonly exclusions: readonly Pick<Row<'population_exclusion'>, 'record' | 'records' | 'reason'>[];
}

export interface ReportSampleItem extends Pick<Item, 'drawn' | 'record' | 'stratum' | 'origin' | 'replacedReason' | 'result' | 'missing'> {
  /** What the population says of the record, as it was drawn: `system LendScore, version 4.1`. */
  readonly facts: string;
  /** The record that this one stands in for; empty for one that was drawn. */
  readonly replaces: string;
  /** Note of the auditor, and the reason of what does not apply or is not confirmed. */
  readonly remark: string;
  readonly evidence: readonly string[];
  /** Number of the nonconformity that it led to. */
  readonly finding: string;
  readonly examinedOn: string | null;
  readonly examinedBy: string;
}

export interface ReportSample
  extends Pick<
    Sample,
    | 'number'
    | 'title'
    | 'question'
    | 'attribute'
    | 'deviationIs'
    | 'method'
    | 'criteria'
    | 'seed'
    | 'start'
    | 'algorithm'
    | 'listSha256'
    | 'conclusion'
  > {
  readonly refs: readonly string[];
  readonly population: ReportPopulation;
  /** Why so many, sentence by sentence. */
  readonly why: readonly string[];
  readonly drawnOn: string;
  readonly drawnBy: string;
  readonly evaluation: Evaluation;
  /** Records that the declared rule of extension added. */
  readonly extendedBy: number;
  readonly findings: readonly string[];
  readonly items: readonly ReportSampleItem[];
}
