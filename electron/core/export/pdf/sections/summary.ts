/** Section 1: recommendation, summary, number tiles and the chart of results. */
import type { Column, Content } from 'pdfmake/interfaces';
import { isOwnScale } from '../../../../../shared/rules/report-kinds.ts';
import { t } from '../../../../../shared/words/words.ts';
import type { ReportModel } from '../../report-model/shape.ts';
import { commonScale, stackedBars, swatch } from '../charts.ts';
import { ink, resultLook, resultsOf, size } from '../look.ts';
import type { Paper } from '../paper.ts';
import { box } from '../tables.ts';
import { paragraphs } from '../type-setter.ts';
import { sampleFigures } from './samples.ts';
import type { Section } from './section.ts';

const HALF = 230;
/** More references than this are counted, not listed. */
const MOST_REFS = 6;

interface Tile {
  readonly value: string;
  readonly label: string;
  readonly alarming?: boolean;
}

function tilesOf(model: ReportModel): Tile[] {
  const { totals, scale } = model;
  const examined = {
    value: t('report.tile.of', { part: totals.examined, whole: totals.requirements - totals.notApplicable }),
    label: t('report.tile.examined'),
  };
  if (model.audit.kind === 'stage_1') {
    return [
      { value: String(totals.areasOfConcern), label: t('report.tile.concerns', { count: totals.areasOfConcern }) },
      { value: String(totals.adequate), label: t('report.tile.adequate') },
      { value: String(totals.notApplicable), label: t('report.tile.notApplicable') },
      examined,
    ];
  }
  if (scale !== null)
    return [
      { value: String(totals.majors), label: scale.major ?? '', alarming: totals.majors > 0 },
      { value: String(totals.minors), label: scale.minor ?? '' },
      { value: String(totals.opportunities), label: scale.opportunity ?? '' },
      examined,
    ];
  return [
    { value: String(totals.majors), label: t('report.tile.majors', { count: totals.majors }), alarming: totals.majors > 0 },
    { value: String(totals.minors), label: t('report.tile.minors', { count: totals.minors }) },
    { value: String(totals.opportunities), label: t('report.tile.opportunities', { count: totals.opportunities }) },
    examined,
  ];
}

function tiles(paper: Paper): Content {
  const width = paper.look.page.measure / 4 - 12;
  return {
    table: {
      widths: [width + 10, width, width, width],
      body: [
        tilesOf(paper.model).map((tile) => ({
          stack: [
            paper.text(tile.value, {
              family: 'Serif',
              bold: true,
              size: 24,
              lineHeight: 1,
              color: tile.alarming === true ? ink.danger : ink.text,
            }),
            paper.text(tile.label, { size: size.caption, color: ink.muted }),
          ],
        })),
      ],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (line) => (line > 0 && line < 4 ? 0.6 : 0),
      vLineColor: () => ink.hairline,
      paddingLeft: (column) => (column === 0 ? 0 : 9),
      paddingRight: () => 0,
      paddingTop: () => 0,
      paddingBottom: () => 0,
    },
    margin: [0, 8, 0, 6],
  };
}

function refsOrCount(refs: readonly string[]): string {
  return refs.length <= MOST_REFS ? refs.join(', ') : `${refs.slice(0, MOST_REFS).join(', ')} …  (${refs.length})`;
}

function note(model: ReportModel): string {
  const { totals } = model;
  const applicable = model.areas.reduce((sum, area) => sum + area.total - area.counts.not_applicable, 0);
  const refsWith = (...results: readonly string[]) => [
    ...new Set(
      model.coverage.filter((line) => line.cells.every((cell) => cell === null || results.includes(cell))).map((line) => line.ref),
    ),
  ];
  const left = refsWith('not_sampled', 'not_reviewed', 'not_applicable').filter((ref) => !refsWith('not_applicable').includes(ref));
  const excluded = refsWith('not_applicable');
  return [
    t('report.tile.note', {
      clauses: t('report.tile.noteRequirements', { count: totals.clauseExamined }),
      controls: totals.controlsExamined,
      applicable,
    }),
    ...(left.length > 0
      ? [t(model.audit.kind === 'stage_1' ? 'report.tile.noteNotReviewed' : 'report.tile.noteNotSampled', { refs: refsOrCount(left) })]
      : []),
    ...(excluded.length > 0 ? [t('report.tile.noteNotApplicable', { refs: refsOrCount(excluded) })] : []),
    ...(totals.undecided > 0 ? [t('report.tile.noteUndecided', { count: totals.undecided })] : []),
  ].join(' ');
}

/** A drawing cannot break over pages: a catalog with more groups than this gets further charts. */
const MOST_BARS = 24;

