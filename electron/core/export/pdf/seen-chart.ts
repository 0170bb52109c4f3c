/** The picture of what was seen: clause or area × unit, each cell with its count and a ground that says how much. */
import type { ReportSeen, ReportUnit, SeenCell } from '../report-model/shape.ts';
import { escapeXml } from './charts.ts';
import { ink } from './look.ts';
import type { TypeSetter } from './type-setter.ts';

const REF = 30;
const TITLE = 128;
const ROW = 15;
const HEAD = 15;
const FONT = 8;

interface Ground {
  readonly fill: string;
  readonly stroke: string;
  readonly text: string;
  readonly dash: string;
}

const plain = { stroke: 'none', text: ink.text, dash: '' } as const;
const grounds: Readonly<Record<SeenCell['state'], Ground>> = {
  seen: { ...plain, fill: '#A9C9C0' },
  partly: { ...plain, fill: '#E3EEEA' },
  left_out: { ...plain, fill: '#FFFFFF', stroke: ink.muted, dash: '2 1.6' },
  hole: { ...plain, fill: '#FBF3E6', stroke: '#B47412', dash: '2 1.6' },
  excluded: { ...plain, fill: ink.soft, text: ink.muted },
};

/** A title in the room there is. */
function fitted(set: TypeSetter, title: string): string {
  const look = { family: 'Sans', bold: false, size: FONT } as const;
  const fits = (text: string) => set.lines(text.replaceAll(' ', '\u00a0'), TITLE - 6, look) <= 1;
  if (fits(title)) return title;
  let letters = [...title];
  while (letters.length > 1 && !fits(`${letters.join('').trimEnd()}…`)) letters = letters.slice(0, -1);
  return `${letters.join('').trimEnd()}…`;
}

export function seenChart(
  set: TypeSetter,
  groups: ReportSeen['groups'],
  units: readonly ReportUnit[],
  from: number,
  width: number,
): string {
  const cellWidth = Math.min(46, (width - REF - TITLE) / Math.max(units.length, 1));
  const middle = (at: number) => (REF + TITLE + at * cellWidth + cellWidth / 2).toFixed(2);
  const parts = units.map(
    (unit, at) =>
      `<text x="${middle(at)}" y="10" text-anchor="middle" font-size="${FONT}" font-weight="bold" fill="${ink.muted}">${escapeXml(unit.code)}</text>`,
  );
  for (const [row, group] of groups.entries()) {
    const top = HEAD + row * ROW;
    const base = (top + ROW / 2 + FONT * 0.34).toFixed(2);
    parts.push(
      `<text x="0" y="${base}" font-size="${FONT}" fill="${ink.text}">${escapeXml(group.ref)}</text>`,
      `<text x="${REF}" y="${base}" font-size="${FONT}" fill="${ink.muted}">${escapeXml(fitted(set, group.title))}</text>`,
    );
    for (const [at] of units.entries()) {
      const cell = group.cells[from + at];
      if (cell === null || cell === undefined) continue;
      const ground = grounds[cell.state];
      const dash = ground.dash === '' ? '' : ` stroke-dasharray="${ground.dash}"`;
      parts.push(
        `<rect x="${(REF + TITLE + at * cellWidth + 1.2).toFixed(2)}" y="${(top + 1).toFixed(2)}" width="${(cellWidth - 2.4).toFixed(2)}" height="${ROW - 2}" fill="${ground.fill}" stroke="${ground.stroke}" stroke-width="0.8"${dash}/>`,
        `<text x="${middle(at)}" y="${base}" text-anchor="middle" font-size="${FONT - 0.4}" fill="${ground.text}">${cell.seen}/${cell.planned}</text>`,
      );
    }
  }
  const height = HEAD + groups.length * ROW + 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Sans">${parts.join('')}</svg>`;
}
