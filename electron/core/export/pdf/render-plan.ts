/** Plan and attendance sheets as landscape pages (ISO/IEC 17021-1 9.2.3, 9.4.2, 9.4.7). Runs in the export thread. */
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { clockTime } from '../../../../shared/rules/plan.ts';
import { dateRange, days, longDate, shortDate } from '../../../../shared/words/dates.ts';
import { t } from '../../../../shared/words/words.ts';
import type { GivenLook } from '../given-look.ts';
import type { PlanMeeting, PlanModel } from '../plan-model.ts';
import { paperValues } from './field-values.ts';
import { ink, leading, rule, size } from './look.ts';
import { createSheet, type Sheet } from './paper.ts';
import { planTable } from './plan-table.ts';
import { type RenderedReport, renderPdf } from './render-report.ts';
import { type Running, runningFoot, runningHead } from './running.ts';
import { type KeyValue, keyValueTable, listTable } from './tables.ts';
import type { TypeSetter } from './type-setter.ts';

const halfOf = (sheet: Sheet) => (sheet.look.landscape.measure - 24) / 2;
const LABEL = 72;
/** Points between the edge of the page and the running head. */
const HEAD_TOP = 26;
/** Rows that fill the page below the head; at least three stay empty for people who come without being announced. */
const SHEET_ROWS = 13;
const EMPTY_ROWS = 3;
const SIGNATURE_HEIGHT = 20;

const filled = (rows: readonly KeyValue[]) => rows.filter(({ value }) => (typeof value === 'string' ? value : value.text).trim() !== '');

function head(sheet: Sheet, model: PlanModel): Content[] {
  const { audit } = model;
  const line = [model.client, dateRange(audit.startsOn, audit.endsOn), audit.places].filter((part) => part !== '').join('  ·  ');
  const agreed =
    model.agreed === null
      ? t('plan.notAgreed')
      : t(model.agreed.changed ? 'plan.agreedChanged' : 'plan.agreed', { name: model.agreed.name, on: longDate(model.agreed.on) });
  const team = model.team.map(
    ({ name, role, hundredths }) => `${name} (${t(`vocabulary.personRole.${role}`).toLowerCase()}, ${days(hundredths)})`,
  );
  const inPlan = (model.inPlanHundredths / 100).toFixed(2).replace(/\.?0+$/, '');
  const planned = audit.plannedHundredths === null ? null : (audit.plannedHundredths / 100).toFixed(2).replace(/\.?0+$/, '');
  const auditTime = [
    planned === null ? t('plan.auditorDays', { days: inPlan }) : t('plan.ofPlanned', { days: inPlan, planned }),
    ...(model.remoteHundredths === 0 ? [] : [t('plan.remoteHours', { hours: Math.round(model.remoteHundredths * 0.8) / 10 })]),
  ].join('; ');
  const left = filled([
    { label: t('planPaper.objectives'), value: audit.objectives },
    { label: t('planPaper.criteria'), value: audit.criteria },
  ]);
  const right = filled([
    { label: t('planPaper.scope'), value: model.scope },
    { label: t('planPaper.systems'), value: model.systems.join(', ') },
    { label: t('planPaper.team'), value: team.join('\n') },
    { label: t('planPaper.auditTime'), value: auditTime },
    { label: t('planPaper.times'), value: t('planPaper.timesIn', { zone: model.timeZone }) },
    {
      label: t('planPaper.agreed'),
      value: { text: agreed, ...(model.agreed === null || model.agreed.changed ? { color: ink.danger } : {}) },
    },
  ]);
  const half = (rows: readonly KeyValue[]): Content =>
    rows.length === 0 ? { text: '' } : keyValueTable(sheet, rows, { labelWidth: LABEL, width: halfOf(sheet), margin: [0, 0, 0, 0] });
  return [
    sheet.text(t('planPaper.title', { audit: audit.title }), {
      family: 'Serif',
      bold: true,
      size: 22,
      lineHeight: 1,
      margin: [0, 0, 0, 4],
    }),
    sheet.text(line, { size: 10.6, margin: [0, 0, 0, 10] }),
    {
      columns: [
        { width: halfOf(sheet), stack: [half(left)] },
        { width: halfOf(sheet), stack: [half(right)] },
      ],
      columnGap: 24,
      margin: [0, 0, 0, 14],
    },
  ];
}

