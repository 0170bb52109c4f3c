/** The picture of random samples: share found and upper limit against the tolerable rate, one line each on one scale. */
import { isRandom } from '../../../../shared/rules/sampling/evaluation.ts';
import { wholeNumber } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import type { ReportSample } from '../report-model/sample-shape.ts';
import { escapeXml } from './charts.ts';
import { ink } from './look.ts';

const ROW = 18;
const TOP = 6;
const AXIS = 16;
const FONT = 8;
/** Number and counts at the left, what follows at the right. */
const LEFT = 150;
const RIGHT = 82;
const SOUND = '#2E6B5E';

/** Steps of the scale, in percent. */
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25];
const MOST_LINES = 8;

interface Line {
  readonly number: string;
  readonly counts: string;
  readonly found: number;
  readonly limit: number;
  /** Null for a lot, which is judged by its table. */
  readonly tolerable: number | null;
  readonly color: string;
  readonly says: string;
  readonly exceeds: boolean;
}

/** Only what was drawn by chance and worked to its end has a limit. */
export const isPictured = ({ method, evaluation }: ReportSample): boolean => isRandom(method) && evaluation.limit !== null;

function lineOf({ number, method, population, evaluation }: ReportSample): Line {
  const { limit, deviations, examined } = evaluation;
  const upper = limit?.upperPercent ?? '';
  const lot = method === 'iso_2859';
  const exceeds = lot ? evaluation.verdict === 'lot_rejected' : evaluation.verdict === 'does_not_support';
  return {
    number,
    counts: t('samplingReport.chart.row', { count: deviations, n: wholeNumber(examined), population: wholeNumber(population.available) }),
    found: Number(evaluation.foundPercent ?? 0),
    limit: Number(upper),
    tolerable: lot ? null : Number.parseFloat(evaluation.tolerablePercent),
    color: exceeds ? ink.danger : SOUND,
    says: t(`samplingReport.chart.${lot ? 'plain' : exceeds ? 'exceeds' : 'within'}`, { limit: upper }),
    exceeds,
  };
}

/** @param samples those that `isPictured` says yes to */
export function sampleChart(samples: readonly ReportSample[], width: number): string {
  const lines = samples.map(lineOf);
  const largest = Math.max(...lines.flatMap(({ limit, tolerable }) => [limit, tolerable ?? 0]), STEPS[0] ?? 0);
  const step = STEPS.find((one) => largest / one <= MOST_LINES) ?? 25;
  const most = Math.min(100, Math.ceil(largest / step - 1e-9) * step);
  const room = width - LEFT - RIGHT;
  const at = (percent: number): string => (LEFT + (percent / most) * room).toFixed(2);
  const bottom = TOP + lines.length * ROW;
  const parts: string[] = [];
  const count = Math.round(most / step);
  for (let tick = 0; tick <= count; tick += 1) {
    const value = tick * step;
    const label = String(Number(value.toFixed(1)));
    parts.push(
      `<line x1="${at(value)}" y1="${TOP - 4}" x2="${at(value)}" y2="${bottom}" stroke="${ink.hairline}" stroke-width="0.6"/>`,
      `<text x="${at(value)}" y="${bottom + 10}" text-anchor="middle" font-size="7.6" fill="${ink.muted}">${escapeXml(tick === count ? t('samplingReport.chart.axis', { value: label }) : label)}</text>`,
    );
  }
  for (const [row, { number, counts, found, limit, tolerable, color, says, exceeds }] of lines.entries()) {
    const top = TOP + row * ROW;
    const middle = top + ROW / 2;
    const base = (middle + FONT * 0.34).toFixed(2);
    if (tolerable !== null)
      parts.push(
        `<line x1="${at(tolerable)}" y1="${row === 0 ? top - 4 : top}" x2="${at(tolerable)}" y2="${top + ROW}" stroke="${ink.text}" stroke-width="1.3" stroke-dasharray="3 2"/>`,
      );
    parts.push(
      `<text x="0" y="${base}" font-size="${FONT}" font-weight="bold" fill="${ink.text}">${escapeXml(number)}</text>`,
      `<text x="30" y="${base}" font-size="${FONT}" fill="${ink.text}">${escapeXml(counts)}</text>`,
      `<line x1="${at(found)}" y1="${middle}" x2="${at(limit)}" y2="${middle}" stroke="${color}" stroke-width="1.3"/>`,
      `<line x1="${at(limit)}" y1="${middle - 4}" x2="${at(limit)}" y2="${middle + 4}" stroke="${color}" stroke-width="1.3"/>`,
      `<circle cx="${at(found)}" cy="${middle}" r="3" fill="${color}"/>`,
      `<text x="${width}" y="${base}" text-anchor="end" font-size="${FONT}" font-weight="${exceeds ? 'bold' : 'normal'}" fill="${ink.text}">${escapeXml(says)}</text>`,
    );
  }
  const height = bottom + AXIS;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Sans">${parts.join('')}</svg>`;
}

/** The confidence of all samples; null where they differ. */
export function commonConfidence(samples: readonly ReportSample[]): string | null {
  const all = new Set(samples.map(({ evaluation }) => evaluation.confidencePercent));
  const [only] = all;
  return all.size === 1 ? (only ?? null) : null;
}