/** Clauses and areas side by side on one scale, with key and caption. */
function chart(paper: Paper, clauses: ReportModel['clauses'], areas: ReportModel['areas'], number: number): Content {
  const { model } = paper;
  const order = resultsOf(model.audit.kind === 'stage_1');
  const perUnit = commonScale([model.clauses, model.areas], HALF);
  const half = (title: string, groups: ReportModel['clauses']): Column => ({
    width: HALF,
    stack: [
      paper.text(title, { bold: true, size: size.table, margin: [0, 0, 0, 5] }),
      ...(groups.length === 0 ? [] : [{ svg: stackedBars(paper.set, groups, order, HALF, perUnit), font: 'Sans' }]),
    ],
  });
  const undecided = model.totals.undecided > 0;
  const key = [
    ...order.map((result) => ({ fill: resultLook[result].fill, word: paper.resultWord(result) })),
    ...(undecided ? [{ fill: null, word: t('report.undecided') }] : []),
  ];
  return {
    unbreakable: true,
    stack: [
      { columnGap: 18, columns: [half(t('report.chart.clauses'), clauses), half(t('report.chart.areas'), areas)] },
      {
        margin: [0, 5, 0, 4],
        columnGap: 4,
        columns: key.flatMap((one): Column[] => [
          { width: 8.6, svg: swatch(one.fill), margin: [0, 1.6, 0, 0] },
          {
            width: 'auto',
            noWrap: true,
            ...paper.text(one.word.replaceAll(' ', '\u00a0'), { size: size.head, color: ink.muted, margin: [0, 0, 9, 0] }),
          },
        ]),
      },
      paper.text(t('report.chart.caption', { number }), { size: size.caption, color: ink.muted }),
    ],
    margin: [0, 12, 0, 0],
  };
}

const chartCount = ({ clauses, areas }: ReportModel) => Math.max(1, Math.ceil(Math.max(clauses.length, areas.length) / MOST_BARS));

function charts(paper: Paper): Content[] {
  const { clauses, areas } = paper.model;
  const number = chartCount(paper.model);
  return Array.from({ length: number }, (_, at) => {
    const part = <T>(groups: readonly T[]) => groups.slice(at * MOST_BARS, (at + 1) * MOST_BARS);
    return chart(paper, part(clauses), part(areas), at + 1);
  });
}

export const summary: Section = (paper, { number, id }) => {
  const { model } = paper;
  const consulting = isOwnScale(model.audit.kind);
  // A gap analysis ends with readiness as Stage 1 does; it is no certification audit and recommends nothing.
  const ending = model.audit.kind === 'stage_1' || model.audit.kind === 'gap_analysis' ? 'readiness_conclusion' : 'recommendation';
  const [first, ...more] = paragraphs(model.texts[ending] ?? '');
  const endingTitle =
    ending === 'recommendation'
      ? 'report.section.recommendation'
      : model.audit.kind === 'gap_analysis'
        ? 'report.section.readinessOwn'
        : 'report.section.readiness';
  const unneeded = model.audit.kind === 'internal' && first === undefined;
  const recommendation: Content[] = unneeded
    ? []
    : [
        box(paper, [
          paper.text(t(endingTitle), {
            bold: true,
            size: size.head,
            color: paper.look.accent,
            margin: [0, 0, 0, 3],
          }),
          ...(first === undefined
            ? paper.written(undefined, t(`vocabulary.reportSection.${ending}`).toLowerCase())
            : [paper.text(first, { family: 'Serif', size: first.length > 420 ? size.statement : size.recommendation, lineHeight: 1.05 })]),
          ...(more.length > 0 && more.join(' ').length <= 400
            ? more.map((one) => paper.text(one, { size: size.caption, color: ink.muted, margin: [0, 3, 0, 0] }))
            : []),
        ]),
      ];
  return [
    ...paper.heading1({ number, title: t('report.section.summary'), id, newPage: true }),
    ...(consulting
      ? [
          paper.text(t(`report.noCertification.${model.audit.kind === 'internal' ? 'internal' : 'gap_analysis'}`), {
            color: ink.muted,
            margin: [0, 0, 0, 8],
          }),
        ]
      : []),
    ...recommendation,
    ...paper.written(model.texts.summary, t('vocabulary.reportSection.summary').toLowerCase()),
    ...(model.checklist.length === 0
      ? []
      : [
          {
            unbreakable: true,
            stack: [tiles(paper), paper.text(note(model), { size: size.caption, color: ink.muted, margin: [0, 0, 0, 2] })],
          },
          ...charts(paper),
        ]),
    ...sampleFigures(paper, model.checklist.length === 0 ? 1 : chartCount(model) + 1),
  ];
};