function openEnds(sheet: Sheet, model: PlanModel): Content[] {
  const { counts, uncovered } = model.coverage;
  const of = (kind: keyof typeof counts) => t('planPaper.ofCount', { covered: counts[kind].covered, total: counts[kind].total });
  const title = (text: string) => sheet.text(text, { bold: true, size: 12.5, color: sheet.look.accent, margin: [0, 4, 0, 5] });
  const sum = sheet.text(
    t('planPaper.coverage', { clauses: of('clause'), controls: of('control'), systems: of('system'), sites: of('site') }),
    { margin: [0, 0, 0, 6] },
  );
  return [
    ...(model.clashes.length === 0
      ? []
      : [title(t('planPaper.clashes')), ...model.clashes.map((text) => sheet.text(text, { color: ink.danger, margin: [0, 0, 0, 3] }))]),
    {
      unbreakable: true,
      stack: [
        title(t('planPaper.uncovered')),
        sum,
        sheet.text(t(uncovered.length === 0 ? 'planPaper.uncoveredNone' : 'planPaper.uncoveredLead'), { margin: [0, 0, 0, 4] }),
      ],
    },
    ...(uncovered.length === 0
      ? []
      : [
          listTable(
            sheet,
            [
              { head: t('planPaper.uncoveredWhat'), width: 150, bold: true },
              { head: t('planPaper.uncoveredTitle'), width: 'rest' },
            ],
            uncovered.map((one) => [`${t(`planPaper.kinds.${one.kind}`)} ${one.ref}`.trim(), one.title]),
            { width: sheet.look.landscape.measure, dense: true },
          ),
        ]),
  ];
}

/** Names of those who were there, and lines for those who come. The signature is written by hand. */
function attendanceTable(sheet: Sheet, meeting: PlanMeeting): Content {
  const widths = [190, 190, 170, sheet.look.landscape.measure - 550 - 24];
  const heads = [t('planPaper.name'), t('planPaper.jobTitle'), t('planPaper.organization'), t('planPaper.signature')];
  const rows = [
    ...meeting.attendance,
    ...Array.from({ length: Math.max(EMPTY_ROWS, SHEET_ROWS - meeting.attendance.length) }, () => ({
      name: '',
      jobTitle: '',
      organization: '',
    })),
  ];
  const body: TableCell[][] = [
    heads.map((text) => sheet.text(text, { bold: true, size: size.head, color: ink.muted })),
    ...rows.map((row): TableCell[] => [
      sheet.text(row.name, { bold: true }),
      sheet.text(row.jobTitle),
      sheet.text(row.organization),
      { text: '' },
    ]),
  ];
  return {
    table: { headerRows: 1, dontBreakRows: true, widths, heights: (row) => (row === 0 ? 'auto' : SIGNATURE_HEIGHT), body },
    layout: {
      hLineWidth: (line) => (line === 0 ? 0 : line === 1 || line === body.length ? rule.strong : rule.thin),
      hLineColor: (line) => (line === 1 || line === body.length ? ink.text : ink.hairline),
      vLineWidth: () => 0,
      paddingLeft: (column) => (column === 0 ? 0 : 4),
      paddingRight: (column) => (column === widths.length - 1 ? 0 : 4),
      paddingTop: () => 4,
      paddingBottom: () => 2,
    },
    fontSize: size.table,
    lineHeight: leading.table,
    margin: [0, 0, 0, 12],
  };
}

