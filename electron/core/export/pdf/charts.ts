/**
 * The charts of a report as SVG that we write ourselves. pdfmake embeds `<image href="/any/file">` of an SVG although
 * the local-access policy forbids it, so no SVG ever comes from anywhere else, and every text in it is escaped.
 */
import { t, type WordKey } from '../../../../shared/words/words.ts';
import type { ClassCounts, PrintedResult } from '../report-model/shape.ts';
import { ink, resultLook } from './look.ts';
import type { TypeSetter } from './type-setter.ts';

/** Markup characters out; the texts of charts are short names of ours and of the catalog. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

const short: Readonly<Record<string, WordKey>> = {
  '4': 'report.chart.short.4',
  '5': 'report.chart.short.5',
  '6': 'report.chart.short.6',
  '7': 'report.chart.short.7',
  '8': 'report.chart.short.8',
  '9': 'report.chart.short.9',
  '10': 'report.chart.short.10',
  'A.2': 'report.chart.short.A_2',
  'A.3': 'report.chart.short.A_3',
  'A.4': 'report.chart.short.A_4',
  'A.5': 'report.chart.short.A_5',
  'A.6': 'report.chart.short.A_6',
  'A.7': 'report.chart.short.A_7',
  'A.8': 'report.chart.short.A_8',
  'A.9': 'report.chart.short.A_9',
  'A.10': 'report.chart.short.A_10',
};

const LABEL = 74;
const BAR = 11.6;
const PITCH = 17;
const FONT = 8;

/** The name of a clause or area on the axis, cut to the room there is. */
function axisLabel(set: TypeSetter, group: ClassCounts): string {
  const key = short[group.ref];
  const look = { family: 'Sans', bold: false, size: FONT } as const;
  const full = t('report.chart.label', { title: key === undefined ? group.title : t(key), ref: group.ref });
  if (set.lines(full, LABEL, look) <= 1) return full;
  let title = [...(key === undefined ? group.title : t(key))];
  while (title.length > 1) {
    title = title.slice(0, -1);
    const cut = t('report.chart.label', { title: `${title.join('').trimEnd()}…`, ref: group.ref });
    if (set.lines(cut.replaceAll(' ', '\u00a0'), LABEL, look) <= 1) return cut;
  }
  return group.ref;
}

/**
 * Stacked bars, one per clause or area, on the scale `perUnit` (points per requirement) that both charts share. What
 * has no result yet is drawn like "not sampled", as an empty segment.
 */
export function stackedBars(
  set: TypeSetter,
  groups: readonly ClassCounts[],
  order: readonly PrintedResult[],
  width: number,
  perUnit: number,
): string {
  const parts: string[] = [];
  for (const [row, group] of groups.entries()) {
    const y = row * PITCH + 2;
    const base = y + BAR / 2 + FONT * 0.34;
    parts.push(
      `<text x="${LABEL}" y="${base.toFixed(2)}" text-anchor="end" font-size="${FONT}" fill="${ink.text}">${escapeXml(axisLabel(set, group))}</text>`,
    );
    let x = LABEL + 5;
    const segment = (count: number, fill: string | null, onFill: string) => {
      if (count === 0) return;
      const wide = count * perUnit;
      const inner = Math.max(wide - 0.7, 0.5);
      parts.push(
        fill === null
          ? `<rect x="${(x + 0.4).toFixed(2)}" y="${(y + 0.4).toFixed(2)}" width="${(inner - 0.8).toFixed(2)}" height="${(BAR - 0.8).toFixed(2)}" fill="#FFFFFF" stroke="${ink.muted}" stroke-width="0.8" stroke-dasharray="2 1.6"/>`
          : `<rect x="${x.toFixed(2)}" y="${y.toFixed(2)}" width="${inner.toFixed(2)}" height="${BAR}" fill="${fill}"/>`,
      );
      if (wide >= 4.5 * String(count).length)
        parts.push(
          `<text x="${(x + inner / 2).toFixed(2)}" y="${base.toFixed(2)}" text-anchor="middle" font-size="7.6" fill="${onFill}">${count}</text>`,
        );
      x += wide;
    };
    for (const result of order) {
      const look = resultLook[result];
      segment(group.counts[result], look.fill, look.onFill);
    }
    segment(group.undecided, null, ink.muted);
  }
  const height = groups.length * PITCH;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Sans">${parts.join('')}</svg>`;
}

/** Points per requirement so that the longest bar of all charts fills `width`. */
export function commonScale(charts: readonly (readonly ClassCounts[])[], width: number): number {
  const longest = Math.max(1, ...charts.flat().map((group) => group.total));
  return Math.min(16, (width - LABEL - 5) / longest);
}

/** One swatch of the key. */
export function swatch(fill: string | null): string {
  const side = 8.6;
  const rect =
    fill === null
      ? `<rect x="0.4" y="0.4" width="${side - 0.8}" height="${side - 0.8}" fill="#FFFFFF" stroke="${ink.muted}" stroke-width="0.8" stroke-dasharray="2 1.6"/>`
      : `<rect x="0" y="0" width="${side}" height="${side}" fill="${fill}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}">${rect}</svg>`;
}
