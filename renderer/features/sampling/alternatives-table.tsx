/** Sizes by confidence and deviations borne; a cell is a design that can be taken. */
import type { SizeTable } from '../../../shared/contract/sampling-arithmetic.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import classes from './plan.module.css';

export interface AlternativesTableProps {
  readonly table: SizeTable;
  /** The design that stands: its confidence and the deviations it bears. */
  readonly confidence: string;
  readonly deviations: number | null;
  /** Left out where the plan is frozen. */
  readonly onTake?: (confidence: string, deviations: number) => void;
}

/** Spaces between number and sign differ by who typed them. */
const same = (one: string, other: string) => one.replaceAll(/\s/g, '') === other.replaceAll(/\s/g, '');

export function AlternativesTable({ table, confidence, deviations, onTake }: AlternativesTableProps) {
  return (
    <table className={classes.alternatives} aria-label={t('samplingPlan.alternatives')}>
      <thead>
        <tr>
          <th scope="col">{t('samplingPlan.confidenceColumn')}</th>
          {table.deviations.map((count, index) => (
            <th key={count} scope="col">
              {index === 0 ? t('samplingPlan.allowedColumn', { count }) : count}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.confidences.map((level, row) => (
          <tr key={level}>
            <th scope="row">{level}</th>
            {table.deviations.map((count, column) => {
              const size = table.sizes[row]?.[column] ?? null;
              const chosen = same(level, confidence) && count === deviations;
              return (
                <td key={count} data-chosen={chosen || undefined}>
                  {size === null ? (
                    <span title={t('samplingPlan.noDesign')}>–</span>
                  ) : onTake === undefined ? (
                    wholeNumber(size)
                  ) : (
                    <button
                      type="button"
                      aria-pressed={chosen}
                      aria-label={t('samplingPlan.takeDesign', { n: wholeNumber(size), confidence: level, count })}
                      onClick={() => onTake(level, count)}
                    >
                      {wholeNumber(size)}
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