function attendanceSheet(sheet: Sheet, meeting: PlanMeeting): Content[] {
  const when = [longDate(meeting.heldOn), meeting.startMinute === null ? '' : clockTime(meeting.startMinute)]
    .filter((part) => part !== '')
    .join(', ');
  const facts: KeyValue[] = [
    { label: t('planPaper.heldOn'), value: when },
    { label: t('planPaper.place'), value: meeting.place },
    ...filled([{ label: t('planPaper.note'), value: meeting.note }]),
  ];
  const points = meeting.agenda.map(
    ({ text, done }): Content => ({
      columns: [
        { width: 10, ...sheet.text(done ? '✓' : '☐', { ...(done ? { bold: true, color: sheet.look.accent } : { color: ink.muted }) }) },
        { width: '*', ...sheet.text(text) },
      ],
      columnGap: 4,
      fontSize: size.table,
      margin: [0, 0, 0, 2.4],
    }),
  );
  const half = Math.ceil(points.length / 2);
  return [
    {
      ...sheet.text(t('planPaper.attendance', { meeting: t(`plan.meetingKind.${meeting.kind}`).toLowerCase() }), {
        family: 'Serif',
        bold: true,
        size: 19,
        margin: [0, 0, 0, 8],
      }),
      pageBreak: 'before',
    },
    keyValueTable(sheet, facts, { labelWidth: LABEL, width: sheet.look.landscape.measure, margin: [0, 0, 0, 12] }),
    attendanceTable(sheet, meeting),
    {
      unbreakable: true,
      stack: [
        sheet.text(t('planPaper.agendaTitle'), { bold: true, size: 12.5, color: sheet.look.accent, margin: [0, 2, 0, 5] }),
        {
          columns: [
            { width: halfOf(sheet), stack: points.slice(0, half) },
            { width: halfOf(sheet), stack: points.slice(half) },
          ],
          columnGap: 24,
        },
      ],
    },
  ];
}

function runningOf(sheet: Sheet, model: PlanModel): Running {
  const { audit } = model;
  const lead = model.team.find(({ role }) => role === 'lead_auditor')?.name;
  return {
    client: model.client,
    body: model.body,
    after: [audit.title, model.standard],
    right: [
      t('planPaper.headRight', { number: audit.number, date: shortDate(model.generatedOn) }),
      ...(model.agreed === null ? [t('planPaper.draft')] : []),
    ].join(', '),
    ownRight: false,
    values: {
      ...paperValues(sheet, model, dateRange(audit.startsOn, audit.endsOn)),
      date: longDate(model.generatedOn),
      ...(lead === undefined ? {} : { lead }),
    },
  };
}

function planDocument(model: PlanModel, set: TypeSetter, onPages: (count: number) => void): TDocumentDefinitions {
  const sheet = createSheet(set);
  const made = new Date(model.generatedAt);
  const { landscape } = sheet.look;
  const running = runningOf(sheet, model);
  return {
    version: '1.7',
    compress: true,
    pageSize: landscape.size,
    pageOrientation: 'landscape',
    pageMargins: [landscape.left, landscape.top, landscape.right, landscape.bottom],
    info: {
      title: `${t('planPaper.title', { audit: model.audit.title })} · ${model.client}`,
      author: model.team.find(({ role }) => role === 'lead_auditor')?.name ?? model.body,
      creator: `${model.program.name} ${model.program.version}`,
      producer: model.program.name,
      creationDate: made,
      modDate: made,
    },
    language: 'en',
    defaultStyle: { font: 'Sans', fontSize: size.text, lineHeight: leading.text, color: ink.text },
    header: (current, total) => runningHead(sheet, running, landscape, HEAD_TOP, { page: current, pages: total }),
    footer: (current, total) => {
      onPages(total);
      return runningFoot(sheet, running, landscape, { page: current, pages: total });
    },
    content: [
      ...head(sheet, model),
      ...(model.days.length === 0
        ? [sheet.text(t('planPaper.empty'), { color: ink.muted, margin: [0, 0, 0, 10] })]
        : [planTable(sheet, model, sheet.look.landscape.measure)]),
      ...openEnds(sheet, model),
      ...model.meetings.flatMap((meeting) => attendanceSheet(sheet, meeting)),
    ],
  };
}

/** @param fontFolder folder with the font files of the program */
export function renderPlan(
  model: PlanModel,
  fontFolder: string,
  onProgress?: (share: number) => void,
  look?: GivenLook | null,
): Promise<RenderedReport> {
  return renderPdf((set, onPages) => planDocument(model, set, onPages), fontFolder, onProgress, look);
}
