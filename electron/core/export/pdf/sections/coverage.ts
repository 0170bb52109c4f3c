/** The coverage matrix: requirement × unit, one mark for the most serious result. */
import type { Content } from 'pdfmake/interfaces';
import { t } from '../../../../../shared/words/words.ts';
import type { CoverageLine, PrintedResult, ReportUnit } from '../../report-model/shape.ts';
import { ink, page, resultsOf, size } from '../look.ts';
import type { Paper } from '../paper.ts';
import { type Cell, listTable, resultRuns } from '../tables.ts';
import type { Section } from './section.ts';

const GAP = 14;
const HALF = (page.measure - GAP) / 2;
/** Two halves side by side take so many units and rows; more needs the full width. */
const HALF_UNITS = 6;
const HALF_ROWS = 40;
const FULL_UNITS = 12;

const undecidedMark = '…';

function cellOf(cell: PrintedResult | 'undecided' | null): Cell {
  if (cell === null) return '';
  return cell === 'undecided' ? { text: undecidedMark, color: ink.muted } : { result: cell, markOnly: true };
}

function matrix(
  paper: Paper,
  title: string,
  lines: readonly CoverageLine[],
  units: readonly ReportUnit[],
  from: number,
  width: number,
): Content {
  const narrow = width < page.measure;
  return listTable(
    paper,
    [
      { head: title, width: 34 },
      { head: '', width: 'rest', muted: true },
      ...units.map((unit) => ({ head: unit.code, width: narrow ? 15 : 21, alignment: 'center' as const })),
    ],
    lines.map((line) => [line.ref, narrow ? line.shortTitle : line.title, ...units.map((_, at) => cellOf(line.cells[from + at] ?? null))]),
    { dense: true, tight: true, width, ...(narrow && units.length > 3 ? { fontSize: size.head } : {}) },
  );
}

function key(paper: Paper): Content {
  const { model } = paper;
  const undecided = model.coverage.some((line) => line.cells.includes('undecided'));
  return {
    margin: [0, 2, 0, 4],
    fontSize: size.caption,
    color: ink.muted,
    text: [
      ...resultsOf(model.audit.kind === 'stage_1').flatMap((result) => [...resultRuns(result), { text: '     ' }]),
      ...(undecided ? [{ text: `${undecidedMark}\u00a0${t('report.undecided')}` }] : []),
    ],
  };
}

export const coverage: Section = (paper, place) => {
  const { model } = paper;
  const clauses = model.coverage.filter((line) => line.kind === 'requirement');
  const controls = model.coverage.filter((line) => line.kind === 'control');
  const units = model.units;
  const sideBySide =
    units.length <= HALF_UNITS && Math.max(clauses.length, controls.length) <= HALF_ROWS && clauses.length > 0 && controls.length > 0;
  const tables: Content[] = [];
  if (sideBySide) {
    tables.push({
      columnGap: GAP,
      columns: [
        { width: HALF, stack: [matrix(paper, t('report.coverage.clauses'), clauses, units, 0, HALF)] },
        { width: HALF, stack: [matrix(paper, t('report.coverage.controls'), controls, units, 0, HALF)] },
      ],
    });
  } else {
    for (let from = 0; from < Math.max(units.length, 1); from += FULL_UNITS) {
      const part = units.slice(from, from + FULL_UNITS);
      if (units.length > FULL_UNITS)
        tables.push(
          paper.text(t('report.coverage.units', { from: from + 1, to: from + part.length, total: units.length }), {
            bold: true,
            margin: [0, 6, 0, 2],
          }),
        );
      if (clauses.length > 0) tables.push(matrix(paper, t('report.coverage.clauses'), clauses, part, from, page.measure));
      if (controls.length > 0) tables.push(matrix(paper, t('report.coverage.controls'), controls, part, from, page.measure));
    }
  }
  return [
    ...paper.heading1({ number: place.number, title: t('report.section.coverage'), id: place.id, newPage: true }),
    paper.text(t('report.coverage.intro'), { margin: [0, 0, 0, 4] }),
    ...(model.coverage.length === 0 ? [paper.text(t('report.checklist.empty'))] : [key(paper), ...tables]),
  ];
};
