/** The coverage matrix: requirement × unit, one mark for the most serious result. */
import type { Content } from 'pdfmake/interfaces';
import { lookKinds } from '../../../../../shared/rules/coverage.ts';
import { t } from '../../../../../shared/words/words.ts';
import type { CoverageLine, PrintedResult, ReportUnit } from '../../report-model/shape.ts';
import { ink, resultsOf, size } from '../look.ts';
import type { Paper } from '../paper.ts';
import { seenChart } from '../seen-chart.ts';
import { type Cell, listTable, resultRuns } from '../tables.ts';
import type { Section, SectionPlace } from './section.ts';

const GAP = 14;
const halfOf = (paper: Paper) => (paper.look.page.measure - GAP) / 2;
/** Two halves side by side take so many units and rows; more needs the full width. */
const HALF_UNITS = 6;
const HALF_ROWS = 40;
const FULL_UNITS = 12;
/** Letter is lower than A4: 38 controls fit it with less air between them. */
const LOW_PAGE = 800;

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
  const narrow = width < paper.look.page.measure;
  return listTable(
    paper,
    [
      { head: title, width: 34 },
      { head: '', width: 'rest', muted: true },
      ...units.map((unit) => ({ head: unit.code, width: narrow ? 15 : 21, alignment: 'center' as const })),
    ],
    lines.map((line) => [line.ref, narrow ? line.shortTitle : line.title, ...units.map((_, at) => cellOf(line.cells[from + at] ?? null))]),
    {
      dense: true,
      tight: paper.look.page.height < LOW_PAGE ? 'most' : true,
      width,
      ...(narrow && units.length > 3 ? { fontSize: size.head } : {}),
    },
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
      ...resultsOf(model.audit.kind === 'stage_1').flatMap((result) => [
        ...resultRuns(result, paper.resultWord(result)),
        { text: '     ' },
      ]),
      ...(undecided ? [{ text: `${undecidedMark}\u00a0${t('report.undecided')}` }] : []),
    ],
  };
}

/** A drawing cannot break over pages: so many clauses and areas stand in one. */
const MOST_GROUPS = 40;

/** How much was seen, as a picture and in numbers, and what was not. */
function seen(paper: Paper, place: SectionPlace): Content[] {
  const { model } = paper;
  const { groups, holes, looks, leftOut } = model.seen;
  const sum = t('report.coverage.sum', { seen: model.seen.seen, planned: model.seen.planned });
  const rest = leftOut === 0 ? '' : ` ${t('report.coverage.leftOut', { count: leftOut })}`;
  const kinds = lookKinds.filter((kind) => looks[kind] > 0).map((kind) => t(`coverage.look.${kind}`, { count: looks[kind] }));
  const drawings: Content[] = [];
  for (let from = 0; from < model.units.length; from += FULL_UNITS)
    for (let first = 0; first < groups.length; first += MOST_GROUPS)
      drawings.push({
        svg: seenChart(
          paper.set,
          groups.slice(first, first + MOST_GROUPS),
          model.units.slice(from, from + FULL_UNITS),
          from,
          paper.look.page.measure,
        ),
        font: 'Sans',
        margin: [0, 4, 0, 6],
      });
  return [
    ...paper.heading2({
      number: `${place.number}.1`,
      title: t('report.coverage.seen'),
      id: `${place.id}-1`,
      parent: place.id,
      reserve: 120,
    }),
    paper.text(`${sum}${rest}${kinds.length === 0 ? '' : ` ${t('report.coverage.looks', { looks: kinds.join(', ') })}`}`, {
      margin: [0, 0, 0, 4],
    }),
    paper.text(t('report.coverage.seenKey'), { size: size.caption, color: ink.muted, margin: [0, 0, 0, 2] }),
    ...drawings,
    paper.text(holes.length === 0 ? t('report.coverage.noHoles') : t('report.coverage.holes'), { margin: [0, 4, 0, 2] }),
    ...(holes.length === 0
      ? []
      : [
          listTable(
            paper,
            [{ head: t('report.coverage.hole'), width: 'rest' }],
            holes.map((what) => [what]),
            { dense: true },
          ),
        ]),
  ];
}

/** An integrated audit: what each standard came to. */
function byStandard(paper: Paper, place: SectionPlace): Content[] {
  const { standards, audit } = paper.model;
  if (standards.length === 0) return [];
  const results = resultsOf(audit.kind === 'stage_1');
  return [
    ...paper.heading2({
      number: `${place.number}.2`,
      title: t('report.coverage.byStandard'),
      id: `${place.id}-2`,
      parent: place.id,
      reserve: 90,
    }),
    paper.text(t('report.coverage.byStandardIntro'), { margin: [0, 0, 0, 4] }),
    listTable(
      paper,
      [
        { head: t('report.coverage.standard'), width: 'rest', bold: true },
        { head: t('report.coverage.requirements'), width: 58, alignment: 'right' },
        ...results.map((result) => ({ head: paper.resultWord(result), width: 42, alignment: 'right' as const })),
        { head: t('report.undecided'), width: 42, alignment: 'right' },
      ],
      standards.map((one) => [one.name, String(one.total), ...results.map((result) => String(one.counts[result])), String(one.undecided)]),
      { dense: true, tight: true },
    ),
  ];
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
        { width: halfOf(paper), stack: [matrix(paper, t('report.coverage.clauses'), clauses, units, 0, halfOf(paper))] },
        { width: halfOf(paper), stack: [matrix(paper, t('report.coverage.controls'), controls, units, 0, halfOf(paper))] },
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
      if (clauses.length > 0) tables.push(matrix(paper, t('report.coverage.clauses'), clauses, part, from, paper.look.page.measure));
      if (controls.length > 0) tables.push(matrix(paper, t('report.coverage.controls'), controls, part, from, paper.look.page.measure));
    }
  }
  return [
    ...paper.heading1({ number: place.number, title: t('report.section.coverage'), id: place.id, newPage: true }),
    paper.text(t('report.coverage.intro'), { margin: [0, 0, 0, 4] }),
    ...(model.coverage.length === 0
      ? [paper.text(t('report.checklist.empty'))]
      : [key(paper), ...tables, ...seen(paper, place), ...byStandard(paper, place)]),
  ];
};
