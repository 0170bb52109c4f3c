/** What lists and heads say of samples and populations. Pure. */
import type { PopulationRow, SampleSummary } from '../../../shared/contract/sampling.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';

export type SampleStanding = 'planned' | 'open' | 'supports' | 'does_not_support' | 'deviating' | 'clean';

/** Where a sample stands, in one word. A judgement sample never supports reliance on what was not chosen. */
export function sampleStanding({ sample, evaluation }: Pick<SampleSummary, 'sample' | 'evaluation'>): SampleStanding {
  if (sample.drawnAt === null) return 'planned';
  switch (evaluation.verdict) {
    case 'open':
      return 'open';
    case 'supports':
    case 'lot_accepted':
    case 'complete_clean':
      return 'supports';
    case 'does_not_support':
    case 'lot_rejected':
      return 'does_not_support';
    case 'complete_deviating':
      return 'deviating';
    case 'no_rate':
      return evaluation.deviations === 0 ? 'clean' : 'deviating';
  }
}

export const populationUnit = ({ unit }: { readonly unit: string }): string => (unit === '' ? t('samplingScreen.records') : unit);

export interface Reconciliation {
  readonly standing: 'passed' | 'warning';
  readonly words: string;
}

/** Count and total against the other source, each in a line of its own. */
export function reconciliations(population: PopulationRow): Reconciliation[] {
  const { reconciled, reconciledCount, reconciledWith, size, total, totalOf, reconciledTotal } = population;
  const values = { size: wholeNumber(size), count: wholeNumber(reconciledCount ?? 0), with: reconciledWith };
  const lines: Reconciliation[] = [
    reconciled === 'not_done'
      ? { standing: 'warning', words: t('samplingPopulation.reconciled.not_done') }
      : {
          standing: reconciled === 'agrees' ? 'passed' : 'warning',
          words: t(`samplingPopulation.reconciled.${reconciledWith === '' ? (`${reconciled}NoSource` as const) : reconciled}`, values),
        },
  ];
  if (total !== '' && reconciledTotal !== '') {
    const same = total.replaceAll(/[\s']/g, '') === reconciledTotal.replaceAll(/[\s']/g, '');
    lines.push({
      standing: same ? 'passed' : 'warning',
      words: t(`samplingPopulation.reconciled.${same ? 'totalAgrees' : 'totalDiffers'}`, { of: totalOf, total, there: reconciledTotal }),
    });
  }
  return lines;
}

export interface TypedStrata {
  readonly strata: { name: string; size: number }[];
  /** First line that is no stratum. */
  readonly wrongLine: number | null;
}

/** Strata as a person types or pastes them, one a line: `LendScore; 210`, `LendScore 210`, and what a spreadsheet copies. */
export function readStrata(text: string): TypedStrata {
  const strata: { name: string; size: number }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const found = /^\s*(.*?\S)\s*[;:\t ]\s*(\d[\d\s.,']*)\s*$/u.exec(line);
    const size = Number((found?.[2] ?? '').replaceAll(/[\s.,']/g, ''));
    if (found === null || !Number.isSafeInteger(size)) return { strata: [], wrongLine: index + 1 };
    strata.push({ name: (found[1] ?? '').replace(/[;:]$/, '').trim(), size });
  }
  return { strata, wrongLine: null };
}

/** `2 133`, `2,133`, `2133` → 2133; null for an empty field, NaN for what is no whole number. */
export function countOf(text: string): number | null {
  const digits = text.replaceAll(/[\s\u2009\u00a0,.']/g, '');
  if (digits === '') return null;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
}
